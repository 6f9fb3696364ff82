"""Citations out of the database, each with its source's slug."""

from collections import defaultdict
from typing import Any

from django.db.models import Model

from drugref.catalogue.records import Citation
from drugref.models.sources import CitationFields, CitationOfStatement, split_key_words

Slugs = dict[int, str]
CITATION_COLUMNS = ("source_id", "section", "finding", "key_words", "checked_on")


def slugs_of(model: type[Model]) -> Slugs:
    return dict(model._default_manager.values_list("pk", "slug"))


def as_file(text: str) -> str:
    """*text* with the line ends of a file and without space around it, as reading a file would give it."""
    return text.replace("\r\n", "\n").strip()


class Citations:
    """The citations of one kind of statement, those of each in order: the leading one first."""

    def __init__(self, model: type[CitationOfStatement], sources: Slugs) -> None:
        self._of: dict[int, list[tuple[int, Citation]]] = defaultdict(list)
        rows = model._default_manager.order_by("pk").values_list("statement_id", "pk", *CITATION_COLUMNS)
        for statement, pk, *columns in rows:
            self._of[statement].append((pk, citation(sources, *columns)))

    def of(self, statement: Any) -> tuple[Citation, ...]:
        return tuple(cited for _, cited in sorted(self._of[statement.pk], key=lambda pair: pair[0] != statement.lead_id))

    def numbered(self, statement: Any) -> tuple[Citation, ...]:
        """In the order in which a text points at them by number, whichever leads."""
        return tuple(cited for _, cited in self._of[statement.pk])


def citation(sources: Slugs, source_id: int, section: str, finding: str, key_words: str, checked_on: Any) -> Citation:
    return Citation(source=sources[source_id], section=section, key_words=split_key_words(key_words), finding=finding, checked=checked_on)


def own_citation(sources: Slugs, row: CitationFields) -> Citation:
    """The citation that *row* carries in itself."""
    return citation(sources, *(getattr(row, column) for column in CITATION_COLUMNS))
