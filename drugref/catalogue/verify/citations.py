"""Does a citation still stand? Its key words against the text it points at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from drugref.catalogue.read import Records
from drugref.catalogue.verify.datafiles import DataFiles
from drugref.catalogue.verify.labels import Labels, Sections, section_key
from drugref.domain.records import Citation, EntryRecord, Record, SourceRecord, citations_of
from drugref.models.sources import missing_key_words
from drugref.vocabulary import EntryKind, Finding, NameKind, SourceKind

ENOUGH = 0.95
"""Share of the checkable citations that must stand."""


class Result(Enum):
    STANDS = "stands"
    WORDS_MISSING = "key words missing"
    WORDS_PRESENT = "said to be lacking, yet there"
    SECTION_MISSING = "section missing"
    UNCHECKABLE = "can't be checked"


@dataclass(frozen=True)
class Pointer:
    """A citation, with whose it is and the names by which a data file may know the drug; none where any row will do."""

    owner: str
    citation: Citation
    source: SourceRecord
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    pointer: Pointer
    result: Result
    detail: str = ""

    def __str__(self) -> str:
        cited = self.pointer.citation
        return f"{self.pointer.owner}: {cited.source} {cited.section}: {self.result.value}{f': {self.detail}' if self.detail else ''}"


def pointers(records: Records) -> Iterator[Pointer]:
    """Every citation in *records*; one that stands twice in a record comes once."""
    entries = {record.slug: record for record in records.values() if isinstance(record, EntryRecord)}
    known = {entry.name.casefold() for entry in entries.values()}
    for record in records.values():
        names = names_of(record, entries)
        for cited in dict.fromkeys(citations_of(record)):
            source = records.get(f"source:{cited.source}")
            if isinstance(source, SourceRecord):
                named = tuple(word for word in cited.key_words if word.casefold() in known)  # another drug, as a comparison
                yield Pointer(record.key, cited, source, names and names + named)


def names_of(record: Record, entries: Mapping[str, EntryRecord]) -> tuple[str, ...]:
    """What data files may call the drugs that *record* is about; none where one of them is a class."""
    about = [record.slug] if isinstance(record, EntryRecord) else [getattr(record, side, "") for side in ("left", "right")]
    found = [entries[slug] for slug in about if slug in entries]
    if any(entry.kind == EntryKind.CLASS for entry in found):
        return ()
    kinds = (NameKind.GENERIC, NameKind.BRAND)
    return tuple(name for entry in found for name in (entry.name, *(n.text for n in entry.names if n.kind in kinds)))


def verify(pointer: Pointer, labels: Labels, data: DataFiles) -> Judgement:
    cited, source = pointer.citation, pointer.source
    if source.kind == SourceKind.LABEL and cited.section:
        return _verify_label(pointer, labels)
    if not cited.key_words:
        return Judgement(pointer, Result.UNCHECKABLE, "no key words")
    if source.kind == SourceKind.DATA:
        rows = data.rows(cited.source, cited.section, pointer.names or cited.key_words)
        return Judgement(pointer, Result.UNCHECKABLE, "its file is not here") if rows is None else _judge(pointer, [rows])
    return Judgement(pointer, Result.UNCHECKABLE, f"{SourceKind(source.kind).label}, to be read by a person")


def _verify_label(pointer: Pointer, labels: Labels) -> Judgement:
    set_id = pointer.source.set_id
    versions = labels.versions(set_id)
    if not versions:
        return Judgement(pointer, Result.UNCHECKABLE, "this label is not in the archive" if set_id else "the source has no set id")
    texts = sections_named(pointer.citation.section, versions)
    return _judge(pointer, [[text] for text in texts]) if texts else Judgement(pointer, Result.SECTION_MISSING)


def sections_named(name: str, versions: Iterable[Sections]) -> list[str]:
    """That section's text in each version that has it, newest first."""
    key = section_key(name)
    return [sections[key] for sections in versions if key in sections]


def _judge(pointer: Pointer, versions: list[list[str]]) -> Judgement:
    """By the version that says it best; what is lacking must be absent from the newest.

    A version is a list of texts, such as rows: each key word must stand in one of them.
    """
    words = pointer.citation.key_words
    if pointer.citation.finding == Finding.LACKS:
        there = sorted(set(words) - set(missing_from(versions[0], words)))
        return Judgement(pointer, Result.WORDS_PRESENT, ", ".join(there)) if there else Judgement(pointer, Result.STANDS)
    missing = min((missing_from(texts, words) for texts in versions), key=len)
    return Judgement(pointer, Result.WORDS_MISSING, ", ".join(missing)) if missing else Judgement(pointer, Result.STANDS)


def missing_from(texts: list[str], words: Iterable[str]) -> list[str]:
    return [word for word in words if all(missing_key_words(text, [word]) for text in texts)]


@dataclass(frozen=True)
class Summary:
    """The counts of a run. *share* is of the checkable; 1.0 where none is."""

    counts: Counter[Result]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Summary":
        return cls(Counter(judgement.result for judgement in judgements))

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def checkable(self) -> int:
        return self.total - self.counts[Result.UNCHECKABLE]

    @property
    def share(self) -> float:
        return self.counts[Result.STANDS] / self.checkable if self.checkable else 1.0

    @property
    def enough(self) -> bool:
        return self.share >= ENOUGH
