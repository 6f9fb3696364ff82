"""The words for what taking both comes to, and the steps between them.

Pure.
"""

from collections.abc import Iterable

from drugref.vocabulary import ClosedList, Severity


class Badge(ClosedList):
    """What taking both comes to, in a word; the mildest last. Silence is *not recorded*, which is no *none known*."""

    NEVER = "never together", "never together"
    SERIOUS = "serious", "serious: ask first"
    CARE = "care", "take care"
    DEPENDS = "depends which", "depends which"
    ADDS_UP = "adds up", "adds up"
    MINOR = "minor", "minor"
    NOT_RECORDED = "not recorded", "not recorded"
    NONE_KNOWN = "none known", "none known"


BADGES = {
    Severity.NEVER: Badge.NEVER,
    Severity.SERIOUS: Badge.SERIOUS,
    Severity.CARE: Badge.CARE,
    Severity.MINOR: Badge.MINOR,
    Severity.NONE_KNOWN: Badge.NONE_KNOWN,
}
GRAVER = list(Badge)
"""The graver before the milder."""
STEPS = (Badge.ADDS_UP, Badge.CARE, Badge.SERIOUS)
"""What can be worked out, mildest first; *never together* only a label can say."""


def worst_badge(badges: Iterable[Badge]) -> Badge | None:
    """Of several pairs or grounds; None for none of them."""
    return min(badges, key=GRAVER.index, default=None)


def one_up(badge: Badge) -> Badge:
    """One step graver, *serious* at most: ``one_up(Badge.CARE)`` is *serious*."""
    return STEPS[min(STEPS.index(badge) + 1, len(STEPS) - 1)]


def in_part(badge: Badge) -> Badge | None:
    """One step milder, for what an entry is only in part: *never together* becomes *serious*, *care* minor; None is silence."""
    return {Badge.NEVER: Badge.SERIOUS, Badge.SERIOUS: Badge.CARE, Badge.CARE: Badge.MINOR}.get(badge)
