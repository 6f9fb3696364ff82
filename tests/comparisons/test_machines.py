"""What a pair tells machines, the sitemap, the feed, and that every kind of page has words of its own in its head."""

import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from comparisons import confused
from comparisons.confused import pairs_to_find
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.reasons.strength import is_thin
from comparisons.models import Article, ArticleCitation, Confusion
from comparisons.presenters import listings
from comparisons.presenters.listings import Listed, parts
from drugref import models
from drugref.knowledge.current import current
from drugref.models.editions import tell_readers
from drugref.vocabulary import Extent
from tests import schema_org
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db

PLACES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "atom": "http://www.w3.org/2005/Atom"}


def head(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().partition("</head>")[0]


def data_of(html: str) -> dict[str, Any]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def xml(client: Client, path: str) -> Xml.Element:
    response = client.get(path)
    assert response.status_code == 200
    return Xml.fromstring(response.content)


def calmol_and_benzols() -> tuple[models.Entry, models.Entry]:
    calmol, benzols = stored.drug("calmol"), stored.drug_class("benzols")
    stored.classification(calmol, benzols, Extent.IS_NOT, "It has three rings; benzols have two.")
    return calmol, benzols


def article(left: models.Entry, right: models.Entry, **fields: Any) -> Article:
    given = {
        "question": "Is calmol a benzol & co?",
        "verdict": "no",
        "answer": "No. Calmol is something else.",
        "body": "## First\n\nA story.[^1]",
        "author": "The editors",
        "published_on": date(2026, 11, 20),
        "updated_on": date(2026, 11, 25),
    }
    row = Article.objects.create(left=left, right=right, **{**given, **fields})
    ArticleCitation.objects.create(statement=row, source=stored.source("the-book"), section="Preface")
    row.publish()
    return row


def confusion(left: models.Entry, right: models.Entry, strength: float, kind: ReasonKind = ReasonKind.LOOK_ALIKE) -> None:
    Confusion.objects.create(left=left, right=right, kind=kind, strength=strength, first=True)
    tell_readers([confused.CONFUSIONS])


# The page of a pair


def test_a_pair_tells_its_answer_its_picture_and_its_json(client: Client) -> None:
    calmol_and_benzols()
    html = head(client, "/compare/calmol/benzols/?asked=is+calmol+a+benzol")
    said = "No. Calmol is not a benzol. It has three rings; benzols have two."
    assert "<title>Is calmol a benzol? – Drugref</title>" in html
    assert f'<meta name="description" content="{said}">' in html
    assert f'<meta property="og:description" content="{said}">' in html
    assert '<link rel="canonical" href="http://testserver/compare/calmol/benzols/">' in html
    assert '<link rel="alternate" type="application/json" href="/api/v1/compare/calmol/benzols">' in html
    assert '<meta property="og:image" content="http://testserver/og/calmol-vs-benzols.png">' in html


def test_the_json_is_for_programs_and_not_to_be_listed(client: Client) -> None:
    calmol_and_benzols()
    assert client.get("/api/v1/compare/calmol/benzols")["X-Robots-Tag"] == "noindex"


def test_a_pair_says_in_schema_orgs_terms_what_it_is_about(client: Client) -> None:
    article(*calmol_and_benzols(), reviewer="Ann Sailor")
    data = data_of(head(client, "/compare/calmol/benzols/"))
    assert schema_org.faults(data) == []
    page, path, calmol, benzols = data["@graph"]
    assert [one["@type"] for one in data["@graph"]] == ["MedicalWebPage", "BreadcrumbList", "Drug", "DrugClass"]
    assert page["about"] == [{"@id": calmol["@id"]}, {"@id": benzols["@id"]}]
    assert page["lastReviewed"] == "2026-11-22"
    assert page["dateModified"] == "2026-11-25"
    assert page["author"] == {"@type": "Organization", "name": "The editors"}
    assert page["reviewedBy"] == {"@type": "Person", "name": "Ann Sailor"}
    assert "Document the-book" in [work["name"] for work in page["citation"]]
    assert [step["name"] for step in path["itemListElement"]] == ["Drugref", "Calmol", "Is calmol a benzol & co?"]


def test_the_picture_of_a_pair_stands_at_its_one_address(client: Client) -> None:
    calmol_and_benzols()
    assert client.get("/og/calmol-vs-benzols.png")["Content-Type"] == "image/png"
    turned = client.get("/og/benzols-vs-calmol.png")
    assert (turned.status_code, turned["Location"]) == (301, "/og/calmol-vs-benzols.png")


@pytest.mark.parametrize(
    "name", ["calmol-vs-nothing", "nothing-vs-benzols", "calmol-vs-calmol", "calmol-vs-", "calmol-vs-benzols-vs-calmol"]
)
def test_there_is_no_picture_of_a_pair_that_there_is_not(client: Client, name: str) -> None:
    calmol_and_benzols()
    assert client.get(f"/og/{name}.png").status_code == 404


# Which pairs are worth finding


@pytest.mark.parametrize(
    ("written", "stated", "strongest", "thin"),
    [
        (True, "", 0, False),
        (False, "", 0, True),
        (False, "", 69.9, True),
        (False, "", 90, False),
        (False, Extent.IS, 0, False),
        (False, Extent.PARTLY, 0, False),
        (False, Extent.IS_NOT, 0, True),
        (False, Extent.IS_NOT, 66, False),
    ],
)
def test_a_pair_is_thin_where_nobody_wrote_stated_or_reported_anything(*, written: bool, stated: str, strongest: float, thin: bool) -> None:
    assert is_thin(written=written, stated=stated, strongest=strongest) is thin


def test_a_thin_pair_asks_not_to_be_listed_and_stands_in_no_sitemap(client: Client) -> None:
    calmol, restol, stimol = (stored.drug(slug) for slug in ("calmol", "restol", "stimol"))
    confusion(calmol, restol, 90)
    confusion(calmol, stimol, 62)
    assert '<meta name="robots"' not in head(client, "/compare/calmol/restol/")
    assert '<meta name="robots" content="noindex">' in head(client, "/compare/calmol/stimol/")
    assert pairs_to_find(current()) == {("calmol", "restol")}
    listed = [loc.text for loc in xml(client, "/sitemap-1.xml").iterfind(".//map:loc", PLACES)]
    assert "http://testserver/compare/calmol/restol/" in listed
    assert "http://testserver/compare/calmol/stimol/" not in listed


# The sitemap


def test_the_sitemap_leads_to_its_parts_and_they_to_pages_that_open(client: Client) -> None:
    article(*calmol_and_benzols())
    stored.drug("draftol", status="draft")
    [part] = [loc.text for loc in xml(client, "/sitemap.xml").iterfind(".//map:loc", PLACES)]
    listed = {loc.text.removeprefix("http://testserver") for loc in xml(client, part).iterfind(".//map:loc", PLACES)}
    assert {"/", "/about/", "/what-is/calmol/", "/what-is/benzols/", "/compare/calmol/benzols/"} <= listed
    assert not any("draftol" in path for path in listed)
    for path in listed:
        assert 'content="noindex"' not in head(client, path)


def test_a_line_tells_the_newest_day_on_which_something_was_checked(client: Client) -> None:
    article(*calmol_and_benzols())
    days = {
        url.findtext("map:loc", namespaces=PLACES): url.findtext("map:lastmod", namespaces=PLACES)
        for url in xml(client, "/sitemap-1.xml").iterfind("map:url", PLACES)
    }
    assert days["http://testserver/what-is/calmol/"] == "2026-11-22"
    assert days["http://testserver/compare/calmol/benzols/"] == "2026-11-25"
    assert days["http://testserver/about/"] is None
    assert xml(client, "/sitemap.xml").findtext(".//map:lastmod", namespaces=PLACES) == "2026-11-25"


@override_settings(SITE_URL="https://drugs.example.org")
def test_the_sitemap_and_the_feed_are_of_the_hosts_one_origin(client: Client) -> None:
    article(*calmol_and_benzols())
    for path in ("/sitemap.xml", "/sitemap-1.xml", "/feed.xml", "/robots.txt"):
        text = client.get(path).content.decode()
        assert "https://drugs.example.org/" in text
        assert "testserver" not in text


def test_a_part_holds_no_more_than_five_thousand() -> None:
    lines = [Listed(f"/{number}/") for number in range(12_000)]
    assert [len(part) for part in parts(lines)] == [5_000, 5_000, 2_000]
    assert parts([]) == [[]]


@pytest.mark.parametrize(
    "path", ["/sitemap-0.xml", "/sitemap-2.xml", "/sitemap-99999999999999999999.xml", "/sitemap--1.xml", "/sitemap-x.xml"]
)
def test_there_is_no_other_part(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


# The feed


def test_the_feed_tells_new_and_changed_answers_the_newest_first(client: Client) -> None:
    article(*calmol_and_benzols())
    feed = xml(client, "/feed.xml")
    titles = [one.findtext("atom:title", namespaces=PLACES) for one in feed.iterfind("atom:entry", PLACES)]
    assert titles == ["Is calmol a benzol & co?", "What are benzols?", "What is calmol?"]
    assert feed.findtext("atom:updated", namespaces=PLACES) == "2026-11-25T00:00:00Z"


def test_the_feed_has_what_rfc_4287_requires(client: Client) -> None:
    article(*calmol_and_benzols())
    response = client.get("/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = Xml.fromstring(response.content)
    assert feed.tag == f"{{{PLACES['atom']}}}feed"
    seen = set()
    for element in (feed, *feed.iterfind("atom:entry", PLACES)):
        once = {name: element.findall(f"atom:{name}", PLACES) for name in ("id", "title", "updated")}
        assert all(len(found) == 1 and found[0].text for found in once.values())
        assert re.fullmatch(r"https?://\S+", once["id"][0].text)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", once["updated"][0].text)
        seen.add(once["id"][0].text)
        links = [(link.get("rel"), link.get("type")) for link in element.iterfind("atom:link", PLACES)]
        assert len(links) == len(set(links))
        assert all(link.get("href", "").startswith("http") for link in element.iterfind("atom:link", PLACES))
    assert len(seen) == 1 + len(feed.findall("atom:entry", PLACES))
    assert feed.findtext("atom:author/atom:name", namespaces=PLACES) == "Drugref"
    assert [link.get("href") for link in feed.iterfind("atom:link[@rel='self']", PLACES)] == ["http://testserver/feed.xml"]
    for entry in feed.iterfind("atom:entry", PLACES):
        assert entry.findtext("atom:summary", namespaces=PLACES)
        assert entry.find("atom:link[@rel='alternate']", PLACES) is not None


def test_an_empty_site_has_an_empty_feed_and_sitemap(client: Client) -> None:
    assert xml(client, "/feed.xml").find("atom:entry", PLACES) is None
    assert xml(client, "/sitemap-1.xml").find("map:url", PLACES) is not None


def test_the_feed_ends_after_the_newest_fifty() -> None:
    news = [listings.News(f"Question {number}", "", f"/{number}/", date.min, date(2026, 1, 1 + number % 28)) for number in range(90)]
    found = listings.latest(news)
    assert len(found) == 50
    assert [one.updated for one in found] == sorted((one.updated for one in found), reverse=True)


# Every page


PAGES = {
    "home": "/",
    "entry": "/what-is/calmol/",
    "compare": "/compare/calmol/benzols/",
    "a-z": "/a-z/",
    "sources": "/sources/",
    "source": "/sources/label-calmol/",
    "about": "/about/",
    "confusions": "/confusions/",
    "confusions-of-kind": "/confusions/same-system/",
    "browse": "/browse/",
    "look-alikes": "/browse/look-alikes/",
    "name-endings": "/browse/endings/",
    "answers": "/browse/answers/",
    "classes": "/browse/classes/mechanism/",
    "uses": "/browse/uses/",
    "controlled": "/browse/controlled/",
    "letter": "/a-z/c/",
    "glossary": "/glossary/",
    "sources-of": "/sources/kinds/label/",
    "api": "/api/",
}
"""A page of each kind that search engines may list."""
WITH_CONTENT = {"use", "controlled-list", "words", "word"}
"""Lists that are there only where the catalogue holds something for them: tests/drugref/test_lists.py opens these."""
NO_PAGES = {"report", "report-thanks", "compare-sources", "compare-row-sources"}
NO_PAGES |= {"entry-sources", "entry-row-sources", "entry-together", "entry-members"}
NO_PAGES |= {"ask", "ask-live", "ask-names", "ask-json", "compare-pick", "compare-json", "suggest", "healthz", "completeness"}
NO_PAGES |= {"compare-three"}  # it says what the pages of its pairs say
NO_PAGES |= {"picture", "entry-picture", "pair-picture", "robots", "favicon", "security", "sitemap", "sitemap-part", "feed"}


def test_every_address_is_known_here_as_a_page_or_as_none() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == PAGES.keys() | WITH_CONTENT | NO_PAGES


def test_every_page_has_a_title_and_a_description_of_its_own_and_one_address(client: Client) -> None:
    article(*calmol_and_benzols())
    heads = {path: head(client, path) for path in (*PAGES.values(), "/what-is/benzols/", "/confusions/two-meanings/")}
    titles = {path: re.findall(r"<title>(.+?)</title>", html) for path, html in heads.items()}
    said = {path: re.findall(r'<meta name="description" content="(.+?)">', html) for path, html in heads.items()}
    for told in (titles, said):
        assert all(len(found) == 1 for found in told.values())
        assert len({found[0] for found in told.values()}) == len(heads)
    for path, html in heads.items():
        assert html.count('rel="canonical"') == html.count('og:image"') == html.count("og:url") == 1
        assert f'<link rel="canonical" href="http://testserver{path}">' in html
        assert 'content="noindex"' not in html


@pytest.mark.parametrize("path", ["/ask/?q=is+calmol+a+potion", "/compare/?a=calm&b=benz", "/compare/calmol/calmol/"])
def test_what_answers_what_was_typed_is_not_to_be_listed(client: Client, path: str) -> None:
    calmol_and_benzols()
    assert '<meta name="robots" content="noindex">' in head(client, path)


def test_machines_are_served_from_memory(client: Client, django_assert_num_queries: Any) -> None:
    article(*calmol_and_benzols())
    paths = ["/sitemap.xml", "/sitemap-1.xml", "/feed.xml", reverse("pair-picture", args=["calmol", "benzols"])]
    with as_served(), django_assert_num_queries(0):
        for path in paths:
            assert client.get(path).status_code == 200
