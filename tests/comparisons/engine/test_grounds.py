"""The grounds of taking both that are worked out, and what stands instead of them (MODEL section 4)."""

from dataclasses import replace

import pytest

from comparisons.engine.together import Badge, Change, GroundKind
from comparisons.engine.together import together as taken
from drugref.domain.statements import Term
from tests.comparisons.engine.invented import (
    ALONE_IN_QT,
    BOXED,
    BREATHING,
    CITE,
    CUTTER,
    EFFECT,
    ENZYMES,
    MUST_NOT_FAIL,
    NARROW,
    ON_SKIN,
    ONE_AT_A_TIME,
    PUMP,
    RHYTHM,
    RISK,
    ROUTE,
    SITE_A,
    SLEEPY,
    TARGET,
    WHOLE_BODY,
    WITH_OTHERS,
    drug,
    fact,
    graph,
    group,
    is_a,
    knowledge,
    partly,
    together,
)

TWO = graph(drug("calmol"), drug("restol"))


def taking(of, *facts, left="calmol", right="restol", interactions=(), forms=("", "")):
    known = knowledge(of, *facts, interactions=interactions)
    return taken(known.profiles[left], known.profiles[right], of, interactions, forms)


def enzymes(*, cause, way, flag=None):
    """What calmol does to restol: *cause* and *way* are (term, action, strength or share)."""
    term, action, strength = cause
    found = [fact("calmol", ENZYMES, term, action=action, strength=strength)]
    term, action, share = way
    found.append(fact("restol", ENZYMES, term, action=action, share=share))
    return taking(TWO, *found, *([fact("restol", WITH_OTHERS, flag)] if flag else []))


@pytest.mark.parametrize(
    ("strength", "share", "plain", "narrow"),
    [
        ("strong", "nearly all", "serious", "serious"),
        ("strong", "mostly", "care", "serious"),
        ("strong", "partly", "adds up", "care"),
        ("moderate", "nearly all", "care", "serious"),
        ("moderate", "mostly", "adds up", "serious"),
        ("moderate", "partly", "not recorded", "adds up"),
        ("weak", "nearly all", "adds up", "care"),
        ("weak", "mostly", "not recorded", "adds up"),
        ("weak", "partly", "not recorded", "not recorded"),
        ("", "", "not recorded", "adds up"),
    ],
)
def test_what_a_blocker_comes_to(strength, share, plain, narrow):
    cause, way = (CUTTER, "blocks", strength), (CUTTER, "broken down by", share)
    assert enzymes(cause=cause, way=way).badge == plain
    assert enzymes(cause=cause, way=way, flag=NARROW).badge == narrow


@pytest.mark.parametrize(
    ("strength", "share", "plain", "must_not_fail"),
    [
        ("strong", "nearly all", "care", "serious"),
        ("strong", "mostly", "care", "serious"),
        ("strong", "partly", "adds up", "care"),
        ("moderate", "nearly all", "care", "serious"),
        ("moderate", "mostly", "adds up", "care"),
        ("moderate", "partly", "not recorded", "not recorded"),
        ("weak", "nearly all", "adds up", "care"),
        ("weak", "mostly", "not recorded", "adds up"),
    ],
)
def test_what_speeding_up_comes_to(strength, share, plain, must_not_fail):
    cause, way = (CUTTER, "speeds up", strength), (CUTTER, "carried by", share)
    assert enzymes(cause=cause, way=way).badge == plain
    assert enzymes(cause=cause, way=way, flag=MUST_NOT_FAIL).badge == must_not_fail


def test_what_blocks_the_making_of_an_active_medicine_lets_it_work_less():
    cause, way = (CUTTER, "blocks", "strong"), (CUTTER, "made active by", "mostly")
    found = enzymes(cause=cause, way=way)
    assert [ground.change for ground in found.counted] == [Change.KEEPS_INACTIVE]
    assert found.badge is Badge.CARE
    assert enzymes(cause=cause, way=way, flag=MUST_NOT_FAIL).badge is Badge.SERIOUS


