import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from drugref.editors import EDITORS
from tests.drugref.admin.making import make_attribute, make_class, make_drug, make_fact, make_source, make_term, page_of

CONTENT = {
    "drug", "drugclass", "name", "ingredient", "relation", "identifier", "axischeck", "rostercheck", "lookedthrough",
    "classification", "classificationcitation",
    "fact", "factcitation", "interaction", "interactioncitation", "attribute", "term", "source", "article", "articlecitation", "reason",
    "editorschoice",
}  # fmt: skip


def test_editors_hold_exactly_what_an_editor_needs(db):
    held = set(Group.objects.get(name=EDITORS).permissions.values_list("codename", flat=True))

    assert held == {f"{action}_{model}" for model in CONTENT for action in ("view", "add", "change", "delete")} | {
        "view_entry",
        "view_dailycount",
        "delete_dailycount",
        *(f"{action}_unansweredquestion" for action in ("view", "change", "delete")),
        "view_readerreport",
        "change_readerreport",
    }


def test_no_model_of_ours_is_forgotten(db):
    ours = {
        model._meta.model_name
        for label in ("drugref", "comparisons")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    }

    kept_by_the_site = {"dailycount", "loadedrecord", "unansweredquestion", "nameneighbour", "confusion", "editionchange", "readerreport"}
    assert ours - CONTENT <= {"entry", *kept_by_the_site}


def test_a_permission_added_by_hand_outlives_the_next_migration(db):
    from drugref.editors import DRUG_REFERENCE, allow

    group = Group.objects.get(name=EDITORS)
    group.permissions.add(Permission.objects.get(codename="view_user"))

    allow(apps.get_app_config("drugref"), DRUG_REFERENCE, "default")

    assert group.permissions.filter(codename="view_user").exists()


@pytest.mark.parametrize("page", ["drug", "drugclass", "classification", "name", "fact", "interaction", "source", "attribute", "term"])
def test_an_editor_opens_each_list_and_each_empty_form(editor, page):
    assert editor.get(reverse(f"admin:drugref_{page}_changelist")).status_code == 200
    assert editor.get(reverse(f"admin:drugref_{page}_add")).status_code == 200


def test_the_index_shows_what_editors_work_on_and_hides_the_rest(editor):
    page = editor.get(reverse("admin:index")).content.decode()

    assert "Drug classes" in page
    assert "Daily counts" in page
    assert "Entries" not in page
    assert "Loaded records" not in page
    assert "Users" not in page


PICKERS = {
    "drugref": {
        "fact": {"entry": "calm", "attribute": "side", "term": "drow"},
        "classification": {"entry": "calm", "drug_class": "calm"},
        "interaction": {"left": "calm", "right": "calm"},
        "ingredient": {"drug": "calm", "source": "label"},
        "relation": {"other": "calm", "source": "label"},
        "term": {"broader": "drow"},
        **{f"{statement}citation": {"source": "label"} for statement in ("fact", "classification", "interaction")},
        **{row: {"source": "label"} for row in ("name", "axischeck", "rostercheck")},
    },
    "comparisons": {"article": {"left": "calm", "right": "calm"}, "articlecitation": {"source": "label"}},
}
"""App -> model -> picker -> what is typed into it."""
ASKED = [(app, model, *asked) for app, models in PICKERS.items() for model, fields in models.items() for asked in fields.items()]


@pytest.mark.parametrize(("app", "model", "field", "typed"), ASKED)
def test_every_picker_answers_an_editor(editor, app, model, field, typed):
    make_drug(), make_class(), make_attribute(), make_term(), make_source()

    asked = {"app_label": app, "model_name": model, "field_name": field, "term": typed}
    response = editor.get(reverse("admin:autocomplete"), asked)

    assert response.status_code == 200
    assert response.json()["results"]


def test_a_picker_of_classes_offers_no_drug(editor):
    make_drug(slug="calmol"), make_class(slug="calmers")

    asked = {"app_label": "drugref", "model_name": "classification", "field_name": "drug_class", "term": "calm"}
    found = editor.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [row["text"] for row in found] == ["Calmers"]


def test_a_terms_picker_can_be_narrowed_to_one_vocabulary(editor):
    make_term(slug="sleep-loss", vocabulary="effect"), make_term(slug="sleep-apnea", vocabulary="condition")

    asked = {"app_label": "drugref", "model_name": "fact", "field_name": "term", "term": "sleep", "vocabulary": "condition"}
    found = editor.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [row["text"] for row in found] == ["sleep-apnea"]


def offered(editor, model: str, field: str, typed: str) -> list[str]:
    asked = {"app_label": "drugref", "model_name": model, "field_name": field, "term": typed}
    return [row["text"] for row in editor.get(reverse("admin:autocomplete"), asked).json()["results"]]


def test_a_picker_offers_the_very_word_first_then_what_begins_with_it(editor):
    for slug in ("deep sleepiness", "sleepiness at night", "sleepiness", "a little sleepiness"):
        make_term(slug=slug)

    found = offered(editor, "fact", "term", "Sleepiness")

    assert found == ["sleepiness", "sleepiness at night", "a little sleepiness", "deep sleepiness"]


@pytest.mark.parametrize(("model", "field"), [("fact", "entry"), ("classification", "drug_class")])
def test_a_picker_of_entries_offers_the_very_name_first(editor, model, field):
    for slug in ("acalm", "calmers", "calm"):
        make_class(slug=slug)

    assert offered(editor, model, field, "calm") == ["Calm", "Calmers", "Acalm"]


def test_a_picker_of_sources_offers_first_what_begins_with_the_words(editor):
    make_source(slug="calm-label"), make_source(slug="a-calm-label")

    assert [text.split(" (")[0] for text in offered(editor, "factcitation", "source", "calm")] == ["Label calm-label", "Label a-calm-label"]


def test_a_list_searched_keeps_the_order_of_its_columns(editor):
    for slug in ("calm", "acalm"):
        make_drug(slug=slug)

    listed = editor.get(reverse("admin:drugref_drug_changelist"), {"q": "calm"}).context["cl"].result_list

    assert [drug.slug for drug in listed] == ["acalm", "calm"]


def test_the_address_of_a_source_is_called_so(editor):
    form = editor.get(reverse("admin:drugref_source_add")).context["adminform"].form

    assert form["url"].label == "Address"


def test_staff_outside_the_group_reach_no_entry(db):
    client = Client()
    client.force_login(User.objects.create_user("clerk", is_staff=True))

    assert client.get(reverse("admin:drugref_drug_changelist")).status_code == 403
    assert client.get(reverse("admin:drugref_entry_change", args=[make_drug().pk])).status_code == 403


def test_an_entrys_hidden_page_leads_to_its_real_one(editor):
    drug, drug_class = make_drug(), make_class()

    assert editor.get(reverse("admin:drugref_entry_change", args=[drug.pk])).url == reverse("admin:drugref_drug_change", args=[drug.pk])
    assert editor.get(reverse("admin:drugref_entry_change", args=[drug_class.pk]) + "?_popup=1").url == (
        reverse("admin:drugref_drugclass_change", args=[drug_class.pk]) + "?_popup=1"
    )


def test_someone_who_may_only_look_sees_a_fact_and_no_button_to_publish_it(db):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__in=["view_drug", "view_fact"]))
    client = Client()
    client.force_login(reader)

    for address in (page_of(fact.entry), reverse("admin:drugref_fact_change", args=[fact.pk])):
        response = client.get(address)
        assert response.status_code == 200
        assert 'value="Save"' not in response.content.decode()
        assert "Save and publish" not in response.content.decode()
    assert client.post(address, {"status": "published"}).status_code == 403
