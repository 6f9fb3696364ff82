"""A record as a row: which model holds it, and its fields as columns, there and back."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from sys import intern
from typing import Any

from django.db.models import Model

from drugref.domain.fields import ELSEWHERE, RecordField, Shape, record_fields
from drugref.domain.records import (
    MEMBERS,
    ROSTERS,
    AttributeRecord,
    CheckRecord,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IdentifierRecord,
    IngredientRecord,
    InteractionRecord,
    LookedThroughRecord,
    NameRecord,
    RelationRecord,
    SourceRecord,
    TermRecord,
)
from drugref.models import (
    Attribute,
    AxisCheck,
    Classification,
    Entry,
    Fact,
    Identifier,
    Ingredient,
    Interaction,
    LookedThrough,
    Name,
    Relation,
    RosterCheck,
    Source,
    Term,
)
from drugref.models.attributes import split_lines
from drugref.models.sources import split_key_words

MODELS: dict[type, tuple[type[Model], ...]] = {
    SourceRecord: (Source,),
    AttributeRecord: (Attribute,),
    TermRecord: (Term,),
    EntryRecord: (Entry,),
    InteractionRecord: (Interaction,),
    NameRecord: (Name,),
    IngredientRecord: (Ingredient,),
    RelationRecord: (Relation,),
    IdentifierRecord: (Identifier,),
    CheckRecord: (AxisCheck, RosterCheck),
    LookedThroughRecord: (LookedThrough,),
    ClassificationRecord: (Classification,),
    FactRecord: (Fact,),
}
"""Kind of record -> the models of its rows."""


def citation_model(statement: type[Model]) -> Any:
    """The model of the citations of a model of statements."""
    return statement._meta.get_field("citations").related_model


Ids = Mapping[str, Mapping[str, int]]
"""Kind of record -> slug -> primary key: ``ids["source"]["label-baclofen"]``."""

COLUMN_OF: dict[Shape, Callable[[Any], Any]] = {Shape.WORDS: ", ".join, Shape.LINES: "\n".join}
"""What makes a field's value the column's, where they differ."""


def as_file(text: str) -> str:
    """*text* with the line ends of a file and without space around it, as reading a file would give it."""
    return text.replace("\r\n", "\n").strip()


FIELD_OF: dict[Shape, Callable[[Any], Any]] = {
    Shape.PROSE: as_file,
    Shape.WORDS: split_key_words,
    Shape.LINES: split_lines,
    Shape.SLUG: lambda slug: intern(slug or ""),
}
"""What makes a column's value the field's, where they differ."""


@cache
def column_fields(kind: type) -> tuple[RecordField, ...]:
    """The fields of a *kind* of record that are columns of its row."""
    return tuple(field for field in record_fields(kind) if field.shape not in ELSEWHERE)


def columns_of(kind: type) -> tuple[str, ...]:
    """Their columns as ``values_list`` takes them, with the slug of a record that is pointed at."""
    return tuple(f"{field.column}__slug" if field.shape is Shape.SLUG else field.column for field in column_fields(kind))


@cache
def _readings(kind: type) -> tuple[tuple[str, ...], list[tuple[str, Callable[[Any], Any]]]]:
    """(names of those fields, what makes the value of some of them)."""
    own = column_fields(kind)
    return tuple(field.name for field in own), [(field.name, FIELD_OF[field.shape]) for field in own if field.shape in FIELD_OF]


def from_columns(kind: type, values: Sequence[Any]) -> dict[str, Any]:
    """{field: value} out of the *values* of just those columns."""
    names, readings = _readings(kind)
    told = dict(zip(names, values, strict=True))
    for name, read in readings:
        told[name] = read(told[name])
    return told


def to_columns(record: Any, ids: Ids | None = None) -> dict[str, Any]:
    """{column: value} of *record*. With *ids* also the keys of other rows, and the citation that its row carries in itself."""
    columns = {}
    kind: type = type(record)
    for field, convert in _writings(kind):
        value = getattr(record, field.name)
        columns[field.column] = convert(value) if convert else value
    return columns if ids is None else columns | _keys(record, ids)


@cache
def _writings(kind: type) -> list[tuple[RecordField, Callable[[Any], Any] | None]]:
    return [(field, COLUMN_OF.get(field.shape)) for field in column_fields(kind) if field.shape is not Shape.SLUG]


def _keys(record: Any, ids: Ids) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for field in record_fields(type(record)):
        value = getattr(record, field.name)
        if field.shape is Shape.SLUG:
            keys[f"{field.column}_id"] = ids[field.of][value] if value else None
        elif field.shape is Shape.CITATION and value:
            keys |= to_columns(value, ids)
    return keys


def row_of(record: Any, ids: Ids | None = None) -> Any:
    """The unsaved row of *record*, with what it is looked up by. Without *ids* its foreign keys are left open."""
    model, columns = MODELS[type(record)][0], to_columns(record, ids)
    if isinstance(record, CheckRecord) and record.subject in (MEMBERS, ROSTERS):
        model = RosterCheck
        del columns["axis"]
    row = model(**columns)
    if isinstance(row, (Entry, Name)):
        row.spell()
    return row
