"""The dangerous thing that must stand beside an answer (MODEL section 5).

Pure. The first of: a boxed warning, own or inherited; stopping level 3; the worst interaction with the other side; the
worst shared effect that adds up. Where nothing is recorded there is nothing to say - and never “safe”.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from comparisons.engine.together import Shared, Together
from drugref.domain.statements import Fact, Interaction, Profile
from drugref.vocabulary import CodedAttribute, Severity

LIFE_THREATENING_TO_STOP = 3


class DangerKind(StrEnum):
    BOXED = "boxed warning"
    STOPPING = "stopping"
    INTERACTION = "interaction"
    ADDS_UP = "adds up"


@dataclass(frozen=True, slots=True)
class Danger:
    """What to say of one side, and the facts (or the interaction, or the shared effect) it rests on."""

    kind: DangerKind
    entry: str
    facts: tuple[Fact, ...] = ()
    interaction: Interaction | None = None
    shared: Shared | None = None

    def mirrored(self) -> "Danger":
        """The same danger seen with the sides exchanged."""
        return replace(self, shared=self.shared.mirrored() if self.shared else None)


def danger(profile: Profile, together: Together) -> Danger | None:
    """The danger of one side beside the other; None where nothing is recorded."""
    boxed = tuple(fact for fact in profile.of(CodedAttribute.BOXED_WARNING) if fact.is_value and not fact.is_typical_only)
    if boxed:
        return Danger(DangerKind.BOXED, profile.slug, facts=_one_form_first(boxed) + _life_threatening(profile))
    if found := stopping(profile):
        return found
    worst = together.worst
    if worst and worst.severity != Severity.NONE_KNOWN:
        return Danger(DangerKind.INTERACTION, profile.slug, interaction=worst)
    if together.adds_up:
        return Danger(DangerKind.ADDS_UP, profile.slug, shared=(together.told_to_add_up or together.adds_up)[0])
    return None


def _one_form_first(boxed: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Warnings that hold for every form before those of one form."""
    return tuple(sorted(boxed, key=lambda fact: fact.form != ""))


def stopping(profile: Profile) -> Danger | None:
    """The danger of leaving it off suddenly; None where no life-threatening one is recorded, nor a boxed warning of it."""
    facts = (*_life_threatening(profile), *_boxed_for_stopping(profile))
    return Danger(DangerKind.STOPPING, profile.slug, facts=facts) if facts else None


def _boxed_for_stopping(profile: Profile) -> tuple[Fact, ...]:
    """Boxed warnings of what follows when it is stopped, as “blood clots after stopping early”."""
    boxed = (fact for fact in profile.of(CodedAttribute.BOXED_WARNING) if fact.is_value and not fact.is_typical_only)
    return tuple(fact for fact in boxed if fact.term and any(word in f"{fact.term.label} {fact.term.clinical}" for word in OF_STOPPING))


OF_STOPPING = ("stopping", "discontinuation", "abrupt withdrawal")


def _life_threatening(profile: Profile) -> tuple[Fact, ...]:
    return tuple(
        fact
        for fact in profile.of(CodedAttribute.DEPENDENCE)
        if fact.level is not None and fact.level >= LIFE_THREATENING_TO_STOP and not fact.is_typical_only
    )
