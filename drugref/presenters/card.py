"""The picture that stands beside a link to a page: its question, its verdict and its first sentence, drawn.

Pure: a ``Card`` in, a PNG out, the same for the same card.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from drugref.vocabulary import VerdictKind

FONTS = Path(__file__).with_name("fonts")
SERIF = FONTS / "tex-gyre-pagella" / "texgyrepagella-bold.otf"
SANS = FONTS / "inter" / "Inter-Latin.ttf"
LOGO = Path(__file__).parents[2] / "static" / "img" / "logo.png"

SIZE = WIDTH, HEIGHT = 1200, 630
"""What Open Graph and Twitter show uncut."""
LEFT, RIGHT, TOP, FOOT = 80, 1120, 156, 592
BAND = 16
HEADING_SIZES, LARGE = (84, 76, 68, 60, 52, 46, 40), 60
"""Pixels: the first at which the heading fits."""
SENTENCE_SIZES = ((32, 46), (28, 40), (25, 35))
"""(pixels, from line to line)"""
COLOURS = 128
KEPT = 128
"""Pictures in memory, some 25 KB each."""
DRAWN_AS = 1
"""To be raised with every change of how cards look, so that kept pictures are fetched anew."""

PAPER, INK, SOFT, ACCENT = "#fcfcfb", "#16211f", "#4d5b58", "#0b5f58"
VERDICTS = {
    VerdictKind.YES: ("#17653a", "#e6f3ea"),
    VerdictKind.NO: ("#16211f", "#eef1f0"),
    VerdictKind.DEPENDS: ("#7a4b00", "#fbf0da"),
    VerdictKind.CONTAINS: ("#6a3083", "#f4eaf8"),
    VerdictKind.UNKNOWN: ("#4d5b58", "#eef1f0"),
}
"""Verdict -> (ink, tint), as in tokens.css."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn. *kind*: the verdict's; empty, as *badge* is, where there is none."""

    heading: str
    sentence: str
    kicker: str = ""
    badge: str = ""
    kind: str = ""

    @property
    def mark(self) -> str:
        """A short text that is another one for another picture."""
        said = repr((DRAWN_AS, self.kicker, self.heading, self.kind, self.badge, self.sentence))
        return hashlib.sha256(said.encode()).hexdigest()[:20]


@lru_cache(maxsize=KEPT)
def drawn(card: Card) -> bytes:
    """The card as PNG, 1200 × 630. A change of what it says makes another card, so that what is kept is never out of date."""
    ink, tint = VERDICTS[VerdictKind(card.kind)] if card.kind else (ACCENT, PAPER)
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, BAND, HEIGHT), fill=ink)
    _brand(image, draw)
    heading = _heading(card.heading)
    above = [Line(_short(card.kicker, _font(SANS, 30)), _font(SANS, 30), SOFT, 56)] if card.kicker else []
    below = 122 if card.badge else 34
    taken = sum(line.leading for line in (*above, *heading)) + below
    sentence = _sentence(card.sentence, FOOT - TOP - taken)
    y = _written(draw, [*above, *heading], TOP + max(0, FOOT - TOP - taken - sum(line.leading for line in sentence)) // 2)
    if card.badge:
        _badge(draw, card.badge, y + 20, ink, tint)
    _written(draw, sentence, y + below)
    kept = BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(kept, "PNG")
    return kept.getvalue()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and how far below it the next one begins."""

    text: str
    font: ImageFont.FreeTypeFont
    ink: str
    leading: int


def _brand(image: Image.Image, draw: ImageDraw.ImageDraw) -> None:
    with Image.open(LOGO) as logo:
        mark = logo.convert("RGBA").resize((64, 64), Image.Resampling.LANCZOS)
    image.paste(mark, (LEFT - 8, 60), mark)
    draw.text((LEFT + 66, 92), "Drugref", font=_font(SERIF, 40), fill=INK, anchor="lm")


def _heading(text: str) -> list[Line]:
    """As large as it fits: on two lines, small on three."""
    for size in HEADING_SIZES:
        font = _font(SERIF, size)
        lines = _lines(text, font)
        if len(lines) <= (2 if size > LARGE else 3):
            break
    return [Line(line, font, INK, round(size * 1.14)) for line in lines[:3]]


def _badge(draw: ImageDraw.ImageDraw, text: str, y: int, ink: str, tint: str) -> None:
    font = _font(SERIF, 40)
    draw.rounded_rectangle((LEFT, y, LEFT + draw.textlength(text, font=font) + 60, y + 72), radius=8, fill=tint)
    draw.rectangle((LEFT, y, LEFT + 8, y + 72), fill=ink)
    draw.text((LEFT + 34, y + 38), text, font=font, fill=ink, anchor="lm")


def _sentence(text: str, room: int) -> list[Line]:
    """All of it if it fits, in smaller letters where need be: its end may be the warning. Else up to a “…”."""
    for size, leading in SENTENCE_SIZES:
        font, most = _font(SANS, size), max(1, room // leading)
        lines = _lines(text, font)
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], _short(" ".join(lines[most - 1 :]), font)]
    return [Line(line, font, SOFT, leading) for line in lines]


def _written(draw: ImageDraw.ImageDraw, lines: list[Line], y: int) -> int:
    """Returns where the next line would begin."""
    for line in lines:
        draw.text((LEFT, y), line.text, font=line.font, fill=line.ink)
        y += line.leading
    return y


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """*text* broken at spaces; a word wider than a line is ended with “…”."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= RIGHT - LEFT or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_short(line, font) for line in lines]


def _short(text: str, font: ImageFont.FreeTypeFont) -> str:
    width = RIGHT - LEFT
    if font.getlength(text) <= width:
        return text
    end = next(end for end in range(len(text) - 1, -1, -1) if font.getlength(f"{text[:end]}…") <= width)
    whole_words = text[:end].rpartition(" ")[0] or text[:end]
    return f"{whole_words.rstrip(' ,;:.')}…"


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size)
