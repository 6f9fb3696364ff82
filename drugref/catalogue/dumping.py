"""Database -> files. Only files whose meaning differs are written, so comments live on in the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drugref.catalogue.branches import grouped
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.memory import last_of, remember, remembered_texts
from drugref.catalogue.merging import Decision, decide
from drugref.catalogue.part import Part
from drugref.catalogue.reading import Records
from drugref.catalogue.records import Record


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