def test_two_routes_at_once_are_a_step_graver():
    facts = [
        *(fact("calmol", ENZYMES, term, action="blocks", strength="strong") for term in (CUTTER, PUMP)),
        fact("restol", ENZYMES, CUTTER, action="broken down by", share="mostly"),
        fact("restol", ENZYMES, PUMP, action="carried by", share="mostly"),
    ]
    assert taking(TWO, *facts).badge is Badge.SERIOUS
    assert taking(TWO, *facts[:-1]).badge is Badge.CARE


def test_an_enzyme_that_both_go_by_is_no_ground():
    both = [fact(slug, ENZYMES, CUTTER, action="broken down by", share="nearly all") for slug in ("calmol", "restol")]
    assert taking(TWO, *both).nothing_recorded


def test_one_that_activates_what_the_other_blocks_may_be_undone():
    found = taking(TWO, fact("calmol", TARGET, SITE_A, action="activates"), fact("restol", TARGET, SITE_A, action="blocks"))
    assert [(ground.kind, ground.badge) for ground in found.counted] == [(GroundKind.OPPOSITES, Badge.CARE)]


def test_sparing_a_messenger_and_blocking_its_receptor_are_opposites():
    spares = fact("calmol", TARGET, Term("acetylcholinesterase", "the breaker"), action="blocks enzyme")
    blocks = fact("restol", TARGET, Term("muscarinic-receptor", "the receptor"), action="blocks")
    assert taking(TWO, spares, blocks).badge is Badge.CARE


OF_AZOLS = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"), is_a("restol", "azols"))


def test_two_of_a_class_of_which_one_at_a_time_is_taken_ask_for_care():
    flag = fact("azols", WITH_OTHERS, ONE_AT_A_TIME, members="all members")
    found = taking(OF_AZOLS, flag)
    assert [(ground.kind, ground.doubled) for ground in found.counted] == [(GroundKind.DOUBLED, "azols")]
    assert found.badge is Badge.CARE


def test_the_recorded_row_of_a_class_with_itself_speaks_for_its_members():
    flag = fact("azols", WITH_OTHERS, ONE_AT_A_TIME, members="all members")
    found = taking(OF_AZOLS, flag, interactions=(together("azols", "azols"),))
    assert [ground.kind for ground in found.counted] == [GroundKind.RECORDED]


def test_a_drug_not_to_be_taken_twice_is_serious_in_two_products():
    of = graph(drug("duomol", holds=("calmol",)), drug("nightmol", holds=("calmol",)), drug("calmol"))
    flag = fact("calmol", WITH_OTHERS, ONE_AT_A_TIME)
    assert taking(of, left="duomol", right="nightmol").badge is Badge.CARE
    assert taking(of, flag, left="duomol", right="nightmol").badge is Badge.SERIOUS


def test_two_forms_of_one_medicine_are_taken_twice():
    found = taking(TWO, fact("calmol", EFFECT, SLEEPY), left="calmol", right="calmol")
    assert [ground.kind for ground in found.counted] == [GroundKind.DOUBLED]


IN_PART = graph(drug("calmol"), drug("restol"), group("azols"), partly("calmol", "azols"))


@pytest.mark.parametrize(
    ("severity", "badge"), [("never together", "serious"), ("serious", "care"), ("care", "minor"), ("minor", "not recorded")]
)
def test_what_is_one_in_part_has_the_row_of_the_class_one_step_milder(severity, badge):
    found = taking(IN_PART, interactions=(together("azols", "restol", severity),))
    assert found.badge == badge
    assert all(ground.in_part for ground in found.counted)


def test_through_two_steps_in_part_nothing_is_handed_on():
    of = graph(drug("calmol"), drug("restol"), group("azols"), group("wides"), partly("calmol", "azols"), partly("azols", "wides"))
    assert taking(of, interactions=(together("restol", "wides"),)).nothing_recorded


MEMBER = graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols"))


def test_a_row_stands_instead_of_the_broader_one_it_names():
    broad, mild = together("azols", "restol"), together("calmol", "restol", "none known", instead_of=("azols+restol",))
    found = taking(MEMBER, interactions=(broad, mild))
    assert found.badge is Badge.NONE_KNOWN
    assert [row.severity for row in found.interactions] == ["none known"]


def test_a_milder_row_that_names_nothing_leaves_the_broader_one_standing():
    assert taking(MEMBER, interactions=(together("azols", "restol"), together("calmol", "restol", "minor"))).badge is Badge.SERIOUS


