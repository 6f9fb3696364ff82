"""The eleven steps of MODEL section 2, one after the other, with invented drugs."""

from datetime import timedelta

import pytest

from comparisons.engine.verdict import Rule, combine, verdict
from drugref.vocabulary import VerdictKind as V
from tests.comparisons.engine.invented import SLEEPY, TODAY, drug, graph, group, is_a, is_not, partly

YESTERDAY = TODAY - timedelta(days=1)


def answer(g, a="calmol", b="benzols"):
    found = verdict(g, a, b)
    return found.kind, found.rule


def test_a_drug_is_itself():
    assert answer(graph(drug("calmol")), "calmol", "calmol") == (V.YES, Rule.SAME)


def test_a_full_path_through_classes_is_a_yes_and_names_its_statements():
    g = graph(drug("calmol"), group("azols"), group("benzols"), is_a("calmol", "azols"), is_a("azols", "benzols"))
    found = verdict(g, "calmol", "benzols")
    assert (found.kind, found.rule) == (V.YES, Rule.BELONGS)
    assert [(e.child, e.parent) for e in found.edges] == [("calmol", "azols"), ("azols", "benzols")]


def test_a_stated_is_not_is_a_no_with_its_because():
    g = graph(drug("calmol"), group("benzols"), is_not("calmol", "benzols", "it has three rings."))
    found = verdict(g, "calmol", "benzols")
    assert (found.kind, found.rule, found.because) == (V.NO, Rule.STATED_NOT, "it has three rings.")


@pytest.mark.parametrize("stated", [("zeds", "benzols"), ("benzols", "zeds")])
def test_classes_held_apart_hold_apart_what_is_below_both(stated):
    g = graph(
        drug("calmol"), group("zeds"), group("benzols"), group("diols"), is_a("calmol", "zeds"), is_a("diols", "benzols"), is_not(*stated)
    )
    assert answer(g) == (V.NO, Rule.STATED_NOT)
    assert answer(g, "calmol", "diols") == (V.NO, Rule.STATED_NOT)


def test_partly_stated_of_the_very_two_is_more_exact_than_classes_held_apart():
    apart = [drug("calmol"), group("zeds"), group("benzols"), is_a("calmol", "zeds"), is_not("zeds", "benzols")]
    assert answer(graph(*apart, partly("calmol", "benzols"))) == (V.DEPENDS, Rule.PARTLY)
    wider = [group("diols"), is_a("benzols", "diols"), partly("calmol", "diols")]
    assert answer(graph(*apart, *wider)) == (V.NO, Rule.STATED_NOT)


def test_classes_held_apart_say_nothing_of_a_combination():
    g = graph(
        drug("calmol", holds=("aol",)),
        drug("aol"),
        group("zeds", axis="use"),
        group("benzols"),
        is_a("calmol", "zeds"),
        is_not("zeds", "benzols"),
    )
    assert answer(g) == (V.UNKNOWN, Rule.NOT_RECORDED)


def test_a_partly_step_makes_it_depend_and_says_why():
    g = graph(drug("calmol"), group("benzols", axis="use"), partly("calmol", "benzols", "only at low doses."))
    found = verdict(g, "calmol", "benzols")
    assert (found.kind, found.because) == (V.DEPENDS, "only at low doses.")


def test_two_partly_steps_carry_nothing():
    twice = [drug("calmol", checked=("use",)), group("zeds"), group("benzols", axis="use", roster=TODAY)]
    twice += [partly("calmol", "zeds"), partly("zeds", "benzols")]
    assert answer(graph(*twice)) == (V.NO, Rule.CHECKED)
    around = [group("diols"), is_a("zeds", "diols"), is_a("diols", "benzols")]
    assert answer(graph(*twice, *around))[0] == V.DEPENDS


def test_a_full_path_beats_a_partly_one():
    g = graph(
        drug("calmol"), group("azols"), group("benzols"), partly("calmol", "benzols"), is_a("calmol", "azols"), is_a("azols", "benzols")
    )
    assert answer(g) == (V.YES, Rule.BELONGS)


def umbrella(*extra):
    kinds = [group("thick"), group("thin"), is_a("thick", "thinners"), is_a("thin", "thinners")]
    return graph(group("thinners", axis="everyday", umbrella=True), *kinds, *extra)


