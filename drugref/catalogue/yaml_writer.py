"""A tree of texts -> YAML in the catalogue's shape, always the same for the same tree.

Pure. Trees are made of dict, list, Flow and str; reading the result as nodes gives the tree back.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

WIDTH = 120
"""Prose that would make a line longer than this is folded; notations of one line are never broken."""

PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~][^\n]*")
NOT_PLAIN = re.compile(r": |:$| #|\s$|\n|  ")
NOT_IN_FLOW = re.compile(r"[,\[\]{}:]")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Flow(list[str]):
    """A list that is written on one line: [a, b]."""


class Prose(str):
    """A text that may be folded over several lines."""

    __slots__ = ()


Tree: TypeAlias = "str | Flow | list[Tree] | dict[str, Tree]"


def emit(tree: dict[str, Tree]) -> str:
    """The text of a file with *tree* as its root mapping."""
    return "".join(f"{line}\n" if line else "\n" for line in _mapping(tree, ""))


def scalar(text: str, *, flow: bool = False) -> str:
    """*text* as one YAML scalar: plain where that is safe, else in double quotes."""
    plain = PLAIN.fullmatch(text) and not NOT_PLAIN.search(text) and text.isprintable()
    return text if plain and not (flow and NOT_IN_FLOW.search(text)) else quoted(text)


def quoted(text: str) -> str:
    return '"' + "".join(ESCAPES.get(char) or (char if char.isprintable() else _escaped(char)) for char in text) + '"'


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"


def _mapping(tree: dict[str, Tree], pad: str) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{pad}{scalar(key)}:", value, pad)


def _entry(head: str, value: Tree, pad: str) -> Iterator[str]:
    match value:
        case Flow():
            yield from _flow(f"{head} [", [scalar(item, flow=True) for item in value], pad + "  ")
        case dict():
            yield head
            yield from _mapping(value, pad + "  ")
        case list():
            yield head
            yield from _sequence(value, pad + "  ")
        case Prose() if _folds(head, value):
            yield f"{head} >-"
            yield from _folded(value, pad + "  ")
        case str():
            yield f"{head} {scalar(value)}" if value else head


def _sequence(items: "Sequence[Tree]", pad: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *rest = _mapping(item, pad + "  ")
            yield f"{pad}- {first.lstrip()}"
            yield from rest
        elif isinstance(item, str):
            yield f"{pad}- {scalar(item)}"


def _flow(line: str, items: list[str], pad: str) -> Iterator[str]:
    """``key: [a, b]``, broken between items where it grows too long."""
    for number, item in enumerate(items, start=1):
        piece = f"{item}," if number < len(items) else f"{item}]"
        if number > 1 and len(line) + 1 + len(piece) > WIDTH:
            yield line
            line = f"{pad}{piece}"
        else:
            line = f"{line} {piece}" if number > 1 else f"{line}{piece}"
    yield line


def _folds(head: str, text: str) -> bool:
    """Whether *text* is long enough to fold, and comes back whole from a folded block."""
    long = len(head) + 1 + len(text) > WIDTH or "\n" in text
    return long and text == text.strip() and all(line == " ".join(line.split()) and line.isprintable() for line in text.split("\n"))


def _folded(text: str, pad: str) -> Iterator[str]:
    """The lines of a folded block: a newline of the text is an empty line more."""
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        yield from (f"{pad}{line}" for line in textwrap.wrap(paragraph, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False))


Branch = dict[str, Tree]
T = TypeVar("T")


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups
