"""Keeps the stored neighbours of the drugs' names up to date."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from drugref.closed_lists import EntryKind, Status
from drugref.models import Entry, Name, NameNeighbour
from drugref.naming.neighbours import Neighbourhood
from drugref.queries import MEASURED_KINDS

FEW = 40
"""So many new or lost names are mended one by one; more, and all are measured anew."""
BATCH = 500


def measured_names() -> set[str]:
    """The names of published drugs that are printed on packs: own, generic and brand; two queries.

    A name that begins with another one of the same drug (“alprazolam xr”) is no name of its own.
    """
    drugs = Entry.objects.filter(kind=EntryKind.DRUG, status=Status.PUBLISHED).order_by()
    own: dict[int, set[str]] = {pk: {name} for pk, name in drugs.values_list("pk", "normalised")}
    named = Name.objects.filter(entry__in=drugs, kind__in=MEASURED_KINDS).order_by()
    for pk, text in named.values_list("entry_id", "normalised"):
        own[pk].add(text)
    return {name for names in own.values() for name in names if not any(name.startswith(f"{other} ") for other in names)}


def bring_up_to_date(say: Callable[[str], None] = lambda _: None) -> int:
    """Measure names that are new and forget those that are gone; how many names were measured."""
    names, stored = measured_names(), set(NameNeighbour.objects.values_list("name", flat=True).distinct())
    changed = names ^ stored
    if not changed:
        return 0
    say("measuring names that look or sound alike")
    hood = Neighbourhood(names)
    touched = set(NameNeighbour.objects.filter(other__in=changed).values_list("name", flat=True)) if len(changed) <= FEW else names
    near = {neighbour.name for name in changed & names for neighbour in hood.around(name)} if len(changed) <= FEW else set()
    return _store((touched | near | changed) & names, changed | touched | near, hood)


def measure_again(**_: Any) -> None:
    """Receiver of entries_changed: a new name gets its neighbours, and those near it get it."""
    bring_up_to_date()


@transaction.atomic
def _store(names: Iterable[str], outdated: Iterable[str], hood: Neighbourhood) -> int:
    """Write the neighbours of *names* in place of what stands there for those *outdated*."""
    old = sorted(outdated)
    for at in range(0, len(old), BATCH):
        NameNeighbour.objects.filter(name__in=old[at : at + BATCH]).delete()
    wanted = sorted(names)
    rows = [
        NameNeighbour(
            name=name,
            other=near.name,
            rank=near.rank,
            score=near.likeness.score,
            prefix=near.likeness.prefix,
            edit=near.likeness.edit,
            bigram=near.likeness.bigram,
            sound=near.likeness.sound,
        )
        for name in wanted
        for near in hood.around(name)
    ]
    NameNeighbour.objects.bulk_create(rows, batch_size=BATCH)
    return len(wanted)
