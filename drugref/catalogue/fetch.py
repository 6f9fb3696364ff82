"""Database -> records, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from drugref.catalogue.read import Records
from drugref.catalogue.rows import FACT_FIELDS
from drugref.domain.records import (
    MEMBERS,
    AttributeRecord,
    CheckRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IngredientRecord,
    InteractionRecord,
    NameRecord,
    RelationRecord,
    SourceRecord,
    TermRecord,
)
from drugref.models import (
    Attribute,
    AxisCheck,
    Classification,
    ClassificationCitation,
    Entry,
    Fact,
    FactCitation,
    Ingredient,
    Interaction,
    InteractionCitation,
    Name,
    Relation,
    RosterCheck,
    Source,
    Term,
)
from drugref.models.sources import CitationFields, CitationOfStatement, split_key_words

Slugs = dict[int, str]
CITATION_COLUMNS = ("source_id", "section", "finding", "key_words", "checked_on")


def slugs_of(model: type[Model]) -> Slugs:
    return dict(model._default_manager.values_list("pk", "slug"))


def as_file(text: str) -> str:
    """*text* with the line ends of a file and without space around it, as reading a file would give it."""
    return text.replace("\r\n", "\n").strip()


class Citations:
    """The citations of one kind of statement, those of each in order: the leading one first."""

    def __init__(self, model: type[CitationOfStatement], sources: Slugs) -> None:
        self._of: dict[int, list[tuple[int, Citation]]] = defaultdict(list)
        rows = model._default_manager.order_by("pk").values_list("statement_id", "pk", *CITATION_COLUMNS)
        for statement, pk, *columns in rows:
            self._of[statement].append((pk, citation(sources, *columns)))

    def of(self, statement: Any) -> tuple[Citation, ...]:
        return tuple(cited for _, cited in sorted(self._of[statement.pk], key=lambda pair: pair[0] != statement.lead_id))

    def numbered(self, statement: Any) -> tuple[Citation, ...]:
        """In the order in which a text points at them by number, whichever leads."""
        return tuple(cited for _, cited in self._of[statement.pk])


def citation(sources: Slugs, source_id: int, section: str, finding: str, key_words: str, checked_on: Any) -> Citation:
    return Citation(source=sources[source_id], section=section, key_words=split_key_words(key_words), finding=finding, checked=checked_on)


def own_citation(sources: Slugs, row: CitationFields) -> Citation:
    """The citation that *row* carries in itself."""
    return citation(sources, *(getattr(row, column) for column in CITATION_COLUMNS))


class Entries:
    """All entries with their parts, put together in memory."""

    def __init__(self, sources: Slugs) -> None:
        self.sources = sources
        self.rows = list(Entry.objects.all())
        self.slugs = {row.pk: row.slug for row in self.rows}

    def records(self) -> Iterable[EntryRecord]:
        names, ingredients, relations = self._names(), self._ingredients(), self._relations()
        classes, checks, facts = self._classes(), self._checks(), self._facts()
        for row in self.rows:
            yield EntryRecord(
                slug=row.slug,
                kind=row.kind,
                name=row.name,
                plural=row.plural,
                axis=row.axis,
                place=row.place,
                broad=row.broad,
                kinds_are_all=row.kinds_are_all,
                noun=row.noun,
                summary=as_file(row.summary),
                added=row.added_on,
                status=row.status,
                note=as_file(row.note),
                names=tuple(names[row.pk]),
                classes=tuple(classes[row.pk]),
                ingredients=tuple(ingredients[row.pk]),
                relations=tuple(relations[row.pk]),
                checks=tuple(checks[row.pk]),
                facts=tuple(facts[row.pk]),
            ).tidy()

    def _names(self) -> dict[int, list[NameRecord]]:
        found = defaultdict(list)
        for row in Name.objects.order_by("position", "pk"):
            found[row.entry_id].append(
                NameRecord(
                    text=row.text,
                    kind=row.kind,
                    standing=row.standing,
                    place=row.place,
                    form=row.form,
                    years=row.years,
                    sense=row.sense,
                    note=row.note,
                    citation=own_citation(self.sources, row) if row.source_id else None,
                )
            )
        return found

    def _ingredients(self) -> dict[int, list[IngredientRecord]]:
        found = defaultdict(list)
        for row in Ingredient.objects.order_by("position", "pk"):
            part = IngredientRecord(drug=self.slugs[row.drug_id], citation=own_citation(self.sources, row))
            found[row.combination_id].append(part)
        return found

    def _relations(self) -> dict[int, list[RelationRecord]]:
        found = defaultdict(list)
        for row in Relation.objects.order_by("position", "pk"):
            part = RelationRecord(kind=row.kind, other=self.slugs[row.other_id], citation=own_citation(self.sources, row))
            found[row.drug_id].append(part)
        return found

    def _classes(self) -> dict[int, list[ClassificationRecord]]:
        found, citations = defaultdict(list), Citations(ClassificationCitation, self.sources)
        for row in Classification.objects.order_by("position", "pk"):
            found[row.entry_id].append(
                ClassificationRecord(
                    drug_class=self.slugs[row.drug_class_id],
                    extent=row.extent,
                    because=as_file(row.because),
                    form=row.form,
                    place=row.place,
                    since=row.since,
                    until=row.until,
                    status=row.status,
                    citations=citations.of(row),
                )
            )
        return found

    def _checks(self) -> dict[int, list[CheckRecord]]:
        found = defaultdict(list)
        for row in AxisCheck.objects.all():
            found[row.entry_id].append(CheckRecord(subject=row.axis, citation=own_citation(self.sources, row)))
        for roster in RosterCheck.objects.all():
            found[roster.entry_id].append(CheckRecord(subject=MEMBERS, citation=own_citation(self.sources, roster)))
        return found

    def _facts(self) -> dict[int, list[FactRecord]]:
        found, citations = defaultdict(list), Citations(FactCitation, self.sources)
        attributes, terms = slugs_of(Attribute), slugs_of(Term)
        for row in Fact.objects.order_by("position", "pk"):
            columns = {name: getattr(row, name) for name in FACT_FIELDS} | {"text": as_file(row.text)}
            found[row.entry_id].append(
                FactRecord(
                    attribute=attributes[row.attribute_id],
                    term=terms[row.term_id] if row.term_id else "",
                    citations=citations.of(row),
                    **columns,
                )
            )
        return found


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
