"""The home page, the comparison of two entries, and its JSON: parse, fetch, present, render."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons import confused
from comparisons.articles.markdown import articles_about
from comparisons.asked import understood_on
from comparisons.confused import name_endings
from comparisons.engine.comparison import canonical, compare
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.models import Article
from comparisons.pages.api import json_reply
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.data import comparison_data
from comparisons.presenters.pictures import pictures
from comparisons.presenters.sentences import question
from comparisons.readership import count_reading, most_read
from drugref import search
from drugref.domain.statements import Knowledge, Node
from drugref.knowledge import edition as queries
from drugref.models import Classification
from drugref.vocabulary import Axis, EntryKind, Extent, Status

SHOWN = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The two pickers, the latest articles, questions close at hand, and the comparisons read most."""
    latest = Article.objects.published().select_related("left", "right")[:SHOWN]
    answered = {(article.left.slug, article.right.slug) for article in latest}
    likely = [asked for asked in likely_questions(2 * SHOWN) if asked[:2] not in answered][:SHOWN]
    context = {"latest": latest, "likely": likely, "most_read": most_read(SHOWN)}
    return render(request, "comparisons/home.html", context)


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
    known = _known(a, b)
    if a == b:
        return render(request, "comparisons/same.html", {"node": known.graph.nodes[a]})
    left, right = canonical(known.graph, a, b)
    if (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("compare", args=[left, right]))
    comparison = compare(known, left, right)
    article, related = articles_about(left, right)
    count_reading(comparison.left.node, comparison.right.node)
    context = {
        "page": comparison_page(comparison, known, article),
        "pictures": {picture.slug: [picture] for picture in pictures(comparison)},
        "understood": understood_on(request.GET.get("asked", ""), left, right, graph=known.graph),
        "related": related[:SHOWN],
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, "comparisons/compare.html", context)


@require_safe
def compare_json(_request: HttpRequest, a: str, b: str) -> HttpResponse:
    """The same comparison as JSON; errors are JSON too."""
    try:
        known = queries.knowledge(*dict.fromkeys((a, b)))
    except queries.UnknownEntry as unknown:
        return json_reply({"error": f"No published entry has the slug “{unknown.slug}”."}, status=404)
    if a == b:
        return json_reply({"error": "Name two different entries."}, status=400)
    left, right = canonical(known.graph, a, b)
    if (left, right) != (a, b):
        return HttpResponsePermanentRedirect(reverse("compare-json", args=[left, right]))
    comparison = compare(known, left, right)
    article, _related = articles_about(left, right)
    return json_reply(comparison_data(comparison, comparison_page(comparison, known, article), known.graph))


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """How the JSON is read."""
    return render(request, "comparisons/api.html")


def _known(a: str, b: str) -> Knowledge:
    try:
        return queries.knowledge(*dict.fromkeys((a, b)))
    except queries.UnknownEntry as unknown:
        raise Http404(unknown.slug) from unknown


@require_safe
def confusions_page(request: HttpRequest) -> HttpResponse:
    """The reasons for confusions, with how many pairs each explains."""
    return render(request, "comparisons/confusions.html", {"kinds": confused.by_kind()})


@require_safe
def confusions_of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The pairs that one reason explains, the strongest first."""
    found = next((reason for reason in ReasonKind if reason.slug == kind), None)
    if found is None:
        raise Http404(kind)
    return render(request, "comparisons/confusions_of_kind.html", {"kind": found, "pairs": confused.of_kind(found)})


@require_safe
def endings_page(request: HttpRequest) -> HttpResponse:
    """What the last syllables of drug names mean, who bears them, and who misleads."""
    return render(request, "comparisons/name_endings.html", {"endings": name_endings()})


COLUMNS = tuple(f"{end}__{column}" for end in ("entry", "drug_class") for column in ("slug", "kind", "name", "plural"))


def likely_questions(limit: int) -> list[tuple[str, str, str]]:
    """(drug slug, class slug, question), one a drug, the newest statements first. One query."""
    stated = (
        Classification.objects.published()
        .exclude(extent=Extent.IS)
        .exclude(drug_class__axis=Axis.LAW)
        .filter(entry__kind=EntryKind.DRUG, entry__status=Status.PUBLISHED, drug_class__status=Status.PUBLISHED)
        .order_by("-pk")
        .values_list(*COLUMNS)
    )
    by_drug: dict[str, tuple[str, str, str]] = {}
    for row in stated:
        drug, group = Node(*row[:4]), Node(*row[4:])
        by_drug.setdefault(drug.slug, (drug.slug, group.slug, question(drug, group)))
    return list(by_drug.values())[:limit]