def test_an_umbrella_is_none_of_its_kinds_is_no():
    g = umbrella(drug("calmol"), is_not("calmol", "thick"), is_not("calmol", "thin"))
    assert answer(g, "calmol", "thinners") == (V.NO, Rule.KINDS)


def test_an_umbrella_with_one_kind_unknown_is_unknown():
    g = umbrella(drug("calmol"), is_not("calmol", "thick"))
    assert answer(g, "calmol", "thinners") == (V.UNKNOWN, Rule.KINDS)


def test_an_umbrella_with_a_partly_kind_depends():
    g = umbrella(drug("calmol"), is_not("calmol", "thick"), partly("calmol", "thin"))
    assert answer(g, "calmol", "thinners")[0] == V.DEPENDS


def test_a_combination_outside_a_schedule_may_hold_what_is_in_it():
    held = [drug("duomol", holds=("calmol",)), drug("calmol"), group("benzols"), is_a("calmol", "benzols")]
    g = graph(*held, group("listed", axis="law"), is_a("benzols", "listed"), is_not("duomol", "listed"))
    assert answer(g, "duomol", "listed") == (V.NO, Rule.STATED_NOT)
    assert answer(g, "duomol", "benzols") == (V.CONTAINS, Rule.INGREDIENT_IS)


@pytest.mark.parametrize(("axis", "kind"), [("chemistry", V.CONTAINS), ("mechanism", V.CONTAINS), ("law", V.UNKNOWN), ("use", V.UNKNOWN)])
def test_what_an_ingredient_is_travels_on_chemistry_and_mechanism_only(axis, kind):
    g = graph(
        drug("percomol", holds=("oxol", "paramol")), drug("oxol"), drug("paramol"), group("opiols", axis=axis), is_a("oxol", "opiols")
    )
    assert answer(g, "percomol", "opiols")[0] == kind


def test_a_combination_and_its_ingredient_contain_in_both_directions():
    g = graph(drug("percomol", holds=("paramol",)), drug("paramol"))
    assert answer(g, "percomol", "paramol") == (V.CONTAINS, Rule.HOLDS)
    assert answer(g, "paramol", "percomol") == (V.CONTAINS, Rule.HOLDS)


@pytest.mark.parametrize(
    ("stated", "kind"), [((is_a("calmol", "benzols"),), V.DEPENDS), ((is_not("calmol", "benzols"),), V.NO), ((), V.UNKNOWN)]
)
def test_a_class_is_told_by_its_member_what_it_is(stated, kind):
    g = graph(drug("calmol"), group("benzols"), *stated)
    assert answer(g, "benzols", "calmol") == (kind, Rule.ONE_OF_IT)


def test_two_drugs_are_two_drugs():
    assert answer(graph(drug("calmol"), drug("restol")), "calmol", "restol") == (V.NO, Rule.OTHER_DRUG)


RESTOL_IS_NOT = is_not("restol", "lawful")


def members(*, roster=None, second=RESTOL_IS_NOT):
    return graph(
        group("azols", roster=roster),
        group("lawful", axis="law"),
        drug("calmol"),
        drug("restol"),
        is_a("calmol", "azols"),
        is_a("restol", "azols"),
        is_a("calmol", "lawful"),
        *([second] if second else []),
    )


def test_a_class_with_some_members_in_and_some_out_depends():
    found = verdict(members(), "azols", "lawful")
    assert (found.kind, found.rule) == (V.DEPENDS, Rule.MEMBERS)
    assert [part.subject for part in found.parts_that_are(V.NO)] == ["restol"]


def test_all_members_in_is_a_yes_only_where_the_roster_was_checked():
    both = is_a("restol", "lawful")
    assert answer(members(roster=TODAY, second=both), "azols", "lawful") == (V.YES, Rule.MEMBERS)
    assert answer(members(second=both), "azols", "lawful") == (V.UNKNOWN, Rule.MEMBERS)


def test_no_member_in_is_a_no_only_where_the_roster_was_checked():
    def g(roster):
        return graph(
            group("azols", roster=roster), group("lawful", axis="law"), drug("calmol"), is_a("calmol", "azols"), is_not("calmol", "lawful")
        )

    assert answer(g(TODAY), "azols", "lawful") == (V.NO, Rule.MEMBERS)
    assert answer(g(None), "azols", "lawful") == (V.UNKNOWN, Rule.MEMBERS)


