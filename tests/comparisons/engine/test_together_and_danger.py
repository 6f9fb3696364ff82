"""Both together (MODEL section 4) and the danger beside the answer (section 5)."""

from comparisons.engine.comparison import compare
from comparisons.engine.danger import DangerKind
from comparisons.engine.together import Badge, GroundKind
from comparisons.engine.together.effects import ADDING_UP
from drugref.domain.statements import Attribute
from tests.comparisons.engine.invented import (
    BOXED,
    BREATHING,
    DEPENDENCE,
    DIZZY,
    EFFECT,
    RISK,
    SLEEPY,
    drug,
    fact,
    graph,
    group,
    is_a,
    knowledge,
    together,
)

TWO = graph(drug("calmol"), drug("restol"))
CLASSED = graph(drug("calmol"), drug("restol"), group("azols"), group("sleepers"), is_a("calmol", "azols"), is_a("restol", "sleepers"))


def doubled(comparison):
    return [ground.doubled for ground in comparison.together.of(GroundKind.DOUBLED)]


def compared(of, *facts, interactions=(), left="calmol", right="restol"):
    return compare(knowledge(of, *facts, interactions=interactions), left, right)


def test_nothing_recorded_is_said_as_such():
    assert compared(TWO).together.nothing_recorded


def test_an_interaction_of_the_classes_covers_their_members():
    assert compared(CLASSED, interactions=(together("azols", "sleepers"),)).together.interactions[0].left == "azols"


def test_the_most_specific_speaks_first_even_when_a_wider_one_is_worse():
    found = compared(
        CLASSED, interactions=(together("azols", "sleepers", "never together"), together("calmol", "restol", "minor"))
    ).together
    assert [row.severity for row in found.interactions] == ["minor", "never together"]


def test_of_equally_specific_ones_the_most_severe_speaks_first():
    found = compared(CLASSED, interactions=(together("calmol", "sleepers", "care"), together("azols", "restol", "serious"))).together
    assert found.interactions[0].severity == "serious"


def test_two_of_one_class_meet_its_interaction_with_itself():
    of = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"), is_a("restol", "azols"))
    assert compared(of, interactions=(together("azols", "azols"),)).together.interactions


def test_an_interaction_with_something_else_does_not_concern_the_pair():
    of = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"))
    assert compared(of, interactions=(together("azols", "azols"),)).together.nothing_recorded


def test_a_combination_meets_the_interactions_of_its_ingredients():
    of = graph(drug("duomol", holds=("calmol",)), drug("calmol"), drug("restol"))
    assert compared(of, interactions=(together("calmol", "restol"),), left="duomol").together.interactions


def test_a_shared_ingredient_is_named_as_taken_twice():
    of = graph(drug("duomol", holds=("paramol", "calmol")), drug("nightmol", holds=("paramol",)), drug("paramol"), drug("calmol"))
    assert doubled(compared(of, left="duomol", right="nightmol")) == ["paramol"]
    assert doubled(compared(of, left="duomol", right="paramol")) == ["paramol"]


def test_shared_effects_that_add_up_are_a_caution_and_others_are_not():
    facts = [fact(slug, EFFECT, term) for slug in ("calmol", "restol") for term in (SLEEPY, DIZZY)]
    assert [ground.term for ground in compared(TWO, *facts).together.of(GroundKind.ADDS_UP)] == [SLEEPY]


def of_breathing(left: Attribute, right: Attribute) -> Badge:
    return compared(TWO, fact("calmol", left, BREATHING), fact("restol", right, BREATHING)).together.badge


def test_what_adds_up_is_the_graver_the_more_strongly_both_are_said_to_have_it():
    assert of_breathing(BOXED, BOXED) is Badge.SERIOUS
    assert of_breathing(BOXED, RISK) is Badge.SERIOUS
    assert of_breathing(RISK, RISK) is Badge.CARE
    assert of_breathing(BOXED, EFFECT) is Badge.ADDS_UP


