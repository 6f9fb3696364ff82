"""The rows of a comparison, each in three: what only the one says, what both share, what only the other says.

Pure. A value stands in one of the three, never in two (DESIGN). Rows stand in groups, such as “Effects”; that of the law among supply.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from comparisons.engine.comparison import Comparison
from comparisons.engine.differences import Alike, Row
from comparisons.presenters.law import LABEL as LEGAL_STATUS
from comparisons.presenters.law import Said, legal_status
from drugref.domain.english import capital, listed, many
from drugref.domain.statements import Fact, Graph
from drugref.presenters.facts import FactGroup, PrintedFact, clinical_word, fact_groups, origin_in_words, value_in_words
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import CodedAttribute, Form, Members

SENTENCES_ARE_SIDE_BY_SIDE = CodedAttribute.MECHANISM
BESIDE_THE_LAW = CodedAttribute.SUPPLY
NOT_RECORDED = "not recorded"
LAW_ANCHOR = "legal-status"


Sides = tuple[SourceNotes, SourceNotes]
"""What cites for the left side of a row, and for the right."""


class Show(StrEnum):
    """Which part of the rows is asked for (``?show=``)."""

    ALL = "all"
    DIFFERENCES = "differences"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its facts in groups, or the words that stand for silence; '' where the other says nothing either."""

    groups: tuple[FactGroup, ...]
    silence: str = ""
    is_alone: bool = False
    """The other side is recorded too, and does not say this."""

    @property
    def marks(self) -> frozenset[int]:
        return frozenset(mark for group in self.groups for fact in group.facts for mark in fact.marks)

    @property
    def count(self) -> int:
        return sum(len(group.facts) for group in self.groups)


@dataclass(frozen=True, slots=True)
class PrintedAlike:
    """Something both say, with the marks of both sides."""

    value: str
    clinical: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """What both say with the same reservation: '' for none, else in what it is only near."""

    note: str
    items: tuple[PrintedAlike, ...]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One attribute: ``left`` and ``right`` hold what only that side says, ``both`` what they share. ``anchor`` leads to it."""

    label: str
    anchor: str
    left: Cell
    both: tuple[AlikeGroup, ...]
    right: Cell
    is_sentence: bool = False

    @property
    def slug(self) -> str:
        """The last part of the address of its sources."""
        return self.anchor.removeprefix("row-")

    @property
    def marks(self) -> tuple[int, ...]:
        """The numbers of all its sources, ascending."""
        shared = {mark for group in self.both for item in group.items for mark in item.marks}
        return tuple(sorted(self.left.marks | shared | self.right.marks))

    @property
    def differ(self) -> int:
        return 0 if self.is_sentence else self.left.count + self.right.count

    @property
    def alike(self) -> int:
        return sum(len(group.items) for group in self.both)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading."""

    heading: str
    anchor: str
    rows: tuple[PrintedRow, ...]

    @property
    def differ(self) -> int:
        return sum(row.differ for row in self.rows)

    @property
    def alike(self) -> int:
        return sum(row.alike for row in self.rows)


