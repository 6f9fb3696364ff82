"""``{% understood slug %}``: how the question that led to this page was read, above the answer."""

from typing import Any

from django import template

from comparisons.asked import understood_on

register = template.Library()


@register.inclusion_tag("components/understood.html", takes_context=True)
def understood(context: dict[str, Any], *slugs: str) -> dict[str, Any]:
    """Nothing where the page was opened without a question, or the question in the address is about something else."""
    return {"understood": understood_on(context["request"].GET.get("asked", ""), *slugs)}
