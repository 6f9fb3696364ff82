"""The names closest to a text that leads nowhere: to be offered, never followed (I6).

Pure.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from jellyfish import metaphone
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from drugref.names.normalise import normalise

CLOSE_ENOUGH = 70.0
"""Of 100. «bacolfen» scores 87 against «baclofen»; two unrelated drug names stay under 60."""
LOOKED_AT = 40
"""So many of the most alike names are looked at closely."""
SOUNDS_ALIKE = 12.0
"""What the same sound adds: «zanax» is Xanax rather than Zantac."""
SPELLED_ENOUGH = 45.0
"""Less alike in spelling than this, the same sound is an accident of a short name."""
SHORTEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that may have been meant. ``likeness`` is of 100; ``why`` can follow the name in brackets."""

    name: str
    likeness: float
    why: str


class Spellings:
    """Many names, arranged so that the few like a typed text are found among tens of thousands at once."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({spelled for name in names if (spelled := normalise(name))})
        self._by_sound: dict[str, list[str]] = {}
        for name in self.names:
            self._by_sound.setdefault(_sound(name), []).append(name)

    def guesses(self, text: str, limit: int = 5, at_least: float = CLOSE_ENOUGH) -> list[Guess]:
        """At most *limit* names like *text*, most alike first, equally alike ones by the alphabet; none for an empty text."""
        typed = normalise(text)
        if not typed:
            return []
        found = [guess for name in self._candidates(typed) if (guess := _guess(typed, name)).likeness >= at_least]
        return sorted(found, key=lambda guess: (-guess.likeness, guess.name))[:limit]

    def _candidates(self, typed: str) -> set[str]:
        """Names worth a closer look: spelled alike, sounding alike, or beginning so. The scorers run in C over all names."""
        scorers = [OSA.normalized_similarity, *([fuzz.token_sort_ratio] if " " in typed else [])]
        cutoffs = {OSA.normalized_similarity: 0.5, fuzz.token_sort_ratio: 60}
        found: set[str] = set()
        for scorer in scorers:
            alike = process.extract(typed, self.names, scorer=scorer, processor=None, limit=LOOKED_AT, score_cutoff=cutoffs[scorer])
            found |= {name for name, _, _ in alike}
        return found | set(self._by_sound.get(_sound(typed), ())[:LOOKED_AT]) | set(self._beginning(typed))

    def _beginning(self, typed: str) -> list[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return []
        start = bisect_left(self.names, typed)
        return [name for name in self.names[start : start + LOOKED_AT] if name.startswith(typed)]


def nearest(text: str, among: Iterable[str], limit: int = 5, at_least: float = CLOSE_ENOUGH) -> list[str]:
    """At most *limit* of the texts *among* that are most like *text*, most alike first; whatever the case and accents."""
    spelled = {normalise(name): name for name in among}
    return [spelled[guess.name] for guess in Spellings(spelled).guesses(text, limit, at_least)]


def likeness(typed: str, name: str) -> float:
    """How alike two normalised texts are, 0 to 100: letters swapped, missed or doubled cost one step each.

    Names of several words are also met word by word in any order, as «tylenol codein» meets «tylenol with codeine»:
    what was typed counts more than what was left out.
    """
    whole = OSA.normalized_similarity(typed, name) * 100
    mine, theirs = typed.split(), name.split()
    if len(mine) == len(theirs) == 1:
        return whole
    return max(whole, 70 * _covered(mine, theirs) + 30 * _covered(theirs, mine))


def _covered(words: list[str], by: list[str]) -> float:
    """The mean, 0 to 1, of how well each of *words* is met by its best match among *by*."""
    return sum(max(OSA.normalized_similarity(word, other) for other in by) for word in words) / len(words)


def _sound(name: str) -> str:
    """Metaphone's letters for how an English reader says it: the same for «xanax» and «zanax»."""
    return metaphone(name).replace(" ", "")


def _guess(typed: str, name: str) -> Guess:
    alike, steps = likeness(typed, name), OSA.distance(typed, name)
    same_sound = _sound(typed) == _sound(name) != "" and alike >= SPELLED_ENOUGH
    begins = len(typed) >= SHORTEST_BEGINNING and name.startswith(typed)
    score = max(alike + SOUNDS_ALIKE * same_sound, CLOSE_ENOUGH + 20 * len(typed) / len(name) if begins else 0)
    return Guess(name, min(score, 100.0), _why(typed, name, steps, same_sound=same_sound, begins=begins))


def _why(typed: str, name: str, steps: int, *, same_sound: bool, begins: bool) -> str:
    if steps == 1:
        return "two letters swapped" if sorted(typed) == sorted(name) else "one letter differs"
    if begins:
        return "begins so"
    if same_sound:
        return "sounds alike"
    return "two letters differ" if steps == 2 else "spelled much alike"
