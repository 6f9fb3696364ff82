"""A text as somebody typed it -> the entries it may mean: exact names, beginnings, and near names that are only offered.

All of it is looked up in the present edition's names; no query.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from drugref.domain.identifiers import as_code
from drugref.domain.statements import Node
from drugref.knowledge.current import current
from drugref.names.guesses import Guess
from drugref.names.lookup import Row, rank
from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.vocabulary import EntryKind

LONGEST = 200
"""Characters; a longer text is no name and finds nothing."""
FEW = 3
"""Letters that begin a name; and with fewer hits than this, near names are offered too."""
MOST_TAIL = 4
"""Words at the end of a question that are tried as the beginning of one name."""


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

    Of one entry only the best name is given; own and generic names stand first.
    """
    return current().names.meanings(phrases)


def longer(phrases: Iterable[str]) -> list[Row]:
    """(normalised name, meaning) of the names that begin with one of the *phrases* and go on with another word; brands first."""
    return current().names.longer(phrases)


def exact(text: str) -> list[Hit]:
    """The published entries called just *text*, whatever the case, accents and punctuation."""
    typed = _typed(text)
    return [_hit(meaning) for meaning in meanings([typed]).get(typed, ())] or by_code(text)


def by_code(text: str) -> list[Hit]:
    """The drugs that a registry knows by the code *text*: an UNII, an ATC code, an item of Wikidata, “RxCUI 1292”."""
    code, edition = as_code(text), current()
    return [_coded(edition.graph.nodes[slug], code) for slug in edition.by_code.get(code, ())] if code else []


def _coded(node: Node, code: str) -> Hit:
    return Hit(
        slug=node.slug,
        name=node.title,
        kind=node.kind,
        matched=code,
        name_kind="code",
        why=f"registry code of {node.title}",
        fill=node.title,
    )


def suggest(text: str, limit: int = 10) -> list[Hit]:
    """Entries whose name is *text*, begins with it, or has a word that does, best first; near names follow where these are few."""
    typed = _typed(text)
    if not typed:
        return []
    if coded := by_code(text):
        return coded[:limit]
    hits = _best_of_each(current().names.with_word_beginning(typed), typed)[:limit]
    if len(hits) < FEW and len(typed) > FEW:
        known = {hit.slug for hit in hits}
        hits += [hit for hit in near(text, limit=5) if hit.slug not in known]
    return _fillable(hits[:limit])


def complete(text: str, limit: int = 8) -> tuple[str, list[Hit]]:
    """(what stands before the last words of *text*, the entries that those words may become), for a name inside a question.

    The longest run of at most MOST_TAIL last words that begins a name is completed; where none does, the last word is guessed at.
    """
    words = text.split()[-MOST_TAIL:] if len(text) <= LONGEST else []
    names = current().names
    for count in range(len(words), 0, -1):
        tail = normalise(" ".join(words[-count:]))
        hits = _best_of_each(names.beginning(tail), tail)[:limit] if len(tail) >= FEW else []
        if hits:
            return _before(text, count), _fillable(hits)
    last = words[-1] if words and len(words[-1]) > FEW else ""
    return _before(text, 1), _fillable(near(last, limit=5)) if last else []


def _before(text: str, words: int) -> str:
    """*text* without its last *words* words."""
    kept = text.split()[:-words]
    return f"{' '.join(kept)} " if kept else ""


def near(text: str, limit: int = 5) -> list[Hit]:
    """Entries with a name spelled or said much like *text*, each marked as offered."""
    return near_each([text], limit).get(text, [])


def nearest(text: str, limit: int = 5) -> list[Hit]:
    """What somebody may have meant who typed no name: entries whose name begins so, from FEW letters on, then those near it."""
    typed = _typed(text)
    begun = _best_of_each(current().names.beginning(typed), typed) if len(typed) >= FEW else []
    known = {hit.slug for hit in begun}
    return _fillable([*begun, *(hit for hit in near(text, limit) if hit.slug not in known)][:limit])


def near_each(texts: Iterable[str], limit: int = 5) -> dict[str, list[Hit]]:
    """The same for several texts at once, at most *limit* for each."""
    names = current().names
    guesses = {text: names.spellings.guesses(typed, limit=2 * limit) for text in texts if (typed := _typed(text))}
    found = names.meanings(guess.name for some in guesses.values() for guess in some)
    return {text: _guessed(some, found)[:limit] for text, some in guesses.items()}


def _guessed(guesses: Iterable[Guess], found: dict[str, tuple[Meaning, ...]]) -> list[Hit]:
    hits: dict[str, Hit] = {}
    for guess in guesses:
        for meaning in found.get(guess.name, ()):
            hits.setdefault(meaning.slug, replace(_hit(meaning), offered=guess.why))
    return list(hits.values())


def _typed(text: str) -> str:
    return normalise(text) if len(text) <= LONGEST else ""


def _fit(typed: str, name: str) -> int:
    """0 the very name, 1 its beginning, 2 the beginning of one of its words."""
    return 0 if name == typed else 1 if name.startswith(typed) else 2


def _best_of_each(rows: list[Row], typed: str) -> list[Hit]:
    """The best row of each entry as a hit; better fits first, then own and generic names, then the alphabet."""
    best: dict[str, Hit] = {}
    for _name, meaning in sorted(rows, key=lambda row: (_fit(typed, row[0]), *rank(row[1])[:2], row[0], row[1].slug)):
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
