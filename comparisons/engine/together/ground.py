"""One reason why taking both matters, with its own severity and the statements it rests on.

Pure.
"""

from dataclasses import dataclass, replace
from typing import Self

from comparisons.engine.together.badge import Badge
from drugref.domain.statements import Citation, Fact, Interaction, Term
from drugref.vocabulary import ClosedList


class GroundKind(ClosedList):
    """Where a ground comes from: the first is written down, the others are worked out from facts of both sides."""

    RECORDED = "recorded"
    SOME_MEMBERS = "some of them"
    DOUBLED = "doubled"
    ENZYMES = "enzymes"
    ADDS_UP = "adds up"
    OPPOSITES = "opposites"


class Change(ClosedList):
    """What one side does to the other by way of an enzyme or carrier."""

    RAISES = "raises"
    LOWERS = "lowers"
    KEEPS_INACTIVE = "keeps inactive"


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason, told with its own severity.

    ``interaction``: the recorded row; ``in_part``: it reaches a side only through a class which that side is in part of. ``term``: the
    effect, enzyme or target that a worked-out ground is about, with the facts of each side that state it. ``doubled``: the drug, or the
    class of which one at a time is taken, that both sides are or hold. ``change`` and ``by_left``: what one side does to the other, and
    whether the left one does it. ``citations``: further sources. ``replaced``: a recorded row stands instead of it, so that it counts
    no more.
    """

    kind: GroundKind
    badge: Badge
    interaction: Interaction | None = None
    in_part: bool = False
    term: Term | None = None
    left: tuple[Fact, ...] = ()
    right: tuple[Fact, ...] = ()
    doubled: str = ""
    change: Change | None = None
    by_left: bool = False
    citations: tuple[Citation, ...] = ()
    replaced: bool = False

    @property
    def is_computed(self) -> bool:
        return self.kind not in (GroundKind.RECORDED, GroundKind.SOME_MEMBERS)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """All that it rests on."""
        stated = [self.interaction] if self.interaction else [*self.left, *self.right]
        return (*(cite for statement in stated for cite in statement.citations), *self.citations)

    def mirrored(self) -> Self:
        """The same ground with the sides exchanged."""
        return replace(self, left=self.right, right=self.left, by_left=self.change is not None and not self.by_left)
