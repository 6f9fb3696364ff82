"""The home page: the question box, the two pickers, and questions close at hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import published_articles
from comparisons.chosen import front, most_asked
from drugref.pages.addresses import addresses
from drugref.pages.country import edition_for
from drugref.presenters.meta import home_meta

NEWEST = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The box, the two pickers, three groups of questions, what is asked most, and the newest answers."""
    edition = edition_for(request)
    context = {
        "groups": front(edition),
        "most_asked": most_asked(edition),
        "newest": published_articles(edition)[:NEWEST],
        "meta": home_meta(addresses(request), reverse("ask"), reverse("picture")),
    }
    return render(request, "comparisons/home.html", context)
