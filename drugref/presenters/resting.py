"""Sources by kind, and every published statement that rests on one of them.

Pure.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from drugref.domain.english import capital, in_sentence
from drugref.domain.records import SourceRecord
from drugref.domain.statements import Citation, Node
from drugref.knowledge.edition import Edition
from drugref.presenters.entry import LOOKED_THROUGH_BY
from drugref.presenters.facts import value_in_words
from drugref.presenters.shelf import counted
from drugref.presenters.sources import section_name
from drugref.vocabulary import Axis, Extent, IdentifierSystem, NameKind, RelationKind, Severity, SourceKind

EXTENTS = {Extent.IS: "Belongs to", Extent.PARTLY: "Belongs in part to", Extent.IS_NOT: "Does not belong to"}
PLURALS = {
    SourceKind.LABEL: "Drug labels",
    SourceKind.REGULATOR: "Regulators",
    SourceKind.HEALTH_BODY: "Public health bodies",
    SourceKind.LAW: "Law",
    SourceKind.REFERENCE: "Reference books",
    SourceKind.REVIEW: "Reviews and studies",
    SourceKind.DATA: "Official data files",
    SourceKind.ENCYCLOPEDIA: "Encyclopedias",
}
DOCUMENTS = ("document", "documents")
IDENTITY, TOGETHER = "identity", "together"
"""Parts of an entry's page: its names and classes, and what is said of taking it with others."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement that rests on a source: of whom, what (“Side effects: sleepiness”), where in the source.

    It stands at ``anchor`` of the page of ``node``; where there is an ``other``, on the page of the two.
    """

    node: Node
    said: str
    section: str
    anchor: str = ""
    other: Node | None = None

    @property
    def whole(self) -> str:
        """All its words, to find it by."""
        return " ".join((self.node.title, self.other.title if self.other else "", self.said, self.section))


Found = Iterator[tuple[Citation, Resting]]
Find = Callable[[Edition], Found]
FURTHER: list[Find] = []
"""Apps add to it when they are ready: what else rests on sources."""


def sources_by_kind(edition: Edition) -> dict[SourceKind, tuple[SourceRecord, ...]]:
    """Kind -> its sources by title, in the order of the closed list; kinds without any are left out."""
    return edition.once(_sources_by_kind)


def _sources_by_kind(edition: Edition) -> dict[SourceKind, tuple[SourceRecord, ...]]:
    records = (record for record in edition.records.values() if isinstance(record, SourceRecord))
    found = sorted(records, key=lambda source: (source.title.lower(), source.slug))
    by_kind = {kind: tuple(source for source in found if source.kind == kind) for kind in SourceKind}
    return {kind: some for kind, some in by_kind.items() if some}


@dataclass(frozen=True, slots=True)
class KindOfSource:
    """``slug`` is its part of the address. ``told``: how many there are; '' where nobody asked."""

    kind: SourceKind
    slug: str
    label: str
    told: str = ""


def source_kind(kind: SourceKind, found: int | None = None) -> KindOfSource:
    told = "" if found is None else counted(found, DOCUMENTS)
    return KindOfSource(kind, kind.value.replace(" ", "-"), PLURALS[kind], told)


def kinds(edition: Edition) -> tuple[KindOfSource, ...]:
    """The kinds of which there are sources, in the order of the closed list."""
    return tuple(source_kind(kind, len(some)) for kind, some in sources_by_kind(edition).items())


def resting_on(edition: Edition, source: str) -> tuple[Resting, ...]:
    """Every published statement that rests on *source*, by the titles of the entries."""
    return edition.once(_resting).get(source, ())


def _resting(edition: Edition) -> Mapping[str, tuple[Resting, ...]]:
    """Source -> what rests on it. A statement that cites two places of one source stands there once, with the first."""
    found: defaultdict[str, dict[tuple[str, str, str], Resting]] = defaultdict(dict)
    for find in (_of_entries, _of_classes, _of_interactions, *FURTHER):
        for citation, row in find(edition):
            found[citation.source.slug].setdefault((row.node.slug, row.said, row.other.slug if row.other else ""), row)
    return {source: tuple(sorted(rows.values(), key=lambda row: row.node.title.lower())) for source, rows in found.items()}


def _rows(citations: Iterable[Citation | None], node: Node, said: str, anchor: str, other: Node | None = None) -> Found:
    return ((cite, Resting(node, said, section_name(cite), anchor, other)) for cite in citations if cite)


def _of_entries(edition: Edition) -> Found:
    """Names, parts, kin and facts of every published entry, and what was looked through for it."""
    for node in edition.graph.nodes.values():
        if node.published:
            profile = edition.profile(node.slug)
            for name in profile.names:
                yield from _rows([name.citation], node, f"{capital(NameKind(name.kind).label)}: {name.text}", IDENTITY)
            for held, cited in profile.ingredient_citations.items():
                yield from _rows([cited], node, f"Contains {in_sentence(edition.graph.nodes[held].name)}", IDENTITY)
            for relation in profile.relations:
                if relation.drug == node.slug:
                    said = f"{capital(RelationKind(relation.kind).label)} {in_sentence(edition.graph.nodes[relation.other].name)}"
                    yield from _rows([relation.citation], node, said, IDENTITY)
            for code in profile.identifiers:
                yield from _rows([code.citation], node, f"{IdentifierSystem(code.system).label}: {code.code}", IDENTITY)
            for fact in profile.facts:
                if fact.origin == "own":
                    said = f"{fact.attribute.label}: {value_in_words(fact)}"
                    yield from _rows(fact.citations, node, said, f"row-{fact.attribute.slug}")
            yield from _looked_through(node)


def _looked_through(node: Node) -> Found:
    for axis, check in node.checks.items():
        yield from _rows([check.citation], node, f"Looked through for all its classes by {LOOKED_THROUGH_BY[Axis(axis)]}", IDENTITY)
    if node.roster:
        said = "Looked through for all its members" if node.is_class else "Looked through for the classes it belongs to"
        yield from _rows([node.roster.citation], node, said, IDENTITY)
    yield from _rows(node.looked_through, node, "Read through for what it says of taking it with others", TOGETHER)


def _of_classes(edition: Edition) -> Found:
    nodes = edition.graph.nodes
    for edge in edition.graph.shown:
        said = f"{EXTENTS[Extent(edge.extent)]} {in_sentence(nodes[edge.parent].title)}"
        yield from _rows(edge.citations, nodes[edge.child], said, IDENTITY)


def _of_interactions(edition: Edition) -> Found:
    nodes = edition.graph.nodes
    for row in edition.interactions:
        if edition.graph.shows(row.left, row.right):
            one, other = sorted((nodes[row.left], nodes[row.right]), key=lambda node: (node.is_class, node.slug))
            said = f"Together with {'another' if one is other else in_sentence(other.title)}: {Severity(row.severity).label}"
            yield from _rows(row.citations, one, said, TOGETHER, None if one is other else other)
