"""Who stands behind a page, and how fresh it is: from what its records and its citations hold, and nothing else.

Pure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from drugref.domain.english import capital, day, in_sentence
from drugref.domain.statements import Node
from drugref.presenters.sources import SourceNote
from drugref.vocabulary import SourceKind

EDITORS = "Drugref’s editors"
"""Who writes what nobody has signed."""
OURSELVES = {"", "drugref editors", EDITORS.casefold()}
MOST_WORK = 4
"""Days of work that are told."""
MOST_NAMED = 20
"""Sources named on the page itself: those that it cites first. An entry may rest on hundreds."""
LABELLED = re.compile(r", (FDA|Drug Facts) label\b.*")
"""What a label's title says after the medicine: “Diazepam tablets, FDA label (REMEDYREPACK)”."""


@dataclass(frozen=True, slots=True)
class TrustDay:
    """“Next review: 22 November 2027”; ``iso`` as machines read it, as exact as it is known: “2024-05”."""

    label: str
    words: str
    iso: str


@dataclass(frozen=True, slots=True)
class PublisherTitles:
    """What a page cites of one publisher: ``PublisherTitles("FDA / DailyMed", ("Diazepam tablets", "Diazepam rectal gel"))``."""

    publisher: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trust:
    """``is_checked``: somebody else than the author has checked the story, and is named in ``checked``.

    ``read_again``: “Read a second time against its sources on 1 December 2026.”; '' where it was not, or something was changed since.
    ``last_checked``: the newest day on which a source was checked, '' where there are none.
    ``work``: what was done to the page's records on a day, the newest first: ``TrustDay("3 sources checked; added", …)``.
    ``sources``: those that it cites first by name alone, short enough for a printed page; ``unnamed``: how many others.
    """

    written: str
    checked: str
    is_checked: bool
    read_again: str
    last_checked: str
    days: tuple[TrustDay, ...]
    work: tuple[TrustDay, ...]
    sources: tuple[PublisherTitles, ...]
    unnamed: int


def trust(
    notes: Iterable[SourceNote],
    today: date,
    *,
    about: Iterable[Node] = (),
    author: str = "",
    reviewer: str = "",
    published: date | None = None,
    updated: date | None = None,
) -> Trust:
    """Of the page on the entries *about* that rests on *notes*.

    Entries have no author or reviewer on record; their story has.

    Nobody checks independently what they have written. The next review is due a year after the oldest check.
    """
    author, reviewer, notes, about = author.strip(), reviewer.strip(), list(notes), list(about)
    is_checked = bool(reviewer) and reviewer.casefold() != author.casefold()
    last = max((note.checked_on for note in notes), default=None)
    return Trust(
        written=f"Written by {EDITORS}." if author.casefold() in OURSELVES else f"The story is by {author}, all else by {EDITORS}.",
        checked=f"The story was checked by {reviewer}, all else by nobody independent." if is_checked else "Not independently checked.",
        is_checked=is_checked,
        read_again=_read_again(about),
        last_checked=day(last) if last else "",
        days=(*_of_the_story(published, updated), *_of_the_sources(notes, today)),
        work=tuple(_work(about, notes)),
        sources=_by_publisher(notes[:MOST_NAMED]),
        unnamed=len(notes[MOST_NAMED:]),
    )


def _read_again(about: list[Node]) -> str:
    """Of several, only where each was, as of the earliest day: nothing is said of what just one of them has."""
    days = [node.read_again_on for node in about if node.read_again_on]
    if not days or len(days) < len(about):
        return ""
    read, its = ("Read", "its") if len(about) == 1 else ("Both were read", "their")
    return f"{read} a second time against {its} sources on {day(min(days))}."


def _by_publisher(notes: list[SourceNote]) -> tuple[PublisherTitles, ...]:
    """Publishers and their titles as the page first cites them, each once; of a label the medicine alone, whoever packs it."""
    titles: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for note in notes:
        is_label = note.source.kind == SourceKind.LABEL
        titles[note.source.publisher][LABELLED.sub("", note.source.title) if is_label else note.source.title] = None
    return tuple(PublisherTitles(publisher, tuple(some)) for publisher, some in titles.items())


def _of_the_story(published: date | None, updated: date | None) -> Iterator[TrustDay]:
    if published and published > date.min:
        yield _on("Story published", published)
    if updated and updated not in (date.min, published):
        yield _on("Story last changed", updated)


def _of_the_sources(notes: list[SourceNote], today: date) -> Iterator[TrustDay]:
    """None where there are no sources; of those that give no date of their own, none is the oldest."""
    if dated := [note.source.dated for note in notes if note.source.dated]:
        oldest = min(dated)
        yield TrustDay("Oldest source", _partial(oldest), oldest)
    if notes:
        due = _a_year_after(min(note.checked_on for note in notes))
        yield _on("Next review" if due >= today else "Review due since", due)


def _work(about: list[Node], notes: list[SourceNote]) -> Iterator[TrustDay]:
    """What the records themselves say was done, a line a day. Single edits have no day on record, and so are not told."""
    by_day: defaultdict[date, list[str]] = defaultdict(list)
    for on, count in Counter(note.checked_on for note in notes).items():
        by_day[on].append(f"{count} source{'' if count == 1 else 's'} checked")
    for node in about:
        for on, done in _done(node).items():
            by_day[on].append(", ".join(done) if len(about) == 1 else f"{in_sentence(node.title)}: {', '.join(done)}")
    newest = sorted((on for on in by_day if on > date.min), reverse=True)[:MOST_WORK]
    return (_on(capital("; ".join(by_day[on])), on) for on in newest)


def _done(node: Node) -> dict[date, list[str]]:
    """What was done to one entry on each day: {22 November: ['added', 'compared with every class']}."""
    seen = {check.on for check in node.checks.values()} | ({node.roster.on} if node.roster and not node.is_class else set())
    steps = {
        "added": {node.added_on},
        "compared with every class": seen,
        "members looked for": {node.roster.on} if node.roster and node.is_class else set(),
        "read through for interactions": {citation.checked_on for citation in node.looked_through},
    }
    days = sorted({on for some in steps.values() for on in some})
    return {on: [step for step, some in steps.items() if on in some] for on in days}


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
