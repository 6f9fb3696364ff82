"""What is alike, near, unlike, on one side only (MODEL section 6, compare rules)."""

from dataclasses import replace

import pytest

from comparisons.engine.comparison import compare
from tests.comparisons.engine.invented import (
    BOXED,
    DEPENDENCE,
    DIZZY,
    EFFECT,
    HALF_LIFE,
    MECHANISM,
    SITE_A,
    SITE_B,
    SLEEPY,
    STIFF,
    SYSTEM,
    TARGET,
    USE,
    Term,
    drug,
    fact,
    graph,
    group,
    is_a,
    knowledge,
)


def row(attribute, *facts, of=None):
    g = of or graph(drug("calmol"), drug("restol"))
    found = compare(knowledge(g, *facts), "calmol", "restol")
    return next(row for row in found.rows if row.attribute == attribute)


def test_the_same_target_with_the_same_action_is_alike():
    found = row(TARGET, fact("calmol", TARGET, SITE_A, action="blocks"), fact("restol", TARGET, SITE_A, action="blocks"))
    assert [item.near for item in found.alike] == [""]
    assert not found.differs


def test_the_same_target_with_another_action_differs():
    found = row(TARGET, fact("calmol", TARGET, SITE_A, action="blocks"), fact("restol", TARGET, SITE_A, action="activates"))
    assert not found.alike
    assert found.differs


def test_two_targets_under_one_system_are_near_and_still_differ():
    found = row(TARGET, fact("calmol", TARGET, SITE_A, action="blocks"), fact("restol", TARGET, SITE_B, action="activates"))
    assert [(item.near, item.shared_term) for item in found.alike] == [("system", SYSTEM)]
    assert found.differs


@pytest.mark.parametrize(
    "far",
    [
        Term("x", "x", broader=Term("wide", "wide", broad=True)),
        Term("x", "x", broader=Term("y", "y", broader=SYSTEM)),
    ],
    ids=["a broad parent", "three steps in all"],
)
def test_a_broad_or_distant_parent_brings_nothing_near(far):
    near = Term("z", "z", broader=far.broader) if far.broader and far.broader.broad else SITE_A
    found = row(TARGET, fact("calmol", TARGET, near, action="blocks"), fact("restol", TARGET, far, action="blocks"))
    assert not found.alike


def test_approved_against_off_label_is_near():
    found = row(USE, fact("calmol", USE, STIFF, approval="approved"), fact("restol", USE, STIFF, approval="off-label"))
    assert [item.near for item in found.alike] == ["approval"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("very common", "common", True), ("very common", "uncommon", False), ("very common", "", True), ("reported", "rare", True)],
)
def test_frequencies_differ_only_when_both_are_known_and_two_bands_apart(one, other, alike):
    found = row(EFFECT, fact("calmol", EFFECT, SLEEPY, frequency=one), fact("restol", EFFECT, SLEEPY, frequency=other))
    assert bool(found.alike) is alike


@pytest.mark.parametrize(("one", "other", "alike"), [((2, 6), (5, 9), True), ((2, 4), (5, 9), False)])
def test_ranges_that_overlap_are_alike(one, other, alike):
    found = row(HALF_LIFE, fact("calmol", HALF_LIFE, one), fact("restol", HALF_LIFE, other))
    assert bool(found.alike) is alike
    assert found.differs is not alike


def test_times_are_compared_whatever_their_unit():
    in_minutes = fact("restol", HALF_LIFE, (150, 200))
    in_minutes = replace(in_minutes, quantity=replace(in_minutes.quantity, unit="minutes"))
    assert row(HALF_LIFE, fact("calmol", HALF_LIFE, (2, 3)), in_minutes).alike
    assert not row(HALF_LIFE, fact("calmol", HALF_LIFE, (4, 5)), in_minutes).alike


def test_quantities_of_two_forms_are_not_set_against_each_other():
    found = row(HALF_LIFE, fact("calmol", HALF_LIFE, (2, 6), form="by mouth"), fact("restol", HALF_LIFE, (2, 6), form="injection"))
    assert not found.alike


