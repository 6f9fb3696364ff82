"""The pictures shown where a page is linked to: drawn from the page's own words, kept in memory, and not sent twice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from drugref.knowledge.current import current
from drugref.knowledge.edition import UnknownEntry
from drugref.presenters.card import Card, drawn
from drugref.presenters.entry import kicker
from drugref.presenters.meta import SITE_CARD, entry_card

A_WEEK = 7 * 86_400
"""Seconds."""


@require_safe
def site(request: HttpRequest) -> HttpResponse:
    """Of every page that has no picture of its own."""
    return picture(request, SITE_CARD)


@require_safe
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """Of one drug or class."""
    try:
        node = current().profile(slug).node
    except UnknownEntry as unknown:
        raise Http404(slug) from unknown
    return picture(request, entry_card(node, kicker(node)))


def picture(request: HttpRequest, card: Card) -> HttpResponse:
    """The card as PNG, or 304 where the reader has it: then it is not drawn."""
    etag = f'"{card.mark}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(drawn(card), content_type="image/png")
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=A_WEEK)
    return response
