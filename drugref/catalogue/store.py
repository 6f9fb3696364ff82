"""Records -> database. Expects records that were checked, inside a transaction; constraints are the last line.

Rows with citations come in three steps: drafts first, then their citations, then published (I2).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db.models import Model, OuterRef, Subquery

from drugref.catalogue.rows import MODELS, Ids, citation_model, row_of, to_columns
from drugref.domain.fields import RecordField, Shape, record_fields
from drugref.domain.records import AttributeRecord, Citation, EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.models import Attribute, Entry, Interaction, Source, Term
from drugref.models.publishing import Statement
from drugref.vocabulary import Status

Changes = list[tuple[Record, Record | None]]
"""(the record to store, the one in the database or None)."""
BATCH = 500
"""Rows named in one query; SQLite allows some thousands of parameters."""
WIDE = 50
"""Rows with all their columns in one query."""
T = TypeVar("T")


def ids_now() -> Ids:
    """The primary keys of what is stored."""
    models: dict[str, Any] = {"source": Source, "attribute": Attribute, "term": Term, "entry": Entry}
    return {kind: dict(model._default_manager.values_list("slug", "pk")) for kind, model in models.items()}


def store_records(changes: Changes) -> None:
    """Write *changes* in the order in which one needs the other."""
    new = [record for record, _ in changes]
    for kind in (SourceRecord, AttributeRecord, TermRecord, EntryRecord):
        _store_by_slug(MODELS[kind][0], [row_of(record) for record in new if isinstance(record, kind)])
    ids = ids_now()
    _set_broader([record for record in new if isinstance(record, TermRecord)], ids)
    _store_parts([(r, old if isinstance(old, EntryRecord) else None) for r, old in changes if isinstance(r, EntryRecord)], ids)
    _store_interactions([record for record in new if isinstance(record, InteractionRecord)], ids)


def columns_to_write(model: type[Model], but: Iterable[str] = ()) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name not in ("id", *but)]


def _store_by_slug(model: type[Model], rows: list[Any]) -> None:
    """Create or update *rows* by slug, all without what they point at."""
    stored = dict(model._default_manager.values_list("slug", "pk"))
    for row in rows:
        row.pk = stored.get(row.slug)
    model._default_manager.bulk_create([row for row in rows if row.pk is None], batch_size=BATCH)
    model._default_manager.bulk_update([row for row in rows if row.slug in stored], columns_to_write(model, ["broader"]), batch_size=WIDE)


def _set_broader(records: list[TermRecord], ids: Ids) -> None:
    """The second pass over terms: by now each has a row."""
    rows = [Term(pk=ids["term"][record.slug], **to_columns(record, ids)) for record in records]
    Term.objects.bulk_update(rows, ["broader"], batch_size=BATCH)


# parts of entries


def _store_parts(changes: list[tuple[EntryRecord, EntryRecord | None]], ids: Ids) -> None:
    """Of each changed entry those kinds of part anew that differ from the old ones."""
    for field in (field for field in record_fields(EntryRecord) if field.shape is Shape.PARTS):
        differing = [(new, old) for new, old in changes if getattr(new, field.name) != (getattr(old, field.name) if old else ())]
        existing = [ids["entry"][new.slug] for new, old in differing if old]
        for model in MODELS[field.of]:
            delete_where(model, existing)
        _create_parts(field, [(ids["entry"][new.slug], new) for new, _ in differing], ids)


def _create_parts(field: RecordField, wholes: list[tuple[int, Any]], ids: Ids) -> None:
    """Store the parts that stand in *field* of each of *wholes*: (primary key, record)."""
    rows = [
        (_part_row(part, whole, position, ids), part)
        for whole, record in wholes
        for position, part in enumerate(getattr(record, field.name))
    ]
    for model in MODELS[field.of]:
        own = [(row, part) for row, part in rows if type(row) is model]
        if issubclass(model, Statement):
            create_statements([(row, part.citations) for row, part in own], ids)
        else:
            model._default_manager.bulk_create([row for row, _ in own], batch_size=BATCH)


def _part_row(part: Any, whole: int, position: int, ids: Ids) -> Any:
    row = row_of(part, ids)
    setattr(row, f"{row.part_of}_id", whole)
    row.position = position  # checks have no such column, and no order of their own
    return row


# interactions


def _store_interactions(records: list[InteractionRecord], ids: Ids) -> None:
    if not records:
        return
    stored = {frozenset(pair): pk for pk, *pair in Interaction.objects.values_list("pk", "left_id", "right_id")}
    rows = [(row_of(record, ids), record.citations) for record in records]
    for row, _ in rows:
        row.pk = stored.get(frozenset((row.left_id, row.right_id)))
    known = [(row, citations) for row, citations in rows if row.pk is not None]
    create_statements([(row, citations) for row, citations in rows if row.pk is None], ids)
    _retract([row.pk for row, _ in known])
    columns = columns_to_write(Interaction, ["status", "lead"])
    Interaction.objects.bulk_update([row for row, _ in known], columns, batch_size=WIDE)
    cite_statements(known, ids)


def _retract(keys: list[int]) -> None:
    """Make stored interactions drafts without citations, as new ones are."""
    Interaction.objects.filter(pk__in=keys).update(status=Status.DRAFT, lead=None)
    delete_where(citation_model(Interaction), keys)


# statements and their citations


def create_statements(rows: list[tuple[Any, tuple[Citation, ...]]], ids: Ids) -> None:
    """Store new statements of one model; each row's own status is what it ends with."""
    if not rows:
        return
    statuses = [row.status for row, _ in rows]
    for row, _ in rows:
        row.status = Status.DRAFT
    type(rows[0][0]).objects.bulk_create([row for row, _ in rows], batch_size=BATCH)
    for (row, _), status in zip(rows, statuses, strict=True):
        row.status = status
    cite_statements(rows, ids)


def cite_statements(rows: list[tuple[Any, tuple[Citation, ...]]], ids: Ids) -> None:
    """Store the citations of stored drafts; the first leads; then publish the rows whose status says so."""
    if not rows:
        return
    model: type[Statement] = type(rows[0][0])
    citations = citation_model(model)._default_manager
    citations.bulk_create(citation_rows(rows, ids), batch_size=BATCH)
    first = citations.filter(statement=OuterRef("pk")).order_by("pk").values("pk")[:1]
    for status in (Status.DRAFT, Status.PUBLISHED):
        keys = [row.pk for row, _ in rows if row.status == status]
        for batch in batches(keys):
            model.objects.filter(pk__in=batch).update(lead=Subquery(first), status=status)


def citation_rows(rows: list[tuple[Any, tuple[Citation, ...]]], ids: Ids) -> list[Any]:
    """The unsaved rows of the citations of stored statements."""
    return [citation_model(type(row))(statement_id=row.pk, **to_columns(cited, ids)) for row, citations in rows for cited in citations]


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def delete_where(model: Any, wholes: Sequence[int]) -> None:
    """Delete the rows of *model* that are part of one of *wholes*, and what hangs on them."""
    for batch in batches(wholes):
        model._default_manager.filter(**{f"{model.part_of}__in": batch}).delete()
