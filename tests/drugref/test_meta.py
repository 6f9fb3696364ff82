"""What pages tell machines of themselves: addresses, titles, Open Graph, JSON-LD."""

import json
import re
from typing import Any

import pytest
from django.test import Client, override_settings

from drugref.domain.statements import Node
from drugref.presenters.meta import Meta, clipped, described
from drugref.vocabulary import Axis, Extent, NameKind, Noun
from tests import schema_org
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db


def head(client: Client, path: str, **extra: Any) -> str:
    response = client.get(path, **extra)
    assert response.status_code == 200
    return response.content.decode().partition("</head>")[0]


def told(html: str, name: str) -> str:
    """The content of one meta element, the only one of its name."""
    [found] = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)
    return found


def data_of(html: str) -> dict[str, Any]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def node(data: dict[str, Any], kind: str) -> dict[str, Any]:
    [found] = [one for one in data["@graph"] if one["@type"] == kind]
    return found


def calmol_of_the_calmers() -> None:
    calmol, calmers = stored.drug("calmol"), stored.drug_class("calmers")
    stored.classification(calmol, calmers)
    stored.classification(calmol, stored.drug_class("listed-drugs", axis=Axis.LAW, place="US"))
    stored.name(calmol, "Nervex")
    stored.name(calmol, "calmole", kind=NameKind.MISSPELLING)


# Addresses


def test_a_page_has_the_address_that_was_asked_for_without_its_question(client: Client) -> None:
    stored.drug("calmol")
    html = head(client, "/what-is/calmol/?asked=what+is+calmol")
    assert '<link rel="canonical" href="http://testserver/what-is/calmol/">' in html
    assert told(html, "og:url") == "http://testserver/what-is/calmol/"


@override_settings(SITE_URL="https://drugs.example.org")
def test_where_a_host_has_said_so_every_address_is_of_one_origin(client: Client) -> None:
    calmol_of_the_calmers()
    html = head(client, "/what-is/calmol/")
    assert '<link rel="canonical" href="https://drugs.example.org/what-is/calmol/">' in html
    assert told(html, "og:image") == "https://drugs.example.org/og/calmol.png"
    assert "testserver" not in html


def test_a_page_that_is_not_there_has_no_address_and_no_picture(client: Client) -> None:
    html = client.get("/what-is/nothing/").content.decode()
    assert "canonical" not in html
    assert "og:" not in html


def test_a_host_that_is_not_ours_is_refused_with_a_page(client: Client) -> None:
    response = client.get("/about/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


# What stands in the head


def test_an_entry_tells_its_title_its_sentence_and_its_picture(client: Client) -> None:
    stored.drug("calmol")
    html = head(client, "/what-is/calmol/")
    assert "<title>Calmol: what it is – Drugref</title>" in html
    assert told(html, "description") == told(html, "og:description") == "Calmol calms nerves."
    assert told(html, "og:title") == "Calmol: what it is"
    assert told(html, "og:type") == "article"
    assert told(html, "og:image:alt") == "Calmol, medicine."
    assert told(html, "twitter:card") == "summary_large_image"
    assert 'type="application/atom+xml"' in html


def test_two_drugs_of_one_sentence_have_descriptions_of_their_own(client: Client) -> None:
    for slug in ("calmol", "restol"):
        stored.drug(slug, summary="A tablet that calms nerves.")
    assert told(head(client, "/what-is/restol/"), "description") == "Restol: A tablet that calms nerves."


def test_a_long_description_ends_at_a_word() -> None:
    assert clipped("calm " * 100, most=12) == "calm calm…"
    assert clipped("calm", most=12) == "calm"


def test_a_brand_stands_in_brackets_in_heading_title_and_sentence(client: Client) -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    html = client.get("/what-is/calmol/").content.decode()
    assert '<h1>Calmol <span class="brand">(Nervex)</span></h1>' in html
    assert told(html, "og:title") == "Calmol (Nervex): what it is"
    assert told(html, "description") == "Calmol (Nervex): Calmol calms nerves."


def test_a_brand_that_a_sentence_says_is_not_said_again() -> None:
    calmol = Node("calmol", "drug", "Calmol", summary="Calmol (Nervex) calms nerves.")
    assert described(calmol, "Nervex") == "Calmol (Nervex) calms nerves."


def test_the_site_is_named_once_in_a_title() -> None:
    assert Meta("Sources", "").headline == "Sources – Drugref"
    assert Meta("Drugref – compare", "").headline == "Drugref – compare"


# JSON-LD


def test_the_page_of_a_drug_says_what_it_is_about_and_when_it_was_reviewed(client: Client) -> None:
    calmol_of_the_calmers()
    data = data_of(head(client, "/what-is/calmol/"))
    here = "http://testserver/what-is/calmol/"
    assert schema_org.faults(data) == []
    assert data == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "MedicalWebPage",
                "@id": here,
                "url": here,
                "name": "Calmol (Nervex): what it is",
                "inLanguage": "en",
                "isPartOf": {"@id": "http://testserver/#site"},
                "breadcrumb": {"@id": f"{here}#path"},
                "about": [{"@id": f"{here}#about"}],
                "lastReviewed": "2026-11-22",
                "citation": [{"@type": "CreativeWork", "name": "Document label-calmol", "url": "https://example.org/label-calmol"}],
            },
            {
                "@type": "BreadcrumbList",
                "@id": f"{here}#path",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Drugref", "item": {"@id": "http://testserver/"}},
                    {"@type": "ListItem", "position": 2, "name": "Calmol", "item": {"@id": here}},
                ],
            },
            {
                "@type": "Drug",
                "@id": f"{here}#about",
                "url": here,
                "name": "Calmol",
                "alternateName": ["Nervex"],
                "description": "Calmol calms nerves.",
                "drugClass": [{"@type": "DrugClass", "name": "Calmers", "url": "http://testserver/what-is/calmers/"}],
            },
        ],
    }


