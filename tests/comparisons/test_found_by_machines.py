"""The real catalogue as machines find it: what is listed, under which words, and in which terms."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.articles.markdown import articles_about, published_articles
from comparisons.confused import pairs_to_find
from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.meta import comparison_card
from comparisons.presenters.sentences import question
from drugref.knowledge.current import current
from drugref.presenters import card
from drugref.presenters.meta import described
from tests import schema_org
from tests.editions import as_served

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def head(client: Client, path: str) -> tuple[str, str, dict[str, Any]]:
    """(title, description, JSON-LD)"""
    html = client.get(path).content.decode()
    [title], [said] = re.findall(r"<title>(.+?)</title>", html), re.findall(r'<meta name="description" content="(.+?)">', html)
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return title, said, json.loads(data)


def test_every_entry_has_a_title_and_a_description_of_its_own_and_holds_to_schema_org(client: Client) -> None:
    with as_served():
        slugs = sorted(slug for slug, node in current().graph.nodes.items() if node.published)
        heads = [head(client, reverse("entry", args=[slug])) for slug in slugs[::12]]
        nodes = [current().graph.nodes[slug] for slug in slugs]
    assert len({node.title for node in nodes}) == len({described(node) for node in nodes}) == len(nodes)
    assert len({title for title, *_ in heads}) == len({said for _, said, _ in heads}) == len(heads)
    assert [schema_org.faults(data) for *_, data in heads] == [[]] * len(heads)


def test_every_article_is_found_and_holds_to_schema_org(client: Client) -> None:
    with as_served():
        pairs = [(article.left.slug, article.right.slug) for article in published_articles(current())]
        heads = [head(client, reverse("compare", args=pair)) for pair in pairs]
        assert set(pairs) <= pairs_to_find(current())
    assert len({title for title, *_ in heads}) == len({said for _, said, _ in heads}) == len(heads)
    assert [schema_org.faults(data) for *_, data in heads] == [[]] * len(heads)


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (("alprazolam", "benzodiazepines"), True),
        (("baclofen", "benzodiazepines"), True),
        (("gabapentin", "opioids"), True),
        (("citalopram", "escitalopram"), True),
        (("baclofen", "statins"), False),
    ],
)
def test_the_pairs_that_people_ask_about_are_to_be_found(pair: tuple[str, str], *, found: bool) -> None:
    assert (pair in pairs_to_find(current())) is found


def test_every_listed_pair_stands_at_its_one_address() -> None:
    graph = current().graph
    assert [pair for pair in pairs_to_find(current()) if canonical(graph, *pair) != pair or not graph.shows(*pair)] == []


def test_most_pairs_are_not_listed_and_no_two_listed_ones_ask_the_same() -> None:
    nodes, pairs = current().graph.nodes, pairs_to_find(current())
    published = sum(node.published for node in nodes.values())
    assert len(pairs) < published * (published - 1) / 2 * 0.03
    asked = Counter(question(nodes[left], nodes[right]) for left, right in pairs)
    assert [text for text, count in asked.items() if count > 1] == []


def test_no_answer_of_an_article_is_cut_in_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end may be the warning."""
    edition, short, cut = current(), card._short, []

    def noted(text: str, font: Any) -> str:
        if short(text, font) != text:
            cut.append(text)
        return short(text, font)

    monkeypatch.setattr(card, "_short", noted)
    for article in published_articles(edition):
        left, right = article.left.slug, article.right.slug
        known = edition.knowledge(left, right)
        written, _related = articles_about(edition, left, right)
        card.drawn.__wrapped__(comparison_card(comparison_page(compare(known, left, right), known, written)))
    assert cut == []


def test_no_slug_can_be_taken_for_a_pair() -> None:
    assert [slug for slug in current().graph.nodes if "-vs-" in slug] == []
