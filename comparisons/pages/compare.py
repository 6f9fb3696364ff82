"""The comparison of two entries, of three pair by pair, and the way there from typed names."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import articles_about
from comparisons.confused import pairs_to_find
from comparisons.engine.comparison import canonical, compare, in_order
from comparisons.pages.ask import asked_of
from comparisons.presenters.comparison import comparison_page, comparison_trust
from comparisons.presenters.how_it_works import how_they_work
from comparisons.presenters.meta import comparison_meta
from comparisons.presenters.rows import Details, Show
from comparisons.presenters.three import three_meta, three_page
from comparisons.readership import count_reading
from drugref import search
from drugref.domain.statements import Knowledge
from drugref.knowledge.edition import Edition, UnknownEntry
from drugref.pages.addresses import addresses
from drugref.pages.country import edition_for
from drugref.presenters.sources import claim_at

SHOWN = 4
LABELS = {"a": "A medicine or class", "b": "Another medicine or class", "c": "A third medicine or class"}


@dataclass(frozen=True, slots=True)
class TypedSide:
    """What was typed for one side. ``may_be``: the entries it may mean, each with the address that chooses it and keeps the other side.

    ``chosen``: the one entry that it is a name of; None for no name, and for a name that ``has_meanings``.
    """

    name: str
    label: str
    text: str
    may_be: tuple[tuple[search.Hit, str], ...]
    chosen: search.Hit | None
    has_meanings: bool


@require_safe
def pick(request: HttpRequest) -> HttpResponse:
    """From two typed names, or three, to their comparison: exact names lead there, anything else is offered as a choice (I6)."""
    typed = {side: request.GET.get(side, "").strip() for side in ("a", "b", "c")}
    if not typed["c"]:
        del typed["c"]
    if any(len(text) > search.LONGEST for text in typed.values()):
        return render(request, "comparisons/pick.html", {"too_long": True}, status=400)
    exact = {side: search.exact(text) for side, text in typed.items()}
    slugs = {side: {hit.slug for hit in hits} for side, hits in exact.items()}
    if all(len(found) == 1 for found in slugs.values()):
        return HttpResponseRedirect(_address([found.pop() for found in slugs.values()]))
    sides = [
        TypedSide(
            name=side,
            label=LABELS[side],
            text=text,
            may_be=tuple((hit, urlencode({**typed, side: hit.slug})) for hit in exact[side] or search.nearest(text)),
            chosen=exact[side][0] if len(slugs[side]) == 1 else None,
            has_meanings=bool(exact[side]),
        )
        for side, text in typed.items()
    ]
    return render(request, "comparisons/pick.html", {"sides": sides, "any_typed": any(typed.values())})


@require_safe
def compare_page(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """One pair at its one address: verdict, danger, a glance, reasons, details, both together, sources.

    ``?show=differences`` or ``both`` opens the details with that part alone; any other word shows all.
    """
    edition = edition_for(request)
    known = _known(edition, a, b)
    if a == b:
        return render(request, "comparisons/same.html", {"node": known.graph.nodes[a]})
    left, right = canonical(known.graph, a, b)
    if (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("compare", args=[left, right]))
    comparison, show = compare(known, left, right), _show(request)
    article, related = articles_about(edition, left, right)
    if request.method == "GET":
        count_reading(comparison.left.node, comparison.right.node)
    page = comparison_page(comparison, known, article, show)
    context = {
        "page": page,
        "trust": comparison_trust(page, edition.today),
        "opened": "show" in request.GET,
        "works": how_they_work(comparison),
        "asked": asked_of(request.GET.get("asked", ""), edition, left, right),
        "related": related[:SHOWN],
        "meta": comparison_meta(
            page,
            addresses(request),
            picture=reverse("pair-picture", args=[left, right]),
            json=reverse("compare-json", args=[left, right]),
            indexed=(left, right) in edition.once(pairs_to_find),
        ),
    }
    return render(request, "comparisons/compare.html", context)


@require_safe
def three(request: HttpRequest, a: str, b: str, c: str) -> HttpResponse:
    """Three at their one address: each pair's verdict and badge, and the three at a glance. Two that are one lead on to the pair."""
    edition = edition_for(request)
    graph = _known(edition, a, b, c).graph
    slugs = in_order(graph, {a, b, c})
    if slugs != (a, b, c):
        return HttpResponsePermanentRedirect(_address(slugs))
    pairs = [(compare(edition.knowledge(*two), *two), articles_about(edition, *two)[0]) for two in combinations(slugs, 2)]
    page = three_page(pairs, graph)
    return render(request, "comparisons/three.html", {"page": page, "meta": three_meta(page)})


@require_safe
def sources_page(request: HttpRequest, a: str, b: str, row: str = "") -> HttpResponse:
    """What the comparison rests on: every source with the words found there; of one row or sentence, what that rests on.

    404 for a *row* that is none of the page's claims (“dependence”, “danger-1”).
    """
    edition = edition_for(request)
    known = _known(edition, a, b)
    left, right = canonical(known.graph, a, b) if a != b else (a, b)
    if a == b or (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("compare-sources", args=[left, right]) if a != b else reverse("compare", args=[a, a]))
    page = comparison_page(compare(known, left, right), known, articles_about(edition, left, right)[0])
    details = page.body(Details)
    claim = claim_at(page.claims, row)
    if row and not claim:
        raise Http404(row)
    context = {"page": page, "rows": details.rows if details else (), "claim": claim, "notes": claim.sources if claim else page.sources}
    return render(request, "comparisons/sources.html", context)


def _address(slugs: Sequence[str]) -> str:
    """Where one, two or three are compared."""
    return reverse("compare-three" if len(slugs) > 2 else "compare", args=slugs if len(slugs) > 1 else [*slugs, *slugs])


def _known(edition: Edition, *slugs: str) -> Knowledge:
    """All that a page on them needs. Raises Http404 for an entry that readers may not see."""
    try:
        return edition.knowledge(*dict.fromkeys(slugs))
    except UnknownEntry as unknown:
        raise Http404(unknown.slug) from unknown


def _show(request: HttpRequest) -> Show:
    asked = request.GET.get("show", "")
    return Show(asked) if asked in set(Show) else Show.ALL
