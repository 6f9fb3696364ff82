"""The two pictures of a comparison: what they say, and that it stands where it should."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine.comparison import Comparison, compare
from comparisons.presenters.drawing import Drawing, Style, fitting, width_of, wrapped
from comparisons.presenters.picture_facts import SharedEffects, how_they_work, shared_effects
from comparisons.presenters.pictures import Picture, pictures
from drugref.domain.statements import Fact, Knowledge, Term
from tests.comparisons.engine.generated import catalogues
from tests.comparisons.engine.invented import (
    DIZZY,
    EFFECT,
    SITE_A,
    SITE_B,
    SLEEPY,
    STIFF,
    TARGET,
    USE,
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


def effects(comparison: Comparison) -> SharedEffects:
    found = shared_effects(comparison)
    assert found
    return found


def drawn(comparison: Comparison, slug: str = "works") -> tuple[Drawing, ...]:
    return next(picture.drawings for picture in pictures(comparison) if picture.slug == slug)


def words(drawing: Drawing) -> str:
    return " ".join(text.words for text in drawing.texts)


def columns(drawing: Drawing) -> list[list[str]]:
    """The words left and right of the middle; those on the middle belong to neither."""
    middle = drawing.width // 2
    return [
        [text.words for text in drawing.texts if text.x < middle],
        [text.words for text in drawing.texts if text.x > middle],
    ]


# What is said


def test_there_is_no_picture_without_facts():
    assert pictures(two()) == ()


def test_a_target_is_drawn_with_what_is_done_to_it_and_the_use():
    comparison = two(acts(CALMOL), acts(SLEEPAZINE, SITE_B, "blocks"), fact(CALMOL, USE, STIFF, approval="approved"))
    for drawing in drawn(comparison):
        left, right = columns(drawing)
        assert left == ["Calmol", "activates", "site A", "used for", "stiff muscles"]
        assert right == ["Sleepazine", "blocks", "site B"]


@pytest.mark.parametrize(
    ("where", "action", "mark"),
    [(SITE_A, "activates", "same place, same action"), (SITE_A, "blocks", "same place, different action")],
)
def test_a_shared_place_is_marked(where, action, mark):
    works = how_they_work(two(acts(CALMOL), acts(SLEEPAZINE, where, action)))
    assert works
    assert [(one.text, one.near) for one in works.marks] == [(mark, False)]


def test_a_shared_system_is_marked_and_named():
    works = how_they_work(two(acts(CALMOL), acts(SLEEPAZINE, SITE_B)))
    assert works
    assert [(one.text, one.near) for one in works.marks] == [("in common: the system", True)]


def test_the_same_place_stands_side_by_side_before_others():
    works = how_they_work(two(acts(CALMOL, SITE_B), acts(CALMOL), acts(SLEEPAZINE)))
    assert works
    assert [target.place for target in works.left.targets] == ["site A", "site B"]
    assert len(works.marks) == 1


def test_an_action_ends_in_its_own_sign():
    works = how_they_work(two(acts(CALMOL), acts(CALMOL, action="blocks reuptake"), acts(CALMOL, action="binds")))
    assert works
    assert [(target.verb, target.sign) for target in works.left.targets] == [
        ("activates", "raises"),
        ("blocks reuptake at", "lowers"),
        ("binds to", "binds"),
    ]
    assert works.left.targets[2].limit == "effect unclear"


def test_a_class_takes_the_plural_and_says_of_how_many_members_it_is_true():
    works = how_they_work(two(acts(CALMOL), acts("benzols", action="partly activates", members="some members"), right="benzols"))
    assert works
    assert str(works.right.targets[0]) == "partly activate the site A (some members)"


def test_a_side_whose_place_is_not_recorded_says_so():
    assert "where it acts: not recorded" in words(drawn(two(acts(CALMOL)))[1])


def test_a_state_is_no_target():
    state = fact(SLEEPAZINE, TARGET, state="checked none")
    assert pictures(two(state)) == ()
    assert "where it acts: checked: none" in words(drawn(two(acts(CALMOL), state))[1])


def test_what_holds_for_most_of_a_class_is_counted_but_not_drawn():
    held = [acts("benzols", members="most members"), acts(CALMOL, SITE_B), acts(SLEEPAZINE, SITE_B)]
    catalogue = knowledge(graph(drug(CALMOL), drug(SLEEPAZINE), group("benzols"), is_a(CALMOL, "benzols")), *held)
    works = how_they_work(compare(catalogue, CALMOL, SLEEPAZINE))
    assert works
    assert [target.place for target in works.left.targets] == ["site B"]
    assert works.left.left_out == ("+1 known only of most in a class",)
    assert works.right.left_out == ()


def test_an_unapproved_use_is_drawn_only_where_there_is_no_approved_one_and_says_so():
    off = fact(CALMOL, USE, STIFF, approval="off-label")
    alone, beside = two(acts(CALMOL), off), two(acts(CALMOL), off, fact(CALMOL, USE, DIZZY, approval="approved"))
    assert "off-label: stiff muscles" in words(drawn(alone)[1])
    assert "stiff muscles" not in words(drawn(beside)[1])


def test_without_a_use_the_most_frequent_effects_stand_there():
    comparison = two(acts(CALMOL), causes(CALMOL, DIZZY, "rare"), causes(CALMOL, SLEEPY, "common"))
    assert columns(drawn(comparison)[1])[0][-3:] == ["can cause", "sleepiness", "dizziness"]


def test_effects_are_sorted_into_one_side_both_and_the_other():
    found = effects(two(causes(CALMOL, SLEEPY), causes(CALMOL, STIFF), causes(SLEEPAZINE, SLEEPY), causes(SLEEPAZINE, DIZZY)))
    assert found.description == (
        "Recorded only for calmol – stiff muscles. Recorded for both – sleepiness. Recorded only for sleepazine – dizziness."
    )


def test_an_effect_that_both_have_unlike_often_is_neither_sides_alone():
    found = effects(two(causes(CALMOL, SLEEPY, "very common"), causes(SLEEPAZINE, SLEEPY, "rare"), causes(CALMOL, STIFF)))
    assert str(found.both) == "Recorded for both – sleepiness"
    assert str(found.right) == "Recorded only for sleepazine – nothing beyond what both share"


def test_effects_of_one_side_alone_make_no_picture():
    assert shared_effects(two(causes(CALMOL, SLEEPY))) is None
    assert shared_effects(two(causes(CALMOL, SLEEPY), fact(SLEEPAZINE, EFFECT, state="checked none"))) is None


def test_the_most_frequent_of_forty_effects_are_drawn_and_the_rest_counted():
    many = [causes(CALMOL, Term(f"e{i}", f"effect {i}"), "very common" if i >= 38 else "rare") for i in range(40)]
    found = effects(two(*many, causes(SLEEPAZINE, SLEEPY)))
    assert found.left.groups[0].items == ("effect 38", "effect 39", "effect 0", "effect 1", "effect 2", "effect 3")
    assert found.left.left_out == ("+34 more",)


def test_effects_with_the_same_limit_stand_together():
    found = effects(
        two(
            causes(CALMOL, SLEEPY, form="by mouth"),
            causes("benzols", SLEEPY, members="most members"),
            causes("benzols", DIZZY, members="some members"),
            right="benzols",
        )
    )
    assert str(found.both) == "Recorded for both – most benzols: sleepiness"
    assert str(found.right) == "Recorded only for benzols – some members: dizziness"


# Where it stands


def test_text_is_wrapped_at_spaces_then_at_hyphens_and_cut_only_where_it_must_be():
    style = Style("plain", 10)
    assert wrapped("well-known site", 70, style) == ("well-known", "site")
    assert wrapped("acetyl-salicylic", 60, style) == ("acetyl-", "salicylic")
    assert "".join(line.removesuffix("-") for line in wrapped(ENDLESS, 60, style)) == ENDLESS
    assert all(width_of(line, style) <= 60 for line in wrapped(ENDLESS, 60, style))


def test_a_long_name_is_set_smaller_before_it_is_cut():
    style = Style("name", 16)
    assert fitting("calmol", 100, style, 12) == style
    smaller = fitting("hydroxycalmol", 100, style, 12)
    assert 12 <= smaller.size < 16
    assert wrapped("hydroxycalmol", 100, smaller) == ("hydroxycalmol",)
    assert fitting(ENDLESS, 100, style, 12).size == 12


@pytest.mark.parametrize("text", [LONG, ENDLESS])
def test_long_words_stay_inside_their_column(text):
    endless = Term("long", text)
    facts = [one for entry in (CALMOL, SLEEPAZINE) for one in (acts(entry, endless), fact(entry, USE, endless), causes(entry, endless))]
    for picture in pictures(two(*facts)):
        for drawing in picture.drawings:
            assert_inside_their_boxes(drawing)


def assert_inside_their_boxes(drawing: Drawing) -> None:
    """Each text that starts in a box ends in it too; all stand in the drawing."""
    for left, right, y in map(extent, texts_of(drawing)):
        assert left >= 0
        assert right <= drawing.width
        for box in drawing.boxes:
            if box.height > 10 and box.x <= (left + right) / 2 <= box.x + box.width and box.y < y < box.y + box.height:
                assert box.x <= left
                assert right <= box.x + box.width


def texts_of(drawing: Drawing):
    assert drawing.texts
    for text in drawing.texts:
        assert 0 < text.y - text.size // 2 < text.y < drawing.height
        yield text


def extent(text) -> tuple[float, float, int]:
    """(left, right, baseline)"""
    width = width_of(text.words, Style(text.kind, text.size))
    left = text.x - width / 2 if text.anchor == "middle" else text.x
    return left, left + width, text.y


def test_swapping_the_sides_swaps_the_columns():
    facts = [acts(CALMOL), acts(CALMOL, SITE_B, "blocks"), acts(SLEEPAZINE, SITE_B), fact(SLEEPAZINE, USE, STIFF)]
    one, other = drawn(two(*facts))[0], drawn(two(*facts, left=SLEEPAZINE, right=CALMOL))[0]
    assert columns(one) == columns(other)[::-1]
    assert (one.width, one.height) == (other.width, other.height)


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
def test_of_any_pair_every_text_stands_inside_its_drawing_and_box(pair):
    for picture in pictures(pair[0]):
        assert [drawing.size for drawing in picture.drawings] == ["narrow", "wide"]
        for drawing in picture.drawings:
            assert_inside_their_boxes(drawing)


@given(compared())
def test_of_any_pair_the_mirror_mirrors(pair):
    one, other = pair
    works, swapped = how_they_work(one), how_they_work(other)
    assert (works and (works.left, works.right, works.marks)) == (swapped and (swapped.right, swapped.left, swapped.marks))
    shared, mirrored = shared_effects(one), shared_effects(other)
    assert (shared and (shared.left, shared.right)) == (mirrored and (mirrored.right, mirrored.left))


@given(compared())
def test_of_any_pair_nothing_is_drawn_that_is_no_fact(pair):
    comparison = pair[0]
    sides = comparison.left, comparison.right
    sure = [{one.term.label for one in side.facts if one.term and one.is_value and not one.is_typical_only} for side in sides]
    works, effects_of = how_they_work(comparison), shared_effects(comparison)
    for column, labels in zip((works.left, works.right), sure, strict=True) if works else ():
        uses = [item for one in (column.uses.groups if column.uses else ()) for item in one.items]
        assert {target.place for target in column.targets} | set(uses) <= labels
    if effects_of:
        left, both, right = (
            {item for one in some.groups for item in one.items} for some in (effects_of.left, effects_of.both, effects_of.right)
        )
        felt = [
            {one.term.label for one in side.of("side-effect") if one.term and one.is_value and not one.is_typical_only} for side in sides
        ]
        assert both <= felt[0] & felt[1]
        assert left <= felt[0] - felt[1]
        assert right <= felt[1] - felt[0]


# What the page prints


def page(*found: Picture) -> str:
    return render_to_string("comparisons/pictures.html", {"pictures": found})


def test_each_drawing_has_a_title_and_a_description_of_its_own():
    html = page(*pictures(two(acts(CALMOL), acts(SLEEPAZINE), causes(CALMOL, SLEEPY), causes(SLEEPAZINE, SLEEPY))))
    labels = [label for pair in re.findall(r'role="img" aria-labelledby="([^"]+)"', html) for label in pair.split()]
    assert len(labels) == len(set(labels)) == 2 * 4
    assert sorted(labels) == sorted(re.findall(r'<(?:title|desc) id="([^"]+)"', html))
    assert html.count("<figcaption>") == 2


def test_the_description_says_what_is_drawn():
    found = pictures(
        two(acts(CALMOL), acts(SLEEPAZINE, SITE_B), fact(CALMOL, USE, STIFF), causes(CALMOL, SLEEPY), causes(SLEEPAZINE, DIZZY))
    )
    for picture in found:
        said = picture.description.lower()
        assert all(text.words.lower().rstrip(":") in said for text in picture.drawings[1].texts)


def test_names_are_escaped_and_nothing_is_styled_or_run_inside_the_drawing():
    html = page(*pictures(two(acts(CALMOL, Term("odd", "<site> & co")))))
    assert "<site>" not in html
    assert "<site> & co" in unescape(html)
    assert "style=" not in html
    assert "<script" not in html
