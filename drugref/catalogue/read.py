"""Files -> records. Every fault is collected; nothing is raised for a broken file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from drugref.catalogue.faults import Faults
from drugref.catalogue.read_entries import read_entry, read_statement
from drugref.catalogue.yaml_nodes import Fields, Node, compose
from drugref.domain.records import (
    AttributeRecord,
    CheckRecord,
    EntryRecord,
    InteractionRecord,
    LookedThroughRecord,
    Record,
    SourceRecord,
    TermRecord,
)
from drugref.vocabulary import EntryKind, SourceKind, ValueKind, Vocabulary

CONTENT = Path(__file__).parent / "content"
FOLDERS = {"terms": "term", "sources": "source", "drugs": "entry", "classes": "entry", "interactions": "interaction"}
"""Folder -> kind of record in it."""

Records = dict[str, Record]
Reader = Callable[[Node], list[Record]]
R = TypeVar("R", bound=Record)
D = TypeVar("D", CheckRecord, LookedThroughRecord)


def read_folder(folder: Path, faults: Faults) -> Records:
    """All records under *folder* by key."""
    records: Records = {}
    for path in content_files(folder):
        home = path.relative_to(folder).as_posix()
        shown = shown_path(path)
        text = read_text(path, shown, home, faults)
        for record in read_file(home, text, faults, shown) if text is not None else ():
            add_record(records, record, faults)
    return with_check_days(records)


def content_files(folder: Path) -> list[Path]:
    """Every YAML file under *folder*, also a misplaced one: attributes first, then folder by folder, by name."""
    places = ["attributes.yaml", *FOLDERS]

    def place(path: Path) -> tuple[int, str]:
        home = path.relative_to(folder)
        return (places.index(home.parts[0]) if home.parts[0] in places else len(places)), home.as_posix()

    return sorted(folder.rglob("*.y*ml"), key=place)


def shown_path(path: Path) -> str:
    """*path* as a person in the present folder would type it."""
    here = Path.cwd()
    return str(path.resolve().relative_to(here)) if path.resolve().is_relative_to(here) else str(path)


def read_text(path: Path, shown: str, home: str, faults: Faults) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        faults.add(shown, 1, f"Not UTF-8 at byte {error.start}.")
        faults.unread.add(kind_of(home))
        return None


def read_file(home: str, text: str, faults: Faults, shown: str = "") -> list[Record]:
    """The records in *text*, the content of the file *home* (its path inside the content folder)."""
    shown = shown or home
    reader = reader_of(home)
    if reader is None:
        faults.add(shown, 1, "No kind of record belongs in a file of this name.")
        return []
    before = len(faults)
    root = compose(text, shown, faults)
    if root is None:
        if len(faults) > before:
            faults.unread.add(kind_of(home))
        elif kind_of(home) in ("entry", "interaction"):
            faults.add(shown, 1, "The file is empty.")
        return []
    return reader(root)


def kind_of(home: str) -> str:
    return FOLDERS.get(PurePosixPath(home).parts[0], "attribute")


def reader_of(home: str) -> Reader | None:
    """The function that reads the file *home*; None where no such file is known."""
    path = PurePosixPath(home)
    folder, stem, words = path.parent.as_posix(), path.stem, path.stem.replace("-", " ")
    if path.suffix != ".yaml":
        return None
    if home == "attributes.yaml":
        return read_attributes
    if folder == "terms" and stem in set(Vocabulary):
        return lambda root: read_terms(root, Vocabulary(stem))
    if folder == "sources" and words in set(SourceKind):
        return lambda root: read_sources(root, SourceKind(words))
    if folder in ("drugs", "classes"):
        kind = EntryKind.CLASS if folder == "classes" else EntryKind.DRUG
        return lambda root: read_entry(root, kind, stem)
    if folder == "interactions":
        return lambda root: read_interaction(root, stem)
    return None


# records of a few fields


def read_attributes(root: Node) -> list[Record]:
    return [_attribute(fields, record) for fields, record in _each(root, AttributeRecord)]


def read_terms(root: Node, vocabulary: Vocabulary) -> list[Record]:
    return [term for _, term in _each(root, TermRecord, vocabulary=vocabulary.value)]


def read_sources(root: Node, kind: SourceKind) -> list[Record]:
    return [source for _, source in _each(root, SourceRecord, kind=kind.value)]


def _each(root: Node, kind: type[R], /, **same: str) -> Iterator[tuple[Fields, R]]:
    """One record, and the fields that told it, for each ``slug:`` of a file of many; *same* holds for all."""
    for key, value in root.pairs():
        fields = Fields.of(value, kind, owner=key)
        told: dict[str, Any] = {**same, **fields.told(kind)}
        told["slug"] = key.text()
        yield fields, kind(line=key.line, file=key.file, **told)


def _attribute(fields: Fields, record: AttributeRecord) -> AttributeRecord:
    is_terms, is_level = record.kind == ValueKind.TERMS, record.kind == ValueKind.LEVEL
    if record.kind and is_terms != bool(fields.text("vocabulary")):
        fields.owner.fault("An attribute of terms names its “vocabulary:”, and no other does.")
    if record.kind and is_level != bool(record.levels):
        fields.owner.fault("An attribute of levels says under “levels:” what each means, and no other does.")
    if record.qualifier and not is_terms:
        fields.owner.fault("Only an attribute of terms has a “qualifier:”.")
    return record


def read_between(fields: Fields, *, stem: str, joiner: str) -> tuple[str, str]:
    """The two slugs under ``between:``, which must also be the file's name."""
    pair = fields.texts("between")
    if len(pair) != 2 and "between" in fields.nodes:
        fields.nodes["between"].fault("Two slugs stand here: [one, other].")
    left, right = pair if len(pair) == 2 else ("", "")
    if left and joiner.join((left, right)) != stem:
        fields.nodes["between"].fault(f"The file is named “{stem}”; this pair belongs in “{left}{joiner}{right}”.")
    return left, right


def read_interaction(root: Node, stem: str) -> list[Record]:
    fields = Fields.of(root, InteractionRecord, "between")
    left, right = read_between(fields, stem=stem, joiner="+")
    if left > right:
        fields.nodes["between"].fault("The two stand in alphabetical order.")
    told = read_statement(fields, InteractionRecord)
    return [InteractionRecord(line=root.line, file=root.file, left=left, right=right, **told)]


# all together


def add_record(records: Records, record: Record, faults: Faults) -> None:
    """Add *record*, or a fault where its key is taken."""
    if (first := records.get(record.key)) is not None:
        kind, _, slug = record.key.partition(":")
        faults.add(record.file, record.line, f"The {kind} “{slug}” stands here twice; first in {first.file}:{first.line}.")
        return
    records[record.key] = record


def with_check_days(records: Records) -> Records:
    """The same, each check and each section looked through with its day: where its citation has none, the day its source was read."""
    return {key: _dated(record, records) if isinstance(record, EntryRecord) else record for key, record in records.items()}


def _dated(entry: EntryRecord, records: Records) -> EntryRecord:
    return replace(
        entry,
        checks=tuple(_dated_part(check, records) for check in entry.checks),
        looked_through=tuple(_dated_part(section, records) for section in entry.looked_through),
    )


def _dated_part(part: D, records: Records) -> D:
    source = records.get(f"source:{part.citation.source}")
    if part.citation.checked or not isinstance(source, SourceRecord):
        return part
    return replace(part, citation=replace(part.citation, checked=source.read))
