"""The label archive: the sections of US labels by set id.

The archive is a zip of JSON files, each a list of labels with ``set_id`` and ``sections`` {name: text}, newest first.
"""

import json
import re
import zipfile
from collections.abc import Collection
from pathlib import Path

Sections = dict[str, str]
SET_ID = re.compile(rb'"set_id": ?"([^"]+)"')


class Labels:
    """The versions of those labels that are asked for; others are not unpacked."""

    def __init__(self, archive: Path, wanted: Collection[str]) -> None:
        """Raises OSError or zipfile.BadZipFile where *archive* can't be read."""
        self._versions: dict[str, list[Sections]] = {}
        names = {set_id.encode() for set_id in wanted}
        with zipfile.ZipFile(archive) as box:
            for member in box.namelist():
                raw = box.read(member)
                if not names.isdisjoint(SET_ID.findall(raw)):
                    self._add(json.loads(raw), wanted)

    def _add(self, labels: list[dict[str, object]], wanted: Collection[str]) -> None:
        for label in labels:
            sections = label.get("sections")
            if label.get("set_id") in wanted and isinstance(sections, dict):
                texts = {section_key(name): str(text) for name, text in sections.items()}
                self._versions.setdefault(str(label["set_id"]), []).append(texts)

    def versions(self, set_id: str) -> list[Sections]:
        """Its versions kept here, newest first; empty where there is none."""
        return self._versions.get(set_id, [])


def section_key(name: str) -> str:
    """“Boxed Warning” and “boxed_warning” alike."""
    return "_".join(name.casefold().split())
