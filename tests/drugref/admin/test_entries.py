"""The pages of drugs and classes: an entry is added, named, classified, filled and published by an editor."""

import pytest
from django.urls import reverse

from drugref.models import Classification, Drug, Entry, Fact, Ingredient, Interaction, Name
from drugref.vocabulary import Axis, Extent, NameKind, Status
from tests.drugref.admin.making import (
    add_row,
    form_on,
    make_attribute,
    make_class,
    make_classification,
    make_drug,
    make_fact,
    make_source,
    make_term,
    page_of,
    said,
    save,
    section_of,
    sentences,
)

ADD_DRUG = "/admin/drugref/drug/add/"
ADD_CLASSIFICATION = "/admin/drugref/classification/add/"
ADD_CLASS = "/admin/drugref/drugclass/add/"
NEW_DRUG = {"name": "Calmol", "slug": "calmol", "summary": "A calming medicine."}
NEW_CLASS = {"name": "Calmer", "plural": "Calmers", "slug": "calmers", "summary": "They calm.", "axis": Axis.CHEMISTRY}


def fill(entry: Entry, *, facts: int, names: int, interactions: int, classes: int) -> None:
    """Give *entry* that many cited rows of each sort."""
    source, attribute = make_source(), make_attribute()
    for number in range(facts):
        make_fact(entry=entry, attribute=attribute, term=make_term(slug=f"effect-{number}"), source=source)
    for number in range(names):
        Name.objects.create(entry=entry, text=f"Brand {number}", kind=NameKind.BRAND, source=source)
    for number in range(interactions):
        other = make_drug(slug=f"other-{number}")
        Interaction.objects.create(left=entry, right=other, severity="care", what_happens="x", what_to_ask="y")
        Ingredient.objects.create(combination=entry, drug=other, source=source)
    for number in range(classes):
        make_classification(entry=entry, drug_class=make_class(slug=f"class-{number}"), source=source)


def test_an_editor_adds_classifies_fills_and_publishes_a_drug(editor):
    source, attribute, calmers = make_source(), make_attribute(), make_class()
    data = form_on(editor, ADD_DRUG) | NEW_DRUG
    add_row(data, "names", text="Calmia", kind="brand", standing="standard", source=source.pk, section="title")
    page = save(editor, ADD_DRUG, data)

    drug = Entry.objects.get(slug="calmol")
    assert page == page_of(drug)
    address = f"{ADD_CLASSIFICATION}?entry={drug.pk}"
    data = form_on(editor, address) | {"drug_class": calmers.pk, "extent": "is", "status": "published"}
    add_row(data, "citations", source=source.pk, section="description", finding="says")
    assert save(editor, address, data) == section_of(drug, "classifications-group")

    for number in range(5):
        address = f"/admin/drugref/fact/add/?entry={drug.pk}&attribute={attribute.pk}"
        data = form_on(editor, address) | {"term": make_term(slug=f"effect-{number}").pk, "status": "published"}
        add_row(data, "citations", source=source.pk, section="warnings", finding="says", key_words="sleepy, dizzy")
        assert save(editor, address, data) == section_of(drug, "facts-side-effect")

    save(editor, page, form_on(editor, page) | {"status": "published"})
    save(editor, page, form_on(editor, page) | {"summary": "A very calming medicine."})

    drug.refresh_from_db()
    assert (drug.status, drug.summary) == (Status.PUBLISHED, "A very calming medicine.")
    assert drug.facts.published().count() == 5
    assert drug.classifications.published().count() == 1


def test_the_entry_page_prints_each_fact_with_its_source_and_a_link_to_edit_it(editor):
    drug, attribute, source = make_drug(), make_attribute(), make_source()
    make_attribute(slug="withdrawal", qualifier="", order=20)
    fact = make_fact(entry=drug, attribute=attribute, term=make_term(), source=source)

    page = editor.get(page_of(drug)).content.decode()

    assert source.url in page
    assert "sleepy" in page
    assert reverse("admin:drugref_fact_change", args=[fact.pk]) in page
    assert f"/admin/drugref/fact/add/?entry={drug.pk}&amp;attribute={attribute.pk}" in page
    assert "not recorded" in page
    assert f"/admin/drugref/fact/?entry__id__exact={drug.pk}&amp;status__exact=draft" in page
    assert f"/admin/drugref/classification/add/?entry={drug.pk}" in page
    assert f"/admin/drugref/interaction/add/?entry={drug.pk}&amp;left={drug.pk}" in page


