"""The names found in a question: the longest first, brackets understood, ordinary words left alone (I6).

Pure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from comparisons.questions.vocabulary import CLOSED, CONNECTS, DOSE, FRAME, SWALLOWS, is_silent
from comparisons.questions.words import LONGEST_NAME, Word, forms
from drugref.names.meanings import Meaning
from drugref.vocabulary import Noun, Standing

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
    negated: bool = False
    """“non-narcotic”: what is not one."""
    words: tuple[str, ...] = ()
    """The words it was typed in, normalised."""
    form: str = ""
    """The dose form that stands behind it: “gel”."""

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset(meaning.slug for meaning in self.meanings)

    @property
    def is_class(self) -> bool:
        """Does it mean a class before all else?"""
        return self.meanings[0].is_class

    @property
    def is_ordinary(self) -> bool:
        """An English word besides, in every meaning."""
        return all(meaning.ordinary for meaning in self.meanings)

    @property
    def is_loose(self) -> bool:
        """A word that only loosely names anything, as “acid” or “potassium” does."""
        return all(meaning.standing == Standing.LOOSE for meaning in self.meanings)


Item = Mention | Word
"""A question is a row of these."""


def items(text: str, words: Sequence[Word], known: Known) -> list[Item]:
    """The words with every name among them put together, the longest first."""
    found: list[Item] = []
    at = 0
    while at < len(words):
        mention, length = _longest(text, words[at : at + LONGEST_NAME], known)
        before = found[-1] if found else None
        if mention and isinstance(before, Word) and before.text == "non" and not mention.after:
            found[-1] = replace(mention, negated=True)
        elif mention:
            found.append(replace(mention, as_kind=isinstance(before, Word) and before.text in ("a", "an")))
        else:
            found.append(words[at])
        at += length
    return _without_doubles(_told_apart(found))


def _longest(text: str, ahead: Sequence[Word], known: Known) -> tuple[Mention | None, int]:
    """The longest name that begins here, and how many words it takes; (None, 1) where none does."""
    for length in range(len(ahead), 0, -1):
        run = ahead[:length]
        if length == 1 and (run[0].text in CLOSED | FRAME or DOSE.match(run[0].text)):
            break
        if any(word.after for word in run[1:]) and not all(word.after in ("", "/", "(") for word in run[1:]):
            continue
        for form in forms(run):
            if form in known:
                typed = text[run[0].start : run[-1].end].strip(" ?!.\"'“”")
                meanings = tuple(sorted(known[form], key=lambda meaning: meaning.ordinary))
                sure = tuple(meaning for meaning in meanings if not meaning.ordinary)
                return Mention(typed, form, sure or meanings, run[0].after, words=tuple(word.text for word in run)), length
    return None, 1


# ordinary words (ASKING section 2)


def _told_apart(found: list[Item]) -> list[Item]:
    """Ordinary words are names in four places only; elsewhere they are put back among the words.

    So is a word that only loosely names something, as the head of a longer phrase that is not known: “mefenamic acid”.
    """
    back: list[Item] = []
    for at, item in enumerate(found):
        if isinstance(item, Mention) and not _stays(item, found, at):
            back += [Word(text, 0, 0, item.after if n == 0 else "") for n, text in enumerate(item.words)]
        else:
            back.append(item)
    return back


LETTER = re.compile(r"^(?:[b-hj-z]|[a-z]\d+)$")
"""“vitamin k”, “vitamin b12”: a class's word with a letter behind it names one of its members."""


