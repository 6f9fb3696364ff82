"""All records of a catalogue, by what they are, with a place to put what is wrong with them."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from drugref.catalogue.faults import Faults, hint
from drugref.catalogue.read import Records
from drugref.domain.records import AttributeRecord, Citation, EntryRecord, Record, SourceRecord, TermRecord

R = TypeVar("R", bound=Record)


class Shelf:
    """What a check looks things up in.

    With *only*, faults of other records are not reported: those stand in the database and are not about to be written.
    """

    def __init__(self, records: Records, faults: Faults, only: Collection[str] | None = None) -> None:
        self.records, self.faults, self.only = records, faults, only
        self.attributes = {r.slug: r for r in self.all(AttributeRecord)}
        self.terms = {r.slug: r for r in self.all(TermRecord)}
        self.sources = {r.slug: r for r in self.all(SourceRecord)}
        self.entries = {r.slug: r for r in self.all(EntryRecord)}

    def all(self, kind: type[R]) -> Iterator[R]:
        return (record for record in self.records.values() if isinstance(record, kind))

    def reports(self, record: Record) -> bool:
        return self.only is None or record.key in self.only

    def fault(self, record: Record, line: int, sentence: str) -> None:
        if self.reports(record):
            self.faults.add(record.file, line or record.line, sentence)

    def known(self, record: Record, line: int, kind: str, slug: str, among: Iterable[str]) -> bool:
        """Whether *slug* is *among* those there are; else a fault with the nearest of them."""
        if slug in (slugs := list(among)):
            return True
        if kind not in self.faults.unread:
            self.fault(record, line, f"Unknown {kind} “{slug}”{hint(slug, slugs)}")
        return False

    def cited(self, record: Record, citations: Iterable[Citation | None]) -> None:
        """A fault for each citation of an unknown source, or of no section."""
        for citation in citations:
            if citation is not None:
                self.known(record, citation.line, "source", citation.source, self.sources)
                if not citation.section:
                    self.fault(record, citation.line, f"Say which section of “{citation.source}” it is.")