@pytest.mark.parametrize("rows", [1, 20])
def test_a_drug_page_takes_as_many_queries_for_forty_facts_as_for_two(editor, django_assert_max_num_queries, rows):
    drug = make_drug()
    fill(drug, facts=2 * rows, names=rows, interactions=min(rows, 5), classes=min(rows, 5))

    with django_assert_max_num_queries(25):
        page = editor.get(page_of(drug)).content.decode()

    assert f"Facts ({2 * rows})" in page


def test_lists_take_as_many_queries_for_thirty_rows_as_for_one(editor, django_assert_max_num_queries):
    for number in range(30):
        drug = make_drug(slug=f"drug-{number}")
        make_classification(entry=drug, drug_class=make_class(slug=f"group-{number}"))

    for model in ("drug", "drugclass", "classification"):
        with django_assert_max_num_queries(12):
            assert editor.get(reverse(f"admin:drugref_{model}_changelist")).status_code == 200


def test_the_list_shows_classes_facts_and_status(editor):
    drug = make_drug()
    make_fact(entry=drug, attribute=make_attribute(), term=make_term())
    make_classification(entry=drug, drug_class=make_class(slug="calmers"))
    make_classification(entry=drug, drug_class=make_class(slug="sleepers"), extent=Extent.PARTLY, because="At night.")
    make_classification(entry=drug, drug_class=make_class(slug="wakers"), extent=Extent.IS_NOT, because="Never.")

    page = editor.get(reverse("admin:drugref_drug_changelist")).content.decode()

    assert "Calmers, (Sleepers)" in page
    assert f'fact/?entry__id__exact={drug.pk}">1</a>' in page
    assert editor.get(f"/admin/drugref/fact/?entry__id__exact={drug.pk}").status_code == 200


def test_a_drug_is_found_by_its_brand(editor):
    Name.objects.create(entry=make_drug(), text="Calmia", kind=NameKind.SLANG)
    make_drug(slug="other")

    page = editor.get(reverse("admin:drugref_drug_changelist"), {"q": "calmia"}).content.decode()

    assert "Calmol" in page
    assert "Other" not in page


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"text": "CALMIA", "kind": "slang", "standing": "standard"}, "stands here already"),
        ({"text": "Calmette", "kind": "brand", "standing": "standard"}, "A brand name or a name ending needs a source."),
        ({"text": "!", "kind": "slang", "standing": "standard"}, "at least one letter"),
    ],
)
def test_a_name_that_breaks_a_rule_is_refused_with_a_sentence(editor, row, complaint):
    drug = make_drug()
    Name.objects.create(entry=drug, text="Calmia", kind=NameKind.SLANG)
    data = form_on(editor, page_of(drug))
    add_row(data, "names", **row)

    assert complaint in sentences(editor.post(page_of(drug), data))


def test_an_editor_says_whether_a_name_is_an_ordinary_word_and_it_stays_said(editor):
    drug = make_drug()
    data = form_on(editor, page_of(drug))
    for text, ordinary in (("mellow", "yes"), ("calmex", "no"), ("Calmia", "")):
        add_row(data, "names", text=text, kind="slang", standing="loose", ordinary=ordinary)
    save(editor, page_of(drug), data)
    save(editor, page_of(drug), form_on(editor, page_of(drug)) | {"summary": "Calmer still."})

    assert dict(drug.names.values_list("text", "ordinary")) == {"mellow": "yes", "calmex": "no", "Calmia": ""}


@pytest.mark.parametrize("address", [ADD_DRUG, None], ids=["new", "stored"])
def test_two_equal_new_rows_are_refused_with_a_sentence(editor, address):
    address = address or page_of(make_drug(slug="stored"))
    data = form_on(editor, address) | NEW_DRUG
    add_row(data, "names", text="Calmia", kind="slang", standing="standard")
    add_row(data, "names", text="calmia", kind="slang", standing="standard")

    assert "stands here twice" in sentences(editor.post(address, data))


def test_duplicate_ingredients_relations_and_checks_are_sentences(editor):
    drug, other, source = make_drug(), make_drug(slug="other"), make_source()
    data = form_on(editor, page_of(drug))
    for _ in range(2):
        add_row(data, "ingredients", drug=other.pk, source=source.pk, finding="says")
        add_row(data, "relations", kind="salt of", other=other.pk, source=source.pk, finding="says")
        add_row(data, "axis_checks", axis="law", checked_on="2026-11-22", source=source.pk, finding="says")

    assert sentences(editor.post(page_of(drug), data)).count("Please correct the duplicate data") == 3


def test_a_drug_is_not_its_own_ingredient(editor):
    drug, source = make_drug(), make_source()
    data = form_on(editor, page_of(drug))
    add_row(data, "ingredients", drug=drug.pk, source=source.pk, finding="says")

    assert "not its own ingredient" in sentences(editor.post(page_of(drug), data))


