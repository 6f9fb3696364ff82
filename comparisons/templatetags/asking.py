"""What an entry's page shows of comparisons: how a question was read, and what the entry is often confused with."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comparisons.confused import often_confused
from comparisons.pages.ask import asked_of
from comparisons.presenters.glance import key_facts as facts_at_a_glance
from comparisons.presenters.glance import member_table as table_of_members
from comparisons.presenters.people_ask import people_ask as what_people_ask
from drugref.knowledge.current import current
from drugref.pages.country import edition_for
from drugref.presenters.help_lines import HELP
from drugref.presenters.links import Pair, PrintedLink, pair_of

register = template.Library()
NUMBERS = {line.number: line.dialled for help_ in HELP.values() for line in (help_.poison, help_.crisis) if line and line.number}
"""As they stand in a sentence -> as they are dialled."""


@register.filter
def dialable(sentence: str) -> SafeString:
    """The sentence with each phone number in it as a link that calls it."""
    parts = re.split(f"({'|'.join(map(re.escape, NUMBERS))})", sentence)
    return format_html_join("", "{}", ((_call(part),) for part in parts))


def _call(part: str) -> str:
    return format_html('<a href="tel:{}">{}</a>', NUMBERS[part], part) if part in NUMBERS else part


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


@register.inclusion_tag("comparisons/member_table.html", takes_context=True)
def member_table(context: dict[str, Any], every: Iterable[PrintedLink], shown: Iterable[PrintedLink]) -> dict[str, Any]:
    """The members *shown* of *every* one that links lead to, with what tells them apart: brand, use, law."""
    edition = edition_for(context["request"])
    graph = edition.graph
    seen = (link.node.slug for link in shown if graph.shows(link.node.slug))
    return {"table": table_of_members([link.node for link in every], map(edition.profile, seen), graph), "home": edition.home}


@register.inclusion_tag("comparisons/people_ask.html", takes_context=True)
def people_ask(context: dict[str, Any], slug: str, offered: Iterable[Pair]) -> dict[str, Any]:
    """What an entry is most often taken for, and other comparisons worth a look, each with its short answer."""
    graph = edition_for(context["request"]).graph
    confused = [(pair_of(pair.left, pair.right), pair.kind) for pair in often_confused(current(), slug)]
    return {"rows": what_people_ask(confused, offered, graph)}
