"""The edition log: which records changed, told by every writer in the transaction of its write.

The newest row's token names the catalogue's present state. Whoever keeps the catalogue in memory compares tokens, and reads again
the records named by the rows that it has not seen.
"""

import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from functools import partial
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import Signal
from django.utils import timezone

EVERYTHING = "*"
"""The key that stands for all records: a slug has changed, and with it whatever names it."""

DERIVED = "derived:"
"""What the keys of computed rows begin with: “derived:names”, “derived:confusions”. Such a change is no edit of the catalogue."""
OLDEST, ALWAYS_KEPT = timedelta(days=7), 100
"""Older rows of the log are forgotten, but never the newest ones."""

edited = Signal()
"""Sent when a change of the catalogue itself is committed: what is computed from it may be so no longer."""

_told_as_one: ContextVar[bool] = ContextVar("told_as_one", default=False)


def _fresh_token() -> str:
    return secrets.token_hex(16)


class EditionChange(models.Model):
    """A change that readers can see. ``keys``: the records touched (“drug:baclofen”), one a line."""

    token = models.CharField(max_length=32, unique=True, default=_fresh_token)
    keys = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M} {self.keys.splitlines()}"


def tell_readers(keys: Iterable[str]) -> EditionChange | None:
    """Append the touched records to the edition log; nothing where there are none. Call it in the transaction of the write."""
    touched = sorted(set(keys))
    if not touched:
        return None
    row = EditionChange.objects.create(keys="\n".join(touched))
    if not all(key.startswith(DERIVED) for key in touched):
        transaction.on_commit(partial(edited.send_robust, sender=EditionChange), robust=True)
    return row


def latest_change() -> int:
    """The newest row's id; 0 where nothing was ever told."""
    return EditionChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def edited_since(change: int, own: Collection[int] = ()) -> bool:
    """Whether the catalogue itself was edited after the row *change*, by others than the writer of the rows *own*."""
    later = EditionChange.objects.filter(pk__gt=change).exclude(keys__startswith=DERIVED).values_list("pk", flat=True)
    return not set(later) <= set(own)


def forget_old_changes() -> int:
    """Delete the rows that nobody can need; how many they were."""
    kept = EditionChange.objects.order_by("-pk").values_list("pk", flat=True)[:ALWAYS_KEPT]
    old = EditionChange.objects.filter(made_at__lt=timezone.now() - OLDEST, pk__lt=min(kept, default=0))
    return old.delete()[0]


@contextmanager
def told_as_one(keys: Iterable[str]) -> Iterator[None]:
    """For writers in bulk: what is saved or deleted inside is told once, as *keys*."""
    before = _told_as_one.set(True)
    try:
        yield
    finally:
        _told_as_one.reset(before)
    tell_readers(keys)


class Told(models.Model):
    """A row that readers see, as a record of the catalogue (``record_key``) or as a part of one (``part_of`` names the way to it).

    ``known_by`` are the columns that say which record that is: where one of them has changed, so may whatever names the record.
    """

    part_of = ""
    known_by: tuple[str, ...] = ("slug",)
    _known_as: tuple[Any, ...] | None = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Any:
        row = super().from_db(*args, **kwargs)
        row._known_as = tuple(row.__dict__.get(name) for name in cls.known_by)
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With its line of the edition log in one transaction."""
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)

    @property
    def record_key(self) -> str:
        return f"{self._meta.model_name}:{self.slug}"  # type: ignore[attr-defined]

    def touched(self) -> str:
        """The key of the record that a change of this row touches; EVERYTHING where it has become another one."""
        if self._known_as is not None and self._known_as != tuple(getattr(self, name) for name in self.known_by):
            return EVERYTHING
        whole = getattr(self, self.part_of) if self.part_of else self
        return whole.touched() if self.part_of else self.record_key


def _tell_of_row(instance: Told, raw: bool = False, **_: Any) -> None:
    """Receiver of post_save, and of pre_delete: what the row is part of is still there then."""
    if not raw and not _told_as_one.get():
        tell_readers([instance.touched()])


def tell_of_every_row() -> None:
    """From now on each row that is saved or deleted one by one is told to readers. Call it when all models are ready."""
    for model in apps.get_models():
        if issubclass(model, Told):
            for signal in (post_save, pre_delete):
                signal.connect(_tell_of_row, sender=model, dispatch_uid=f"told-{model._meta.label}")
