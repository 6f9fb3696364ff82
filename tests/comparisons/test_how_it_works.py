"""The picture of how each side works: what it says, and that the page says it in text."""

from dataclasses import replace
from html import unescape

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine.comparison import Comparison, compare
from comparisons.presenters.how_it_works import HowTheyWork, how_they_work
from drugref.domain.statements import Fact, Knowledge, Term
from tests.comparisons.engine.generated import catalogues
from tests.comparisons.engine.invented import (
    EFFECT,
    SITE_A,
    SITE_B,
    TARGET,
    drug,
    fact,
    graph,
    group,
    is_a,
    knowledge,
)

CALMOL, SLEEPAZINE = "calmol", "sleepazine"
LONG = "a condition with a name that goes on and on, as those of rare diseases and of committees do"
ENDLESS = "hydroxy" * 30


def known(*facts: Fact) -> Knowledge:
    return knowledge(graph(drug(CALMOL), drug(SLEEPAZINE), group("benzols")), *facts)


def two(*facts: Fact, left: str = CALMOL, right: str = SLEEPAZINE) -> Comparison:
    """Two invented drugs, or a drug and a class, with these facts."""
    return compare(known(*facts), left, right)


def acts(entry: str, where: Term = SITE_A, action: str = "activates", **qualifiers: str) -> Fact:
    return fact(entry, TARGET, where, action=action, **qualifiers)


def causes(entry: str, what: Term, frequency: str = "", **qualifiers: str) -> Fact:
    return fact(entry, EFFECT, what, frequency=frequency, **qualifiers)


def works(comparison: Comparison) -> HowTheyWork:
    found = how_they_work(comparison)
    assert found
    return found


# What is said


def test_there_is_no_picture_without_facts():
    assert how_they_work(two()) is None


def test_a_target_stands_with_what_is_done_to_it():
    found = works(two(acts(CALMOL), acts(SLEEPAZINE, SITE_B, "blocks")))
    assert [str(target) for target in found.left.targets] == ["activates the site A"]
    assert [str(target) for target in found.right.targets] == ["blocks the site B"]


@pytest.mark.parametrize(
    ("where", "action", "mark"),
    [(SITE_A, "activates", "same place, same action"), (SITE_A, "blocks", "same place, different action")],
)
def test_a_shared_place_is_marked(where, action, mark):
    found = works(two(acts(CALMOL), acts(SLEEPAZINE, where, action)))
    assert [(one.text, one.near) for one in found.marks] == [(mark, False)]


def test_a_shared_system_is_marked_and_named():
    found = works(two(acts(CALMOL), acts(SLEEPAZINE, SITE_B)))
    assert [(one.text, one.near) for one in found.marks] == [("in common: the system", True)]


def test_the_same_place_stands_side_by_side_before_others():
    found = works(two(acts(CALMOL, SITE_B), acts(CALMOL), acts(SLEEPAZINE)))
    assert [target.place for target in found.left.targets] == ["site A", "site B"]
    assert len(found.marks) == 1


def test_an_action_ends_in_its_own_sign():
    found = works(two(acts(CALMOL), acts(CALMOL, action="blocks reuptake"), acts(CALMOL, action="binds")))
    assert [(target.verb, target.sign) for target in found.left.targets] == [
        ("activates", "raises"),
        ("blocks reuptake at", "lowers"),
        ("binds to", "binds"),
    ]
    assert found.left.targets[2].limit == "effect unclear"


def test_a_class_takes_the_plural_and_says_of_how_many_members_it_is_true():
    found = works(two(acts(CALMOL), acts("benzols", action="partly activates", members="some members"), right="benzols"))
    assert str(found.right.targets[0]) == "partly activate the site A (some members)"


def test_a_side_whose_place_is_not_recorded_says_so():
    assert works(two(acts(CALMOL))).right.silence == "not recorded"


def test_a_state_is_no_target():
    state = fact(SLEEPAZINE, TARGET, state="checked none")
    assert how_they_work(two(state)) is None
    assert works(two(acts(CALMOL), state)).right.silence == "checked: none"


def test_what_holds_for_most_of_a_class_is_counted_but_not_drawn():
    held = [acts("benzols", members="most members"), acts(CALMOL, SITE_B), acts(SLEEPAZINE, SITE_B)]
    catalogue = knowledge(graph(drug(CALMOL), drug(SLEEPAZINE), group("benzols"), is_a(CALMOL, "benzols")), *held)
    found = works(compare(catalogue, CALMOL, SLEEPAZINE))
    assert [target.place for target in found.left.targets] == ["site B"]
    assert found.left.left_out == ("+1 known only of most in a class",)
    assert found.right.left_out == ()


def test_the_marked_rows_stand_first_and_a_side_without_more_is_left_blank():
    rows = works(two(acts(CALMOL, SITE_B), acts(CALMOL), acts(SLEEPAZINE))).rows
    assert [(left and left.place, mark and mark.text, right and right.place) for left, mark, right in rows] == [
        ("site A", "same place, same action", "site A"),
        ("site B", None, None),
    ]


@st.composite
def compared(draw: st.DrawFn) -> tuple[Comparison, Comparison]:
    """Two of any catalogue, and the same two the other way round; some terms have long names."""
    catalogue = draw(catalogues())
    left = draw(st.sampled_from(sorted(catalogue.profiles)))
    right = draw(st.sampled_from(sorted(set(catalogue.profiles) - {left})))
    label = draw(st.sampled_from(["site", LONG, ENDLESS]))
    profiles = {
        slug: replace(profile, facts=tuple(relabelled(one, label) for one in profile.facts)) for slug, profile in catalogue.profiles.items()
    }
    renamed = replace(catalogue, profiles=profiles)
    return compare(renamed, left, right), compare(renamed, right, left)


def relabelled(one: Fact, label: str) -> Fact:
    return replace(one, term=replace(one.term, label=f"{label} {one.term.label}")) if one.term else one


@given(compared())
def test_of_any_pair_the_mirror_mirrors(pair):
    one, other = (how_they_work(found) for found in pair)
    assert (one and (one.left, one.right, one.marks)) == (other and (other.right, other.left, other.marks))


@given(compared())
def test_of_any_pair_nothing_stands_there_that_is_no_fact(pair):
    comparison = pair[0]
    found = how_they_work(comparison)
    for column, side in zip(found.sides, (comparison.left, comparison.right), strict=True) if found else ():
        sure = {one.term.label for one in side.facts if one.term and one.is_value and not one.is_typical_only}
        assert {target.place for target in column.targets} <= sure


# What the page prints


def test_it_is_text_that_the_browser_lays_out_with_names_escaped():
    html = render_to_string("comparisons/works.html", {"works": works(two(acts(CALMOL, Term("odd", "<site> & co"))))})
    assert "<site>" not in html
    assert "<site> & co" in unescape(html)
    assert "style=" not in html
    assert "where it acts: not recorded" in html
