"""The list of name endings: what each stands for, who bears it, and whom it misleads about."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.engine.verdict import verdict
from drugref import queries
from drugref.closed_lists import NameKind, Status, VerdictKind
from drugref.models import Name, Source
from drugref.naming.endings import bears
from drugref.profiles import Graph, Node


@dataclass(frozen=True, slots=True)
class Ending:
    """A name ending: the class it stands for, the drugs that bear it and belong, and the traps: those decidedly no members.

    A drug of which neither is recorded is left out: not known to belong is not a no (I1).
    """

    text: str
    group: Node
    source: Source
    members: tuple[Node, ...]
    traps: tuple[Node, ...]


def name_endings() -> list[Ending]:
    """All name endings of published classes, by the alphabet. Four queries."""
    rows = Name.objects.filter(kind=NameKind.ENDING, entry__status=Status.PUBLISHED).select_related("entry", "source")
    graph = queries.graph()
    drugs = sorted((node for node in graph.nodes.values() if node.is_single_drug and node.published), key=lambda node: node.name)
    return [_ending(row, drugs, graph) for row in sorted(rows, key=lambda row: row.normalised)]


def _ending(row: Name, drugs: Sequence[Node], graph: Graph) -> Ending:
    group = graph.nodes[row.entry.slug]
    bearing = [(drug, verdict(graph, drug.slug, group.slug).kind) for drug in drugs if bears(drug.name, row.text)]
    members, traps = (tuple(drug for drug, said in bearing if said == kind) for kind in (VerdictKind.YES, VerdictKind.NO))
    return Ending(row.text, group, row.source, members, traps)
