"""A long list as a page prints it: narrowed by what was typed, cut into pages, and counted in words.

Pure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from drugref.names.normalise import normalise

T = TypeVar("T")

PER_PAGE = 60
LONGEST = 100
"""Letters of a filter that are read."""
WORTH_FILTERING = 25
"""From so many lines on a list has its box."""


class NoSuchPage(LookupError):  # noqa: N818  named as UnknownEntry is
    """The address names a page that this list does not have."""


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another page of the same list: ``Step("Next", "?q=sleep&page=2", "next")``."""

    label: str
    query: str
    rel: str


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """One page of a list. ``told`` says how much of it is shown: “251 uses”, “12 of 251 uses match “sleep””, “, page 2 of 3”.

    ``kept``: what else stands in the address and stays there when somebody types into the box.
    """

    rows: tuple[T, ...]
    typed: str
    told: str
    number: int
    steps: tuple[Step, ...]
    has_box: bool
    kept: tuple[tuple[str, str], ...] = ()


def shelf(
    rows: Sequence[T],
    wanted: Mapping[str, str],
    text_of: Callable[[T], str],
    noun: tuple[str, str],
    *,
    per_page: int = PER_PAGE,
    kept: tuple[tuple[str, str], ...] = (),
) -> Shelf[T]:
    """The page of *rows* that the address asks for (``{"q": "sleep", "page": "2"}``). Raises NoSuchPage.

    A row stays when its text holds every word typed. *noun* is one and many of what is listed: ``("use", "uses")``.
    """
    typed = "".join(letter for letter in wanted.get("q", "") if letter.isprintable()).strip()[:LONGEST]
    found = [row for row in rows if _holds(text_of(row), typed)] if typed else rows
    pages = max(1, -(-len(found) // per_page))
    number = _number(wanted.get("page", ""), pages)
    return Shelf(
        rows=tuple(found[(number - 1) * per_page : number * per_page]),
        typed=typed,
        told=_told(len(found), len(rows), typed, noun) + (f", page {number} of {pages}" if pages > 1 else ""),
        number=number,
        steps=_steps(number, pages, (*kept, *((("q", typed),) if typed else ()))),
        has_box=len(rows) >= WORTH_FILTERING or bool(typed),
        kept=kept,
    )


def counted(count: int, noun: tuple[str, str]) -> str:
    """'1 use', '2,006 pairs'."""
    return f"{count:,} {noun[count != 1]}"


def _holds(text: str, typed: str) -> bool:
    """Signs alone are held by nothing."""
    words = normalise(typed).split()
    whole = normalise(text)
    return bool(words) and all(word in whole for word in words)


def _number(given: str, pages: int) -> int:
    if not given:
        return 1
    if not (given.isascii() and given.isdigit() and len(given) <= 6 and 1 <= int(given) <= pages):
        raise NoSuchPage(given)
    return int(given)


def _told(found: int, total: int, typed: str, noun: tuple[str, str]) -> str:
    if not typed:
        return counted(total, noun)
    return f"{found:,} of {counted(total, noun)} {'matches' if found == 1 else 'match'} “{typed}”"


def _steps(number: int, pages: int, stays: tuple[tuple[str, str], ...]) -> tuple[Step, ...]:
    """First, previous, next, last: those that lead somewhere else, each place once."""

    def query(page: int) -> str:
        asked = urlencode((*stays, *((("page", str(page)),) if page > 1 else ())))
        return f"?{asked}" if asked else ""

    found = (
        ("First", 1, "first", number > 2),
        ("Previous", number - 1, "prev", number > 1),
        ("Next", number + 1, "next", number < pages),
        ("Last", pages, "last", number < pages - 1),
    )
    return tuple(Step(label, query(page), rel) for label, page, rel, leads in found if leads)
