"""The completeness report: what is recorded, inherited, checked and missing."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from drugref.completeness import Mark, report
from drugref.knowledge.current import read_edition
from tests.comparisons.engine.invented import ATTRIBUTES, BOXED, DIZZY, EFFECT, HALF_LIFE, SLEEPY, drug, fact, graph, group, is_a, knowledge
from tests.drugref import stored


def marks(found, slug):
    line = next(line for line in found.lines if line.node.slug == slug)
    return {attribute.slug: mark for attribute, mark in zip(found.attributes, line.marks, strict=True)}


def azols_with_one_member():
    of = graph(drug("calmol", checked=("law",)), group("azols"), group("empties"), is_a("calmol", "azols"))
    return knowledge(
        of,
        fact("azols", EFFECT, SLEEPY, members="all members"),
        fact("azols", EFFECT, DIZZY, members="all members"),
        fact("calmol", EFFECT, DIZZY, frequency="rare"),
        fact("calmol", BOXED, state="checked none"),
    )


def test_each_attribute_is_recorded_inherited_checked_or_missing():
    found = report(azols_with_one_member())
    assert found.attributes == ATTRIBUTES
    of_drug = marks(found, "calmol")
    assert of_drug[EFFECT.slug] is Mark.RECORDED
    assert of_drug[BOXED.slug] is Mark.CHECKED_NONE
    assert of_drug[HALF_LIFE.slug] is Mark.MISSING


def test_what_only_its_class_says_is_inherited():
    of = graph(drug("calmol"), group("azols"), is_a("calmol", "azols"))
    found = report(knowledge(of, fact("azols", EFFECT, SLEEPY, members="all members")))
    assert marks(found, "calmol")[EFFECT.slug] is Mark.INHERITED


def test_a_class_is_not_asked_for_what_it_cannot_hand_down():
    assert marks(report(azols_with_one_member()), "azols")[HALF_LIFE.slug] is None


def test_axes_without_class_or_check_classes_without_members_and_terms_used_once_are_named():
    found = report(azols_with_one_member())
    line = next(line for line in found.lines if line.node.slug == "calmol")
    assert line.axes_open == ("mechanism", "use")
    assert [node.slug for node in found.empty_classes] == ["empties"]
    assert [term.slug for term in found.lonely_terms] == ["sleepy"]


@pytest.mark.django_db
def test_the_command_names_what_is_missing():
    stored.fact(stored.drug("calmol"), stored.attribute(), term=stored.term("sleepiness"))
    stored.attribute("half-life", value_kind="quantity")
    printed = StringIO()
    call_command("catalogue_report", stdout=printed)
    assert "1 drugs and 0 classes" in printed.getvalue()
    assert "calmol: 1 citations; missing half-life; no class or check on chemistry, mechanism, use, law" in printed.getvalue()


@pytest.mark.django_db
def test_the_page_is_for_editors_alone(client, admin_client, django_assert_max_num_queries):
    stored.fact(stored.drug("calmol"), stored.attribute(), term=stored.term("sleepiness"))
    assert client.get(reverse("completeness")).status_code == 302
    with django_assert_max_num_queries(30):
        assert "Calmol" in admin_client.get(reverse("completeness")).content.decode()


@pytest.mark.django_db
def test_nothing_recorded_is_a_report_too():
    assert report(read_edition().everything()).lines == ()
