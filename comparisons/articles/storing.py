"""Articles: records <-> database."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from comparisons.articles.records import JOINER, ArticleRecord, ReasonRecord, canonical_pair
from comparisons.models import Article, ArticleCitation, Reason
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.fetch import MANY, Citations, as_file, asked_for, picked
from drugref.catalogue.read import Records
from drugref.catalogue.rows import citation_fields
from drugref.catalogue.store import Changes
from drugref.catalogue.storing_statements import Ids
from drugref.vocabulary import Status


def article_row(record: ArticleRecord) -> Article:
    """An unsaved row, its pair left open."""
    return Article(
        question=record.question,
        verdict=record.verdict,
        answer=record.answer,
        body=record.body,
        author=record.author,
        reviewer=record.reviewer,
        published_on=record.published,
        updated_on=record.updated,
    )


def fetch_articles(keys: Collection[str] | None = None) -> Records:
    """Every article in the database by key, or those of *keys* (“article:baclofen-vs-opioids”) that there are, in three queries."""
    if keys is not None and len(keys) > MANY:
        return picked(fetch_articles(), keys)
    articles, pks = Article.objects.order_by("pk").select_related("left", "right"), None
    if keys is not None:
        slugs = {slug for key in keys for slug in key.removeprefix("article:").split(JOINER)}
        articles = articles.filter(left__slug__in=slugs, right__slug__in=slugs)
        pks = [row.pk for row in articles]
    citations = Citations(asked_for(ArticleCitation.objects.all(), "statement", pks))
    reasons = _reasons(asked_for(Reason.objects.all(), "article", pks))
    records: Records = {}
    for row in articles:
        left, right = canonical_pair(row.left.slug, row.right.slug, {side.slug: side.kind for side in (row.left, row.right)})
        record = ArticleRecord(
            left=left,
            right=right,
            question=row.question,
            verdict=row.verdict,
            answer=as_file(row.answer),
            author=row.author,
            reviewer=row.reviewer,
            published=row.published_on,
            updated=row.updated_on,
            status=row.status,
            reasons=tuple(reasons[row.pk]),
            citations=citations.numbered(row.pk),
            body=as_file(row.body),
        )
        records[record.key] = record
    return picked(records, keys)


def _reasons(rows: "QuerySet[Reason]") -> dict[int, list[ReasonRecord]]:
    found = defaultdict(list)
    for row in rows.order_by("position", "pk"):
        found[row.article_id].append(ReasonRecord(kind=row.kind, sentence=as_file(row.sentence)))
    return found


def store_articles(changes: Changes) -> None:
    """Write the changed articles, and publish those that are no drafts.

    Raises CatalogueError where one may not be published, such as one that contradicts the facts (I7): the caller's
    transaction must then be rolled back.
    """
    if not changes:
        return
    ids, faults = Ids.now(), Faults()
    stored = {frozenset(pair): pk for pk, *pair in Article.objects.values_list("pk", "left_id", "right_id")}
    for record in (new for new, _ in changes if isinstance(new, ArticleRecord)):
        row = _store(record, stored, ids)
        if record.status == Status.PUBLISHED:
            _publish(row, record, faults)
    if len(faults):
        raise CatalogueError(faults)


def _store(record: ArticleRecord, stored: dict[frozenset[int], int], ids: Ids) -> Article:
    """The stored draft of *record*, with its reasons and citations; the first citation leads."""
    row = article_row(record)
    row.left_id, row.right_id = ids.entries[record.left], ids.entries[record.right]
    row.pk = stored.get(frozenset((row.left_id, row.right_id)))
    row.save()
    Reason.objects.filter(article=row).delete()
    ArticleCitation.objects.filter(statement=row).delete()
    Reason.objects.bulk_create(
        Reason(article=row, kind=reason.kind, sentence=reason.sentence, position=position) for position, reason in enumerate(record.reasons)
    )
    ArticleCitation.objects.bulk_create(
        ArticleCitation(statement=row, source_id=ids.sources[cited.source], **citation_fields(cited)) for cited in record.citations
    )
    row.choose_lead()
    row.save(update_fields=["lead"])
    return row


def _publish(row: Any, record: ArticleRecord, faults: Faults) -> None:
    try:
        row.publish()
    except ValidationError as error:
        faults.add(record.file, record.line, " ".join(error.messages))


def refuse_contradictions(records: Records) -> None:
    """Raise CatalogueError where a published article, loaded now or long ago, contradicts the facts as they are now (I7).

    *records*: the articles of the files, to say where each stands. Costs a few queries an article.
    """
    faults = Faults()
    files = {record.home: record for record in records.values()}
    for article in Article.objects.published().select_related("left", "right"):
        try:
            article.clean()
        except ValidationError as error:
            pair = (article.left, article.right)
            home = "{}-vs-{}.md".format(*canonical_pair(*(e.slug for e in pair), {e.slug: e.kind for e in pair}))
            record = files.get(home)
            faults.add(record.file if record else f"database {home}", record.line if record else 0, " ".join(error.messages))
    if len(faults):
        raise CatalogueError(faults)
