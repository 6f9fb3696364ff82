"""One record -> one unsaved model row, its foreign keys left open."""

from typing import Any

from drugref.domain.records import (
    AttributeRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    InteractionRecord,
    NameRecord,
    SourceRecord,
    TermRecord,
)
from drugref.models import Attribute, Classification, Entry, Fact, Interaction, Name, Source, Term
from drugref.names.normalise import normalise

FACT_FIELDS = (
    *("level", "low", "high", "unit", "text", "state", "frequency", "approval", "action"),
    *("members", "form", "place", "comparator", "note", "status"),
)


def citation_fields(citation: Citation | None) -> dict[str, Any]:
    """The columns of a citation but its source."""
    if citation is None:
        return {}
    return {
        "section": citation.section,
        "finding": citation.finding,
        "key_words": ", ".join(citation.key_words),
        "checked_on": citation.checked,
    }


def source_row(record: SourceRecord) -> Source:
    return Source(
        slug=record.slug,
        kind=record.kind,
        title=record.title,
        publisher=record.publisher,
        url=record.url,
        dated=record.dated,
        read_on=record.read,
        place=record.place,
        set_id=record.set_id,
        note=record.note,
    )


def term_row(record: TermRecord) -> Term:
    return Term(
        slug=record.slug,
        vocabulary=record.vocabulary,
        label=record.label,
        clinical=record.clinical,
        definition=record.definition,
        broad=record.broad,
        adds_up=record.adds_up,
    )


def attribute_row(record: AttributeRecord) -> Attribute:
    return Attribute(
        slug=record.slug,
        label=record.label,
        group=record.group,
        order=record.order,
        value_kind=record.kind,
        vocabulary=record.vocabulary,
        qualifier=record.qualifier,
        levels="\n".join(record.levels),
        inherited=record.inherited,
        through_ingredients=record.through_ingredients,
        asked_as=", ".join(record.asked_as),
        help_text=record.help,
    )


def entry_row(record: EntryRecord) -> Entry:
    row = Entry(
        slug=record.slug,
        kind=record.kind,
        name=record.name,
        plural=record.plural,
        summary=record.summary,
        noun=record.noun,
        axis=record.axis,
        place=record.place,
        broad=record.broad,
        kinds_are_all=record.kinds_are_all,
        added_on=record.added,
        note=record.note,
        status=record.status,
    )
    row.spell()
    return row


def name_row(record: NameRecord) -> Name:
    return Name(
        text=record.text,
        kind=record.kind,
        standing=record.standing,
        place=record.place,
        years=record.years,
        form=record.form,
        sense=record.sense,
        note=record.note,
        normalised=normalise(record.text),
        **citation_fields(record.citation),
    )


def classification_row(record: ClassificationRecord) -> Classification:
    return Classification(
        extent=record.extent,
        because=record.because,
        form=record.form,
        place=record.place,
        since=record.since,
        until=record.until,
        status=record.status,
    )


def fact_row(record: FactRecord) -> Fact:
    return Fact(**{field: getattr(record, field) for field in FACT_FIELDS})


def interaction_row(record: InteractionRecord) -> Interaction:
    return Interaction(severity=record.severity, what_happens=record.what_happens, what_to_ask=record.what_to_ask, status=record.status)
