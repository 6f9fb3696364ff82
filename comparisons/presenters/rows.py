"""The rows of a comparison: what differs, what both share, what is recorded for one side only. The last of each is the law's.

Pure. A value stands under one of the three, never under two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.engine.differences import Alike, Row
from comparisons.presenters.law import LABEL as LEGAL_STATUS
from comparisons.presenters.law import Said, legal_status
from drugref.domain.english import capital, listed, many
from drugref.domain.statements import Citation, Fact, Graph
from drugref.presenters.facts import FactGroup, PrintedFact, SourceNotes, clinical_word, fact_groups, value_in_words
from drugref.vocabulary import CodedAttribute, Form, Members

SENTENCES_ARE_SIDE_BY_SIDE = CodedAttribute.MECHANISM
NOT_RECORDED = "not recorded"
NOTHING_MORE = "nothing beyond what both share"


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its facts in groups, or the words that stand for silence."""

    groups: tuple[FactGroup, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class PrintedRow:
    label: str
    left: Cell
    right: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of two columns, what is said before them, and what the table is called where it is not seen."""

    caption: str
    rows: tuple[PrintedRow, ...]
    lead_in: str = ""


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
class AlikeRow:
    label: str
    groups: tuple[AlikeGroup, ...]


class Rows:
    """Prints the rows of one comparison. Its methods are called in the order in which the page is read: so sources are numbered."""

    def __init__(self, comparison: Comparison, graph: Graph, sources: SourceNotes) -> None:
        self.comparison = comparison
        self.graph = graph
        self.sources = sources
        self.law = legal_status(comparison, graph)

    def side_by_side(self) -> Table:
        """Sentences, which are not compared."""
        return Table("How each works", tuple(self._whole(row) for row in self.comparison.rows if _is_text(row) and not row.is_gap))

    def differences(self) -> Table:
        rows = tuple(self._unlike(row) for row in self.comparison.differences if not _is_text(row))
        lead_in = "Each column holds what is recorded for that side and not for the other. A thing missing on one side is not a “no”."
        return Table("Differences", (*rows, *self._law(NOTHING_MORE)) if self.law.differs else rows, lead_in)

    def similarities(self) -> tuple[AlikeRow, ...]:
        rows = tuple(self._alike(row) for row in self.comparison.similarities if not _is_text(row))
        items = tuple(PrintedAlike(said.words, "", self.sources.marks(said.citations)) for said in self.law.both)
        return (*rows, AlikeRow(LEGAL_STATUS, (AlikeGroup("", items),))) if items else rows

    def one_sided(self) -> Table | None:
        whole = tuple(self._whole(row) for row in self.comparison.one_sided if not _is_text(row))
        rows = (*whole, *self._law(NOT_RECORDED)) if self.law.is_one_sided else whole
        return Table("Recorded for one only", rows, "Nothing can be compared here: the other side is not recorded.") if rows else None

    def gaps(self) -> tuple[str, ...] | None:
        """The labels of what is recorded for neither."""
        labels = (*(row.attribute.label for row in self.comparison.gaps), *([LEGAL_STATUS] if self.law.is_gap else []))
        return labels or None

    def _whole(self, row: Row) -> PrintedRow:
        return PrintedRow(row.attribute.label, self._cell(row.left, NOT_RECORDED), self._cell(row.right, NOT_RECORDED))

    def _unlike(self, row: Row) -> PrintedRow:
        """What each side says and the other does not; what most members of a side's class share stands with it."""
        sides = [
            (*only, *(fact for fact in whole if fact.is_typical_only and not row.shares(fact)))
            for only, whole in ((row.left_only, row.left), (row.right_only, row.right))
        ]
        return PrintedRow(row.attribute.label, self._cell(sides[0], NOTHING_MORE), self._cell(sides[1], NOTHING_MORE))

    def _cell(self, facts: Iterable[Fact], silence: str) -> Cell:
        groups = fact_groups(facts, self.graph, self.sources)
        return Cell(groups, "" if groups else silence)

    def _law(self, silence: str) -> tuple[PrintedRow, ...]:
        return (PrintedRow(LEGAL_STATUS, self._law_cell(self.law.left, silence), self._law_cell(self.law.right, silence)),)

    def _law_cell(self, said: Sequence[Said], silence: str) -> Cell:
        facts = tuple(PrintedFact(one.words, self.sources.marks(one.citations), is_state=one.is_state) for one in said)
        return Cell((FactGroup("", "", "", facts),), "") if facts else Cell((), silence)

    def _alike(self, row: Row) -> AlikeRow:
        by_note: dict[str, list[Alike]] = {}
        for pair in row.alike:
            by_note.setdefault(self._note(pair), []).append(pair)
        ordered = sorted(by_note.items(), key=lambda group: group[0] != "")
        return AlikeRow(row.attribute.label, tuple(AlikeGroup(capital(note), self._items(some)) for note, some in ordered))

    def _items(self, alike: Iterable[Alike]) -> tuple[PrintedAlike, ...]:
        """Each value once, with the sources of all that say it."""
        by_value: dict[tuple[str, str], list[Citation]] = {}
        for pair in alike:
            by_value.setdefault(_shared_value(pair), []).extend((*pair.left.citations, *pair.right.citations))
        return tuple(PrintedAlike(value, clinical, self.sources.marks(cited)) for (value, clinical), cited in by_value.items())

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


def _is_text(row: Row) -> bool:
    return row.attribute.slug == SENTENCES_ARE_SIDE_BY_SIDE


def _shared_value(pair: Alike) -> tuple[str, str]:
    """(what both say, its clinical word): of two targets in one system the system, of two ranges that overlap both."""
    if pair.shared_term:
        return capital(pair.shared_term.label), pair.shared_term.clinical
    left, right = value_in_words(pair.left), value_in_words(pair.right)
    return (left if left == right else f"{left} / {right}"), clinical_word(pair.left)
