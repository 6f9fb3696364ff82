"""The lists of what is confused with what, and of name endings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparisons import confused
from comparisons.engine.reasons.kinds import ReasonKind
from drugref.knowledge.current import current


@require_safe
def confusions(request: HttpRequest) -> HttpResponse:
    """The reasons for confusions, with how many pairs each explains."""
    return render(request, "comparisons/confusions.html", {"kinds": confused.by_kind(current())})


@require_safe
def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The pairs that one reason explains, the strongest first."""
    found = next((reason for reason in ReasonKind if reason.slug == kind), None)
    if found is None:
        raise Http404(kind)
    return render(request, "comparisons/confusions_of_kind.html", {"kind": found, "pairs": confused.of_kind(current(), found)})


@require_safe
def name_endings(request: HttpRequest) -> HttpResponse:
    """What the last syllables of drug names mean, who bears them, and who misleads."""
    return render(request, "comparisons/name_endings.html", {"endings": confused.name_endings(current())})
