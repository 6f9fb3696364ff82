"""The sitemap and the feed, from the edition in memory."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.articles.markdown import published_articles
from comparisons.confused import pairs_to_find
from comparisons.presenters.listings import Listed, News, entry_news, latest, newest, parts
from drugref.domain.records import EntryRecord, SourceRecord
from drugref.knowledge.current import current
from drugref.knowledge.edition import Edition

STANDING = (
    "home",
    "browse",
    "confusions",
    "look-alikes",
    "name-endings",
    "answers",
    "uses",
    "controlled",
    "a-z",
    "glossary",
    "sources",
    "about",
    "api",
)
XML, ATOM = "application/xml", "application/atom+xml"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The parts of the sitemap, each with the newest day in it."""
    found = [
        (reverse("sitemap-part", args=[number]), newest(*(line.day for line in part)))
        for number, part in enumerate(current().once(_parts), start=1)
    ]
    return render(request, "machines/sitemap.xml", {"parts": found}, content_type=XML)


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """At most 5,000 addresses, each with the newest day on which something it says was checked."""
    found = current().once(_parts)
    if not 1 <= number <= len(found):
        raise Http404(f"sitemap {number}")
    return render(request, "machines/sitemap_part.xml", {"lines": found[number - 1]}, content_type=XML)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest answers, by the day they were changed: articles, and entries when they were added."""
    news = current().once(_news)
    return render(request, "machines/feed.xml", {"news": news, "updated": news[0].updated if news else date.today()}, content_type=ATOM)  # noqa: DTZ011


def _parts(edition: Edition) -> list[list[Listed]]:
    checked = edition.once(newest_checks)
    written = {(article.left.slug, article.right.slug): article.record.updated for article in published_articles(edition)}
    standing = [Listed(reverse(name)) for name in STANDING]
    entries = [Listed(reverse("entry", args=[slug]), day) for slug, day in sorted(checked.items())]
    pairs = [
        Listed(reverse("compare", args=pair), newest(written.get(pair), *(checked.get(slug) for slug in pair)))
        for pair in sorted(edition.once(pairs_to_find))
    ]
    return parts([*standing, *entries, *pairs])


def newest_checks(edition: Edition) -> dict[str, date | None]:
    """Published entry -> the newest day on which a source of what it states was checked, or on which it was added."""
    read = {record.slug: record.read for record in edition.records.values() if isinstance(record, SourceRecord)}
    entries = (record for record in edition.records.values() if isinstance(record, EntryRecord) and edition.graph.shows(record.slug))
    return {
        record.slug: newest(record.added, *(cite.checked or read.get(cite.source) for cite in record.shown_citations()))
        for record in entries
    }


def _news(edition: Edition) -> list[News]:
    articles = [
        News(
            title=article.record.question,
            summary=article.record.answer,
            path=reverse("compare", args=[article.left.slug, article.right.slug]),
            published=article.record.published or date.min,
            updated=article.record.updated or article.record.published or date.min,
            author=article.record.author,
        )
        for article in published_articles(edition)
    ]
    entries = [entry_news(node, reverse("entry", args=[node.slug])) for node in edition.graph.nodes.values() if node.published]
    return latest([*articles, *entries])
