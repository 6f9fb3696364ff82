"""The articles as the page wants them: the pair's own, with its Markdown made HTML, and those about its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markdown_it import MarkdownIt

from comparisons.articles.records import ArticleRecord, minutes_to_read
from comparisons.presenters.article import LinkOf, WrittenArticle
from drugref.domain.statements import Citation, Node
from drugref.knowledge.edition import Edition
from drugref.presenters.resting import Resting
from drugref.presenters.sources import section_name
from drugref.vocabulary import Status

MARK = re.compile(r"\[\^(\d{1,3})\]")
LINKED = re.compile(r'(<a href="(?:#source-|sources/story-)\d+/?")>(?=(\d+)<)')
_markdown = MarkdownIt("commonmark", {"html": False}).disable("image")


@dataclass(frozen=True)
class PublishedArticle:
    """An article that readers may see, with the two entries it is about."""

    left: Node
    right: Node
    record: ArticleRecord

    @property
    def minutes(self) -> int:
        return minutes_to_read(self.record.answer, self.record.body)


def published_articles(edition: Edition) -> tuple[PublishedArticle, ...]:
    """The published articles on two published entries, the newest first."""
    return edition.once(_published_articles)


def _published_articles(edition: Edition) -> tuple[PublishedArticle, ...]:
    nodes = edition.graph.nodes
    records = [r for r in edition.records.values() if isinstance(r, ArticleRecord) and r.status == Status.PUBLISHED]
    found = [PublishedArticle(nodes[r.left], nodes[r.right], r) for r in records if r.left in nodes and r.right in nodes]
    newest = sorted(found, key=lambda article: article.record.question)
    newest.sort(key=lambda article: article.record.updated or date.min, reverse=True)
    return tuple(article for article in newest if article.left.published and article.right.published)


def articles_about(edition: Edition, a: str, b: str) -> tuple[WrittenArticle | None, list[PublishedArticle]]:
    """(the pair's published article or None, other published articles on either side)."""
    found = [article for article in published_articles(edition) if {article.left.slug, article.right.slug} & {a, b}]
    own = next((article for article in found if {article.left.slug, article.right.slug} == {a, b}), None)
    return (_written(own, edition) if own else None), [article for article in found if article is not own]


def resting_articles(edition: Edition) -> Iterator[tuple[Citation, Resting]]:
    """What of the articles rests on sources: one row an article and source."""
    for article in published_articles(edition):
        for record in article.record.citations:
            if cite := edition.cite(record):
                yield cite, Resting(article.left, f"The story: {article.record.question}", section_name(cite), other=article.right)


def _written(article: PublishedArticle, edition: Edition) -> WrittenArticle:
    record = article.record
    return WrittenArticle(
        question=record.question,
        answer=record.answer,
        verdict=record.verdict,
        body=lambda link_of: article_html(record.body, link_of),
        citations=tuple(cited for citation in record.citations if (cited := edition.cite(citation))),
        reasons=tuple((reason.kind, reason.sentence) for reason in record.reasons),
        author=record.author,
        reviewer=record.reviewer,
        published_on=record.published or date.min,
        updated_on=record.updated or date.min,
        minutes=article.minutes,
    )


def article_html(body: str, link_of: LinkOf) -> str:
    """CommonMark to HTML; raw HTML and images are off, so the result is safe to print.

    ``[^2]`` becomes the mark of the second citation, a link named “source 2”; one that leads nowhere is dropped.
    Headings go down one level, since they stand inside a section of the page.
    """

    def links(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        found = link_of(place) if place >= 0 else None
        return f"[{found[0]}]({found[1]})" if found else ""

    tokens = _markdown.parse(MARK.sub(links, body))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 1)}"
    html = str(_markdown.renderer.render(tokens, _markdown.options, {}))
    return LINKED.sub(r'\1 aria-label="source \2">', html)
