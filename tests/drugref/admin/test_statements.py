"""Facts, classifications and interactions: written, cited, published and refused, as an editor does it."""

import re
from html import unescape

import pytest
from django.urls import reverse

from drugref.models import Classification, Fact, FactCitation, Interaction
from drugref.models.publishing import PUBLISHED_NEEDS_SOURCE
from drugref.vocabulary import Extent, Status
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
    said,
    save,
    section_of,
    sentences,
)

ADD_FACT = "/admin/drugref/fact/add/"
ADD_CLASSIFICATION = "/admin/drugref/classification/add/"
ADD_INTERACTION = "/admin/drugref/interaction/add/"


def change(row) -> str:
    return reverse(f"admin:drugref_{row._meta.model_name}_change", args=[row.pk])


def test_a_fact_its_first_source_and_publishing_take_one_save(editor):
    drug, attribute, term, source = make_drug(), make_attribute(), make_term(), make_source()
    data = form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | {"term": term.pk, "status": "published"}
    add_row(data, "citations", source=source.pk, section="warnings", finding="says", key_words="sleepy")

    response = editor.post(ADD_FACT, data)

    fact = Fact.objects.get()
    assert response.url == section_of(drug, "facts-side-effect")
    assert (fact.entry, fact.attribute, fact.term, fact.status) == (drug, attribute, term, Status.PUBLISHED)
    assert fact.lead == FactCitation.objects.get()


def test_an_ordinary_save_leaves_a_new_fact_a_draft(editor):
    drug, attribute, term = make_drug(), make_attribute(), make_term()

    save(editor, ADD_FACT, form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | {"term": term.pk})

    assert Fact.objects.get().status == Status.DRAFT


def test_publishing_without_a_source_is_refused_with_a_sentence(editor):
    drug, attribute, term = make_drug(), make_attribute(), make_term()
    data = form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | {"term": term.pk, "status": "published"}

    assert PUBLISHED_NEEDS_SOURCE in sentences(editor.post(ADD_FACT, data))
    assert not Fact.objects.exists()


def test_a_refused_page_saves_as_a_draft_when_the_ordinary_button_is_pressed_next(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    refused = editor.post(change(fact), form_on(editor, change(fact)) | {"status": "published"})

    assert refused.context["adminform"].form["status"].value() == Status.DRAFT
    assert 'name="status" value="published"' in refused.content.decode()


def test_a_status_that_does_not_exist_is_refused(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())

    assert "not one of the available choices" in sentences(editor.post(change(fact), form_on(editor, change(fact)) | {"status": "secret"}))


def test_saving_a_published_fact_keeps_it_published_and_its_lead(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)

    save(editor, change(fact), form_on(editor, change(fact)) | {"note": "at night"})

    changed = Fact.objects.get()
    assert (changed.note, changed.status, changed.lead) == ("at night", Status.PUBLISHED, fact.lead)


def test_a_published_fact_can_be_taken_back_to_draft(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)
    assert "Take back to draft" in editor.get(change(fact)).content.decode()

    save(editor, change(fact), form_on(editor, change(fact)) | {"status": "draft"})

    assert Fact.objects.get().status == Status.DRAFT


def test_deleting_the_leading_source_moves_the_lead_to_the_next(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)
    second = FactCitation.objects.create(statement=fact, source=make_source(slug="label-two"))

    save(editor, change(fact), form_on(editor, change(fact)) | {"citations-0-DELETE": "on"})

    changed = Fact.objects.get()
    assert (changed.lead, changed.status) == (second, Status.PUBLISHED)
    assert list(changed.citations.all()) == [second]


def test_the_only_source_of_a_published_fact_can_be_replaced_in_one_save(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)
    data = form_on(editor, change(fact)) | {"citations-0-DELETE": "on"}
    add_row(data, "citations", source=make_source(slug="label-two").pk, finding="says")

    save(editor, change(fact), data)

    changed = Fact.objects.get()
    assert changed.lead.source.slug == "label-two"
    assert changed.status == Status.PUBLISHED
    assert changed.citations.count() == 1


def test_deleting_the_last_source_of_a_published_fact_is_refused_with_a_sentence(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)

    response = editor.post(change(fact), form_on(editor, change(fact)) | {"citations-0-DELETE": "on"})

    assert "keeps at least one source" in sentences(response)
    assert FactCitation.objects.count() == 1


def test_the_last_source_may_go_with_taking_it_back_to_draft(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)

    save(editor, change(fact), form_on(editor, change(fact)) | {"citations-0-DELETE": "on", "status": "draft"})

    changed = Fact.objects.get()
    assert (changed.status, changed.lead, changed.citations.count()) == (Status.DRAFT, None, 0)


def test_save_and_add_another_keeps_the_entry_and_the_attribute(editor):
    drug, attribute, term = make_drug(), make_attribute(), make_term()
    data = form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | {"term": term.pk, "_addanother": "1"}

    assert save(editor, ADD_FACT, data) == f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}"


