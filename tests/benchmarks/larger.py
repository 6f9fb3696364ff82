"""A catalogue many times as large, grown from the real one: for benchmarks."""

from collections.abc import Mapping
from dataclasses import replace

from drugref.domain.records import EntryRecord, InteractionRecord, Record


def grown(records: Mapping[str, Record], times: int) -> dict[str, Record]:
    """*records* and *times* - 1 copies of every entry and interaction, each copy linked within itself: “baclofen-2”, “baclofen-3” …

    Sources, terms and attributes are shared, as they would be.
    """
    entries = [record for record in records.values() if isinstance(record, EntryRecord)]
    interactions = [record for record in records.values() if isinstance(record, InteractionRecord)]
    found = dict(records)
    for number in range(2, times + 1):
        for copy in (*(_entry(record, number) for record in entries), *(_interaction(record, number) for record in interactions)):
            found[copy.key] = copy
    return found


def _slug(slug: str, number: int) -> str:
    return f"{slug}-{number}"


def _entry(record: EntryRecord, number: int) -> EntryRecord:
    return replace(
        record,
        slug=_slug(record.slug, number),
        name=f"{record.name} {number}",
        plural=f"{record.plural} {number}" if record.plural else "",
        names=tuple(replace(name, text=f"{name.text} {number}") for name in record.names),
        classes=tuple(replace(edge, drug_class=_slug(edge.drug_class, number)) for edge in record.classes),
        ingredients=tuple(replace(part, drug=_slug(part.drug, number)) for part in record.ingredients),
        relations=tuple(replace(part, other=_slug(part.other, number)) for part in record.relations),
        facts=tuple(replace(fact, note=fact.note) for fact in record.facts),
    )


def _interaction(record: InteractionRecord, number: int) -> InteractionRecord:
    left, right = sorted((_slug(record.left, number), _slug(record.right, number)))
    return replace(record, left=left, right=right)
