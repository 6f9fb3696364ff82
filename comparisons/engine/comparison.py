"""The whole comparison of two entries, from their profiles.

Pure. ``compare(a, b)`` mirrors ``compare(b, a)`` (I3): the same rows, reasons and dangers with the sides exchanged; the two
verdicts (is A a B, is B an A) change places.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from comparisons.engine.danger import Danger, danger, danger_of_both
from comparisons.engine.differences import Row, rows
from comparisons.engine.reasons.evidence import Pair
from comparisons.engine.reasons.find import Reason, reasons
from comparisons.engine.together import Together, together
from comparisons.engine.verdict import Verdict, verdict
from drugref.domain.hierarchy import nearest_shared
from drugref.domain.statements import Edge, Graph, Knowledge, Profile
from drugref.vocabulary import Axis, Extent


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two profiles compared. ``forward`` answers *is left a right*, ``backward`` *is right a left*."""

    left: Profile
    right: Profile
    forward: Verdict
    backward: Verdict
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...]
    together: Together
    danger_of_both: Danger | None
    left_danger: Danger | None
    right_danger: Danger | None
    shared_classes: tuple[str, ...]
    left_law: tuple[Edge, ...]
    right_law: tuple[Edge, ...]

    @property
    def differences(self) -> tuple[Row, ...]:
        """Attributes recorded on both sides that say something unlike."""
        return tuple(row for row in self.rows if row.differs)

    @property
    def similarities(self) -> tuple[Row, ...]:
        """Attributes on which something is alike, or near."""
        return tuple(row for row in self.rows if row.alike)

    @property
    def one_sided(self) -> tuple[Row, ...]:
        """Attributes recorded on one side only: no difference, since the other side is silent."""
        return tuple(row for row in self.rows if row.is_one_sided)

    @property
    def gaps(self) -> tuple[Row, ...]:
        """Attributes recorded on neither side."""
        return tuple(row for row in self.rows if row.is_gap)


def compare(knowledge: Knowledge, left: str, right: str) -> Comparison:
    """Compare two of the profiles in *knowledge*. KeyError where it does not hold one; ValueError for an entry and itself."""
    if left == right:
        raise ValueError(f"{left} cannot be compared with itself.")
    graph, a, b = knowledge.graph, knowledge.profiles[left], knowledge.profiles[right]
    both = together(a, b, graph, knowledge.interactions)
    compared = rows(a, b, knowledge.attributes)
    return Comparison(
        left=a,
        right=b,
        forward=verdict(graph, left, right),
        backward=verdict(graph, right, left),
        rows=compared,
        reasons=reasons(Pair(a, b, knowledge, compared, both)),
        together=both,
        danger_of_both=danger_of_both(both),
        left_danger=danger(a, both),
        right_danger=danger(b, both),
        shared_classes=shared_classes(graph, left, right),
        left_law=law_of(graph, left),
        right_law=law_of(graph, right),
    )


def shared_classes(graph: Graph, left: str, right: str) -> tuple[str, ...]:
    """The lowest classes both belong to that are not too broad to count, and are neither of the two."""
    shared = nearest_shared(graph.up, left, right)
    return tuple(sorted(slug for slug in shared if slug not in (left, right) and not graph.nodes[slug].broad))


def law_of(graph: Graph, slug: str) -> tuple[Edge, ...]:
    """The law classes an entry is put in, fully or partly, anywhere: own statements and those of its chemistry or mechanism classes.

    The lowest only: a Schedule IV drug is not also listed as a controlled substance. The law of home stands first.
    """
    sources = [slug, *graph.ancestors(slug)]
    found: dict[str, Edge] = {}
    for source in sources:
        if graph.nodes[source].axis == Axis.LAW:
            continue
        for edge in graph.stated_of.get(source, ()):
            if graph.nodes[edge.parent].axis == Axis.LAW and edge.extent != Extent.IS_NOT:
                found.setdefault(f"{edge.parent}{edge.place}", edge)
    covered = {above for edge in found.values() for above in graph.ancestors(edge.parent)}

    def order(edge: Edge) -> tuple[bool, str, str]:
        place = edge.place or graph.nodes[edge.parent].place
        return place != graph.home, place, edge.parent

    return tuple(edge for edge in sorted(found.values(), key=order) if edge.parent not in covered)


def canonical(graph: Graph, a: str, b: str) -> tuple[str, str]:
    """The one order of a pair: a drug before a class, then by slug (I3)."""
    left, right = in_order(graph, (a, b))
    return left, right


def in_order(graph: Graph, slugs: Iterable[str]) -> tuple[str, ...]:
    """The one order of any number of entries."""
    return tuple(sorted(slugs, key=lambda slug: (graph.nodes[slug].is_class, slug)))
