"""“Report a mistake”: what a reader sees, what is kept, and what is refused with a sentence."""

import re
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.signing import Signer
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from drugref.domain.reports import Place, objection
from drugref.models import ReaderReport
from drugref.pages import posting, report
from drugref.pages.posting import slip
from drugref.vocabulary import Handling, Status
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db

FORM = "/report/"
PAGE = "/what-is/calmol/"
WRONG = "It says tablets, and the label says capsules."


@pytest.fixture(autouse=True)
def _nobody_has_sent_any():
    cache.clear()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def slip_opened(seconds_ago: float, *said: str) -> str:
    now = posting.time.time()
    with patch.object(posting.time, "time", return_value=now - seconds_ago):
        return slip(*(said or (PAGE, "")))


def send(client: Client, text: str = WRONG, *, opened: float = 30, said: tuple[str, ...] = (), **fields: str) -> Any:
    """Posted as a browser does it from the site's own page, *opened* seconds after that was opened."""
    data = {"text": text, "homepage": "", "slip": slip_opened(opened, *said), **fields}
    return client.post(FORM, data=urlencode(data), content_type=posting.FORM, headers={"Sec-Fetch-Site": "same-origin"})


def refused(response: Any, status: int = 400) -> str:
    """What the page says of it; nothing was kept."""
    assert response.status_code == status
    assert not ReaderReport.objects.exists()
    return str(response.context["refusal"])


# The form


def test_the_form_says_what_it_is_about(client: Client) -> None:
    stored.drug("calmol"), stored.drug_class("calmers"), stored.attribute("dependence")
    for address, words in (
        ("/report/?page=/what-is/calmol/", "About Calmol"),
        ("/report/?page=/what-is/calmol/&row=row-dependence", "About Calmol: dependence"),
        ("/report/?page=/what-is/calmol/&row=effects", "About Calmol"),
        ("/report/?page=/compare/calmol/calmers/", "About Calmol and calmers"),
        ("/report/?page=/a-z/", "About /a-z/"),
        ("/report/", "About the site as a whole"),
    ):
        assert f"{words} What is wrong?" in text_of(client.get(address).content.decode()).replace(" Report a mistake", "")


def test_the_form_leads_back_to_the_row(client: Client) -> None:
    stored.drug("calmol")
    assert '<a href="/what-is/calmol/#row-dependence">' in client.get("/report/?page=/what-is/calmol/&row=row-dependence").content.decode()


def test_the_form_takes_no_query_sets_no_cookie_and_is_kept_nowhere(client: Client, django_assert_num_queries: Any) -> None:
    stored.drug("calmol")
    with as_served(), django_assert_num_queries(0):
        response = client.get(FORM, {"page": PAGE})
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_no_draft_is_named(client: Client) -> None:
    stored.drug("calmol", name="Secretol", status=Status.DRAFT)
    assert "Secretol" not in client.get(FORM, {"page": PAGE}).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "page=https://elsewhere.example/",
        "page=//elsewhere.example/",
        "page=/nowhere/",
        "page=what-is/calmol/",
        "page=/a-z/?q=1",
        "page=/a-z/%23top",
        "page=/admin/",
        "page=/admin/drugref/drug/",
        "page=javascript:alert(1)",
        "page=/what-is/%00/",
        "page=/what-is/%ff/",
        f"page=/what-is/{'x' * 4000}/",
        "page=/a-z/&row=%22onclick",
        "page=/a-z/&row=a%20b",
        f"page=/a-z/&row={'x' * 81}",
        "row=top",
    ],
)
def test_what_is_no_page_of_this_site_or_no_anchor_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"{FORM}?{query}").status_code == 404


def test_every_page_leads_to_the_form_with_itself(client: Client) -> None:
    stored.drug("calmol")
    for page in ("/", "/a-z/", PAGE, "/about/", "/what-is/nothing-here/"):
        html = client.get(page).content.decode()
        address = re.search(r'class="report-link" href="([^"]+)"', html)
        assert address is not None
        assert address[1] == f"/report/?page={page}"
        assert client.get(address[1]).status_code == 200


def test_a_lost_page_and_the_form_itself_lead_to_the_form_without_a_page(client: Client) -> None:
    for page in ("/no-such-page/", FORM, "/report/thanks/"):
        assert 'class="report-link" href="/report/"' in client.get(page).content.decode()


