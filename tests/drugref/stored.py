"""Stored rows for tests of pages and searching: each published and cited, about invented drugs."""

from datetime import date
from typing import Any

from drugref import models
from drugref.vocabulary import Axis, EntryKind, Extent, Members, NameKind, SourceKind, Status, ValueKind, Vocabulary

DAY = date(2026, 11, 22)
LEVELS = "none\nreports\nthe label warns\nboxed warning"


def source(slug: str = "label-calmol", **fields: Any) -> models.Source:
    given = {"kind": SourceKind.LABEL, "title": f"Document {slug}", "publisher": "Office of Labels", "url": f"https://example.org/{slug}"}
    return models.Source.objects.get_or_create(slug=slug, defaults={**given, "read_on": DAY, **fields})[0]


def drug(slug: str = "calmol", **fields: Any) -> models.Entry:
    name = slug.replace("-", " ").capitalize()
    given = {"added_on": DAY, "kind": EntryKind.DRUG, "name": name, "summary": f"{name} calms nerves.", "status": Status.PUBLISHED}
    return models.Entry.objects.create(slug=slug, **{**given, **fields})


def drug_class(slug: str = "calmers", **fields: Any) -> models.Entry:
    plural = slug.replace("-", " ").capitalize()
    given = {
        "added_on": DAY,
        "name": plural.removesuffix("s"),
        "plural": plural,
        "summary": f"{plural} calm nerves.",
        "axis": Axis.MECHANISM,
    }
    return models.Entry.objects.create(slug=slug, **{"kind": EntryKind.CLASS, "status": Status.PUBLISHED, **given, **fields})


def name(entry: models.Entry, text: str, kind: str = NameKind.BRAND, **fields: Any) -> models.Name:
    return models.Name.objects.create(entry=entry, text=text, kind=kind, **{"source": source(), **fields})


def attribute(slug: str = "side-effect", **fields: Any) -> models.Attribute:
    given = {
        "label": slug.replace("-", " ").capitalize(),
        "group": "Effects",
        "order": 50,
        "value_kind": ValueKind.TERMS,
        "inherited": True,
    }
    if fields.get("value_kind", ValueKind.TERMS) == ValueKind.TERMS:
        given["vocabulary"] = Vocabulary.EFFECT
    return models.Attribute.objects.get_or_create(slug=slug, defaults={**given, **fields})[0]


def term(slug: str = "sleepiness", **fields: Any) -> models.Term:
    given = {"label": slug.replace("-", " "), "vocabulary": Vocabulary.EFFECT}
    return models.Term.objects.get_or_create(slug=slug, defaults={**given, **fields})[0]


def fact(entry: models.Entry, of: models.Attribute, *, cited: models.Source | None = None, **fields: Any) -> models.Fact:
    """A published fact with one citation. A class's fact holds for all members unless said otherwise."""
    if entry.kind == EntryKind.CLASS:
        fields.setdefault("members", Members.ALL)
    row = models.Fact.objects.create(entry=entry, attribute=of, **fields)
    models.FactCitation.objects.create(statement=row, source=cited or source(), section="adverse_reactions", key_words="sleepy")
    row.publish()
    return row


def classification(
    entry: models.Entry, into: models.Entry, extent: str = Extent.IS, because: str = "", **fields: Any
) -> models.Classification:
    row = models.Classification.objects.create(entry=entry, drug_class=into, extent=extent, because=because, **fields)
    models.ClassificationCitation.objects.create(statement=row, source=source(), section="description", key_words="calm")
    row.publish()
    return row


def interaction(left: models.Entry, right: models.Entry, severity: str, **fields: Any) -> models.Interaction:
    given = {"what_happens": "Both make you sleepy.", "what_to_ask": "Ask a pharmacist."}
    row = models.Interaction.objects.create(left=left, right=right, severity=severity, **{**given, **fields})
    models.InteractionCitation.objects.create(statement=row, source=source(), section="precautions", key_words="sleepy")
    row.publish()
    return row


def ingredient(combination: models.Entry, of: models.Entry) -> models.Ingredient:
    return models.Ingredient.objects.create(combination=combination, drug=of, source=source(), section="description")
