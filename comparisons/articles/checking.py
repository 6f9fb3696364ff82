"""What is wrong with an article beside the catalogue it speaks of."""

import re
from datetime import date

from django.conf import settings

from comparisons.articles.records import ArticleRecord, canonical_pair
from comparisons.engine.comparison import canonical
from comparisons.engine.verdict import verdict
from comparisons.models import Article, Reason
from drugref.catalogue.check import Shelf, check_row
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.read import Records
from drugref.catalogue.rows import to_columns
from drugref.domain.statements import Graph
from drugref.knowledge.edition import Edition
from drugref.models import FactCitation
from drugref.vocabulary import Status, VerdictKind

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


def refuse_contradictions(catalogue: Records, articles: Records) -> None:
    """Raise CatalogueError where a published one of *articles* answers otherwise than the records of *catalogue* do (I7). No query."""
    faults, graph = Faults(), graph_of(catalogue)
    for article in articles.values():
        if isinstance(article, ArticleRecord) and article.status == Status.PUBLISHED:
            a, b = canonical(graph, article.left, article.right)
            if sentence := contradiction(article.verdict, verdict(graph, a, b).kind):
                faults.add(article.file, article.line, sentence)
    if len(faults):
        raise CatalogueError(faults)


def contradiction(told: str, computed: VerdictKind) -> str:
    """What to say to an article that answers *told* where the facts answer *computed*; nothing where it agrees, or answers nothing."""
    if not told or told == computed:
        return ""
    return f"The recorded facts answer “{computed.label}”. Change the article, or mend the classifications first."


def graph_of(records: Records) -> Graph:
    """The class graph that readers would see of *records*."""
    return Edition(records, home=settings.HOME_PLACE, today=date.today()).graph  # noqa: DTZ011  the law changes by the site's calendar


def objection(article: Article, graph: Graph) -> str:
    """Why *article* may not be published beside the facts of *graph*; '' where it may (I7)."""
    slugs = (article.left.slug, article.right.slug)
    if not all(slug in graph.nodes for slug in slugs):
        return ""
    return contradiction(article.verdict, verdict(graph, *canonical(graph, *slugs)).kind)
