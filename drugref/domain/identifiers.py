"""The codes by which registries know a substance: what each looks like, and what a code is read as.

Pure.
"""

import re

from drugref.vocabulary import IdentifierSystem

FORMS = {
    IdentifierSystem.RXCUI: re.compile(r"[1-9]\d{0,7}", re.ASCII),
    IdentifierSystem.UNII: re.compile(r"(?=.*\d)[0-9A-Z]{10}", re.ASCII),
    IdentifierSystem.ATC: re.compile(r"[A-DGHJLMNPRSV]\d{2}[A-Z]{2}\d{2}", re.ASCII),
    IdentifierSystem.WIKIDATA: re.compile(r"Q[1-9]\d{0,9}", re.ASCII),
}
"""System -> the form of its codes: a concept of RxNorm, ten signs of FDA's registry of substances, a substance (fifth level) of WHO's
classification, an item of Wikidata."""
TYPED = (IdentifierSystem.UNII, IdentifierSystem.ATC, IdentifierSystem.WIKIDATA)
"""Systems whose codes can't be taken for anything else that is typed, as the bare number of RxNorm can."""


def is_well_formed(system: str, code: str) -> bool:
    """Does *code* look like one of *system*? ``is_well_formed("atc", "M03BX01")`` is True."""
    return system in set(IdentifierSystem) and FORMS[IdentifierSystem(system)].fullmatch(code) is not None


def as_code(text: str) -> str:
    """*text* as a code that a person may type, in its own spelling: “rxcui 1292” is ``1292``, “l4d5ua6cb4” ``L4D5UA6CB4``; else “”."""
    typed = text.strip().upper()
    if typed.startswith("RXCUI "):
        typed = typed.removeprefix("RXCUI ").strip()
        return typed if is_well_formed(IdentifierSystem.RXCUI, typed) else ""
    return typed if any(is_well_formed(system, typed) for system in TYPED) else ""
