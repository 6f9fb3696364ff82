"""Data inside a page, for machines."""

import json
from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NEVER_A_TAG = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""As Django's own ``json_script`` writes them."""


@register.simple_tag
def linked_data(data: Mapping[str, object]) -> SafeString:
    """JSON-LD in its element. It is data: no browser runs it, and no policy of scripts has a say in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(NEVER_A_TAG)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
