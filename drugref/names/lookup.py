"""All names in memory: what a text is the exact name of, what it may become, what is spelled like it.

Pure.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from drugref.names.guesses import Spellings
from drugref.names.meanings import OWN, Meaning
from drugref.names.normalise import normalise
from drugref.vocabulary import NameKind, Standing

KIND_ORDER = (
    OWN,
    NameKind.GENERIC,
    NameKind.ABBREVIATION,
    NameKind.EVERYDAY,
    NameKind.BRAND,
    NameKind.SLANG,
    NameKind.MISSPELLING,
    NameKind.ENDING,
)
Row = tuple[str, Meaning]
"""(normalised name, what it means)."""


def rank(meaning: Meaning) -> tuple[int, bool, str]:
    """Own and generic names before brands and slang, standard before loose, then the alphabet."""
    return (KIND_ORDER.index(meaning.name_kind), meaning.standing != Standing.STANDARD, meaning.slug)


class Lookup:
    """Names, arranged once so that each question to them costs next to nothing.

    >>> lookup = Lookup([("xanax", Meaning(slug="alprazolam", …)), …])
    >>> lookup.meanings(["xanax", "no such thing"])
    {"xanax": (Meaning(slug="alprazolam", …),)}
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = sorted(rows, key=lambda row: (row[0], row[1].text, row[1].slug))
        self._spelled = [spelled for spelled, _ in self.rows]

    @cached_property
    def _exact(self) -> dict[str, dict[str, Meaning]]:
        """Normalised name -> entry -> the best of its names that are spelled so."""
        found: dict[str, dict[str, Meaning]] = {}
        for spelled, meaning in sorted(self.rows, key=lambda row: rank(row[1])):
            found.setdefault(spelled, {}).setdefault(meaning.slug, meaning)
        return found

    @cached_property
    def _inner_words(self) -> list[tuple[str, int]]:
        """(the rest of a name from its second or a later word on, the row's number), by the alphabet."""
        return sorted(
            (spelled[at + 1 :], number)
            for number, spelled in enumerate(self._spelled)
            for at, letter in enumerate(spelled)
            if letter == " "
        )

    @cached_property
    def spellings(self) -> Spellings:
        """Every name but misspellings and endings, to guess among."""
        guessable = (spelled for spelled, meaning in self.rows if meaning.name_kind not in (NameKind.MISSPELLING, NameKind.ENDING))
        return Spellings(guessable)

    def meanings(self, phrases: Iterable[str]) -> dict[str, tuple[Meaning, ...]]:
        """What each of the normalised *phrases* is the exact name of; phrases that name nothing are left out.

        Of one entry only the best name is given; own and generic names stand first.
        """
        return {phrase: tuple(self._exact[phrase].values()) for phrase in phrases if phrase in self._exact}

    def beginning(self, start: str) -> list[Row]:
        """The names that begin with *start*, by the alphabet."""
        return list(self._beginning(start))

    def _beginning(self, start: str) -> Iterator[Row]:
        at = bisect_left(self._spelled, start)
        while at < len(self.rows) and self._spelled[at].startswith(start):
            yield self.rows[at]
            at += 1

    def with_word_beginning(self, start: str) -> list[Row]:
        """The names of which any word begins so, or any further words do, by the alphabet."""
        at, inner = bisect_left(self._inner_words, (start, -1)), set()
        while at < len(self._inner_words) and self._inner_words[at][0].startswith(start):
            inner.add(self._inner_words[at][1])
            at += 1
        whole = self.beginning(start)
        known = {id(row) for row in whole}
        return sorted((*whole, *(row for number in inner if id(row := self.rows[number]) not in known)), key=lambda row: row[0])

    def longer(self, phrases: Iterable[str]) -> list[Row]:
        """The names that begin with one of the *phrases* and go on with another word; brands stand first, misspellings are left out."""
        rows = {id(row): row for phrase in sorted(set(phrases)) if phrase for row in self._beginning(f"{phrase} ")}
        spelled_right = [row for row in rows.values() if row[1].name_kind != NameKind.MISSPELLING]
        return sorted(spelled_right, key=lambda row: (row[1].name_kind != NameKind.BRAND, rank(row[1]), row[0]))


def own_names(slug: str, kind: str, name: str, plural: str, noun: str) -> Iterator[Row]:
    """An entry's name, plural and slug, as rows."""
    for text in dict.fromkeys(filter(None, (name, plural, slug))):
        if spelled := normalise(text):
            yield spelled, Meaning(slug=slug, kind=kind, name=name, plural=plural, noun=noun, text=text)
