"""What one side does to the amount of the other, by the enzymes and carriers that its facts name.

Pure. The table is that of the FDA's bands: how far one blocks or speeds up (strong, moderate, weak) against how much of the other goes
that way (nearly all: five times as much in the blood where the way is shut; mostly: two to five times; partly: less). A side with
little room between too little and too much, or one that must not fail, is a step graver.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from comparisons.engine.together.badge import Badge, one_up
from comparisons.engine.together.flags import flags
from comparisons.engine.together.ground import Change, Ground, GroundKind
from drugref.domain.statements import Fact, Profile
from drugref.vocabulary import Action, CodedAttribute, CodedTerm, Share, Strength

Cell = Badge | None
"""None is silence."""
Row = tuple[Cell, Cell, Cell]
"""By share: nearly all, mostly, partly."""

SERIOUS, CARE, ADDS_UP = Badge.SERIOUS, Badge.CARE, Badge.ADDS_UP
BLOCKS: dict[Strength, tuple[Row, Row]] = {
    Strength.STRONG: ((SERIOUS, CARE, ADDS_UP), (SERIOUS, SERIOUS, CARE)),
    Strength.MODERATE: ((CARE, ADDS_UP, None), (SERIOUS, SERIOUS, ADDS_UP)),
    Strength.WEAK: ((ADDS_UP, None, None), (CARE, ADDS_UP, None)),
}
"""Strength of the blocker -> what it comes to, by share: for any medicine, and for one with little room."""
SPEEDS_UP: dict[Strength, tuple[Row, Row]] = {
    Strength.STRONG: ((CARE, CARE, ADDS_UP), (SERIOUS, SERIOUS, CARE)),
    Strength.MODERATE: ((CARE, ADDS_UP, None), (SERIOUS, CARE, None)),
    Strength.WEAK: ((ADDS_UP, None, None), (CARE, ADDS_UP, None)),
}
"""The same for one that speeds the other's breakdown up: for any medicine, and for one that must not fail."""
KEEPS_INACTIVE: dict[Strength, tuple[Row, Row]] = {
    Strength.STRONG: ((CARE, CARE, ADDS_UP), (SERIOUS, SERIOUS, CARE)),
    Strength.MODERATE: ((CARE, CARE, ADDS_UP), (CARE, CARE, ADDS_UP)),
    Strength.WEAK: ((ADDS_UP, ADDS_UP, None), (ADDS_UP, ADDS_UP, None)),
}
"""The same for one that blocks what makes the other active: for any medicine, and for one that must not fail."""
TWO_ROUTES = frozenset({CodedTerm.CYP3A4, CodedTerm.P_GLYCOPROTEIN})
"""Where one side acts on both of these, and the other goes both ways, the two add up: a step graver."""
SHARES = list(Share)


def by_enzymes(left: Profile, right: Profile) -> Iterator[Ground]:
    """A ground for each enzyme or carrier by which one side changes the other."""
    for mover, moved, by_left in ((left, right, True), (right, left, False)):
        found = list(_grounds(mover, moved, by_left=by_left))
        routes = {ground.term.slug for ground in found if ground.term}
        for ground in found:
            both_ways = ground.term is not None and ground.term.slug in TWO_ROUTES <= routes
            yield replace(ground, badge=one_up(ground.badge)) if both_ways else ground


def _grounds(mover: Profile, moved: Profile, *, by_left: bool) -> Iterator[Ground]:
    met: set[tuple[str, Change]] = set()
    flagged = flags(moved)
    for cause in _enzymes(mover):
        for way in _enzymes(moved):
            if cause.term != way.term or cause.term is None or (change := _change(cause, way)) is None:
                continue
            badge = _badge(change, cause, way, flagged)
            if badge and (cause.term.slug, change) not in met:
                met.add((cause.term.slug, change))
                reasons = (way, *flagged.get(_counting(change), ()))
                sides = ((cause,), reasons) if by_left else (reasons, (cause,))
                yield Ground(GroundKind.ENZYMES, badge, term=cause.term, left=sides[0], right=sides[1], change=change, by_left=by_left)


def _enzymes(profile: Profile) -> Iterable[Fact]:
    return (fact for fact in profile.of(CodedAttribute.ENZYMES) if fact.is_value and fact.term)


def _counting(change: Change) -> str:
    """The flag that makes *change* graver."""
    return CodedTerm.NARROW if change is Change.RAISES else CodedTerm.MUST_NOT_FAIL


def _change(cause: Fact, way: Fact) -> Change | None:
    """What follows where one side acts on the enzyme and the other goes this way; None where nothing does."""
    gone = way.action in (Action.BROKEN_DOWN_BY, Action.CARRIED_BY)
    if cause.action == Action.BLOCKS and gone:
        return Change.RAISES
    if cause.action == Action.SPEEDS_UP and gone:
        return Change.LOWERS
    if cause.action == Action.BLOCKS and way.action == Action.MADE_ACTIVE_BY:
        return Change.KEEPS_INACTIVE
    return None


TABLES = {Change.RAISES: BLOCKS, Change.LOWERS: SPEEDS_UP, Change.KEEPS_INACTIVE: KEEPS_INACTIVE}


def _badge(change: Change, cause: Fact, way: Fact, flagged: Collection[str]) -> Cell:
    """An unknown strength counts as moderate, an unknown share as partly. A narrow medicine that is speeded up may fail as well."""
    plain, graver = TABLES[change][Strength(cause.strength or Strength.MODERATE)]
    may_fail = change is Change.LOWERS and cause.strength == Strength.STRONG and CodedTerm.NARROW in flagged
    return (graver if may_fail or _counting(change) in flagged else plain)[SHARES.index(Share(way.share or Share.PARTLY))]
