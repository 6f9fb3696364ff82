"""Where the two meet: the way from each up to what both are, and where they part.

Pure. It says nothing that the class graph doesn't, and names the statements it walks along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from comparisons.engine.comparison import Comparison
from comparisons.engine.verdict import Rule
from comparisons.presenters.sentences import BY_AXIS
from drugref.domain.english import capital, listed, many
from drugref.domain.hierarchy import nearest_shared
from drugref.domain.statements import Edge, Graph, Node
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import Axis, CodedAttribute


@dataclass(frozen=True, slots=True)
class Stop:
    """An entry on the way, and what a class groups by: sedatives, 'by use'; '' of a medicine. ``side``: 1 or 2 of one of the two."""

    node: Node
    by: str = ""
    side: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """Up from one side, itself first: its classes one above the other, or, where the two meet nowhere, beside each other.

    ``more``: so many further classes are not shown.
    """

    stops: tuple[Stop, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Relating:
    """``ways`` end below ``shared``; the side that is itself ``shared`` has none. None: no class here holds both. Marks cite every step."""

    sentence: str
    shared: Stop | None
    ways: tuple[Way, ...]
    marks: Marks


PREFERRED = (Axis.MECHANISM, Axis.CHEMISTRY, Axis.USE, Axis.EVERYDAY, Axis.LAW)
"""Where several classes hold both, the one that tells most is walked to."""
BESIDE = 3
"""Classes of either side that are shown where the two meet nowhere."""
NOWHERE = "We know of no class that holds both. They can still be alike in other ways."


def relating(comparison: Comparison, graph: Graph, sources: SourceNotes) -> Relating | None:
    """The ways of the two up to the nearest class that holds both; where no class of ours does, what each is among.

    None where no class does and the one holds the other: they meet in that, and the answer says so.
    """
    left, right = comparison.left.slug, comparison.right.slug
    shared = [graph.nodes[slug] for slug in nearest_shared(graph.up, left, right) if graph.nodes[slug].published]
    if not shared:
        return None if comparison.forward.rule == Rule.HOLDS else _apart((left, right), graph, sources)
    top = min(shared, key=lambda node: (node.broad, _rank(node), node.slug))
    edges = [_edges(graph, start, top.slug) for start in (left, right)]
    nodes = [tuple(graph.nodes[slug] for slug in _slugs(start, way)) for start, way in zip((left, right), edges, strict=True)]
    ways = [Way((Stop(way[0], side=side), *map(_stop, way[1:-1]))) for side, way in enumerate(nodes, 1) if len(way) > 1]
    sentence = " ".join(filter(None, (_sentence(top, *nodes), _parting(comparison))))
    return Relating(
        sentence=sentence,
        shared=Stop(top, side=1 if top.slug == left else 2) if top.slug in (left, right) else _stop(top),
        ways=tuple(ways),
        marks=_marks((edge for way in edges for edge in way), sources, sentence),
    )


def _apart(sides: tuple[str, str], graph: Graph, sources: SourceNotes) -> Relating:
    """What each side is among, the most telling first, if anything is recorded; of the law the law's row tells."""
    above = [[graph.nodes[up] for up in graph.up.get(slug, ()) if graph.nodes[up].axis != Axis.LAW] for slug in sides]
    ranked = [sorted(some, key=lambda node: (node.broad, _rank(node), node.slug)) for some in above]
    ways = [
        Way((Stop(graph.nodes[slug], side=side), *map(_stop, some[:BESIDE])), max(0, len(some) - BESIDE))
        for side, (slug, some) in enumerate(zip(sides, ranked, strict=True), 1)
    ]
    shown = (graph.edge(way.stops[0].node.slug, stop.node.slug) for way in ways for stop in way.stops[1:])
    return Relating(NOWHERE, None, tuple(ways) if any(ranked) else (), _marks(shown, sources, NOWHERE))


def _stop(node: Node) -> Stop:
    return Stop(node, BY_AXIS[Axis(node.axis)])


def _rank(node: Node) -> int:
    """A drug that is held by both comes before every class."""
    return PREFERRED.index(Axis(node.axis)) if node.is_class else -1


def _marks(edges: Iterable[Edge], sources: SourceNotes, said: str) -> Marks:
    return sources.of("meeting", "Where the two meet", "why", said=said).marks(cite for edge in edges for cite in edge.citations)


def _edges(graph: Graph, start: str, top: str) -> tuple[Edge, ...]:
    return () if start == top else graph.way(start, top) or ()


def _slugs(start: str, way: tuple[Edge, ...]) -> tuple[str, ...]:
    return (start, *(edge.parent for edge in way))


def _sentence(top: Node, left: tuple[Node, ...], right: tuple[Node, ...]) -> str:
    if top in (left[0], right[0]):
        below = right if top == left[0] else left
        steps = [f"{many(low)} {'are' if low.is_class else 'is'} among {many(high)}" for low, high in pairwise(below)]
        return f"{capital(listed(steps))}."
    through = [f"{many(way[0])} through {listed(many(node) for node in way[1:-1])}" for way in (left, right) if len(way) > 2]
    return f"Both sit under {many(top)}{': ' if through else ''}{', '.join(through)}."


def _parting(comparison: Comparison) -> str:
    """Where the two part: at the receptor, or in what they do there."""
    rows = [row for row in comparison.rows if row.attribute.slug == CodedAttribute.TARGET]
    near = [pair for row in rows for pair in row.alike if pair.near == "system"]
    if near:
        system = near[0].shared_term.label if near[0].shared_term else "same system"
        return f"They part at the place they act on within the {system}."
    unlike = any(row.left_only or row.right_only for row in rows if row.left and row.right)
    return "They part at the place they act on." if unlike and not any(row.alike for row in rows) else ""
