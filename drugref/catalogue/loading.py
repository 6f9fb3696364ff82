"""One load: read, check, compare with the database, write what changed, remember what was loaded."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import unified_diff

from django.db import transaction

from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.memory import forget, last_of, remember, remembered_texts
from drugref.catalogue.merging import Decision, Prefer, decide
from drugref.catalogue.part import Part
from drugref.catalogue.reading import Records
from drugref.catalogue.records import Record

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
    with transaction.atomic():
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
