"""What is asked of which names.

Pure.
"""

from dataclasses import dataclass

from comparisons.questions.mentions import Mention
from comparisons.questions.urgent import Urgency
from drugref.vocabulary import ClosedList


class QuestionKind(ClosedList):
    """In the order in which they are tried; of several that a question meets, the first leads (ASKING section 1)."""

    URGENT = "urgent", "An emergency?"
    AMOUNT = "amount", "How much?"
    STOP = "stop", "Stopping it"
    CAUTION = "caution", "Who should take care?"
    TOGETHER = "together", "Both together?"
    SAME = "same", "Are they the same?"
    STRONGER = "stronger", "Which is stronger?"
    LIST = "list", "Which ones?"
    NAMES = "names", "What is it called?"
    ATTRIBUTE = "attribute", "What is recorded?"
    IS_A = "is_a", "Is it one?"
    COMPARE = "compare", "What is the difference?"
    ENTRY = "entry", "What is it?"
    UNCLEAR = "unclear", "Not understood"


class ListKind(ClosedList):
    """Which things a list question asks for."""

    WITH = "with", "what is recorded of taking it with others"
    FOODS = "foods", "what is recorded of eating and drinking with it"
    FALSE_POSITIVE = "false positive", "what can cause a false positive"
    CAUSING = "causing", "what has this effect"
    TREATING = "treating", "what is used for this"
    MEMBERS = "members", "the members of classes"
    LIKE = "like", "others of its kind"


class AmountKind(ClosedList):
    """What is asked of an amount. None is ever given; each has its own sentence."""

    HOW_MUCH = "how much", "how much?"
    MISSED = "missed", "a missed dose"
    BROKEN = "broken", "crushing, splitting or chewing"
    MISUSED = "misused", "no help with misuse"
    PRICE = "price", "the price"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as far as it was understood.

    ``subjects`` and ``objects`` are each asked about in turn, or just the ``pairs`` where two are alternatives. ``attribute`` is
    the slug of the row asked about, ``phrase`` by which of its phrases, ``about`` the words that may name one of its values or a
    person's condition; ``listing`` what a list is of, its ``without``: what its members shall not be. ``wants_yes_no``: it began so.

    ``amount``: what is asked of an amount. ``holds``: whether the one contains the other, not whether it is one. ``was_taken``: it
    has been taken already, so that nothing is to be asked before.

    ``unknown``: runs of words that were not understood; ``blocked``: one of them lets no yes or no stand. ``asks_permission``:
    “may I”, of taking or leaving a medicine, of drinking, driving or nursing: never answered with yes or no (I11).

    Overlays, which change no kind: ``urgency`` (words of danger), ``of_animal``, ``place`` and ``in_a_state`` (the law or
    supply of a country or one US state), ``language``. ``then``: a second question that the same words ask.
    """

    text: str
    kind: QuestionKind
    subjects: tuple[Mention, ...] = ()
    objects: tuple[Mention, ...] = ()
    pairs: tuple[tuple[Mention, Mention], ...] = ()
    attribute: str = ""
    phrase: str = ""
    about: tuple[str, ...] = ()
    listing: ListKind | None = None
    without: tuple[Mention, ...] = ()
    amount: AmountKind | None = None
    holds: bool = False
    was_taken: bool = False
    wants_yes_no: bool = False
    unknown: tuple[str, ...] = ()
    blocked: bool = False
    asks_permission: bool = False
    urgency: Urgency = Urgency.NONE
    of_animal: bool = False
    place: str = ""
    in_a_state: bool = False
    language: str = ""
    then: "Question | None" = None

    @property
    def is_whole(self) -> bool:
        """Every word that could turn the answer was understood, so that a yes or no answers what was asked."""
        return not self.blocked

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(dict.fromkeys((*self.subjects, *self.objects)))
