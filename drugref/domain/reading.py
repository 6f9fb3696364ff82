"""The second reading: somebody who did not write a record has held each of its statements against the passages that it cites.

Pure. The record keeps the day and a fingerprint of what was read, ``2026-12-01 4f3a9c1b``. Whatever is changed afterwards changes the
fingerprint, and so the mark is lost by itself: in a file, in the admin, or by a program.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

MARK = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{8})")
HISTORY = frozenset({"read_again", "note", "status", "added", "author", "reviewer", "published", "updated"})
"""Fields of a record that state nothing of a medicine: whose it is, and its own history. Of its parts notes and states count."""
PASSES = frozenset({"checks", "looked_through", "checked"})
"""What was looked through and when: passes are made anew without a statement having changed."""
WHERE = frozenset({"line", "file"})


def fingerprint(record: Any) -> str:
    """Eight hexadecimal digits of what *record* states: ``"4f3a9c1b"``. A blank counts for nothing, so that a field which records get
    later changes none of theirs.
    """
    return sha256("\n".join(_said(record, left_out=HISTORY)).encode()).hexdigest()[:8]


def mark(record: Any, on: date) -> str:
    """What stands under ``read again:`` of a record that was read on a day."""
    return f"{on.isoformat()} {fingerprint(record)}"


def read_again_on(record: Any) -> date | None:
    """The day on which *record*, as it is now, was read a second time; None where it never was, or was changed since."""
    found = MARK.fullmatch(record.read_again)
    if not found or found[2] != fingerprint(record):
        return None
    return _day(found[1])


def is_mark(text: str) -> bool:
    """Is *text* a day and a fingerprint?"""
    found = MARK.fullmatch(text)
    return found is not None and _day(found[1]) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _said(value: Any, name: str = "", left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """One line a field that says something, those of its parts behind it."""
    if is_dataclass(value) and not isinstance(value, type):
        yield f"{name}:"
        for own in _fields(type(value)):
            if own not in left_out:
                yield from _said(getattr(value, own), own)
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item, name)
    elif value not in (None, "", False):
        yield f"{name}={value.normalize():f}" if isinstance(value, Decimal) else f"{name}={value}"


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in PASSES | WHERE)