def test_a_class_gets_the_check_of_its_members_on_its_page(editor):
    group, source = make_class(), make_source()
    data = form_on(editor, page_of(group))
    add_row(data, "roster_check", checked_on="2026-11-22", source=source.pk, finding="says")

    save(editor, page_of(group), data)

    assert group.roster_check.source == source


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"place": "US"}, "Only a class on the law axis has a place."), ({"axis": ""}, "A class needs an axis")],
)
def test_a_class_that_breaks_a_rule_is_refused_with_a_sentence(editor, change, complaint):
    assert complaint in sentences(editor.post(ADD_CLASS, form_on(editor, ADD_CLASS) | NEW_CLASS | change))


def test_a_slug_is_taken_once_for_drugs_and_classes_together_and_the_holder_is_named(editor):
    holder = make_class(slug="calmol")

    complaint = sentences(editor.post(ADD_DRUG, form_on(editor, ADD_DRUG) | NEW_DRUG))

    assert f'This slug belongs to <a href="{page_of(holder)}">Calmol</a> already.' in complaint


def test_a_class_is_added_with_its_source_and_not_as_a_bare_row(editor):
    drug, group = make_drug(), make_class()
    data = form_on(editor, page_of(drug))
    add_row(data, "classifications", drug_class=group.pk, extent="is")

    save(editor, page_of(drug), data)

    assert not Classification.objects.exists()
    assert "Add a class with its source" in editor.get(page_of(drug)).content.decode()
    assert "Add a class with its source" not in editor.get(ADD_DRUG).content.decode()


def test_saving_an_entry_tells_what_of_it_is_still_draft_with_the_lists(editor):
    drug, attribute, source = make_drug(), make_attribute(), make_source()
    make_classification(entry=drug, drug_class=make_class())
    make_fact(entry=drug, attribute=attribute, term=make_term(slug="awe"), source=source, publish=True)
    for slug in ("joy", "woe"):
        make_fact(entry=drug, attribute=attribute, term=make_term(slug=slug))

    notice = next(text for text in said(editor, page_of(drug), form_on(editor, page_of(drug))) if "drafts of Calmol" in text)

    assert f'/admin/drugref/classification/?entry__id__exact={drug.pk}&amp;status__exact=draft">1 class</a>' in notice
    assert f'/admin/drugref/fact/?entry__id__exact={drug.pk}&amp;status__exact=draft">2 facts</a>' in notice
    listed = editor.get(f"/admin/drugref/classification/?entry__id__exact={drug.pk}&status__exact=draft")
    assert listed.context["cl"].result_count == 1


def test_saving_an_entry_without_drafts_speaks_of_none(editor):
    drug = make_drug()

    assert "draft" not in " ".join(said(editor, page_of(drug), form_on(editor, page_of(drug))))


def test_publishing_an_entry_and_taking_it_back_are_said_in_words(editor):
    drug = make_drug()

    published = said(editor, page_of(drug), form_on(editor, page_of(drug)) | {"status": "published"})
    again = said(editor, page_of(drug), form_on(editor, page_of(drug)))
    taken_back = said(editor, page_of(drug), form_on(editor, page_of(drug)) | {"status": "draft"})

    assert f'Calmol is published: readers see it now. <a href="{drug.get_absolute_url()}">View on site</a>' in published
    assert "readers" not in " ".join(again)
    assert "Calmol is a draft again: readers no longer see it." in taken_back


def test_a_drug_called_by_another_ones_name_is_saved_with_a_warning(editor):
    other = make_drug(slug="sleepazine")
    Name.objects.create(entry=other, text="Calmol®", kind=NameKind.SLANG)

    told = " ".join(said(editor, ADD_DRUG, form_on(editor, ADD_DRUG) | NEW_DRUG))

    assert f'“Calmol” is recorded as a name of <a href="{page_of(other)}">Sleepazine</a>' in told


def test_a_drug_with_a_name_of_its_own_is_saved_without_a_warning(editor):
    Name.objects.create(entry=make_drug(slug="sleepazine"), text="Sleepia", kind=NameKind.SLANG)

    assert "recorded as a name" not in " ".join(said(editor, ADD_DRUG, form_on(editor, ADD_DRUG) | NEW_DRUG))


def test_each_add_link_says_what_it_adds_to_what(editor):
    drug, attribute = make_drug(), make_attribute()
    empty = editor.get(page_of(drug)).content.decode()
    make_fact(entry=drug, attribute=attribute, term=make_term())

    for page in (empty, editor.get(page_of(drug)).content.decode()):
        assert 'add<span class="visually-hidden"> a fact on side effect to Calmol</span>' in page


