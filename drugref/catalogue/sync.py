"""One load: read, check, compare with the database, write what changed, remember what was loaded.

All is checked before anything is written; then it is written in short transactions, so that no editor waits for long. Each remembers
what it has loaded, so that a load that was broken off is simply resumed by the next.
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import unified_diff
from enum import Enum
from pathlib import Path

from django.db import connection, transaction

from drugref.catalogue.bodies import Part
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.read import Records
from drugref.catalogue.store import Changes
from drugref.catalogue.yaml_writer import grouped
from drugref.domain.reading import mark
from drugref.domain.records import AttributeRecord, EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.models import LoadedRecord
from drugref.models.editions import edited_since, latest_change, tell_readers, told_as_one
from drugref.vocabulary import Status

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
    """Keep *records* as agreed; *texts* is what is kept, before and after."""
    fresh = {key: text for key, record in records.items() if texts.get(key) != (text := as_remembered(record, part))}
    texts |= fresh
    rows = [LoadedRecord(key=key, text=text) for key, text in fresh.items()]
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
Say = Callable[[str], None]


@dataclass
class Outcome:
    """What one load did: keys by decision, a unified diff for each conflict, and records whose file is gone."""

    decisions: dict[str, Decision] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Decision]:
        return Counter(self.decisions.values())

    def add(self, other: "Outcome") -> None:
        self.decisions |= other.decisions
        self.conflicts |= other.conflicts
        self.gone += other.gone

    def keys(self, decision: Decision) -> list[str]:
        return sorted(key for key, made in self.decisions.items() if made is decision)


@dataclass
class Plan:
    """What loading *part* will do, found out and checked; ``stored`` is what the database holds now, ``after`` what it will hold."""

    part: Part
    records: Records
    texts: dict[str, str]
    stored: Records
    after: Records
    outcome: Outcome

    @property
    def changes(self) -> Changes:
        made = self.outcome.decisions
        return [(record, self.stored.get(key)) for key, record in self.records.items() if made[key] in WRITING]


def plan(part: Part, records: Records, prefer: Prefer = Prefer.ASK, say: Say = lambda _: None) -> Plan:
    """What to do to bring the database up to *records*, which were read and checked.

    Raises CatalogueError where they do not fit what editors have changed.
    """
    say("comparing with the database")
    stored = part.fetch()
    part.arrange(records)
    texts = remembered_texts(part)
    outcome = Outcome(gone=sorted((texts.keys() & stored.keys()) - records.keys()))
    for key, record in records.items():
        outcome.decisions[key] = decide(record, stored.get(key), last_of(key, record, stored.get(key), texts, part), prefer)
    for key in outcome.keys(Decision.CONFLICT):
        outcome.conflicts[key] = difference(stored.get(key), records[key], part)
    written = {key for key, made in outcome.decisions.items() if made in WRITING}
    after = {**stored, **{key: records[key] for key in written}}
    _check_together(part, records, after, written)
    return Plan(part, records, texts, stored, after, outcome)


def _check_together(part: Part, records: Records, after: Records, written: set[str]) -> None:
    """The records to be written must also fit those in the database that stay as they are."""
    if all(after.get(key) == record for key, record in records.items()) and len(after) == len(records):
        return
    faults = Faults()
    part.check(after, faults, only=written)
    if len(faults):
        raise CatalogueError(faults)


def load(part: Part, records: Records, prefer: Prefer = Prefer.ASK, say: Say = lambda _: None) -> Outcome:
    """Bring the database up to *records*. Raises CatalogueError, having written nothing, where that can't be."""
    return carry_out(lambda: [plan(part, records, prefer, say)], say)


TRIES = 20
"""How often a load is planned again because an editor has changed something meanwhile."""


