"""Official data files: the rows that speak of a drug."""

import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILES_OF = {
    "drugcentral-2016": ("pharm_class.tsv", "drug_target.tsv"),
    "fda-ndc-2015": ("substance_class_2015.tsv",),
    "fda-ndc-2018": ("substance_schedule_2018.tsv",),
    "nhsbsa-dependency-forming-medicines": ("uk_classes.tsv",),
    "rxnorm-2026": ("ingredient_brand.tsv",),
}
"""Source -> its files, for citations whose section is a column or a heading."""


class DataFiles:
    """The data files anywhere under *folder*, found by name; a packed file answers to its name without ``.gz`` too."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.name.removesuffix(".gz"): path for path in folder.rglob("*") if path.is_file()}
        self._rows = cache(self._read)

    def rows(self, source: str, section: str, words: Iterable[str]) -> list[str] | None:
        """The rows that hold one of *words*, in lower case; None where the file is not here.

        The file is the one that *section* names, else those known of the *source*.
        """
        named = section.split(maxsplit=1)[0].removesuffix(".gz") if section else ""
        files = [named] if named in self._paths else [file for file in FILES_OF.get(source, ()) if file in self._paths]
        if not files:
            return None
        folded = [word.casefold() for word in words]
        return [row for file in files for row in self._rows(file) if any(word in row for word in folded)]

    def _read(self, name: str) -> list[str]:
        path = self._paths[name]
        packed = path.suffix == ".gz"
        raw = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
        return raw.decode("utf-8", errors="replace").casefold().splitlines()
