"""The one-line notations of the catalogue: a citation, a fact's value with its qualifiers, a name with its marks.

Pure. Each ``write_…`` is the inverse of its ``parse_…``; a parser raises GrammarError with a sentence for the writer.
"""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from drugref.catalogue.faults import hint
from drugref.domain.english import quantity_words
from drugref.domain.identifiers import is_well_formed
from drugref.domain.records import Citation, FactRecord, NameRecord
from drugref.vocabulary import QUALIFIERS, Finding, Form, IdentifierSystem, Ordinary, Place, RelationKind, Standing, State, Status, Unit

CITATION = re.compile(
    r"(?P<source>[-\w]+)(?: (?P<section>[^\[\]]+?))??(?P<lacks> lacks)?"
    r"(?: \[(?P<words>[^\[\]]*)\])?(?: on (?P<day>\d{4}-\d\d-\d\d))?"
)
VALUE = re.compile(r"(?P<value>[^()]+?)(?: ?\((?P<marks>[^()]+)\))?")
LEVEL = re.compile(r"level (\d{1,3})")
QUANTITY = re.compile(r"(\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))? ([^\d\s].*)")
TERM = re.compile(r"[-\w]+")
NAME = re.compile(r"(?P<text>[^()]+?) ?\((?P<marks>[^()]+)\)")
YEARS = re.compile(r"\d{4}-(\d{4})?")

FIELD_OF_MARK = {member.value: field for field, words in QUALIFIERS.items() for member in words}
ORDINARY_MARKS = {"ordinary": Ordinary.YES.value, "not ordinary": Ordinary.NO.value}
"""What is said of a name in brackets -> what is stored: “yes” alone would not tell of what."""
STATES = (State.CHECKED_NONE, State.DOES_NOT_APPLY, State.NOT_SO_HERE)
TEXT, AGAINST, NOT_SO_HERE = "text", "against ", f"{State.NOT_SO_HERE} "


class GrammarError(ValueError):
    """The text does not follow the notation; the message says how it would."""


def tight(text: str) -> str:
    """*text* with single spaces between its words and none around them."""
    return " ".join(text.split())


def parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> date:
    raise GrammarError(f"“{text}” is no day; write it as 2026-11-22.")


def parse_citation(text: str) -> Citation:
    """``label-baclofen warnings [hallucinations, seizures] on 2026-12-01`` as a Citation."""
    match = CITATION.fullmatch(tight(text))
    if not match:
        raise GrammarError(f"“{text}” is no citation; write: source-slug section [key word, key word].")
    words = tuple(word for part in (match["words"] or "").split(",") if (word := part.strip()))
    if match["lacks"] and not words:
        raise GrammarError("Say in square brackets which words the source lacks.")
    return Citation(
        source=match["source"],
        section=match["section"] or "",
        key_words=words,
        finding=Finding.LACKS if match["lacks"] else Finding.SAYS,
        checked=parse_day(match["day"]) if match["day"] else None,
    )


def write_citation(citation: Citation) -> str:
    parts = [citation.source, citation.section]
    parts.append("lacks" if citation.finding == Finding.LACKS else "")
    parts.append(f"[{', '.join(citation.key_words)}]" if citation.key_words else "")
    parts.append(f"on {citation.checked.isoformat()}" if citation.checked else "")
    return " ".join(part for part in parts if part)


def parse_value(text: str) -> dict[str, Any]:
    """The fields of a FactRecord that stand in its key: ``drowsiness (very common, by mouth)``.

    No field of the value is filled for ``text``: the sentence itself stands under *says*.
    """
    match = VALUE.fullmatch(tight(text))
    if not match:
        raise GrammarError(f"“{text}” is no value; write: value (qualifier, qualifier).")
    return _value(match["value"]) | _marks(match["marks"] or "")


def _value(text: str) -> dict[str, Any]:
    if text == TEXT:
        return {}
    if text in STATES:
        return {"state": text}
    if text.startswith(NOT_SO_HERE) and TERM.fullmatch(text.removeprefix(NOT_SO_HERE)):
        return {"state": State.NOT_SO_HERE.value, "term": text.removeprefix(NOT_SO_HERE)}
    if level := LEVEL.fullmatch(text):
        return {"level": int(level[1])}
    if quantity := QUANTITY.fullmatch(text):
        low, high, unit = quantity.groups()
        return {"low": Decimal(low), "high": Decimal(high or low), "unit": _unit(unit)}
    if TERM.fullmatch(text):
        return {"term": text}
    raise GrammarError(
        f"“{text}” is no value; write a term's slug, “level 2”, “2 to 6 hours”, “text”, “checked none”, “does not apply” or “not so here”."
    )


