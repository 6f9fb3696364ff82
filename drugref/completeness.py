"""What is recorded and what is missing, entry by entry: the editors' list of work.

Pure: reads a ``Knowledge`` that holds every entry. A blank is never filled by guess; it is counted here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from drugref.domain.rosters import OpenRosters, open_rosters
from drugref.domain.statements import Attribute, Citation, Fact, Graph, Knowledge, Node, Profile, Term
from drugref.vocabulary import Axis, CodedAttribute


class Mark(Enum):
    """How an attribute stands for an entry, with the sign the page prints."""

    RECORDED = "●"
    INHERITED = "○"
    CHECKED_NONE = "–"
    MISSING = ""

    @property
    def words(self) -> str:
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry: a mark for each attribute that it can have, the axes on which it has neither class nor check, and its citations.

    ``oldest`` is the day of the citation that was checked longest ago; None where nothing is cited.
    """

    node: Node
    marks: tuple[Mark | None, ...]
    axes_open: tuple[str, ...]
    citations: int
    oldest: date | None

    @property
    def missing(self) -> int:
        return sum(mark is Mark.MISSING for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Report:
    """The whole: a line an entry. ``rosters``: which are yet to be gone through; ``unread``: drugs of which nothing was read through
    for what it says of others; ``unsized``: facts of an enzyme without strength or share.
    """

    attributes: tuple[Attribute, ...]
    lines: tuple[EntryLine, ...]
    empty_classes: tuple[Node, ...]
    lonely_terms: tuple[Term, ...]
    rosters: OpenRosters
    unread: tuple[Node, ...]
    unsized: tuple[Fact, ...]

    @property
    def statements(self) -> int:
        return sum(line.citations for line in self.lines)


def report(everything: Knowledge) -> Report:
    """The report over all profiles of *everything*: drugs, then classes, those with most missing first."""
    lines = [_line(profile, everything) for profile in everything.profiles.values()]
    graph = everything.graph
    classes = [profile.node for profile in everything.profiles.values() if profile.node.is_class]
    return Report(
        attributes=everything.attributes,
        lines=tuple(sorted(lines, key=lambda line: (line.node.is_class, -line.missing, line.node.slug))),
        empty_classes=tuple(node for node in classes if not graph.down.get(node.slug)),
        lonely_terms=_lonely_terms(fact for profile in everything.profiles.values() for fact in _own(profile)),
        rosters=open_rosters(profile.node for profile in everything.profiles.values()),
        unread=tuple(line.node for line in lines if not line.node.is_class and not _is_read(line.node, graph)),
        unsized=tuple(fact for profile in everything.profiles.values() for fact in _own(profile) if _is_unsized(fact)),
    )


def _own(profile: Profile) -> Iterable[Fact]:
    return (fact for fact in profile.facts if fact.origin == "own")


def _is_read(node: Node, graph: Graph) -> bool:
    """Was something read through for what it says of others: of the drug itself, or of all that a combination holds?"""
    held = [graph.nodes[slug] for slug in node.ingredients]
    return bool(node.looked_through) or (bool(held) and all(part.looked_through for part in held))


def _is_unsized(fact: Fact) -> bool:
    """Of an enzyme or carrier, without saying how far or how much: then moderate, and a part, is assumed."""
    return fact.attribute.slug == CodedAttribute.ENZYMES and fact.is_value and not (fact.strength or fact.share)


def _line(profile: Profile, everything: Knowledge) -> EntryLine:
    citations = [*(cite for fact in _own(profile) for cite in fact.citations), *_edge_citations(profile, everything)]
    return EntryLine(
        node=profile.node,
        marks=tuple(_mark(profile, attribute) for attribute in everything.attributes),
        axes_open=_axes_open(profile, everything),
        citations=len(citations),
        oldest=min((cite.checked_on for cite in citations), default=None),
    )


def _edge_citations(profile: Profile, everything: Knowledge) -> list[Citation]:
    return [cite for edge in everything.graph.stated_of.get(profile.slug, ()) for cite in edge.citations]


def _mark(profile: Profile, attribute: Attribute) -> Mark | None:
    """None where a class can't have the attribute, since it is not handed down."""
    facts = profile.of(attribute.slug)
    if not facts:
        return None if profile.node.is_class and not attribute.inherited else Mark.MISSING
    own = [fact for fact in facts if fact.origin == "own"]
    if not own:
        return Mark.INHERITED
    return Mark.CHECKED_NONE if all(fact.denies for fact in own) else Mark.RECORDED


def _axes_open(profile: Profile, everything: Knowledge) -> tuple[str, ...]:
    """The axes on which a drug has no class, fully or partly, and was not looked up."""
    if profile.node.is_class:
        return ()
    graph = everything.graph
    above = [*graph.ancestors(profile.slug), *graph.up_partly.get(profile.slug, ())]
    covered = {graph.nodes[slug].axis for slug in above} | set(profile.node.checks)
    return tuple(axis for axis in (Axis.CHEMISTRY, Axis.MECHANISM, Axis.USE, Axis.LAW) if axis not in covered)


def _lonely_terms(facts: Iterable[Fact]) -> tuple[Term, ...]:
    """Terms that a single fact uses: often a second word for the same thing."""
    met: Counter[str] = Counter()
    terms: dict[str, Term] = {}
    for fact in facts:
        if fact.term:
            met[fact.term.slug] += 1
            terms[fact.term.slug] = fact.term
    return tuple(terms[slug] for slug in sorted(terms) if met[slug] == 1)
