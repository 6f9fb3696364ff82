"""What is computed from the catalogue and stored for lists: computed anew after each edit, in the background.

Each of TABLES compares what stands there with what is true now and writes the difference. They are in an order in which each may
rest on those before it: the names' neighbours, then what another app has put in.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, TypeVar

from django.db import OperationalError, connection, transaction

from drugref import background
from drugref.models import EditionChange, Entry, Name, NameNeighbour
from drugref.models.editions import DERIVED, edited_since, latest_change, tell_readers
from drugref.names.neighbours import Neighbour, Neighbours, neighbours
from drugref.names.similarity import Likeness
from drugref.vocabulary import PRINTED_NAMES, EntryKind, Status

BATCH = 500
NAMES = f"{DERIVED}names"
TRIES, BETWEEN_TRIES = 20, 1.0
"""How often something is computed anew because the catalogue was edited meanwhile, or was locked; and the seconds in between."""

Say = Callable[[str], None]
T = TypeVar("T")
_by_hand = False


def silent(_: str) -> None:
    """Says nothing: for whoever has nobody to tell what is being done."""


def bring_up_to_date(say: Say = silent) -> int:
    """Measure names that are new and forget those that are gone; in how many names' lists that changed something."""
    names = measured_names()
    if names == set(NameNeighbour.objects.values_list("name", flat=True).distinct()):
        return 0
    say("measuring names that look or sound alike")
    return in_step(_new_neighbours, _replace_neighbours, NAMES)


TABLES: list[Callable[[Say], int]] = [bring_up_to_date]


def renew(say: Say = silent) -> None:
    """Bring every derived table up to date."""
    for table in TABLES:
        table(say)


def renew_soon(**_: Any) -> None:
    """Receiver of ``edited``: however much was edited, it is computed once."""
    if not _by_hand:
        background.run(_renew, "edited")


def _renew(_: object) -> None:
    renew()


@contextmanager
def by_hand() -> Iterator[None]:
    """Within it no edit makes anything be computed: the writer sees to that once he is through."""
    global _by_hand
    _by_hand = True
    try:
        yield
    finally:
        _by_hand = False


def in_step(compute: Callable[[], T], store: Callable[[T], int], key: str) -> int:
    """Store what *compute* gives, unless the catalogue was edited while it was computed: then compute it again.

    Only storing is a transaction, so that no editor waits for the computing. Tells readers of it as *key*; returns what *store* does.
    """
    for tries_left in reversed(range(TRIES)):
        before = latest_change()
        try:
            found = compute()
            with transaction.atomic():
                if not edited_since(before) or not tries_left:
                    tell_readers([key])
                    return store(found)
        except (OperationalError, LookupError):  # locked; or read while somebody wrote, one row without the other
            if not tries_left or connection.in_atomic_block:
                raise
        time.sleep(BETWEEN_TRIES)
    raise AssertionError  # the last try has returned or raised


def is_behind(key: str) -> bool:
    """Whether anything has changed since the derived table *key* was last computed: by an edit, or in a table that it rests on."""
    last = EditionChange.objects.filter(keys=key).order_by("-pk").values_list("pk", flat=True).first() or 0
    return EditionChange.objects.filter(pk__gt=last).exists()


def measured_names() -> set[str]:
    """The names of published drugs that are printed on packs: own, generic and brand; two queries.

    A name that begins with another one of the same drug (“alprazolam xr”) is no name of its own.
    """
    drugs = Entry.objects.filter(kind=EntryKind.DRUG, status=Status.PUBLISHED).order_by()
    own: dict[int, set[str]] = {pk: {name} for pk, name in drugs.values_list("pk", "normalised")}
    named = Name.objects.filter(entry__in=drugs, kind__in=PRINTED_NAMES).order_by()
    for pk, text in named.values_list("entry_id", "normalised"):
        own[pk].add(text)
    return {name for names in own.values() for name in names if not any(name.startswith(f"{other} ") for other in names)}


def _new_neighbours() -> Neighbours:
    """The lists that are no longer as stored: {"calmol": […], a name that is gone: []}."""
    stored: Neighbours = {}
    for name, other, rank, *parts in NameNeighbour.objects.order_by("name", "rank").values_list(
        "name", "other", "rank", "prefix", "edit", "bigram", "sound"
    ):
        stored.setdefault(name, []).append(Neighbour(other, rank, Likeness(*parts)))
    now = neighbours(measured_names(), stored)
    return {name: now.get(name, []) for name in now.keys() | stored.keys() if now.get(name, []) != stored.get(name, [])}


def _replace_neighbours(lists: Neighbours) -> int:
    outdated = sorted(lists)
    for start in range(0, len(outdated), BATCH):
        NameNeighbour.objects.filter(name__in=outdated[start : start + BATCH]).delete()
    rows = [_row(name, near) for name in outdated for near in lists[name]]
    NameNeighbour.objects.bulk_create(rows, batch_size=BATCH)
    return sum(map(bool, lists.values()))


def _row(name: str, near: Neighbour) -> NameNeighbour:
    return NameNeighbour(name=name, other=near.name, rank=near.rank, score=near.likeness.score, **asdict(near.likeness))
