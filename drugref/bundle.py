"""The one style sheet of the site: its parts under ``static/css`` put together, in their order, when static files are looked for.

A browser asks for one file instead of a dozen; nothing is written by hand twice, and no other program is needed.
"""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

SHEET = "css/site.css"
PARTS = ["tokens", "base", "page", "pickers", "facts", "entry", "compare", "home", "ask", "confusions", "sources", "report", "browse"]
ON_PAPER = "print"


def sheet() -> str:
    """The text of the style sheet; what is for paper alone comes last, within its media query."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    texts = [(folder / f"{part}.css").read_text(encoding="utf-8") for part in PARTS]
    paper = (folder / f"{ON_PAPER}.css").read_text(encoding="utf-8")
    page_rules = [line for line in paper.splitlines() if line.startswith("@page")]
    rest = "\n".join(line for line in paper.splitlines() if not line.startswith("@page"))
    return "\n".join([*texts, *page_rules, f"@media print {{\n{rest}\n}}\n"])


class Sheet(Storage):
    """A storage that holds the style sheet alone."""

    prefix = ""

    def _open(self, name: str, _mode: str = "rb") -> "ContentFile[bytes]":
        return ContentFile(sheet().encode(), name)

    def path(self, _name: str) -> str:
        """Where development servers read it: a file that is named by its content."""
        text = sheet()
        file = Path(tempfile.gettempdir()) / f"drugref-{sha256(text.encode()).hexdigest()[:16]}.css"
        if not file.exists():
            file.write_text(text, encoding="utf-8")
        return str(file)

    def exists(self, name: str) -> bool:
        return name == SHEET

    def get_modified_time(self, _name: str) -> datetime:
        """Now: it is put together anew each time."""
        return timezone.now()


class BundleFinder(BaseFinder):
    """Finds the style sheet for ``collectstatic`` and for development servers."""

    storage = Sheet()

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        found = [self.storage.path(path)] if path == SHEET else []
        return found if find_all else next(iter(found), None)

    def list(self, _ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        yield SHEET, self.storage
