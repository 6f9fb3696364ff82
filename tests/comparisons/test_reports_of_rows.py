"""“Report a mistake” on a row: from the row to its sources, from there to the form, and with the row to the editors."""

import re
from html import unescape

import pytest
from django.test import Client

from drugref.models import ReaderReport
from tests.drugref.test_report import send, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

REPORT = re.compile(r'class="report-link" href="([^"]+&amp;row=[^"]+)"')


def rows_of(client: Client, page: str) -> list[str]:
    """The addresses of the sources of its rows."""
    return [f"{page}{path}" for path in re.findall(r'class="row-foot"><a href="(sources/[^"]+)"', client.get(page).content.decode())]


@pytest.mark.parametrize("page", ["/compare/baclofen/benzodiazepines/", "/what-is/alprazolam/", "/what-is/benzodiazepines/"])
def test_every_row_leads_to_a_form_that_knows_it(client: Client, page: str) -> None:
    rows = rows_of(client, page)
    assert len(rows) > 8
    for address in rows:
        row = f"row-{address.rstrip('/').rpartition('/')[2]}"
        (link,) = REPORT.findall(client.get(address).content.decode())
        assert unescape(link) == f"/report/?page={page}&row={row}"
        form = client.get(unescape(link)).content.decode()
        assert f'<a href="{page}#{row}">' in form
        assert f'id="{row}"' in client.get(page).content.decode()
        assert ": " in text_of(form.partition('class="report-about">')[2].partition("</p>")[0]), "the row is named"


def test_the_row_arrives_with_the_editors(client: Client) -> None:
    page = "/compare/baclofen/benzodiazepines/"
    assert send(client, said=(page, "row-legal-status")).status_code == 302
    report = ReaderReport.objects.get()
    assert (report.page, report.row, report.entry.slug, report.other.slug) == (page, "row-legal-status", "baclofen", "benzodiazepines")


def test_a_report_on_a_page_of_sources_is_about_its_entries(client: Client) -> None:
    for page, words in (
        ("/compare/baclofen/benzodiazepines/sources/use/", "About Baclofen and benzodiazepines"),
        ("/what-is/baclofen/sources/", "About Baclofen"),
        ("/what-is/benzodiazepines/members/", "About Benzodiazepines"),
    ):
        assert words in text_of(client.get("/report/", {"page": page}).content.decode())
