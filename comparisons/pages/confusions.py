"""The lists of what is confused with what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from comparisons import confused
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.presenters.reasons import MEANINGS
from drugref.knowledge.current import current
from drugref.pages.lists import shelf_of


@require_safe
def confusions(request: HttpRequest) -> HttpResponse:
    """The reasons for confusions, each with what it means, a pair that it explains, and how many there are."""
    kinds = [(mix_up, MEANINGS[mix_up.kind]) for mix_up in confused.mix_ups(current())]
    return render(request, "comparisons/confusions.html", {"kinds": kinds})


@require_safe
def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The pairs that one reason explains, the strongest first."""
    found = next((reason for reason in ReasonKind if reason.slug == kind), None)
    if found is None:
        raise Http404(kind)
    if found == ReasonKind.LOOK_ALIKE:
        return redirect("look-alikes", permanent=True)  # there the names stand that are alike, not what they are names of
    pairs = confused.of_kind(current(), found)
    listed = shelf_of(request, pairs, lambda pair: " ".join(pair.names), confused.PAIRS, per_page=100)
    return render(request, "comparisons/confusions_of_kind.html", {"kind": found, "meaning": MEANINGS[found], "shelf": listed})
