"""The ways of two entries up to the class that holds both, as the page draws them."""

from comparisons.engine.comparison import compare
from comparisons.presenters.relating import NOWHERE, relating
from drugref.domain.statements import Graph
from drugref.presenters.sources import SourceNotes
from tests.comparisons.engine.invented import drug, graph, group, is_a, knowledge
from tests.comparisons.presenters.plain import Plain, plain


def meeting(known: Graph, left: str, right: str) -> Plain:
    return plain(relating(compare(knowledge(known), left, right), known, SourceNotes()))


def calmers() -> Graph:
    """Calmol and restol are azols, azols and benzols are calmers; calmol is a sleeper besides, and listed by law."""
    return graph(
        *(drug(slug) for slug in ("calmol", "restol", "loner")),
        drug("duo", holds=("calmol",)),
        *(group(slug) for slug in ("azols", "benzols")),
        group("calmers", axis="use", broad=True),
        *(group(slug, axis="use") for slug in ("sleepers", "early", "late", "never")),
        group("listed", axis="law"),
        *(is_a(slug, "azols") for slug in ("calmol", "restol")),
        *(is_a(slug, "calmers") for slug in ("azols", "benzols")),
        *(is_a("calmol", slug) for slug in ("sleepers", "early", "late", "listed")),
    )


def test_two_meet_in_the_nearest_class_that_holds_both() -> None:
    assert meeting(calmers(), "calmol", "benzols") == {
        "sentence": "Both sit under calmers: calmol through azols.",
        "shared": {"node": "calmers", "by": "by use"},
        "ways": [
            {"stops": [{"node": "calmol", "side": 1}, {"node": "azols", "by": "by chemistry"}]},
            {"stops": [{"node": "benzols", "side": 2}]},
        ],
        "marks": [1],
    }


def test_a_member_leads_up_to_the_other_side_itself() -> None:
    assert meeting(calmers(), "calmol", "calmers") == {
        "sentence": "Calmol is among azols and azols are among calmers.",
        "shared": {"node": "calmers", "side": 2},
        "ways": [{"stops": [{"node": "calmol", "side": 1}, {"node": "azols", "by": "by chemistry"}]}],
        "marks": [1],
    }


def test_where_no_class_holds_both_the_classes_of_each_stand_beside_each_other() -> None:
    assert meeting(calmers(), "calmol", "loner") == {
        "sentence": NOWHERE,
        "ways": [
            {
                "stops": [
                    {"node": "calmol", "side": 1},
                    {"node": "azols", "by": "by chemistry"},
                    {"node": "early", "by": "by use"},
                    {"node": "late", "by": "by use"},
                ],
                "more": 1,
            },
            {"stops": [{"node": "loner", "side": 2}]},
        ],
        "marks": [1],
    }


def test_where_neither_has_a_class_nothing_is_drawn() -> None:
    assert meeting(calmers(), "loner", "never") == {"sentence": NOWHERE}


def test_what_holds_the_other_meets_it_in_that() -> None:
    assert meeting(calmers(), "calmol", "duo") is None