def test_a_new_fact_stands_last_among_those_of_its_attribute(editor):
    drug, attribute = make_drug(), make_attribute()
    for slug in ("zeal", "awe"):
        data = form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | {"term": make_term(slug=slug).pk}
        save(editor, ADD_FACT, data)

    assert [fact.term.slug for fact in drug.facts.all()] == ["zeal", "awe"]


def test_the_same_term_twice_is_refused_with_a_sentence(editor):
    drug, attribute, term = make_drug(), make_attribute(), make_term()
    make_fact(entry=drug, attribute=attribute, term=term)
    data = form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | {"term": term.pk}

    assert "stands here already" in sentences(editor.post(ADD_FACT, data))


@pytest.mark.parametrize(
    ("value", "complaint"),
    [({}, "Give exactly one"), ({"term": True, "text": "and words"}, "takes"), ({"low": "2", "high": "6"}, "takes")],
)
def test_a_fact_holds_exactly_one_value_of_its_attributes_kind(editor, value, complaint):
    drug, attribute = make_drug(), make_attribute()
    value = value | ({"term": make_term().pk} if "term" in value else {})
    data = form_on(editor, f"{ADD_FACT}?entry={drug.pk}&attribute={attribute.pk}") | value

    assert complaint in sentences(editor.post(ADD_FACT, data))


def test_a_page_for_a_known_attribute_shows_just_the_fields_it_takes(editor):
    level = make_attribute(slug="misuse", value_kind="level", vocabulary="", qualifier="", levels="none known\nreports")

    form = editor.get(f"{ADD_FACT}?entry={make_drug().pk}&attribute={level.pk}").context["adminform"].form

    hidden = {name for name, field in form.fields.items() if field.widget.is_hidden}
    assert hidden == {
        "term",
        "low",
        "high",
        "unit",
        "text",
        "frequency",
        "approval",
        "action",
        "strength",
        "share",
        "members",
        "comparator",
    }
    assert "1 – reports" in str(form["level"])


def test_a_class_is_asked_of_how_many_members_a_fact_is_true(editor):
    form = editor.get(f"{ADD_FACT}?entry={make_class().pk}&attribute={make_attribute().pk}").context["adminform"].form

    assert not form.fields["members"].widget.is_hidden


