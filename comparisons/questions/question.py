"""What is asked of which names.

Pure.
"""

from dataclasses import dataclass

from comparisons.questions.mentions import Mention
from drugref.vocabulary import ClosedList


class QuestionKind(ClosedList):
    IS_A = "is_a", "Is it one?"
    COMPARE = "compare", "What is the difference?"
    TOGETHER = "together", "Both together?"
    ENTRY = "entry", "What is it?"
    ATTRIBUTE = "attribute", "What is recorded?"
    UNCLEAR = "unclear", "Not understood"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as far as it was understood.

    ``subjects`` and ``objects`` are each asked about in turn; ``sameness``: a comparison that asks “are they the same?”.
    ``attribute`` is the slug of the row asked about, ``phrase`` by which of its phrases, ``about`` the words that may name one
    of its values; ``wants_yes_no``: it began so. ``in_a_state``: asked of one US state's law; ``unknown``: runs of words that
    were not understood. ``asks_permission``: “may I”, said of taking or leaving a medicine, of drinking, driving or nursing: it is
    never answered with yes or no (I11); ``asks_to_stop``: of leaving one.
    """

    text: str
    kind: QuestionKind
    subjects: tuple[Mention, ...] = ()
    objects: tuple[Mention, ...] = ()
    sameness: bool = False
    attribute: str = ""
    phrase: str = ""
    about: tuple[str, ...] = ()
    wants_yes_no: bool = False
    in_a_state: bool = False
    unknown: tuple[str, ...] = ()
    asks_permission: bool = False
    asks_to_stop: bool = False

    @property
    def is_whole(self) -> bool:
        """Every word was understood, so that a yes or no answers what was asked."""
        return not self.unknown

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return (*self.subjects, *self.objects)
