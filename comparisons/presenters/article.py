"""An editor's article as the page of its pair prints it.

Pure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

from comparisons.engine.comparison import Comparison
from comparisons.presenters import sentences
from drugref.domain.statements import Citation
from drugref.presenters.sources import SourceNotes

LinkOf = Callable[[int], tuple[int, str] | None]
"""The place of one of an article's citations, from 0 -> its number on the page and where that leads; None where there is no citation."""


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    """An article, as far as the page prints it.

    ``body`` makes HTML of it, asking for the number of each citation as it is met; ``reasons`` are the editor's sentences by kind.
    """

    question: str
    answer: str
    verdict: str
    body: Callable[[LinkOf], str]
    citations: tuple[Citation, ...]
    reasons: tuple[tuple[str, str], ...]
    author: str
    reviewer: str
    published_on: date
    updated_on: date
    minutes: int

    def agrees_with(self, comparison: Comparison) -> bool:
        """Is its verdict still the computed one? Otherwise it is not printed (I7)."""
        return self.verdict in ("", comparison.forward.kind)

    def answer_beside_badge(self, comparison: Comparison) -> str:
        """Its answer without the “No.” that the badge says already."""
        return self.answer.removeprefix(f"{sentences.badge(comparison.forward)}.").strip()


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """``opening`` is its first part, ``rest`` what is folded below, ``conclusion`` its last part where that says what to remember."""

    question: str
    answer: str
    opening: str
    rest: str
    conclusion: str
    author: str
    reviewer: str
    published_on: date
    updated_on: date
    minutes: int


def printed_article(article: WrittenArticle, sources: SourceNotes) -> PrintedArticle:
    """With its sources numbered as its text meets them."""

    def link(place: int) -> tuple[int, str] | None:
        found = article.citations[place : place + 1]
        return (sources.of(f"story-{place + 1}", LABEL, "article").marks(found)[0], f"sources/story-{place + 1}/") if found else None

    html = article.body(link)
    for slug, said in _quoted(html):
        sources.of(slug, LABEL, "article", said=said)
    opening, rest, conclusion = _parts(html)
    return PrintedArticle(
        question=article.question,
        answer=article.answer,
        opening=opening,
        rest=rest,
        conclusion=conclusion,
        author=article.author,
        reviewer=article.reviewer,
        published_on=article.published_on,
        updated_on=article.updated_on,
        minutes=article.minutes,
    )


LABEL = "The whole story"
BLOCK_END = re.compile(r"</(?:p|li|h\d)>")
CITING = re.compile(r'(.*?)((?:<a href="sources/story-\d+/"[^>]*>\d+</a>)+)', re.DOTALL)
"""Words of one paragraph, and the marks that follow them."""
TAG = re.compile(r"<[^>]*>")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def _quoted(html: str) -> Iterator[tuple[str, str]]:
    """("story-2", "The sentence before its mark.") for every mark of the story."""
    for block in BLOCK_END.split(html):
        for said, marks in CITING.findall(block):
            sentence = SENTENCE_END.split(unescape(TAG.sub("", said)).strip())[-1].rstrip(",;:–")
            yield from ((slug, sentence) for slug in re.findall(r"story-\d+", marks))


PART = re.compile(r"(?=<h[23]\b)")
REMEMBER = "remember"


def _parts(html: str) -> tuple[str, str, str]:
    """(the first part with its heading, the parts between, the last where its heading says what to remember)."""
    parts = [part for part in PART.split(html) if part.strip()]
    heading = parts[-1].partition("</h")[0].lower() if len(parts) > 1 else ""
    conclusion = parts.pop() if REMEMBER in heading else ""
    first = 1 if parts and PART.match(parts[0]) else 2
    return "".join(parts[:first]), "".join(parts[first:]), conclusion
