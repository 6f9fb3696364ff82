"""How readily a reader would nod at a reason: one table, and what makes a reason of one kind stronger than another of it.

Pure. 0 to 100. The order is judged, not measured: a test fixes it for pairs that people are known to confuse.
"""

from comparisons.engine.reasons.evidence import Evidence
from comparisons.engine.reasons.kinds import ReasonKind
from drugref.names.similarity import EASILY_CONFUSED
from drugref.vocabulary import Extent

WEIGHTS: dict[ReasonKind, float] = {
    ReasonKind.MIRROR_OR_SALT: 98,
    ReasonKind.BECOMES: 96,
    ReasonKind.ONCE_WAS: 92,
    ReasonKind.LOOK_ALIKE: 90,
    ReasonKind.HELD_BY_BRAND: 84,
    ReasonKind.TWO_MEANINGS: 82,
    ReasonKind.SAME_TARGET: 80,
    ReasonKind.SAME_SYSTEM: 78,
    ReasonKind.NAME_ENDING: 74,
    ReasonKind.IN_PART: 70,
    ReasonKind.SHARED_USE: 66,
    ReasonKind.SAME_SCHEDULE: 60,
    ReasonKind.SHARED_OFF_LABEL_USE: 56,
    ReasonKind.SHARED_FEELING: 50,
    ReasonKind.SAME_TEST: 44,
    ReasonKind.REGULATOR_SAYS: 40,
    ReasonKind.TAKEN_TOGETHER: 20,
}
BARELY, ALMOST_THE_SAME = (60.0, 77.0), 0.75
"""A look-alike that nobody reported: from the first, where it is just easily confused, to the second at that score."""
ONLY_SOMEWHAT = 30.0
"""Somewhat alike: it comes late."""
MISLEADS = 88.0
"""A misleading ending explains more than a shared one."""
BOTH_HELD = 94.0
"""The one really holds the other."""
BOTH_STATED = 72.0
"""The law names both of them, not only a class above."""
MANY = 3
"""Shared uses or effects from which on they count for more."""
MORE = 3.0


STRONG = 70.0
"""From this strength on a reason makes a pair worth being found by a search engine: what was reported, or is plainly misleading; not
that two names are merely alike, nor that two have a use or an effect in common."""
LISTED = 50.0
"""From this one on it does so where somebody stated that the one is not the other."""


def is_thin(*, written: bool, stated: str, strongest: float) -> bool:
    """Whether a pair's page has too little of its own for a search engine to lead to.

    It has enough where an article is *written*, where the one is *stated* to belong to the other, wholly or in part, or where the
    *strongest* reason why they are confused (0: none) is a strong one. That it is stated not to belong counts where there is any
    reason worth a line besides.
    """
    enough = {Extent.IS.value: 0.0, Extent.PARTLY.value: 0.0, Extent.IS_NOT.value: LISTED}.get(stated, STRONG)
    return not written and strongest < enough


def strength(kind: ReasonKind, evidence: Evidence) -> float:
    """The weight of *kind*, changed by what *evidence* holds."""
    if kind is ReasonKind.LOOK_ALIKE and evidence.relation is None:
        return _measured(evidence.look_alike.score if evidence.look_alike else 0.0)
    if kind is ReasonKind.NAME_ENDING and any(row.misleads for row in evidence.endings):
        return MISLEADS
    if kind is ReasonKind.HELD_BY_BRAND and evidence.product and not evidence.left_edges and not evidence.right_edges:
        return BOTH_HELD
    if kind is ReasonKind.SAME_SCHEDULE and len(evidence.left_edges) == len(evidence.right_edges) == 1:
        return BOTH_STATED
    many = kind in (ReasonKind.SHARED_USE, ReasonKind.SHARED_FEELING) and len(evidence.pairs) >= MANY
    return WEIGHTS[kind] + (MORE if many else 0)


def _measured(score: float) -> float:
    if score < EASILY_CONFUSED:
        return ONLY_SOMEWHAT
    low, high = BARELY
    return low + (high - low) * min(1.0, (score - EASILY_CONFUSED) / (ALMOST_THE_SAME - EASILY_CONFUSED))
