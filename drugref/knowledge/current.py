"""A list that is read once and kept in memory for a while, where it may be a minute old without doing harm."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
OLDEST = 60.0
"""Seconds after which a list is read again."""


class Kept(Generic[T]):
    """What *read* gives, read anew at the first call after it has grown old. Each process keeps its own."""

    known: "list[Kept[object]]" = []

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._found: tuple[float, T] | None = None
        Kept.known.append(self)  # type: ignore[arg-type]

    def __call__(self) -> T:
        now = time.monotonic()
        if self._found is None or now - self._found[0] > OLDEST:
            self._found = (now, self._read())
        return self._found[1]

    def forget(self) -> None:
        self._found = None


def forget_all() -> None:
    """Read every list anew at its next use."""
    for kept in Kept.known:
        kept.forget()
