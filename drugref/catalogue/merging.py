"""Which of two versions of a record stands, judged by the one both came from.

Pure: three records in, a decision out. *Last* is the record as it was last loaded or dumped.
"""

from enum import Enum

from drugref.catalogue.records import Record


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
