"""Database -> records, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from drugref.catalogue.read import Records
from drugref.catalogue.rows import MODELS, citation_model, columns_of, from_columns
from drugref.domain.fields import Shape, record_fields
from drugref.domain.records import (
    MEMBERS,
    ROSTERS,
    AttributeRecord,
    CheckRecord,
    Citation,
    EntryRecord,
    InteractionRecord,
    Record,
    SourceRecord,
    TermRecord,
)
from drugref.models import Entry, Interaction, InteractionCitation, RosterCheck
from drugref.vocabulary import EntryKind

MANY = 300
"""Of more keys than this all records are read, and those asked for kept: it is as quick, and no query grows too long."""

CITATION = columns_of(Citation)


def fetch_records(keys: Collection[str] | None = None) -> Records:
    """Every record in the database by key, or those of *keys* (“drug:baclofen”) that there are: 17 queries at most."""
    if keys is not None and len(keys) > MANY:
        return picked(fetch_records(), keys)
    found = [
        *_small(SourceRecord, slugs_in(keys, "source")),
        *_small(AttributeRecord, slugs_in(keys, "attribute")),
        *_small(TermRecord, slugs_in(keys, "term")),
        *_entries(slugs_in(keys, "drug", "class")),
        *_interactions(slugs_in(keys, "interaction")),
    ]
    return picked({record.key: record for record in found}, keys)


def picked(records: Records, keys: Collection[str] | None) -> Records:
    """Those of *records* whose keys are asked for, in their own order; all where *keys* is None."""
    return records if keys is None else {key: record for key, record in records.items() if key in keys}


def slugs_in(keys: Collection[str] | None, *kinds: str) -> list[str] | None:
    """The slugs in those *keys* that are of one of *kinds*: ``{"drug:baclofen"}, "drug"`` gives ["baclofen"]. None stands for all."""
    if keys is None:
        return None
    return [slug for kind, _, slug in (key.partition(":") for key in keys) if kind in kinds]


def asked_for(rows: "QuerySet[Any]", column: str, values: Collection[Any] | None) -> "QuerySet[Any]":
    """The *rows* whose *column* has one of *values*; all where that is None. Of no values it asks the database nothing."""
    return rows if values is None else rows.filter(**{f"{column}__in": values})


class Citations:
    """The citations of one kind of statement, those of each in order: the leading one first."""

    def __init__(self, rows: "QuerySet[Any]") -> None:
        self._of: dict[int, dict[int, Citation]] = defaultdict(dict)
        for statement, pk, *columns in rows.order_by("pk").values_list("statement_id", "pk", *CITATION):
            self._of[statement][pk] = Citation(**from_columns(Citation, columns))

    def of(self, statement: int, lead: int | None) -> tuple[Citation, ...]:
        found = self._of.get(statement, {})
        return tuple(found[pk] for pk in sorted(found, key=lambda pk: pk != lead))

    def numbered(self, statement: int) -> tuple[Citation, ...]:
        """In the order in which a text points at them by number, whichever leads."""
        return tuple(self._of.get(statement, {}).values())


def _small(kind: type[Record], slugs: list[str] | None) -> Iterator[Record]:
    """Records of one row each."""
    (model,) = MODELS[kind]
    for values in asked_for(model._default_manager.all(), "slug", slugs).values_list(*columns_of(kind)):
        yield kind(**from_columns(kind, values))


def _entries(slugs: list[str] | None) -> Iterator[EntryRecord]:
    entries = list(asked_for(Entry.objects.all(), "slug", slugs).values_list("pk", *columns_of(EntryRecord)))
    pks = None if slugs is None else [pk for pk, *_ in entries]
    parts = {field.name: _entry_parts(field.of, pks) for field in record_fields(EntryRecord) if field.shape is Shape.PARTS}
    for pk, *values in entries:
        told: dict[str, Any] = {**from_columns(EntryRecord, values), **{name: tuple(of[pk]) for name, of in parts.items()}}
        yield EntryRecord(**told).tidy()


def _entry_parts(kind: type, entries: list[int] | None) -> dict[int, list[Any]]:
    """{primary key of an entry: its parts of this *kind* in order}."""
    found: dict[int, list[Any]] = defaultdict(list)
    for model in MODELS[kind]:
        for entry, parts in fetch_parts(model, kind, entries).items():
            found[entry] += parts
    return found


def fetch_parts(model: Any, kind: type, wholes: list[int] | None) -> dict[int, list[Any]]:
    """{primary key of a whole: the records of this *kind* that are its part, in the editor's order}: of *wholes*, or of all."""
    own, (more, cited) = columns_of(kind), _cited(model, kind, wholes)
    rows = asked_for(model._default_manager.order_by(*(("pk",) if kind is CheckRecord else ("position", "pk"))), model.part_of, wholes)
    if model is RosterCheck:
        rows = rows.annotate(axis=Case(When(entry__kind=EntryKind.CLASS, then=Value(MEMBERS)), default=Value(ROSTERS)))
    found: dict[int, list[Any]] = defaultdict(list)
    for whole, *values in rows.values_list(f"{model.part_of}_id", *own, *more):
        found[whole].append(kind(**from_columns(kind, values[: len(own)]), **cited(values[len(own) :])))
    return found


def _cited(model: Any, kind: type, wholes: list[int] | None) -> tuple[tuple[str, ...], Callable[[list[Any]], dict[str, Any]]]:
    """What cites a part: (the columns that tell, what makes the record's fields of their values)."""
    shapes = {field.shape for field in record_fields(kind)}
    if Shape.CITATIONS in shapes:
        citations = Citations(asked_for(citation_model(model)._default_manager.all(), f"statement__{model.part_of}", wholes))
        return ("pk", "lead_id"), lambda values: {"citations": citations.of(*values)}
    if Shape.CITATION in shapes:
        return CITATION, lambda values: {"citation": _citation(values)}
    return (), lambda _: {}


def _citation(values: Sequence[Any]) -> Citation | None:
    """The citation in the columns CITATION of a row; None where they point at no source."""
    told = from_columns(Citation, values)
    return Citation(**told) if told["source"] else None


def _interactions(pairs: list[str] | None) -> Iterator[InteractionRecord]:
    """All, or those whose both sides stand somewhere in *pairs* (“baclofen+opioids”): a few more than asked for."""
    rows: QuerySet[Any, Any] = Interaction.objects.order_by("pk")
    cited: QuerySet[Any, Any] = InteractionCitation.objects.all()
    slugs = None if pairs is None else {slug for pair in pairs for slug in pair.split("+")}
    for side in ("left", "right"):
        rows, cited = asked_for(rows, f"{side}__slug", slugs), asked_for(cited, f"statement__{side}__slug", slugs)
    citations = Citations(cited)
    for pk, lead, *values in rows.values_list("pk", "lead_id", *columns_of(InteractionRecord)):
        told = from_columns(InteractionRecord, values)
        told["left"], told["right"] = sorted((told["left"], told["right"]))
        yield InteractionRecord(**told, citations=citations.of(pk, lead))
