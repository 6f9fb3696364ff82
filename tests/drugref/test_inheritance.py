"""Which facts hold for an entry (MODEL section 3)."""

from drugref.domain.inheritance import facts_for
from tests.comparisons.engine.invented import (
    BOXED,
    BY_MOUTH,
    DEPENDENCE,
    DIZZY,
    EFFECT,
    MECHANISM,
    ROUTE,
    SLEEPY,
    STIFF,
    USE,
    drug,
    fact,
    graph,
    group,
    is_a,
    partly,
)


def holding(slug, of, *facts):
    by_entry = {}
    for one in facts:
        by_entry.setdefault(one.entry, []).append(one)
    return facts_for(slug, of, by_entry)


def in_azols(*more):
    return graph(drug("calmol"), group("azols"), group("bzols"), is_a("calmol", "azols"), is_a("azols", "bzols"), *more)


def test_what_holds_for_all_members_is_inherited_and_says_so():
    (found,) = holding("calmol", in_azols(), fact("azols", EFFECT, SLEEPY, members="all members"))
    assert (found.term, found.origin, found.entry) == (SLEEPY, "class", "azols")


def test_what_holds_for_most_is_inherited_marked_and_for_some_never():
    most, some = fact("azols", EFFECT, SLEEPY, members="most members"), fact("azols", EFFECT, DIZZY, members="some members")
    (found,) = holding("calmol", in_azols(), most, some)
    assert found.term == SLEEPY
    assert found.is_typical_only


def test_a_sentence_about_the_class_itself_is_not_handed_down():
    assert holding("calmol", in_azols(), fact("azols", MECHANISM, "They share a use.")) == ()
    assert holding("calmol", in_azols(), fact("azols", MECHANISM, "They calm.", members="all members"))


def test_terms_merge_term_by_term_and_the_own_statement_stands():
    own = fact("calmol", EFFECT, SLEEPY, frequency="common")
    found = holding(
        "calmol", in_azols(), own, fact("azols", EFFECT, SLEEPY, members="all members"), fact("azols", EFFECT, DIZZY, members="all members")
    )
    assert [(f.term, f.origin, f.frequency) for f in found] == [(SLEEPY, "own", "common"), (DIZZY, "class", "")]


def test_of_single_values_the_nearest_stands():
    near, far = fact("azols", DEPENDENCE, 2, members="all members"), fact("bzols", DEPENDENCE, 3, members="all members")
    assert [f.level for f in holding("calmol", in_azols(), near, far)] == [2]
    assert [f.level for f in holding("calmol", in_azols(), fact("calmol", DEPENDENCE, 1), near, far)] == [1]


def test_of_equally_near_classes_that_differ_both_are_shown():
    of = in_azols(group("czols"), is_a("calmol", "czols"))
    found = holding("calmol", of, fact("azols", DEPENDENCE, 2, members="all members"), fact("czols", DEPENDENCE, 3, members="all members"))
    assert sorted(f.level for f in found) == [2, 3]


def test_equally_near_classes_that_say_the_same_term_say_it_once():
    of = in_azols(group("czols"), is_a("calmol", "czols"))
    found = holding(
        "calmol", of, fact("azols", EFFECT, SLEEPY, members="all members"), fact("czols", EFFECT, SLEEPY, members="all members")
    )
    assert [f.term for f in found] == [SLEEPY]


def test_not_so_here_takes_away_one_term_or_the_whole_row():
    inherited = [fact("azols", EFFECT, SLEEPY, members="all members"), fact("azols", EFFECT, DIZZY, members="all members")]
    one = holding("calmol", in_azols(), fact("calmol", EFFECT, SLEEPY, state="not so here"), *inherited)
    assert [(f.term, f.state) for f in one] == [(SLEEPY, "not so here"), (DIZZY, "")]
    whole = holding("calmol", in_azols(), fact("calmol", EFFECT, state="checked none"), *inherited)
    assert [f.state for f in whole] == ["checked none"]


