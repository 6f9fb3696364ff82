"""Database -> records, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from sys import intern
from typing import Any, TypeVar

from django.db.models import QuerySet

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
from drugref.models.sources import split_key_words

MANY = 300
"""Of more keys than this all records are read, and those asked for kept: it is as quick, and no query grows too long."""

T = TypeVar("T")
Columns = tuple[str, ...]
CITATION: Columns = ("source__slug", "section", "finding", "key_words", "checked_on")


def fetch_records(keys: Collection[str] | None = None) -> Records:
    """Every record in the database by key, or those of *keys* (“drug:baclofen”) that there are: 15 queries at most."""
    if keys is not None and len(keys) > MANY:
        return picked(fetch_records(), keys)
    found = [
        *_sources(asked_for(Source.objects.all(), "slug", slugs_in(keys, "source"))),
        *_attributes(asked_for(Attribute.objects.all(), "slug", slugs_in(keys, "attribute"))),
        *_terms(asked_for(Term.objects.all(), "slug", slugs_in(keys, "term"))),
        *_entries(slugs_in(keys, "drug", "class")),
        *_interactions(slugs_in(keys, "interaction")),
    ]
    return picked({record.key: record for record in found}, keys)


def picked(records: Records, keys: Collection[str] | None) -> Records:
    """Those of *records* whose keys are asked for, in their own order; all where *keys* is None."""
    return records if keys is None else {key: record for key, record in records.items() if key in keys}


def slugs_in(keys: Collection[str] | None, *kinds: str) -> list[str] | None:
    """The slugs in those *keys* that are of one of *kinds*: ``{"drug:baclofen"}, "drug"`` gives ["baclofen"]. None stands for all."""
    if keys is None:
        return None
    return [slug for kind, _, slug in (key.partition(":") for key in keys) if kind in kinds]


def asked_for(rows: "QuerySet[Any]", column: str, values: Collection[Any] | None) -> "QuerySet[Any]":
    """The *rows* whose *column* has one of *values*; all where that is None. Of no values it asks the database nothing."""
    return rows if values is None else rows.filter(**{f"{column}__in": values})


def as_file(text: str) -> str:
    """*text* with the line ends of a file and without space around it, as reading a file would give it."""
    return text.replace("\r\n", "\n").strip()


# citations


def citation(source: str, section: str, finding: str, key_words: str, checked_on: Any) -> Citation:
    return Citation(source=intern(source), section=section, key_words=split_key_words(key_words), finding=finding, checked=checked_on)


class Citations:
    """The citations of one kind of statement, those of each in order: the leading one first."""

    def __init__(self, rows: "QuerySet[Any]") -> None:
        self._of: dict[int, dict[int, Citation]] = defaultdict(dict)
        for statement, pk, *columns in rows.order_by("pk").values_list("statement_id", "pk", *CITATION):
            self._of[statement][pk] = citation(*columns)

    def of(self, statement: int, lead: int | None) -> tuple[Citation, ...]:
        found = self._of.get(statement, {})
        return tuple(found[pk] for pk in sorted(found, key=lambda pk: pk != lead))

    def numbered(self, statement: int) -> tuple[Citation, ...]:
        """In the order in which a text points at them by number, whichever leads."""
        return tuple(self._of.get(statement, {}).values())


# entries


def _entries(slugs: list[str] | None) -> Iterable[EntryRecord]:
    columns = (
        *("slug", "kind", "name", "plural", "axis", "place", "broad", "kinds_are_all"),
        *("noun", "summary", "added_on", "status", "note"),
    )
    entries = list(asked_for(Entry.objects.all(), "slug", slugs).values_list("pk", *columns))
    pks = None if slugs is None else [pk for pk, *_ in entries]
    parts = {name: fetch(pks) for name, fetch in PARTS.items()}
    for pk, *values in entries:
        told = dict(zip(columns, values, strict=True))
        told |= {"summary": as_file(told["summary"]), "note": as_file(told["note"]), "added": told.pop("added_on")}
        yield EntryRecord(**told, **{name: tuple(of[pk]) for name, of in parts.items()}).tidy()


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups


def _names(entries: list[int] | None) -> Iterator[tuple[int, NameRecord]]:
    fields = ("text", "kind", "standing", "place", "form", "years", "sense", "note")
    rows = asked_for(Name.objects.order_by("position", "pk"), "entry", entries)
    for entry, *values in rows.values_list("entry_id", *fields, *CITATION):
        own, cited = values[: len(fields)], values[len(fields) :]
        yield entry, NameRecord(**dict(zip(fields, own, strict=True)), citation=citation(*cited) if cited[0] else None)


def _ingredients(entries: list[int] | None) -> Iterator[tuple[int, IngredientRecord]]:
    rows = asked_for(Ingredient.objects.order_by("position", "pk"), "combination", entries)
    for entry, drug, *cited in rows.values_list("combination_id", "drug__slug", *CITATION):
        yield entry, IngredientRecord(drug=drug, citation=citation(*cited))


def _relations(entries: list[int] | None) -> Iterator[tuple[int, RelationRecord]]:
    rows = asked_for(Relation.objects.order_by("position", "pk"), "drug", entries)
    for entry, kind, other, *cited in rows.values_list("drug_id", "kind", "other__slug", *CITATION):
        yield entry, RelationRecord(kind=kind, other=other, citation=citation(*cited))


def _classes(entries: list[int] | None) -> Iterator[tuple[int, ClassificationRecord]]:
    fields = ("extent", "because", "form", "place", "since", "until", "status")
    citations = Citations(asked_for(ClassificationCitation.objects.all(), "statement__entry", entries))
    rows = asked_for(Classification.objects.order_by("position", "pk"), "entry", entries)
    for pk, lead, entry, drug_class, *values in rows.values_list("pk", "lead_id", "entry_id", "drug_class__slug", *fields):
        told = dict(zip(fields, values, strict=True))
        told["because"] = as_file(told["because"])
        yield entry, ClassificationRecord(drug_class=intern(drug_class), citations=citations.of(pk, lead), **told)


def _checks(entries: list[int] | None) -> Iterator[tuple[int, CheckRecord]]:
    for entry, axis, *cited in asked_for(AxisCheck.objects.all(), "entry", entries).values_list("entry_id", "axis", *CITATION):
        yield entry, CheckRecord(subject=axis, citation=citation(*cited))
    for entry, *cited in asked_for(RosterCheck.objects.all(), "entry", entries).values_list("entry_id", *CITATION):
        yield entry, CheckRecord(subject=MEMBERS, citation=citation(*cited))


def _facts(entries: list[int] | None) -> Iterator[tuple[int, FactRecord]]:
    citations = Citations(asked_for(FactCitation.objects.all(), "statement__entry", entries))
    rows = asked_for(Fact.objects.order_by("position", "pk"), "entry", entries)
    for pk, lead, entry, attribute, term, *values in rows.values_list(
        "pk", "lead_id", "entry_id", "attribute__slug", "term__slug", *FACT_FIELDS
    ):
        told = dict(zip(FACT_FIELDS, values, strict=True))
        told["text"] = as_file(told["text"])
        yield entry, FactRecord(attribute=intern(attribute), term=intern(term or ""), citations=citations.of(pk, lead), **told)


PARTS: Mapping[str, Callable[[list[int] | None], dict[int, list[Any]]]] = {
    "names": lambda entries: _grouped(_names(entries)),
    "classes": lambda entries: _grouped(_classes(entries)),
    "ingredients": lambda entries: _grouped(_ingredients(entries)),
    "relations": lambda entries: _grouped(_relations(entries)),
    "checks": lambda entries: _grouped(_checks(entries)),
    "facts": lambda entries: _grouped(_facts(entries)),
}
"""Part of an EntryRecord -> what fetches it: {primary key of the entry: its parts in order}."""


# the other records


def _sources(rows: "QuerySet[Any]") -> Iterable[SourceRecord]:
    fields = ("slug", "kind", "title", "publisher", "url", "dated", "place", "set_id")
    for read_on, note, *values in rows.values_list("read_on", "note", *fields):
        yield SourceRecord(read=read_on, note=as_file(note), **dict(zip(fields, values, strict=True)))


def _attributes(rows: "QuerySet[Any]") -> Iterable[AttributeRecord]:
    for row in rows:
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


def _terms(rows: "QuerySet[Any]") -> Iterable[TermRecord]:
    fields = ("slug", "vocabulary", "label", "clinical", "broad", "adds_up")
    for definition, broader, *values in rows.values_list("definition", "broader__slug", *fields):
        yield TermRecord(definition=as_file(definition), broader=intern(broader or ""), **dict(zip(fields, values, strict=True)))


def _interactions(pairs: list[str] | None) -> Iterable[InteractionRecord]:
    """All, or those whose both sides stand somewhere in *pairs* (“baclofen+opioids”): a few more than asked for."""
    rows, cited = Interaction.objects.all(), InteractionCitation.objects.all()
    slugs = None if pairs is None else {slug for pair in pairs for slug in pair.split("+")}
    for side in ("left", "right"):
        rows, cited = asked_for(rows, f"{side}__slug", slugs), asked_for(cited, f"statement__{side}__slug", slugs)
    citations = Citations(cited)
    columns = ("pk", "lead_id", "left__slug", "right__slug", "severity", "what_happens", "what_to_ask", "status")
    for pk, lead, one, other, severity, what_happens, what_to_ask, status in rows.order_by("pk").values_list(*columns):
        left, right = sorted((intern(one), intern(other)))
        yield InteractionRecord(
            left=left,
            right=right,
            severity=severity,
            what_happens=as_file(what_happens),
            what_to_ask=as_file(what_to_ask),
            status=status,
            citations=citations.of(pk, lead),
        )
