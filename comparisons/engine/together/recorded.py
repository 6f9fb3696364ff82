"""Recorded rows that concern two sides: their own, of what they hold, and of the classes above both.

Pure.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from comparisons.engine.together.badge import BADGES, GRAVER, Badge, in_part
from comparisons.engine.together.ground import Ground, GroundKind
from comparisons.engine.verdict import all_ingredients
from drugref.domain.hierarchy import ancestors
from drugref.domain.statements import Graph, Interaction
from drugref.vocabulary import Extent, Severity


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """How far a statement's subject is from a side; *in part* where one step of the way is a *partly*."""

    in_part: bool
    distance: int


def reach(graph: Graph, slug: str) -> Mapping[str, Way]:
    """What a statement may be about and still concern *slug*: itself, what it holds, and the classes above any of them.

    Through one *partly* step at most: what is in part of something that is in part something else has nothing of it.
    """
    found: dict[str, Way] = {}

    def note(other: str, way: Way) -> None:
        found[other] = min(found.get(other, way), way)

    for own, start in ((slug, 0), *((held, 1) for held in all_ingredients(graph, slug))):
        whole = {own: 0} | graph.ancestors(own)
        for at, distance in whole.items():
            note(at, Way(False, start + distance))
            for edge in graph.stated_of.get(at, ()):
                if edge.extent == Extent.PARTLY and graph.here(edge):
                    for above, further in ({edge.parent: 0} | graph.ancestors(edge.parent)).items():
                        note(above, Way(True, start + distance + 1 + further))
    return found


Spots = Mapping[str, Collection[str]]
"""Side of which little reaches the blood -> the forms in which it is used."""


def recorded(graph: Graph, left: str, right: str, interactions: Iterable[Interaction], spots: Spots | None = None) -> tuple[Ground, ...]:
    """A ground for each row about the pair: the most specific first, the others by how grave they are.

    Rows that another row stands instead of are marked as replaced. A class's row says nothing of a member of which little reaches the
    blood (*spots*), unless it is limited to the very form.
    """
    unheard = spots or {}
    near_left, near_right = reach(graph, left), reach(graph, right)
    found: list[tuple[int, Ground]] = []
    for row in interactions:
        ways = [] if _is_aside(graph, row, left, unheard) or _is_aside(graph, row, right, unheard) else _ways(row, near_left, near_right)
        ground = _ground(row, min(ways)) if ways else None
        if ground and _speaks(graph, left, right, row):
            found.append((min(ways)[1], ground))
    ranked = _by_rank(found)
    instead = {key for ground in ranked if ground.interaction for key in ground.interaction.instead_of}
    return tuple(replace(ground, replaced=ground.interaction is not None and ground.interaction.key in instead) for ground in ranked)


def _is_aside(graph: Graph, row: Interaction, side: str, spots: Spots) -> bool:
    """Does *row* speak of a class of *side*, and not of it in a form in which little of it reaches the blood?"""
    if side not in spots or row.form in spots[side]:
        return False
    named = {side, *all_ingredients(graph, side)}
    return not named & {row.left, row.right}


def _ways(row: Interaction, left: Mapping[str, Way], right: Mapping[str, Way]) -> list[tuple[int, int]]:
    """(how many sides are meant in part only, how far both are), for each way round that the row concerns the two."""
    return [
        (left[x].in_part + right[y].in_part, left[x].distance + right[y].distance)
        for x, y in ((row.left, row.right), (row.right, row.left))
        if x in left and y in right
    ]


def _ground(row: Interaction, way: tuple[int, int]) -> Ground | None:
    badge: Badge | None = BADGES[Severity(row.severity)]
    for _ in range(way[0]):
        badge = badge and in_part(badge)
    return Ground(GroundKind.RECORDED, badge, interaction=row, in_part=way[0] > 0) if badge else None


def _by_rank(found: list[tuple[int, Ground]]) -> list[Ground]:
    def key(item: tuple[int, Ground]) -> str:
        return item[1].interaction.key if item[1].interaction else ""

    if not found:
        return []
    first, *rest = sorted(found, key=lambda item: (item[1].in_part, item[0], GRAVER.index(item[1].badge), key(item)))
    return [first[1], *(ground for _, ground in sorted(rest, key=lambda item: (GRAVER.index(item[1].badge), item[0], key(item))))]


def _speaks(graph: Graph, left: str, right: str, row: Interaction) -> bool:
    """“None known” of one ingredient says nothing of the others."""
    if row.severity != Severity.NONE_KNOWN:
        return True
    ends = {row.left, row.right}
    return all(ends & {slug, *graph.ancestors(slug)} for slug in (left, right))


def of_some_members(graph: Graph, left: str, right: str, interactions: Iterable[Interaction], worst: Badge) -> Iterator[Ground]:
    """Rows of what belongs to a side that is a class, where they are graver than *worst*, which holds for all: the gravest first."""
    if not any(graph.nodes[slug].is_class for slug in (left, right)):
        return
    ups = {slug: {at for at, way in reach(graph, slug).items() if not way.in_part} for slug in (left, right)}
    downs = {slug: ancestors(graph.down, slug).keys() if graph.nodes[slug].is_class else set() for slug in (left, right)}

    def concerns(x: str, y: str) -> bool:
        in_left, in_right = (x in ups[left], x in downs[left]), (y in ups[right], y in downs[right])
        return any(a and b for a, b in product(in_left, in_right)) and (in_left[1] or in_right[1])

    rows = (row for row in interactions if concerns(row.left, row.right) or concerns(row.right, row.left))
    graver = [row for row in rows if GRAVER.index(BADGES[Severity(row.severity)]) < GRAVER.index(worst)]
    for row in sorted(graver, key=lambda row: (-row.rank, row.left, row.right)):
        yield Ground(GroundKind.SOME_MEMBERS, Badge.DEPENDS, interaction=row)
