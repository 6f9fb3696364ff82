"""What single columns refuse: too long a text, no valid address, a word outside its closed list."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from drugref.catalogue.rows import (
    attribute_row,
    citation_fields,
    classification_row,
    entry_row,
    fact_row,
    interaction_row,
    name_row,
    source_row,
    term_row,
)
from drugref.catalogue.shelf import Shelf
from drugref.domain.records import AttributeRecord, Citation, EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.models import FactCitation

ROW_OF: dict[type[Record], Any] = {
    AttributeRecord: attribute_row,
    TermRecord: term_row,
    SourceRecord: source_row,
    EntryRecord: entry_row,
    InteractionRecord: interaction_row,
}
MISSING = {"required", "null", "blank"}
"""Faults of emptiness: reading has reported the missing key already."""


def check_columns(shelf: Shelf) -> None:
    """Thousands of citations say the same: one that was found in order is not looked at again."""
    in_order: set[object] = set()
    for record in shelf.records.values():
        if shelf.reports(record):
            for line, row, key in rows_of(record):
                if key is not None and key in in_order:
                    continue
                faults = column_faults(row)
                for sentence in faults:
                    shelf.fault(record, line, sentence)
                if key is not None and not faults:
                    in_order.add(key)


def rows_of(record: Record) -> Iterator[tuple[int, models.Model, object]]:
    """(line, unsaved row, what makes two such rows the same or None) for the record and for each of its parts."""
    if type(record) in ROW_OF:
        yield record.line, ROW_OF[type(record)](record), None
    if isinstance(record, EntryRecord):
        for name in record.names:
            yield name.line, name_row(name), None
        for edge in record.classes:
            yield edge.line, classification_row(edge), None
        for fact in record.facts:
            yield fact.line, fact_row(fact), None
    for citation in citations_of(record):
        columns = citation_fields(citation)
        yield citation.line, FactCitation(**columns), tuple(columns.values())


def citations_of(record: Record) -> Iterable[Citation]:
    """All citations in *record*, in its order."""
    if isinstance(record, EntryRecord):
        for single in (*record.names, *record.ingredients, *record.relations, *record.checks):
            if single.citation is not None:
                yield single.citation
        for statement in (*record.classes, *record.facts):
            yield from statement.citations
    else:
        yield from getattr(record, "citations", ())


def column_faults(row: models.Model) -> list[str]:
    """A sentence for each column of *row* that refuses its value, foreign keys aside."""
    try:
        row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation})
    except ValidationError as error:
        return [
            f"{row._meta.get_field(field).verbose_name}: {' '.join(one.messages)}"
            for field, errors in error.error_dict.items()
            for one in errors
            if one.code not in MISSING
        ]
    return []
