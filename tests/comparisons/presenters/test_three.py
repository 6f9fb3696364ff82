"""The page of three invented entries, whole, and that it says of a pair what the pair's own page says."""

from itertools import combinations

import pytest

from comparisons.engine.comparison import compare
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.three import ThreePage, three_meta, three_page
from comparisons.presenters.together import PrintedTogether
from drugref.domain.statements import Knowledge
from tests.comparisons.engine.invented import BOXED, DIZZY, drug, fact, graph, knowledge
from tests.comparisons.presenters.pharmacy import pharmacy
from tests.comparisons.presenters.plain import plain


def page_of(known: Knowledge, *slugs: str) -> ThreePage:
    return three_page([(compare(known, *two), None) for two in combinations(slugs, 2)], known.graph)


def test_three_drugs_pair_by_pair() -> None:
    assert plain(page_of(pharmacy(), "calmol", "duo", "restol")) == {
        "title": "Calmol, duo and restol: each pair compared",
        "sides": [{"node": "calmol"}, {"node": "duo"}, {"node": "restol"}],
        "worst": {"look": "serious", "label": "Serious: ask first"},
        "care": [
            "Calmol with restol: it can be dangerous. Ask before you take both.",
            "Duo with restol: it can be dangerous. Ask before you take both.",
            "Calmol with duo: both are or hold the same; do not take it twice.",
            "Calmol and restol: do not stop suddenly; ask first.",
        ],
        "pairs": [
            {
                "left": "calmol",
                "right": "restol",
                "together": {"look": "serious", "label": "Serious: ask first"},
                "said": "calmol and restol add up.",
                "question": "Calmol or restol: what is the difference?",
            },
            {
                "left": "duo",
                "right": "restol",
                "together": {"look": "serious", "label": "Serious: ask first"},
                "said": "calmol and restol add up. Recorded for calmol with restol.",
                "question": "Duo or restol: what is the difference?",
            },
            {
                "left": "calmol",
                "right": "duo",
                "together": {"look": "care", "label": "Take care"},
                "said": "Both hold the same medicine, calmol: together it is taken twice.",
                "question": "Calmol or duo: what is the difference?",
                "answers": [
                    {
                        "kind": "contains",
                        "badge": "One holds the other",
                        "sentences": ["Duo contains calmol."],
                        "marks": [1],
                        "rule": "7 holds the other",
                    }
                ],
            },
        ],
        "glance": [
            {"label": "What it is", "cells": ["azol", "not recorded", "azol"]},
            {"label": "Used for", "cells": ["not recorded", "not recorded", "stiff muscles"]},
            {"label": "Stopping", "cells": ["sudden stop can be dangerous", "not recorded", "sudden stop can be dangerous"]},
            {"label": "Controlled by law", "cells": ["no (US)", "not recorded", "Listed Drug (US)"]},
        ],
    }


def test_of_three_the_gravest_pairs_are_named_and_what_all_share_is_told_once() -> None:
    three = ("calmol", "restol", "ultrol")
    boxed = knowledge(graph(*map(drug, three)), *(fact(slug, BOXED, DIZZY) for slug in three))
    assert page_of(boxed, *three).care == ("All three: the US labels carry the strongest warning there is.",)
    two = knowledge(graph(*map(drug, three)), *(fact(slug, BOXED, DIZZY) for slug in three[:2]))
    assert page_of(two, *three).care == ("Calmol and restol: the US labels carry the strongest warning there is.",)


@pytest.mark.parametrize("slugs", [("calmol", "duo", "restol"), ("calmol", "azols", "sedols"), ("azols", "benzols", "sedols")])
def test_a_pair_is_told_as_its_own_page_tells_it(slugs: tuple[str, str, str]) -> None:
    known = pharmacy()
    for pair in page_of(known, *slugs).pairs:
        own = comparison_page(compare(known, pair.left.slug, pair.right.slug), known)
        both = own.body(PrintedTogether)
        assert pair.question == own.question
        assert pair.answers == own.answers or (not pair.answers and own.answers[0].badge == "Not the same")
        assert both
        assert (pair.together.look, pair.together.label) == (both.badge, both.badge_label)


def test_that_no_two_are_the_same_is_told_once() -> None:
    three = ("calmol", "restol", "ultrol")
    page = page_of(knowledge(graph(*map(drug, three))), *three)
    assert page.apart
    assert {pair.said for pair in page.pairs} == {"No interaction is recorded here. That is not the same as safe: ask a pharmacist."}


def test_no_search_engine_is_to_list_it() -> None:
    meta = three_meta(page_of(pharmacy(), "calmol", "duo", "restol"))
    assert not meta.indexed
    assert meta.title == "Calmol, duo and restol: each pair compared"
