"""Three entries at their one address, and the ways there."""

import pytest
from django.test import Client

from drugref.vocabulary import Axis, Status
from tests.comparisons.test_views import text_of
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db
ADDRESS = "/compare/calmol/restol/benzols/"


@pytest.fixture(autouse=True)
def three() -> None:
    calmol, restol = stored.drug("calmol"), stored.drug("restol")
    stored.drug_class("benzols", axis=Axis.CHEMISTRY)
    stored.name(calmol, "Nervex")
    stored.interaction(calmol, restol, "serious")


def leads_to(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response["Location"]


def test_each_pair_leads_to_its_page_and_its_badge_to_what_taking_both_comes_to(client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    for pair in ("/compare/calmol/restol/", "/compare/calmol/benzols/", "/compare/restol/benzols/"):
        assert f'href="{pair}"' in html
        assert f'href="{pair}#together"' in html
    text = text_of(html)
    assert "Taken together: Serious: ask first" in text
    assert "Calmol with restol: it can be dangerous. Ask before you take both." in text
    assert "Calmol + restol Serious: ask first : Calmol with restol Both make you sleepy." in text
    assert "No interaction is recorded here. That is not the same as safe: ask a pharmacist." in text
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://testserver{ADDRESS}">' in html


@pytest.mark.parametrize("other", ["restol/calmol/benzols", "benzols/calmol/restol", "calmol/benzols/restol"])
def test_other_orders_lead_to_the_one(client: Client, other: str) -> None:
    assert leads_to(client, f"/compare/{other}/") == (301, ADDRESS)


def test_two_that_are_one_lead_to_the_pair(client: Client) -> None:
    assert leads_to(client, "/compare/restol/calmol/restol/") == (301, "/compare/calmol/restol/")
    assert leads_to(client, "/compare/calmol/calmol/calmol/") == (301, "/compare/calmol/calmol/")


def test_what_readers_may_not_see_is_not_found_and_what_is_like_it_is_offered(client: Client) -> None:
    stored.drug("drafty", status=Status.DRAFT)
    assert client.get("/compare/calmol/drafty/benzols/").status_code == 404
    lost = client.get("/compare/calmol/restal/benzols/")
    assert lost.status_code == 404
    assert "Did you mean" in lost.content.decode()
    assert 'id="site-ask"' in lost.content.decode()


def test_three_exact_names_lead_there(client: Client) -> None:
    assert leads_to(client, "/compare/?a=nervex&b=benzols&c=restol") == (302, "/compare/calmol/benzols/restol/")


def test_an_empty_third_is_no_third(client: Client) -> None:
    assert leads_to(client, "/compare/?a=nervex&b=restol&c=+") == (302, "/compare/calmol/restol/")


def test_a_third_that_is_no_name_is_offered_and_never_followed(client: Client) -> None:
    response = client.get("/compare/", {"a": "calmol", "b": "benzols", "c": "restal"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "“restal” is not a name we know. Did you mean" in text_of(html)
    assert 'href="/compare/?a=calmol&amp;b=benzols&amp;c=restol"' in html
    assert 'name="c" type="text" value="restal"' in html


@pytest.mark.parametrize("typed", ["x" * 10_000, "\x00\x1b", "<b>hi</b>", "💊", "%00"])
def test_a_hostile_third_is_answered_kindly(client: Client, typed: str) -> None:
    response = client.get("/compare/", {"a": "calmol", "b": "benzols", "c": typed})
    assert response.status_code in (200, 400)
    assert "<b>hi</b>" not in response.content.decode()


def test_it_is_served_from_memory_and_counts_no_reading(client: Client, django_assert_num_queries) -> None:
    client.get(ADDRESS)
    with as_served(), django_assert_num_queries(0):
        client.get(ADDRESS)


def test_a_question_about_three_leads_to_them(client: Client) -> None:
    html = client.get("/ask/", {"q": "can i take calmol, restol and benzols"}).content.decode()
    assert f'href="{ADDRESS}">All three, pair by pair' in html
    assert "pair by pair" not in client.get("/ask/", {"q": "what is calmol"}, follow=True).content.decode()
