"""The question as people type it: its page, its live answer, its suggestions, its JSON. All print one Reply."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons.engine.comparison import canonical, in_order
from comparisons.engine.together import Badge
from comparisons.models import Lack
from comparisons.pages.api import json_reply
from comparisons.presenters.data import reply_data
from comparisons.presenters.question import Address, PrintedReply, mistakable_warning, printed_reply
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.reply import Reply, mistakable, reply
from comparisons.questions.words import LONGEST, replaced
from comparisons.readership import count_unanswered
from drugref import search
from drugref.domain.statements import Graph
from drugref.knowledge.edition import Edition
from drugref.names.meanings import Meaning
from drugref.names.normalise import normalise
from drugref.pages.country import chosen, edition_for, with_country
from drugref.search import Hit

MOST_GUESSES = 5
ON_A_PAGE = 20
"""Entries of a list."""


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Where every word is understood in one way, on to the page that answers; else the readings, or what was not understood."""
    text, edition = request.GET.get("q", "").strip(), edition_for(request)
    if len(text) > LONGEST:
        urgent = printed_reply(reply(text, edition), address_in(edition.graph))
        return render(request, "comparisons/ask.html", {"too_long": LONGEST, "reply": urgent}, status=400)
    found = reply(text, edition)
    printed = printed_reply(found, address_in(edition.graph))
    lack = _lack(found) if request.method == "GET" else None
    if lack:
        count_unanswered(text, lack, found.question.unknown)
    if printed.target:
        return HttpResponseRedirect(_full_answer(printed))
    listed = Paginator([entry for part in printed.parts for entry in part.entries], ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "comparisons/ask.html", {**_context(found, printed, edition), "listed": listed})


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The short answer to what is typed so far; readable when opened alone."""
    edition = edition_for(request)
    found = reply(request.GET.get("q", "").strip(), edition)
    return render(request, "comparisons/ask_live.html", _context(found, printed_reply(found, address_in(edition.graph)), edition))


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """Names that the last words of a question may become."""
    text = request.GET.get("q", "")
    head, hits = search.complete(text)
    return render(request, "drugref/suggest.html", {"hits": hits, "head": head, "text": text.strip()[: search.LONGEST]})


@require_safe
def ask_json(request: HttpRequest) -> HttpResponse:
    """The answer as JSON; errors are JSON too."""
    text = request.GET.get("q", "").strip()
    if not text or len(text) > LONGEST:
        return json_reply({"error": f"Ask with ?q=…, in 1 to {LONGEST} characters."}, status=400)
    edition = edition_for(request)
    found, address = reply(text, edition), _kept(address_in(edition.graph), chosen(request))
    guessed = [
        {"words": some.words, "slug": hit.slug, "name": hit.matched, "kind": hit.kind, "why": hit.offered}
        for some in guesses(found.question)
        for hit in some.hits
    ]
    return json_reply(reply_data(found, printed_reply(found, address), address, guessed))


def asked_of(text: str, edition: Edition, *slugs: str) -> PrintedReply | None:
    """The reply to *text*, if it asks about just these entries; None for no text, or for one that asks something else."""
    found = reply(text, edition) if text else None
    return printed_reply(found, address_in(edition.graph)) if found and found.is_about(slugs) else None


def address_in(graph: Graph) -> Address:
    """The address of a comparison in its one order, or of a single entry."""

    def address(slug: str, other: str | None) -> str:
        return reverse("compare", args=canonical(graph, slug, other)) if other else reverse("entry", args=[slug])

    return address


def _kept(address: Address, country: str) -> Address:
    """The same addresses with the *country* in them; a page's links are given it with the rest of the page."""
    return lambda slug, other: with_country(address(slug, other), country) if country else address(slug, other)


def _full_answer(printed: PrintedReply) -> str:
    return f"{printed.target}?{urlencode({'asked': printed.text})}"


def _context(found: Reply, printed: PrintedReply, edition: Edition) -> dict[str, Any]:
    guessed = guesses(found.question)
    near = mistakable((hit.slug for some in guessed for hit in some.hits), edition)
    return {
        "question": found.question,
        "known": [(meant.title, meant.slug) for name in found.question.subjects if not found.parts for meant in name.meanings[:1]],
        "reply": printed,
        "full": _full_answer(printed) if printed.target else "",
        "three": _three(found),
        "guessed": [(some, _asked_with(found.question, some)) for some in guessed],
        "warnings": [mistakable_warning(pair) for pair in near],
    }


def _three(found: Reply) -> str:
    """The page of three, where pairs of just three entries were asked about, each understood in one way; '' elsewhere."""
    readings = [row.only for row in found.parts if row.kind in (QuestionKind.COMPARE, QuestionKind.TOGETHER, QuestionKind.SAME)]
    named = {meant.slug for only in readings if only for meant in (only.subject, only.object) if meant}
    wholly = len(named) == 3 and len(readings) == len(found.parts) and all(readings)
    return reverse("compare-three", args=in_order(found.graph, named)) if wholly else ""


def _lack(found: Reply) -> Lack | None:
    """What it would take to answer; None where it was answered."""
    if found.question.unknown:
        return Lack.NAME if guesses(found.question) else Lack.ENTRY
    if any(row.both and row.both.together.badge is Badge.NOT_RECORDED for row in found.parts):
        return Lack.INTERACTION
    asked_of_a_row = [row for row in found.parts if row.told]
    return Lack.ROW if asked_of_a_row and not any(told.found.facts for row in asked_of_a_row for told in row.told) else None


# guesses


@dataclass(frozen=True, slots=True)
class Guessed:
    """A run of words that was not understood, and the names it may have been meant for: offered, never followed (I6)."""

    words: str
    hits: tuple[Hit, ...]


def guesses(question: Question) -> tuple[Guessed, ...]:
    """Names like each run of words that was not understood: the run as a whole, else its single words."""
    runs = [run for run in question.unknown if run]
    names = search.meanings(text for run in runs for text in (run, *run.split()))
    near = search.near_each({text for run in runs for text in (run, *run.split()) if text not in names}, MOST_GUESSES)
    found = [Guessed(text, tuple(near[text])) for run in runs for text in _parts(run) if near.get(text)]
    slang = search.meanings(normalise(hit.matched) for some in found for hit in some.hits)
    sure = (Guessed(some.words, tuple(hit for hit in some.hits if not _is_ordinary(hit, slang))) for some in found)
    return tuple(_first_of_each(some for some in sure if some.hits))


def _is_ordinary(hit: Hit, slang: Mapping[str, Sequence[Meaning]]) -> bool:
    """“fake” was not meant for “flake”: an everyday word that is also slang is no guess."""
    return all(meaning.ordinary for meaning in slang.get(normalise(hit.matched), ())) and normalise(hit.matched) in slang


def _parts(run: str) -> Iterable[str]:
    return dict.fromkeys((run, *(word for word in run.split() if len(word) > 3)))


def _first_of_each(found: Iterable[Guessed]) -> Iterable[Guessed]:
    """A run whose whole was guessed at is not guessed at word by word."""
    kept: list[str] = []
    for guessed in found:
        if not any(guessed.words in whole.split() for whole in kept):
            kept.append(guessed.words)
            yield guessed


def _asked_with(question: Question, guessed: Guessed) -> list[tuple[Hit, str]]:
    """Each guess with the address that asks the same question with that name."""
    ask_address = reverse("ask")
    return [(hit, f"{ask_address}?{urlencode({'q': replaced(question.text, guessed.words, hit.matched)})}") for hit in guessed.hits]
