"""The pages of single entries, and the pages for what went wrong: parse, fetch, present, render."""

from typing import Any

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from drugref import search
from drugref.domain.statements import Knowledge
from drugref.knowledge.edition import UnknownEntry
from drugref.pages.addresses import addresses
from drugref.pages.country import edition_for
from drugref.pages.lists import shelf_of
from drugref.presenters.entry import Members, entry_page, entry_trust
from drugref.presenters.meta import entry_meta
from drugref.presenters.sources import claim_at
from drugref.presenters.with_others import WithOthers


@require_safe
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """One drug or class, with all that is recorded of it."""
    known = _known(request, slug)
    page = entry_page(known, slug)
    meta = entry_meta(page, known, addresses(request), reverse("entry-picture", args=[slug]))
    return render(request, "drugref/entry.html", {"page": page, "trust": entry_trust(page, edition_for(request).today), "meta": meta})


@require_safe
def entry_sources(request: HttpRequest, slug: str, row: str = "") -> HttpResponse:
    """What an entry's page rests on: every source with the words found there; of one row or sentence, what that rests on.

    404 for a *row* that is none of the page's claims (“dependence”, “with-alcohol”).
    """
    page = entry_page(_known(request, slug), slug)
    claim = claim_at(page.claims, row)
    if row and not claim:
        raise Http404(row)
    return render(request, "drugref/entry_sources.html", {"page": page, "claim": claim, "notes": claim.sources if claim else page.sources})


@require_safe
def entry_together(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is recorded of taking an entry with others, the worst first, with a box to find one."""
    page = entry_page(_known(request, slug), slug)
    found = page.body(WithOthers)
    listed = shelf_of(request, found.partners if found else (), lambda one: f"{one.other.title} {one.label}", ("entry", "entries"))
    return render(
        request, "drugref/entry_together.html", {"node": page.node, "shelf": listed, "emergency": found.emergency if found else ""}
    )


@require_safe
def entry_members(request: HttpRequest, slug: str) -> HttpResponse:
    """All that belongs to a class, fully or in part, and what decidedly does not, with a box to find one. 404 for a drug."""
    page = entry_page(_known(request, slug), slug)
    found = page.body(Members)
    if not page.node.is_class:
        raise Http404(slug)
    listed = shelf_of(request, found.lines if found else (), lambda line: f"{line.link.node.title} {line.heading}", ("entry", "entries"))
    return render(request, "drugref/entry_members.html", {"node": page.node, "shelf": listed})


def _known(request: HttpRequest, slug: str) -> Knowledge:
    """All that a page on the entry needs. Raises Http404 for one that readers may not see."""
    try:
        return edition_for(request).knowledge(slug)
    except UnknownEntry as unknown:
        raise Http404(f"No entry “{slug}”") from unknown


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is, how it answers, and where to turn in an emergency."""
    return render(request, "drugref/about.html")


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The entries a text may mean, as a list of links: for the pickers, and readable when opened alone."""
    text = request.GET.get("q", "")
    return render(request, "drugref/suggest.html", {"hits": search.suggest(text), "text": text.strip()[: search.LONGEST]})


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """“ok” while the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offers the entries whose names are like the slug not found, else like the last part of the address; follows none (I6)."""
    unknown = exception.__cause__
    sought = unknown.slug if isinstance(unknown, UnknownEntry) else request.path.strip("/").rpartition("/")[2]
    words = sought.replace("-", " ")
    context: dict[str, Any] = {"words": words, "hits": _near(words)}
    return render(request, "404.html", context, status=404)


def _near(words: str) -> list[search.Hit]:
    try:
        return search.exact(words) or search.near(words)
    except DatabaseError:
        return []


def server_error(request: HttpRequest) -> HttpResponse:
    """Reads nothing from the database: that may be what failed."""
    return render(request, "500.html", status=500)
