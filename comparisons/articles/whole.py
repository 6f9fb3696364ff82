"""The catalogue and the articles upon it, read, loaded and dumped as one."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from django.utils.timezone import localdate

from comparisons.articles.checking import refuse_contradictions
from comparisons.articles.files import CONTENT as ARTICLES
from comparisons.articles.part import ArticlePart
from drugref.catalogue.bodies import CataloguePart, Part
from drugref.catalogue.check import refuse_missing_coded
from drugref.catalogue.faults import Faults
from drugref.catalogue.ordinary import ask_ordinary
from drugref.catalogue.read import CONTENT, Records
from drugref.catalogue.sync import Dump, Outcome, Plan, Prefer, Say, canonicalise, carry_out, dump, mark_read, plan
from drugref.domain.records import EntryRecord
from drugref.domain.rosters import OpenRosters, open_rosters
from drugref.knowledge.resolve import Resolver


class Whole:
    """Both bodies of files under *folder*: articles have a home of their own, elsewhere they lie in ``articles/``."""

    def __init__(self, folder: Path = CONTENT) -> None:
        self.at_home = folder.resolve() == CONTENT
        self.catalogue, self.articles = CataloguePart(), ArticlePart()
        self.folders: list[tuple[Part, Path]] = [
            (self.catalogue, folder),
            (self.articles, ARTICLES if self.at_home else folder / "articles"),
        ]
        self.records: list[Records] = []

    def read(self, faults: Faults) -> int:
        """Read and check all files; how many records there are."""
        self.records = []
        for part, folder in self.folders:
            found = part.read(folder, faults)
            part.check(found, faults)
            self.records.append(found)
            self.articles.catalogue = self.records[0]
        if self.at_home:
            refuse_missing_coded(self.records[0], faults)
        return sum(len(found) for found in self.records)

    def ask(self, faults: Faults) -> None:
        """Put on *faults* what an editor has yet to decide of what was read; a load does not wait for it."""
        ask_ordinary(self.records[0], faults)

    def open_rosters(self) -> OpenRosters:
        """What of the classes and drugs that were read is yet to be gone through for a second key to “no”."""
        resolver = Resolver(self.records[0], localdate())
        return open_rosters(resolver.of_entry(record).node for record in self.records[0].values() if isinstance(record, EntryRecord))

    def load(self, prefer: Prefer, say: Say) -> Outcome:
        """Load what was read. Raises CatalogueError, having written nothing, where that can't be."""
        return carry_out(lambda: self._plans(prefer, say), say)

    def _plans(self, prefer: Prefer, say: Say) -> list[Plan]:
        """What to write: only where no published article, of now or of long ago, would contradict the facts as they will be (I7)."""
        facts = plan(self.catalogue, self.records[0], prefer, say)
        self.articles.catalogue = facts.after
        articles = plan(self.articles, self.records[1], prefer, say)
        if facts.changes or articles.changes:
            refuse_contradictions(facts.after, {**articles.after, **self._as_in_files(articles.after)})
        return [facts, articles]

    def _as_in_files(self, articles: Records) -> Records:
        """Those of *articles* that the files say just so: their faults then name file and line."""
        return {key: record for key, record in self.records[1].items() if articles.get(key) == record}

    def dump(self, *, check_only: bool) -> list[tuple[Path, Dump]]:
        """(folder, what was done there) for both."""
        return [(folder, dump(part, folder, at_home=self.at_home, check_only=check_only)) for part, folder in self.folders]

    def mark_read(self, keys: Collection[str], on: date) -> list[Path]:
        """Write into the files that the records *keys* of what was read were read a second time on a day; the files."""
        return [
            folder / home
            for (part, folder), found in zip(self.folders, self.records, strict=True)
            for home in mark_read(part, folder, found, keys, on)
        ]

    def canonicalise(self, *, check_only: bool) -> list[Path]:
        """The files that change, or would."""
        return [folder / home for part, folder in self.folders for home in canonicalise(part, folder, check_only=check_only)]
