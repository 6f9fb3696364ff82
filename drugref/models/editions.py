"""The edition log: which records changed, told by every writer in the transaction of its write.

The newest row's token names the catalogue's present state. Whoever keeps the catalogue in memory compares tokens, and reads again
the records named by the rows that it has not seen.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import post_save, pre_delete

EVERYTHING = "*"
"""The key that stands for all records: a slug has changed, and with it whatever names it."""

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


def tell_readers(keys: Iterable[str]) -> None:
    """Append the touched records to the edition log; nothing where there are none. Call it in the transaction of the write."""
    if touched := sorted(set(keys)):
        EditionChange.objects.create(keys="\n".join(touched))


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
