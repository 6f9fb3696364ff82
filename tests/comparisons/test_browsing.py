"""The page of all ways in, and those that rest on comparisons: look-alike names, name endings, answers."""

import re
from typing import Any

import pytest
from django.test import Client

from comparisons.articles.markdown import published_articles
from drugref import derived, models
from drugref.knowledge.current import current
from drugref.vocabulary import NameKind, RelationKind
from tests.comparisons.test_views import article, calmol_and_benzols, get, text_of
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/browse/", 'href="/browse/" aria-current="page">Browse'),
        ("/a-z/", 'href="/browse/" aria-current="true">Browse'),
        ("/a-z/c/", 'href="/browse/" aria-current="true">Browse'),
        ("/glossary/", 'href="/browse/" aria-current="true">Browse'),
        ("/browse/look-alikes/", 'href="/browse/" aria-current="true">Browse'),
        ("/confusions/", 'href="/confusions/" aria-current="page">Mix-ups'),
        ("/confusions/shared-use/", 'href="/confusions/" aria-current="true">Mix-ups'),
        ("/about/", 'href="/about/" aria-current="page">About'),
    ],
)
def test_the_header_marks_where_a_page_belongs_and_nothing_else(client: Client, address: str, marked: str) -> None:
    header = get(client, address).partition("</header>")[0]
    assert marked in header
    assert header.count("aria-current") == 1


def names_that_are_near() -> None:
    """Baclofan, a brand of mupicin, is near to baclofin; and a list says that restol is taken for wakol."""
    stored.name(stored.drug("mupicin"), "Baclofan")
    stored.drug("baclofin")
    tall = stored.source("tall-names", title="List of names told apart")
    models.Relation.objects.create(
        drug=stored.drug("restol"),
        kind=RelationKind.MISTAKEN,
        other=stored.drug("wakol"),
        source=tall,
        section="names",
        key_words="RESTol, WAKol",
    )
    derived.renew()


def test_look_alikes_are_the_two_names_and_never_what_they_stand_for(client: Client) -> None:
    names_that_are_near()
    page = text_of(get(client, "/browse/look-alikes/"))
    assert "Baclofin · Baclofan" in page
    assert "Mupicin" not in page


def test_what_a_list_reports_stands_apart_from_what_is_only_measured(client: Client) -> None:
    names_that_are_near()
    page = text_of(get(client, "/browse/look-alikes/"))
    reported, measured = page.index("Easily confused"), page.index("Much alike")
    assert reported < page.index("List of names told apart") < page.index("RESTol · WAKol") < measured < page.index("Baclofin · Baclofan")
    assert "does not say that anybody has confused them" in page


def test_a_pair_of_names_leads_to_the_comparison_that_says_of_what_they_are_names(client: Client) -> None:
    names_that_are_near()
    address = re.search(r'href="(/compare/baclofin/mupicin/[^"]*)"', get(client, "/browse/look-alikes/"))
    assert address
    assert "“Baclofan” is a brand name for mupicin" in text_of(get(client, address[1]))


def test_look_alikes_are_narrowed_by_either_name(client: Client) -> None:
    names_that_are_near()
    page = text_of(get(client, "/browse/look-alikes/?q=baclofan"))
    assert "1 of 2 pairs matches “baclofan”" in page
    assert "RESTol" not in page


def test_the_page_of_all_ways_in_counts_what_each_leads_to(client: Client) -> None:
    names_that_are_near()
    stored.name(stored.drug_class("calmers"), "-mol", NameKind.ENDING)
    page = text_of(get(client, "/browse/"))
    for way in ("By how they work 1 class", "by an official list 1 pair", "as measured 1 pair", "1 ending", "Sources 2 documents"):
        assert way in page
    assert "Newest answers" not in page


def test_answers_stand_with_the_newest_first(client: Client) -> None:
    article(*calmol_and_benzols())
    question = published_articles(current())[0].record.question
    assert question in text_of(get(client, "/browse/"))
    assert question in text_of(get(client, "/browse/answers/"))
    assert "0 of 1 answer" in text_of(get(client, "/browse/answers/?q=nothing"))


def test_an_article_is_told_among_what_rests_on_its_source(client: Client) -> None:
    article(*calmol_and_benzols())
    assert "The story: " in text_of(get(client, "/sources/the-book/"))


def test_the_old_address_of_name_endings_leads_to_the_new(client: Client) -> None:
    assert client.get("/name-endings/").headers["Location"] == "/browse/endings/"


@pytest.mark.parametrize(
    ("address", "queries"), [("/browse/", 1), ("/browse/look-alikes/", 0), ("/browse/answers/", 0), ("/browse/endings/", 0)]
)
def test_every_way_in_opens_without_a_query_but_that_of_what_is_asked_most(
    client: Client, django_assert_num_queries: Any, address: str, queries: int
) -> None:
    names_that_are_near()
    article(*calmol_and_benzols())
    with as_served(), django_assert_num_queries(queries):
        html = get(client, address)
    assert html.count("<h1") == html.count("<main") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ["/browse/look-alikes/?page=2", "/browse/answers/?page=x", "/browse/classes/nothing/"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    get(client, address, 404)