def carry_out(make_plans: Callable[[], list[Plan]], say: Say) -> Outcome:
    """Make plans and write what they say. Where an editor saves meanwhile, the rest is planned again: no save is overwritten."""
    written: dict[str, Decision] = {}
    for _ in range(TRIES):
        steps, outcome = Steps(since=latest_change()), Outcome()
        for made in (plans := make_plans()):
            outcome.add(made.outcome)
        outcome.decisions |= {key: was for key, was in written.items() if outcome.decisions[key] is Decision.UNCHANGED}
        try:
            for made in plans:
                say(f"writing {len(made.changes)} records")
                steps.write(made)
        except EditedMeanwhile:
            written |= {key: was for key, was in outcome.decisions.items() if was in WRITING}
        else:
            return outcome
    faults = Faults()
    faults.add("database", 0, "Editors saved again and again while the catalogue was loaded. What is missing comes with the next load.")
    raise CatalogueError(faults)


class EditedMeanwhile(Exception):  # noqa: N818  what happened, and no error
    """Somebody has changed the catalogue since the load was planned."""


@dataclass
class Steps:
    """Writes plans in short transactions, with gaps in which others get their turn. ``since``: the edition when they were made."""

    AIM = 0.12
    """Seconds that a transaction should take."""
    GAP = 0.12
    """Seconds. Who waits for SQLite's lock looks at least every tenth of a second."""

    since: int
    own: set[int] = field(default_factory=set)
    busy: float = 0.0

    def write(self, made: Plan) -> None:
        for stage in stages(made.changes):
            size = 2
            while stage:
                batch, stage = stage[:size], stage[size:]
                begun = time.monotonic()
                self._store(made, batch)
                took = time.monotonic() - begun
                size = max(1, min(2 * size, int(size * self.AIM / took)))
                if made.stored:  # nobody waits to edit an empty catalogue
                    self._let_others_in(took)
        decisions = made.outcome.decisions
        remember({key: record for key, record in made.records.items() if decisions[key] is not Decision.CONFLICT}, made.texts, made.part)
        forget(made.texts.keys() - made.records.keys() - made.stored.keys())

    @transaction.atomic
    def _store(self, made: Plan, batch: Changes) -> None:
        if edited_since(self.since, self.own):
            raise EditedMeanwhile
        with told_as_one(()):
            made.part.store(batch)
        remember({record.key: record for record, _ in batch}, made.texts, made.part)
        told = tell_readers(record.key for record, _ in batch)
        self.own |= {told.pk} if told else set()

    def _let_others_in(self, took: float) -> None:
        self.busy += took
        if self.busy >= self.AIM and not connection.in_atomic_block:
            time.sleep(self.GAP)
            self.busy = 0.0


IN_ORDER = (SourceRecord, AttributeRecord, TermRecord, EntryRecord, InteractionRecord)


def stages(changes: Changes) -> list[Changes]:
    """The changes in the order in which one needs the other: what stands in one stage needs nothing of it or of a later one.

    What two new records of a kind need of one another is met by a stage of stubs before that of the records themselves.
    """
    found: list[Changes] = []
    for kind in (*IN_ORDER, Record):
        own = [change for change in changes if isinstance(change[0], kind)]
        changes = [change for change in changes if not isinstance(change[0], kind)]
        stubs = {new.key: stub(new) for new, old in own if old is None}
        found.append([(made, None) for made in stubs.values()])
        found.append([(new, stubs.get(new.key, old)) for new, old in own if stubs.get(new.key) != new])
    return [stage for stage in found if stage]


def stub(record: Record) -> Record:
    """The record as a draft that names no other: nothing to be seen, but others can name it."""
    match record:
        case EntryRecord():
            return replace(
                record, status=Status.DRAFT, names=(), classes=(), ingredients=(), relations=(), identifiers=(), checks=(), facts=()
            )
        case TermRecord():
            return replace(record, broader="")
    return record


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


def mark_read(part: Part, folder: Path, records: Records, keys: Collection[str], on: date) -> list[str]:
    """Write into the files that those of *records* were read a second time on a day, as they are now; the names of the files.

    Of *keys* just those count that *records* has. Comments in the files do not survive it.
    """
    part.arrange(records)
    own = [records[key] for key in keys if key in records]
    for record in own:
        write_file(folder / record.home, part.text(replace(record, read_again=mark(record, on))))  # type: ignore[call-arg]
    return [record.home for record in own]
