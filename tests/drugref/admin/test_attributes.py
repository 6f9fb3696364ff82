from django.urls import reverse

from tests.drugref.admin.making import form_on, make_attribute, make_drug, make_fact, make_term, save, sentences

ADD_ATTRIBUTE = "/admin/drugref/attribute/add/"
NEW = {"label": "Color", "slug": "color", "group": "Looks", "order": 5}


def test_an_attribute_of_terms_needs_a_vocabulary(editor):
    data = form_on(editor, ADD_ATTRIBUTE) | NEW | {"value_kind": "terms"}

    assert "needs a vocabulary" in sentences(editor.post(ADD_ATTRIBUTE, data))


def test_an_attribute_of_levels_says_what_they_mean(editor):
    data = form_on(editor, ADD_ATTRIBUTE) | NEW | {"value_kind": "level"}

    assert "says what each level means" in sentences(editor.post(ADD_ATTRIBUTE, data))


def test_what_an_attribute_holds_is_fixed_once_a_fact_uses_it(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    address = reverse("admin:drugref_attribute_change", args=[fact.attribute_id])

    save(editor, address, form_on(editor, address) | {"value_kind": "text", "vocabulary": "", "qualifier": "", "label": "What people feel"})

    fact.attribute.refresh_from_db()
    assert (fact.attribute.value_kind, fact.attribute.label) == ("terms", "What people feel")


def test_a_rule_on_a_fixed_field_is_still_a_sentence(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    address = reverse("admin:drugref_attribute_change", args=[fact.attribute_id])

    assert "says what each level means" in sentences(editor.post(address, form_on(editor, address) | {"levels": "none\nsome"}))


def test_a_term_is_not_broader_than_one_below_it(editor):
    top, below = make_term(slug="top"), make_term(slug="below")
    below.broader = top
    below.save()
    address = reverse("admin:drugref_term_change", args=[top.pk])

    assert "itself narrower" in sentences(editor.post(address, form_on(editor, address) | {"broader": below.pk}))


def test_a_term_of_facts_keeps_its_vocabulary(editor):
    fact = make_fact(entry=make_drug(), attribute=make_attribute(), term=make_term())
    address = reverse("admin:drugref_term_change", args=[fact.term_id])

    save(editor, address, form_on(editor, address) | {"vocabulary": "target"})

    fact.term.refresh_from_db()
    assert fact.term.vocabulary == "effect"
