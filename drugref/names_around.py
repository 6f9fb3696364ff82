"""The names around entries, as the reasons for a confusion need them: shared words, name endings, and near names of drugs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from drugref import models
from drugref.citing import CITATION, citation_of_row
from drugref.domain.statements import LookAlike, NamedEntry, NameRef
from drugref.naming.measure import SOMEWHAT_ALIKE, TOP
from drugref.naming.normalising import normalise
from drugref.vocabulary import PRINTED_NAMES, NameKind, Status

MOST_LOOKED_UP = 500
"""Names; for more it is quicker to read all neighbours than to ask for these."""


@dataclass
class NamesAround:
    """Names by what they are for: the entries' own, those that lead to several entries, the name endings of all."""

    own: defaultdict[str, list[NameRef]] = field(default_factory=lambda: defaultdict(list))
    by_text: defaultdict[str, list[NamedEntry]] = field(default_factory=lambda: defaultdict(list))
    endings: list[NamedEntry] = field(default_factory=list)

    def shared(self, owners: dict[str, set[str]]) -> dict[str, tuple[NamedEntry, ...]]:
        """Texts that lead to several entries, counting those (*owners*) whose own name or plural they are."""
        return {text: tuple(rows) for text, rows in self.by_text.items() if len({row.entry for row in rows} | owners.get(text, set())) > 1}


def names_around(titles: dict[int, tuple[str, str]], slug_of: dict[int, str]) -> NamesAround:
    """The names around the entries {id: (name, plural)}; one query."""
    called = {normalise(title) for pair in titles.values() for title in pair if title}
    shared = Q(normalised__in=called) | Q(normalised__in=models.Name.objects.filter(entry__in=titles).values("normalised"))
    wanted = Q(entry__in=titles) | (Q(kind=NameKind.ENDING) | shared & ~Q(kind=NameKind.MISSPELLING)) & Q(entry__status=Status.PUBLISHED)
    found = NamesAround()
    fields = ("text", "kind", "standing", "place", "years", "form", "sense", "note")
    for entry, *values in models.Name.objects.filter(wanted).values_list("entry_id", *fields, *CITATION):
        own, cited = values[: len(fields)], tuple(values[len(fields) :])
        name = NameRef(**dict(zip(fields, own, strict=True)), citation=citation_of_row(cited) if cited[4] else None)
        if name.kind == NameKind.ENDING:
            found.endings.append(NamedEntry(slug_of[entry], name))
        if entry in titles:
            found.own[slug_of[entry]].append(name)
        if name.kind not in (NameKind.ENDING, NameKind.MISSPELLING):
            found.by_text[normalise(name.text)].append(NamedEntry(slug_of[entry], name))
    return found


def title_owners(entries: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """Normalised name or plural -> the entries whose own it is."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for title in filter(None, (entry["name"], entry["plural"])):
            owners[normalise(title)].add(entry["slug"])
    return owners


def printed_names(entry: dict[str, Any], names: Iterable[NameRef]) -> set[str]:
    """The normalised names of a drug that stand on packs."""
    return {normalise(entry["name"]), *(normalise(name.text) for name in names if name.kind in PRINTED_NAMES)}


def look_alikes(names: dict[str, set[str]]) -> dict[frozenset[str], LookAlike]:
    """The nearest two names of each two drugs, as far as they are near enough to be told; one query, none for a single drug."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for slug, texts in names.items():
        for text in texts:
            owners[text].append(slug)
    if len(names) < 2:
        return {}
    near = models.NameNeighbour.objects.filter(score__gte=SOMEWHAT_ALIKE, rank__lte=TOP)
    if len(owners) < MOST_LOOKED_UP:
        near = near.filter(name__in=owners, other__in=owners)
    found: dict[frozenset[str], LookAlike] = {}
    for name, other, score, rank in near.order_by("-score", "rank").values_list("name", "other", "score", "rank"):
        for one in owners.get(name, ()):
            for two in owners.get(other, ()):
                if one != two:
                    found.setdefault(frozenset((one, two)), LookAlike({one: name, two: other}, score, rank))
    return found
