"""What was last agreed between files and database, record by record (models.LoadedRecord)."""

from collections.abc import Collection

from drugref.catalogue.faults import Faults
from drugref.catalogue.part import Part
from drugref.catalogue.reading import Records
from drugref.catalogue.records import Record
from drugref.models import LoadedRecord

UNREADABLE = Record()
"""Stands for a remembered text that can't be read any more: it equals no record."""


def remembered_texts(part: Part) -> dict[str, str]:
    """Key -> text as last agreed, of the part's own records."""
    return {key: text for key, text in LoadedRecord.objects.values_list("key", "text") if key.startswith(part.prefixes)}


def as_remembered(record: Record, part: Part) -> str:
    """The text that is kept: a small file whose first line names its home."""
    return f"# {record.home}\n{part.text(record)}"


def recalled(text: str, part: Part) -> Record:
    home, _, body = text.partition("\n")
    faults = Faults()
    records = part.read_one(home.removeprefix("# "), body, faults)
    return records[0] if len(records) == 1 and not len(faults) else UNREADABLE


def last_of(key: str, one: Record | None, other: Record | None, texts: dict[str, str], part: Part) -> Record | None:
    """The record as last agreed; not looked up where *one* and *other* agree now, or never agreed."""
    return recalled(texts[key], part) if key in texts and one != other else None


def remember(records: Records, texts: dict[str, str], part: Part) -> None:
    """Keep *records* as agreed; *texts* is what is kept now."""
    rows = [LoadedRecord(key=key, text=text) for key, record in records.items() if texts.get(key) != (text := as_remembered(record, part))]
    LoadedRecord.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["text"], batch_size=200)


def forget(keys: Collection[str]) -> None:
    """Nothing is agreed any more on *keys*: they are gone from both sides."""
    LoadedRecord.objects.filter(key__in=keys).delete()
