"""Rows with citations into the database, in bulk: drafts first, then their citations, then published (I2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, OuterRef, Subquery

from drugref.catalogue.rows import citation_fields
from drugref.domain.records import Citation
from drugref.models import Attribute, Entry, Source, Term
from drugref.models.publishing import Statement
from drugref.models.sources import CitationOfStatement
from drugref.vocabulary import Status

BATCH = 500
"""Rows named in one query; SQLite allows some thousands of parameters."""
T = TypeVar("T")


@dataclass(frozen=True)
class Ids:
    """Slug -> primary key."""

    sources: dict[str, int]
    attributes: dict[str, int]
    terms: dict[str, int]
    entries: dict[str, int]

    @classmethod
    def now(cls) -> "Ids":
        models = (Source, Attribute, Term, Entry)
        return cls(*({slug: pk for pk, slug in model._default_manager.values_list("pk", "slug")} for model in models))


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def create_statements(rows: list[tuple[Any, tuple[Citation, ...]]], citation_model: type[CitationOfStatement], ids: Ids) -> None:
    """Store new statements; each row's own status is what it ends with."""
    if not rows:
        return
    model = type(rows[0][0])
    statuses = [row.status for row, _ in rows]
    for row, _ in rows:
        row.status = Status.DRAFT
    model.objects.bulk_create([row for row, _ in rows], batch_size=BATCH)
    for (row, _), status in zip(rows, statuses, strict=True):
        row.status = status
    cite_statements(rows, citation_model, ids)


def cite_statements(rows: list[tuple[Any, tuple[Citation, ...]]], citation_model: type[CitationOfStatement], ids: Ids) -> None:
    """Store the citations of stored drafts; the first leads; then publish the rows whose status says so."""
    if not rows:
        return
    model: type[Statement] = type(rows[0][0])
    citation_model._default_manager.bulk_create(
        [
            citation_model(statement_id=row.pk, source_id=ids.sources[cited.source], **citation_fields(cited))
            for row, citations in rows
            for cited in citations
        ],
        batch_size=BATCH,
    )
    first = citation_model._default_manager.filter(statement=OuterRef("pk")).order_by("pk").values("pk")[:1]
    for status in (Status.DRAFT, Status.PUBLISHED):
        keys = [row.pk for row, _ in rows if row.status == status]
        for batch in batches(keys):
            model.objects.filter(pk__in=batch).update(lead=Subquery(first), status=status)


def delete_where(model: type[Model], column: str, keys: Sequence[int]) -> None:
    """Delete the rows whose *column* is one of *keys*, and what hangs on them."""
    for batch in batches(keys):
        model._default_manager.filter(**{f"{column}__in": batch}).delete()
