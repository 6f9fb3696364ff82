"""The dangerous things that must stand beside an answer (MODEL section 5).

Pure. Of the two together: what is taken twice, else the worst recorded row if it is serious. Of each side the first of: a boxed
warning, own or inherited; stopping level 3; and where the two have none of their own, what is recorded or worked out of taking both.
Where nothing is recorded there is nothing to say - and never “safe”.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from comparisons.engine.together import Badge, Ground, GroundKind, Together
from drugref.domain.grave import boxed_warnings, dangerous_to_stop, is_of_stopping, sure
from drugref.domain.statements import Fact, Profile


class DangerKind(StrEnum):
    BOXED = "boxed warning"
    STOPPING = "stopping"
    INTERACTION = "interaction"
    DOUBLED = "taken twice"
    ADDS_UP = "adds up"


OF_GROUND = {GroundKind.RECORDED: DangerKind.INTERACTION, GroundKind.DOUBLED: DangerKind.DOUBLED}
"""What a ground of taking both is called among dangers; the others are worked out, and add up."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What to say of one side - or, without an *entry*, of both - and the facts or the ground it rests on."""

    kind: DangerKind
    entry: str
    facts: tuple[Fact, ...] = ()
    ground: Ground | None = None

    def mirrored(self) -> "Danger":
        """The same danger seen with the sides exchanged."""
        return replace(self, ground=self.ground.mirrored() if self.ground else None)


def danger_of_both(together: Together) -> Danger | None:
    """What is taken twice, else the worst recorded row where it is serious or worse; None where there is no such thing."""
    worst = together.worst
    grave = [worst] if worst and worst.badge in (Badge.NEVER, Badge.SERIOUS) else []
    found = [*together.of(GroundKind.DOUBLED), *grave]
    return _of_ground(found[0]) if found else None


def danger(profile: Profile, together: Together) -> Danger | None:
    """The danger of one side beside the other; None where nothing is recorded, or where that of both says it."""
    if boxed := sure(boxed_warnings(profile)):
        return Danger(DangerKind.BOXED, profile.slug, facts=_one_form_first(boxed) + sure(dangerous_to_stop(profile)))
    if found := stopping(profile):
        return found
    if danger_of_both(together):
        return None
    worst = together.worst
    if worst and worst.badge is not Badge.NONE_KNOWN:
        return _of_ground(worst)
    return _of_ground(together.computed[0]) if together.computed else None


def _of_ground(ground: Ground) -> Danger:
    return Danger(OF_GROUND.get(ground.kind, DangerKind.ADDS_UP), "", ground=ground)


def _one_form_first(boxed: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Warnings that hold for every form before those of one form."""
    return tuple(sorted(boxed, key=lambda fact: fact.form != ""))


def stopping(profile: Profile) -> Danger | None:
    """The danger of leaving it off suddenly; None where no life-threatening one is recorded, nor a boxed warning of it."""
    facts = (*sure(dangerous_to_stop(profile)), *filter(is_of_stopping, sure(boxed_warnings(profile))))
    return Danger(DangerKind.STOPPING, profile.slug, facts=facts) if facts else None
