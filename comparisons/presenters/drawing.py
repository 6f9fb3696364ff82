"""Shapes and lines of text with their coordinates: what a template prints as SVG without computing.

Pure. SVG breaks no lines, so text is wrapped here, by generous widths of letters: a font wider than most still fits.
All coordinates are whole user units, from the top left.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

NARROW_LETTERS = set("ijlft.,:;'’()|!- ")
WIDE_LETTERS = set("mwMW@%—…")
LINE_HEIGHT = 1.3


@dataclass(frozen=True, slots=True)
class Text:
    """One line. ``y`` is its baseline; ``anchor`` what ``x`` is of it: 'start' or 'middle'."""

    x: int
    y: int
    words: str
    kind: str
    size: int
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners."""

    x: int
    y: int
    width: int
    height: int
    radius: int
    kind: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line; ``path`` in SVG's path language."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that stands in one SVG, back to front: boxes, strokes, texts. ``size`` names the room it is drawn for."""

    size: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set. ``wide`` is how much wider its letters are than those of plain text."""

    kind: str
    size: int
    wide: float = 1.0

    @property
    def leading(self) -> int:
        return ceil(self.size * LINE_HEIGHT)


@dataclass
class Sheet:
    """What is being drawn; ``drawing`` freezes it."""

    width: int
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def box(self, x: int, y: int, width: int, height: int, radius: int, kind: str, *, behind: bool = False) -> None:
        """*behind*: under all that is drawn before it, not over it."""
        self.boxes.insert(0 if behind else len(self.boxes), Box(x, y, width, height, radius, kind))

    def stroke(self, path: str, kind: str) -> None:
        self.strokes.append(Stroke(path, kind))

    def write(self, lines: Iterable[str], x: int, y: int, style: Style, anchor: str = "middle") -> int:
        """Write *lines* below *y*; returns where they end."""
        for line in lines:
            self.texts.append(Text(x, y + style.size, line, style.kind, style.size, anchor))
            y += style.leading
        return y

    def drawing(self, size: str, height: int) -> Drawing:
        return Drawing(size, self.width, height, tuple(self.boxes), tuple(self.strokes), tuple(self.texts))


def width_of(text: str, style: Style) -> int:
    """At most how many units *text* is wide."""
    return ceil(sum(map(_letter, text)) * style.size * style.wide)


def _letter(letter: str) -> float:
    """The width of a letter, in parts of the font's size."""
    if letter in NARROW_LETTERS:
        return 0.37
    if letter in WIDE_LETTERS:
        return 0.96
    return 0.72 if letter.isupper() or not letter.isascii() else 0.6


def wrapped(text: str, width: int, style: Style) -> tuple[str, ...]:
    """*text* in lines no wider than *width* units: broken at spaces, and inside a word only where it must be."""
    lines = [""]
    for piece in (piece for word in re.findall(r"\S+\s*", text) for piece in _pieces(word, width, style)):
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), style) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines if line.strip())


def fitting(text: str, width: int, style: Style, least: int) -> Style:
    """*style*, so much smaller - to no less than size *least* - that no word of *text* has to be cut."""
    sizes = range(style.size, least, -1)
    return next((at for at in (replace(style, size=size) for size in sizes) if not _cuts(text, width, at)), replace(style, size=least))


def _cuts(text: str, width: int, style: Style) -> bool:
    return any(width_of(word, style) > width for word in re.split(r"\s+|(?<=[-/])", text))


def _pieces(word: str, width: int, style: Style) -> Sequence[str]:
    """The word whole, or in its parts where it is wider than a line."""
    if width_of(word.rstrip(), style) <= width:
        return [word]
    return [piece for part in re.findall(r"[^-/]+[-/]*|[-/]+", word) for piece in _cut(part, width, style)]


def _cut(part: str, width: int, style: Style) -> Sequence[str]:
    if width_of(part.rstrip(), style) <= width or len(part) < 2:
        return [part]
    keep = next(n for n in range(len(part) - 1, 0, -1) if n == 1 or width_of(f"{part[:n]}-", style) <= width)
    return [f"{part[:keep]}-", *_cut(part[keep:], width, style)]
