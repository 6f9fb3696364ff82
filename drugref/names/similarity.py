"""How easily two names are taken for one another: the mean of four measures, as Kondrak and Dorr combine them.

Pure. G. Kondrak and B. Dorr, "Identification of confusable drug names: a new approach and evaluation methodology", COLING 2004,
and "Automatic identification of confusable drug names", Artificial Intelligence in Medicine 36 (2006): the mean of PREFIX,
normalised edit distance, BI-SIM and ALINE found more of the officially reported pairs than any one of them.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from rapidfuzz.distance import Levenshtein

from drugref.names.phonetics import aline, sounds

EASILY_CONFUSED = 0.45
SOMEWHAT_ALIKE = 0.40
TOP = 10
"""“Easily confused” is said only of a name among the TOP of the other's neighbours, and from EASILY_CONFUSED on."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The four measures of two names and their mean, each 0 (nothing alike) to 1 (the same)."""

    prefix: float
    edit: float
    bigram: float
    sound: float

    @property
    def score(self) -> float:
        return (self.prefix + self.edit + self.bigram + self.sound) / 4


def measure(one: str, other: str) -> Likeness:
    """How alike two normalised names look and sound; the same whichever comes first."""
    a, b = one.replace(" ", ""), other.replace(" ", "")
    if not a or not b:
        return Likeness(0.0, 0.0, 0.0, 0.0)
    return Likeness(
        prefix=_shared_beginning(a, b) / max(len(a), len(b)),
        edit=Levenshtein.normalized_similarity(a, b),
        bigram=bi_sim(a, b),
        sound=aline(sounds(a), sounds(b)),
    )


def _shared_beginning(one: str, other: str) -> int:
    """Letters."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@lru_cache(maxsize=100_000)
def _bigrams(name: str) -> tuple[tuple[str, str], ...]:
    """Its pairs of neighbouring letters, the first letter doubled: it counts most."""
    padded = name[0] + name
    return tuple(pairwise(padded))


def bi_sim(one: str, other: str) -> float:
    """BI-SIM: the longest common subsequence of bigrams, where half-equal bigrams count half; 0 to 1 (Kondrak 2005)."""
    theirs = _bigrams(other)
    row = [0.0] * (len(theirs) + 1)
    for first, second in _bigrams(one):
        left, fresh = 0.0, [0.0]
        for j, (their_first, their_second) in enumerate(theirs):
            alike = row[j] + ((first == their_first) + (second == their_second)) / 2
            if row[j + 1] > left:
                left = row[j + 1]
            if alike > left:
                left = alike
            fresh.append(left)
        row = fresh
    return row[-1] / max(len(one), len(other))
