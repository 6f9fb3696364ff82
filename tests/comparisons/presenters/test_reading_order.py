"""The numbers of sources ascend as one reads: 1 stands before 2, 2 before 3, on every comparison and every entry's page."""

import random

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import ComparisonPage, comparison_page
from drugref.domain.statements import Knowledge
from drugref.knowledge.current import current
from drugref.presenters.entry import entry_page
from tests.comparisons.presenters.reading import article, marks_as_read, pairs

pytestmark = pytest.mark.django_db
PAIRS = 20


def comparison_html(page: ComparisonPage) -> str:
    return render_to_string("comparisons/compare.html", {"page": page, "related": [], "canonical": "/"}, request=RequestFactory().get("/"))


def entry_html(known: Knowledge, slug: str) -> str:
    context = {"page": entry_page(known, slug), "canonical": "/"}
    return render_to_string("drugref/entry.html", context, request=RequestFactory().get("/"))


def ascend(html: str) -> bool:
    met, listed = marks_as_read(html)
    return met == listed[: len(met)] == list(range(1, len(met) + 1))


@given(pairs(), st.booleans())
@settings(max_examples=60)
def test_on_a_comparison(pair: tuple[Knowledge, str, str], written: bool) -> None:
    known, left, right = pair
    page = comparison_page(compare(known, left, right), known, article() if written else None)
    assert ascend(comparison_html(page))


@given(pairs())
@settings(max_examples=60)
def test_on_an_entrys_page(pair: tuple[Knowledge, str, str]) -> None:
    known, slug, _other = pair
    assert ascend(entry_html(known, slug))


def test_an_articles_sources_are_numbered_as_its_text_meets_them_and_the_others_last() -> None:
    found = article(body="Late first.[^3] Then early.[^1] Nowhere.[^9]")
    numbers: dict[int, int] = {}

    def marks_of(place: int) -> list[int]:
        return [numbers.setdefault(place, len(numbers) + 1)] if place < len(found.citations) else []

    html = found.body(marks_of)
    assert html == (
        '<p>Late first.<a href="#source-1" aria-label="source 1">1</a>'
        ' Then early.<a href="#source-2" aria-label="source 2">2</a> Nowhere.</p>\n'
    )


@pytest.mark.usefixtures("catalogue")
def test_on_real_comparisons_and_the_pages_of_their_sides() -> None:
    known = current().everything()
    drawn = random.Random(9)  # noqa: S311  which pairs, not a secret
    slugs = sorted(known.profiles)
    chosen = [("baclofen", "benzodiazepines"), *(tuple(drawn.sample(slugs, 2)) for _ in range(PAIRS))]
    for one, other in chosen:
        left, right = canonical(known.graph, one, other)
        assert ascend(comparison_html(comparison_page(compare(known, left, right), known))), (left, right)
        assert ascend(entry_html(current().knowledge(left), left)), left
