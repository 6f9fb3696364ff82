"""Small makers of the emitter's trees."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from drugref.catalogue.emitter import Tree

Branch = dict[str, Tree]
T = TypeVar("T")


def filled(branch: "Mapping[str, Tree | date | bool | None]") -> Branch:
    """*branch* without what is empty; True as “yes”, days as text."""
    return {key: _plain(value) for key, value in branch.items() if value}


def _plain(value: "Tree | date | bool | None") -> Tree:
    if isinstance(value, date):
        return value.isoformat()
    return "yes" if value is True else value or ""


def unless(value: str, default: str) -> str:
    return "" if value == default else value


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups
