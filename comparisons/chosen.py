"""What the home page and *Browse* offer: three groups of questions, what is read most, and what editors have a word in.

An editor puts pairs into a group, the rest of its places are filled by what is published; a pair that is kept out stands in no such list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from comparisons.articles.markdown import PublishedArticle, published_articles
from comparisons.confused import of_kind
from comparisons.engine.comparison import canonical, compare
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.verdict import Rule, verdict
from comparisons.models import EditorsChoice, Shelf
from comparisons.presenters.sentences import badge, question
from comparisons.readership import most_read
from drugref.domain.english import capital, in_sentence
from drugref.knowledge.edition import Edition
from drugref.models.editions import DERIVED, tell_readers
from drugref.vocabulary import Axis, Extent, Noun, Severity

CHOICES = f"{DERIVED}choices"
IN_A_GROUP = 6
MOST_ASKED = 6
LOOKED_AT = 50
"""Of the pairs that are read most, so many are looked at for those that may be listed."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offered:
    """A question with the pair that answers it.

    ``answer``: “No”, “Serious: ask first”, '' for two that merely differ; ``tone`` colours it: “no”, “serious”.
    """

    left: str
    right: str
    question: str
    answer: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """A heading of the home page with its questions. ``anchor``: the part of the pair's page that answers them."""

    heading: str
    offered: tuple[Offered, ...]
    anchor: str = ""


def stored_choices() -> list[tuple[str, str, str]]:
    """What an edition keeps of the editors' choices: (left slug, right slug, shelf), in their order. One query."""
    return list(EditorsChoice.objects.values_list("left__slug", "right__slug", "shelf"))


def tell_of_choice(**_: Any) -> None:
    """Receiver of post_save and post_delete."""
    tell_readers([CHOICES])


def front(edition: Edition) -> tuple[OfferedGroup, ...]:
    """The groups of the home page that hold anything."""
    return edition.once(_front)


def most_asked(edition: Edition) -> list[Offered]:
    """The pairs read most in the last month that nobody keeps out. One query: readings are counted, and belong to no edition."""
    return [_is_it(edition, pair) for pair in islice(_listed(edition, most_read(LOOKED_AT)), MOST_ASKED)]


def _front(edition: Edition) -> tuple[OfferedGroup, ...]:
    articles = published_articles(edition)
    groups = (
        OfferedGroup(Shelf.IS_IT.label, tuple(_is_it(edition, pair) for pair in _group(edition, Shelf.IS_IT, _kinds(edition, articles)))),
        OfferedGroup(Shelf.SAME.label, tuple(_is_it(edition, pair) for pair in _group(edition, Shelf.SAME, _twins(edition, articles)))),
        OfferedGroup(
            Shelf.TOGETHER.label,
            tuple(_taken(edition, pair) for pair in _group(edition, Shelf.TOGETHER, _dangers(edition, articles))),
            "together",
        ),
    )
    return tuple(group for group in groups if group.offered)


def _group(edition: Edition, shelf: Shelf, filling: Iterable[Pair]) -> list[Pair]:
    """Those that editors put there, then what fills the rest of its places."""
    chosen = [canonical(edition.graph, left, right) for left, right, where in _choices(edition) if where == shelf]
    return list(islice(dict.fromkeys((*chosen, *_listed(edition, filling))), max(IN_A_GROUP, len(chosen))))


def _choices(edition: Edition) -> Iterator[tuple[str, str, str]]:
    shows = edition.graph.shows
    return ((left, right, where) for left, right, where in edition.tables.get(CHOICES) or () if shows(left) and shows(right))


def _listed(edition: Edition, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Those of two entries that readers see and of which nobody says to keep them out."""
    kept_out = {frozenset((left, right)) for left, right, where in _choices(edition) if where == Shelf.KEPT_OUT}
    shows = edition.graph.shows
    return (pair for pair in pairs if shows(pair[0]) and shows(pair[1]) and frozenset(pair) not in kept_out)


# What fills a group


def _kinds(edition: Edition, articles: Iterable[PublishedArticle]) -> Iterator[Pair]:
    """Pairs of a drug and a class that have an article, each class once before any comes again; then what is stated and likely asked."""
    written = [(article.left.slug, article.right.slug) for article in articles if article.right.is_class and not article.left.is_class]
    first = {group: (drug, group) for drug, group in reversed(written)}
    yield from sorted(first.values(), key=written.index)
    yield from written
    yield from likely_pairs(edition)


def _twins(edition: Edition, articles: Iterable[PublishedArticle]) -> Iterator[Pair]:
    """Pairs of the same kind that have an article; then drugs that are forms of one another."""
    yield from ((article.left.slug, article.right.slug) for article in articles if article.left.is_class == article.right.is_class)
    yield from ((pair.left.slug, pair.right.slug) for pair in of_kind(edition, ReasonKind.MIRROR_OR_SALT))


def _dangers(edition: Edition, articles: Iterable[PublishedArticle]) -> Iterator[Pair]:
    """What is recorded as serious or worse between what people ask about, or of it with a food or a drink; each entry once."""
    nodes, met = edition.graph.nodes, set[str]()
    asked = {slug for article in articles for slug in (article.left.slug, article.right.slug)}
    known = {slug for slug, node in nodes.items() if slug in asked or (not node.is_class and node.noun in (Noun.DRINK, Noun.FOOD))}
    grave = [row for row in edition.interactions if row.severity in (Severity.NEVER, Severity.SERIOUS)]
    for row in sorted(grave, key=lambda row: (-row.rank, row.left, row.right)):
        pair = {row.left, row.right}
        if pair <= known and pair & asked and len(pair) == 2 and not pair & met and not row.form:
            met |= pair
            yield canonical(edition.graph, row.left, row.right)


def likely_pairs(edition: Edition) -> list[Pair]:
    """(drug slug, class slug), one a drug, the newest drugs first: what a drug is stated not to be, or to be only in part."""
    graph = edition.graph
    nodes = graph.nodes
    drugs = sorted((node for node in nodes.values() if not node.is_class and node.published), key=lambda node: node.slug)
    found = []
    for drug in sorted(drugs, key=lambda node: node.added_on, reverse=True):
        stated = (edge for edge in graph.stated_of.get(drug.slug, ()) if edge.extent != Extent.IS)
        group = next((edge.parent for edge in stated if nodes[edge.parent].axis != Axis.LAW), None)
        if group:
            found.append((drug.slug, group))
    return found


# How a pair is asked


def _is_it(edition: Edition, pair: Pair) -> Offered:
    graph = edition.graph
    found = verdict(graph, *pair)
    asked = edition.once(_written).get(pair) or question(graph.nodes[pair[0]], graph.nodes[pair[1]]).replace(
        ": what is the difference?", "?"
    )
    return Offered(*pair, asked) if found.rule == Rule.OTHER_DRUG else Offered(*pair, asked, badge(found), found.kind)


def _written(edition: Edition) -> dict[Pair, str]:
    """The questions of articles, by their pair."""
    return {(article.left.slug, article.right.slug): article.record.question for article in published_articles(edition)}


def _taken(edition: Edition, pair: Pair) -> Offered:
    left, right = (edition.graph.nodes[slug] for slug in pair)
    word = compare(edition.knowledge(*pair), *pair).together.badge
    return Offered(*pair, f"{left.title} and {in_sentence(right.title)}?", capital(word.label), word.replace(" ", "-"))
