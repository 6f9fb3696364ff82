"""The page of what is recorded and what is missing."""

from django.test import Client
from django.urls import reverse

from drugref.vocabulary import Status
from tests.drugref.admin.making import make_attribute, make_class, make_drug, make_fact, make_source, make_term

MISSING = '<td class="missing"><span aria-hidden="true">?</span><span class="visually-hidden">missing</span></td>'


def cells(editor: Client) -> str:
    """The page with its table."""
    return editor.get(reverse("completeness")).content.decode()


def test_a_missing_fact_is_marked_and_a_recorded_one_is_not(editor):
    drug, attribute = make_drug(status=Status.PUBLISHED), make_attribute()
    assert MISSING in cells(editor)

    make_fact(entry=drug, attribute=attribute, term=make_term(), source=make_source(), publish=True)

    assert MISSING not in cells(editor)
    assert '<span class="visually-hidden">recorded</span>' in cells(editor)


def test_what_is_not_asked_of_a_class_is_not_called_missing(editor):
    make_class(status=Status.PUBLISHED), make_attribute(inherited=False)

    assert '<td class="not-asked">' in cells(editor)
    assert MISSING not in cells(editor)


def test_drugs_and_classes_stand_under_headings_of_their_own(editor):
    make_drug(status=Status.PUBLISHED), make_class(status=Status.PUBLISHED)

    assert cells(editor).index("Drugs (1)") < cells(editor).index("Classes (1)")