def test_a_member_of_whom_nothing_is_recorded_keeps_the_class_unknown():
    assert answer(members(roster=TODAY, second=None), "azols", "lawful") == (V.UNKNOWN, Rule.MEMBERS)


def test_a_draft_or_expired_statement_between_forces_unknown_in_spite_of_a_check():
    g = graph(*TWO_KEYS, is_a("calmol", "benzols", live=False))
    assert answer(g) == (V.UNKNOWN, Rule.PENDING)


def test_an_unpublished_class_between_forces_unknown():
    g = graph(
        drug("calmol", checked=("chemistry",)),
        group("azols", published=False),
        group("benzols"),
        is_a("calmol", "azols"),
        is_a("azols", "benzols"),
    )
    assert answer(g) == (V.UNKNOWN, Rule.PENDING)


TWO_KEYS = (drug("calmol", checked=("chemistry",)), group("benzols", roster=TODAY))


def test_two_keys_that_fit_are_a_no():
    found = verdict(graph(*TWO_KEYS), "calmol", "benzols")
    assert (found.kind, found.rule) == (V.NO, Rule.CHECKED)
    assert found.check.on == found.roster.on == TODAY


@pytest.mark.parametrize("one_key", [(drug("calmol"), TWO_KEYS[1]), (TWO_KEYS[0], group("benzols"))])
def test_one_key_alone_opens_nothing(one_key):
    assert answer(graph(*one_key)) == (V.UNKNOWN, Rule.NOT_RECORDED)


def test_a_check_older_than_the_class_says_nothing_of_it():
    g = graph(drug("calmol", checked=("chemistry",), on=YESTERDAY), group("benzols", roster=TODAY, added=TODAY))
    assert answer(g) == (V.UNKNOWN, Rule.NOT_RECORDED)


def test_a_check_on_another_axis_says_nothing():
    assert answer(graph(drug("calmol", checked=("use",)), TWO_KEYS[1]))[0] == V.UNKNOWN


def test_a_roster_older_than_the_drug_says_nothing_of_it():
    assert answer(graph(TWO_KEYS[0], group("benzols", roster=YESTERDAY)))[0] == V.UNKNOWN


def test_a_new_drug_held_against_the_rosters_of_its_day_needs_no_new_pass_of_every_class():
    held_against = drug("calmol", checked=("chemistry",), rosters=TODAY)
    assert answer(graph(held_against, group("benzols", roster=YESTERDAY, added=YESTERDAY))) == (V.NO, Rule.CHECKED)
    assert answer(graph(held_against, group("benzols", added=YESTERDAY)))[0] == V.UNKNOWN


def test_a_near_miss_takes_the_no_away_and_says_what_is_alike():
    found = verdict(graph(*TWO_KEYS, traits={("calmol", "benzols"): [SLEEPY]}), "calmol", "benzols")
    assert (found.kind, found.rule) == (V.UNKNOWN, Rule.NEAR_MISS)
    assert [trait.term for trait in found.traits] == [SLEEPY]


@pytest.mark.parametrize(("stated", "kind"), [(is_a, V.YES), (partly, V.DEPENDS), (is_not, V.NO)])
def test_a_near_miss_is_settled_by_whatever_is_stated(stated, kind):
    g = graph(*TWO_KEYS, stated("calmol", "benzols"), traits={("calmol", "benzols"): [SLEEPY]})
    assert answer(g)[0] == kind


def test_what_makes_a_drug_look_like_one_is_never_an_answer():
    assert answer(graph(drug("calmol"), group("benzols"), traits={("calmol", "benzols"): [SLEEPY]})) == (V.UNKNOWN, Rule.NOT_RECORDED)


@pytest.mark.parametrize("axis", ["chemistry", "use"])
def test_a_combination_is_only_denied_when_its_ingredients_are(axis):
    def g(ingredient):
        return graph(drug("percomol", holds=("oxol",), checked=(axis,)), ingredient, group("benzols", axis=axis, roster=TODAY))

    assert answer(g(drug("oxol")), "percomol")[0] == V.UNKNOWN
    assert answer(g(drug("oxol", checked=(axis,))), "percomol") == (V.NO, Rule.CHECKED)


