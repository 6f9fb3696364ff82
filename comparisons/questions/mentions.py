"""The names found in a question: the longest first, brackets understood.

Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from comparisons.questions.vocabulary import DOSE, DOSE_WORDS, NEVER_NAMES, SALTS
from comparisons.questions.words import LONGEST_NAME, Word, forms
from drugref.names.meanings import Meaning

Known = Mapping[str, Sequence[Meaning]]
"""Normalised name -> what it may mean."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the question: as typed, as recorded (normalised), what it may mean, and the sign before it."""

    typed: str
    phrase: str
    meanings: tuple[Meaning, ...]
    after: str = ""
    as_kind: bool = False
    """“an amphetamine”: one of a kind, not the drug of that name."""

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset(meaning.slug for meaning in self.meanings)


Item = Mention | Word
"""A question is a row of these."""


def items(text: str, words: Sequence[Word], known: Known) -> list[Item]:
    """The words with every name among them put together; doses are left out, and salts after a name."""
    found: list[Item] = []
    at = 0
    while at < len(words):
        mention, length = _longest(text, words[at : at + LONGEST_NAME], known)
        if mention:
            before = found[-1] if found else None
            found.append(replace(mention, as_kind=isinstance(before, Word) and before.text in ("a", "an")))
        elif not _is_trimming(words[at].text, found):
            found.append(words[at])
        at += length
    return _without_doubles(found)


def _longest(text: str, ahead: Sequence[Word], known: Known) -> tuple[Mention | None, int]:
    """The longest name that begins here, and how many words it takes; (None, 1) where none does."""
    for length in range(len(ahead), 0, -1):
        run = ahead[:length]
        if length == 1 and (run[0].text in NEVER_NAMES or DOSE.match(run[0].text)):
            break
        for form in forms(run):
            if form in known:
                typed = text[run[0].start : run[-1].end].strip(" ?!.\"'“”")
                return Mention(typed, form, tuple(known[form]), run[0].after), length
    return None, 1


def _is_trimming(word: str, before: Sequence[Item]) -> bool:
    follows_name = bool(before) and isinstance(before[-1], Mention)
    return bool(DOSE.match(word)) or word in DOSE_WORDS or (follows_name and word in SALTS)


def _without_doubles(found: list[Item]) -> list[Item]:
    """«topamax (topiramate)», «zoloft sertraline»: two neighbouring names of one thing are one mention.

    Without a bracket that is so only where more names follow: «is xanax alprazolam» asks about both.
    """
    many = sum(isinstance(item, Mention) for item in found) > 2
    kept: list[Item] = []
    for item in found:
        last = kept[-1] if kept else None
        if isinstance(item, Mention) and isinstance(last, Mention) and item.slugs & last.slugs and (many or item.after in ("(", "[", "/")):
            both = tuple(meaning for meaning in last.meanings if meaning.slug in item.slugs)
            kept[-1] = replace(last, meanings=both)
        else:
            kept.append(item)
    return kept
