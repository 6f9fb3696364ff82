"""What people ask of an entry: whether it is another, or which of the two, each with its verdict and why it is asked.

Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.verdict import verdict
from comparisons.presenters.sentences import badge
from drugref.domain.statements import Graph
from drugref.presenters.links import Pair
from drugref.vocabulary import VerdictKind

MOST, ENOUGH = 8, 4


@dataclass(frozen=True, slots=True)
class Asked:
    """'Is baclofen a benzodiazepine?', 'no', 'No', and why; ``reason`` is None where none is known."""

    pair: Pair
    kind: str
    word: str
    reason: ReasonKind | None


def people_ask(confused: Iterable[tuple[Pair, ReasonKind]], offered: Iterable[Pair], graph: Graph) -> tuple[Asked, ...]:
    """Those *confused*, with the reason, then others *offered*, each pair once; what belongs only in part where there are few others."""
    found: dict[tuple[str, str], Asked] = {}
    for pair, reason in (*confused, *((pair, None) for pair in offered)):
        ends = (pair.left.slug, pair.right.slug)
        if graph.shows(*ends) and ends not in found:
            found[ends] = _asked(pair, reason, graph)
    told = list(found.values())
    telling = [row for row in told if not _is_only_in_part(row)]
    kept = telling if len(telling) >= ENOUGH else [*telling, *(row for row in told if _is_only_in_part(row))]
    return tuple(kept[:MOST])


def _asked(pair: Pair, reason: ReasonKind | None, graph: Graph) -> Asked:
    found = verdict(graph, pair.left.slug, pair.right.slug)
    return Asked(pair, found.kind.value, badge(found), reason)


def _is_only_in_part(row: Asked) -> bool:
    return row.reason is ReasonKind.IN_PART or (row.reason is None and row.kind == VerdictKind.DEPENDS)
