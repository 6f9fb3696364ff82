"""What is wrong with an article beside the catalogue it speaks of."""

import re

from comparisons.articles.records import ArticleRecord, canonical_pair
from comparisons.engine.comparison import canonical
from comparisons.engine.verdict import verdict
from comparisons.models import Article, Reason
from drugref.catalogue.check import Shelf, check_row
from drugref.catalogue.rows import to_columns
from drugref.knowledge.current import read_edition
from drugref.models import Entry, FactCitation
from drugref.vocabulary import VerdictKind

MARK = re.compile(r"\[\^(\d{1,3})\]")


def check_article(shelf: Shelf, article: ArticleRecord) -> None:
    """Put on the shelf's fault list what is wrong with *article*; the shelf holds the catalogue. Costs no query."""
    pair = (article.left, article.right)
    known = [slug for slug in pair if slug and shelf.known(article, article.line, "entry", slug, shelf.entries)]
    if article.left and article.left == article.right:
        shelf.fault(article, article.line, "An article is about two different entries.")
    elif len(known) == 2 and pair != canonical_pair(*pair, {slug: entry.kind for slug, entry in shelf.entries.items()}):
        shelf.fault(article, article.line, f"A drug stands before a class, then the alphabet decides: [{article.right}, {article.left}].")
    shelf.cited(article)
    check_row(shelf, article, article.line, Article(**to_columns(article)))
    for reason in article.reasons:
        check_row(shelf, article, reason.line, Reason(**to_columns(reason)))
    for citation in article.citations:
        check_row(shelf, article, citation.line, FactCitation(**to_columns(citation)))
    if not article.body:
        shelf.fault(article, article.line, "The article has no text under its head.")
    _check_marks(shelf, article)


def _check_marks(shelf: Shelf, article: ArticleRecord) -> None:
    """Every [^3] of the body needs a third citation, and every citation a mark."""
    marks = {int(number) for number in MARK.findall(article.body)}
    count = len(article.citations)
    for number in sorted(marks - set(range(1, count + 1))):
        shelf.fault(article, article.line, f"The text points at [^{number}], and “cite:” has {count}.")


def computed_verdict(left: Entry, right: Entry) -> VerdictKind:
    """What the published facts answer to the pair's question, in its canonical order. Three queries."""
    graph = read_edition().graph
    a, b = canonical(graph, left.slug, right.slug)
    return verdict(graph, a, b).kind