def test_a_row_leads_to_the_form_with_itself_and_is_named_to_those_who_listen(client: Client) -> None:
    request = client.get("/a-z/").wsgi_request
    request.resolver_match = resolve("/a-z/")
    html = render_to_string("components/report.html", {"request": request, "row": "row-half-life", "label": "half-life"})
    assert 'href="/report/?page=/a-z/&amp;row=row-half-life"' in html
    assert html.endswith('Report a mistake<span class="visually-hidden">: half-life</span></a>')


# What is kept


def test_a_report_is_kept_with_page_row_entry_and_day_and_nothing_else(client: Client) -> None:
    calmol = stored.drug("calmol")
    response = send(client, f"  {WRONG}\r\nOn the first line. ", said=(PAGE, "row-dependence"))
    assert (response.status_code, response["Location"]) == (302, "/report/thanks/?page=%2Fwhat-is%2Fcalmol%2F&row=row-dependence")
    assert not response.cookies
    kept = ReaderReport.objects.values().get()
    assert kept.pop("id")
    assert kept == {
        "page": PAGE,
        "row": "row-dependence",
        "entry_id": calmol.pk,
        "other_id": None,
        "text": f"{WRONG}\nOn the first line.",
        "day": date.today(),  # noqa: DTZ011
        "status": Handling.NEW,
        "done_on": None,
        "note": "",
    }


def test_a_report_on_a_comparison_names_both_entries_and_one_on_a_list_none(client: Client) -> None:
    calmol, calmers = stored.drug("calmol"), stored.drug_class("calmers")
    send(client, said=("/compare/calmol/calmers/", ""))
    send(client, said=("/a-z/", ""))
    send(client, said=("", ""))
    assert list(ReaderReport.objects.order_by("pk").values_list("entry", "other")) == [(calmol.pk, calmers.pk), (None, None), (None, None)]


def test_a_report_sent_twice_is_kept_once(client: Client) -> None:
    for _ in range(2):
        assert send(client).status_code == 302
    assert ReaderReport.objects.count() == 1


def test_a_report_costs_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    stored.drug("calmol")
    with as_served(), django_assert_max_num_queries(6):
        assert send(client).status_code == 302


def test_a_report_outlives_its_entry(client: Client) -> None:
    calmol = stored.drug("calmol")
    send(client)
    calmol.delete()
    assert ReaderReport.objects.get().entry is None


def test_the_thanks_say_what_happens_next_without_a_query(client: Client, django_assert_num_queries: Any) -> None:
    with as_served(), django_assert_num_queries(0):
        seen = text_of(client.get("/report/thanks/").content.decode())
    assert "What happens next" in seen
    assert client.post("/report/thanks/").status_code == 405


def test_the_thanks_lead_back_to_what_was_reported(client: Client) -> None:
    stored.drug("calmol"), stored.attribute("dependence")
    html = client.get(send(client, said=(PAGE, "row-dependence"))["Location"]).content.decode()
    assert 'Back to <a href="/what-is/calmol/#row-dependence">Calmol: dependence</a>' in html
    assert "Back to" not in client.get(send(client, said=("", ""))["Location"]).content.decode()
    assert client.get("/report/thanks/", {"page": "https://elsewhere.example/"}).status_code == 404


# What is refused with a sentence


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "at least 10"),
        ("   short   ", "at least 10"),
        ("x" * 1001, "at most 1,000"),
        ("It is <b>wrong</b>, really.", "plain words"),
        ("It is [url=x]wrong[/url], really.", "plain words"),
        ("It is [wrong](x), really.", "plain words"),
        ("It is wrong \x07 really.", "plain words"),
        ("It is wrong \x00 really.", "Null characters"),
        ("See https://elsewhere.example/pills", "links out"),
        ("See www.elsewhere.example for pills", "links out"),
        ("Buy at PILLS.COM today", "links out"),
        ("Write to me at reader@example.org", "e-mail addresses"),
    ],
)
def test_what_is_no_plain_text_is_refused_and_the_words_stay(client: Client, text: str, why: str) -> None:
    response = send(client, text)
    assert why in refused(response)
    assert response.context["text"].strip() == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "The half-life is < 5 hours, not > 5 hours.",
        "E.g. the label of calmol says 0.5 mg.It is not so here.",
        "Section 5.2 (see 21 CFR 1308.14) [table 3]; R&D say no.",
        "Ça n’est pas vrai : 10 µg 💊",
        "x" * 1000,
        "line\r\n" * 190,
    ],
)
def test_plain_words_are_taken(client: Client, text: str) -> None:
    assert objection(text.replace("\r\n", "\n")) == ""
    assert send(client, text).status_code == 302


