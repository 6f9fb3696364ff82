"""The comparison of two entries, and the way to it from two typed names."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import articles_about
from comparisons.engine.comparison import canonical, compare
from comparisons.pages.ask import asked_of
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.pictures import pictures
from comparisons.readership import count_reading
from drugref import search
from drugref.knowledge.current import current
from drugref.knowledge.edition import UnknownEntry

SHOWN = 8


@require_safe
def pick(request: HttpRequest) -> HttpResponse:
    """From two typed names to their comparison: exact names lead there, anything else is offered as a choice (I6)."""
    typed = {side: request.GET.get(side, "").strip() for side in ("a", "b")}
    if any(len(text) > search.LONGEST for text in typed.values()):
        return render(request, "comparisons/pick.html", {"too_long": True}, status=400)
    exact = {side: search.exact(text) for side, text in typed.items()}
    slugs = {side: {hit.slug for hit in hits} for side, hits in exact.items()}
    if all(len(found) == 1 for found in slugs.values()):
        return HttpResponseRedirect(reverse("compare", args=[slugs["a"].pop(), slugs["b"].pop()]))
    sides = [(side, typed[side], exact[side] or search.near(typed[side]), bool(exact[side])) for side in ("a", "b")]
    return render(request, "comparisons/pick.html", {"sides": sides, "typed": typed})


@require_safe
def compare_page(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """One pair at its one address: verdict, danger, reasons, differences, similarities, both together, sources."""
    edition = current()
    try:
        known = edition.knowledge(*dict.fromkeys((a, b)))
    except UnknownEntry as unknown:
        raise Http404(unknown.slug) from unknown
    if a == b:
        return render(request, "comparisons/same.html", {"node": known.graph.nodes[a]})
    left, right = canonical(known.graph, a, b)
    if (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("compare", args=[left, right]))
    comparison = compare(known, left, right)
    article, related = articles_about(edition, left, right)
    if request.method == "GET":
        count_reading(comparison.left.node, comparison.right.node)
    context = {
        "page": comparison_page(comparison, known, article),
        "pictures": {picture.slug: [picture] for picture in pictures(comparison)},
        "asked": asked_of(request.GET.get("asked", ""), left, right),
        "related": related[:SHOWN],
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, "comparisons/compare.html", context)
