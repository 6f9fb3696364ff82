"""``manage.py load_catalogue``: the content's files into the database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from comparisons.articles.whole import Whole
from drugref import derived
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.read import CONTENT
from drugref.catalogue.sync import Decision, Outcome, Prefer

FAULTY, CONFLICTING = 1, 2
STAGES = 7
"""Reading; comparing and writing, once for the catalogue and once for the articles; names; confusions."""


class Command(BaseCommand):
    help = (
        "Load the catalogue and the articles from their files. Safe to repeat: what is unchanged is left alone, and what "
        "editors have changed is kept. Exit code 1: faults, nothing was written; 2: conflicts, those records were left alone."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=CONTENT, help="folder of content; default: the committed one")
        parser.add_argument("--check", action="store_true", help="only list what is wrong with the files; needs no database")
        parser.add_argument("--content-only", action="store_true", help="leave the look-alike names and the confusions as they were")
        preference = parser.add_mutually_exclusive_group()
        preference.add_argument("--theirs", action="store_true", help="where file and database both changed, take the file")
        preference.add_argument("--ours", action="store_true", help="where file and database both changed, keep the database")

    def handle(self, *, path: Path, check: bool, content_only: bool, theirs: bool, ours: bool, **_: Any) -> None:
        if not path.is_dir():
            self.stderr.write(f"{path} is no folder.")
            sys.exit(FAULTY)
        whole, faults = Whole(path), Faults()
        self.progress("reading files")
        count = whole.read(faults)
        if check:
            whole.ask(faults)
        if len(faults):
            self.refuse(faults, count)
        if check:
            self.end_progress()
            for line in whole.open_rosters().lines():
                self.stdout.write(line)
            self.stdout.write(f"{count} records, no faults.")
            return
        try:
            with derived.by_hand():
                outcome = whole.load(Prefer.FILE if theirs else Prefer.DATABASE if ours else Prefer.ASK, self.progress)
        except CatalogueError as error:
            self.refuse(error.faults, count)
        if not content_only:
            derived.renew(self.progress)
        self.report(outcome)
        if outcome.conflicts:
            sys.exit(CONFLICTING)

    stage = 0

    def progress(self, doing: str) -> None:
        """A bar of the stages begun, on one line of a terminal; nothing where the output goes to a file."""
        if self.stdout.isatty():
            self.stage += 1
            self.stdout.write(f"\r[{'█' * self.stage:<{STAGES}}] {self.stage} of {STAGES}: {doing} …\033[K", ending="")

    def end_progress(self) -> None:
        if self.stage:
            self.stdout.write("\r\033[K", ending="")

    def refuse(self, faults: Faults, count: int) -> None:
        self.end_progress()
        for fault in faults:
            self.stdout.write(str(fault))
        self.stdout.write(f"{len(faults)} faults in {count} records; nothing was written.")
        sys.exit(FAULTY)

    def report(self, outcome: Outcome) -> None:
        self.end_progress()
        for key in outcome.keys(Decision.KEEP):
            self.stdout.write(f"kept as edited here: {key}")
        for key in outcome.gone:
            self.stdout.write(f"in no file any more, not deleted: {key}")
        for key, diff in outcome.conflicts.items():
            self.stdout.write(f"conflict, left alone: {key} has changed in its file and here\n{diff}")
        counts = outcome.counts
        self.stdout.write(", ".join(f"{counts[decision]} {decision.value}" for decision in Decision) + ".")
