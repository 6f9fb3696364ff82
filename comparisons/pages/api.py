"""What programs read: the comparison as JSON, how the JSON is read, and the one shape of a reply."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import articles_about
from comparisons.engine.comparison import canonical, compare
from comparisons.engine.together import Badge
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.data import comparison_data
from comparisons.questions.question import QuestionKind
from drugref.knowledge.edition import UnknownEntry
from drugref.pages.country import edition_for

EXAMPLES = {
    QuestionKind.URGENT: "took 20 tylenol",
    QuestionKind.AMOUNT: "missed a dose of eliquis",
    QuestionKind.STOP: "can i stop zoloft cold turkey",
    QuestionKind.CAUTION: "sudafed with high blood pressure",
    QuestionKind.TOGETHER: "can i take ibuprofen or tylenol with eliquis",
    QuestionKind.SAME: "is advil the same as ibuprofen",
    QuestionKind.STRONGER: "which is stronger, tramadol or codeine",
    QuestionKind.LIST: "what not to take with eliquis",
    QuestionKind.NAMES: "what is tylenol called in the uk",
    QuestionKind.ATTRIBUTE: "is xanax addictive",
    QuestionKind.IS_A: "is hctz a sulfa drug",
    QuestionKind.COMPARE: "xanax vs klonopin",
    QuestionKind.ENTRY: "what is lyrica",
    QuestionKind.UNCLEAR: "is bakloffen a benzo",
}
"""One question of each kind, in the order in which the kinds are tried."""


@require_safe
def compare_json(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """The same comparison as JSON; errors are JSON too."""
    edition = edition_for(request)
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
    return render(request, "comparisons/api.html", {"examples": list(EXAMPLES.items()), "badges": list(Badge)})


def json_reply(content: Mapping[str, object], status: int = 200) -> JsonResponse:
    """Readable by people, and by scripts of other sites: nothing in it is private."""
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"  # people are to be led to the page that says the same
    return response
