"""A new drug is held against the roster of every class, by somebody who did not add it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from drugref.knowledge.current import read_edition
from drugref.models import Entry, RosterCheck
from drugref.vocabulary import Status
from tests.drugref.admin.making import form_on, make_class, make_editor, make_source, save

pytestmark = pytest.mark.django_db
ADD = "/admin/drugref/drug/add/"


@pytest.fixture
def calmers() -> Entry:
    """A class with its pass of a week ago."""
    made = make_class(status=Status.PUBLISHED)
    long_ago = localdate() - timedelta(days=7)
    Entry.objects.filter(pk=made.pk).update(added_on=long_ago)
    RosterCheck.objects.create(entry=made, source=make_source(), section="description", checked_on=long_ago)
    return made


@pytest.fixture
def calmol(editor: Client, calmers: Entry) -> Entry:
    """A drug that the editor adds and publishes today."""
    save(editor, ADD, form_on(editor, ADD) | {"name": "Calmol", "slug": "calmol", "summary": "It calms.", "status": "published"})
    return Entry.objects.get(slug="calmol")


@pytest.fixture
def second(db: None) -> Client:
    client = Client()
    client.force_login(make_editor(name="second"))
    return client


def address(drug: Entry) -> str:
    return reverse("admin:drugref_drug_rosters", args=[drug.pk])


def judged(**more: object) -> dict[str, object]:
    return {"source": make_source(slug="label-judged").pk, "section": "description", "key_words": "calm", **more}


def test_a_second_person_ticks_every_class_and_the_second_key_is_turned(second: Client, calmol: Entry) -> None:
    assert "Calmers" in second.get(address(calmol)).content.decode()
    second.post(address(calmol), judged(seen=["calmers"]))
    check = RosterCheck.objects.get(entry=calmol)
    assert (check.checked_on, check.section) == (localdate(), "description")
    assert read_edition().graph.nodes["calmol"].roster is not None


def test_one_class_left_out_is_named_and_nothing_is_recorded(second: Client, calmol: Entry) -> None:
    page = second.post(address(calmol), judged())
    assert "Not looked at yet: Calmers." in page.content.decode()
    assert not RosterCheck.objects.filter(entry=calmol).exists()


def test_who_added_the_drug_may_not_turn_the_second_key(editor: Client, calmol: Entry) -> None:
    page = editor.post(address(calmol), judged(seen=["calmers"]))
    assert "Somebody else goes through the rosters" in page.content.decode()
    assert not RosterCheck.objects.filter(entry=calmol).exists()


def test_a_source_is_needed(second: Client, calmol: Entry) -> None:
    second.post(address(calmol), {"seen": ["calmers"]})
    assert not RosterCheck.objects.filter(entry=calmol).exists()


def test_a_class_and_a_draft_have_no_such_page(second: Client, calmers: Entry, calmol: Entry) -> None:
    Entry.objects.filter(pk=calmol.pk).update(status=Status.DRAFT)
    assert {second.get(address(entry)).status_code for entry in (calmers, calmol)} == {404}


def test_a_reader_is_asked_to_log_in(calmol: Entry) -> None:
    assert Client().get(address(calmol)).status_code == 302
