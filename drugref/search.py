"""A text as somebody typed it -> the entries it may mean: exact names, beginnings, and near names that are only offered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from drugref.closed_lists import EntryKind, NameKind, Standing, Status
from drugref.models import Entry, Name
from drugref.naming.nearest import nearest
from drugref.naming.normalising import normalise

LONGEST = 200
"""Characters; a longer text is no name and finds nothing."""
FEW = 3
"""With fewer hits than this, near names are offered too."""
OWN = "own"
"""The kind of a hit by the entry's own name, plural or slug."""

_KIND_ORDER = (OWN, NameKind.GENERIC, NameKind.ABBREVIATION, NameKind.EVERYDAY, NameKind.BRAND, NameKind.SLANG, NameKind.MISSPELLING)
_COLUMNS = ("slug_", "kind_", "name_", "plural_", "text_", "name_kind", "standing_", "sense_")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a text may mean. ``matched`` is the name that met the text, ``name_kind`` its kind (``own`` for the entry's own name).

    ``why`` says what the matched name is: “brand name of Alprazolam”, or its sense; empty for the entry's own name.
    ``offered``: only a guess. ``fill`` is the text that leads to this entry and no other among the hits.
    """

    slug: str
    name: str
    kind: str
    matched: str
    name_kind: str
    why: str = ""
    offered: bool = False
    fill: str = ""

    @property
    def is_class(self) -> bool:
        return self.kind == EntryKind.CLASS


def exact(text: str) -> list[Hit]:
    """The published entries called just *text*, whatever the case, accents and punctuation. One query."""
    typed = _typed(text)
    return _best_of_each(_rows(_own_like(typed), Q(normalised=typed)), typed, _is_exact) if typed else []


def suggest(text: str, limit: int = 10) -> list[Hit]:
    """Entries whose name is *text*, begins with it, or has a word that does, best first; near names follow where these are few.

    At most two queries.
    """
    typed = _typed(text)
    if not typed:
        return []
    begins = Q(normalised__startswith=typed) | Q(normalised__contains=f" {typed}")
    hits = _best_of_each(_rows(_own_like(typed), begins), typed, _begins)[:limit]
    if len(hits) < FEW and len(typed) > FEW:
        known = {hit.slug for hit in hits}
        hits += [hit for hit in near(text, limit=5) if hit.slug not in known]
    return _fillable(hits[:limit])


def near(text: str, limit: int = 5) -> list[Hit]:
    """Entries with a name spelled much like *text*, each marked as offered. One query."""
    typed = _typed(text)
    if not typed:
        return []
    rows = _rows(Q(), ~Q(kind=NameKind.MISSPELLING))
    by_text: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_text.setdefault(normalise(row["text_"]), []).append(row)
    hits: dict[str, Hit] = {}
    for spelled in nearest(typed, by_text, limit=4 * limit):
        for row in sorted(by_text[spelled], key=_kind_rank):
            hits.setdefault(row["slug_"], replace(_hit(row), offered=True))
    return list(hits.values())[:limit]


def _typed(text: str) -> str:
    return normalise(text) if len(text) <= LONGEST else ""


def _own_like(typed: str) -> Q:
    """Entries that hold the longest word of *typed* in a name of their own; what they are is decided afterwards, on normalised text."""
    word = max(typed.split(), key=len)
    return Q(name__icontains=word) | Q(plural__icontains=word) | Q(slug__contains=typed.replace(" ", "-")) | Q(slug__contains=word)


def _rows(own: Q, named: Q) -> list[dict[str, str]]:
    """One row for each own name, plural, slug and further name of the published entries that meet the conditions. One query."""
    legs = [_own_names(own, column) for column in ("name", "plural", "slug")]
    names = Name.objects.filter(named, entry__status=Status.PUBLISHED).order_by()
    further = _shaped(names, "entry__", text=F("text"), name_kind=F("kind"), standing=F("standing"), sense=F("sense"))
    rows = further.union(*legs, all=True).order_by("text_", "slug_")
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]


def _own_names(own: Q, column: str) -> QuerySet[Any, Any]:
    blank, kind = Value("", output_field=CharField()), Value(OWN, output_field=CharField())
    standing = Value(Standing.STANDARD.value, output_field=CharField())
    entries = Entry.objects.published().filter(own).exclude(**{column: ""}).order_by()
    return _shaped(entries, "", text=F(column), name_kind=kind, standing=standing, sense=blank)


def _shaped(rows: QuerySet[Any, Any], to_entry: str, **columns: Any) -> QuerySet[Any, Any]:
    of_entry = {f"{name}_": F(f"{to_entry}{name}") for name in ("slug", "kind", "name", "plural")}
    own = {name if name == "name_kind" else f"{name}_": value for name, value in columns.items()}
    return rows.annotate(**of_entry, **own).values_list(*_COLUMNS)


def _is_exact(typed: str, name: str) -> int | None:
    return 0 if name == typed else None


def _begins(typed: str, name: str) -> int | None:
    """0 the very name, 1 its beginning, 2 the beginning of one of its words; None: neither."""
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    return 2 if f" {typed}" in name else None


def _kind_rank(row: dict[str, str]) -> tuple[int, bool]:
    return (_KIND_ORDER.index(row["name_kind"]), row["standing_"] != Standing.STANDARD)


def _best_of_each(rows: Iterable[dict[str, str]], typed: str, fit: Callable[[str, str], int | None]) -> list[Hit]:
    """The best row of each entry as a hit; better fits first, then own and generic names, then the alphabet."""
    ranked = []
    for row in rows:
        name = normalise(row["text_"])
        fits = fit(typed, name)
        if fits is not None:
            ranked.append(((fits, *_kind_rank(row), name, row["slug_"]), row))
    best: dict[str, Hit] = {}
    for _, row in sorted(ranked, key=lambda pair: pair[0]):
        best.setdefault(row["slug_"], _hit(row))
    return list(best.values())


def _hit(row: dict[str, str]) -> Hit:
    title = row["plural_"] or row["name_"]
    own = row["name_kind"] == OWN
    if own:
        why = ""
    elif row["sense_"]:
        why = row["sense_"]
    else:
        loosely = {Standing.LOOSE: "used loosely, ", Standing.FORMER: "no longer used, "}.get(Standing(row["standing_"]), "")
        why = f"{loosely}{NameKind(row['name_kind']).label} {'for' if row['name_kind'] in _CALLED_FOR else 'of'} {title}"
    matched = title if own else row["text_"]
    return Hit(slug=row["slug_"], name=title, kind=row["kind_"], matched=matched, name_kind=row["name_kind"], why=why)


_CALLED_FOR = {NameKind.ABBREVIATION, NameKind.EVERYDAY, NameKind.SLANG}


def _fillable(hits: list[Hit]) -> list[Hit]:
    """Each hit with the text that leads to it alone: the matched name, or its own name where several hits share that."""
    met = [normalise(hit.matched) for hit in hits]
    return [replace(hit, fill=hit.matched if met.count(text) == 1 else hit.name) for hit, text in zip(hits, met, strict=True)]
