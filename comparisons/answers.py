"""The computed answer for a stored pair: the short way from rows to a verdict, for those that need no page."""

from comparisons.engine.comparison import canonical
from comparisons.engine.verdict import verdict
from drugref import queries
from drugref.closed_lists import VerdictKind
from drugref.models import Entry


def computed_verdict(left: Entry, right: Entry) -> VerdictKind:
    """What the published facts answer to the pair's question, in its canonical order. Three queries."""
    graph = queries.graph()
    a, b = canonical(graph, left.slug, right.slug)
    return verdict(graph, a, b).kind
