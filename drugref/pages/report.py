"""“Report a mistake”: a short form for readers, which lands with the editors."""

import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from drugref.domain.reports import ANCHOR, FEWEST, LONGEST_PAGE, MOST, Place, objection
from drugref.knowledge.current import current
from drugref.models import ReaderReport
from drugref.pages.posting import DAY, OLDEST, QUICKEST, insist_on_own_page, read_slip, slip, wait_before
from drugref.presenters.report import about

MOST_AN_HOUR = 5
"""From one sender."""
MOST_A_DAY = 100
"""From all of them: a flood from many places fills neither the disk nor the editors' day."""
ENTRIES_OF = {
    **dict.fromkeys(("entry", "entry-sources", "entry-row-sources", "entry-together", "entry-members"), ("slug",)),
    **dict.fromkeys(("compare", "compare-sources", "compare-row-sources"), ("a", "b")),
}
"""Address -> its parts that are slugs of entries."""
SHORT = f"Please say what is wrong in at least {FEWEST} characters."
LONG = f"Please say it in at most {MOST:,} characters."


class Words(forms.CharField):
    """Text of several lines, in which a line's end counts as one character, as it does in the browser."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(str(value or "").replace("\r\n", "\n")))


class ReportForm(forms.Form):
    """``homepage`` is a trap: no reader sees it, robots fill it in."""

    text = Words(min_length=FEWEST, max_length=MOST, error_messages={"required": SHORT, "min_length": SHORT, "max_length": LONG})
    homepage = forms.CharField(required=False)

    def __init__(self, data: Any, *, age: float) -> None:
        """*age*: seconds since the form was opened."""
        super().__init__(data)
        self.age = age

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if why := objection(text):
            raise ValidationError(why)
        return text

    def clean(self) -> None:
        if self.cleaned_data.get("homepage"):
            raise ValidationError("A field that readers don’t see was filled in, as robots do. Please send it once more.")
        if self.age < QUICKEST:
            raise ValidationError("That was quicker than a hand can write. Please look it over, and send it once more.")
        if self.age > OLDEST:
            raise ValidationError("This page had been open for more than a day. Please send it once more.")

    @property
    def refusal(self) -> str:
        """The first sentence that says why it is not taken; '' where it is."""
        return next((str(sentence) for sentences in self.errors.values() for sentence in sentences), "")


@never_cache
@csrf_exempt  # Django's token wants a cookie, and readers get none: insist_on_own_page and the slip stand in for it
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form on ``?page=`` and ``&row=``; sent, on to the thanks, or the form again with a sentence that says why not."""
    if request.method != "POST":
        place = _place(request.GET.get("page", ""), request.GET.get("row", ""))
        return _form(request, place, slip(place.page, place.row))
    insist_on_own_page(request)
    given = request.POST.get("slip", "")
    said, age = read_slip(given)
    place, form = Place(*said), ReportForm(request.POST, age=age)
    if form.refusal:
        fresh = slip(*said) if age > OLDEST else given
        return _form(request, place, fresh, text=request.POST.get("text", ""), refusal=form.refusal, status=400)
    text = form.cleaned_data["text"]
    wait, why = _flood(request)
    if wait:
        response = _form(request, place, given, text=text, refusal=why, status=429)
        response["Retry-After"] = str(wait)
        return response
    ReaderReport.objects.take(place, text, _entries(place.page))
    return HttpResponseRedirect(
        reverse("report-thanks", query={part: told for part, told in (("page", place.page), ("row", place.row)) if told})
    )


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """That it has come, what happens next, and the way back to ``?page=`` and ``&row=``."""
    place = _place(request.GET.get("page", ""), request.GET.get("row", ""))
    return render(request, "drugref/report_thanks.html", {"place": place, "about": _about(place)})


def _place(page: str, row: str) -> Place:
    """Raises Http404 for what is no page of this site that readers see, and for a row that can't be an anchor."""
    if page and _match(page) is None:
        raise Http404
    if row and not (page and ANCHOR.fullmatch(row)):
        raise Http404
    return Place(page, row)


def _match(page: str) -> ResolverMatch | None:
    """The view at the path *page*; None where there is none for readers."""
    if len(page) > LONGEST_PAGE or page.startswith(reverse("admin:index")):
        return None
    try:
        return resolve(page)
    except Resolver404:
        return None


def _entries(page: str) -> list[str]:
    """The slugs of the entries that the page is about, as its address names them."""
    match = _match(page) if page else None
    return [match.kwargs[part] for part in ENTRIES_OF.get(match.url_name or "", ())] if match else []


def _flood(request: HttpRequest) -> tuple[int, str]:
    """Seconds until another report is taken, and why; (0, '') where this one is."""
    if ReaderReport.objects.today().count() >= MOST_A_DAY:
        return DAY - int(time.time()) % DAY, "More reports have come today than editors can read. Please send this one tomorrow."
    wait = wait_before(request, "report", MOST_AN_HOUR)
    minutes = "a minute" if wait <= 60 else f"{-(-wait // 60)} minutes"
    why = f"No more than {MOST_AN_HOUR} reports an hour are taken from one connection. Please send this one in {minutes}."
    return (wait, why) if wait else (0, "")


def _about(place: Place) -> str:
    edition = current()
    return about(place, _entries(place.page), edition.graph, edition.attributes)


def _form(request: HttpRequest, place: Place, given: str, text: str = "", refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "place": place,
        "about": _about(place),
        "slip": given,
        "text": text,
        "refusal": refusal,
        "fewest": FEWEST,
        "most": MOST,
    }
    return render(request, "drugref/report.html", context, status=status)