def test_a_class_is_a_class_and_a_food_is_no_drug(client: Client) -> None:
    stored.drug_class("calmers")
    stored.drug("juice", noun=Noun.FOOD)
    stored.drug("herbol", noun=Noun.SUPPLEMENT)
    for slug, kind in (("calmers", "DrugClass"), ("juice", "Substance"), ("herbol", "DietarySupplement")):
        data = data_of(head(client, f"/what-is/{slug}/"))
        assert schema_org.faults(data) == []
        assert node(data, kind)["name"] == slug.capitalize()


def test_home_tells_how_a_question_is_asked(client: Client) -> None:
    data = data_of(head(client, "/"))
    assert schema_org.faults(data) == []
    assert node(data, "WebSite")["potentialAction"]["target"]["urlTemplate"] == "http://testserver/ask/?q={question}"


def test_a_summary_cannot_end_the_element_that_it_stands_in(client: Client) -> None:
    stored.drug("calmol", summary="</script><script>alert(1)</script> & more")
    html = head(client, "/what-is/calmol/")
    assert "<script>alert" not in html
    assert node(data_of(html), "Drug")["description"] == "</script><script>alert(1)</script> & more"


def test_what_schema_org_does_not_know_is_a_fault() -> None:
    wrong = {"@type": "Drug", "@id": "#a", "name": "Calmol", "price": "9", "drugClass": {"@type": "Person", "name": "Ann"}}
    page = {"@type": "MedicalWebPage", "@id": "#b", "lastReviewed": "yesterday", "about": {"@id": "#nowhere"}}
    assert schema_org.faults({"@context": "https://schema.org", "@graph": [wrong, page, {"@type": "Potion"}]}) == [
        "Drug has no price",
        "Drug.drugClass may not be ['Person', 'Thing']",
        "MedicalWebPage.lastReviewed may not be 'yesterday', but ['Date']",
        "MedicalWebPage.about: {'@id': '#nowhere'} is of no type",
        "'Potion' is no type",
    ]


def test_an_entry_with_all_this_takes_no_query(client: Client, django_assert_num_queries: Any) -> None:
    calmol_of_the_calmers()
    stored.classification(stored.drug("stimol"), stored.drug_class("sleepers"), Extent.IS_NOT, because="It wakes people up.")
    with as_served(), django_assert_num_queries(0):
        for path in ("/what-is/calmol/", "/og/calmol.png", "/og.png", "/robots.txt", "/favicon.ico"):
            assert client.get(path).status_code == 200