def _unit(word: str) -> str:
    """The unit as stored: 'hour' and 'hours' are *hours*. Raises GrammarError for a word that is no unit."""
    found = next((unit.value for unit in Unit if word in (unit.value, unit.value.removesuffix("s"))), None)
    if found is None:
        raise GrammarError(f"“{word}” is no unit{hint(word, [unit.value for unit in Unit])}")
    return found


def _marks(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for mark in (part.strip() for part in text.split(",") if part.strip()):
        field, value = _mark(mark)
        if field in fields:
            raise GrammarError(f"“{fields[field]}” and “{value}” are both a {field}; keep one.")
        fields[field] = value
    return fields


def _mark(mark: str) -> tuple[str, str]:
    if mark == Status.DRAFT:
        return "status", Status.DRAFT.value
    if mark.startswith(AGAINST):
        return "comparator", mark.removeprefix(AGAINST).strip()
    if mark in FIELD_OF_MARK:
        return FIELD_OF_MARK[mark], mark
    raise GrammarError(f"“{mark}” is no qualifier{hint(mark, [*FIELD_OF_MARK, Status.DRAFT.value])}")


def write_value(fact: FactRecord) -> str:
    marks = [getattr(fact, field) for field in QUALIFIERS]
    marks += [f"{AGAINST}{fact.comparator}" if fact.comparator else "", Status.DRAFT.value if fact.status == Status.DRAFT else ""]
    written = ", ".join(mark for mark in marks if mark)
    return f"{_written_value(fact)} ({written})" if written else _written_value(fact)


def _written_value(fact: FactRecord) -> str:
    if fact.state:
        return f"{fact.state} {fact.term}".strip()
    if fact.term:
        return fact.term
    if fact.level is not None:
        return f"level {fact.level}"
    if fact.low is not None and fact.high is not None:
        return quantity_words(fact.low, fact.high, fact.unit)
    return TEXT


def parse_name(text: str, kind: str) -> NameRecord:
    """``Lyflex (UK, 1999-)`` as a NameRecord; a name that itself holds brackets needs the long form."""
    text = tight(text)
    if not re.search(r"[()]", text):
        return NameRecord(text=text, kind=kind)
    if text.count("(") != text.count(")"):
        raise GrammarError(f"“{text}”: half a bracket. In a list, a name whose brackets hold a comma stands in double quotes.")
    match = NAME.fullmatch(text)
    if not match:
        raise GrammarError(f"“{text}”: brackets hold marks; write a name that has brackets of its own as {{name: …}}.")
    marks: dict[str, Any] = {}
    for mark in (part.strip() for part in match["marks"].split(",")):
        field = _field_of_name_mark(mark)
        if field in marks:
            raise GrammarError(f"“{marks[field]}” and “{mark}” are both a {field}; keep one.")
        marks[field] = mark
    if "ordinary" in marks:
        marks["ordinary"] = ORDINARY_MARKS[marks["ordinary"]]
    return NameRecord(text=match["text"], kind=kind, **marks)


def _field_of_name_mark(mark: str) -> str:
    for field, words in (("standing", Standing), ("place", Place), ("form", Form)):
        if mark in [member.value for member in words]:
            return field
    if mark in ORDINARY_MARKS:
        return "ordinary"
    if YEARS.fullmatch(mark):
        return "years"
    known = [*ORDINARY_MARKS, *(member.value for words in (Standing, Place, Form) for member in words)]
    raise GrammarError(
        f"“{mark}” is no mark of a name (loose, former, ordinary, a place, a form, or years such as 1983-2020){hint(mark, known)}"
    )


def write_name(name: NameRecord) -> str | None:
    """The name in one line; None where it needs the long form."""
    if name.sense or name.note:
        return None
    standing = name.standing if name.standing != Standing.STANDARD else ""
    ordinary = next((mark for mark, stored in ORDINARY_MARKS.items() if stored == name.ordinary), "")
    marks = ", ".join(mark for mark in (standing, ordinary, name.place, name.form, name.years) if mark)
    line = f"{name.text} ({marks})" if marks else name.text
    try:
        back = parse_name(line, name.kind)
    except GrammarError:
        return None
    return line if back == replace(name, citation=None) else None


def parse_relation(text: str) -> tuple[str, str]:
    """(kind, slug of the other drug) of ``becomes inactive calmol``."""
    for kind in sorted(RelationKind, key=len, reverse=True):
        if text.startswith(f"{kind.value} ") and TERM.fullmatch(other := text.removeprefix(f"{kind.value} ").strip()):
            return kind.value, other
    raise GrammarError(f"“{text}” is no relation; write one of {', '.join(kind.value for kind in RelationKind)}, then a drug's slug.")


def parse_identifier(text: str) -> tuple[str, str]:
    """(system, code) of ``unii H789N3FKE8``."""
    system, _, code = text.partition(" ")
    if is_well_formed(system, code):
        return system, code
    raise GrammarError(f"“{text}” is no identifier; write one of {', '.join(IdentifierSystem)}, then a code of its form.")