@pytest.mark.parametrize("severity", ["none known", "minor"])
def test_a_mild_row_of_the_very_two_replaces_what_adds_up_but_nothing_serious(severity):
    rows = (together("calmol", "restol", severity),)
    sleepy = [fact(slug, EFFECT, SLEEPY) for slug in ("calmol", "restol")]
    assert taking(TWO, *sleepy, interactions=rows).badge == severity
    assert taking(TWO, *(fact(slug, BOXED, BREATHING) for slug in ("calmol", "restol")), interactions=rows).badge is Badge.SERIOUS


def test_of_what_is_put_on_the_skin_nothing_is_worked_out_and_that_is_told():
    facts = [*(fact(slug, BOXED, BREATHING) for slug in ("calmol", "restol")), fact("calmol", ROUTE, ON_SKIN)]
    found = taking(TWO, *facts)
    assert found.nothing_recorded
    assert found.on_the_spot == ("calmol",)


def test_the_form_that_was_asked_about_counts():
    facts = [fact(slug, BOXED, BREATHING) for slug in ("calmol", "restol")]
    assert taking(TWO, *facts, forms=("skin", "")).nothing_recorded
    assert taking(TWO, *facts, forms=("by mouth", "")).badge is Badge.SERIOUS


def test_a_row_of_one_form_says_nothing_of_another():
    rows = (together("calmol", "restol", form="injection"),)
    assert taking(TWO, interactions=rows).badge is Badge.SERIOUS
    assert taking(TWO, interactions=rows, forms=("by mouth", "by mouth")).nothing_recorded
    both = [fact(slug, ROUTE, ON_SKIN) for slug in ("calmol", "restol")]
    assert taking(TWO, *both, interactions=rows).nothing_recorded
    assert taking(TWO, *both, interactions=(together("calmol", "restol", form="skin"),)).badge is Badge.SERIOUS


def test_a_row_handed_on_in_part_leaves_what_is_worked_out():
    facts = [fact(slug, EFFECT, SLEEPY) for slug in ("calmol", "restol")]
    found = taking(IN_PART, *facts, interactions=(together("azols", "restol", "care", because_of=("sleepy",)),))
    assert found.badge is Badge.ADDS_UP


def test_what_an_overdose_does_is_no_effect_of_usual_doses():
    of_too_much = replace(fact("calmol", BOXED, BREATHING), citations=(replace(CITE, section="overdosage"),))
    assert taking(TWO, of_too_much, fact("restol", BOXED, BREATHING)).nothing_recorded


def test_a_label_that_says_not_to_add_another_makes_the_effect_on_the_heart_rhythm_strong():
    both = [fact(slug, RISK, RHYTHM) for slug in ("calmol", "restol")]
    assert taking(TWO, *both).badge is Badge.CARE
    assert taking(TWO, *both, fact("calmol", WITH_OTHERS, ALONE_IN_QT)).badge is Badge.SERIOUS


SKIN_ONLY = fact("calmol", ROUTE, ON_SKIN)


def test_a_row_of_the_class_says_nothing_of_what_is_put_on_the_skin_unless_it_means_that():
    assert taking(MEMBER, SKIN_ONLY, interactions=(together("azols", "restol"),)).badge is Badge.NOT_RECORDED
    assert taking(MEMBER, SKIN_ONLY, interactions=(together("azols", "restol", form="skin"),)).badge is Badge.SERIOUS
    assert taking(MEMBER, SKIN_ONLY, interactions=(together("calmol", "restol"),)).badge is Badge.SERIOUS


def test_a_spray_that_is_meant_to_act_in_the_whole_body_is_like_what_is_swallowed():
    flag = fact("calmol", WITH_OTHERS, WHOLE_BODY)
    found = taking(MEMBER, SKIN_ONLY, flag, interactions=(together("azols", "restol"),))
    assert found.badge is Badge.SERIOUS
    assert found.on_the_spot == ()


def test_an_effect_of_the_injection_is_not_that_of_the_tablet():
    facts = [fact("calmol", BOXED, BREATHING, form="injection"), fact("restol", BOXED, BREATHING)]
    assert taking(TWO, *facts).nothing_recorded
