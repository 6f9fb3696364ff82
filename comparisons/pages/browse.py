"""One page of all the ways in, and those of them that rest on comparisons: look-alike names, name endings, answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparisons import confused
from comparisons.articles.markdown import published_articles
from comparisons.chosen import most_asked
from drugref.knowledge.current import current
from drugref.pages.country import edition_for
from drugref.pages.lists import shelf_of
from drugref.presenters import a_to_z, browsing, glossary, resting
from drugref.presenters.shelf import counted

NEWEST = 6
ANSWERS, ENDINGS = ("answer", "answers"), ("ending", "endings")


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """Every way in, each with how much it leads to."""
    edition = current()
    alike = confused.look_alikes(edition)
    articles = published_articles(edition)
    context = {
        "letters": a_to_z.letters(edition).values(),
        "axes": browsing.axes(edition),
        "uses": browsing.most_used(edition),
        "use_count": f"{len(browsing.uses(edition)):,}",
        "countries": browsing.controlled(edition_for(request)),
        "endings": counted(len(confused.name_endings(edition)), ENDINGS),
        "reported": counted(sum(row.is_reported for row in alike), confused.PAIRS),
        "measured": counted(sum(not row.is_reported for row in alike), confused.PAIRS),
        "reasons": counted(len(confused.mix_ups(edition)), ("reason", "reasons")),
        "words": counted(sum(map(len, glossary.glossary(edition).values())), glossary.WORDS),
        "sources": counted(sum(map(len, resting.sources_by_kind(edition).values())), resting.DOCUMENTS),
        "most_asked": most_asked(edition_for(request)),
        "newest": articles[:NEWEST],
        "answers": f"{len(articles):,}",
    }
    return render(request, "comparisons/browse/browse.html", context)


@require_safe
def look_alikes(request: HttpRequest) -> HttpResponse:
    """Names that look or sound alike: those that an official list reports apart from those that are only measured so."""
    listed = shelf_of(request, confused.look_alikes(current()), lambda row: " ".join(row.names), confused.PAIRS, per_page=100)
    return render(request, "comparisons/browse/look_alikes.html", {"shelf": listed})


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """The answers that editors have written, the newest first."""
    listed = shelf_of(request, published_articles(current()), lambda row: f"{row.record.question} {row.record.answer}", ANSWERS)
    return render(request, "comparisons/browse/answers.html", {"shelf": listed})


@require_safe
def name_endings(request: HttpRequest) -> HttpResponse:
    """What the last syllables of drug names mean, who bears them, and who misleads."""
    listed = shelf_of(request, confused.name_endings(current()), _text_of_ending, ENDINGS)
    return render(request, "comparisons/browse/name_endings.html", {"shelf": listed})


def _text_of_ending(row: confused.NameEnding) -> str:
    return " ".join((row.text, row.group.title, *(drug.name for drug in (*row.members, *row.traps))))
