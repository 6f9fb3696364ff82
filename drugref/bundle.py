"""The one style sheet and the one script of the site: their parts under ``static`` put together when static files are looked for.

A browser asks for two files instead of a dozen; nothing is written by hand twice, and no other program is needed.
"""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

STYLES = ["tokens", "base", "page", "pickers", "facts", "entry", "compare", "home", "ask", "confusions", "sources", "report", "browse"]
ON_PAPER = "print"
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
MODULES = ["vendor/combobox-nav/index", "page"]
"""Scripts in an order in which each comes after what it imports."""


def sheet() -> str:
    """The text of the style sheet without its comments; what is for paper alone comes last, within its media query."""
    paper = _style(ON_PAPER)
    page_rules = [line for line in paper.splitlines() if line.startswith("@page")]
    rest = "\n".join(line for line in paper.splitlines() if not line.startswith("@page"))
    return "\n".join([*(_style(part) for part in STYLES), *page_rules, f"@media print {{\n{rest}\n}}\n"])


def script() -> str:
    """The text of the script: one module instead of several; what they import of one another and export falls away, as do remarks."""
    every = (line for module in MODULES for line in _text(f"js/{module}.js").splitlines())
    lines = [line for line in every if not line.startswith("import ") and not line.lstrip().startswith("//")]
    return "\n".join(line.removeprefix("export default ") for line in lines) + "\n"


BUNDLES: Mapping[str, Callable[[], str]] = {"css/site.css": sheet, "js/site.js": script}
"""Where each is asked for, and what puts it together."""


def _style(part: str) -> str:
    return COMMENT.sub("", _text(f"css/{part}.css"))


def _text(path: str) -> str:
    return (Path(settings.BASE_DIR) / "static" / path).read_text(encoding="utf-8")


class Bundles(Storage):
    """A storage that holds the bundles alone."""

    prefix = ""

    def _open(self, name: str, _mode: str = "rb") -> "ContentFile[bytes]":
        return ContentFile(BUNDLES[name]().encode(), name)

    def path(self, name: str) -> str:
        """Where development servers read it: a file that is named by its content."""
        text = BUNDLES[name]()
        file = Path(tempfile.gettempdir()) / f"drugref-{sha256(text.encode()).hexdigest()[:16]}{Path(name).suffix}"
        if not file.exists():
            file.write_text(text, encoding="utf-8")
        return str(file)

    def exists(self, name: str) -> bool:
        return name in BUNDLES

    def get_modified_time(self, _name: str) -> datetime:
        """Now: it is put together anew each time."""
        return timezone.now()


class BundleFinder(BaseFinder):
    """Finds the bundles for ``collectstatic`` and for development servers."""

    storage = Bundles()

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        found = [self.storage.path(path)] if path in BUNDLES else []
        return found if find_all else next(iter(found), None)

    def list(self, _ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        for name in BUNDLES:
            yield name, self.storage
