"""A typed question -> what is asked of which names.

Pure: no Django, no database, no network. The caller looks up ``phrases`` and hands what they mean to ``parse``:

>>> wanted = names_in("is xanax a benzo")
>>> question = parse("is xanax a benzo", known={"xanax": …, "benzo": …})
"""

from collections.abc import Mapping, Sequence

from comparisons.asking import words as _words
from comparisons.asking.mentions import Known, Mention, items
from comparisons.asking.question import Question, QuestionKind
from comparisons.asking.shapes import AskedAs, shape
from comparisons.asking.vocabulary import DRINKING, FILLERS, KNOWN
from comparisons.asking.words import LONGEST
from drugref.closed_lists import NameKind, Standing
from drugref.naming.meanings import Meaning

ALCOHOL = "alcohol"
"""The name that is asked about where somebody drinks, and no drink is named."""

__all__ = ["LONGEST", "AskedAs", "Known", "Mention", "Question", "QuestionKind", "names_in", "parse"]


def names_in(text: str) -> set[str]:
    """The normalised phrases of *text* that may be names, in every form they may be recorded in."""
    row = _words.words(text)
    asks_of_drinking = any(word.text in DRINKING for word in row)
    return _words.phrases(row) | ({ALCOHOL} if asks_of_drinking else set())


def parse(text: str, known: Known, asked_as: Mapping[str, Sequence[str]] | None = None) -> Question:
    """The question that *text* asks, given what its phrases mean. Never raises; nothing understood is UNCLEAR.

    A phrase that does something else in a question (“test”, “addictive”, “over the counter”) is no name beside another one,
    whatever it is slang or loosely used for.
    """
    asked, row = asked_as or {}, _words.words(text)
    spoken_for = {part for phrases in asked.values() for phrase in phrases for part in (phrase, *phrase.split())} | KNOWN
    names = {phrase: meanings for phrase, meanings in known.items() if _bare(phrase) not in spoken_for or _is_firm(meanings, _bare(phrase))}
    found = items(text, row, names)
    if not any(isinstance(item, Mention) for item in found):
        found = items(text, row, known)
    if ALCOHOL in known and any(word.text in DRINKING for word in row) and sum(isinstance(item, Mention) for item in found) == 1:
        found.append(Mention(ALCOHOL, ALCOHOL, tuple(known[ALCOHOL])))
    return shape(text, found, asked)


def _bare(phrase: str) -> str:
    """A phrase without the words that say nothing: «over the counter» -> «over counter»."""
    return " ".join(word for word in phrase.split() if word not in FILLERS) or phrase


def _is_firm(meanings: Sequence[Meaning], phrase: str) -> bool:
    """A single word that is firmly a name; a whole phrase of a row is none."""
    return " " not in phrase and any(meaning.standing != Standing.LOOSE and meaning.name_kind != NameKind.SLANG for meaning in meanings)
