"""Reading never waits for writing (I14): no page of readers writes, or opens a transaction that could wait."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import resolve

from comparisons.pages import urls as comparing
from drugref import background
from drugref.pages import urls as reference
from tests.comparisons.test_views import article, calmol_and_benzols
from tests.drugref import stored

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/compare/?a=calmol&b=benzols",
    "/compare/?a=calm&b=benz",
    "/compare/calmol/benzols/",
    "/compare/calmol/benzols/sources/",
    "/compare/calmol/benzols/sources/side-effect/",
    "/compare/calmol/benzols/?asked=is+calmol+a+benzol",
    "/compare/benzols/calmol/",
    "/compare/calmol/restol/benzols/",
    "/compare/calmol/calmol/",
    "/compare/calmol/nothing/",
    "/api/",
    "/api/v1/compare/calmol/benzols",
    "/api/v1/ask?q=is+calmol+a+benzol",
    "/ask/?q=is+flurbazol+a+benzol",
    "/ask/live/?q=is+calmol+a+benzol",
    "/ask/names/?q=cal",
    "/confusions/",
    "/confusions/look-alike/",
    "/browse/endings/",
    "/what-is/calmol/",
    "/what-is/benzols/",
    "/what-is/benzols/sources/",
    "/what-is/calmol/sources/side-effect/",
    "/what-is/benzols/members/",
    "/what-is/benzols/together/?q=calmol",
    "/browse/",
    "/browse/classes/mechanism/",
    "/browse/classes/",
    "/browse/uses/",
    "/browse/uses/insomnia/",
    "/browse/controlled/",
    "/browse/controlled/schedule-iv/",
    "/browse/look-alikes/",
    "/browse/answers/",
    "/a-z/",
    "/a-z/c/?brands=yes",
    "/glossary/",
    "/glossary/effect/",
    "/glossary/effect/sleepiness/",
    "/suggest/?q=cal",
    "/sources/",
    "/sources/kinds/label/",
    "/sources/label-calmol/",
    "/about/",
    "/report/?page=/what-is/calmol/",
    "/report/thanks/",
    "/og.png",
    "/og/calmol.png",
    "/og/calmol-vs-benzols.png",
    "/robots.txt",
    "/favicon.ico",
    "/.well-known/security.txt",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/feed.xml",
    "/healthz",
    "/no-such-page/",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_only_reads(client: Client, address: str) -> None:
    article(*calmol_and_benzols())
    stored.drug("restol")
    background.drop()
    said: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        said.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        assert client.get(address).status_code in (200, 301, 302, 404)
    assert [sql for sql in said if not sql.startswith("SELECT ")] == []


def test_no_kind_of_page_is_forgotten() -> None:
    seen = {resolve(address.split("?")[0]).url_name for address in PAGES if address != "/no-such-page/"}
    assert {path.name for path in (*comparing.urlpatterns, *reference.urlpatterns)} - seen == {"completeness"}  # for editors


HOSTILE = (
    "show=%00&country=%FF%FE&page=-1&kind=..%2F",
    "show[]=both&country=uk&country=us&page=1e9&brands=%3Cb%3E",
    "page=99999999999999999999&q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&asked=%3Cscript%3E",
    "q=%F0%9F%92%8A%E2%80%AE%00%C3%28&a=%C3%28&b=%00&c=%F0%9F%92%8A&asked=%00",
    f"q={'a' * 5000}&asked={'b' * 5000}&a={'c' * 5000}&country={'d' * 5000}&show={'e' * 5000}",
    "country=UK&show=DIFFERENCES&page=%20&page=%20&row=%2e%2e%2f&=&&&",
)


@pytest.mark.parametrize("address", PAGES)
def test_no_parameter_breaks_a_page(client: Client, address: str) -> None:
    article(*calmol_and_benzols())
    stored.drug("restol")
    bare = address.split("?")[0]
    for query in HOSTILE:
        response = client.get(f"{bare}?{query}")
        assert response.status_code < 500, query
        if response.headers["Content-Type"].startswith("text/html"):
            assert "<script>alert(1)" not in response.content.decode(), query
