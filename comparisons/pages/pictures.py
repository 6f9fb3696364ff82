"""The picture shown where a pair's page is linked to."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import articles_about
from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.meta import comparison_card
from drugref.knowledge.current import current
from drugref.knowledge.edition import UnknownEntry
from drugref.pages.pictures import picture


@require_safe
def pair(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """The question and the answer of one pair, at the one address of the pair."""
    edition = current()
    try:
        known = edition.knowledge(a, b)
    except UnknownEntry as unknown:
        raise Http404(unknown.slug) from unknown
    if a == b:
        raise Http404(a)
    left, right = canonical(known.graph, a, b)
    if (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("pair-picture", args=[left, right]))
    article, _related = articles_about(edition, left, right)
    return picture(request, comparison_card(comparison_page(compare(known, left, right), known, article)))
