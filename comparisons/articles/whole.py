"""The catalogue and the articles upon it, read, loaded and dumped as one."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from comparisons.articles.files import CONTENT as ARTICLES
from comparisons.articles.part import ArticlePart
from comparisons.articles.storing import refuse_contradictions
from drugref.catalogue.bodies import CataloguePart, Part
from drugref.catalogue.faults import Faults
from drugref.catalogue.read import CONTENT, Records
from drugref.catalogue.sync import Dump, Outcome, Prefer, canonicalise, dump, load

Say = Callable[[str], None]


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
        return sum(len(found) for found in self.records)

    @transaction.atomic
    def load(self, prefer: Prefer, say: Say) -> Outcome:
        """Load what was read, all or nothing. Raises CatalogueError where it can't be."""
        outcome = Outcome()
        for (part, _), records in zip(self.folders, self.records, strict=True):
            if part is self.articles:
                self.articles.catalogue = self.catalogue.fetch() if outcome.wrote else outcome.stored
            outcome.add(load(part, records, prefer, say))
        if outcome.wrote:
            refuse_contradictions(self.records[-1])
        return outcome

    def dump(self, *, check_only: bool) -> list[tuple[Path, Dump]]:
        """(folder, what was done there) for both."""
        return [(folder, dump(part, folder, at_home=self.at_home, check_only=check_only)) for part, folder in self.folders]

    def canonicalise(self, *, check_only: bool) -> list[Path]:
        """The files that change, or would."""
        return [folder / home for part, folder in self.folders for home in canonicalise(part, folder, check_only=check_only)]
