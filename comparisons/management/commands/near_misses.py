"""``manage.py near_misses``: which drugs look like one of a class, and what is stated of it."""

from argparse import BooleanOptionalAction
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from comparisons.engine.verdict import Rule, verdict
from drugref.domain.statements import Graph, Trait
from drugref.knowledge.current import read_edition
from drugref.vocabulary import VerdictKind

MEMBERS = (VerdictKind.YES, VerdictKind.CONTAINS)
NOTHING_STATED = (Rule.NEAR_MISS, Rule.NOT_RECORDED)


class Command(BaseCommand):
    help = (
        "Print drug, class, what they have in common, verdict and rule as tab-separated lines, for every drug that looks like one of a "
        "class and is none by any statement that leads there: by a use, by a target and the action on it, of a loose class also by an "
        "effect. With --open only those of which nothing is stated: the work list of a roster pass, for until it is stated the answer "
        "is “unknown”."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--open", action=BooleanOptionalAction, default=False, help="only what nothing is stated of")

    def handle(self, *, open: bool, **_: Any) -> None:  # noqa: A002  named as the option is
        self.stdout.write("drug\tclass\tin common\tverdict\trule")
        for line in lines(read_edition().graph, only_open=open):
            self.stdout.write(line)


def lines(graph: Graph, *, only_open: bool) -> Iterator[str]:
    """'hydralazine\\tace-inhibitors\\tuse high blood pressure\\tno\\t3 stated is not'"""
    shown = sorted(slug for slug, node in graph.nodes.items() if node.published)
    for drug in (slug for slug in shown if not graph.nodes[slug].is_class):
        for of in (slug for slug in shown if graph.nodes[slug].is_class):
            traits = graph.shared_traits(drug, of)
            found = verdict(graph, drug, of) if traits else None
            if found and found.kind not in MEMBERS and (found.rule in NOTHING_STATED or not only_open):
                yield "\t".join([drug, of, "; ".join(_said(trait) for trait in traits), found.kind.value, found.rule.value])


def _said(trait: Trait) -> str:
    return " ".join(filter(None, (trait.attribute, trait.term.label, trait.action)))