def test_words_with_markup_are_printed_not_obeyed(client: Client) -> None:
    html = send(client, "</textarea><script>alert(1)</script>").content.decode()
    assert "<script>alert" not in html
    assert "&lt;/textarea&gt;" in html


def test_a_robot_that_fills_every_field_is_refused(client: Client) -> None:
    assert "as robots do" in refused(send(client, homepage="pills"))


def test_what_comes_quicker_than_a_hand_writes_is_refused_and_then_taken(client: Client) -> None:
    response = send(client, opened=1)
    assert "quicker than a hand" in refused(response)
    with patch.object(posting.time, "time", return_value=posting.time.time() + 5):
        assert send(client, slip=response.context["slip"]).status_code == 302


def test_a_form_of_the_day_before_is_refused_and_then_taken(client: Client) -> None:
    response = send(client, opened=posting.DAY + 60)
    assert "more than a day" in refused(response)
    with patch.object(posting.time, "time", return_value=posting.time.time() + 5):
        assert send(client, slip=response.context["slip"]).status_code == 302


def test_a_refused_form_tells_it_to_those_who_cannot_see_it(client: Client) -> None:
    html = send(client, "short").content.decode()
    assert "<title>Not sent: Report a mistake" in html
    assert 'role="alert"' in html
    assert 'aria-describedby="report-refusal report-hint" aria-invalid="true"' in html


# Floods


def test_a_sender_is_told_to_wait_after_a_few_an_hour_and_keeps_the_words(client: Client) -> None:
    for number in range(report.MOST_AN_HOUR):
        assert send(client, f"{WRONG} {number}").status_code == 302
    response = send(client, "One more mistake on this page.")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= posting.HOUR + 1
    assert "No more than 5 reports an hour" in response.context["refusal"]
    assert "One more mistake on this page.</textarea>" in response.content.decode()
    assert ReaderReport.objects.count() == report.MOST_AN_HOUR
    with patch.object(posting.time, "time", return_value=posting.time.time() + posting.HOUR):
        assert send(client, "One more mistake on this page.").status_code == 302


def test_others_are_not_told_to_wait(client: Client) -> None:
    for number in range(report.MOST_AN_HOUR + 1):
        send(client, f"{WRONG} {number}")
    assert send(Client(REMOTE_ADDR="192.0.2.7"), "I was here for the first time.").status_code == 302


def test_no_more_are_taken_on_a_day_than_editors_can_read(client: Client) -> None:
    today = date.today()  # noqa: DTZ011
    days = (today, *(today - timedelta(days=1) for _ in range(2)))
    ReaderReport.objects.bulk_create(ReaderReport(text=WRONG, day=day) for day in days)
    with patch.object(report, "MOST_A_DAY", 2):
        assert send(client).status_code == 302
        response = send(client, "One more mistake on this page.")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= posting.DAY
    assert "Please send this one tomorrow" in response.context["refusal"]


def sender(**meta: str) -> Any:
    return RequestFactory().post(FORM, **meta)


def test_no_address_is_kept_to_count_by() -> None:
    with patch.object(posting.cache, "add") as add, patch.object(posting.cache, "incr", return_value=1):
        posting.wait_before(sender(REMOTE_ADDR="192.0.2.7"), "report", 5)
        with patch.object(posting.time, "time", return_value=posting.time.time() + posting.HOUR):
            posting.wait_before(sender(REMOTE_ADDR="192.0.2.7"), "report", 5)
    (first, _, kept_for), (later, _, _) = (call.args for call in add.call_args_list)
    assert re.fullmatch(r"report:[0-9a-f]{64}", first)
    assert first != later
    assert kept_for == posting.HOUR


