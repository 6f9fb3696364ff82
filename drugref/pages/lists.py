"""The lists of everything: names by letter, sources by kind, and what rests on a source."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from drugref import models
from drugref.names.normalise import normalise
from drugref.vocabulary import EntryKind, NameKind, SourceKind, Standing, Status

LISTED_KINDS = (NameKind.GENERIC, NameKind.BRAND, NameKind.ABBREVIATION, NameKind.EVERYDAY)
"""Slang and misspellings are found by searching; in a list they would only be in the way."""
MOST_RESTING = 300
DIGITS = "0–9"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the A-Z. ``points_to`` is the entry's title where the line is another name of it; else empty."""

    text: str
    slug: str
    is_class: bool
    points_to: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """``anchor`` is the letter's own part of the address: “a”, or “digits”."""

    label: str
    anchor: str
    lines: tuple[Listed, ...]


def listed_names() -> list[Listed]:
    """Every published entry, and its standard names of the kinds worth listing. Two queries."""
    lines = [
        Listed(plural or name, slug, kind == EntryKind.CLASS)
        for slug, name, plural, kind in models.Entry.objects.published().values_list("slug", "name", "plural", "kind")
    ]
    rows = models.Name.objects.filter(kind__in=LISTED_KINDS, standing=Standing.STANDARD, entry__status=Status.PUBLISHED)
    for text, slug, name, plural, kind in rows.values_list("text", "entry__slug", "entry__name", "entry__plural", "entry__kind"):
        lines.append(Listed(text, slug, kind == EntryKind.CLASS, points_to=plural or name))
    return lines


def by_letter(lines: Iterable[Listed]) -> list[Letter]:
    """The lines under their first letters, each in alphabetical order; names that begin with a digit stand first."""
    told = {(normalise(line.text), bool(line.points_to), line.slug): line for line in sorted(lines, key=_text) if _says_more(line)}
    spelled = [(*key, line) for key, line in sorted(told.items(), key=lambda item: item[0])]
    return [
        Letter(label, "digits" if label == DIGITS else label.lower(), tuple(line for *_, line in some))
        for label, some in groupby(spelled, key=lambda row: _letter(row[0]))
    ]


def _text(line: Listed) -> str:
    """Of two spellings that differ by a hyphen the last is told."""
    return line.text


def _says_more(line: Listed) -> bool:
    """A name that only repeats its entry's title is not listed beside it."""
    return normalise(line.text) != normalise(line.points_to)


def _letter(spelled: str) -> str:
    return spelled[0].upper() if spelled[:1].isalpha() else DIGITS


def sources_by_kind() -> list[tuple[str, list[models.Source]]]:
    """(kind in words, its sources by title), in the order of the closed list. One query."""
    found = list(models.Source.objects.order_by("title", "slug"))
    by_kind = [(kind.label, [source for source in found if source.kind == kind]) for kind in SourceKind]
    return [(label, some) for label, some in by_kind if some]


@dataclass(frozen=True, slots=True)
class Resting:
    """An entry, and how many of its published statements cite the source."""

    slug: str
    title: str
    count: int


def resting_on(source: models.Source) -> tuple[list[Resting], int]:
    """The published entries that rest on *source*, by title, at most 300 of them; and how many there are. One query."""
    legs = [_counted(rows.filter(source=source), to_entry) for rows, to_entry in _citing()]
    sums: dict[str, Resting] = {}
    for slug, name, plural, count in legs[0].union(*legs[1:], all=True):
        before = sums[slug].count if slug in sums else 0
        sums[slug] = Resting(slug, plural or name, before + count)
    found = sorted(sums.values(), key=lambda row: row.title.lower())
    return found[:MOST_RESTING], len(found)


def _citing() -> list[tuple[QuerySet[Any, Any], str]]:
    """Each table that cites, with the way from its rows to the entry they speak of."""
    published = Q(statement__status=Status.PUBLISHED)
    return [
        (models.FactCitation.objects.filter(published), "statement__entry"),
        (models.ClassificationCitation.objects.filter(published), "statement__entry"),
        (models.InteractionCitation.objects.filter(published), "statement__left"),
        (models.InteractionCitation.objects.filter(published).exclude(statement__left=F("statement__right")), "statement__right"),
        (models.Name.objects.all(), "entry"),
        (models.Ingredient.objects.all(), "combination"),
        (models.Relation.objects.all(), "drug"),
        (models.AxisCheck.objects.all(), "entry"),
        (models.RosterCheck.objects.all(), "entry"),
    ]


def _counted(rows: QuerySet[Any, Any], to_entry: str) -> QuerySet[Any, Any]:
    published = rows.filter(**{f"{to_entry}__status": Status.PUBLISHED}).order_by()
    return published.values_list(f"{to_entry}__slug", f"{to_entry}__name", f"{to_entry}__plural").annotate(Count("pk"))
