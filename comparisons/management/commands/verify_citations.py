"""``manage.py verify_citations``: do the citations in the database still stand?"""

import os
import sys
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from comparisons.articles.storing import fetch_articles
from drugref.catalogue.fetch import fetch_records
from drugref.catalogue.verify.citations import Judgement, Result, Summary, pointers, verify
from drugref.catalogue.verify.datafiles import DataFiles
from drugref.catalogue.verify.labels import Labels

TOO_MANY_FAILED, NO_DATA = 1, 2
FINE = (Result.STANDS, Result.UNCHECKABLE)


def data_folder(given: Path | None) -> Path:
    """The folder of reference data: as given, else $DRUGREF_DATA, else ../shared/data beside the project."""
    return given or Path(os.environ.get("DRUGREF_DATA") or settings.BASE_DIR.parent / "shared" / "data")


class Command(BaseCommand):
    help = (
        "Look up every citation's key words in the labels (labels.zip) and official data files. Exit code 0: at least 95 % of "
        "those that can be checked stand; 1: fewer; 2: the data are missing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", type=Path, help="folder with labels.zip and the data files; default: $DRUGREF_DATA, ../shared/data")
        parser.add_argument("--failures-only", action="store_true", help="list only citations that do not stand")

    def handle(self, *, data: Path | None, failures_only: bool, **_: Any) -> None:
        folder = data_folder(data)
        found = list(pointers({**fetch_records(), **fetch_articles()}))
        try:
            labels = Labels(folder / "labels.zip", {pointer.source.set_id for pointer in found} - {""})
        except (OSError, zipfile.BadZipFile) as error:
            self.stderr.write(f"No labels to check against: {error}")
            sys.exit(NO_DATA)
        files = DataFiles(folder)
        judgements = [verify(pointer, labels, files) for pointer in found]
        for judgement in judgements:
            if not failures_only or judgement.result not in FINE:
                self.stdout.write(str(judgement))
        if not self.summarise(judgements).enough:
            sys.exit(TOO_MANY_FAILED)

    def summarise(self, judgements: list[Judgement]) -> Summary:
        summary = Summary.of(judgements)
        for result in Result:
            count = summary.counts[result]
            self.stdout.write(f"{count:6} {count / max(summary.total, 1):6.1%}  {result.value}")
        stand = summary.counts[Result.STANDS]
        self.stdout.write(f"{summary.total} citations; of {summary.checkable} that can be checked {stand} stand ({summary.share:.1%}).")
        return summary