@dataclass(frozen=True, slots=True)
class Details:
    """All rows in their groups, as far as *show* asks for them; ``gaps``: the labels of what is recorded for neither."""

    groups: tuple[RowGroup, ...]
    gaps: tuple[str, ...]
    show: Show

    @property
    def rows(self) -> tuple[PrintedRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


class Rows:
    """Prints the rows of one comparison."""

    def __init__(self, comparison: Comparison, graph: Graph, sources: SourceNotes) -> None:
        self.comparison = comparison
        self.graph = graph
        self.sources = sources
        self.law = legal_status(comparison, graph)

    def details(self, show: Show = Show.ALL) -> Details:
        """The rows that *show* asks for, by the order of their attributes."""
        by_group: dict[str, list[PrintedRow]] = {}
        for row in self.comparison.rows:
            if not row.is_gap:
                by_group.setdefault(row.attribute.group, []).append(self._row(row))
        if not self.law.is_gap:
            by_group.setdefault(self._heading_of_law(), []).append(self._law())
        shown = {heading: tuple(found for row in rows if (found := _as_asked(row, show))) for heading, rows in by_group.items()}
        groups = tuple(RowGroup(heading, _anchor(heading), rows) for heading, rows in shown.items() if rows)
        return Details(groups, self._gaps(), show)

    def _heading_of_law(self) -> str:
        return next((row.attribute.group for row in self.comparison.rows if row.attribute.slug == BESIDE_THE_LAW), LEGAL_STATUS)

    def _gaps(self) -> tuple[str, ...]:
        return (*(row.attribute.label for row in self.comparison.gaps), *([LEGAL_STATUS] if self.law.is_gap else []))

    def _row(self, row: Row) -> PrintedRow:
        """What most members of a side's class share stands with what is that side's own."""
        sides = self._sides(f"row-{row.attribute.slug}", row.attribute.label)
        label, anchor, is_sentence = row.attribute.label, f"row-{row.attribute.slug}", _is_text(row)
        if is_sentence or row.is_one_sided:
            return PrintedRow(label, anchor, self._cell(row.left, sides[0]), (), self._cell(row.right, sides[1]), is_sentence)
        alone = [
            (*only, *(fact for fact in whole if fact.is_typical_only and not row.shares(fact)))
            for only, whole in ((row.left_only, row.left), (row.right_only, row.right))
        ]
        left, right = (replace(self._cell(facts, of, ""), is_alone=True) for facts, of in zip(alone, sides, strict=True))
        return PrintedRow(label, anchor, left, self._alike(row, sides), right)

    def _sides(self, anchor: str, label: str) -> Sides:
        """What cites for the row: for the left side, for the right."""
        slug, c = anchor.removeprefix("row-"), self.comparison
        left, right = (self.sources.of(slug, label, anchor, whose=profile.node.title) for profile in (c.left, c.right))
        return left, right

    def _cell(self, facts: Iterable[Fact], sources: SourceNotes, silence: str = NOT_RECORDED) -> Cell:
        groups = fact_groups(facts, self.graph, sources)
        return Cell(groups, "" if groups else silence)

    def _law(self) -> PrintedRow:
        silence = NOT_RECORDED if self.law.is_one_sided else ""
        sides = self._sides(f"row-{LAW_ANCHOR}", LEGAL_STATUS)
        left, right = (self._law_cell(said, of, silence) for said, of in zip((self.law.left, self.law.right), sides, strict=True))
        both = self.sources.of(LAW_ANCHOR, LEGAL_STATUS, f"row-{LAW_ANCHOR}")
        items = tuple(PrintedAlike(said.words, "", both.marks(said.citations, said.words)) for said in self.law.both)
        return PrintedRow(LEGAL_STATUS, f"row-{LAW_ANCHOR}", left, (AlikeGroup("", items),) if items else (), right)

    def _law_cell(self, said: Sequence[Said], sources: SourceNotes, silence: str) -> Cell:
        facts = tuple(PrintedFact(one.words, sources.marks(one.citations, one.words), is_state=one.is_state) for one in said)
        return Cell((FactGroup("", "", "", facts),), is_alone=not self.law.is_one_sided) if facts else Cell((), silence)

    def _alike(self, row: Row, sides: Sides) -> tuple[AlikeGroup, ...]:
        by_note: dict[str, list[Alike]] = {}
        for pair in row.alike:
            by_note.setdefault(self._note(pair), []).append(pair)
        ordered = sorted(by_note.items(), key=lambda group: group[0] != "")
        return tuple(AlikeGroup(capital(note), self._items(some, sides)) for note, some in ordered)

    def _items(self, alike: Iterable[Alike], sides: Sides) -> tuple[PrintedAlike, ...]:
        """Each value once, with the sources of all that say it."""
        by_value: dict[tuple[str, str], list[int]] = {}
        for pair in alike:
            value, clinical = _shared_value(pair)
            for fact, sources in zip((pair.left, pair.right), sides, strict=True):
                marks = sources.marks(fact.citations, value, origin_in_words(fact, self.graph))
                by_value.setdefault((value, clinical), []).extend(marks)
        return tuple(PrintedAlike(value, clinical, Marks.of(marks)) for (value, clinical), marks in by_value.items())

    def _note(self, pair: Alike) -> str:
        """In what the two are only near, for which form, of how many members it is true; '' where nothing is to be said."""
        sides = ((self.comparison.left.node, pair.left), (self.comparison.right.node, pair.right))
        if pair.near == "approval":
            return "; ".join(f"{many(node)}: {fact.approval}" for node, fact in sides if fact.approval)
        place = "same system, different place" if pair.shared_term else ""
        loose = [(self.graph.nodes[fact.entry], fact) for _node, fact in sides if fact.members in (Members.MOST, Members.SOME)]
        of = "" if pair.near == "system" else listed(dict.fromkeys(f"{fact.members.split()[0]} {many(node)}" for node, fact in loose))
        return "; ".join(filter(None, (place, *_measured_for(pair.left), of)))


def _measured_for(fact: Fact) -> tuple[str, str]:
    """The form a quantity holds for and what it is measured against: both sides' alike; '' where there is none."""
    form = Form(fact.form).label if fact.quantity and fact.form else ""
    return form, f"against {fact.comparator}" if fact.quantity and fact.comparator else ""


def _as_asked(row: PrintedRow, show: Show) -> PrintedRow | None:
    """The part of *row* that *show* asks for; None where it has none."""
    if show is Show.BOTH:
        return replace(row, left=Cell(()), right=Cell(())) if row.both else None
    if show is Show.DIFFERENCES:
        return replace(row, both=()) if row.differ or row.is_sentence else None
    return row


def _anchor(heading: str) -> str:
    """'Stopping and misuse' -> 'stopping-and-misuse'."""
    return heading.lower().replace(" ", "-")


def _is_text(row: Row) -> bool:
    return row.attribute.slug == SENTENCES_ARE_SIDE_BY_SIDE


def _shared_value(pair: Alike) -> tuple[str, str]:
    """(what both say, its clinical word): of two targets in one system the system, of two ranges that overlap both."""
    if pair.shared_term:
        return capital(pair.shared_term.label), pair.shared_term.clinical
    left, right = value_in_words(pair.left), value_in_words(pair.right)
    return (left if left == right else f"{left} / {right}"), clinical_word(pair.left)
