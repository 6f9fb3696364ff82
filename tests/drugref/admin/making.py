"""Rows for the admin's tests, and the filling in of its forms as a browser would."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from drugref.editors import EDITORS
from drugref.models import (
    Attribute,
    Classification,
    ClassificationCitation,
    Drug,
    DrugClass,
    Entry,
    Fact,
    FactCitation,
    Source,
    Term,
)
from drugref.vocabulary import Axis, EntryKind, Extent, Status


def make_editor(*, name: str = "editor") -> User:
    """Staff, in the Editors group, and no superuser."""
    user = User.objects.create_user(name, password="pw", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def make_source(*, slug: str = "label-calmol") -> Source:
    return Source.objects.create(slug=slug, kind="label", title=f"Label {slug}", publisher="FDA", url="https://example.org/label")


def make_drug(*, slug: str = "calmol", status: str = Status.DRAFT) -> Entry:
    return Entry.objects.get(pk=Drug.objects.create(slug=slug, name=slug.title(), summary="A medicine.", status=status).pk)


def make_class(*, slug: str = "calmers", axis: str = Axis.CHEMISTRY, status: str = Status.DRAFT) -> Entry:
    made = DrugClass.objects.create(slug=slug, name=slug.title(), plural=slug.title(), summary="A group.", axis=axis, status=status)
    return Entry.objects.get(pk=made.pk)


def make_attribute(*, slug: str = "side-effect", **fields: Any) -> Attribute:
    """Of terms on effects with a frequency, unless told otherwise."""
    usual = {"group": "Effects", "order": 10, "value_kind": "terms", "vocabulary": "effect", "qualifier": "frequency"}
    return Attribute.objects.create(**{"slug": slug, "label": slug.replace("-", " ").capitalize(), **usual, **fields})


def make_term(*, slug: str = "drowsiness", vocabulary: str = "effect") -> Term:
    return Term.objects.create(slug=slug, label=slug, vocabulary=vocabulary)


def make_fact(*, entry: Entry, attribute: Attribute, term: Term, source: Source | None = None, publish: bool = False) -> Fact:
    fact = Fact.objects.create(entry=entry, attribute=attribute, term=term)
    if source:
        FactCitation.objects.create(statement=fact, source=source, section="warnings", key_words="sleepy")
    if publish:
        fact.publish()
    return fact


def make_classification(
    *, entry: Entry, drug_class: Entry, source: Source | None = None, extent: str = Extent.IS, because: str = "", publish: bool = False
) -> Classification:
    made = Classification.objects.create(entry=entry, drug_class=drug_class, extent=extent, because=because)
    if source:
        ClassificationCitation.objects.create(statement=made, source=source, section="description")
    if publish:
        made.publish()
    return made


def page_of(entry: Entry) -> str:
    model = "drug" if entry.kind == EntryKind.DRUG else "drugclass"
    return reverse(f"admin:drugref_{model}_change", args=[entry.pk])


def section_of(entry: Entry, section: str) -> str:
    """The address of one part of an entry's page."""
    return f"{page_of(entry)}#{section}"


def form_on(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send if “Save” were pressed on the page at *address* as it stands."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code, getattr(response, "url", ""))
    data: dict[str, Any] = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if field.name != "status" and value is not None and value is not False:
                data[field.html_name] = value
    return data


def add_row(data: dict[str, Any], prefix: str, **fields: Any) -> None:
    """Fill the next row of an inline, as “Add another” would."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = number + 1
    data |= {f"{prefix}-{number}-{name}": value for name, value in fields.items()}


def sentences(response: Any) -> str:
    """All complaints on a form that was refused, in one text."""
    assert response.status_code == 200, (response.status_code, getattr(response, "url", ""))
    return " ".join(str(error) for error in response.context["errors"])


def said(client: Client, address: str, data: dict[str, Any]) -> list[str]:
    """Post a form that must be accepted; return the messages that the next page shows."""
    response = client.post(address, data, follow=True)
    assert response.redirect_chain, sentences(response)
    return [str(message) for message in response.context["messages"]]


def save(client: Client, address: str, data: dict[str, Any]) -> str:
    """Post a form that must be accepted; return the address it leads to."""
    response = client.post(address, data)
    assert response.status_code == 302, sentences(response)
    return response.url
