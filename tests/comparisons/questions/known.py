"""A few invented names, and what they mean, for tests of the parser."""

from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.vocabulary import EntryKind, NameKind

ASKED_AS = {
    "misuse": ["addictive", "get high"],
    "duration": ["how long last"],
    "side-effect": ["side effects", "cause", "make you"],
    "drug-tests": ["drug test", "show up"],
    "supply": ["over counter", "prescription"],
}


def drug(slug: str, **fields: str) -> Meaning:
    return Meaning(slug, EntryKind.DRUG, slug.replace("-", " ").title(), **fields)


def group(slug: str, **fields: str) -> Meaning:
    plural = slug.replace("-", " ").title()
    return Meaning(slug, EntryKind.CLASS, plural.removesuffix("s"), plural, **fields)


def brand(text: str, of: str, **fields: str) -> Meaning:
    return drug(of, text=text, name_kind=NameKind.BRAND, **fields)


NAMES: dict[str, tuple[Meaning, ...]] = {
    normalise(text): tuple(meanings)
    for text, meanings in {
        "calmol": [drug("calmol")],
        "Nervex": [brand("Nervex", "calmol")],
        "Nervex PM": [drug("calmol-sleepazine", text="Nervex PM", name_kind=NameKind.BRAND)],
        "sleepazine": [drug("sleepazine")],
        "tenseril": [drug("tenseril")],
        "wine": [drug("wine", noun="drink")],
        "calmol and sleepazine": [drug("calmol-sleepazine")],
        "calmer": [group("calmers")],
        "calmers": [group("calmers")],
        "calm drug": [group("calmers", text="calm drug", name_kind=NameKind.EVERYDAY)],
        "sleeper": [group("sleepers")],
        "sleepers": [group("sleepers")],
        "beta calmer": [group("beta-calmers")],
        "tens": [drug("tens"), group("tenses", text="tens", name_kind=NameKind.GENERIC)],
        "test": [drug("testol", text="test", name_kind=NameKind.SLANG)],
        "addictive": [group("controlled", text="addictive", name_kind=NameKind.EVERYDAY, standing="loose")],
    }.items()
}
