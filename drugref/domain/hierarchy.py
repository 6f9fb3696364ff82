"""The class graph: who is above whom, by which path, and where two paths meet.

Pure: a graph is a mapping from a node to the set of its parents. Every walk carries a *seen* set, so a cycle that
slipped past validation ends the walk instead of hanging it.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

N = TypeVar("N", bound=Hashable)
Parents = Mapping[N, Iterable[N]]


def ancestors(parents: Parents[N], node: N) -> dict[N, int]:
    """All nodes above *node*, nearest first, with their distance in edges (1 = a parent). *node* is not among them."""
    distance: dict[N, int] = {}
    queue = deque([(node, 0)])
    while queue:
        here, steps = queue.popleft()
        for parent in parents.get(here, ()):
            if parent != node and parent not in distance:
                distance[parent] = steps + 1
                queue.append((parent, steps + 1))
    return distance


def path(parents: Parents[N], start: N, goal: N) -> tuple[N, ...] | None:
    """A shortest way up from *start* to *goal*, both included; ``(start,)`` if they are one; None if there is none."""
    came_from: dict[N, N | None] = {start: None}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == goal:
            way: list[N] = []
            step: N | None = here
            while step is not None:
                way.append(step)
                step = came_from[step]
            return tuple(reversed(way))
        for parent in parents.get(here, ()):
            if parent not in came_from:
                came_from[parent] = here
                queue.append(parent)
    return None


def children(parents: Parents[N]) -> dict[N, list[N]]:
    """The same graph upside down: node -> the nodes directly below it, in the order met."""
    below: dict[N, list[N]] = {}
    for child, above in parents.items():
        for parent in above:
            below.setdefault(parent, []).append(child)
    return below


def cycle_made_by(parents: Parents[N], child: N, parent: N) -> tuple[N, ...] | None:
    """The cycle that the new edge child -> parent would close, starting and ending at *child*; None if it closes none."""
    way = path(parents, parent, child)
    return (child, *way) if way else None


def nearest_shared(parents: Parents[N], a: N, b: N) -> tuple[N, ...]:
    """The lowest nodes that are at or above both *a* and *b*: those with no other shared node below them."""
    above_a, above_b = {a, *ancestors(parents, a)}, {b, *ancestors(parents, b)}
    shared = above_a & above_b
    covered = {upper for node in shared for upper in ancestors(parents, node)}
    ranks = {node: (ancestors(parents, a) | {a: 0}).get(node, 0) for node in shared}
    return tuple(sorted((node for node in shared if node not in covered), key=lambda n: (ranks[n], str(n))))
