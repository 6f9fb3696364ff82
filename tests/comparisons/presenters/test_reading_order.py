"""The numbers of sources ascend as one reads: what a comparison says first has the first of them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import ComparisonPage, comparison_page
from drugref.domain.statements import Knowledge
from drugref.knowledge.current import current
from tests.comparisons.presenters.reading import article, pairs

PAIRS = 20


def ascend(page: ComparisonPage) -> bool:
    met = list(dict.fromkeys(cited.number for claim in page.claims for cited in claim.cited))
    return met == [note.number for note in page.sources][: len(met)] == list(range(1, len(met) + 1))


@given(pairs(), st.booleans())
@settings(max_examples=60)
def test_on_a_comparison(pair: tuple[Knowledge, str, str], written: bool) -> None:
    known, left, right = pair
    assert ascend(comparison_page(compare(known, left, right), known, article() if written else None))


def test_an_articles_sources_are_numbered_as_its_text_meets_them_and_the_others_last() -> None:
    found = article(body="Late first.[^3] Then early.[^1] Nowhere.[^9]")
    numbers: dict[int, int] = {}

    def link(place: int) -> tuple[int, str] | None:
        return (numbers.setdefault(place, len(numbers) + 1), f"#source-{place + 1}") if place < len(found.citations) else None

    html = found.body(link)
    assert html == (
        '<p>Late first.<a href="#source-3" aria-label="source 1">1</a>'
        ' Then early.<a href="#source-1" aria-label="source 2">2</a> Nowhere.</p>\n'
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
def test_on_real_comparisons() -> None:
    known = current().everything()
    drawn = random.Random(9)  # noqa: S311  which pairs, not a secret
    slugs = sorted(known.profiles)
    chosen = [("baclofen", "benzodiazepines"), *(tuple(drawn.sample(slugs, 2)) for _ in range(PAIRS))]
    for one, other in chosen:
        left, right = canonical(known.graph, one, other)
        assert ascend(comparison_page(compare(known, left, right), known)), (left, right)
