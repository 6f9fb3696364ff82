"""What programs read: the comparison as JSON, how the JSON is read, and the one shape of a reply."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import articles_about
from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.data import comparison_data
from drugref.knowledge.current import current
from drugref.knowledge.edition import UnknownEntry


@require_safe
def compare_json(_request: HttpRequest, a: str, b: str) -> HttpResponse:
    """The same comparison as JSON; errors are JSON too."""
    edition = current()
    try:
        known = edition.knowledge(*dict.fromkeys((a, b)))
    except UnknownEntry as unknown:
        return json_reply({"error": f"No published entry has the slug “{unknown.slug}”."}, status=404)
    if a == b:
        return json_reply({"error": "Name two different entries."}, status=400)
    left, right = canonical(known.graph, a, b)
    if (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("compare-json", args=[left, right]))
    comparison = compare(known, left, right)
    article, _related = articles_about(edition, left, right)
    return json_reply(comparison_data(comparison, comparison_page(comparison, known, article), known.graph))


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """How the JSON is read."""
    return render(request, "comparisons/api.html")


def json_reply(content: Mapping[str, object], status: int = 200) -> JsonResponse:
    """Readable by people, and by scripts of other sites: nothing in it is private."""
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
