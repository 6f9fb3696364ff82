"""``manage.py mark_read``: somebody who did not write these records has read them against their sources."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate

from comparisons.articles.whole import Whole
from drugref.catalogue.faults import Faults
from drugref.catalogue.read import CONTENT
from drugref.domain.reading import read_again_on

MARKED = ("drug:", "class:", "interaction:", "article:")
"""What the keys of records begin with that bear the mark."""


class Command(BaseCommand):
    help = (
        "Write into the files that these records were read a second time, statement by statement, against the passages that they cite, "
        "by somebody who did not write them. A record that is changed afterwards loses the mark by itself. Without records: list those "
        "that have no mark that holds."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "records",
            nargs="*",
            metavar="RECORD",
            help="such as drug:baclofen; “-” reads them from standard input",
        )
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="the day, as 2026-12-01; default: today")
        parser.add_argument("--path", type=Path, default=CONTENT, help="folder of content; default: the committed one")

    def handle(self, *, records: list[str], on: date | None, path: Path, **_: Any) -> None:
        whole = Whole(path)
        whole.read(faults := Faults())
        if len(faults):
            raise CommandError("The files have faults; “load_catalogue --check” lists them. Nothing was written.")
        known = {key: record for found in whole.records for key, record in found.items() if key.startswith(MARKED)}
        if not records:
            for key in (key for key, record in known.items() if not read_again_on(record)):
                self.stdout.write(key)
            return
        keys = list(dict.fromkeys(self.named(records)))
        if strange := [key for key in keys if key not in known]:
            raise CommandError(f"No record that bears a mark: {', '.join(strange)}. Nothing was written.")
        written = whole.mark_read(keys, on or localdate())
        self.stdout.write(f"{len(written)} files written.")

    def named(self, records: list[str]) -> Iterable[str]:
        return sys.stdin.read().split() if records == ["-"] else records