def test_levels_are_alike_when_equal():
    assert row(DEPENDENCE, fact("calmol", DEPENDENCE, 3), fact("restol", DEPENDENCE, 3)).alike
    assert row(DEPENDENCE, fact("calmol", DEPENDENCE, 0), fact("restol", DEPENDENCE, 3)).differs


def test_what_only_one_side_records_is_no_difference():
    found = row(EFFECT, fact("calmol", EFFECT, SLEEPY))
    assert found.is_one_sided
    assert not found.differs


def test_what_nobody_records_is_a_gap_and_not_a_likeness():
    found = row(EFFECT)
    assert found.is_gap
    assert not found.alike


def test_checked_none_on_both_sides_is_alike_and_against_a_value_it_differs():
    none = {"state": "checked none"}
    assert row(BOXED, fact("calmol", BOXED, **none), fact("restol", BOXED, **none)).alike
    assert row(BOXED, fact("calmol", BOXED, **none), fact("restol", BOXED, SLEEPY)).differs


def test_a_silent_side_is_not_like_checked_none():
    found = row(BOXED, fact("calmol", BOXED, state="checked none"))
    assert found.is_one_sided
    assert not found.alike


def test_sentences_are_alike_only_when_both_inherit_the_very_same():
    of = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"), is_a("restol", "azols"))
    assert row(MECHANISM, fact("azols", MECHANISM, "It calms.", members="all members"), of=of).alike
    assert not row(MECHANISM, fact("calmol", MECHANISM, "It calms."), fact("restol", MECHANISM, "It calms.")).alike


def test_a_member_beside_its_class_shows_only_what_is_particular():
    of = graph(drug("calmol"), group("azols"), is_a("calmol", "azols"))
    known = knowledge(of, fact("azols", EFFECT, SLEEPY, members="all members"), fact("calmol", EFFECT, DIZZY))
    effects = next(r for r in compare(known, "calmol", "azols").rows if r.attribute == EFFECT)
    assert [f.term for f in effects.left_only] == [DIZZY]
    assert effects.right_only == ()
    assert [item.left.term for item in effects.alike] == [SLEEPY]


def test_what_holds_for_most_members_makes_neither_difference_nor_plain_likeness():
    of = graph(drug("calmol"), group("azols"), is_a("calmol", "azols"), drug("restol"))
    found = row(EFFECT, fact("azols", EFFECT, SLEEPY, members="most members"), fact("restol", EFFECT, DIZZY), of=of)
    assert found.left_only == ()
    shared = row(EFFECT, fact("azols", EFFECT, SLEEPY, members="most members"), fact("restol", EFFECT, SLEEPY), of=of)
    assert [item.near for item in shared.alike] == ["typical"]


def test_a_value_alike_in_one_form_is_no_difference_in_another():
    both_ways = (fact("calmol", EFFECT, DIZZY, frequency="very common"), fact("calmol", EFFECT, DIZZY, frequency="rare", form="injection"))
    found = row(EFFECT, *both_ways, fact("restol", EFFECT, DIZZY, frequency="rare"))
    assert [item.left.term for item in found.alike] == [DIZZY]
    assert not found.differs


def test_a_value_alike_here_is_no_difference_elsewhere():
    found = row(USE, fact("calmol", USE, STIFF, place="US"), fact("calmol", USE, STIFF, place="UK"), fact("restol", USE, STIFF, place="US"))
    assert found.alike
    assert not found.differs


def test_the_same_quantity_in_another_form_is_still_a_difference():
    inside, outside = fact("calmol", HALF_LIFE, (2, 6), form="by mouth"), fact("calmol", HALF_LIFE, (2, 6), form="injection")
    found = row(HALF_LIFE, inside, outside, fact("restol", HALF_LIFE, (2, 6), form="by mouth"))
    assert found.alike
    assert found.left_only == (outside,)


def test_a_sure_target_beside_a_typical_one_of_its_system_is_a_difference():
    of = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"))
    typical = fact("azols", TARGET, SITE_A, action="blocks", members="most members")
    sure = fact("restol", TARGET, SITE_B, action="blocks")
    assert row(TARGET, typical, sure, of=of).right_only == (sure,)