@pytest.mark.parametrize(("axis", "kind"), [("mechanism", V.UNKNOWN), ("use", V.UNKNOWN), ("law", V.NO)])
def test_a_combination_is_not_denied_what_an_ingredient_partly_is_but_by_law(axis, kind):
    g = graph(
        drug("percomol", holds=("oxol",), checked=(axis,)),
        drug("oxol", checked=(axis,)),
        group("opiols", axis=axis, roster=TODAY, place="US" if axis == "law" else ""),
        partly("oxol", "opiols"),
    )
    assert answer(g, "percomol", "opiols")[0] == kind


def test_a_check_of_one_countrys_law_says_nothing_of_anothers():
    def g(place):
        return graph(drug("calmol", checked=("law",)), group("listed", axis="law", place=place, roster=TODAY))

    assert answer(g("US"), "calmol", "listed") == (V.NO, Rule.CHECKED)
    assert answer(g("UK"), "calmol", "listed")[0] == V.UNKNOWN


def test_another_countrys_edge_does_not_decide_at_home():
    g = graph(drug("calmol"), group("benzols"), is_a("calmol", "benzols", place="UK"))
    assert answer(g)[0] == V.UNKNOWN
    assert answer(graph(*g.nodes.values(), *g.edges, home="UK"))[0] == V.YES


def test_what_another_country_says_takes_a_no_away():
    assert answer(graph(*TWO_KEYS))[0] == V.NO
    assert answer(graph(*TWO_KEYS, is_a("calmol", "benzols", place="UK")))[0] == V.UNKNOWN


def test_members_told_country_by_country_were_looked_for_in_that_of_the_source():
    def g(home, place):
        return graph(*TWO_KEYS, drug("restol"), is_a("restol", "benzols", place=place), home=home)

    assert answer(g("US", "US")) == (V.NO, Rule.CHECKED)
    assert answer(g("UK", "US"))[0] == V.UNKNOWN
    assert answer(g("UK", "")) == (V.NO, Rule.CHECKED)


def test_of_a_law_told_country_by_country_its_own_country_was_looked_at():
    listed = [drug("calmol", checked=("law",)), drug("restol"), group("listed", axis="law", place="US", roster=TODAY)]
    g = graph(*listed, is_a("restol", "listed", place="US"), home="UK")
    assert answer(g, "calmol", "listed") == (V.NO, Rule.CHECKED)


def test_umbrellas_and_drugs_that_hold_each_other_end_the_walk():
    umbrellas = graph(
        drug("calmol"), group("thick", umbrella=True), group("thin", umbrella=True), is_a("thick", "thin"), is_a("thin", "thick")
    )
    assert answer(umbrellas, "calmol", "thick")[0] == V.UNKNOWN
    holders = graph(drug("calmol", holds=("restol",)), drug("restol", holds=("calmol",)), group("benzols"))
    assert answer(holders)[0] == V.UNKNOWN


def test_nothing_recorded_is_unknown_and_never_no():
    assert answer(graph(drug("calmol"), group("benzols"))) == (V.UNKNOWN, Rule.NOT_RECORDED)


def test_a_cycle_that_slipped_in_ends_the_walk():
    g = graph(
        drug("calmol"),
        group("azols"),
        group("benzols"),
        group("cols"),
        is_a("calmol", "azols"),
        is_a("azols", "benzols"),
        is_a("benzols", "azols"),
    )
    assert answer(g, "calmol", "benzols")[0] == V.YES
    assert answer(g, "calmol", "cols")[0] == V.UNKNOWN


@pytest.mark.parametrize(
    ("senses", "overall"),
    [
        ([V.NO, V.NO], V.NO),
        ([V.YES, V.CONTAINS], V.YES),
        ([V.NO, V.UNKNOWN], V.UNKNOWN),
        ([V.YES, V.NO], V.DEPENDS),
        ([V.YES, V.UNKNOWN], V.DEPENDS),
        ([V.CONTAINS, V.NO], V.DEPENDS),
    ],
)
def test_senses_combine(senses, overall):
    assert combine(senses) == overall


def test_a_word_without_senses_has_no_answer():
    with pytest.raises(ValueError, match="no answer"):
        combine([])