def test_a_published_class_of_a_drug_can_be_deleted_on_the_drugs_page(editor):
    drug = make_drug()
    make_classification(entry=drug, drug_class=make_class(), source=make_source(), publish=True)

    save(editor, page_of(drug), form_on(editor, page_of(drug)) | {"classifications-0-DELETE": "on"})

    assert not Classification.objects.exists()


def test_a_stored_class_is_not_changed_from_the_drugs_page(editor):
    drug = make_drug()
    made = make_classification(entry=drug, drug_class=make_class())

    save(editor, page_of(drug), form_on(editor, page_of(drug)) | {"classifications-0-extent": "partly", "classifications-0-because": "x"})

    made.refresh_from_db()
    assert made.extent == Extent.IS


def test_a_sentence_written_on_two_lines_is_stored_as_one(editor):
    page = page_of(make_drug())

    save(editor, page, form_on(editor, page) | {"summary": "A calming\r\n  medicine."})

    assert Drug.objects.get().summary == "A calming medicine."


def test_drugs_are_listed_by_name(editor):
    for slug in ("beta", "alpha", "gamma"):
        make_drug(slug=slug)

    listed = editor.get(reverse("admin:drugref_drug_changelist")).context["cl"].result_list

    assert [drug.slug for drug in listed] == ["alpha", "beta", "gamma"]


def test_deleting_a_class_that_drugs_belong_to_is_refused_in_words(editor):
    drug, group = make_drug(), make_class()
    make_classification(entry=drug, drug_class=group)

    response = editor.post(reverse("admin:drugref_drugclass_delete", args=[group.pk]), {"post": "yes"})

    assert response.status_code == 200
    assert "would require deleting the following protected related objects" in response.content.decode()
    assert Entry.objects.filter(pk=group.pk).exists()


def test_deleting_a_source_that_a_fact_rests_on_is_refused_in_words(editor):
    source = make_source()
    make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=source, publish=True)

    page = editor.get(reverse("admin:drugref_source_delete", args=[source.pk])).content.decode()

    assert "protected related objects" in page


def test_a_drug_on_which_nothing_rests_is_deleted_with_its_facts_and_counts(editor):
    from comparisons.models import DailyCount

    drug, other = make_drug(), make_drug(slug="other")
    make_fact(entry=drug, attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)
    DailyCount.objects.create(left=drug, right=other, count=3)

    response = editor.post(reverse("admin:drugref_drug_delete", args=[drug.pk]), {"post": "yes"})

    assert response.status_code == 302
    assert not Drug.objects.filter(pk=drug.pk).exists()
    assert not Fact.objects.exists()


def test_view_on_site_is_offered_for_what_readers_can_see(editor):
    draft, public = make_drug(), make_drug(slug="public", status=Status.PUBLISHED)

    assert draft.get_absolute_url() not in editor.get(page_of(draft)).content.decode()
    assert public.get_absolute_url() in editor.get(page_of(public)).content.decode()


def test_a_names_rarer_fields_are_edited_on_its_own_page_which_leads_back(editor):
    name = Name.objects.create(entry=make_drug(), text="Calmia", kind=NameKind.SLANG)
    address = reverse("admin:drugref_name_change", args=[name.pk])

    assert save(editor, address, form_on(editor, address) | {"years": "1983-2020"}) == section_of(name.entry, "names-group")
    assert Name.objects.get().years == "1983-2020"


def test_a_name_changed_into_another_ones_is_refused_with_a_sentence(editor):
    drug = make_drug()
    Name.objects.create(entry=drug, text="Calmia", kind=NameKind.SLANG)
    name = Name.objects.create(entry=drug, text="Calmette", kind=NameKind.SLANG)
    address = reverse("admin:drugref_name_change", args=[name.pk])

    assert "stands here already" in sentences(editor.post(address, form_on(editor, address) | {"text": "calmia"}))


def test_the_action_publishes_drugs(editor):
    drug = make_drug()

    editor.post(reverse("admin:drugref_drug_changelist"), {"action": "publish", "_selected_action": [drug.pk]})

    assert Entry.objects.get(pk=drug.pk).is_published


def test_no_page_of_the_admin_carries_inline_style_or_script(editor):
    drug = make_drug()
    fill(drug, facts=2, names=2, interactions=1, classes=1)

    for address in (page_of(drug), "/admin/", "/admin/drugref/fact/add/", "/admin/drugref/drug/"):
        page = editor.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert all("src=" in tag or "application/json" in tag for tag in _opening_tags(page, "script"))


def _opening_tags(page: str, name: str) -> list[str]:
    return [part.split(">", 1)[0] for part in page.split(f"<{name}")[1:]]