def test_checked_none_for_one_form_leaves_the_other_form_alone():
    of_pump = fact("azols", BOXED, SLEEPY, members="all members", form="spinal pump")
    found = holding("calmol", in_azols(), fact("calmol", BOXED, state="checked none", form="by mouth"), of_pump)
    assert [(f.state, f.form) for f in found] == [("checked none", "by mouth"), ("", "spinal pump")]


def test_partly_inherits_nothing():
    of = graph(drug("calmol"), group("azols"), partly("calmol", "azols"))
    assert holding("calmol", of, fact("azols", EFFECT, SLEEPY, members="all members")) == ()


def test_a_combination_takes_effects_but_not_uses_of_its_ingredients_and_names_them():
    of = graph(drug("duomol", holds=("calmol",)), drug("calmol"), group("azols"), is_a("calmol", "azols"))
    found = holding(
        "duomol", of, fact("calmol", EFFECT, SLEEPY), fact("calmol", USE, STIFF), fact("azols", EFFECT, DIZZY, members="all members")
    )
    assert [(f.term, f.origin, f.entry) for f in found] == [(SLEEPY, "ingredient", "calmol"), (DIZZY, "ingredient", "azols")]


def test_two_ingredients_with_two_mechanisms_keep_both():
    of = graph(drug("duomol", holds=("calmol", "restol")), drug("calmol"), drug("restol"))
    found = holding("duomol", of, fact("calmol", MECHANISM, "It calms."), fact("restol", MECHANISM, "It rests."))
    assert [f.text for f in found] == ["It calms.", "It rests."]


def test_a_class_inherits_from_a_wider_class():
    (found,) = holding("azols", in_azols(), fact("bzols", EFFECT, SLEEPY, members="all members"))
    assert (found.origin, found.entry) == ("class", "bzols")


def test_what_an_ingredient_surely_does_stands_before_what_most_of_a_class_do():
    nodes = [drug("both", holds=("calmol",)), drug("calmol"), group("azols"), is_a("both", "azols")]
    most, sure = fact("azols", EFFECT, SLEEPY, members="most members"), fact("calmol", EFFECT, SLEEPY)
    (found,) = holding("both", graph(*nodes), most, sure)
    assert (found.origin, found.entry) == ("ingredient", "calmol")


def test_a_mark_travels_from_a_class_through_an_ingredient():
    of = in_azols(drug("duomol", holds=("calmol",)))
    (found,) = holding("duomol", of, fact("azols", BOXED, SLEEPY, members="most members"))
    assert (found.origin, found.entry, found.via, found.members) == ("ingredient", "azols", ("calmol",), "most members")
    assert found.is_typical_only


def test_a_mark_travels_through_a_combination_of_combinations():
    of = in_azols(drug("duomol", holds=("calmol",)), drug("triomol", holds=("duomol",)))
    (found,) = holding("triomol", of, fact("azols", BOXED, SLEEPY, members="most members"))
    assert (found.via, found.is_typical_only) == (("duomol", "calmol"), True)


def test_an_ingredients_own_warning_stands_before_that_of_most_of_its_class():
    of = in_azols(drug("duomol", holds=("calmol",)))
    (found,) = holding("duomol", of, fact("azols", BOXED, SLEEPY, members="most members"), fact("calmol", BOXED, SLEEPY))
    assert (found.entry, found.is_typical_only) == ("calmol", False)


def test_a_warning_of_the_injection_is_none_of_the_tablet_that_holds_it():
    of = graph(drug("calmol"), drug("duomol", holds=("calmol",)))
    injected = fact("calmol", BOXED, SLEEPY, form="injection")
    assert holding("duomol", of, injected, fact("duomol", ROUTE, BY_MOUTH)) == (fact("duomol", ROUTE, BY_MOUTH),)
    (kept,) = holding("duomol", of, injected)
    assert kept.form == "injection"


def test_what_is_swallowed_may_be_long_acting():
    of = graph(drug("calmol"), drug("duomol", holds=("calmol",)))
    found = holding("duomol", of, fact("calmol", BOXED, SLEEPY, form="long-acting by mouth"), fact("duomol", ROUTE, BY_MOUTH))
    assert [one.attribute for one in found] == [BOXED, ROUTE]
