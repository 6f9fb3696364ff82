"""Whether the two can be taken together, as the page prints it.

Pure.
"""

from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from drugref.domain.english import capital, listed, many
from drugref.domain.statements import Graph, Interaction
from drugref.presenters.facts import SourceNotes
from drugref.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class PrintedInteraction:
    severity: str
    severity_label: str
    what_happens: str
    what_to_ask: str
    about: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedTogether:
    doubled: str
    first: PrintedInteraction | None
    others: tuple[PrintedInteraction, ...]
    adds_up: tuple[tuple[str, tuple[int, ...]], ...]
    badge: str
    badge_label: str
    of_some: tuple[PrintedInteraction, ...]
    nothing_recorded: bool


def together(comparison: Comparison, graph: Graph, sources: SourceNotes) -> PrintedTogether:
    """What is recorded of taking both; the interaction that speaks first, then the others, then what adds up."""
    both = comparison.together
    pair = {comparison.left.slug, comparison.right.slug}
    return PrintedTogether(
        doubled=listed(many(graph.nodes[slug]) for slug in both.doubled),
        first=_interaction(both.first, pair, graph, sources) if both.first else None,
        others=tuple(_interaction(item, pair, graph, sources) for item in both.others),
        adds_up=tuple((shared.term.label, sources.marks([*shared.left.citations, *shared.right.citations])) for shared in both.adds_up),
        badge=both.badge.value.replace(" ", "-"),
        badge_label=capital(both.badge.label),
        of_some=tuple(_interaction(item, pair, graph, sources) for item in both.of_some),
        nothing_recorded=both.nothing_recorded,
    )


def _interaction(item: Interaction, pair: set[str], graph: Graph, sources: SourceNotes) -> PrintedInteraction:
    left, right = graph.nodes[item.left], graph.nodes[item.right]
    about = f"two {many(left)}" if item.left == item.right else f"{many(left)} with {many(right)}"
    return PrintedInteraction(
        severity=item.severity.replace(" ", "-"),
        severity_label=capital(Severity(item.severity).label),
        what_happens=item.what_happens,
        what_to_ask=item.what_to_ask,
        about="" if {item.left, item.right} == pair else about,
        marks=sources.marks(item.citations),
    )
