"""Rows of the citation tables -> citations, for every reader of rows."""

from collections import defaultdict
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value

from drugref.domain.statements import Citation, SourceRef
from drugref.models.sources import split_key_words

CITATION = (
    "section",
    "finding",
    "key_words",
    "checked_on",
    "source__slug",
    "source__kind",
    "source__title",
    "source__publisher",
    "source__url",
    "source__dated",
    "source__place",
    "source__read_on",
)
"""The columns that make a citation, in the order in which ``citation_of_row`` takes them."""


def citations_of(rows: QuerySet[Any, Any]) -> tuple[Citation, ...]:
    """The rows of one citation table as citations, the first first; one query."""
    return tuple(citation_of_row(row) for row in rows.order_by("pk").values_list(*CITATION))


def citation_of_row(row: tuple[Any, ...]) -> Citation:
    """The columns CITATION of one row as a citation."""
    section, finding, key_words, checked_on, slug, kind, title, publisher, url, dated, place, read_on = row
    source = SourceRef(slug=slug, kind=kind, title=title, publisher=publisher, url=url, dated=dated, place=place)
    return Citation(source=source, section=section, key_words=split_key_words(key_words), checked_on=checked_on or read_on, finding=finding)


def citations_by_statement(*wanted: tuple[type[Model], list[int]]) -> dict[type[Model], defaultdict[int, list[Citation]]]:
    """Citations of statements of several tables, in one query: {table: {statement id: citations, the first first}}."""
    by_name = {model._meta.model_name or "": model for model, _ids in wanted}
    found: dict[type[Model], defaultdict[int, list[Citation]]] = {model: defaultdict(list) for model, _ids in wanted}
    parts = [
        model._default_manager.order_by()
        .filter(statement__in=ids)
        .annotate(tag_=Value(name, output_field=CharField()))
        .values_list("tag_", "statement_id", "pk", *CITATION)
        for (name, model), (_model, ids) in zip(by_name.items(), wanted, strict=True)
    ]
    for tag, statement, _pk, *row in sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[:3]):
        found[by_name[tag]][statement].append(citation_of_row(tuple(row)))
    return found
