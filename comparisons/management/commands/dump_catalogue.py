"""``manage.py dump_catalogue``: the database's content back into its files."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from comparisons.articles.whole import Whole
from drugref.catalogue.faults import CatalogueError
from drugref.catalogue.read import CONTENT
from drugref.catalogue.sync import Dump

DIFFERING = 1


class Command(BaseCommand):
    help = (
        "Write the catalogue and the articles to their files. Only files whose meaning differs are rewritten, so comments "
        "stay in the others. Exit code 1: files differ (with --check), or some were left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=CONTENT, help="folder to write to; default: the committed content")
        parser.add_argument("--check", action="store_true", help="write nothing; say which files would change")
        parser.add_argument(
            "--canonical",
            action="store_true",
            help="instead bring the files themselves into canonical form, records by slug; comments are lost, no database is read",
        )

    def handle(self, *, path: Path, check: bool, canonical: bool, **_: Any) -> None:
        whole = Whole(path)
        try:
            clean = self.canonicalise(whole, check=check) if canonical else self.dump(whole, check=check)
        except CatalogueError as error:
            for fault in error.faults:
                self.stdout.write(str(fault))
            clean = False
        if not clean:
            sys.exit(DIFFERING)

    def canonicalise(self, whole: Whole, *, check: bool) -> bool:
        changed = whole.canonicalise(check_only=check)
        for path in changed:
            self.stdout.write(f"{'would change' if check else 'rewritten'}: {path}")
        self.stdout.write(f"{len(changed)} files {'are not' if check else 'brought'} in canonical form.")
        return not (check and changed)

    def dump(self, whole: Whole, *, check: bool) -> bool:
        done = whole.dump(check_only=check)
        for folder, outcome in done:
            self.report(folder, outcome, check=check)
        written, unchanged = sum(len(d.written) for _, d in done), sum(d.unchanged for _, d in done)
        self.stdout.write(f"{written} files {'would change' if check else 'written'}, {unchanged} unchanged.")
        left_alone = any(d.conflicts or d.unwritable for _, d in done)
        return not left_alone and not (check and written)

    def report(self, folder: Path, outcome: Dump, *, check: bool) -> None:
        for home in outcome.written:
            self.stdout.write(f"{'would change' if check else 'written'}: {folder / home}")
        for key in outcome.newer:
            self.stdout.write(f"left alone, the files are newer (run load_catalogue): {key}")
        for key in outcome.conflicts:
            self.stdout.write(f"left alone, changed in the file and here (run load_catalogue): {key}")
        for home in outcome.unwritable:
            self.stdout.write(f"left alone, a text in it can't be written and read back the same: {folder / home}")
        for home in outcome.only_here:
            self.stdout.write(f"not in the database, not deleted: {folder / home}")
