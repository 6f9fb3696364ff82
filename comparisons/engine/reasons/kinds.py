"""The seventeen reasons why one thing is taken for another (MODEL section 7)."""

from drugref.vocabulary import ClosedList


class ReasonKind(ClosedList):
    SAME_SYSTEM = "same system", "Same system, different target"
    SAME_TARGET = "same target", "Same target, different chemistry"
    SHARED_USE = "shared use", "Used for the same thing"
    SHARED_OFF_LABEL_USE = "shared off-label use", "Used for the same thing, by one of them off-label"
    SHARED_FEELING = "shared feeling", "They can feel alike"
    LOOK_ALIKE = "look-alike", "Names that look or sound alike"
    NAME_ENDING = "name ending", "The same, or a misleading, name ending"
    HELD_BY_BRAND = "held by a product", "A product with a similar name holds it"
    BECOMES = "becomes", "One turns into the other in the body"
    MIRROR_OR_SALT = "mirror form or salt", "A mirror form or salt of the other"
    SAME_SCHEDULE = "same schedule", "The law puts them together"
    TWO_MEANINGS = "two meanings", "A word with two meanings"
    TAKEN_TOGETHER = "taken together", "Often taken together"
    ONCE_WAS = "once was", "Once was so, no longer is"
    SAME_TEST = "same test", "Both turn up on the same drug test"
    IN_PART = "in part", "It belongs in part"
    REGULATOR_SAYS = "regulator says so", "An official label groups them"

    @property
    def slug(self) -> str:
        """The last part of the address of its list: 'look-alike', 'two-meanings'."""
        return self.value.replace(" ", "-")