def test_a_household_is_one_sender() -> None:
    near, same, other = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")
    assert posting._network(near) == posting._network(same) != posting._network(other)
    assert posting._network("unix socket") == "unix socket"


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "198.51.100.1", "10.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "made up, 198.51.100.1", "198.51.100.1"),
        (2, "made up, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "198.51.100.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_a_sender_is_known_as_our_own_proxies_saw_it(settings: Any, proxies: int, told: str, address: str) -> None:
    settings.PROXIES = proxies
    assert posting._address(sender(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=told)) == address


# Forms that were not sent from our own page


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.elsewhere.example"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "http://testserver/report/"}, False),
        ({}, False),
    ],
)
def test_a_form_is_taken_from_our_own_page_alone(headers: dict[str, str], taken: bool) -> None:
    """With Django's own check switched on: it asks for nothing here, since there is no cookie to go by."""
    client = Client(enforce_csrf_checks=True)
    data = urlencode({"text": WRONG, "slip": slip_opened(30)})
    response = client.post(FORM, data=data, content_type=posting.FORM, headers=headers)
    assert response.status_code == (302 if taken else 403)
    assert ReaderReport.objects.exists() == taken


@pytest.mark.parametrize(
    "given",
    ["", "x", "W10:x", slip(PAGE, "")[:-1] + "!", slip(PAGE, "").replace(":", "", 1), "\x00", "é"],
    ids=["nothing", "a letter", "no signature", "a wrong signature", "not parted", "a zero byte", "an accent"],  # a slip holds its hour
)
def test_a_form_that_was_not_made_here_is_refused(client: Client, given: str) -> None:
    assert send(client, slip=given).status_code == 403
    assert not ReaderReport.objects.exists()


def test_a_slip_signed_for_something_else_opens_nothing() -> None:
    with pytest.raises(PermissionDenied):
        posting.read_slip(Signer(salt="elsewhere").sign_object([PAGE, "", 0]))


def test_files_are_refused_unread(client: Client) -> None:
    response = client.post(FORM, {"text": WRONG, "slip": slip_opened(30)}, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 403


@pytest.mark.parametrize("body", [b"", b"%ff%fe", b"text=%00&slip=%00", b"&" * 3000, b"text=" + b"x" * 3_000_000])
def test_nothing_that_is_sent_breaks_the_form(body: bytes) -> None:
    client = Client(raise_request_exception=False)
    response = client.post(FORM, data=body, content_type=posting.FORM, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code in (400, 403)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert getattr(client, method)(FORM).status_code == 405


def test_while_the_database_is_away_a_report_is_not_lost_unsaid(client: Client) -> None:
    with patch("drugref.models.reports.ReaderReportQuerySet.today", side_effect=OperationalError("locked")):
        response = send(client)
    assert response.status_code == 503
    assert "nothing was saved" in text_of(response.content.decode())


# How long it is kept


def test_reports_are_forgotten_half_a_year_after_they_are_done() -> None:
    today = date(2026, 11, 30)
    reports = [ReaderReport.objects.create(text=WRONG, day=today - timedelta(days=400)) for _ in range(3)]
    ReaderReport.objects.filter(pk=reports[0].pk).update(status=Handling.DONE, done_on=today - timedelta(days=181))
    ReaderReport.objects.filter(pk=reports[1].pk).update(status=Handling.DONE, done_on=today - timedelta(days=180))
    assert ReaderReport.objects.forget_done(today) == 1
    assert set(ReaderReport.objects.all()) == set(reports[1:])


def test_the_day_since_which_it_is_done_is_kept_with_it() -> None:
    today = date.today()  # noqa: DTZ011
    row = ReaderReport.objects.create(text=WRONG)
    row.status = Handling.DONE
    row.save()
    assert row.done_on == today
    row.status = Handling.SEEN
    row.save()
    assert row.done_on is None
    assert ReaderReport.objects.all().mark(Handling.DONE) == 1
    row.refresh_from_db()
    assert row.done_on == today


def test_a_place_knows_its_address_and_the_attribute_of_its_row() -> None:
    assert Place(PAGE, "row-half-life").address == "/what-is/calmol/#row-half-life"
    assert (Place(PAGE, "row-half-life").attribute, Place(PAGE, "effects").attribute) == ("half-life", "")
    assert str(ReaderReport(day=date(2026, 11, 30))) == "the site, 2026-11-30"


@pytest.mark.parametrize(("name", "parts"), report.ENTRIES_OF.items())
def test_an_address_that_names_entries_has_these_parts(name: str, parts: tuple[str, ...]) -> None:
    slugs = dict(zip(parts, ("calmol", "calmers"), strict=False)) | ({"row": "dependence"} if "-row-" in name else {})
    assert resolve(reverse(name, kwargs=slugs)).kwargs == slugs