def test_a_trifle_that_adds_up_is_no_reason_for_care():
    facts = [fact(slug, BOXED, SLEEPY) for slug in ("calmol", "restol")]
    assert compared(TWO, *facts).together.badge is Badge.ADDS_UP


def test_a_recorded_row_replaces_what_is_worked_out_of_the_terms_it_names_and_no_more():
    breathing = [fact(slug, BOXED, BREATHING) for slug in ("calmol", "restol")]
    told_of = together("calmol", "restol", "care", because_of=("slowed-breathing",))
    assert compared(TWO, *breathing, interactions=(told_of,)).together.badge is Badge.CARE
    assert compared(TWO, *breathing, interactions=(together("calmol", "restol", "care"),)).together.badge is Badge.SERIOUS


def test_the_worst_of_what_adds_up_is_told_and_no_trifle_beside_it():
    facts = [fact(slug, RISK, term) for slug in ("calmol", "restol") for term in (BREATHING, SLEEPY)]
    assert [ground.term for ground in compared(TWO, *facts).together.told] == [BREATHING]


def test_what_is_worked_out_is_never_never_together():
    assert all(Badge.NEVER not in badges for badges in ADDING_UP.values())


def test_none_known_of_one_ingredient_says_nothing_of_the_whole():
    of = graph(drug("duomol", holds=("calmol", "paramol")), drug("calmol"), drug("paramol"), drug("restol"))
    known = (together("calmol", "restol", "none known"),)
    assert compared(of, interactions=known, left="duomol").together.badge is Badge.NOT_RECORDED


def test_what_only_some_members_of_a_class_have_is_told_as_such():
    of = graph(drug("calmol"), drug("azol"), group("azols"), is_a("azol", "azols"))
    found = compared(of, interactions=(together("azol", "calmol", "serious"),), left="calmol", right="azols").together
    assert found.badge is Badge.DEPENDS
    assert [ground.interaction.severity for ground in found.of(GroundKind.SOME_MEMBERS)] == ["serious"]


def test_of_a_side_a_boxed_warning_comes_first_then_stopping_then_what_taking_both_comes_to():
    boxed, level3 = fact("calmol", BOXED, DIZZY), fact("calmol", DEPENDENCE, 3)
    sleepy = [fact("calmol", EFFECT, SLEEPY), fact("restol", EFFECT, SLEEPY)]
    care = (together("calmol", "restol", "care"),)
    assert compared(TWO, boxed, level3, *sleepy, interactions=care).left_danger.kind == DangerKind.BOXED
    assert compared(TWO, level3, *sleepy, interactions=care).left_danger.kind == DangerKind.STOPPING
    assert compared(TWO, *sleepy, interactions=care).left_danger.kind == DangerKind.INTERACTION
    assert compared(TWO, *sleepy).left_danger.kind == DangerKind.ADDS_UP


def test_what_is_grave_of_both_is_said_once_beside_what_is_grave_of_each():
    boxed = fact("calmol", BOXED, DIZZY)
    found = compared(TWO, boxed, interactions=(together("calmol", "restol", "never together"),))
    assert found.danger_of_both.kind == DangerKind.INTERACTION
    assert found.left_danger.kind == DangerKind.BOXED
    assert found.right_danger is None
    assert compared(TWO, boxed, interactions=(together("calmol", "restol", "care"),)).danger_of_both is None


def test_what_is_taken_twice_is_the_first_thing_to_say():
    of = graph(drug("duomol", holds=("calmol",)), drug("calmol"))
    found = compared(of, left="duomol", right="calmol", interactions=())
    assert found.danger_of_both.kind == DangerKind.DOUBLED


def test_where_nothing_is_recorded_there_is_no_danger_to_tell():
    found = compared(TWO, fact("calmol", DEPENDENCE, 1), interactions=(together("calmol", "restol", "none known"),))
    assert found.left_danger is None


def test_a_warning_of_most_members_is_not_said_of_one():
    of = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"))
    assert compared(of, fact("azols", BOXED, DIZZY, members="most members")).left_danger is None
