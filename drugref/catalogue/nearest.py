"""A likely meaning for a word that was not found."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

GOOD_ENOUGH = 70
"""Of 100; below it a suggestion would mislead more than help."""


def hint(word: str, among: Iterable[str]) -> str:
    """“; did you mean “baclofen”?” for the likeliest of *among*, or "." where none comes near."""
    best = process.extractOne(word, list(among), scorer=fuzz.ratio, score_cutoff=GOOD_ENOUGH)
    return f"; did you mean “{best[0]}”?" if best else "."
