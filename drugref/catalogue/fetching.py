"""Database -> records, in a fixed number of queries."""

from collections.abc import Iterable

from drugref.catalogue.fetching_citations import Citations, Slugs, as_file, slugs_of
from drugref.catalogue.fetching_entries import Entries
from drugref.catalogue.reading import Records
from drugref.catalogue.records import AttributeRecord, InteractionRecord, SourceRecord, TermRecord
from drugref.models import Attribute, Entry, Interaction, InteractionCitation, Source, Term
from drugref.models.sources import split_key_words


def fetch_records() -> Records:
    """Every record in the database by key: 17 queries whatever its size."""
    sources = slugs_of(Source)
    found = [*_sources(), *_attributes(), *_terms(), *Entries(sources).records(), *_interactions(sources)]
    return {record.key: record for record in found}


def _sources() -> Iterable[SourceRecord]:
    for row in Source.objects.all():
        yield SourceRecord(
            slug=row.slug,
            kind=row.kind,
            title=row.title,
            publisher=row.publisher,
            url=row.url,
            dated=row.dated,
            read=row.read_on,
            place=row.place,
            set_id=row.set_id,
            note=as_file(row.note),
        )


def _attributes() -> Iterable[AttributeRecord]:
    for row in Attribute.objects.all():
        yield AttributeRecord(
            slug=row.slug,
            label=row.label,
            group=row.group,
            order=row.order,
            kind=row.value_kind,
            vocabulary=row.vocabulary,
            qualifier=row.qualifier,
            levels=row.level_labels,
            inherited=row.inherited,
            through_ingredients=row.through_ingredients,
            asked_as=split_key_words(row.asked_as),
            help=as_file(row.help_text),
        )


def _terms() -> Iterable[TermRecord]:
    rows = list(Term.objects.all())
    slugs = {row.pk: row.slug for row in rows}
    for row in rows:
        yield TermRecord(
            slug=row.slug,
            vocabulary=row.vocabulary,
            label=row.label,
            clinical=row.clinical,
            definition=as_file(row.definition),
            broader=slugs[row.broader_id] if row.broader_id else "",
            broad=row.broad,
            adds_up=row.adds_up,
        )


def _interactions(sources: Slugs) -> Iterable[InteractionRecord]:
    entries, citations = slugs_of(Entry), Citations(InteractionCitation, sources)
    for row in Interaction.objects.order_by("pk"):
        left, right = sorted((entries[row.left_id], entries[row.right_id]))
        yield InteractionRecord(
            left=left,
            right=right,
            severity=row.severity,
            what_happens=as_file(row.what_happens),
            what_to_ask=as_file(row.what_to_ask),
            status=row.status,
            citations=citations.of(row),
        )
