"""What an entry's page shows of comparisons: how a question was read, and what the entry is often confused with."""

from collections.abc import Iterable
from typing import Any

from django import template

from comparisons.confused import often_confused
from comparisons.engine.verdict import verdict
from comparisons.pages.ask import asked_of
from comparisons.presenters.glance import key_facts as facts_at_a_glance
from comparisons.presenters.glance import member_table as table_of_members
from comparisons.presenters.sentences import badge
from drugref.knowledge.current import current
from drugref.pages.country import edition_for
from drugref.presenters.links import Pair, PrintedLink

register = template.Library()


@register.inclusion_tag("components/understood.html", takes_context=True)
def understood(context: dict[str, Any], *slugs: str) -> dict[str, Any]:
    """Nothing where the page was opened without a question, or the question in the address is about something else."""
    request = context["request"]
    return {"asked": asked_of(request.GET.get("asked", ""), edition_for(request), *slugs)}


@register.inclusion_tag("comparisons/key_facts.html", takes_context=True)
def key_facts(context: dict[str, Any], slug: str) -> dict[str, Any]:
    """An entry at a glance: six facts of a few words each; nothing of one that readers may not see."""
    edition = edition_for(context["request"])
    return {"facts": facts_at_a_glance(edition.profile(slug), edition.graph) if edition.graph.shows(slug) else ()}


@register.inclusion_tag("components/often_confused.html")
def often_confused_with(slug: str) -> dict[str, Any]:
    """The entries that the one is most often taken for, each with its strongest reason."""
    rows = [(pair.other_than(slug), pair) for pair in often_confused(current(), slug)]
    return {"rows": rows}


@register.inclusion_tag("comparisons/member_table.html", takes_context=True)
def member_table(context: dict[str, Any], every: Iterable[PrintedLink], shown: Iterable[PrintedLink]) -> dict[str, Any]:
    """The members *shown* of *every* one that links lead to, with what tells them apart: brand, use, law."""
    edition = edition_for(context["request"])
    graph = edition.graph
    seen = (link.node.slug for link in shown if graph.shows(link.node.slug))
    return {"table": table_of_members([link.node for link in every], map(edition.profile, seen), graph), "home": edition.home}


@register.inclusion_tag("comparisons/asked_about.html", takes_context=True)
def asked_about(context: dict[str, Any], offered: Iterable[Pair]) -> dict[str, Any]:
    """Comparisons worth a look, each with its short answer: 'Is baclofen a benzodiazepine?', 'No'."""
    graph = edition_for(context["request"]).graph
    seen = [pair for pair in offered if graph.shows(pair.left.slug, pair.right.slug)]
    return {
        "rows": [(pair, found.kind.value, badge(found)) for pair in seen for found in (verdict(graph, pair.left.slug, pair.right.slug),)]
    }
