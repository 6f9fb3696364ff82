"""The whole committed catalogue with its computed tables, loaded once and kept as a file until something that it is made from changes."""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from filelock import FileLock

from comparisons.articles.files import CONTENT as ARTICLES
from drugref.catalogue.read import CONTENT

ROOT = Path(__file__).resolve().parents[1]
MADE_FROM = (
    *(ROOT / app / room for app in ("drugref", "comparisons") for room in ("migrations", "models", "models.py")),
    *(ROOT / "drugref" / room for room in ("catalogue", "domain", "knowledge", "names", "derived.py", "vocabulary.py")),
    *(ROOT / "comparisons" / room for room in ("articles", "engine", "confused.py")),
    CONTENT,
    ARTICLES,
)


@contextmanager
def whole_catalogue() -> Iterator[None]:
    """Inside, the test database holds the whole catalogue; afterwards it is as it was.

    On SQLite a kept file is copied into the database; elsewhere the catalogue is loaded, and rolled back.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            _load()
            yield
            transaction.set_rollback(True)
        return
    connection.ensure_connection()
    before = sqlite3.connect(":memory:")
    connection.connection.backup(before)
    try:
        _fill(connection.connection)
        yield
    finally:
        before.backup(connection.connection)
        before.close()


def _load() -> None:
    call_command("load_catalogue", verbosity=0, stdout=StringIO())


def _fill(raw: sqlite3.Connection) -> None:
    """Copy the kept catalogue into *raw*; load it there, and keep it, where there is none of today's."""
    file = Path(tempfile.gettempdir()) / f"drugref-catalogue-{fingerprint()}.sqlite3"
    with FileLock(f"{file}.lock"):
        if file.exists():
            with sqlite3.connect(file) as kept:
                kept.backup(raw)
            kept.close()
            return
        _load()
        unfinished = file.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with sqlite3.connect(unfinished) as kept:
            raw.backup(kept)
        kept.close()
        unfinished.rename(file)


def fingerprint() -> str:
    """Of all files that a loaded catalogue is made from."""
    found = hashlib.sha256()
    files = sorted(file for place in MADE_FROM for file in ([place] if place.is_file() else place.rglob("*")))
    for file in files:
        if file.is_file() and file.suffix in (".py", ".yaml", ".md"):
            found.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()[:20]