def _stays(mention: Mention, found: Sequence[Item], at: int) -> bool:
    before, behind = _beside(found, at, -1), _beside(found, at, 1)
    if isinstance(behind, Word) and mention.is_class and LETTER.match(behind.text) and behind.text not in CLOSED - {"d", "e"}:
        return False
    if not (mention.is_ordinary or mention.is_loose) or mention.phrase.count(" ") > 1:
        return True
    if _is_inside(mention, before, behind):
        return False
    if _is_strange(before) or _is_strange(behind):
        return False
    if not mention.is_ordinary:
        return True
    if _is_food(mention) and (_is_what_it_is(found, at) or _affects(behind)):
        return _affects(behind)
    directly = found[at - 1] if at else None
    if isinstance(directly, Word) and directly.text in SWALLOWS - {"on", "take", "taking", "took", "taken"}:
        return True
    others = [item for item in found if isinstance(item, Mention) and item is not mention]
    content = [item for item in found if isinstance(item, Word) and _is_strange(item)]
    if not others:
        return not content
    sure = [other for other in others if not other.is_ordinary]
    swallowed = any(isinstance(item, Word) and item.text in SWALLOWS for item in found)
    return (bool(sure) or swallowed) and _is_in_a_slot(found, at)


def _is_food(mention: Mention) -> bool:
    return all(meaning.noun == Noun.FOOD for meaning in mention.meanings)


def _is_what_it_is(found: Sequence[Item], at: int) -> bool:
    """“Is lithium a salt” asks what it is, and of no food."""
    return at == len(found) - 1 and isinstance(found[0], Word) and found[0].text in ("is", "are", "isnt", "arent")


def _affects(behind: Item | None) -> bool:
    """“Does salt affect lithium”."""
    return isinstance(behind, Word) and behind.text in ("affect", "affects", "interact", "interacts", "interfere", "interferes")


def _is_inside(mention: Mention, before: Item | None, behind: Item | None) -> bool:
    """“Protein in urine”, “does it pass into milk”: a food's word for something in the body."""
    return _is_food(mention) and (
        (isinstance(before, Word) and before.text == "into") or (isinstance(behind, Word) and behind.text == "in")
    )


JOINS = CONNECTS | {"is", "are", "on", "take", "taking", "took", "a", "an", "the", "to", "than", "into", "considered", "same", "as"}
"""Kind words: nothing else may stand between an ordinary word and the name it is joined to."""


def _is_in_a_slot(found: Sequence[Item], at: int) -> bool:
    """Joined to another name with nothing but kind words between, or subject or object of “is it one?”."""
    before, behind = found[:at], found[at + 1 :]
    asks_is = (
        isinstance(found[0], Word) and found[0].text in ("is", "are", "isnt", "arent") and sum(isinstance(i, Mention) for i in found) == 2
    )

    def joined(side: Sequence[Item]) -> bool:
        for number, item in enumerate(side):
            if isinstance(item, Mention):
                return number > 0 or bool(item.after) or asks_is
            if item.text not in JOINS:
                return False
        return False

    opens = all(isinstance(item, Word) and item.text in CLOSED | FRAME | SWALLOWS | {"mix", "safe"} for item in before)
    closes = all(isinstance(item, Word) and item.text in CLOSED | FRAME | {"together", "safe"} for item in behind)
    return (joined(behind) and opens) or (joined(list(reversed(before))) and closes) or (joined(list(reversed(before))) and joined(behind))


def _beside(found: Sequence[Item], at: int, step: int) -> Item | None:
    """The neighbour in the same phrase; None where a sign stands between."""
    place = at + step
    if not 0 <= place < len(found):
        return None
    sign = found[at].after if step < 0 else found[place].after
    return None if sign else found[place]


def _is_strange(item: Item | None) -> bool:
    return isinstance(item, Word) and not is_silent(item.text)


def _without_doubles(found: list[Item]) -> list[Item]:
    """«topamax (topiramate)», «zoloft sertraline»: two neighbouring names of one thing are one mention.

    Without a bracket that is so only where more names follow: «is xanax alprazolam» asks about both.
    """
    many = sum(isinstance(item, Mention) for item in found) > 2
    kept: list[Item] = []
    for item in found:
        last = kept[-1] if kept else None
        beside = isinstance(item, Mention) and isinstance(last, Mention) and item.slugs & last.slugs and item.negated == last.negated
        if isinstance(item, Mention) and isinstance(last, Mention) and beside and (many or item.after in ("(", "[", "/")):
            both = tuple(meaning for meaning in last.meanings if meaning.slug in item.slugs)
            kept[-1] = replace(last, meanings=both)
        else:
            kept.append(item)
    return kept
