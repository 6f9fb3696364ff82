"""What is recorded of taking an entry with others: how many of each severity, the worst by name, each other entry once.

Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drugref.domain.english import in_sentence
from drugref.domain.grave import Partner
from drugref.domain.statements import Graph, Interaction, Node
from drugref.presenters.readings import PrintedReading, readings
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import Form, Severity

HEADINGS = {
    Severity.NEVER: "Never together",
    Severity.SERIOUS: "Serious: ask first",
    Severity.CARE: "Take care",
    Severity.MINOR: "Minor",
    Severity.NONE_KNOWN: "None known",
}
MOST_SERIOUS = 5
"""As many of the serious ones have a line of their own; of those never to be taken together all have."""
SHORT_ENOUGH = 10
"""Words from which on a first sentence says enough."""
THE_WORST = re.compile(r"\b(breath|coma\b|death|deadly|die[ds]?\b|fatal|kill)")
EMERGENCY = "Someone who breathes slowly or cannot be woken needs emergency help."
SAYS_SO = re.compile(
    r"\s*Someone who (?:breathes slowly|can(?:no|’)t be woken)(?: or can(?:no|’)t be woken)? needs emergency help(?: at once)?\."
)
"""The same in the words of a row, said once for all of them; another emergency stays where it is told."""


@dataclass(frozen=True, slots=True)
class PrintedInteraction:
    """One row. ``about``: how it differs from what heads it: 'take care; by mouth; recorded for CNS depressants'."""

    severity_label: str
    what_happens: str
    what_to_ask: str
    marks: Marks
    about: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPartner:
    """Another entry in one short line, then all that is recorded of the two, the worst first."""

    other: Node
    severity: str
    short: str
    rows: tuple[PrintedInteraction, ...]

    @property
    def look(self) -> str:
        """'never-together'."""
        return self.severity.replace(" ", "-")

    @property
    def beyond(self) -> str:
        """What its first row says beyond the short line."""
        return " ".join(self.rows[0].what_happens.replace(self.short, "").split())

    @property
    def label(self) -> str:
        """'serious'."""
        return self.rows[0].severity_label


@dataclass(frozen=True, slots=True)
class OfSeverity:
    """Those of one severity: ``shown`` each with a line, the rest by name."""

    severity: str
    heading: str
    partners: tuple[PrintedPartner, ...]
    shown: tuple[PrintedPartner, ...]

    @property
    def rest(self) -> tuple[PrintedPartner, ...]:
        return self.partners[len(self.shown) :]


@dataclass(frozen=True, slots=True)
class WithOthers:
    """``emergency`` is what some of the rows say of one; ``looked_through`` what was read through for all this."""

    partners: tuple[PrintedPartner, ...]
    emergency: str
    looked_through: tuple[PrintedReading, ...]

    @property
    def groups(self) -> tuple[OfSeverity, ...]:
        by_severity = ((Severity(severity), tuple(some)) for severity, some in groupby(self.partners, key=lambda one: one.severity))
        return tuple(OfSeverity(some[0].look, HEADINGS[severity], some, some[: SHOWN.get(severity, 0)]) for severity, some in by_severity)


SHOWN: dict[str, int | None] = {Severity.NEVER: None, Severity.SERIOUS: MOST_SERIOUS}
"""How many of a severity have a line of their own; None is all."""


def with_others(found: Sequence[Partner], graph: Graph, node: Node, sources: SourceNotes) -> WithOthers | None:
    """Of those *found*, worst first; None where nothing is recorded and nothing was read."""
    told = tuple(_partner(one, graph, node.slug, sources) for one in found)
    grave = any(SAYS_SO.search(row.what_to_ask) for one in found for row, _ in one.rows)
    held = graph.ingredients_of(node.slug)
    read = readings((part, citation) for part in (node, *(graph.nodes[slug] for slug in held)) for citation in part.looked_through)
    return WithOthers(told, EMERGENCY if grave else "", read) if told or read else None


def _partner(partner: Partner, graph: Graph, slug: str, sources: SourceNotes) -> PrintedPartner:
    place, label = f"with-{partner.other.slug}", f"With {in_sentence(partner.other.title)}"
    rows = tuple(
        _interaction(
            row,
            _about(row, partner, "" if mine == slug else graph.nodes[mine].title),
            sources.of(f"{place}-{number}" if number > 1 else place, label, "together"),
        )
        for number, (row, mine) in enumerate(partner.rows, 1)
    )
    return PrintedPartner(partner.other, partner.severity, _short(rows[0].what_happens), rows)


def _short(text: str) -> str:
    """The first sentence that names the worst; without such a one the first, with the next where it is but a few words."""
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", text)
    if worst := next(filter(THE_WORST.search, sentences), ""):
        return worst
    return " ".join(sentences[: 2 if len(sentences[0].split()) < SHORT_ENOUGH else 1])


def _about(row: Interaction, partner: Partner, through: str) -> str:
    severity = Severity(row.severity).label if row.severity != partner.severity else ""
    form = Form(row.form).label if row.form else ""
    return "; ".join(filter(None, (severity, form, through and f"recorded for {through}")))


def _interaction(row: Interaction, about: str, sources: SourceNotes) -> PrintedInteraction:
    return PrintedInteraction(
        severity_label=Severity(row.severity).label,
        what_happens=row.what_happens,
        what_to_ask=SAYS_SO.sub("", row.what_to_ask).strip(),
        marks=sources.marks(row.citations, row.what_happens),
        about=about,
    )
