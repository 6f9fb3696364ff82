"""The lists of what is confused with what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
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
    if found == ReasonKind.LOOK_ALIKE:
        return redirect("look-alikes", permanent=True)  # there the names stand that are alike, not what they are names of
    return render(request, "comparisons/confusions_of_kind.html", {"kind": found, "pairs": confused.of_kind(current(), found)})
