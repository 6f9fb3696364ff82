"""A text as somebody typed it -> the entries it may mean: exact names, beginnings, and near names that are only offered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from drugref.knowledge.current import Kept
from drugref.models import Entry, Name
from drugref.names.guesses import Guess, Spellings
from drugref.names.meanings import OWN, Meaning
from drugref.names.normalise import normalise
from drugref.vocabulary import EntryKind, NameKind, Standing, Status

LONGEST = 200
"""Characters; a longer text is no name and finds nothing."""
FEW = 3
"""With fewer hits than this, near names are offered too."""
MOST_TAIL = 4
"""Words at the end of a question that are tried as the beginning of one name."""
MOST_ROWS = 400
"""Names read for one beginning: enough to rank, and no more however many names there are."""

_KIND_ORDER = (
    OWN,
    NameKind.GENERIC,
    NameKind.ABBREVIATION,
    NameKind.EVERYDAY,
    NameKind.BRAND,
    NameKind.SLANG,
    NameKind.MISSPELLING,
    NameKind.ENDING,
)
_COLUMNS = ("slug_", "kind_", "name_", "plural_", "noun_", "text_", "name_kind_", "standing_", "place_", "years_", "sense_", "normalised_")
Rows = list[tuple[str, Meaning]]
"""(normalised name, what it means)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a text may mean. ``matched`` is the name that met the text, ``name_kind`` its kind (``own`` for the entry's own name).

    ``why`` says what the matched name is: “brand name of Alprazolam”, or its sense; empty for the entry's own name.
    ``offered``: only a guess, and why. ``fill`` is the text that leads to this entry and no other among the hits.
    """

    slug: str
    name: str
    kind: str
    matched: str
    name_kind: str
    why: str = ""
    offered: str = ""
    fill: str = ""

    @property
    def is_class(self) -> bool:
        return self.kind == EntryKind.CLASS


def meanings(phrases: Iterable[str]) -> dict[str, tuple[Meaning, ...]]:
    """What each of the normalised *phrases* is the exact name of, in published entries; phrases that name nothing are left out.

    Of one entry only the best name is given; own and generic names stand first. One query.
    """
    wanted = {phrase for phrase in phrases if phrase}
    found: dict[str, dict[str, Meaning]] = {}
    for spelled, meaning in sorted(_rows(_exactly(wanted), most=None) if wanted else [], key=lambda row: _rank(row[1])):
        found.setdefault(spelled, {}).setdefault(meaning.slug, meaning)
    return {phrase: tuple(by_slug.values()) for phrase, by_slug in found.items()}


def longer(phrases: Iterable[str]) -> list[tuple[str, Meaning]]:
    """(normalised name, meaning) of the names that begin with one of the *phrases* and go on with another word; brands
    stand first. One query.
    """
    starts = sorted({f"{phrase} " for phrase in phrases if phrase})
    if not starts:
        return []
    rows = _rows(lambda column: _any(Q(**{f"{column}__startswith": start}) for start in starts))
    spelled_right = [row for row in rows if row[1].name_kind != NameKind.MISSPELLING]
    return sorted(spelled_right, key=lambda row: (row[1].name_kind != NameKind.BRAND, _rank(row[1]), row[0]))


def exact(text: str) -> list[Hit]:
    """The published entries called just *text*, whatever the case, accents and punctuation. One query."""
    typed = _typed(text)
    return [_hit(meaning) for meaning in meanings([typed]).get(typed, ())] if typed else []


def suggest(text: str, limit: int = 10) -> list[Hit]:
    """Entries whose name is *text*, begins with it, or has a word that does, best first; near names follow where these are few.

    At most three queries.
    """
    typed = _typed(text)
    if not typed:
        return []
    hits = _best_of_each(_rows(_beginning(typed)), typed)[:limit]
    if len(hits) < FEW and len(typed) > FEW:
        known = {hit.slug for hit in hits}
        hits += [hit for hit in near(text, limit=5) if hit.slug not in known]
    return _fillable(hits[:limit])


def complete(text: str, limit: int = 8) -> tuple[str, list[Hit]]:
    """(what stands before the last words of *text*, the entries that those words may become), for a name inside a question.

    The longest run of at most MOST_TAIL last words that begins a name is completed; where none does, the last word is guessed at.
    At most three queries.
    """
    words = text.split()[-MOST_TAIL:] if len(text) <= LONGEST else []
    tails = [tail for at in range(len(words)) if len(tail := normalise(" ".join(words[at:]))) >= FEW]
    rows = _rows(lambda column: _any(Q(**{f"{column}__startswith": tail}) for tail in tails)) if tails else []
    for count, tail in zip(range(len(words), 0, -1), tails, strict=False):
        hits = _best_of_each([row for row in rows if row[0].startswith(tail)], tail)[:limit]
        if hits:
            return _before(text, count), _fillable(hits)
    last = words[-1] if words and len(words[-1]) > FEW else ""
    return _before(text, 1), _fillable(near(last, limit=5)) if last else []


def _before(text: str, words: int) -> str:
    """*text* without its last *words* words."""
    kept = text.split()[:-words]
    return f"{' '.join(kept)} " if kept else ""


def near(text: str, limit: int = 5) -> list[Hit]:
    """Entries with a name spelled or said much like *text*, each marked as offered. At most two queries."""
    return near_each([text], limit).get(text, [])


def near_each(texts: Iterable[str], limit: int = 5) -> dict[str, list[Hit]]:
    """The same for several texts at once, at most *limit* for each. At most two queries."""
    guesses = {text: spellings().guesses(_typed(text), limit=2 * limit) for text in texts if _typed(text)}
    found = meanings(guess.name for some in guesses.values() for guess in some)
    return {text: _guessed(some, found)[:limit] for text, some in guesses.items()}


def _guessed(guesses: Iterable[Guess], found: dict[str, tuple[Meaning, ...]]) -> list[Hit]:
    hits: dict[str, Hit] = {}
    for guess in guesses:
        for meaning in found.get(guess.name, ()):
            hits.setdefault(meaning.slug, replace(_hit(meaning), offered=guess.why))
    return list(hits.values())


def _typed(text: str) -> str:
    return normalise(text) if len(text) <= LONGEST else ""


Condition = Callable[[str], Q]
"""A column of normalised names -> the rows wanted."""


def _exactly(phrases: set[str]) -> Condition:
    slugs = {phrase.replace(" ", "-") for phrase in phrases}
    return lambda column: Q(**{f"{column}__in": slugs if column == "slug" else phrases})


def _beginning(typed: str) -> Condition:
    return lambda column: Q(**{f"{column}__startswith": typed}) | Q(**{f"{column}__contains": f" {typed}"})


def _any(conditions: Iterable[Q]) -> Q:
    met = Q(pk__in=[])
    for condition in conditions:
        met |= condition
    return met


def _rows(meeting: Condition, most: int | None = MOST_ROWS) -> Rows:
    """The own names, plurals, slugs and further names of published entries that meet the condition. One query."""
    legs = [_own_names(meeting, *columns) for columns in (("normalised", "name"), ("normalised_plural", "plural"), ("slug", "slug"))]
    names = Name.objects.filter(meeting("normalised"), entry__status=Status.PUBLISHED).order_by()
    own = ("text", "standing", "place", "years", "sense", "normalised")
    further = _shaped(names, "entry__", name_kind=F("kind"), **{column: F(column) for column in own})
    rows = further.union(*legs, all=True).order_by("normalised_", "text_", "slug_")[:most]
    return [(normalise(row[-1]), Meaning(*row[:-1])) for row in rows]


def _own_names(meeting: Condition, normalised: str, text: str) -> QuerySet[Any, Any]:
    entries = Entry.objects.published().filter(meeting(normalised)).exclude(**{text: ""}).order_by()
    constants = {"name_kind": OWN, "standing": Standing.STANDARD.value, "place": "", "years": "", "sense": ""}
    blanks = {column: Value(value, output_field=CharField()) for column, value in constants.items()}
    return _shaped(entries, "", text=F(text), normalised=F(normalised), **blanks)


def _shaped(rows: QuerySet[Any, Any], to_entry: str, **columns: Any) -> QuerySet[Any, Any]:
    of_entry = {f"{name}_": F(f"{to_entry}{name}") for name in ("slug", "kind", "name", "plural", "noun")}
    return rows.annotate(**of_entry, **{f"{name}_": value for name, value in columns.items()}).values_list(*_COLUMNS)


def _rank(meaning: Meaning) -> tuple[int, bool, str]:
    return (_KIND_ORDER.index(meaning.name_kind), meaning.standing != Standing.STANDARD, meaning.slug)


def _fit(typed: str, name: str) -> int:
    """0 the very name, 1 its beginning, 2 the beginning of one of its words."""
    return 0 if name == typed else 1 if name.startswith(typed) else 2


def _best_of_each(rows: Rows, typed: str) -> list[Hit]:
    """The best row of each entry as a hit; better fits first, then own and generic names, then the alphabet."""
    best: dict[str, Hit] = {}
    for _name, meaning in sorted(rows, key=lambda row: (_fit(typed, row[0]), *_rank(row[1])[:2], row[0], row[1].slug)):
        best.setdefault(meaning.slug, _hit(meaning))
    return list(best.values())


def _hit(meaning: Meaning) -> Hit:
    return Hit(
        slug=meaning.slug,
        name=meaning.title,
        kind=meaning.kind,
        matched=meaning.title if meaning.is_own else meaning.text,
        name_kind=meaning.name_kind,
        why=meaning.sense or meaning.what_it_is,
    )


def _fillable(hits: list[Hit]) -> list[Hit]:
    """Each hit with the text that leads to it alone: the matched name, or its own name where several hits share that."""
    met = [normalise(hit.matched) for hit in hits]
    return [replace(hit, fill=hit.matched if met.count(text) == 1 else hit.name) for hit, text in zip(hits, met, strict=True)]


def _all_names() -> Spellings:
    entries = Entry.objects.published().order_by()
    names = Name.objects.filter(entry__in=entries).exclude(kind__in=(NameKind.MISSPELLING, NameKind.ENDING)).order_by()
    own = [entries.values_list(column, flat=True) for column in ("normalised", "normalised_plural")]
    return Spellings(names.values_list("normalised", flat=True).union(*own))


spellings = Kept(_all_names)
"""Every name, plural and listed name of the published entries, but misspellings. One query where it is read anew."""
