"""An editor's article as the page of its pair prints it.

Pure.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from comparisons.engine.comparison import Comparison
from comparisons.presenters import sentences
from drugref.domain.statements import Citation
from drugref.presenters.facts import SourceNotes

MarksOf = Callable[[int], Sequence[int]]
"""The place of one of an article's citations, from 0 -> its numbers on the page; none for a place where there is no citation."""


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    """An article, as far as the page prints it.

    ``body`` makes HTML of it, asking for the numbers of each citation as it is met; ``reasons`` are the editor's sentences by kind.
    """

    question: str
    answer: str
    verdict: str
    body: Callable[[MarksOf], str]
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
    html = article.body(lambda place: sources.marks(article.citations[place : place + 1]))
    opening, rest, conclusion = _parts(html.replace('href="#source-', 'href="sources/#source-'))
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


PART = re.compile(r"(?=<h[23]\b)")
REMEMBER = "remember"


def _parts(html: str) -> tuple[str, str, str]:
    """(the first part with its heading, the parts between, the last where its heading says what to remember)."""
    parts = [part for part in PART.split(html) if part.strip()]
    heading = parts[-1].partition("</h")[0].lower() if len(parts) > 1 else ""
    conclusion = parts.pop() if REMEMBER in heading else ""
    first = 1 if parts and PART.match(parts[0]) else 2
    return "".join(parts[:first]), "".join(parts[first:]), conclusion
