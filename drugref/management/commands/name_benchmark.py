"""``manage.py name_benchmark PAIRS.tsv NAMES.txt``: how many reported look-alikes the name measure finds."""

import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from drugref.names.neighbours import Neighbourhood
from drugref.names.normalise import normalise

AT = (1, 5, 10, 20)


class Command(BaseCommand):
    help = (
        "Recall of the name measure: of the names that PAIRS (two columns parted by a tab) reports as taken for a name, the share found "
        "among its 1, 5, 10 and 20 nearest in NAMES (one a line), as a mean over names, and over pairs counted both ways."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pairs", type=Path, help="two tab-separated columns: names reported as taken for one another")
        parser.add_argument("names", type=Path, help="one name a line: where the neighbours are looked for")

    def handle(self, *, pairs: Path, names: Path, **_: Any) -> None:
        partners = self._partners(pairs)
        listed = {normalise(line) for line in self._lines(names)} - {""}
        hood = Neighbourhood(listed | partners.keys())
        begun = time.monotonic()
        found = {name: [near.name for near in hood.around(name, keep=max(AT))] for name in partners}
        self.stdout.write(f"{sum(map(len, partners.values())) // 2} pairs of {len(partners)} names, among {len(hood.names)} names")
        for at in AT:
            hits = {name: len(wanted & set(found[name][:at])) for name, wanted in partners.items()}
            by_name = sum(hits[name] / len(wanted) for name, wanted in partners.items()) / len(partners)
            by_pair = sum(hits.values()) / sum(map(len, partners.values()))
            self.stdout.write(f"recall@{at:<3} {by_name:.3f} (mean over names)  {by_pair:.3f} (over pairs)")
        self.stdout.write(f"{1000 * (time.monotonic() - begun) / len(partners):.1f} ms a name")

    def _partners(self, path: Path) -> dict[str, set[str]]:
        partners: defaultdict[str, set[str]] = defaultdict(set)
        for number, line in enumerate(self._lines(path), start=1):
            columns = [normalise(column) for column in line.split("\t")[:2]]
            if len(columns) < 2:
                raise CommandError(f"{path}:{number}: two columns parted by a tab are wanted.")
            one, other = columns
            if one and other and one != other:
                partners[one].add(other)
                partners[other].add(one)
        if not partners:
            raise CommandError(f"{path} holds no pair of two different names.")
        return dict(partners)

    def _lines(self, path: Path) -> list[str]:
        try:
            return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} can't be read: {error}") from error
