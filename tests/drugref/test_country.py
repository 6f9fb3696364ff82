"""The country that a page is shown for, over stored invented drugs: what follows it, what does not, and that it is kept."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from drugref.pages.country import keeping, with_country
from drugref.presenters.help_lines import HELP
from drugref.vocabulary import Axis, Place
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db

US, UK = "/compare/calmol/restol/", "/compare/calmol/restol/?country=uk"
PAGES = (
    "/",
    "/ask/",
    "/ask/?q=took+20+calmol",
    "/ask/?q=brands+of+calmol",
    "/ask/live/?q=is+calmol+a+restol",
    "/browse/",
    "/browse/controlled/",
    "/browse/controlled/uk-list/",
    "/a-z/c/?brands=yes",
    "/sources/",
    "/about/",
    "/report/?page=/about/",
    "/what-is/calmol/",
    "/what-is/calmol/sources/",
    "/what-is/calmol/together/",
    "/what-is/us-list/members/",
    "/compare/calmol/restol/",
    "/compare/calmol/restol/?show=both&asked=calmol+vs+restol",
    "/compare/calmol/restol/sources/",
    "/compare/?a=calmol&b=nothing",
    "/no-such-page/",
)


@pytest.fixture(autouse=True)
def _two_medicines() -> None:
    """Calmol is on a list of either country and has a brand in each; restol is on none."""
    calmol = stored.drug("calmol")
    stored.drug("restol")
    for place, brand in (("US", "Nervex"), ("UK", "Calmarol")):
        listed = stored.drug_class(f"{place.lower()}-list", name=f"{place} list drug", plural=f"{place} list", axis=Axis.LAW, place=place)
        stored.classification(calmol, listed)
        stored.name(calmol, brand, place=place)
    stored.fact(calmol, stored.attribute(), term=stored.term())


def get(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def in_uk(address: str) -> str:
    return with_country(address, "uk")


def links(html: str) -> list[str]:
    """The addresses of this site that a page leads to, but for those that choose a country."""
    tags = [tag for tag in re.findall(r"<a [^>]*>", html) if "data-country" not in tag]
    found = [re.sub("&amp;", "&", address) for tag in tags for address in re.findall(r'href="([^"]*)"', tag)]
    return [address for address in found if not re.match(r"#|tel:|https?:", address)]


def test_the_law_the_brand_and_the_numbers_follow_the_country(client: Client) -> None:
    at_home, abroad = get(client, US), get(client, UK)
    for ours, theirs in (
        ("(Nervex)", "(Calmarol)"),
        ("US list", "UK list"),
        ("911</a> in the US", "999</a> in the UK"),
        ("Poison", "NHS 111"),
    ):
        assert ours in at_home
        assert theirs in abroad
    assert "(Calmarol)" not in at_home
    assert "(Nervex)" not in abroad


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("word", ["us", "", "atlantis", "%00", "uk%20"])
def test_the_default_is_shown_for_itself_for_none_and_for_a_word_that_is_no_country(client: Client, path: str, word: str) -> None:
    response = client.get(with_country(path, word))
    plain = client.get(path)
    assert response.status_code == plain.status_code < 500
    assert slips_apart(response) == slips_apart(plain)


def slips_apart(response: Any) -> str:
    """The page without what differs each time it is opened (the slip of a form)."""
    return re.sub(r'name="slip" value="[^"]*"', "", response.content.decode())


@pytest.mark.parametrize("path", PAGES)
def test_a_reader_who_has_chosen_goes_on_in_that_country(client: Client, path: str) -> None:
    html = get(client, in_uk(path))
    assert [address for address in links(html) if "country=uk" not in address] == []
    assert html.count('<input type="hidden" name="country" value="uk">') == html.count("<form")
    assert [address for address in links(get(client, path)) if "country=" in address] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_but_the_country_is_put_into_a_page(client: Client, path: str) -> None:
    html = get(client, path)
    kept = tags(keeping(html, "xx"))
    assert [tag for tag in kept if tag != FIELD] == tags(html)
    assert kept.count(FIELD) == html.count("<form")


FIELD = ("input", (("type", "hidden"), ("name", "country"), ("value", "xx")))


def tags(html: str) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Every tag of a page with its attributes, as a browser reads them; without the country “xx”."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, tuple((name, re.sub(r"[?&]country=xx", "", value) if value else value) for name, value in attrs)))

    Reader().feed(html)
    return found


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/ask/?q=calmol+vs+restol&country=uk", "/compare/calmol/restol/?asked=calmol+vs+restol&country=uk"),
        ("/compare/?a=restol&b=calmol&country=uk", "/compare/restol/calmol/?country=uk"),
        ("/compare/restol/calmol/?country=uk", "/compare/calmol/restol/?country=uk"),
        ("/compare/restol/calmol/?country=us", "/compare/calmol/restol/"),
    ],
)
def test_a_redirect_keeps_it(client: Client, address: str, target: str) -> None:
    assert client.get(address)["Location"] == target


def test_each_page_says_which_country_it_is_for_and_leads_to_the_other(client: Client) -> None:
    asked = f"{US}?show=both"
    at_home, abroad = get(client, asked), get(client, f"{asked}&country=uk")
    assert f'<a href="{asked}" rel="nofollow" data-country aria-current="true">United States</a>' in at_home
    assert f'<a href="{asked}&amp;country=uk" rel="nofollow" data-country>United Kingdom</a>' in at_home
    assert f'<a href="{asked}" rel="nofollow" data-country>United States</a>' in abroad
    assert f'<a href="{asked}&amp;country=uk" rel="nofollow" data-country aria-current="true">United Kingdom</a>' in abroad


def test_search_engines_are_told_one_address_of_a_page(client: Client) -> None:
    assert f'<link rel="canonical" href="http://testserver{US}">' in get(client, UK)


def test_programs_get_the_country_too(client: Client) -> None:
    asked = {place: client.get(f"/api/v1/ask?q=took+20+calmol&country={place}").json() for place in ("us", "uk")}
    assert [asked[place]["country"] for place in asked] == ["US", "UK"]
    assert "999 in the UK, 911 in the US" in asked["uk"]["answer"]
    assert client.get("/api/v1/ask?q=calmol+vs+restol&country=uk").json()["url"] == UK
    assert client.get("/api/v1/compare/calmol/restol?country=uk").json()["country"] == "UK"
    assert client.get("/api/v1/compare/calmol/restol").json()["country"] == "US"


def test_the_sites_own_country_may_be_another_one(client: Client, settings: Any) -> None:
    settings.HOME_PLACE = "UK"
    assert "999</a> in the UK" in get(client, US)
    assert "country=" not in "".join(links(get(client, US)))
    assert "911</a> in the US" in get(client, f"{US}?country=us")
    assert all("country=us" in address for address in links(get(client, f"{US}?country=us")))
    settings.HOME_PLACE = "Canada"
    assert [name for name in ("Canada", "United States", "United Kingdom") if f">{name}</a>" in get(client, US)] == [
        "Canada",
        "United States",
        "United Kingdom",
    ]


def test_what_is_shown_for_one_country_is_not_served_for_the_other(client: Client, django_assert_num_queries: Any) -> None:
    addresses = ("/what-is/calmol/", "/what-is/calmol/?country=uk")
    with as_served():
        first = [get(client, address) for address in addresses]
        with django_assert_num_queries(0):
            assert [get(client, address) for address in addresses] == first
        assert first[0] != first[1]


def test_editors_pages_are_left_alone(client: Client) -> None:
    client.force_login(User.objects.create_superuser("edith"))
    assert "country=uk" not in client.get("/admin/drugref/drug/?country=uk")["Location"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/ask/", "/ask/?country=uk"),
        ("/ask/?q=a#names", "/ask/?q=a&country=uk#names"),
        ("?page=2", "?page=2&country=uk"),
        ("sources/use/#source-3", "sources/use/?country=uk#source-3"),
        ("/ask/?q=a&country=us", "/ask/?q=a&country=us"),
        ("#main", "#main"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("tel:999", "tel:999"),
    ],
)
def test_an_address_of_the_site_takes_the_country(address: str, kept: str) -> None:
    assert with_country(address, "uk") == kept


def test_a_tag_may_hold_what_looks_like_its_end() -> None:
    form = '<form action="/compare/" hx-get="/compare/" hx-select="#main > *">'
    field = '<input type="hidden" name="country" value="uk">'
    assert keeping(form, "uk") == f'<form action="/compare/?country=uk" hx-get="/compare/" hx-select="#main > *">{field}'


def test_the_numbers_of_every_country_are_known() -> None:
    assert set(HELP) == set(Place) - {Place.SOME_US_STATES}


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        (Place.US, "In the US, Poison Control (1-800-222-1222) answers at any hour, and 988 in a crisis."),
        (Place.UK, "In the UK, NHS 111 answers at any hour, and Samaritans (116 123) in a crisis."),
        (Place.CANADA, ""),
    ],
)
def test_what_is_not_known_of_a_country_is_not_told(place: Place, lines: str) -> None:
    assert HELP[place].lines == lines
    assert HELP[place].everywhere.startswith(HELP[place].here)
