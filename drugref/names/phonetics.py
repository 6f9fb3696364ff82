"""How a drug name sounds to an English reader, and how alike two sounds are: the phonetic half of the name measure.

Pure. Features, their values and their weights are those of ALINE (G. Kondrak, "A new algorithm for the alignment of phonetic
sequences", NAACL 2000, and his thesis of 2002, tables 4.17-4.29); the letters are turned into sounds by a few rules of English
spelling as drug names use it, which is all that a name on paper allows.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

SUBSTITUTION, SKIP, VOWEL = 35.0, -10.0, 10.0
"""ALINE's constants: the most that two sounds can be worth, what leaving one out costs, and what a vowel counts less."""

PLACE = {
    "bilabial": 1.0,
    "labiodental": 0.95,
    "dental": 0.9,
    "alveolar": 0.85,
    "retroflex": 0.8,
    "palato-alveolar": 0.75,
    "palatal": 0.7,
    "velar": 0.6,
    "glottal": 0.1,
}
MANNER = {"stop": 1.0, "affricate": 0.9, "fricative": 0.8, "approximant": 0.6, "high": 0.4, "mid": 0.2, "low": 0.0}
HEIGHT = {"high": 1.0, "mid": 0.5, "low": 0.0}
WEIGHT = {
    "syllabic": 5.0,
    "place": 40.0,
    "manner": 50.0,
    "voice": 10.0,
    "nasal": 10.0,
    "retroflex": 10.0,
    "lateral": 10.0,
    "high": 5.0,
    "back": 5.0,
    "round": 5.0,
}
OF_CONSONANTS = ("syllabic", "manner", "voice", "nasal", "retroflex", "lateral", "place")
OF_VOWELS = ("syllabic", "nasal", "retroflex", "high", "back", "round")


@dataclass(frozen=True, slots=True)
class Sound:
    """A segment with its features, each 0 to 1."""

    place: float
    manner: float
    voice: float = 0.0
    nasal: float = 0.0
    lateral: float = 0.0
    retroflex: float = 0.0
    syllabic: float = 0.0
    high: float = 0.0
    back: float = 0.0
    round: float = 0.0

    @property
    def is_vowel(self) -> bool:
        return self.syllabic == 1.0


def _consonant(place: str, manner: str, voice: int = 0, **features: float) -> Sound:
    return Sound(PLACE[place], MANNER[manner], float(voice), **features)


def _vowel(height: str, back: float, rounded: int = 0) -> Sound:
    return Sound(PLACE["velar"], MANNER[height], 1.0, syllabic=1.0, high=HEIGHT[height], back=back, round=float(rounded))


SOUNDS: dict[str, Sound] = {
    "p": _consonant("bilabial", "stop"),
    "b": _consonant("bilabial", "stop", 1),
    "t": _consonant("alveolar", "stop"),
    "d": _consonant("alveolar", "stop", 1),
    "k": _consonant("velar", "stop"),
    "g": _consonant("velar", "stop", 1),
    "m": _consonant("bilabial", "stop", 1, nasal=1.0),
    "n": _consonant("alveolar", "stop", 1, nasal=1.0),
    "f": _consonant("labiodental", "fricative"),
    "v": _consonant("labiodental", "fricative", 1),
    "θ": _consonant("dental", "fricative"),
    "s": _consonant("alveolar", "fricative"),
    "z": _consonant("alveolar", "fricative", 1),
    "ʃ": _consonant("palato-alveolar", "fricative"),
    "ʒ": _consonant("palato-alveolar", "affricate", 1),
    "h": _consonant("glottal", "fricative"),
    "l": _consonant("alveolar", "approximant", 1, lateral=1.0),
    "r": _consonant("retroflex", "approximant", 1, retroflex=1.0),
    "j": _consonant("palatal", "approximant", 1),
    "w": _consonant("bilabial", "approximant", 1, round=1.0, back=0.0, high=1.0),
    "i": _vowel("high", 1.0),
    "e": _vowel("mid", 1.0),
    "a": _vowel("low", 0.5),
    "o": _vowel("mid", 0.0, 1),
    "u": _vowel("high", 0.0, 1),
}
"""One letter for each sound that the rules below write; ʒ is the “j” of “gel”."""

RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        (r"[^a-z]", ""),
        (r"^p(?=[snt])", ""),
        (r"^x", "z"),
        (r"^wr", "r"),
        (r"^eu", "ju"),
        (r"ph", "f"),
        (r"rh", "r"),
        (r"sch|sh", "ʃ"),
        (r"th", "θ"),
        (r"ch", "k"),
        (r"ck", "k"),
        (r"cc(?=[eiy])", "ks"),
        (r"sc(?=[eiy])", "s"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"qu", "kw"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"g(?=[eiy])", "ʒ"),
        (r"j", "ʒ"),
        (r"ti(?=on)", "ʃ"),
        (r"[ae]e|oe", "i"),
        (r"ai|ay|ei|ey", "e"),
        (r"oo|ou|eu|ew", "u"),
        (r"aw|au", "o"),
        (r"(?<=[^aeiou])e$", ""),
        (r"y(?=[aeou])", "j"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def sounds(name: str) -> str:
    """A normalised name as letters of SOUNDS: «celexa» -> 'seleksa', «phenobarbital» -> 'fenobarbital'."""
    heard = name
    for pattern, written in RULES:
        heard = pattern.sub(written, heard)
    return heard


@cache
def _worth(a: str, b: str) -> float:
    """ALINE's substitution score of two sounds."""
    x, y = SOUNDS[a], SOUNDS[b]
    features = OF_VOWELS if x.is_vowel and y.is_vowel else OF_CONSONANTS
    apart: float = sum(abs(getattr(x, feature) - getattr(y, feature)) * WEIGHT[feature] for feature in features)
    return SUBSTITUTION - apart - VOWEL * x.is_vowel - VOWEL * y.is_vowel


WORTH: dict[str, dict[str, float]] = {a: {b: _worth(a, b) for b in SOUNDS} for a in SOUNDS}


@lru_cache(maxsize=200_000)
def _alone(heard: str) -> float:
    """What a sequence is worth aligned with itself: the most that anything can be worth beside it."""
    return sum(WORTH[a][a] for a in heard)


def aline(one: str, other: str) -> float:
    """How alike two sequences of sounds are, 0 to 1: the best global alignment, by ALINE's scores, against the better self-alignment."""
    if not one or not other:
        return 0.0
    row = [SKIP * j for j in range(len(other) + 1)]
    for i, a in enumerate(one, start=1):
        worth, left = WORTH[a], SKIP * i
        fresh = [left]
        for j, b in enumerate(other, start=1):
            matched, skipped = row[j - 1] + worth[b], row[j] + SKIP
            left += SKIP
            if skipped > left:
                left = skipped
            if matched > left:
                left = matched
            fresh.append(left)
        row = fresh
    return max(0.0, row[-1] / max(_alone(one), _alone(other)))
