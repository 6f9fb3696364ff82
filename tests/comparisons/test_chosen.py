"""What the home page offers, what is asked most, and what editors have a word in."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from comparisons.chosen import front, most_asked
from comparisons.models import DailyCount, EditorsChoice, Shelf
from comparisons.readership import FEWEST_READINGS
from drugref.knowledge.current import current
from drugref.models import Entry
from drugref.vocabulary import Extent, Noun, Severity, Status
from tests.comparisons.test_views import article, calmol_and_benzols
from tests.drugref import stored
from tests.drugref.admin.making import make_editor
from tests.editions import as_served

pytestmark = pytest.mark.django_db

TODAY = date.today()  # noqa: DTZ011


def read(left: Entry, right: Entry, count: int, days_ago: int = 0) -> None:
    DailyCount.objects.create(left=left, right=right, count=count, day=TODAY - timedelta(days=days_ago))


def asked() -> list[str]:
    return [one.question for one in most_asked(current())]


def groups() -> dict[str, list[tuple[str, str]]]:
    """Heading -> (question, answer)."""
    return {group.heading: [(one.question, one.answer) for one in group.offered] for group in front(current())}


# Asked most


def test_what_is_read_less_than_the_threshold_in_thirty_days_is_not_said_to_be_asked_most() -> None:
    calmol, restol, sleepol = (stored.drug(slug) for slug in ("calmol", "restol", "sleepol"))
    read(calmol, restol, FEWEST_READINGS - 1)
    read(calmol, sleepol, FEWEST_READINGS - 1)
    read(restol, sleepol, FEWEST_READINGS, days_ago=31)
    assert asked() == []
    read(calmol, sleepol, 1, days_ago=29)
    assert asked() == ["Calmol or sleepol?"]


def test_the_most_read_comes_first_with_the_answer_of_its_page() -> None:
    calmol, benzols = calmol_and_benzols()
    read(calmol, benzols, 30)
    read(calmol, stored.drug("restol"), 40)
    assert [(one.question, one.answer) for one in most_asked(current())] == [("Calmol or restol?", ""), ("Is calmol a benzol?", "No")]


def test_a_pair_that_an_editor_keeps_out_is_not_listed_whichever_way_round_it_was_put() -> None:
    calmol, benzols = calmol_and_benzols()
    read(calmol, benzols, 30)
    choice = EditorsChoice.objects.create(left=benzols, right=calmol, shelf=Shelf.KEPT_OUT)
    assert asked() == []
    assert "Is it a …?" not in groups(), "nor does it fill a group"
    choice.delete()
    assert asked() == ["Is calmol a benzol?"]


def test_no_draft_is_asked_most() -> None:
    read(stored.drug("calmol"), stored.drug("secretol", status=Status.DRAFT), 99)
    assert asked() == []


@pytest.mark.parametrize("address", ["/", "/browse/"])
def test_both_pages_show_it_with_one_query(client: Client, address: str, django_assert_num_queries: Any) -> None:
    calmol, benzols = calmol_and_benzols()
    assert "Most asked" not in client.get(address).content.decode()
    read(calmol, benzols, 30)
    EditorsChoice.objects.create(left=calmol, right=benzols, shelf=Shelf.IS_IT)
    with as_served(), django_assert_num_queries(1):
        assert "Most asked" in client.get(address).content.decode()


# The three groups


def test_the_groups_fill_themselves_with_what_is_published() -> None:
    calmol, benzols = calmol_and_benzols()
    article(calmol, benzols)
    restol = stored.drug("restol")
    article(calmol, restol, question="Calm or rest?", verdict="")
    stored.classification(stored.drug("sleepol"), benzols, Extent.PARTLY, "It has two rings.")
    stored.interaction(calmol, stored.drug("wine", noun=Noun.DRINK), Severity.SERIOUS)
    stored.interaction(restol, stored.drug("tea", noun=Noun.DRINK), Severity.CARE)
    stored.interaction(stored.drug("oddol"), stored.drug("rarol"), Severity.NEVER)
    assert groups() == {
        "Is it a …?": [("Is calmol a benzol?", "No"), ("Is sleepol a benzol?", "It depends")],
        "Same or different?": [("Calm or rest?", "")],
        "Safe together?": [("Calmol and wine?", "Serious: ask first")],
    }


def test_a_class_comes_once_before_any_comes_again() -> None:
    calmol, benzols = calmol_and_benzols()
    for slug in ("aol", "bol"):
        stored.classification(drug := stored.drug(slug), benzols, Extent.IS_NOT, "It has three rings.")
        article(drug, benzols, question=f"Is {slug} a benzol?")
    sedols = stored.drug_class("sedols")
    stored.classification(calmol, sedols, Extent.IS_NOT, "It does not sedate.")
    article(calmol, sedols, question="Is calmol a sedol?")
    assert [question for question, _ in groups()["Is it a …?"]][:3] == ["Is aol a benzol?", "Is calmol a sedol?", "Is bol a benzol?"]


def test_what_editors_choose_stands_first_in_their_order() -> None:
    calmol, benzols = calmol_and_benzols()
    article(calmol, benzols)
    restol, sleepol = stored.drug("restol"), stored.drug("sleepol")
    for position, other in enumerate((sleepol, restol)):
        EditorsChoice.objects.create(left=other, right=benzols, shelf=Shelf.IS_IT, position=position)
    EditorsChoice.objects.create(left=restol, right=calmol, shelf=Shelf.TOGETHER)
    assert [question for question, _ in groups()["Is it a …?"]] == ["Is sleepol a benzol?", "Is restol a benzol?", "Is calmol a benzol?"]
    assert groups()["Safe together?"] == [("Calmol and restol?", "Not recorded")]


def test_a_choice_of_what_readers_may_not_see_is_passed_over() -> None:
    EditorsChoice.objects.create(left=stored.drug("calmol"), right=stored.drug("secretol", status=Status.DRAFT), shelf=Shelf.SAME)
    assert front(current()) == ()


# In the admin


def test_an_editor_keeps_a_pair_out_once_and_of_two_entries() -> None:
    calmol, restol = stored.drug("calmol"), stored.drug("restol")
    client = Client()
    client.force_login(make_editor())
    add = "/admin/comparisons/editorschoice/add/"
    given = {"left": calmol.pk, "right": restol.pk, "shelf": Shelf.KEPT_OUT, "position": 0}
    assert client.post(add, given).status_code == 302
    assert EditorsChoice.objects.count() == 1
    again = client.post(add, {**given, "left": restol.pk, "right": calmol.pk})
    assert "This pair stands there already." in again.content.decode()
    with pytest.raises(ValidationError, match="two different entries"):
        EditorsChoice(left=calmol, right=calmol, shelf=Shelf.SAME).full_clean()
    assert client.get("/admin/comparisons/editorschoice/").status_code == 200
