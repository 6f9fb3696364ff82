"""The names most like each name: found fast among thousands, then measured exactly.

Pure. Measuring every pair of some thousand names would take minutes in Python; two quick scorers in C pick the candidates (spelled
alike, sounding alike), those that begin alike are added, and only these are measured.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from drugref.names.normalise import normalise
from drugref.names.phonetics import sounds
from drugref.names.similarity import Likeness, measure

KEPT = 20
"""Neighbours of each name."""
CANDIDATES = 100
"""Looked at for each of the two quick scorers."""
SAME_BEGINNING = 2
"""Letters; all names that begin so are looked at."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A name near another one; ``rank`` 1 is the nearest."""

    name: str
    rank: int
    likeness: Likeness


class Neighbourhood:
    """Many names among which neighbours are looked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({spelled for name in names if (spelled := normalise(name))})
        self._known: dict[tuple[str, str], Likeness] = {}
        self._sounds = [sounds(name.replace(" ", "")) for name in self.names]

    def around(self, name: str, keep: int = KEPT) -> list[Neighbour]:
        """The *keep* names most like *name*, itself left out, the nearest first; equally near ones by the alphabet."""
        typed = normalise(name)
        return nearest({other: self.measured(typed, other) for other in self.candidates(typed)}, keep)

    def measured(self, one: str, other: str) -> Likeness:
        """Measured once for both directions."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = measure(*pair)
        return self._known[pair]

    def candidates(self, typed: str) -> set[str]:
        """The names that are worth measuring beside the normalised name *typed*, itself left out."""
        heard = sounds(typed.replace(" ", ""))
        spelled = process.extract(typed, self.names, scorer=Levenshtein.normalized_similarity, processor=None, limit=CANDIDATES)
        said = process.extract(heard, self._sounds, scorer=Levenshtein.normalized_similarity, processor=None, limit=CANDIDATES)
        near = {self.names[index] for found in (spelled, said) for _, _, index in found}
        return (near | set(self._beginning(typed[:SAME_BEGINNING]))) - {typed}

    def _beginning(self, letters: str) -> list[str]:
        return self.names[bisect_left(self.names, letters) : bisect_right(self.names, letters, key=lambda name: name[: len(letters)])]


Neighbours = dict[str, list[Neighbour]]
"""Name -> the names most like it, the nearest first."""


def nearest(measured: Mapping[str, Likeness], keep: int = KEPT) -> list[Neighbour]:
    """The *keep* names most alike, the nearest first; equally near ones by the alphabet."""
    ranked = sorted(measured.items(), key=lambda pair: (-pair[1].score, pair[0]))
    return [Neighbour(other, rank, likeness) for rank, (other, likeness) in enumerate(ranked[:keep], start=1)]


def neighbours(names: Iterable[str], known: Mapping[str, list[Neighbour]]) -> Neighbours:
    """The neighbours of each of *names*, where *known* are those of the names as they were before.

    Just what measuring all anew gives, in a fraction of the time: an old name that is in no list was measured, and was not near
    enough; so a list is put together from the old one and the candidates that are new, but where it has lost a name.
    """
    now, before = Neighbourhood(names), Neighbourhood(known)
    found: Neighbours = {}
    for name in now.names:
        candidates = now.candidates(name)
        kept = {row.name: row.likeness for row in known.get(name, ())}
        fresh = candidates - before.candidates(name) if name in known and kept.keys() <= candidates else candidates - kept.keys()
        old = {other: likeness for other, likeness in kept.items() if other in candidates}
        found[name] = nearest(old | {other: now.measured(name, other) for other in fresh})
    return found
