"""The JSON of a typed question's answer, for programs.

Pure. The shape is documented at /api/; keys are only ever added.
"""

from collections.abc import Sequence
from typing import Any

from comparisons.answering import Answered, Part, Sense
from comparisons.presenters.asked import Address, printed_sense, understanding
from drugref.naming.meanings import Meaning
from drugref.profiles import Graph

Json = dict[str, Any]


def asked_data(
    found: Answered, graph: Graph, address: Address, suggestions: Sequence[Json], said: Sequence[str], verdicts: Sequence[str | None]
) -> Json:
    """The whole answer of ``GET /api/v1/ask``. *said* and *verdicts* are one for each part."""
    question = found.question
    parts = [
        _part_data(given, graph, address, sentence, verdict) for given, sentence, verdict in zip(found.parts, said, verdicts, strict=True)
    ]
    first = parts[0] if parts else {"subject": None, "object": None, "verdict": None, "senses": [], "answer": "", "url": None}
    many_parts = len(parts) > 1
    return {
        "question": question.text.strip(),
        "kind": question.kind.value,
        **first,
        "url": None if many_parts else first["url"],
        "object": None if many_parts and len(question.objects) > 1 else first["object"],
        "verdict": (parts[0]["verdict"] if len({row["verdict"] for row in parts}) == 1 else None) if parts else None,
        "answer": " ".join(row["answer"] for row in parts),
        "understood": list(understanding(found, graph, address).readings),
        "not_understood": list(question.unknown),
        "suggestions": list(suggestions),
        **({"parts": [{"kind": question.kind.value, **row} for row in parts]} if many_parts else {}),
    }


def _part_data(given: Part, graph: Graph, address: Address, sentence: str, verdict: str | None) -> Json:
    subjects, objects = (_told(given, index) for index in (0, 1))
    only = given.only
    told = (*given.deciding, *given.asides) if only is None or given.asides else ()
    return {
        "subject": _entry(subjects[0]) if subjects else None,
        "object": _entry(objects[0]) if objects else None,
        "verdict": verdict,
        "senses": [_sense_data(sense, graph, address, given.senses) for sense in told],
        "answer": sentence,
        "url": printed_sense(only, graph, address).address if only else None,
    }


def _told(given: Part, index: int) -> list[Meaning]:
    pairs = [(sense.subject, sense.object) for sense in given.deciding]
    return [meaning for pair in pairs if (meaning := pair[index]) is not None]


def _entry(meaning: Meaning) -> Json:
    return {"slug": meaning.slug, "kind": meaning.kind, "name": meaning.title}


def _sense_data(sense: Sense, graph: Graph, address: Address, among: Sequence[Sense]) -> Json:
    printed = printed_sense(sense, graph, address, among)
    return {
        "reading": printed.reading,
        "subject": _entry(sense.subject),
        "object": _entry(sense.object) if sense.object else None,
        "verdict": sense.verdict.kind.value if sense.verdict else None,
        "decides": sense.decides,
        "answer": printed.sentence,
        "url": printed.address,
    }
