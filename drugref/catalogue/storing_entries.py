"""Entry records -> rows. Of a changed entry only those parts are replaced that differ."""

from collections.abc import Callable
from typing import Any

from drugref.catalogue.rows import citation_fields, classification_row, entry_row, fact_row, name_row
from drugref.catalogue.storing_statements import BATCH, Ids, create_statements, delete_where
from drugref.domain.records import MEMBERS, Citation, EntryRecord
from drugref.models import (
    AxisCheck,
    Classification,
    ClassificationCitation,
    Entry,
    Fact,
    FactCitation,
    Ingredient,
    Name,
    Relation,
    RosterCheck,
)

Change = tuple[EntryRecord, EntryRecord | None]
"""(the record to store, the one in the database)."""

ENTRY_COLUMNS = [field.name for field in Entry._meta.concrete_fields if field.name != "id"]


def store_entries(changes: list[Change]) -> None:
    """Entry rows alone, without their parts: so that every slug that a part names has its row."""
    stored = {slug: pk for pk, slug in Entry.objects.values_list("pk", "slug")}
    rows = [entry_row(new) for new, _ in changes]
    for row in rows:
        row.pk = stored.get(row.slug)
    Entry.objects.bulk_create([row for row in rows if row.pk is None], batch_size=BATCH)
    Entry.objects.bulk_update([row for row in rows if row.slug in stored], ENTRY_COLUMNS, batch_size=50)


def store_parts(changes: list[Change], ids: Ids) -> None:
    """Names, ingredients, relations, checks, classes and facts of the changed entries."""
    for part, (models, owner, build) in PARTS.items():
        differing = [(new, old) for new, old in changes if getattr(new, part) != (getattr(old, part) if old else ())]
        existing = [ids.entries[new.slug] for new, old in differing if old]
        for model in models:
            delete_where(model, owner, existing)
        build([new for new, _ in differing], ids)


def cited(citation: Citation | None, ids: Ids) -> dict[str, Any]:
    """The columns of a citation that a row carries in itself."""
    return {"source_id": ids.sources[citation.source], **citation_fields(citation)} if citation else {}


def _store_names(entries: list[EntryRecord], ids: Ids) -> None:
    rows = []
    for entry in entries:
        for position, name in enumerate(entry.names):
            row = name_row(name)
            row.entry_id, row.position = ids.entries[entry.slug], position
            row.source_id = ids.sources[name.citation.source] if name.citation else None
            rows.append(row)
    Name.objects.bulk_create(rows, batch_size=BATCH)


def _store_ingredients(entries: list[EntryRecord], ids: Ids) -> None:
    Ingredient.objects.bulk_create(
        Ingredient(combination_id=ids.entries[entry.slug], drug_id=ids.entries[part.drug], position=position, **cited(part.citation, ids))
        for entry in entries
        for position, part in enumerate(entry.ingredients)
    )


def _store_relations(entries: list[EntryRecord], ids: Ids) -> None:
    Relation.objects.bulk_create(
        Relation(
            drug_id=ids.entries[entry.slug],
            kind=part.kind,
            other_id=ids.entries[part.other],
            position=position,
            **cited(part.citation, ids),
        )
        for entry in entries
        for position, part in enumerate(entry.relations)
    )


def _store_checks(entries: list[EntryRecord], ids: Ids) -> None:
    checks = [(ids.entries[entry.slug], check) for entry in entries for check in entry.checks]
    AxisCheck.objects.bulk_create(
        AxisCheck(entry_id=pk, axis=check.subject, **cited(check.citation, ids)) for pk, check in checks if check.subject != MEMBERS
    )
    RosterCheck.objects.bulk_create(
        RosterCheck(entry_id=pk, **cited(check.citation, ids)) for pk, check in checks if check.subject == MEMBERS
    )


def _store_classes(entries: list[EntryRecord], ids: Ids) -> None:
    rows = []
    for entry in entries:
        for position, edge in enumerate(entry.classes):
            row = classification_row(edge)
            row.entry_id, row.drug_class_id, row.position = ids.entries[entry.slug], ids.entries[edge.drug_class], position
            rows.append((row, edge.citations))
    create_statements(rows, ClassificationCitation, ids)


def _store_facts(entries: list[EntryRecord], ids: Ids) -> None:
    rows = []
    for entry in entries:
        for position, fact in enumerate(entry.facts):
            row = fact_row(fact)
            row.entry_id, row.attribute_id, row.position = ids.entries[entry.slug], ids.attributes[fact.attribute], position
            row.term_id = ids.terms[fact.term] if fact.term else None
            rows.append((row, fact.citations))
    create_statements(rows, FactCitation, ids)


PARTS: dict[str, tuple[tuple[Any, ...], str, Callable[[list[EntryRecord], Ids], None]]] = {
    "names": ((Name,), "entry", _store_names),
    "ingredients": ((Ingredient,), "combination", _store_ingredients),
    "relations": ((Relation,), "drug", _store_relations),
    "checks": ((AxisCheck, RosterCheck), "entry", _store_checks),
    "classes": ((Classification,), "entry", _store_classes),
    "facts": ((Fact,), "entry", _store_facts),
}
"""Part of an EntryRecord -> (its models, their key to the entry, what stores it)."""
