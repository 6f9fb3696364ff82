"""``manage.py catalogue_report``: what is recorded, what is missing."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from drugref.completeness import EntryLine, Mark, Report, report
from drugref.knowledge.current import read_edition


class Command(BaseCommand):
    help = "Say what is recorded and what is missing, entry by entry; the entries with most missing come first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=20, help="how many entries to list (default: 20; 0: all)")

    def handle(self, *, most: int, **_: Any) -> None:
        found = report(read_edition().everything())
        self._totals(found)
        self.stdout.write("\nMost missing:")
        for line in found.lines[: most or None]:
            self._entry(line, found)
        self._list("Classes without members", [node.slug for node in found.empty_classes])
        self._list("Classes without a pass over all drugs", [node.slug for node in found.rosters.without_pass])
        self._list("Drugs not held against every class's roster", [node.slug for node in found.rosters.not_held])
        self._list("Nothing read through for taking with others", [node.slug for node in found.unread])
        self._list(
            "Enzymes without strength or share",
            [f"{fact.entry} ({fact.action} {fact.term.slug})" for fact in found.unsized if fact.term],
        )
        self._list("Terms used once", [term.slug for term in found.lonely_terms])

    def _totals(self, found: Report) -> None:
        classes = sum(line.node.is_class for line in found.lines)
        marks = Counter(mark for line in found.lines for mark in line.marks if mark)
        oldest = min((line.oldest for line in found.lines if line.oldest), default=None)
        self.stdout.write(f"{len(found.lines) - classes} drugs and {classes} classes; oldest check {oldest or 'none'}.")
        self.stdout.write("Attributes: " + ", ".join(f"{marks[mark]} {mark.words}" for mark in Mark) + ".")

    def _entry(self, line: EntryLine, found: Report) -> None:
        missing = [a.slug for a, mark in zip(found.attributes, line.marks, strict=True) if mark is Mark.MISSING]
        axes = f"; no class or check on {', '.join(line.axes_open)}" if line.axes_open else ""
        self.stdout.write(f"  {line.node.slug}: {line.citations} citations; missing {', '.join(missing) or 'nothing'}{axes}")

    def _list(self, heading: str, slugs: list[str]) -> None:
        self.stdout.write(f"\n{heading}: {', '.join(slugs) or 'none'}")
