"""The words of a typed question, and the phrases among them that may be names.

Pure. Nothing here raises for any text; a text longer than LONGEST is not read at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drugref.names.normalise import normalise

LONGEST = 300
"""Characters. A longer text is no question."""
MOST_WORDS = 40
LONGEST_NAME = 8
"""Words: “hydrocodone bitartrate and acetaminophen tablets”."""
SHORTEST_PLURAL = 4
SHORTEST_JOINED = 4
"""Letters that two words must make together: «v pa» is no «VPA»."""
SHORTEST_TO_PART = 6
"""Letters of a word that may be two: «betablocker»."""

GLUE = frozenset(
    {"a", "an", "as", "at", "be", "by", "do", "i", "if", "in", "is", "it", "my", "no", "of", "on", "or", "so", "to", "us", "we"}
)
"""Little words that are not run together with their neighbours: «as a» is no «ASA»."""

_RUN = re.compile(r"[^\s,;:/()\[\]+&]+|[,;/()\[\]+&]")
_BREAKS = frozenset(",;/()[]+&")
_LETTER_DIGIT = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Word:
    """One normalised word. ``start`` and ``end`` are its place in the text; ``after`` the sign that stands before it, or ''."""

    text: str
    start: int
    end: int
    after: str = ""


def words(text: str) -> tuple[Word, ...]:
    """At most MOST_WORDS words of *text*, in order. Empty for a text that is too long or holds none."""
    if len(text) > LONGEST:
        return ()
    found: list[Word] = []
    sign = ""
    for run in _RUN.finditer(text):
        if run[0] in _BREAKS:
            sign = run[0]
            continue
        for part in normalise(run[0]).split():
            found.append(Word(part, run.start(), run.end(), sign))
            sign = ""
    return tuple(found[:MOST_WORDS])


def phrases(of: Sequence[Word]) -> set[str]:
    """Every run of the words, in every form in which it may be recorded: what to look up."""
    return {form for start, end in _runs(len(of)) for form in forms(of[start:end])}


def _runs(count: int) -> Iterator[tuple[int, int]]:
    return ((start, end) for start in range(count) for end in range(start + 1, min(start + LONGEST_NAME, count) + 1))


def forms(run: Sequence[Word]) -> list[str]:
    """How a run of words may be recorded, the likeliest first: as it is, in the singular or plural, in one word, in two."""
    phrase = " ".join(word.text for word in run)
    found = [phrase, *_other_number(phrase)]
    if 1 < len(run) <= 3 and not any(word.text in GLUE for word in run):
        texts = [word.text for word in run]
        joints = ["".join(texts), *(["".join(texts[:2]) + f" {texts[2]}", f"{texts[0]} " + "".join(texts[1:])] if len(run) == 3 else [])]
        found += [form for joined in joints if len(joined) >= SHORTEST_JOINED for form in (joined, *_other_number(joined))]
    if len(run) == 1:
        parted = [_LETTER_DIGIT.sub(" ", phrase)] if _LETTER_DIGIT.search(phrase) else []
        if len(phrase) >= SHORTEST_TO_PART:
            parted += [f"{phrase[:at]} {phrase[at:]}" for at in range(2, len(phrase) - 2)]
        found += [form for part in parted for form in (part, *_other_number(part))]
    return list(dict.fromkeys(found))


def _other_number(phrase: str) -> list[str]:
    """«benzos» -> «benzo», «benzo» -> «benzos»; a little last word, as «is», has none."""
    if len(phrase.split()[-1]) < SHORTEST_PLURAL:
        return []
    if phrase.endswith("ies"):
        return [f"{phrase[:-3]}y", phrase[:-1]]
    if phrase.endswith("es"):
        return [phrase[:-1], phrase[:-2]]
    if phrase.endswith("s"):
        return [phrase[:-1]]
    return [f"{phrase}s"]


def replaced(text: str, run: str, name: str) -> str:
    """*text* with the run of normalised words, as it was typed there, exchanged for *name*; at the end where it does not stand there."""
    row, wanted = words(text), run.split()
    for at in range(len(row)):
        here = row[at : at + len(wanted)]
        if [word.text for word in here] == wanted:
            return f"{text[: here[0].start]}{name}{text[here[-1].end :]}".strip()
    return f"{text} {name}".strip()
