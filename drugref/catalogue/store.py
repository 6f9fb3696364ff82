"""Records -> database. Expects records that were checked, inside a transaction; constraints are the last line."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from drugref.catalogue.rows import attribute_row, interaction_row, source_row, term_row
from drugref.catalogue.storing_entries import store_entries, store_parts
from drugref.catalogue.storing_statements import BATCH, Ids, cite_statements, create_statements, delete_where
from drugref.domain.records import AttributeRecord, EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.models import Attribute, Interaction, InteractionCitation, Source, Term
from drugref.vocabulary import Status

Changes = list[tuple[Record, Record | None]]
"""(the record to store, the one in the database or None)."""


def store_records(changes: Changes) -> None:
    """Write *changes* in the order in which one needs the other."""
    new = [record for record, _ in changes]
    _upsert(Source, [source_row(r) for r in new if isinstance(r, SourceRecord)])
    _upsert(Attribute, [attribute_row(r) for r in new if isinstance(r, AttributeRecord)])
    terms = [r for r in new if isinstance(r, TermRecord)]
    _upsert(Term, [term_row(r) for r in terms])
    _set_broader(terms)
    entries = [(r, old if isinstance(old, EntryRecord) else None) for r, old in changes if isinstance(r, EntryRecord)]
    store_entries(entries)
    ids = Ids.now()
    store_parts(entries, ids)
    _store_interactions([r for r in new if isinstance(r, InteractionRecord)], ids)


def _upsert(model: type[Model], rows: Iterable[Any]) -> None:
    """Create or update *rows* by slug."""
    stored = {slug: pk for pk, slug in model._default_manager.values_list("pk", "slug")}
    fresh, known = [], []
    for row in rows:
        row.pk = stored.get(row.slug)
        (fresh if row.pk is None else known).append(row)
    columns = [field.name for field in model._meta.concrete_fields if field.name not in ("id", "broader")]
    model._default_manager.bulk_create(fresh, batch_size=BATCH)
    model._default_manager.bulk_update(known, columns, batch_size=50)


def _set_broader(terms: list[TermRecord]) -> None:
    """The second pass over terms: by now each has a row."""
    if not terms:
        return
    rows = {term.slug: term for term in Term.objects.all()}
    for record in terms:
        rows[record.slug].broader = rows[record.broader] if record.broader else None
    Term.objects.bulk_update([rows[record.slug] for record in terms], ["broader"], batch_size=BATCH)


def _store_interactions(records: list[InteractionRecord], ids: Ids) -> None:
    if not records:
        return
    stored = {frozenset(pair): pk for pk, *pair in Interaction.objects.values_list("pk", "left_id", "right_id")}
    fresh, known = [], []
    for record in records:
        row = interaction_row(record)
        row.left_id, row.right_id = ids.entries[record.left], ids.entries[record.right]
        row.pk = stored.get(frozenset((row.left_id, row.right_id)))
        (fresh if row.pk is None else known).append((row, record.citations))
    create_statements(fresh, InteractionCitation, ids)
    _retract([row.pk for row, _ in known])
    Interaction.objects.bulk_update([row for row, _ in known], ["left", "right", "severity", "what_happens", "what_to_ask"], batch_size=50)
    cite_statements(known, InteractionCitation, ids)


def _retract(keys: list[int]) -> None:
    """Make stored interactions drafts without citations, as new ones are."""
    Interaction.objects.filter(pk__in=keys).update(status=Status.DRAFT, lead=None)
    delete_where(InteractionCitation, "statement", keys)
