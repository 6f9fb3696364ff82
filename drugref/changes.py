"""The news that an editor has changed something about entries: what is computed from them is then computed anew."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

from drugref.models import Entry

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
