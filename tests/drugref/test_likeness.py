"""By what a drug looks like one of a class: a near miss."""

import pytest

from drugref.domain.likeness import Likeness
from drugref.domain.statements import Term
from tests.comparisons.engine.invented import DIZZY, EFFECT, SITE_A, SLEEPY, STIFF, TARGET, USE, drug, fact, graph, group, is_a

EVERYTHING = Term("everything", "everything", broad=True)


def alike(*facts, axis="mechanism", loose=False, members=("restol", "otherol")):
    """What calmol, which is none of them, has in common with the zeds, whose members are restol and otherol."""
    of = graph(
        drug("calmol"), *(drug(slug) for slug in members), group("zeds", axis=axis, loose=loose), *(is_a(slug, "zeds") for slug in members)
    )
    by_entry: dict = {}
    for one in facts:
        by_entry.setdefault(one.entry, []).append(one)
    return [(trait.attribute, trait.term.slug, trait.action) for trait in Likeness(of, by_entry).shared("calmol", "zeds")]


def test_a_use_that_the_class_states_of_all_its_members():
    assert alike(fact("calmol", USE, STIFF), fact("zeds", USE, STIFF, members="all members")) == [("use", "stiff", "")]


def test_a_use_that_every_member_has_though_the_class_does_not_say_so():
    every = [fact("restol", USE, STIFF), fact("otherol", USE, STIFF)]
    assert alike(fact("calmol", USE, STIFF), *every) == [("use", "stiff", "")]
    assert alike(fact("calmol", USE, STIFF), *every[:1]) == []


def test_one_member_alone_tells_nothing_of_a_class():
    assert alike(fact("calmol", USE, STIFF), fact("restol", USE, STIFF), members=("restol",)) == []


@pytest.mark.parametrize("members", ["most members", "some members"])
def test_a_use_of_most_or_some_members_tells_nothing(members):
    assert alike(fact("calmol", USE, STIFF), fact("zeds", USE, STIFF, members=members)) == []


def test_a_target_counts_with_what_is_done_to_it():
    of_class = fact("zeds", TARGET, SITE_A, action="blocks", members="all members")
    assert alike(fact("calmol", TARGET, SITE_A, action="blocks"), of_class) == [("target", "site-a", "blocks")]
    assert alike(fact("calmol", TARGET, SITE_A, action="activates"), of_class) == []


def test_an_effect_counts_only_for_a_class_without_a_sharp_edge_and_only_if_it_adds_up():
    facts = [fact("calmol", EFFECT, SLEEPY), fact("zeds", EFFECT, SLEEPY, members="most members")]
    facts += [fact("calmol", EFFECT, DIZZY), fact("zeds", EFFECT, DIZZY, members="all members")]
    assert alike(*facts) == []
    assert alike(*facts, loose=True) == [("effect", "sleepy", "")]


def test_a_word_too_wide_to_be_shared_tells_nothing():
    assert alike(fact("calmol", USE, EVERYTHING), fact("zeds", USE, EVERYTHING, members="all members")) == []


def test_a_state_is_no_trait():
    assert alike(fact("calmol", USE, state="checked none"), fact("zeds", USE, STIFF, members="all members")) == []


def test_a_law_names_what_it_holds_and_needs_no_likeness():
    assert alike(fact("calmol", USE, STIFF), fact("zeds", USE, STIFF, members="all members"), axis="law") == []
