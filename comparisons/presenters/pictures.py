"""The two pictures of a comparison: how each side works, and which side effects they share.

Pure. Each is laid out twice, for a phone and for a wide page or paper; the style sheet shows one of the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.presenters.drawing import Drawing, Sheet, Style, fitting, wrapped
from comparisons.presenters.picture_facts import Column, HowTheyWork, Listing, Mark, SharedEffects, Target, how_they_work, shared_effects

PAD = 10
WIDE_PAD = 16
INSET = 6
STEM = 14
ARROW = 16
OVERLAP = 8
DENT = 12
BETWEEN = 3
SMALLEST_NAME = 13


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is: its name, the width of a drawing, the space between columns, and how each kind of text is set."""

    size: str
    width: int
    gutter: int
    name: Style
    strong: Style
    plain: Style
    small: Style

    @property
    def column(self) -> int:
        return (self.width - self.gutter) // 2


NARROW = Room("narrow", 344, 12, Style("name", 16, 0.92), Style("strong", 15, 1.06), Style("plain", 15), Style("small", 14))
WIDE = Room("wide", 704, 48, Style("name", 19), Style("strong", 16, 1.06), Style("plain", 16), Style("small", 14))


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: ``slug`` makes its ids; ``description`` says the same in words; ``drawings`` are the narrow and the wide one."""

    slug: str
    title: str
    description: str
    caption: str
    drawings: tuple[Drawing, ...]


def pictures(comparison: Comparison) -> tuple[Picture, ...]:
    """The pictures that the facts of *comparison* carry: none, one or both."""
    works, effects = how_they_work(comparison), shared_effects(comparison)
    found = []
    if works:
        drawings = tuple(_draw_works(works, room) for room in (NARROW, WIDE))
        found.append(Picture("works", works.title, works.description, WORKS_CAPTION, drawings))
    if effects:
        drawings = (_draw_effects_down(effects, NARROW), _draw_effects_across(effects, WIDE))
        found.append(Picture("effects", effects.title, effects.description, EFFECTS_CAPTION, drawings))
    return tuple(found)


WORKS_CAPTION = "How each works: what it does, at which place in the body, and what it is used for or can cause."
EFFECTS_CAPTION = "Side effects recorded here. One that is missing on a side is not a “no”: it may only not be recorded."


# How each works


def _draw_works(works: HowTheyWork, room: Room) -> Drawing:
    """Names on top; then rows of targets that have something in common; then each side's further targets and its uses."""
    sheet = Sheet(room.width)
    sides = ((works.left, room.column // 2), (works.right, room.width - room.column // 2))
    y = _names(sheet, sides, room)
    for row, mark in enumerate(works.marks):
        y = _marked_row(sheet, [(column.targets[row], x) for column, x in sides], mark, row, y, room)
    ends = [_rest(sheet, column, len(works.marks), x, y, room) for column, x in sides]
    return sheet.drawing(room.size, max(ends) + 1)


def _names(sheet: Sheet, sides: Sequence[tuple[Column, int]], room: Room) -> int:
    width = room.column - 2 * PAD
    style = fitting(" ".join(column.name for column, _x in sides), width, room.name, SMALLEST_NAME)
    lines = [wrapped(column.name, width, style) for column, _x in sides]
    height = max(map(len, lines)) * style.leading + 2 * PAD
    for (_column, x), name in zip(sides, lines, strict=True):
        _boxed(sheet, name, x, 1, (room.column - 2, height), style, "name")
    return 1 + height


def _boxed(sheet: Sheet, lines: Sequence[str], x: int, y: int, area: tuple[int, int], style: Style, kind: str) -> int:
    """Lines in the middle of a box around *x*; returns where the box ends."""
    width, height = area
    sheet.box(x - width // 2, y, width, height, PAD, kind)
    sheet.write(lines, x, y + (height - len(lines) * style.leading) // 2, style)
    return y + height


def _marked_row(sheet: Sheet, cells: Sequence[tuple[Target, int]], mark: Mark, row: int, y: int, room: Room) -> int:
    """Two targets side by side on one band, below which stands what they have in common."""
    top = y + max(_verb_height(target, row, room) for target, _x in cells)
    tall = max(_target_height(target, room) for target, _x in cells)
    words = wrapped(mark.text, room.width - 2 * PAD, room.small)
    bottom = top + tall + INSET + len(words) * room.small.leading + INSET
    sheet.box(1, top - 2 * INSET, room.width - 2, bottom - top + 2 * INSET, PAD + INSET, "near" if mark.near else "same")
    for target, x in cells:
        _act(sheet, target, row, x, y, top, room)
        _boxed(sheet, _place(target, room), x, top, (room.column - 2 * INSET, tall), room.strong, "target")
    sheet.write(words, room.width // 2, top + tall + INSET, room.small)
    return bottom


def _rest(sheet: Sheet, column: Column, marked: int, x: int, y: int, room: Room) -> int:
    """Targets of one side alone, what is left out, and the uses; returns where the column ends."""
    for row, target in list(enumerate(column.targets))[marked:]:
        top = y + _verb_height(target, row, room)
        _act(sheet, target, row, x, y, top, room)
        y = _boxed(sheet, _place(target, room), x, top, (room.column - 2 * INSET, _target_height(target, room)), room.strong, "target")
    if not column.targets:
        words = wrapped(f"where it acts: {column.silence}", room.column - 4 * PAD, room.small)
        y = _boxed(sheet, words, x, y + ARROW, (room.column - 2 * INSET, len(words) * room.small.leading + 2 * PAD), room.small, "silent")
    for left_out in column.left_out:
        y = sheet.write(wrapped(left_out, room.column - 2 * PAD, room.small), x, y + INSET, room.small)
    return _uses(sheet, column.uses, x, y, room) if column.uses else y


def _verb(target: Target, row: int, room: Room) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of what is done, and those of its limit."""
    width = room.column - 2 * PAD
    words = f"and {target.verb}" if row else target.verb
    return wrapped(words, width, room.plain), wrapped(f"({target.limit})" if target.limit else "", width, room.small)


def _verb_height(target: Target, row: int, room: Room) -> int:
    words, limit = _verb(target, row, room)
    return STEM + len(words) * room.plain.leading + len(limit) * room.small.leading + ARROW + INSET


def _place(target: Target, room: Room) -> tuple[str, ...]:
    return wrapped(target.place, room.column - 2 * INSET - 2 * PAD, room.strong)


def _target_height(target: Target, room: Room) -> int:
    return len(_place(target, room)) * room.strong.leading + 2 * PAD


def _act(sheet: Sheet, target: Target, row: int, x: int, y: int, top: int, room: Room) -> None:
    """The line from *y* down to *top*, broken by what is done; its end says in what sense."""
    words, limit = _verb(target, row, room)
    start = top - _verb_height(target, row, room) + STEM
    if row == 0:
        sheet.stroke(f"M{x} {y}V{start - 1}", "stem")
    end = sheet.write(limit, x, sheet.write(words, x, start, room.plain), room.small)
    drop, head = HEADS[target.sign]
    sheet.stroke(f"M{x} {end + 3}V{top - drop}", "stem")
    sheet.stroke(f"M{x} {top}{head}", f"head-{target.sign}")


HEADS = {
    "raises": (4, "m-5 -9l5 8l5 -8z"),
    "lowers": (5, "m-9 -5h18"),
    "binds": (8, "m-4 -5a4 4 0 0 1 8 0a4 4 0 0 1 -8 0z"),
}
"""How far above a target its line ends, and in what: an arrow, a bar, a ring."""


def _uses(sheet: Sheet, uses: Listing, x: int, y: int, room: Room) -> int:
    """What a side is used for, in a box of its own; no line leads to it, for no fact says which target brings it about."""
    y = sheet.write((uses.heading,), x, y + ARROW, room.plain)
    left, width = x - room.column // 2 + 1, room.column - 2
    end = _items(sheet, uses, (left + PAD, y + INSET + PAD), width - 2 * PAD, 1, room)
    sheet.box(left, y + INSET, width, end + PAD - y - INSET, PAD, "uses")
    return end + PAD


# Shared side effects


def _draw_effects_down(effects: SharedEffects, room: Room) -> Drawing:
    """Two frames that overlap from top to bottom: what both hold stands where they do."""
    sheet = Sheet(room.width)
    left, width = OVERLAP + PAD, room.width - 2 * OVERLAP - 2 * PAD
    both = _section(sheet, effects.left, (left, PAD), width, 2, room) + PAD
    right = _section(sheet, effects.both, (left, both + PAD), width, 2, room) + PAD
    end = _section(sheet, effects.right, (left, right + PAD), width, 2, room) + PAD
    sheet.box(OVERLAP, both, room.width - 2 * OVERLAP, right - both, 0, "both", behind=True)
    sheet.box(1, 1, room.width - OVERLAP - 1, right - 1, PAD, "left")
    sheet.box(OVERLAP, both, room.width - OVERLAP - 1, end - both, PAD, "right")
    return sheet.drawing(room.size, end + 1)


def _draw_effects_across(effects: SharedEffects, room: Room) -> Drawing:
    """The same from left to right."""
    sheet = Sheet(room.width)
    third = room.width // 3
    sections = enumerate((effects.left, effects.both, effects.right))
    ends = [_section(sheet, listing, (place * third + WIDE_PAD, WIDE_PAD), third - 2 * WIDE_PAD, 1, room) for place, listing in sections]
    end = max(ends) + WIDE_PAD
    sheet.box(third, 1 + OVERLAP, third, end - 1 - OVERLAP, 0, "both", behind=True)
    sheet.box(1, 1, 2 * third - 1, end - 1, PAD, "left")
    sheet.box(third, 1 + OVERLAP, room.width - third - 1, end - 1, PAD, "right")
    return sheet.drawing(room.size, end + OVERLAP + 1)


def _section(sheet: Sheet, listing: Listing, at: tuple[int, int], width: int, columns: int, room: Room) -> int:
    """A heading and what stands under it; returns where that ends."""
    x, y = at
    y = sheet.write(wrapped(listing.heading, width, room.strong), x, y, room.strong, "start")
    return _items(sheet, listing, (x, y + INSET), width, columns, room)


def _items(sheet: Sheet, listing: Listing, at: tuple[int, int], width: int, columns: int, room: Room) -> int:
    """The groups of items from *at* on, or the words in their place; returns where they end."""
    x, y = at
    if not listing.groups and not listing.left_out:
        return sheet.write(wrapped(listing.silence, width, room.small), x, y, room.small, "start")
    for place, group in enumerate(listing.groups):
        if group.limit:
            top = y + (INSET if place else 0)
            y = sheet.write(wrapped(f"{group.limit}:", width, room.small), x, top, room.small, "start") + 1
        y = _grid(sheet, group.items, (x, y), width, columns if len(group.items) > 1 else 1, room)
    for left_out in listing.left_out:
        y = sheet.write(wrapped(left_out, width - DENT, room.small), x + DENT, y, room.small, "start") + BETWEEN
    return y - BETWEEN


def _grid(sheet: Sheet, items: Sequence[str], at: tuple[int, int], width: int, columns: int, room: Room) -> int:
    """Items in one column or two, read down the first, then the second; returns where the longer ends."""
    x, top = at
    width //= columns
    ends = []
    for place, some in enumerate(_halves(items, width, room) if columns == 2 else [items]):
        y = top
        for words in some:
            y = _item(sheet, words, x + place * width, y, width, room) + BETWEEN
        ends.append(y)
    return max(ends)


def _halves(items: Sequence[str], width: int, room: Room) -> tuple[Sequence[str], Sequence[str]]:
    """The items cut in two where the longer half is shortest, in lines; the first half gets the odd one."""
    lines = [len(_lines(words, width, room)) for words in items]
    at = min(range(1, len(items) + 1), key=lambda cut: (max(sum(lines[:cut]), sum(lines[cut:])), -cut))
    return items[:at], items[at:]


def _item(sheet: Sheet, words: str, x: int, y: int, width: int, room: Room) -> int:
    sheet.box(x, y + room.plain.leading // 2 - 1, 5, 5, 3, "dot")
    return sheet.write(_lines(words, width, room), x + DENT, y, room.plain, "start")


def _lines(words: str, width: int, room: Room) -> tuple[str, ...]:
    return wrapped(words, width - DENT - PAD // 2, room.plain)
