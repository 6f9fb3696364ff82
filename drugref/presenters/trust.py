"""Who stands behind a page, and how fresh it is: from what its record and its citations hold, and nothing else.

Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from drugref.domain.english import day
from drugref.presenters.facts import SourceNote

EDITORS = "Drugref’s editors"
"""Who writes what nobody has signed."""


@dataclass(frozen=True, slots=True)
class TrustDay:
    """“Next review: 22 November 2027”; ``iso`` as machines read it, as exact as it is known: “2024-05”."""

    label: str
    words: str
    iso: str


@dataclass(frozen=True, slots=True)
class Trust:
    """``is_checked``: somebody else than the author has checked it, and is named in ``checked``."""

    written: str
    checked: str
    is_checked: bool
    days: tuple[TrustDay, ...]


def trust(
    notes: Iterable[SourceNote],
    today: date,
    *,
    author: str = "",
    reviewer: str = "",
    published: date | None = None,
    updated: date | None = None,
) -> Trust:
    """Of the page that rests on *notes*: an entry's has no author or reviewer on record, an article's has.

    Nobody checks independently what they have written. The next review is due a year after the oldest check.
    """
    author, reviewer = author.strip(), reviewer.strip()
    is_checked = bool(reviewer) and reviewer.casefold() != author.casefold()
    return Trust(
        written=f"Written by {author or EDITORS}.",
        checked=f"Checked by {reviewer}." if is_checked else "Not independently checked.",
        is_checked=is_checked,
        days=(*_of_the_text(published, updated), *_of_the_sources(list(notes), today)),
    )


def _of_the_text(published: date | None, updated: date | None) -> Iterator[TrustDay]:
    if published and published > date.min:
        yield _on("Published", published)
    if updated and updated not in (date.min, published):
        yield _on("Updated", updated)


def _of_the_sources(notes: list[SourceNote], today: date) -> Iterator[TrustDay]:
    """None where there are no sources; of those that give no date of their own, none is the oldest."""
    if dated := [note.source.dated for note in notes if note.source.dated]:
        oldest = min(dated)
        yield TrustDay("Oldest source", _partial(oldest), oldest)
    if notes:
        yield _on("Latest source check", max(note.checked_on for note in notes))
        due = _a_year_after(min(note.checked_on for note in notes))
        yield _on("Next review" if due >= today else "Review due since", due)


def _on(label: str, when: date) -> TrustDay:
    return TrustDay(label, day(when), when.isoformat())


def _partial(iso: str) -> str:
    """'2009' -> '2009', '2024-05' -> 'May 2024', '2024-05-31' -> '31 May 2024'; what is no day, such as '2024-02-31', as it stands."""
    try:
        if len(iso) == len("2024-05-31"):
            return day(date.fromisoformat(iso))
        return f"{date.fromisoformat(f'{iso}-01'):%B %Y}" if "-" in iso else iso
    except ValueError:
        return iso


def _a_year_after(when: date) -> date:
    """The same day of the next year; of 29 February the 28th."""
    leap_day = (when.month, when.day) == (2, 29)
    return when.replace(year=when.year + 1, day=28 if leap_day else when.day)
