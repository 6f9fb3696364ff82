"""Articles: records <-> database."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError

from comparisons.articles.records import JOINER, ArticleRecord, ReasonRecord, canonical_pair
from comparisons.models import Article, ArticleCitation, Reason
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.fetch import MANY, Citations, asked_for, fetch_parts, picked
from drugref.catalogue.read import Records
from drugref.catalogue.rows import Ids, columns_of, from_columns, to_columns
from drugref.catalogue.store import Changes, citation_rows, ids_now
from drugref.vocabulary import Status


def fetch_articles(keys: Collection[str] | None = None) -> Records:
    """Every article in the database by key, or those of *keys* (“article:baclofen-vs-opioids”) that there are, in three queries."""
    if keys is not None and len(keys) > MANY:
        return picked(fetch_articles(), keys)
    rows = Article.objects.order_by("pk").values_list("pk", "left__kind", "right__kind", *columns_of(ArticleRecord))
    if keys is not None:
        slugs = {slug for key in keys for slug in key.removeprefix("article:").split(JOINER)}
        rows = rows.filter(left__slug__in=slugs, right__slug__in=slugs)
    pks = None if keys is None else [pk for pk, *_ in rows]
    citations, reasons = Citations(asked_for(ArticleCitation.objects.all(), "statement", pks)), fetch_parts(Reason, ReasonRecord, pks)
    found = []
    for pk, left_kind, right_kind, *values in rows:
        told = from_columns(ArticleRecord, values)
        left, right = told["left"], told["right"]
        told["left"], told["right"] = canonical_pair(left, right, {left: left_kind, right: right_kind})
        found.append(ArticleRecord(**told, reasons=tuple(reasons[pk]), citations=citations.numbered(pk)))
    return picked({record.key: record for record in found}, keys)


def store_articles(changes: Changes) -> None:
    """Write the changed articles, and publish those that are no drafts.

    Raises CatalogueError where one may not be published, such as one that contradicts the facts (I7): the caller's
    transaction must then be rolled back.
    """
    if not changes:
        return
    ids, faults = ids_now(), Faults()
    stored = {frozenset(pair): pk for pk, *pair in Article.objects.values_list("pk", "left_id", "right_id")}
    for record in (new for new, _ in changes if isinstance(new, ArticleRecord)):
        row = _store(record, stored, ids)
        if record.status == Status.PUBLISHED:
            _publish(row, record, faults)
    if len(faults):
        raise CatalogueError(faults)


def _store(record: ArticleRecord, stored: dict[frozenset[int], int], ids: Ids) -> Article:
    """The stored draft of *record*, with its reasons and citations; the first citation leads."""
    row = Article(**to_columns(record, ids) | {"status": Status.DRAFT})
    row.pk = stored.get(frozenset((row.left_id, row.right_id)))
    row.save()
    Reason.objects.filter(article=row).delete()
    ArticleCitation.objects.filter(statement=row).delete()
    Reason.objects.bulk_create(
        Reason(article=row, position=position, **to_columns(reason)) for position, reason in enumerate(record.reasons)
    )
    ArticleCitation.objects.bulk_create(citation_rows([(row, record.citations)], ids))
    row.choose_lead()
    row.save(update_fields=["lead"])
    return row


def _publish(row: Any, record: ArticleRecord, faults: Faults) -> None:
    try:
        row.publish()
    except ValidationError as error:
        faults.add(record.file, record.line, " ".join(error.messages))
