"""What must be known of an entry before anything else: at most three lines of at most fourteen words, what to do first.

Pure. The words of one side are the same in a comparison. The whole of each warning stands folded below the lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drugref.domain.english import capital, in_sentence, many
from drugref.domain.grave import Partner, boxed_warnings, dangerous_to_stop, is_of_stopping, sure
from drugref.domain.statements import Fact, Graph, Profile
from drugref.presenters.facts import PrintedFact, of_row, printed_fact
from drugref.presenters.sources import SourceNotes
from drugref.vocabulary import Members, Severity

MOST_LINES, MOST_NAMED, MOST_WORDS_OF_NAMES = 3, 2, 4
STOPPING = "do not stop suddenly; ask first."
TAKEN_WITH = {Severity.NEVER: "labels forbid it", Severity.SERIOUS: "it can be dangerous"}


@dataclass(frozen=True, slots=True)
class CareLine:
    """A line, and the part of the page that tells the whole of it, where that is not the card itself."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Care:
    """The lines; and ``full``, the boxed warnings and the danger of stopping with their sources: (('Boxed warning', (fact, …)), …)."""

    lines: tuple[CareLine, ...]
    full: tuple[tuple[str, tuple[PrintedFact, ...]], ...]


def care(profile: Profile, partners: Sequence[Partner], graph: Graph, sources: SourceNotes) -> Care | None:
    """The card of an entry; None where nothing grave is recorded."""
    boxed, stopping = boxed_warnings(profile), dangerous_to_stop(profile)
    by_severity = {severity: [one for one in partners if one.severity == severity] for severity in (Severity.NEVER, Severity.SERIOUS)}
    lines = (
        CareLine(_of_whom((*stopping, *filter(is_of_stopping, boxed)), STOPPING)),
        *(CareLine(_taken_with(some, TAKEN_WITH[severity], graph, profile), "together") for severity, some in by_severity.items()),
        CareLine(_of_whom(boxed, the_label(boxed, labels="labels carry" if profile.node.is_class else "label carries"))),
    )
    told = tuple(line for line in lines if line.text)[:MOST_LINES]
    return Care(told, _in_full([boxed, stopping], graph, sources)) if told else None


def the_label(boxed: Iterable[Fact], labels: str = "label carries") -> str:
    """'the US label carries the strongest warning (spinal pump).'"""
    form = form_of(boxed)
    return f"the US {labels} the strongest warning{f' ({form})' if form else ''}."


def form_of(facts: Iterable[Fact]) -> str:
    """The one form that all of them are limited to; '' where there is none such."""
    forms = {fact.form for fact in facts}
    return next(iter(forms)) if len(forms) == 1 else ""


def _of_whom(facts: Sequence[Fact], said: str) -> str:
    """'Do not stop suddenly; …', 'Most members: do not …', 'Most of its class: do not …'; '' where there is no fact."""
    own = sure(facts)
    if not facts:
        return ""
    if not own:
        return f"Most of its class: {said}"
    limits = {fact.members for fact in own}
    only = next(iter(limits)) if len(limits) == 1 else ""
    return f"{capital(only)}: {said}" if only in (Members.MOST, Members.SOME) else capital(said)


def _taken_with(partners: Sequence[Partner], said: str, graph: Graph, profile: Profile) -> str:
    """'With alcohol, opioids or 8 others: it can be dangerous. Ask first.'; '' with none. What it is itself is not named."""
    if not partners:
        return ""
    kin = {profile.slug, *graph.ancestors(profile.slug)}
    named = _fitting(many(one.other) for one in partners if one.other.slug not in kin)
    rest = len(partners) - len(named)
    others = [f"{rest} {'other' if rest == 1 else 'others'}"] if rest and named else []
    words = [*named, *others] or ["one of those below"]
    return f"With {', '.join(words[:-1])}{' or ' if len(words) > 1 else ''}{words[-1]}: {said}. Ask first."


def _fitting(names: Iterable[str]) -> list[str]:
    """The first names that together are short enough for a line: ['alcohol', 'opioids']."""
    found: list[str] = []
    for name in names:
        if len(found) < MOST_NAMED and sum(len(one.split()) for one in (*found, name)) <= MOST_WORDS_OF_NAMES:
            found.append(in_sentence(name))
    return found


def _in_full(rows: Iterable[Sequence[Fact]], graph: Graph, sources: SourceNotes) -> tuple[tuple[str, tuple[PrintedFact, ...]], ...]:
    of = [(facts, facts[0].attribute) for facts in rows if facts]
    printed = [(row.label, [printed_fact(fact, graph, of_row(row, sources)) for fact in facts]) for facts, row in of]
    return tuple((label, tuple(sorted(facts, key=lambda fact: fact.heading))) for label, facts in printed)
