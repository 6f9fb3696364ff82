"""The pages of entries, lists and sources, and what a visitor sees when something is not there."""

import re
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from drugref import models
from drugref.vocabulary import Extent, Form, Frequency, Members, Severity, State, Status, ValueKind
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args: str, status: int = 200) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == status
    return response.content.decode()


def text_of(html: str) -> str:
    """What a reader sees, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def calmol_with_everything() -> models.Entry:
    calmol, calmers = stored.drug("calmol"), stored.drug_class("calmers")
    stored.name(calmol, "Nervex")
    stored.classification(calmol, calmers)
    stored.fact(calmol, stored.attribute(), term=stored.term("sleepiness", clinical="somnolence"), frequency="")
    stored.fact(calmers, stored.attribute(), term=stored.term("dry-mouth"))
    stored.interaction(calmol, stored.drug("sleepazine"), Severity.SERIOUS)
    return calmol


# One entry


def test_a_drug_page_shows_summary_names_classes_facts_and_interactions(client: Client) -> None:
    seen = text_of(page(client, "entry", calmol_with_everything().slug))
    for expected in ("Calmol calms nerves.", "Nervex", "Calmers", "Sleepiness", "somnolence", "Sleepazine", "Serious: ask first (1)"):
        assert expected in seen


def test_a_fact_of_the_class_says_which_class_it_is_from(client: Client) -> None:
    assert re.search(r"Dry mouth from Calmers", text_of(page(client, "entry", calmol_with_everything().slug)))


def test_every_mark_leads_to_the_sources_of_just_that_statement(client: Client) -> None:
    slug = calmol_with_everything().slug
    claims = set(re.findall(r'href="sources/([^"#]+)/"', page(client, "entry", slug)))
    assert claims == {"is-calmers", "name-1", "side-effect", "with-sleepazine"}
    every = set(re.findall(r'id="(source-\d+)"', page(client, "entry-sources", slug)))
    listed = {claim: set(re.findall(r'id="(source-\d+)"', page(client, "entry-row-sources", slug, claim))) for claim in claims}
    assert all(listed.values())
    assert set().union(*listed.values()) <= every


def test_a_row_leads_to_its_own_sources_and_to_a_report_of_itself(client: Client) -> None:
    slug = calmol_with_everything().slug
    entry = page(client, "entry", slug)
    assert '<a href="sources/side-effect/">Sources<span class="visually-hidden"> of' in entry
    assert 'href="/report/?page=/what-is/calmol/&amp;row=row-side-effect"' in entry
    found = page(client, "entry-row-sources", slug, "side-effect")
    assert 'href="/report/?page=/what-is/calmol/&amp;row=row-side-effect"' in found
    asked = set(re.findall(r'id="(source-\d+)"', found))
    assert asked
    assert asked <= set(re.findall(r'id="(source-\d+)"', page(client, "entry-sources", slug)))
    assert client.get(f"/what-is/{slug}/sources/no-such-row/").status_code == 404


def test_a_source_line_names_section_words_and_day(client: Client) -> None:
    seen = text_of(page(client, "entry-sources", calmol_with_everything().slug))
    assert "Adverse reactions : sleepy" in seen
    assert "Checked 22 November 2026" in seen


def test_what_is_taken_with_it_has_a_page_of_its_own_with_the_worst_first(client: Client) -> None:
    calmol = stored.drug("calmol")
    for number in range(30):
        severity = "serious" if number == 17 else "care"
        stored.interaction(calmol, stored.drug(f"other-{number}"), severity)
    entry = page(client, "entry", "calmol")
    seen = text_of(entry)
    assert seen.index("Serious: ask first (1) Other 17") < seen.index("Take care (29)")
    assert 'href="together/"' in entry
    every = page(client, "entry-together", "calmol")
    assert every.count('<li class="interaction') == 30
    assert every.index("Other 17") < every.index("Other 0")
    assert re.search(r'href="\.\./sources/with-other-17/"', every)
    narrowed = client.get("/what-is/calmol/together/?q=other+17").content.decode()
    assert narrowed.count('<li class="interaction') == 1


def test_a_class_shows_its_first_members_and_has_a_page_of_all(client: Client) -> None:
    calmers = stored.drug_class("calmers")
    for number in range(40):
        stored.classification(stored.drug(f"calmol-{number:02}"), calmers)
    assert "Calmol 39" not in page(client, "entry", "calmers")
    assert 'href="members/"' in page(client, "entry", "calmers")
    every = page(client, "entry-members", "calmers")
    assert "Calmol 39" in every
    assert client.get("/what-is/calmers/members/?q=calmol+07").content.decode().count("/what-is/calmol-") == 1


@pytest.mark.parametrize(
    "address", ["/what-is/nothing/sources/", "/what-is/nothing/together/", "/what-is/calmol/together/?page=9", "/what-is/calmol/members/"]
)
def test_a_page_of_an_entry_that_is_not_there_is_not_found(client: Client, address: str) -> None:
    stored.drug("calmol")
    assert client.get(f"/what-is/{address}").status_code == 404


def test_rows_without_a_fact_are_named_as_not_recorded(client: Client) -> None:
    stored.drug("calmol")
    stored.attribute("half-life", value_kind=ValueKind.QUANTITY)
    assert "Not recorded yet Half life" in text_of(page(client, "entry", "calmol"))


def test_a_class_is_not_blamed_for_rows_that_only_a_drug_can_fill(client: Client) -> None:
    stored.drug_class("calmers")
    stored.attribute("half-life", value_kind=ValueKind.QUANTITY, inherited=False)
    assert "Not recorded yet" not in text_of(page(client, "entry", "calmers"))


def test_a_check_that_found_nothing_is_not_shown_as_a_blank(client: Client) -> None:
    stored.fact(stored.drug("calmol"), stored.attribute("boxed-warning"), state=State.CHECKED_NONE)
    seen = text_of(page(client, "entry", "calmol"))
    assert "Checked: none" in seen
    assert "Know this first" not in seen


def test_a_boxed_warning_stands_at_the_top(client: Client) -> None:
    stored.fact(stored.drug("calmol"), stored.attribute("boxed-warning"), term=stored.term("seizures"), form=Form.SPINAL_PUMP)
    seen = text_of(page(client, "entry", "calmol"))
    assert seen.index("Know this first") < seen.index("Names and classes")
    assert "Boxed warning. By spinal pump: Seizures" in seen


def test_common_effects_stand_before_rare_ones(client: Client) -> None:
    calmol, effects = stored.drug("calmol"), stored.attribute(qualifier="frequency")
    stored.fact(calmol, effects, term=stored.term("hiccups"), frequency=Frequency.RARE)
    stored.fact(calmol, effects, term=stored.term("sleepiness"), frequency=Frequency.VERY_COMMON)
    seen = text_of(page(client, "entry", "calmol"))
    assert seen.index("Sleepiness") < seen.index("Hiccups")


def test_a_class_page_lists_members_and_those_that_are_not(client: Client) -> None:
    calmers = stored.drug_class("calmers")
    stored.classification(stored.drug("calmol"), calmers)
    stored.classification(stored.drug("stimol"), calmers, Extent.IS_NOT, because="It wakes people up.")
    seen = text_of(page(client, "entry", "calmers"))
    assert "Members Name Used for Controlled (US) Calmol not recorded Not recorded" in seen
    assert "Not members 1 Stimol" in seen
    assert "It wakes people up." in seen


def test_a_class_page_names_the_members_that_lack_what_the_class_has(client: Client) -> None:
    calmers, effects = stored.drug_class("calmers"), stored.attribute()
    calmol = stored.drug("calmol")
    stored.classification(calmol, calmers)
    stored.fact(calmers, effects, term=stored.term("dry-mouth"), members=Members.MOST)
    stored.fact(calmol, effects, term=stored.term("dry-mouth"), state=State.NOT_SO_HERE)
    assert "Calmol Not so here: dry mouth" in text_of(page(client, "entry", "calmers"))


def test_a_combination_names_what_it_contains_and_the_drug_what_it_is_found_in(client: Client) -> None:
    stored.ingredient(stored.drug("calmol-with-zest"), stored.drug("calmol"))
    assert "Contains Calmol" in text_of(page(client, "entry", "calmol-with-zest"))
    assert "Found in Calmol with zest" in text_of(page(client, "entry", "calmol"))


def test_comparisons_with_kin_are_offered_in_their_one_order(client: Client) -> None:
    calmers = stored.drug_class("calmers")
    for slug in ("calmol", "aaazine"):
        stored.classification(stored.drug(slug), calmers)
    html = page(client, "entry", "calmol")
    assert reverse("compare", args=["aaazine", "calmol"]) in html
    assert reverse("compare", args=["calmol", "calmers"]) in html


@pytest.mark.parametrize("slug", ["calmol", "calmers"])
def test_an_entry_page_takes_no_query(client: Client, django_assert_num_queries: Any, slug: str) -> None:
    calmol_with_everything()
    with as_served(), django_assert_num_queries(0):
        page(client, "entry", slug)


def test_a_draft_has_no_page(client: Client) -> None:
    stored.drug("calmol", status=Status.DRAFT)
    page(client, "entry", "calmol", status=404)


def test_markup_in_a_stored_text_is_printed_not_obeyed(client: Client) -> None:
    stored.name(stored.drug("calmol", summary="<script>alert(1)</script>"), "<b>Nervex</b>")
    html = page(client, "entry", "calmol")
    assert "<script>alert" not in html
    assert "<b>Nervex" not in html


# What the site says of itself


def test_the_about_page_says_where_to_turn_and_what_unknown_means(client: Client) -> None:
    seen = text_of(page(client, "about"))
    for expected in ("1-800-222-1222", "988", "Unknown is never “no”", "no cookie"):
        assert expected in seen


# Suggestions


def test_suggestions_are_a_list_of_links(client: Client) -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    html = client.get(reverse("suggest"), {"q": "nerv"}).content.decode()
    assert html.strip().startswith("<ul")
    assert '<a href="/what-is/calmol/">' in html
    assert "Nervex brand name of Calmol" in text_of(html)


def test_a_guess_among_suggestions_is_marked(client: Client) -> None:
    stored.drug("calmol")
    assert "did you mean this?" in client.get(reverse("suggest"), {"q": "clamol"}).content.decode()


def test_suggestions_take_no_query(client: Client, django_assert_num_queries: Any) -> None:
    stored.drug("calmol")
    with as_served(), django_assert_num_queries(0):
        client.get(reverse("suggest"), {"q": "clamol"})


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=%ff%fe", f"q={'x' * 5000}", "q=%27%20OR%201%3D1--", "q=%3Cscript%3E", "q[]=1"])
def test_nothing_in_the_query_breaks_suggestions(client: Client, query: str) -> None:
    response = client.get(f"{reverse('suggest')}?{query}")
    assert response.status_code == 200
    assert "<script" not in response.content.decode()


def test_suggestions_are_the_same_for_htmx_and_for_a_visitor(client: Client) -> None:
    stored.drug("calmol")
    address = f"{reverse('suggest')}?q=calm"
    assert client.get(address).content == client.get(address, headers={"HX-Request": "true"}).content


# What went wrong


def test_a_wrong_address_offers_names_that_are_near_and_follows_none(client: Client) -> None:
    stored.drug("calmol")
    response = client.get("/what-is/clamol/")
    assert response.status_code == 404
    assert '<a href="/what-is/calmol/">' in response.content.decode()


def test_an_address_like_nothing_says_so(client: Client) -> None:
    assert "nothing here has a name like it" in text_of(client.get("/qqqqqqqq/").content.decode())


@pytest.mark.parametrize("path", ["/what-is/%00/", "/what-is/%ff/", f"/{'x' * 4000}/", "/%F0%9F%92%8A/", "/what-is/a'b/"])
def test_a_mangled_address_is_not_found_without_a_crash(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_request_for_another_host_is_refused_in_plain_words(client: Client) -> None:
    response = client.get("/about/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "can’t be read" in response.content.decode()


def test_the_page_for_a_fault_of_ours_needs_no_database(client: Client) -> None:
    client.raise_request_exception = False
    with (
        patch("drugref.presenters.a_to_z.letters", side_effect=DatabaseError("gone")),
        patch("django.db.backends.utils.CursorWrapper.execute", side_effect=DatabaseError("gone")),
    ):
        response = client.get(reverse("a-z"))
    assert response.status_code == 500
    assert "Something broke" in response.content.decode()


def test_not_found_still_answers_while_the_database_is_away(client: Client) -> None:
    with patch("drugref.search.exact", side_effect=DatabaseError("gone")):
        assert client.get("/nowhere/").status_code == 404


def test_health_follows_the_database(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"
    with patch("drugref.pages.views.connection.cursor", side_effect=DatabaseError("gone")):
        assert client.get("/healthz").status_code == 503


# Every page

PAGES = ["/about/", "/what-is/calmol/", "/what-is/calmers/", "/report/thanks/", "/nowhere/"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_one_main_and_a_way_to_skip_to_it(client: Client, path: str) -> None:
    calmol_with_everything()
    html = client.get(path).content.decode()
    assert html.count("<h1") == html.count("<main") == 1
    assert 'href="#main"' in html
    assert '<html lang="en">' in html


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_style_or_script_of_its_own_or_an_id_twice(client: Client, path: str) -> None:
    calmol_with_everything()
    html = client.get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=| type=.application/ld\+json)", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sets_a_cookie_or_calls_elsewhere(client: Client, path: str) -> None:
    calmol_with_everything()
    response = client.get(path)
    assert not response.cookies
    assert not re.search(r'<(?:script|link(?! rel="canonical")|img)[^>]+(?:src|href)="(?:https?:)?//', response.content.decode())


@pytest.mark.parametrize("path", [*PAGES[:-1], "/suggest/"])
def test_pages_are_read_never_posted_to(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_source_numbers_leave_no_space_before_a_comma() -> None:
    assert render_to_string("components/marks.html", {"marks": (1, 2)}).endswith("</span>")
    assert render_to_string("components/marks.html", {"marks": ()}) == ""


@pytest.mark.parametrize(("path", "status"), [("/about/", 200), ("/no-such-page", 404), ("/what-is/nothing-here/", 404)])
def test_a_question_can_be_asked_from_any_page_also_from_a_lost_one(client: Client, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert 'id="site-ask"' in response.content.decode()
