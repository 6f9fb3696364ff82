"""Can the two be taken together? What is recorded of it, never more (MODEL section 4).

Pure. Silence is answered as silence: *nothing recorded* is not *safe*.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from comparisons.engine.verdict import all_ingredients
from drugref.domain.hierarchy import ancestors
from drugref.domain.statements import Fact, Graph, Interaction, Profile, Term
from drugref.vocabulary import ClosedList, CodedAttribute, CodedTerm, Severity


class Badge(ClosedList):
    """What taking both comes to, in a word; the mildest last. Silence is *not recorded*, which is no *none known*."""

    NEVER = "never together", "never together"
    SERIOUS = "serious", "serious: ask first"
    CARE = "care", "take care"
    DEPENDS = "depends which", "depends which"
    MINOR = "minor", "minor"
    ADDS_UP = "adds up", "adds up"
    NOT_RECORDED = "not recorded", "not recorded"
    NONE_KNOWN = "none known", "none known"


BADGES = {
    Severity.NEVER: Badge.NEVER,
    Severity.SERIOUS: Badge.SERIOUS,
    Severity.CARE: Badge.CARE,
    Severity.MINOR: Badge.MINOR,
    Severity.NONE_KNOWN: Badge.NONE_KNOWN,
}


def worst_badge(badges: Iterable[Badge]) -> Badge | None:
    """Of several pairs; None for none of them."""
    order = list(Badge)
    return min(badges, key=order.index, default=None)


class Strength(IntEnum):
    """How strongly an effect is stated of a medicine: a side effect, a serious risk, a boxed warning or a risk of its whole class."""

    SLIGHT, SOME, STRONG = range(3)


@dataclass(frozen=True, slots=True)
class Shared:
    """An effect that both cause and that adds up, with the strongest fact of each side."""

    term: Term
    left: Fact
    right: Fact

    @property
    def badge(self) -> Badge:
        """What it comes to, by how strongly each side is said to have it; never *never together*, which only a label can say."""
        weaker, stronger = sorted((strength(self.left), strength(self.right)))
        if weaker is Strength.SLIGHT:
            return Badge.ADDS_UP
        both_strong, one_strong, neither = ADDING_UP.get(self.term.slug, (Badge.ADDS_UP, Badge.ADDS_UP, Badge.ADDS_UP))
        return neither if stronger is Strength.SOME else both_strong if weaker is Strength.STRONG else one_strong

    def mirrored(self) -> "Shared":
        return Shared(self.term, self.right, self.left)


@dataclass(frozen=True, slots=True)
class Together:
    """What is known of taking both.

    ``doubled``: drugs that both hold or are (taken twice); ``first``: the interaction that speaks, most specific then most
    severe; ``others``: further ones, the most severe first; ``of_some``: those of only some members of a class, where they are worse
    than what holds for all; ``adds_up``: shared effects that grow.
    """

    doubled: tuple[str, ...] = ()
    first: Interaction | None = None
    others: tuple[Interaction, ...] = ()
    adds_up: tuple[Shared, ...] = ()
    of_some: tuple[Interaction, ...] = ()

    @property
    def worst(self) -> Interaction | None:
        """The most severe recorded interaction; of equally severe ones the most specific."""
        found = [item for item in (self.first, *self.others) if item]
        return max(found, key=lambda item: item.rank) if found else None

    @property
    def badge(self) -> Badge:
        """The strongest of what is recorded; of what is taken twice at least *care*."""
        grounds = [BADGES[Severity(self.worst.severity)]] if self.worst else []
        grounds += [Badge.CARE] if self.doubled else []
        grounds += [Badge.DEPENDS] if self.of_some else []
        grounds += self._computed
        return worst_badge(grounds) or Badge.NOT_RECORDED

    @property
    def _computed(self) -> list[Badge]:
        """What adds up; beside a recorded interaction only what can kill at once: the row that is recorded speaks of the rest."""
        return [shared.badge for shared in self.adds_up if not self.worst or _is_deadly(shared)]

    @property
    def told_to_add_up(self) -> tuple[Shared, ...]:
        """The shared effects that the answer tells: those that count, the worst first; a trifle only where there is nothing else."""
        order = list(Badge)
        counted = [shared for shared in self.adds_up if not self.worst or _is_deadly(shared)]
        ranked = sorted(counted, key=lambda shared: (order.index(shared.badge), shared.term.slug))
        if not ranked:
            return ()
        worst = [shared for shared in ranked if shared.badge is ranked[0].badge]
        told = [shared for shared in worst if max(strength(shared.left), strength(shared.right)) > Strength.SLIGHT] or worst
        return tuple(told)

    @property
    def nothing_recorded(self) -> bool:
        return not (self.doubled or self.first or self.adds_up or self.of_some)


def together(left: Profile, right: Profile, graph: Graph, interactions: Sequence[Interaction]) -> Together:
    """What is recorded of taking *left* with *right*; *interactions* may hold more than concerns the pair."""
    found = [item for item in _concerning(graph, left.slug, right.slug, interactions) if _speaks(graph, left.slug, right.slug, item)]
    worst = max((item.rank for item in found), default=0)
    return Together(
        doubled=_doubled(graph, left.slug, right.slug),
        first=found[0] if found else None,
        others=tuple(found[1:]),
        adds_up=_adds_up(left, right),
        of_some=tuple(item for item in _of_some(graph, left.slug, right.slug, interactions) if item.rank > worst),
    )


def _doubled(graph: Graph, left: str, right: str) -> tuple[str, ...]:
    """The drugs taken twice when both are taken; nothing for an entry beside itself, and nothing for classes."""
    if left == right or graph.nodes[left].is_class or graph.nodes[right].is_class:
        return ()
    right_holds = {right, *all_ingredients(graph, right)}
    return tuple(slug for slug in sorted({left, *all_ingredients(graph, left)}) if slug in right_holds and graph.shows(slug))


def _speaks(graph: Graph, left: str, right: str, item: Interaction) -> bool:
    """“None known” of one ingredient says nothing of the others."""
    if item.severity != Severity.NONE_KNOWN:
        return True
    ends = {item.left, item.right}
    return all(ends & {slug, *graph.ancestors(slug)} for slug in (left, right))


def _reach(graph: Graph, slug: str) -> dict[str, int]:
    """What a statement may be about and still concern *slug*: itself (0), its ingredients, and the classes above any of them."""
    reach = {slug: 0} | graph.ancestors(slug)
    for ingredient in all_ingredients(graph, slug):
        for above, distance in ({ingredient: 0} | graph.ancestors(ingredient)).items():
            reach[above] = min(reach.get(above, distance + 1), distance + 1)
    return reach


def _concerning(graph: Graph, left: str, right: str, interactions: Iterable[Interaction]) -> list[Interaction]:
    """Those about the pair: the most specific first; among the equally specific, and after the first, the most severe."""
    reach_left, reach_right = _reach(graph, left), _reach(graph, right)
    ranked: list[tuple[int, int, str, Interaction]] = []
    for item in interactions:
        ways = [
            reach_left[x] + reach_right[y]
            for x, y in ((item.left, item.right), (item.right, item.left))
            if x in reach_left and y in reach_right
        ]
        if ways:
            ranked.append((min(ways), -item.rank, f"{item.left}+{item.right}", item))
    if not ranked:
        return []
    ranked.sort(key=lambda row: row[:3])
    rest = sorted(ranked[1:], key=lambda row: (row[1], row[0], row[2]))
    return [ranked[0][3], *(row[3] for row in rest)]


def _of_some(graph: Graph, left: str, right: str, interactions: Iterable[Interaction]) -> list[Interaction]:
    """Those between one side and what belongs to the other, a class: the most severe first."""
    sides = [(_reach(graph, slug).keys(), _below(graph, slug)) for slug in (left, right)]
    (up_left, down_left), (up_right, down_right) = sides

    def concerns(x: str, y: str) -> bool:
        return (x in up_left and y in down_right) or (x in down_left and y in up_right) or (x in down_left and y in down_right)

    found = [item for item in interactions if concerns(item.left, item.right) or concerns(item.right, item.left)]
    return sorted(found, key=lambda item: (-item.rank, item.left, item.right))


def _below(graph: Graph, slug: str) -> set[str]:
    """What belongs to a class; nothing for a drug."""
    return set(ancestors(graph.down, slug)) if graph.nodes[slug].is_class else set()


ADDING_UP: dict[str, tuple[Badge, Badge, Badge]] = {
    CodedTerm.SLOWED_BREATHING: (Badge.SERIOUS, Badge.SERIOUS, Badge.CARE),
    CodedTerm.QT_PROLONGATION: (Badge.SERIOUS, Badge.SERIOUS, Badge.CARE),
    CodedTerm.BLEEDING: (Badge.SERIOUS, Badge.CARE, Badge.ADDS_UP),
    CodedTerm.SEROTONIN_SYNDROME: (Badge.CARE, Badge.ADDS_UP, Badge.ADDS_UP),
    CodedTerm.HIGH_POTASSIUM: (Badge.SERIOUS, Badge.CARE, Badge.CARE),
    CodedTerm.SLOW_HEARTBEAT: (Badge.SERIOUS, Badge.CARE, Badge.ADDS_UP),
    CodedTerm.LOW_BLOOD_SUGAR: (Badge.CARE, Badge.ADDS_UP, Badge.ADDS_UP),
    CodedTerm.LOW_BLOOD_PRESSURE: (Badge.CARE, Badge.ADDS_UP, Badge.ADDS_UP),
}
"""Effect -> what it comes to where both have it strongly, one strongly, neither. What is not here adds up and no more."""
DEADLY = (CodedTerm.SLOWED_BREATHING, CodedTerm.QT_PROLONGATION)
"""Told beside whatever row is recorded, where it is serious."""
ADDING_UP_ATTRIBUTES = (CodedAttribute.BOXED_WARNING, CodedAttribute.SERIOUS_RISK, CodedAttribute.SIDE_EFFECT)


def _is_deadly(shared: Shared) -> bool:
    return shared.badge is Badge.SERIOUS and shared.term.slug in DEADLY


def strength(fact: Fact) -> Strength:
    """A boxed warning, or a serious risk of the whole class, is strong; a serious risk of its own is some; a side effect slight."""
    if fact.attribute.slug == CodedAttribute.BOXED_WARNING:
        return Strength.STRONG
    if fact.attribute.slug == CodedAttribute.SERIOUS_RISK:
        return Strength.STRONG if fact.origin == "class" else Strength.SOME
    return Strength.SLIGHT


def _adds_up(left: Profile, right: Profile) -> tuple[Shared, ...]:
    """Shared effects that add up, each once; of an entry beside its own class, all that the class hands down."""
    mine, theirs = _effects(left), _effects(right)
    return tuple(Shared(mine[slug].term, mine[slug], theirs[slug]) for slug in sorted(mine.keys() & theirs.keys()))  # type: ignore[arg-type]


def _effects(profile: Profile) -> dict[str, Fact]:
    """Term that adds up -> the strongest fact that states it."""
    found: dict[str, Fact] = {}
    for slug in ADDING_UP_ATTRIBUTES:
        for fact in profile.of(slug):
            if fact.is_value and fact.term and fact.term.adds_up:
                known = found.get(fact.term.slug)
                if known is None or strength(fact) > strength(known):
                    found[fact.term.slug] = fact
    return found
