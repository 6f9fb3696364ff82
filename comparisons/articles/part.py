"""The articles as a body of files for the catalogue's loader and dumper."""

from collections.abc import Collection
from pathlib import Path

from comparisons.articles.checking import check_article
from comparisons.articles.files import article_files, read_article, read_articles, write_article
from comparisons.articles.records import ArticleRecord
from comparisons.articles.storing import fetch_articles, store_articles
from drugref.catalogue.check import Shelf
from drugref.catalogue.faults import Faults
from drugref.catalogue.read import Records
from drugref.catalogue.store import Changes
from drugref.domain.records import Record


class ArticlePart:
    """Articles speak of *catalogue*: the entries and sources as they will be once the catalogue is loaded."""

    prefixes: tuple[str, ...] = ("article:",)

    def __init__(self) -> None:
        self.catalogue: Records = {}

    def files(self, folder: Path) -> list[Path]:
        return article_files(folder)

    def read(self, folder: Path, faults: Faults) -> Records:
        return read_articles(folder, faults)

    def read_one(self, home: str, text: str, faults: Faults) -> list[Record]:
        return read_article(home, text, faults)

    def check(self, records: Records, faults: Faults, only: Collection[str] | None = None) -> None:
        shelf = Shelf({**self.catalogue, **records}, faults, only)
        for article in shelf.all(ArticleRecord):
            check_article(shelf, article)

    def fetch(self) -> Records:
        return fetch_articles()

    def store(self, changes: Changes) -> None:
        store_articles(changes)

    def arrange(self, records: Records) -> None:
        """An article's keys have one order; nothing to arrange."""

    def text(self, record: Record) -> str:
        if not isinstance(record, ArticleRecord):
            raise TypeError(f"{record.key} is no article.")
        return write_article(record)

    def text_of_file(self, records: Collection[Record]) -> str:
        return "".join(self.text(record) for record in records)
