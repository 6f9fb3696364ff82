"""How an entry stands to other entries - its classes, members, ingredients, kin - as links that a page prints.

Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from drugref.domain.english import capital, many, one
from drugref.domain.statements import Edge, Graph, Node, Profile, Relation
from drugref.presenters.sources import NO_MARKS, Marks, SourceNotes
from drugref.vocabulary import Axis, EntryKind, Extent, RelationKind

MOST_COMPARISONS = 6
MOST_ASKED, MOST_OWN = 4, 1
MOST_SHOWN, MOST_REASONED = 25, 4
MEDICINES = "Medicines"
CLASS_HEADINGS = {
    Axis.CHEMISTRY: "Class by chemistry",
    Axis.MECHANISM: "Class by action",
    Axis.USE: "Class by use",
    Axis.LAW: "Class in law",
    Axis.EVERYDAY: "Everyday class",
}
TURNED = {
    RelationKind.BECOMES_ACTIVE: "is made in the body, still active, from",
    RelationKind.BECOMES_INACTIVE: "is the inactive remainder of",
    RelationKind.MIRROR_FORM: "has as a mirror form",
    RelationKind.SALT: "has as a salt or ester",
    RelationKind.MISTAKEN: RelationKind.MISTAKEN.label,
}
"""A relation as said from its other end."""


EXTENTS = {Extent.IS.value: "belongs to", Extent.PARTLY.value: "belongs in part to", Extent.IS_NOT.value: "does not belong to"}


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """Another entry and how it stands to this one. ``said`` is a word before it (“partly”), ``because`` a sentence after it."""

    node: Node
    said: str = ""
    because: str = ""
    tags: tuple[str, ...] = ()
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with links under it."""

    heading: str
    links: tuple[PrintedLink, ...]

    @property
    def is_reasoned(self) -> bool:
        """Some of its links carry a sentence, and want a line of their own."""
        return any(link.because for link in self.links)

    @property
    def is_table(self) -> bool:
        """The medicines of a class, which are told apart by what they are used for; all else is a list."""
        return self.heading == MEDICINES

    @property
    def shown(self) -> tuple[PrintedLink, ...]:
        """Those that an entry's page shows; the rest stand on a page of their own."""
        return self.links[: MOST_REASONED if self.is_reasoned else MOST_SHOWN]

    @property
    def has_further(self) -> bool:
        return len(self.shown) < len(self.links)


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison worth offering, in the order its address wants."""

    left: Node
    right: Node
    question: str


def _link(edge: Edge, node: Node, graph: Graph, sources: SourceNotes) -> PrintedLink:
    said = {Extent.PARTLY.value: "in part:", Extent.IS_NOT.value: "not:"}.get(edge.extent, "")
    since = f"since {edge.since.year}" if edge.since else ""
    tags = tuple(tag for tag in (edge.form, edge.place, since) if tag)
    stated = f"{graph.nodes[edge.child].name}: {EXTENTS[edge.extent]} {many(graph.nodes[edge.parent])}"
    quoted = ". ".join(filter(None, (", ".join((stated, *tags)), capital(edge.because))))
    marks = sources.of(f"is-{node.slug}", node.title, "members" if node.slug == edge.child else "identity").marks(edge.citations, quoted)
    return PrintedLink(node=node, said=said, because=edge.because, tags=tags, marks=marks)


def classes(graph: Graph, slug: str, sources: SourceNotes) -> tuple[Section, ...]:
    """Its classes by axis; then those it belongs to through them; then those it is decidedly not."""
    edges = graph.stated_of.get(slug, [])
    direct = [(edge, graph.nodes[edge.parent]) for edge in edges if edge.extent != Extent.IS_NOT]
    sections = [
        Section(CLASS_HEADINGS[axis], tuple(_link(edge, node, graph, sources) for edge, node in direct if node.axis == axis))
        for axis in Axis
    ]
    stated = {edge.parent for edge in edges}
    through = tuple(PrintedLink(graph.nodes[above]) for above in graph.ancestors(slug) if above not in stated)
    apart = tuple(replace(_link(edge, graph.nodes[edge.parent], graph, sources), said="") for edge in edges if edge.extent == Extent.IS_NOT)
    sections += [Section("And so also", through), Section("It is not", apart)]
    return tuple(section for section in sections if section.links)


def kin(profile: Profile, graph: Graph, sources: SourceNotes) -> tuple[Section, ...]:
    """What it contains, what contains it, and the drugs it comes from or turns into."""
    held = tuple(
        PrintedLink(node, marks=sources.of(f"holds-{drug}", "Contains", "identity").marks([cited], node.title))
        for drug, cited in profile.ingredient_citations.items()
        for node in [graph.nodes[drug]]
    )
    holders = sorted(
        (node for node in graph.nodes.values() if node.published and profile.slug in node.ingredients), key=lambda node: node.name
    )
    related = tuple(_relation(relation, profile.slug, graph, sources) for relation in profile.relations)
    sections = (
        Section("Contains", held),
        Section("Found in", tuple(map(PrintedLink, sorted(holders, key=lambda node: node.name)))),
        Section("Related drugs", related),
    )
    return tuple(section for section in sections if section.links)


def _relation(relation: Relation, slug: str, graph: Graph, sources: SourceNotes) -> PrintedLink:
    """The relation as seen from *slug*: from the other end it is turned round."""
    from_here = relation.drug == slug
    said = RelationKind(relation.kind).label if from_here else TURNED[RelationKind(relation.kind)]
    other = graph.nodes[relation.other if from_here else relation.drug]
    marks = sources.of(f"related-{other.slug}", "Related drugs", "identity").marks([relation.citation], capital(f"{said} {other.title}"))
    return PrintedLink(other, said=said, marks=marks)


def members(graph: Graph, slug: str, sources: SourceNotes) -> tuple[Section, ...]:
    """Kinds of the class, its drugs, its combinations, and those that belong in part or decidedly not."""
    edges = sorted(graph.stated_in.get(slug, ()), key=lambda e: graph.nodes[e.child].title.lower())
    by_child = {edge.child: edge for edge in edges if edge.extent == Extent.IS}

    def links(nodes: Iterable[Node]) -> tuple[PrintedLink, ...]:
        return tuple(_link(by_child[n.slug], n, graph, sources) if n.slug in by_child else PrintedLink(n) for n in nodes)

    below = [graph.nodes[child] for child in by_child]
    kinds = [node for node in below if node.is_class]
    combinations = [node for node in below if not node.is_class and node.ingredients]

    def unlike(extent: str) -> tuple[PrintedLink, ...]:
        return tuple(replace(_link(edge, graph.nodes[edge.child], graph, sources), said="") for edge in edges if edge.extent == extent)

    sections = (
        Section("Kinds", links(kinds)),
        Section(MEDICINES, links(graph.nodes[member] for member in graph.members(slug))),
        Section("Combinations", links(combinations)),
        Section("In part", unlike(Extent.PARTLY)),
        Section("Not members", unlike(Extent.IS_NOT)),
    )
    return tuple(section for section in sections if section.links)


def pairs(graph: Graph, slug: str) -> tuple[Pair, ...]:
    """Comparisons worth offering: what it is in part, or is not though it looks like it; a class of its own; then its nearest kin."""
    node = graph.nodes[slug]
    edges = [edge for edge in (*graph.stated_of.get(slug, ()), *graph.stated_in.get(slug, ())) if edge.extent != Extent.IS]
    edges.sort(key=lambda edge: (edge.extent != Extent.PARTLY, -len(graph.shared_traits(edge.child, edge.parent))))
    asked = [edge.parent if edge.child == slug else edge.child for edge in edges]
    parents = [graph.nodes[p] for p in graph.up.get(slug, ()) if not graph.nodes[p].broad and graph.nodes[p].axis != Axis.LAW]
    parents.sort(key=lambda parent: parent.axis != Axis.USE)
    if node.is_class:
        kin = [*graph.members(slug)[:3], *(s for p in parents for s in graph.down.get(p.slug, ()) if graph.nodes[s].is_class)]
    else:
        kin = [*(p.slug for p in parents[:MOST_OWN]), *(s for p in parents for s in graph.members(p.slug)), *(p.slug for p in parents)]
    others = dict.fromkeys(other for other in (*asked[:MOST_ASKED], *kin, *asked) if other != slug)
    return tuple(pair_of(node, graph.nodes[other]) for other in list(others)[:MOST_COMPARISONS])


def pair_of(this: Node, other: Node) -> Pair:
    """The two in the order of their comparison, and its question: 'Is baclofen a benzodiazepine?', 'Baclofen or carisoprodol?'."""
    left, right = sorted((this, other), key=lambda node: (node.kind != EntryKind.DRUG, node.slug))
    if right.is_class and not left.is_class:
        return Pair(left, right, f"Is {many(left)} {one(right)}?")
    return Pair(left, right, f"{left.title} or {many(right)}?")
