"""One load: read, check, compare with the database, write what changed, remember what was loaded."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from enum import Enum
from pathlib import Path

from django.db import transaction

from drugref.catalogue.bodies import Part
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.read import Records
from drugref.catalogue.yaml_writer import grouped
from drugref.domain.records import Record
from drugref.models import LoadedRecord
from drugref.models.editions import told_as_one

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


class Decision(Enum):
    UNCHANGED = "unchanged"
    ADD = "added"
    CHANGE = "changed"
    KEEP = "kept as edited here"
    CONFLICT = "in conflict"


class Prefer(Enum):
    """What to do where file and database have both changed."""

    ASK = "ask"
    FILE = "theirs"
    DATABASE = "ours"


def decide(file: Record, database: Record | None, last: Record | None, prefer: Prefer = Prefer.ASK) -> Decision:
    """What loading *file* should do.

    Only the file moved -> add or change; only the database moved -> keep it; both -> conflict, unless one is preferred.
    A record that was loaded once and then deleted by an editor counts as moved in the database.
    """
    if file == database:
        return Decision.UNCHANGED
    write = Decision.ADD if database is None else Decision.CHANGE
    if database == last:
        return write
    if file == last:
        return Decision.KEEP
    return {Prefer.ASK: Decision.CONFLICT, Prefer.FILE: write, Prefer.DATABASE: Decision.KEEP}[prefer]


WRITING = (Decision.ADD, Decision.CHANGE)


@dataclass
class Outcome:
    """What one load did: keys by decision, a unified diff for each conflict, and records whose file is gone.

    ``stored`` is what the database held before.
    """

    decisions: dict[str, Decision] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    stored: Records = field(default_factory=dict)

    @property
    def counts(self) -> Counter[Decision]:
        return Counter(self.decisions.values())

    @property
    def wrote(self) -> bool:
        return any(decision in WRITING for decision in self.decisions.values())

    def add(self, other: "Outcome") -> None:
        self.decisions |= other.decisions
        self.conflicts |= other.conflicts
        self.gone += other.gone
        self.stored = {**self.stored, **other.stored}

    def keys(self, decision: Decision) -> list[str]:
        return sorted(key for key, made in self.decisions.items() if made is decision)


def load(part: Part, records: Records, prefer: Prefer = Prefer.ASK, say: Callable[[str], None] = lambda _: None) -> Outcome:
    """Bring the database up to *records*, which were read and checked.

    Raises CatalogueError, having written nothing, where they do not fit what editors have changed.
    """
    say("comparing with the database")
    stored = part.fetch()
    part.arrange(records)
    texts = remembered_texts(part)
    outcome = Outcome(gone=sorted((texts.keys() & stored.keys()) - records.keys()), stored=stored)
    for key, record in records.items():
        outcome.decisions[key] = decide(record, stored.get(key), last_of(key, record, stored.get(key), texts, part), prefer)
    written = {key for key, made in outcome.decisions.items() if made in WRITING}
    _check_together(part, records, stored, written)
    for key in outcome.keys(Decision.CONFLICT):
        outcome.conflicts[key] = difference(stored.get(key), records[key], part)
    say(f"writing {len(written)} records")
    with transaction.atomic(), told_as_one(written):
        part.store([(record, stored.get(key)) for key, record in records.items() if key in written])
        agreed = {key: record for key, record in records.items() if outcome.decisions[key] is not Decision.CONFLICT}
        remember(agreed, texts, part)
        forget(texts.keys() - records.keys() - stored.keys())
    return outcome


def _check_together(part: Part, records: Records, stored: Records, written: set[str]) -> None:
    """The records to be written must also fit those in the database that stay as they are."""
    after = {**stored, **{key: records[key] for key in written}}
    if all(after.get(key) == record for key, record in records.items()) and len(after) == len(records):
        return
    faults = Faults()
    part.check(after, faults, only=written)
    if len(faults):
        raise CatalogueError(faults)


def difference(database: Record | None, file: Record, part: Part) -> str:
    """A unified diff from the database's text to the file's."""
    before = part.text(database).splitlines() if database else []
    lines = unified_diff(before, part.text(file).splitlines(), f"database {file.key}", f"file {file.file}", lineterm="")
    return "\n".join(lines)


@dataclass
class Dump:
    """What one dump did, or would do: files by name, and keys of records that it left alone."""

    written: list[str] = field(default_factory=list)
    unchanged: int = 0
    newer: list[str] = field(default_factory=list)
    """Records whose file is newer than the database: load them first."""
    conflicts: list[str] = field(default_factory=list)
    """Records that have changed in both."""
    only_here: list[str] = field(default_factory=list)
    """Files of which the database has no record; they are not deleted."""
    unwritable: list[str] = field(default_factory=list)
    """Files left alone because a text in the database would not come back the same."""


def dump(part: Part, folder: Path, *, at_home: bool, check_only: bool = False) -> Dump:
    """Write the part's records to *folder*.

    *at_home*: it is the folder that the catalogue is loaded from, so a file may be newer than the database; elsewhere
    the database always wins. Raises CatalogueError where a file that stands there can't be read.
    """
    faults = Faults()
    here = part.read(folder, faults)
    if len(faults):
        raise CatalogueError(faults)
    stored = part.fetch()
    part.arrange(stored)
    texts = remembered_texts(part) if at_home else {}
    outcome = Dump()
    chosen = _choose(stored, here, texts, part, outcome, at_home=at_home)
    _write(part, folder, chosen, here, outcome, check_only=check_only)
    if at_home and not check_only:
        remember({key: record for key, record in chosen.items() if stored.get(key) == record}, texts, part)
    return outcome


def _choose(stored: Records, here: Records, texts: Mapping[str, str], part: Part, outcome: Dump, *, at_home: bool) -> Records:
    """The records that the files should hold."""
    chosen: Records = {}
    for key, record in stored.items():
        found = here.get(key)
        made = decide(record, found, last_of(key, record, found, dict(texts), part)) if at_home else Decision.CHANGE
        if made is Decision.KEEP:
            outcome.newer.append(key)
        elif made is Decision.CONFLICT:
            outcome.conflicts.append(key)
        keeps = found if made in (Decision.KEEP, Decision.CONFLICT) else record
        if keeps is not None:
            chosen[key] = keeps
    for key in here.keys() - stored.keys():
        if at_home and key not in texts:  # written by hand and not loaded yet
            outcome.newer.append(key)
            chosen[key] = here[key]
    return chosen


def _write(part: Part, folder: Path, chosen: Records, here: Records, outcome: Dump, *, check_only: bool) -> None:
    wanted, present = by_home(chosen), by_home(here)
    for home, records in sorted(wanted.items()):
        if records == present.get(home):
            outcome.unchanged += 1
            continue
        text = part.text_of_file(list(records.values()))
        if not comes_back(home, text, records, part):
            outcome.unwritable.append(home)
            continue
        outcome.written.append(home)
        if not check_only:
            write_file(folder / home, text)
    outcome.only_here += sorted(present.keys() - wanted.keys())


def by_home(records: Records) -> dict[str, Records]:
    return {home: {r.key: r for r in found} for home, found in grouped((record.home, record) for record in records.values()).items()}


def comes_back(home: str, text: str, records: Records, part: Part) -> bool:
    """Whether reading *text* gives just *records*, without a fault."""
    faults = Faults()
    back: list[Record] = part.read_one(home, text, faults)
    return not len(faults) and {record.key: record for record in back} == records


def write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def canonicalise(part: Part, folder: Path, *, check_only: bool = False) -> list[str]:
    """Rewrite each file of *folder* in canonical form, from itself; the names of those that change (or would).

    Comments do not survive it. Raises CatalogueError where a file can't be read.
    """
    faults = Faults()
    records = part.read(folder, faults)
    if len(faults):
        raise CatalogueError(faults)
    part.arrange(records)
    changed = []
    for home, own in by_home(records).items():
        text = part.text_of_file(list(own.values()))
        if text != (folder / home).read_text(encoding="utf-8"):
            changed.append(home)
            if not check_only:
                write_file(folder / home, text)
    return changed
