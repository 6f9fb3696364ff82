"""The fields of a record, each named once: what reads, checks, writes, fetches and stores it follows what stands here.

Pure. A record's class declares a field with ``metadata=stored(...)``; ``record_fields`` gives the whole table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from typing import Any


class Shape(Enum):
    """What a field holds, and so how it is written in a file and in a column."""

    TEXT = "text"
    PROSE = "text that may fill several lines"
    CHOICE = "word of a closed list"
    FLAG = "yes or no"
    NUMBER = "number"
    DAY = "day"
    WORDS = "words, in a line with commas"
    LINES = "texts, one a line"
    SLUG = "slug of another record"
    CITATION = "one citation, kept in the row itself"
    CITATIONS = "citations, in a table of their own"
    PARTS = "records that are part of this one"


ELSEWHERE = (Shape.CITATION, Shape.CITATIONS, Shape.PARTS)
"""Shapes of what is neither one value in a file nor one column: statements' notations and tables have their own readers and writers."""


@dataclass(frozen=True)
class RecordField:
    """One field of a record.

    ``of`` is the closed list of a choice, the kind of record (“source”) that a slug leads to, or the class of its parts. ``keys``
    are its keys in the file: one; several for parts that stand under several; none where a notation holds it, such as a fact's key.
    ``column`` is its name in the database. ``default`` is ``dataclasses.MISSING`` where the field must be given. ``required``: its key
    may not be missing from a file. ``only``: it belongs to this kind of entry.
    """

    name: str
    shape: Shape
    of: Any
    keys: tuple[str, ...]
    column: str
    default: Any
    required: bool
    only: str


def stored(
    shape: Shape, of: Any = None, *, keys: tuple[str, ...] | None = None, column: str = "", required: bool = False, only: str = ""
) -> Mapping[str, Any]:
    """Metadata for a dataclass field. Without *keys* it is written under its own name (``set_id`` is “set id:”), also as a column."""
    return {"stored": {"shape": shape, "of": of, "keys": keys, "column": column, "required": required, "only": only}}


def unkeyed(shape: Shape, of: Any = None, *, column: str = "") -> Mapping[str, Any]:
    """The same for a field without a key: it stands in a notation, in the name of its file, or in a key above."""
    return stored(shape, of, keys=(), column=column)


def record_fields(kind: type) -> tuple[RecordField, ...]:
    """All fields of a *kind* of record that are stored, in the order in which a file has them."""
    return _table(kind)


@cache
def _table(kind: type) -> tuple[RecordField, ...]:
    return tuple(_field(field.name, field.default, field.metadata["stored"]) for field in fields(kind) if "stored" in field.metadata)


def _field(name: str, default: Any, told: Mapping[str, Any]) -> RecordField:
    keys = (name.replace("_", " "),) if told["keys"] is None else told["keys"]
    return RecordField(name, **{**told, "keys": keys, "column": told["column"] or name, "default": default})


def keys_of(kind: type, only: str = "") -> tuple[str, ...]:
    """The keys of a *kind* of record in a file, of an entry of the kind *only* just its own."""
    return tuple(key for field in record_fields(kind) if field.only in ("", only) for key in field.keys)


def required_keys(kind: type, only: str = "") -> tuple[str, ...]:
    """Those of them that may not be missing."""
    return tuple(key for field in record_fields(kind) if field.required and field.only in ("", only) for key in field.keys)
