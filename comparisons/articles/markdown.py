"""Stored articles as the page wants them: the pair's own, with its Markdown made HTML, and those about its neighbours."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt

from comparisons.models import Article
from comparisons.presenters.comparison import WrittenArticle
from drugref.knowledge.edition import citations_of

MARK = re.compile(r"\[\^(\d{1,3})\]")
_markdown = MarkdownIt("commonmark", {"html": False}).disable("image")


def articles_about(a: str, b: str) -> tuple[WrittenArticle | None, list[Article]]:
    """(the pair's published article or None, other published articles on either side). One query, three with an article."""
    found = list(Article.objects.published().touching(a, b))
    own = next((article for article in found if {article.left.slug, article.right.slug} == {a, b}), None)
    return (_written(own) if own else None), [article for article in found if article is not own]


def _written(article: Article) -> WrittenArticle:
    return WrittenArticle(
        question=article.question,
        answer=article.answer,
        verdict=article.verdict,
        body=lambda marks: article_html(article.body, marks),
        citations=citations_of(article.citations.all()),
        reasons=tuple(article.reasons.values_list("kind", "sentence")),
        author=article.author,
        reviewer=article.reviewer,
        published_on=article.published_on,
        updated_on=article.updated_on,
        minutes=article.minutes,
    )


def article_html(body: str, marks: Sequence[tuple[int, ...]]) -> str:
    """CommonMark to HTML; raw HTML and images are off, so the result is safe to print.

    ``[^2]`` becomes links to the page's numbered sources, by the second of *marks*; a mark that leads nowhere is dropped.
    Headings go down one level, since they stand inside a section of the page.
    """

    def links(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        numbers = marks[index] if 0 <= index < len(marks) else ()
        return "".join(f"[{number}](#source-{number})" for number in numbers)

    tokens = _markdown.parse(MARK.sub(links, body))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 1)}"
    return str(_markdown.renderer.render(tokens, _markdown.options, {}))
