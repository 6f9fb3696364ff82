"""The question as people type it: its page, its live answer, its suggestions, its JSON."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparisons import asked
from comparisons.pages.api import json_reply
from comparisons.presenters import question as printing
from comparisons.presenters.data import asked_data
from comparisons.questions.answer import Answered, Part
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.words import LONGEST, replaced
from comparisons.readership import count_unanswered
from drugref import search
from drugref.domain.statements import Graph
from drugref.knowledge.current import current
from drugref.presenters.facts import SourceNotes

LOOK_UP = {QuestionKind.IS_A, QuestionKind.COMPARE, QuestionKind.TOGETHER, QuestionKind.ENTRY}


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Where every word is understood in one way, on to the page that answers; else the readings, or what was not understood."""
    text = request.GET.get("q", "").strip()
    if len(text) > LONGEST:
        return render(request, "comparisons/ask.html", {"too_long": LONGEST}, status=400)
    found, graph = _answered(text)
    target = _target(found, graph)
    if target:
        return HttpResponseRedirect(target)
    if found.question.unknown and request.method == "GET":
        count_unanswered(text, found.question.unknown)
    return render(request, "comparisons/ask.html", _context(found, graph))


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The short answer to what is typed so far; readable when opened alone."""
    found, graph = _answered(request.GET.get("q", "").strip())
    return render(request, "comparisons/ask_live.html", {**_context(found, graph), "target": _target(found, graph)})


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
    question = asked.understand(text)
    graph = current().graph if question.subjects else Graph({}, ())
    found = asked.answer(question, graph)
    guessed = [
        {"words": some.words, "slug": hit.slug, "name": hit.matched, "kind": hit.kind, "why": hit.offered}
        for some in asked.guesses(question)
        for hit in some.hits
    ]
    said = [_said(part, found, graph) for part in found.parts]
    sentences, verdicts = [sentence for sentence, _ in said], [verdict for _, verdict in said]
    return json_reply(asked_data(found, graph, asked.address_in(graph), guessed, sentences, verdicts))


def _answered(text: str) -> tuple[Answered, Graph | None]:
    """The question answered, with the class graph that answered it; no graph where nothing can be."""
    question = asked.understand(text)
    if not question.subjects or question.kind is QuestionKind.UNCLEAR:
        return Answered(question, ()), None
    graph = current().graph
    return asked.answer(question, graph), graph


def _target(found: Answered, graph: Graph | None) -> str | None:
    """The page that answers, where there is just one part, one reading, and nothing that was not understood."""
    question = found.question
    part = found.parts[0] if len(found.parts) == 1 else None
    only = part.only if part else None
    if graph is None or only is None or question.kind not in LOOK_UP or (question.unknown and question.kind is QuestionKind.IS_A):
        return None
    other = only.object.slug if only.object and only.object.slug != only.subject.slug else None
    anchor = "#together" if question.kind is QuestionKind.TOGETHER and other else ""
    if only.object and other is None:
        return None  # the same entry twice: “yes, the same medicine” is said here
    return f"{asked.address_in(graph)(only.subject.slug, other)}?{urlencode({'asked': question.text.strip()})}{anchor}"


def _context(found: Answered, graph: Graph | None) -> dict[str, Any]:
    question, guessed = found.question, asked.guesses(found.question)
    context: dict[str, Any] = {
        "question": question,
        "guessed": [(some, _asked_with(question, some)) for some in guessed],
        "warnings": asked.warnings(guessed),
    }
    if graph is None or not found.parts:
        return context
    address = asked.address_in(graph)
    context["understood"] = printing.understanding(found, graph, address)
    context["parts"] = [printing.part(part, graph, address) for part in found.parts]
    if question.kind is QuestionKind.ATTRIBUTE:
        sources = SourceNotes()
        slugs = dict.fromkeys(sense.subject.slug for part in found.parts for sense in part.deciding)
        context["recorded"] = [asked.recorded_answer(slug, question, sources) for slug in slugs]
        context["sources"] = sources.notes()
    return context


def _asked_with(question: Question, guessed: asked.Guessed) -> list[tuple[search.Hit, str]]:
    """Each guess with the address that asks the same question with that name."""
    ask_address = reverse("ask")
    return [(hit, f"{ask_address}?{urlencode({'q': replaced(question.text, guessed.words, hit.matched)})}") for hit in guessed.hits]


def _said(part: Part, found: Answered, graph: Graph) -> tuple[str, str | None]:
    """(the answer's sentence, the verdict) of a part, for programs."""
    only, kind = part.only, found.question.kind
    if only and kind is QuestionKind.ATTRIBUTE:
        told = asked.recorded_answer(only.subject.slug, found.question, SourceNotes())
        return told.sentence, told.verdict.value if told.verdict else None
    if only and only.object and kind is QuestionKind.TOGETHER and only.object.slug != only.subject.slug:
        return asked.together_sentence(only.subject.slug, only.object.slug), None
    return printing.part(part, graph, asked.address_in(graph)).sentence, part.verdict.value if part.verdict else None
