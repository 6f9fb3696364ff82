"""The ways in: names by letter, classes, uses, what the law controls, the glossary, and sources with what rests on them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from drugref.domain.records import SourceRecord
from drugref.knowledge.current import current
from drugref.pages.country import edition_for
from drugref.presenters import a_to_z as names
from drugref.presenters import browsing, glossary, resting
from drugref.presenters.meta import source_meta
from drugref.presenters.shelf import NoSuchPage, Shelf, shelf
from drugref.vocabulary import Axis, SourceKind

T = TypeVar("T")

NAMES_PER_PAGE = 150


def shelf_of(request: HttpRequest, rows: Sequence[T], text_of: Callable[[T], str], noun: tuple[str, str], **how: Any) -> Shelf[T]:
    """The page of *rows* that the address asks for; not found where the list has no such page."""
    try:
        return shelf(rows, request.GET.dict(), text_of, noun, **how)
    except NoSuchPage as page:
        raise Http404(f"No page {page}") from page


# names


@require_safe
def a_to_z(request: HttpRequest) -> HttpResponse:
    """The letters, with how many names stand under each."""
    return render(request, "drugref/browse/a_to_z.html", {"letters": names.letters(current()).values()})


@require_safe
def letter(request: HttpRequest, slug: str) -> HttpResponse:
    """The medicines and classes of one letter; with ?brands=yes all their other names below. What is typed is sought among all."""
    letters = names.letters(current())
    found = letters.get(slug)
    if found is None:
        if slug.lower() in letters:
            return redirect("letter", slug.lower(), permanent=True)
        raise Http404(slug)
    whole = request.GET.get("brands") == "yes"
    rows, noun = (found.lines, names.NAMES) if whole or request.GET.get("q", "").strip() else (found.entries, names.ENTRIES)
    kept = (("brands", "yes"),) if whole else ()
    listed = shelf_of(request, rows, lambda line: f"{line.text} {line.points_to}", noun, per_page=NAMES_PER_PAGE, kept=kept)
    return render(request, "drugref/browse/letter.html", {"letter": found, "letters": letters.values(), "shelf": listed, "whole": whole})


# classes, uses, law


@require_safe
def classes(request: HttpRequest, axis: str) -> HttpResponse:
    """The classes that group by one thing: chemistry, mechanism, use, law or an everyday word."""
    if axis not in set(Axis):
        raise Http404(axis)
    heading, lead = browsing.AXES[Axis(axis)]
    rows = browsing.classes_by(current(), Axis(axis))
    listed = shelf_of(request, rows, lambda row: f"{row.node.title} {row.node.name} {row.node.summary}", browsing.CLASSES)
    return render(request, "drugref/browse/classes.html", {"heading": heading, "lead": lead, "shelf": listed})


@require_safe
def uses(request: HttpRequest) -> HttpResponse:
    """Everything that something here is used for."""
    listed = shelf_of(request, browsing.uses(current()), lambda word: word.whole, ("use", "uses"))
    return render(request, "drugref/browse/uses.html", {"shelf": listed})


@require_safe
def use(request: HttpRequest, slug: str) -> HttpResponse:
    """What is used for one thing, by how far that is approved."""
    page = browsing.use_page(current(), slug)
    if page is None:
        raise Http404(slug)
    return render(request, "drugref/browse/use.html", {"page": page, "shelf": _stating(request, page)})


def _stating(request: HttpRequest, page: browsing.WordPage) -> Shelf[browsing.Standing]:
    """The entries in which a word stands."""
    return shelf_of(request, page.rows, lambda row: f"{row.node.title} {row.heading}", names.ENTRIES, per_page=NAMES_PER_PAGE)


@require_safe
def controlled(request: HttpRequest) -> HttpResponse:
    """The lists of each country's law."""
    return render(request, "drugref/browse/controlled.html", {"countries": browsing.controlled(edition_for(request))})


@require_safe
def controlled_list(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands on one list of the law, and how far."""
    lists = {law.node.slug: law for country in browsing.controlled(edition_for(request)) for law in country.lists}
    if slug not in lists:
        raise Http404(slug)
    listed = shelf_of(request, lists[slug].rows, lambda row: row.node.title, browsing.MEDICINES)
    return render(request, "drugref/browse/controlled_list.html", {"law": lists[slug], "shelf": listed})


# the glossary


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """The groups of the glossary, and a box over all their words."""
    edition = current()
    every = [word for some in glossary.glossary(edition).values() for word in some]
    listed = shelf_of(request, every, lambda word: word.whole, glossary.WORDS)
    return render(request, "drugref/browse/glossary.html", {"groups": glossary.groups(edition), "shelf": listed})


@require_safe
def words_of(request: HttpRequest, group: str) -> HttpResponse:
    """The words of one group."""
    found = {some.slug: some for some in glossary.groups(current())}.get(group)
    if found is None:
        raise Http404(group)
    listed = shelf_of(request, glossary.glossary(current())[group], lambda word: word.whole, glossary.WORDS)
    return render(request, "drugref/browse/words.html", {"group": found, "shelf": listed})


@require_safe
def word(request: HttpRequest, group: str, slug: str) -> HttpResponse:
    """One word, and every row in which it stands."""
    edition = current()
    page = glossary.word_page(edition, group, slug)
    if page is None:
        raise Http404(slug)
    groups = {some.slug: some for some in glossary.groups(edition)}
    return render(request, "drugref/browse/word.html", {"page": page, "group": groups[group], "shelf": _stating(request, page)})


# sources


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The kinds of documents that the site rests on, and a box over all of them."""
    kinds = resting.sources_by_kind(current())
    every = [source for some in kinds.values() for source in some]
    listed = shelf_of(request, every, _text_of_source, resting.DOCUMENTS)
    return render(request, "drugref/browse/sources.html", {"kinds": resting.kinds(current()), "shelf": listed})


@require_safe
def sources_of(request: HttpRequest, slug: str) -> HttpResponse:
    """The documents of one kind."""
    found = {kind.slug: kind for kind in resting.kinds(current())}.get(slug)
    if found is None:
        raise Http404(slug)
    listed = shelf_of(request, resting.sources_by_kind(current())[found.kind], _text_of_source, resting.DOCUMENTS)
    return render(request, "drugref/browse/sources_of.html", {"kind": found, "shelf": listed})


def _text_of_source(source: SourceRecord) -> str:
    return f"{source.title} {source.publisher}"


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One document, and every statement that rests on it."""
    edition = current()
    found = edition.records.get(f"source:{slug}")
    if not isinstance(found, SourceRecord):
        raise Http404(slug)
    listed = shelf_of(request, resting.resting_on(edition, slug), lambda row: row.whole, ("statement", "statements"))
    kind = resting.source_kind(SourceKind(found.kind))
    return render(
        request,
        "drugref/browse/source.html",
        {"source": found, "kind": kind, "shelf": listed, "meta": source_meta(found.title, found.publisher)},
    )