def test_a_value_in_the_way_is_shown_so_that_it_can_be_taken_out(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    words = make_attribute(slug="mechanism", value_kind="text", vocabulary="", qualifier="")

    response = editor.post(change(fact), form_on(editor, change(fact)) | {"attribute": words.pk})

    assert "takes a sentence" in sentences(response)
    assert not response.context["adminform"].form.fields["term"].widget.is_hidden


def test_a_picker_on_a_fact_asks_for_its_attributes_vocabulary(editor):
    page = editor.get(f"{ADD_FACT}?entry={make_drug().pk}&attribute={make_attribute().pk}").content.decode()

    assert "/admin/autocomplete/?vocabulary=effect" in page


def test_nonsense_in_the_address_of_a_new_fact_is_no_error(editor):
    assert editor.get(f"{ADD_FACT}?entry=999999&attribute=x").status_code == 200


def test_deleting_a_published_fact_leads_back_to_its_entry(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)

    response = editor.post(reverse("admin:drugref_fact_delete", args=[fact.pk]), {"post": "yes"})

    assert response.url == section_of(fact.entry, "facts-side-effect")
    assert not Fact.objects.exists()


def test_the_entry_page_has_the_row_to_which_saving_a_fact_leads(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())

    page, _, row = save(editor, change(fact), form_on(editor, change(fact))).partition("#")

    assert f'<tbody id="{row}">' in editor.get(page).content.decode()


def test_the_window_of_a_new_term_starts_with_the_facts_vocabulary(editor):
    form = editor.get(f"{ADD_FACT}?entry={make_drug().pk}&attribute={make_attribute().pk}").context["adminform"].form

    link = re.search(r'href="(/admin/drugref/term/add/[^"]*)"', str(form["term"]))
    window = editor.get(unescape(link[1])).context["adminform"].form

    assert window["vocabulary"].value() == "effect"


@pytest.mark.parametrize(("where", "warned"), [({}, True), ({"section": "warnings"}, False), ({"key_words": "sleepy"}, False)])
def test_publishing_on_a_source_that_says_not_where_is_done_with_a_warning(editor, where, warned):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    data = form_on(editor, change(fact)) | {"status": "published"}
    add_row(data, "citations", source=make_source().pk, finding="says", **where)

    told = " ".join(said(editor, change(fact), data))

    assert Fact.objects.get().is_published
    assert ("Say where in the source" in told) == warned


def test_a_draft_on_a_source_that_says_not_where_is_saved_in_silence(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    data = form_on(editor, change(fact))
    add_row(data, "citations", source=make_source().pk, finding="says")

    assert "Say where" not in " ".join(said(editor, change(fact), data))


def test_the_action_warns_of_a_source_that_says_not_where(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    FactCitation.objects.create(statement=fact, source=make_source())

    told = said(editor, reverse("admin:drugref_fact_changelist"), {"action": "publish", "_selected_action": [fact.pk]})

    assert "Say where in the source" in told[0]
    assert told[1:] == ["Published: 1."]


@pytest.mark.parametrize(
    ("entry_status", "words"), [(Status.PUBLISHED, "readers see it now"), (Status.DRAFT, "once what it speaks of is published too")]
)
def test_publishing_a_fact_says_whether_readers_see_it(editor, entry_status, words):
    drug = make_drug(status=entry_status)
    fact = make_fact(entry=drug, attribute=make_attribute(), term=make_term(), source=make_source())

    told = " ".join(said(editor, change(fact), form_on(editor, change(fact)) | {"status": "published"}))

    assert words in told
    assert (drug.get_absolute_url() in told) == (entry_status == Status.PUBLISHED)


def test_a_class_twice_is_refused_with_a_sentence(editor):
    made = make_classification(entry=make_drug(), drug_class=make_class())
    address = f"{ADD_CLASSIFICATION}?entry={made.entry_id}"
    data = form_on(editor, address) | {"drug_class": made.drug_class_id, "extent": "is"}

    assert "This class stands here already." in sentences(editor.post(address, data))


def test_a_class_that_is_none_needs_its_because(editor):
    address = f"{ADD_CLASSIFICATION}?entry={make_drug().pk}"
    data = form_on(editor, address) | {"drug_class": make_class().pk, "extent": "is not"}

    assert "Say why" in sentences(editor.post(address, data))


def test_closing_a_circle_is_refused_with_the_path(editor):
    low, high = make_class(slug="low"), make_class(slug="high")
    make_classification(entry=low, drug_class=high)
    data = form_on(editor, f"{ADD_CLASSIFICATION}?entry={high.pk}") | {"drug_class": low.pk, "extent": Extent.IS}

    assert "close a circle: High → Low → High" in sentences(editor.post(ADD_CLASSIFICATION, data))


def test_a_class_of_itself_is_refused_with_a_sentence(editor):
    low = make_class(slug="low")
    data = form_on(editor, f"{ADD_CLASSIFICATION}?entry={low.pk}") | {"drug_class": low.pk, "extent": Extent.IS}

    assert "circle" in sentences(editor.post(ADD_CLASSIFICATION, data))


def test_publishing_is_and_is_not_at_once_is_refused_on_the_form(editor):
    drug, low, high, source = make_drug(), make_class(slug="low"), make_class(slug="high"), make_source()
    make_classification(entry=drug, drug_class=low, source=source, publish=True)
    make_classification(entry=low, drug_class=high, source=source, publish=True)
    not_so = make_classification(entry=drug, drug_class=high, source=source, extent=Extent.IS_NOT, because="Other.")

    response = editor.post(change(not_so), form_on(editor, change(not_so)) | {"status": "published"})

    assert "contradict what is published" in sentences(response)
    assert Classification.objects.get(pk=not_so.pk).status == Status.DRAFT


def test_a_classification_opened_from_an_entry_leads_back_to_it(editor):
    made = make_classification(entry=make_drug(), drug_class=make_class())

    assert save(editor, change(made), form_on(editor, change(made))) == section_of(made.entry, "classifications-group")


def test_an_interaction_is_added_cited_and_published_in_one_save(editor):
    drug, other, source = make_drug(), make_class(), make_source()
    address = f"{ADD_INTERACTION}?entry={drug.pk}&left={drug.pk}"
    data = form_on(editor, address) | {"right": other.pk, "severity": "serious", "what_happens": "Sleep.", "what_to_ask": "Ask."}
    add_row(data, "citations", source=source.pk, finding="says")

    response = editor.post(address, data | {"status": "published"})

    assert response.url == section_of(drug, "interactions")
    assert Interaction.objects.get().is_published


def test_a_pair_the_other_way_round_is_refused_with_a_sentence(editor):
    drug, other = make_drug(), make_class()
    Interaction.objects.create(left=drug, right=other, severity="care", what_happens="x", what_to_ask="y")
    data = form_on(editor, f"{ADD_INTERACTION}?left={other.pk}")
    data |= {"right": drug.pk, "severity": "serious", "what_happens": "Sleep.", "what_to_ask": "Ask."}

    assert "has its interaction already" in sentences(editor.post(ADD_INTERACTION, data))


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("form", "skin", "Neither side is recorded in this form"),
        ("because_of", "cyp9x", "Unknown term “cyp9x”"),
        ("instead_of", "calmers+sleepers", "There is no row “calmers+sleepers”"),
    ],
)
def test_what_a_file_may_not_say_of_an_interaction_the_form_refuses_too(editor, field, value, complaint):
    drug, other = make_drug(), make_class()
    data = form_on(editor, f"{ADD_INTERACTION}?left={drug.pk}")
    data |= {"right": other.pk, "severity": "serious", "what_happens": "Sleep.", "what_to_ask": "Ask.", field: value}

    assert complaint in sentences(editor.post(ADD_INTERACTION, data))
    assert not Interaction.objects.exists()


def test_a_drug_with_itself_is_refused_with_a_sentence(editor):
    drug = make_drug()
    data = form_on(editor, f"{ADD_INTERACTION}?left={drug.pk}")
    data |= {"right": drug.pk, "severity": "serious", "what_happens": "Sleep.", "what_to_ask": "Ask."}

    assert "means two of a class" in sentences(editor.post(ADD_INTERACTION, data))


def test_an_interaction_opened_from_its_other_side_leads_back_there(editor):
    drug, other = make_drug(), make_class()
    row = Interaction.objects.create(left=drug, right=other, severity="care", what_happens="x", what_to_ask="y")
    address = f"{change(row)}?entry={other.pk}"

    assert save(editor, address, form_on(editor, address)) == section_of(other, "interactions")


def test_the_action_publishes_what_it_may_and_says_why_not_the_rest(editor):
    drug, attribute = make_drug(), make_attribute()
    cited = make_fact(entry=drug, attribute=attribute, term=make_term(), source=make_source())
    bare = make_fact(entry=drug, attribute=attribute, term=make_term(slug="nausea"))

    response = editor.post(
        reverse("admin:drugref_fact_changelist"), {"action": "publish", "_selected_action": [cited.pk, bare.pk]}, follow=True
    )

    told = [str(message) for message in response.context["messages"]]
    assert told == [f"Not published: {bare}. {PUBLISHED_NEEDS_SOURCE}", "Published: 1."]
    assert set(Fact.objects.published()) == {cited}


def test_the_action_takes_back_to_draft(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term(), source=make_source(), publish=True)

    editor.post(reverse("admin:drugref_fact_changelist"), {"action": "take_back", "_selected_action": [fact.pk]})

    assert not Fact.objects.published().exists()
