"""The edition in tests: looked at on each call, in the test's own transaction, so that what a test has written is what it reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from drugref.knowledge import current
from drugref.knowledge.current import Keeper, next_edition, read_edition, tokens_now
from drugref.knowledge.edition import Edition


class AtOnce(Keeper):
    """Keeps every edition it has read by the state of the log: a test that is rolled back finds the one before it again."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[frozenset[str], Edition] = {}

    def edition(self) -> Edition:
        now = tokens_now()
        state = frozenset(now)
        if state not in self._known or self._known[state].today != date.today():  # noqa: DTZ011
            last = max((known for known in self._known if known and known <= state), key=len, default=None)
            self._known[state] = next_edition(self._known[last], last, now) if last else read_edition()
        return self._known[state]


@contextmanager
def as_served() -> Iterator[None]:
    """Inside, the edition is the one read on entering, as on a site between two looks at the log: it costs no query."""
    keeper, before = Keeper(), current.KEEPER
    keeper.look()
    keeper._looked_at = float("inf")
    current.KEEPER = keeper
    try:
        yield
    finally:
        current.KEEPER = before
