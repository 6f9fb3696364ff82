"""What the loader and the dumper handle alike: the catalogue, and whatever is built upon it by another app."""

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from drugref.catalogue.check import check
from drugref.catalogue.faults import Faults
from drugref.catalogue.fetch import fetch_records
from drugref.catalogue.read import Records, content_files, read_file, read_folder
from drugref.catalogue.store import Changes, store_records
from drugref.catalogue.write import Order, text_of, text_of_file
from drugref.domain.records import AttributeRecord, Record


class Part(Protocol):
    """A body of files that hold records."""

    prefixes: tuple[str, ...]
    """What the keys of its records begin with."""

    def files(self, folder: Path) -> list[Path]: ...
    def read(self, folder: Path, faults: Faults) -> Records: ...
    def read_one(self, home: str, text: str, faults: Faults) -> list[Record]: ...
    def check(self, records: Records, faults: Faults, only: Collection[str] | None = None) -> None: ...
    def fetch(self) -> Records: ...
    def store(self, changes: Changes) -> None: ...
    def arrange(self, records: Records) -> None:
        """Write texts from now on in the order that *records* define."""

    def text(self, record: Record) -> str: ...
    def text_of_file(self, records: Collection[Record]) -> str: ...


class CataloguePart:
    """Attributes, terms, sources, entries and interactions."""

    prefixes: tuple[str, ...] = ("attribute:", "term:", "source:", "drug:", "class:", "interaction:")

    def __init__(self) -> None:
        self.order: Order = {}

    def files(self, folder: Path) -> list[Path]:
        return content_files(folder)

    def read(self, folder: Path, faults: Faults) -> Records:
        return read_folder(folder, faults)

    def read_one(self, home: str, text: str, faults: Faults) -> list[Record]:
        return read_file(home, text, faults)

    def check(self, records: Records, faults: Faults, only: Collection[str] | None = None) -> None:
        check(records, faults, only)

    def fetch(self) -> Records:
        return fetch_records()

    def store(self, changes: Changes) -> None:
        store_records(changes)

    def arrange(self, records: Records) -> None:
        self.order = {record.slug: record.order for record in records.values() if isinstance(record, AttributeRecord)}

    def text(self, record: Record) -> str:
        return text_of(record, self.order)

    def text_of_file(self, records: Collection[Record]) -> str:
        return text_of_file(records, self.order)
