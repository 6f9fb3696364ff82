"""The label archive: the sections of US labels by set id.

The archive is a zip of JSON files, each a list of labels with ``set_id``, ``sections`` {name: text} and ``from_set``, where it was
taken from; newest first. Beside its sections a label that is there whole has the list of them, under ``LIST_OF_SECTIONS``: that it
lacks “boxed warning” shows that the label has no box, which no section by itself can show.
"""

import json
import re
import zipfile
from collections.abc import Collection
from pathlib import Path

Sections = dict[str, str]
LIST_OF_SECTIONS = "list of sections"
EXCERPTS = ("cut short", "characters of the page", "re-hosted")
"""Words in ``from_set`` of a label of which only some sections were to be had: its list of sections shows nothing."""
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
                if not any(word in str(label.get("from_set")) for word in EXCERPTS):
                    texts[section_key(LIST_OF_SECTIONS)] = ", ".join(name.replace("_", " ") for name in sections)
                self._versions.setdefault(str(label["set_id"]), []).append(texts)

    def versions(self, set_id: str) -> list[Sections]:
        """Its versions kept here, newest first; empty where there is none."""
        return self._versions.get(set_id, [])


def section_key(name: str) -> str:
    """“Boxed Warning” and “boxed_warning” alike."""
    return "_".join(name.casefold().split())
