"""Keeps the stored neighbours of the drugs' names up to date."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.dispatch import Signal

from drugref.models import Entry, Name, NameNeighbour
from drugref.names.neighbours import KEPT, Neighbourhood
from drugref.names.similarity import Likeness
from drugref.vocabulary import PRINTED_NAMES, EntryKind, Status

FEW = 40
"""So many new or lost names are mended one by one; more, and all are measured anew."""
BATCH = 500


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


def bring_up_to_date(say: Callable[[str], None] = lambda _: None) -> int:
    """Measure names that are new and forget those that are gone; how many names were measured."""
    names, stored = measured_names(), set(NameNeighbour.objects.values_list("name", flat=True).distinct())
    new, gone = names - stored, stored - names
    if not new and not gone:
        return 0
    say("measuring names that look or sound alike")
    hood = Neighbourhood(names)
    if len(new) + len(gone) > FEW:
        return _measure(names, names | gone, hood)
    bereft = set(NameNeighbour.objects.filter(other__in=gone).values_list("name", flat=True)) & names if gone else set()
    for name in sorted(new):
        _enter(name, hood)
    return _measure(new | bereft, new | bereft | gone, hood)


@transaction.atomic
def _enter(name: str, hood: Neighbourhood) -> None:
    """Put a new *name* into the lists of those it is nearer to than their last neighbour; nothing stored is measured again."""
    near = {row.name: row.likeness for row in hood.around(name, keep=len(hood.names))}
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for other, score in NameNeighbour.objects.filter(name__in=near).values_list("name", "score"):
        scores[other].append(score)
    ranks = {other: 1 + sum(score > near[other].score for score in known) for other, known in scores.items()}
    entered = {other: rank for other, rank in ranks.items() if rank <= KEPT}
    for rank in sorted(set(entered.values())):
        at_rank = [other for other, its in entered.items() if its == rank]
        NameNeighbour.objects.filter(name__in=at_rank, rank__gte=rank).update(rank=F("rank") + 1)
    NameNeighbour.objects.filter(name__in=entered, rank__gt=KEPT).delete()
    NameNeighbour.objects.bulk_create([_row(other, name, rank, near[other]) for other, rank in entered.items()], batch_size=BATCH)


def measure_again(**_: Any) -> None:
    """Receiver of entries_changed: a new name gets its neighbours, and those near it get it."""
    bring_up_to_date()


@transaction.atomic
def _measure(names: Iterable[str], outdated: Iterable[str], hood: Neighbourhood) -> int:
    """Write the neighbours of *names* in place of what stands there for those *outdated*; how many names that were."""
    old, wanted = sorted(outdated), sorted(names)
    for at in range(0, len(old), BATCH):
        NameNeighbour.objects.filter(name__in=old[at : at + BATCH]).delete()
    rows = [_row(name, near.name, near.rank, near.likeness) for name in wanted for near in hood.around(name)]
    NameNeighbour.objects.bulk_create(rows, batch_size=BATCH)
    return len(wanted)


def _row(name: str, other: str, rank: int, likeness: Likeness) -> NameNeighbour:
    parts = asdict(likeness)
    return NameNeighbour(name=name, other=other, rank=rank, score=likeness.score, **parts)


entries_changed = Signal()
"""Sent after the change is stored, with ``slugs``: the entries that it is about."""


def tell_of(row: Any) -> None:
    """Send the news about the entries that *row* is about, once the transaction is through.

    What is computed anew may fail without failing the editor's change, which is stored by then; Django logs it.
    """
    slugs = tuple(sorted({entry.slug for entry in _entries_of(row)}))
    if slugs:
        transaction.on_commit(partial(entries_changed.send_robust, sender=type(row), slugs=slugs))


def _entries_of(row: Any) -> Iterable[Entry]:
    ends = (row, *(getattr(row, end, None) for end in ("entry", "drug_class", "left", "right", "drug", "other")))
    return (end for end in ends if isinstance(end, Entry))
