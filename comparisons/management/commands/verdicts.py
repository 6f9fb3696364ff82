"""``manage.py verdicts``: what the site answers to “is it one?”, as a table."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from comparisons.engine.verdict import verdict
from drugref.domain.statements import Graph
from drugref.knowledge.current import read_edition

UNKNOWN_SLUG = 2


class Command(BaseCommand):
    help = (
        "Print subject, object, verdict and rule as tab-separated lines, for every published drug and class: what a roster pass "
        "reads, and what shows that a change of the code has changed no answer. Exit code 2: a slug that no published entry has."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--subjects", type=Path, help="file of slugs, one a line (default: every drug)")
        parser.add_argument("--objects", type=Path, help="file of slugs, one a line (default: every class)")

    def handle(self, *, subjects: Path | None, objects: Path | None, **_: Any) -> None:
        graph = read_edition().graph
        shown = sorted(slug for slug, node in graph.nodes.items() if node.published)
        asked = self._slugs(subjects, shown) if subjects else [slug for slug in shown if not graph.nodes[slug].is_class]
        about = self._slugs(objects, shown) if objects else [slug for slug in shown if graph.nodes[slug].is_class]
        self.stdout.write("subject\tobject\tverdict\trule")
        self.stdout.write("\n".join(line(graph, a, b) for a in asked for b in about))

    def _slugs(self, file: Path, shown: list[str]) -> list[str]:
        """The slugs in *file*, blank lines and lines that begin with # left out."""
        try:
            lines = [text.strip() for text in file.read_text(encoding="utf-8").splitlines()]
        except (OSError, UnicodeDecodeError) as error:
            self.stderr.write(f"{file} can't be read: {error}")
            sys.exit(UNKNOWN_SLUG)
        slugs = [slug for slug in lines if slug and not slug.startswith("#")]
        unknown = sorted(set(slugs) - set(shown))
        if unknown:
            self.stderr.write(f"No published entry has the slug {', '.join(f'“{slug}”' for slug in unknown)}; mend {file}.")
            sys.exit(UNKNOWN_SLUG)
        return slugs


def line(graph: Graph, a: str, b: str) -> str:
    """'baclofen\\tbenzodiazepines\\tno\\t3 stated is not'"""
    found = verdict(graph, a, b)
    return f"{a}\t{b}\t{found.kind.value}\t{found.rule.value}"
