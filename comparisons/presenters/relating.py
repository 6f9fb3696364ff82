"""How the two relate: the way from each up to what both are, and where they part.

Pure. It says nothing that the class graph doesn't, and names the statements it walks along.
"""

from dataclasses import dataclass
from itertools import pairwise

from comparisons.engine.comparison import Comparison
from drugref.domain.english import capital, listed, many
from drugref.domain.hierarchy import nearest_shared
from drugref.domain.statements import Edge, Graph, Node
from drugref.presenters.facts import SourceNotes
from drugref.vocabulary import Axis, CodedAttribute


@dataclass(frozen=True, slots=True)
class Relating:
    """``left`` and ``right``: the entries on the way from each side up to ``shared``, both ends included. Marks cite every step."""

    sentence: str
    shared: Node
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    marks: tuple[int, ...]

    @property
    def ways(self) -> tuple[tuple[Node, ...], ...]:
        """Those of more than one stop."""
        return tuple(way for way in (self.left, self.right) if len(way) > 1)


PREFERRED = (Axis.MECHANISM, Axis.CHEMISTRY, Axis.USE, Axis.EVERYDAY, Axis.LAW)
"""Where several classes hold both, the one that tells most is walked to."""


def relating(comparison: Comparison, graph: Graph, sources: SourceNotes) -> Relating | None:
    """The way between the two through the nearest class that holds both; None where no class of ours does."""
    left, right = comparison.left.slug, comparison.right.slug
    shared = [graph.nodes[slug] for slug in nearest_shared(graph.up, left, right) if graph.nodes[slug].published]
    if not shared:
        return None
    top = min(shared, key=lambda node: (node.broad, PREFERRED.index(Axis(node.axis)) if node.is_class else -1, node.slug))
    ways = [_way(graph, start, top.slug) for start in (left, right)]
    nodes = [tuple(graph.nodes[slug] for slug in _stops(start, way)) for start, way in zip((left, right), ways, strict=True)]
    return Relating(
        sentence=" ".join(filter(None, (_sentence(top, *nodes), _parting(comparison)))),
        shared=top,
        left=nodes[0],
        right=nodes[1],
        marks=sources.marks(cite for way in ways for edge in way for cite in edge.citations),
    )


def _way(graph: Graph, start: str, top: str) -> tuple[Edge, ...]:
    return () if start == top else graph.way(start, top) or ()


def _stops(start: str, way: tuple[Edge, ...]) -> tuple[str, ...]:
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
