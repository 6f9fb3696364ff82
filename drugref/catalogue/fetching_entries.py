"""Entries out of the database with all their parts."""

from collections import defaultdict
from collections.abc import Iterable

from drugref.catalogue.fetching_citations import Citations, Slugs, as_file, own_citation, slugs_of
from drugref.catalogue.records import (
    MEMBERS,
    CheckRecord,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IngredientRecord,
    NameRecord,
    RelationRecord,
)
from drugref.catalogue.rows import FACT_FIELDS
from drugref.models import (
    Attribute,
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
    Term,
)


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
