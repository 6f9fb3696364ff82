"""The names closest to a text that leads nowhere: to be offered, never followed (I6).

Pure.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from drugref.naming.normalising import normalise

CLOSE_ENOUGH = 70.0
"""Of 100. «bacolfen» scores 87 against «baclofen»; two unrelated drug names stay under 60."""


def likeness(typed: str, name: str, *, score_cutoff: float | None = None) -> float:  # noqa: ARG001  rapidfuzz passes it
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


def nearest(text: str, among: Iterable[str], limit: int = 5, at_least: float = CLOSE_ENOUGH) -> list[str]:
    """At most *limit* of the texts *among* that are most like *text*, most alike first; whatever the case and accents.

    Equally alike ones stand in alphabetical order. The list is empty where nothing is alike enough, or nothing was typed.
    """
    typed = normalise(text)
    if not typed:
        return []
    spelled = {name: normalise(name) for name in dict.fromkeys(among)}
    found = process.extract(typed, spelled, scorer=likeness, processor=None, limit=None, score_cutoff=at_least)
    ranked = sorted(found, key=lambda match: (-match[1], match[2]))
    return [name for _, _, name in ranked[:limit]]
