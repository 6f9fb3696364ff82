"""All names by their first letter: medicines, then classes; then what else they are called, which a page may leave out.

Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase

from drugref.domain.english import listed
from drugref.knowledge.edition import Edition
from drugref.names.normalise import normalise
from drugref.presenters.shelf import counted
from drugref.vocabulary import NameKind, Standing

BESIDE_ENTRIES = (NameKind.GENERIC, NameKind.ABBREVIATION)
"""Everyday words, slang and misspellings are found by searching; in a list they would only be in the way."""
DIGITS = "0-9"
NAMES, ENTRIES = ("name", "names"), ("medicine or class", "medicines and classes")
OTHERS, BRANDS = ("other name", "other names"), ("brand", "brands")
HEADINGS = ("Medicines", "Classes", "Other names", "Brands")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the A-Z. ``points_to`` is the entry's title where the line is another name of it; else empty."""

    text: str
    slug: str
    is_class: bool
    points_to: str = ""
    is_brand: bool = False

    @property
    def heading(self) -> str:
        """Under which of HEADINGS it stands."""
        return HEADINGS[2 + self.is_brand if self.points_to else self.is_class]


@dataclass(frozen=True, slots=True)
class Letter:
    """``slug`` is the letter's own part of the address: “a”, or “0-9”. ``lines`` stand in the order of their headings."""

    label: str
    slug: str
    lines: tuple[Listed, ...]

    @property
    def entries(self) -> tuple[Listed, ...]:
        """Medicines and classes by the names that they have here."""
        return tuple(line for line in self.lines if not line.points_to)

    @property
    def left_out(self) -> str:
        """'72 other names and 1 brand': what else begins so; '' for nothing."""
        return listed(counted(count, noun) for count, noun in self._others if count)

    @property
    def _others(self) -> tuple[tuple[int, tuple[str, str]], ...]:
        brands = sum(line.is_brand for line in self.lines)
        return ((len(self.lines) - len(self.entries) - brands, OTHERS), (brands, BRANDS))

    @property
    def anchor(self) -> str:
        """Where the letter stood when all stood on one page."""
        return "digits" if self.slug == DIGITS else self.slug

    @property
    def told(self) -> str:
        """'71 medicines and classes', '1 brand', 'nothing yet'."""
        counts = ((len(self.entries), ENTRIES), self._others[1])
        return ", ".join(counted(count, noun) for count, noun in counts if count) or "nothing yet"


def letters(edition: Edition) -> dict[str, Letter]:
    """Every letter by its slug, the digits first: those under which nothing is listed too, so that no letter of the alphabet is lost."""
    return edition.once(_letters)


def _letters(edition: Edition) -> dict[str, Letter]:
    lines: dict[str, list[Listed]] = {slug: [] for slug in (DIGITS, *ascii_lowercase)}
    for line in sorted(_told_once(_names(edition)), key=_place):
        lines[_letter(line.text)].append(line)
    return {slug: Letter("0–9" if slug == DIGITS else slug.upper(), slug, tuple(some)) for slug, some in lines.items()}


def _place(line: Listed) -> tuple[int, str, str]:
    return HEADINGS.index(line.heading), normalise(line.text), line.slug


def _names(edition: Edition) -> Iterable[Listed]:
    """Every published entry, and its standard names of the kinds worth listing."""
    for node in edition.graph.nodes.values():
        if node.published:
            yield Listed(node.title, node.slug, node.is_class)
            for name in edition.profile(node.slug).names:
                if name.standing == Standing.STANDARD and name.kind in (*BESIDE_ENTRIES, NameKind.BRAND):
                    yield Listed(name.text, node.slug, node.is_class, node.title, name.kind == NameKind.BRAND)


def _told_once(lines: Iterable[Listed]) -> Iterable[Listed]:
    """Of spellings that differ by a hyphen or a plural the last is told; a name that only repeats its entry's title is not."""
    says_more = (line for line in lines if normalise(line.text) and not _repeats(line))
    return {
        (normalise(line.text).removesuffix("s"), line.is_brand, bool(line.points_to), line.slug): line
        for line in sorted(says_more, key=lambda line: line.text)
    }.values()


def _repeats(line: Listed) -> bool:
    """Does it begin as its entry's title does, and so would stand beside it? “sertraline HCl”, “sacubitril/valsartan”."""
    title, text = ([word for word in normalise(some).split() if word != "and"] for some in (line.points_to, line.text))
    return (bool(title) and not line.is_brand and text[: len(title)] == title) or text == title


def _letter(text: str) -> str:
    first = normalise(text)[0]
    return first if first.isalpha() else DIGITS
