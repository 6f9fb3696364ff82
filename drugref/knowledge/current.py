"""The edition that readers see now: read once, kept in memory, and exchanged when the edition log tells of changes.

At most once a second a thread looks at the log, reads the touched records, builds the next edition and exchanges one reference.
While the database is away, the last edition goes on being served (I14).
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from drugref.catalogue.fetch import fetch_records
from drugref.derived import NAMES
from drugref.domain.records import Record
from drugref.knowledge.edition import Edition, NearNames
from drugref.models import EditionChange, NameNeighbour
from drugref.models.editions import EVERYTHING
from drugref.names.similarity import SOMEWHAT_ALIKE, TOP

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two looks at the edition log."""
PATIENCE = 0.3
"""Seconds that a request waits for a look: enough to read what an editor has just changed."""
OWN_PATIENCE = 2.0
"""Seconds that the first request waits after an edit of this process's own: an editor opens the page that he has just changed."""
TRIES = 5
"""So often is a state read again that changed while it was read."""
WINDOW = 500
"""Newest rows of the log that are compared."""

Fetch = Callable[[Collection[str] | None], Mapping[str, Record]]
"""Keys (None: all) -> the records of these keys that there are."""


@dataclass
class Origins:
    """What an edition is read from: bodies of records, and tables computed from them, each by the key under which it is told."""

    bodies: list[Fetch] = field(default_factory=lambda: [fetch_records])
    tables: dict[str, Callable[[], Any]] = field(default_factory=dict)

    def records(self, keys: Collection[str] | None = None) -> dict[str, Record]:
        return {key: record for fetch in self.bodies for key, record in fetch(keys).items()}


ORIGINS = Origins()
"""Apps add to it when they are ready."""


def neighbours() -> NearNames:
    """The stored neighbours of each name that are near enough to be told. One query."""
    found: dict[str, list[tuple[str, float, int]]] = {}
    near = NameNeighbour.objects.filter(score__gte=SOMEWHAT_ALIKE, rank__lte=TOP).order_by("name", "rank")
    for name, other, score, rank in near.values_list("name", "other", "score", "rank"):
        found.setdefault(name, []).append((other, score, rank))
    return found


Tokens = list[str]
"""Of the newest rows of the edition log, the newest first: together they name a state of the catalogue."""


def tokens_now() -> Tokens:
    """One query, and no more than some hundred short texts."""
    return list(EditionChange.objects.order_by("-pk").values_list("token", flat=True)[:WINDOW])


def read_edition() -> Edition:
    """A fresh edition of all that is stored, for commands and reports."""
    return Edition(
        ORIGINS.records(),
        home=settings.HOME_PLACE,
        today=date.today(),  # noqa: DTZ011  the law changes by the calendar of the site
        neighbours=neighbours(),
        tables={key: read() for key, read in ORIGINS.tables.items()},
    )


def next_edition(last: Edition, seen: Collection[str], now: Collection[str]) -> Edition:
    """*last* brought up from the state *seen* to the state *now*: only what the log names is read again.

    Where a row that was seen is gone, the database is another one, or an older state of it: all is read.
    """
    today = date.today()  # noqa: DTZ011
    fresh = EditionChange.objects.filter(token__in=set(now) - set(seen)).values_list("keys", flat=True)
    touched = {key for keys in fresh for key in keys.splitlines()}
    if EVERYTHING in touched or not set(seen) & set(now) or next(iter(seen)) not in now:
        return read_edition()
    records = touched - ORIGINS.tables.keys() - {NAMES}
    found = ORIGINS.records(records) if records else {}
    tables = {key: read() if key in touched else last.tables.get(key) for key, read in ORIGINS.tables.items()}
    near = neighbours() if NAMES in touched else last.neighbours
    return last.changed({key: found.get(key) for key in records}, today=today, neighbours=near, tables=tables)


class Keeper:
    """Keeps one edition a process.

    A request that comes more than PAUSE after the last look has another thread look, with a connection of its own outside any
    transaction, and waits for it for PATIENCE at most, and not at all where the last look failed. After an edit that was made by
    this process it looks at once.
    """

    def __init__(self) -> None:
        self._edition: Edition | None = None
        self._seen: Tokens = []
        self._looked_at = -PAUSE
        self._failed: Exception | None = None
        self._looking = threading.Lock()
        self._edited_here = False

    def edition(self) -> Edition:
        """The present edition. Raises DatabaseError where none was ever read and the database does not answer."""
        if self._edition is None:
            self._look_aside(wait=None)
        elif self._edited_here:
            self._look_aside(wait=OWN_PATIENCE)
        elif time.monotonic() - self._looked_at >= PAUSE:
            self._look_aside(wait=0 if self._failed else PATIENCE)
        if self._edition is None:
            raise self._failed or DatabaseError("No edition could be read.")
        return self._edition

    def look_soon(self) -> None:
        """This process has edited the catalogue: the next request looks, however short ago the last look was."""
        self._edited_here = True

    def look(self) -> None:
        """Exchange the edition if the log tells of changes. The state is read before and after: a write in between is not missed."""
        for _ in range(TRIES):
            now = tokens_now()
            if self._edition is None:
                found = read_edition()
            elif now != self._seen or self._edition.today != date.today():  # noqa: DTZ011
                found = next_edition(self._edition, self._seen, now)
            else:
                return
            self._edition, self._seen = found, now

    def _look_aside(self, *, wait: float | None) -> None:
        """Look in another thread, one at a time; *wait* seconds for it, None: until it is done."""
        if wait is None:
            with self._looking:
                if self._edition is None:
                    _in_a_thread(self._look_and_tell).join()
        elif self._looking.acquire(timeout=wait if self._edited_here else 0):
            self._edited_here = False
            self._looked_at = time.monotonic()
            _in_a_thread(self._look_and_tell, self._looking.release).join(wait)

    def _look_and_tell(self) -> None:
        """Look; a failure is told once in the log, and kept: the last edition goes on being served."""
        try:
            self.look()
            self._failed = None
        except Exception as error:
            if type(error) is not type(self._failed):
                log.exception("The edition log or the records could not be read; what was read last is served.")
            self._failed = error
        finally:
            self._looked_at = time.monotonic()
            connection.close()


def _in_a_thread(*works: Callable[[], None]) -> threading.Thread:
    def all_of_them() -> None:
        for work in works:
            work()

    thread = threading.Thread(target=all_of_them, name="edition", daemon=True)
    thread.start()
    return thread


KEEPER = Keeper()


def edited_here(**_: Any) -> None:
    """Receiver of ``edited``."""
    KEEPER.look_soon()


def current() -> Edition:
    """The edition that readers see now; no query."""
    return KEEPER.edition()
