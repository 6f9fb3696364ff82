"""The home page: the question box, the two pickers, and questions close at hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import published_articles
from comparisons.presenters.sentences import question
from comparisons.readership import most_read
from drugref.knowledge.current import current
from drugref.knowledge.edition import Edition
from drugref.pages.addresses import addresses
from drugref.presenters.meta import home_meta
from drugref.vocabulary import Axis, Extent

SHOWN = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The two pickers, the latest articles, questions close at hand, and the comparisons read most."""
    edition = current()
    latest = published_articles(edition)[:SHOWN]
    answered = {(article.left.slug, article.right.slug) for article in latest}
    likely = [asked for asked in edition.once(likely_questions) if asked[:2] not in answered][:SHOWN]
    meta = home_meta(addresses(request), reverse("ask"), reverse("picture"))
    context = {"latest": latest, "likely": likely, "most_read": most_read(SHOWN), "meta": meta}
    return render(request, "comparisons/home.html", context)


def likely_questions(edition: Edition) -> list[tuple[str, str, str]]:
    """(drug slug, class slug, question), one a drug, the newest drugs first: what editors found worth stating that a drug is not,
    or is only in part.
    """
    graph = edition.graph
    nodes = graph.nodes
    drugs = sorted((node for node in nodes.values() if not node.is_class and node.published), key=lambda node: node.slug)
    found = []
    for drug in sorted(drugs, key=lambda node: node.added_on, reverse=True):
        stated = (edge for edge in graph.stated_of.get(drug.slug, ()) if edge.extent != Extent.IS)
        groups = (nodes[edge.parent] for edge in stated)
        group = next((group for group in groups if group.axis != Axis.LAW), None)
        if group:
            found.append((drug.slug, group.slug, question(drug, group)))
    return found
