"""The home page, the pickers' form, the comparison page and its JSON, over stored invented drugs."""

import json
import re
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from comparisons.models import Article, ArticleCitation, DailyCount, Reason
from drugref import background, models
from drugref.vocabulary import Axis, Extent, Severity, Status, ValueKind
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db


def text_of(html: str) -> str:
    """What a reader sees, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&quot;", '"').split())


def get(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def compare(client: Client, a: str = "calmol", b: str = "benzols", status: int = 200) -> str:
    return get(client, reverse("compare", args=[a, b]), status)


def calmol_and_benzols(**statement: Any) -> tuple[models.Entry, models.Entry]:
    """A drug that is stated not to belong to a class."""
    calmol, benzols = stored.drug("calmol"), stored.drug_class("benzols", axis=Axis.CHEMISTRY)
    stored.classification(calmol, benzols, Extent.IS_NOT, "It has three rings; benzols have two.", **statement)
    return calmol, benzols


def article(left: models.Entry, right: models.Entry, *, publish: bool = True, **fields: Any) -> Article:
    given = {
        "question": "Is calmol a benzol?",
        "verdict": "no",
        "answer": "No. Calmol is something else.",
        "body": "## First\n\nA story.[^1]",
    }
    row = Article.objects.create(left=left, right=right, **{**given, **fields})
    ArticleCitation.objects.create(statement=row, source=stored.source("the-book"), section="Preface")
    if publish:
        row.publish()
    return row


def sources_of(client, left="calmol", right="benzols") -> str:
    return client.get(f"/compare/{left}/{right}/sources/").content.decode()


# The answer


def test_the_page_answers_first_and_says_why_and_from_where(client):
    calmol_and_benzols()
    html = compare(client)
    assert text_of(html).index("Is calmol a benzol?") < text_of(html).index("Calmol is not a benzol. It has three rings; benzols have two.")
    assert 'class="verdict verdict--no"' in html
    assert "https://example.org/label-calmol" in sources_of(client)


def test_a_row_leads_to_its_sources_and_they_lead_back(client):
    calmol, _ = calmol_and_benzols()
    stored.fact(calmol, stored.attribute(), term=stored.term("sleepiness"), cited=stored.source("of-sleep"))
    assert 'href="sources/side-effect/"' in compare(client)
    html = client.get("/compare/calmol/benzols/sources/side-effect/").content.decode()
    assert "https://example.org/of-sleep" in html
    assert "https://example.org/label-calmol" not in html
    assert 'href="/compare/calmol/benzols/#row-side-effect"' in html


@pytest.mark.parametrize("address", ["sources/no-such-row/", "sources/side-effect/more/"])
def test_sources_of_a_row_that_is_not_there_are_not_found(client, address):
    calmol_and_benzols()
    assert client.get(f"/compare/calmol/benzols/{address}").status_code == 404


def test_sources_have_one_address_too(client):
    calmol_and_benzols()
    assert client.get("/compare/benzols/calmol/sources/").headers["Location"] == "/compare/calmol/benzols/sources/"
    assert client.get("/compare/calmol/calmol/sources/").headers["Location"] == "/compare/calmol/calmol/"


@pytest.mark.parametrize(("show", "there", "gone"), [("differences", "Dizziness", "Sleepiness"), ("both", "Sleepiness", "Dizziness")])
def test_a_part_of_the_rows_has_an_address(client, show, there, gone):
    calmol, benzols = calmol_and_benzols()
    effects = stored.attribute()
    for entry in (calmol, benzols):
        stored.fact(entry, effects, term=stored.term("sleepiness", label="sleepiness"))
    stored.fact(calmol, effects, term=stored.term("dizziness", label="dizziness"))
    html = client.get(f"/compare/calmol/benzols/?show={show}").content.decode()
    assert f">{there}</li>" in html
    assert f">{gone}</li>" not in html


def test_an_unknown_part_shows_all(client):
    calmol_and_benzols()
    assert client.get("/compare/calmol/benzols/?show=<b>").status_code == 200


def test_what_is_not_recorded_is_never_a_no(client):
    stored.drug("calmol")
    stored.drug_class("benzols")
    html = compare(client)
    assert "verdict--unknown" in html
    assert "That is not a “no”" in html
    assert "No interaction is recorded here. That is not the same as safe" in html


def test_for_two_classes_both_directions_are_answered(client):
    sleepers, benzols = stored.drug_class("sleepers"), stored.drug_class("benzols")
    stored.classification(benzols, sleepers)
    text = text_of(compare(client, "benzols", "sleepers"))
    assert "Benzols are sleepers." in text
    assert "Whether sleepers are benzols is not recorded here yet." in text


def test_two_drugs_of_one_class_are_not_the_same_but_share_it(client):
    benzols = stored.drug_class("benzols", axis=Axis.CHEMISTRY)
    for slug in ("calmol", "restol"):
        stored.classification(stored.drug(slug), benzols)
    text = text_of(compare(client, "calmol", "restol"))
    assert "Not the same" in text
    assert "Calmol and restol are two different medicines. Both are benzols." in text


def test_the_danger_stands_beside_the_answer(client):
    calmol, _ = calmol_and_benzols()
    boxed = stored.attribute("boxed-warning", order=60)
    stored.fact(calmol, boxed, term=stored.term("coma"))
    html = compare(client)
    assert html.index("Know this first") < html.index("At a glance")
    assert "Its US label carries a boxed warning, the strongest there is. It says: coma" in text_of(html)


def test_a_fact_of_a_class_says_which_class(client):
    calmol, benzols = stored.drug("calmol"), stored.drug_class("benzols")
    stored.classification(calmol, benzols)
    stored.fact(benzols, stored.attribute(), term=stored.term("sleepiness"))
    stored.drug("restol")
    html = compare(client, "calmol", "restol")
    assert "from Benzols" in text_of(html)


def test_the_law_row_is_printed_from_law_classes_and_checks(client):
    calmol, _ = calmol_and_benzols()
    schedule = stored.drug_class("schedule-iv", axis=Axis.LAW, place="US", name="Schedule IV medicine", plural="Schedule IV medicines")
    stored.classification(calmol, schedule)
    stored.drug("restol")
    models.AxisCheck.objects.create(
        entry=models.Entry.objects.get(slug="restol"), axis="law", source=stored.source("us-law", place="US"), checked_on=stored.DAY
    )
    text = text_of(compare(client, "calmol", "restol"))
    assert "Schedule IV medicine (US)" in text
    assert "In no class of US drug law recorded here; looked up on 22 November 2026" in text


def test_an_equal_legal_status_is_a_similarity(client):
    schedule = stored.drug_class("schedule-iv", axis=Axis.LAW, place="US", name="Schedule IV medicine", plural="Schedule IV medicines")
    for slug in ("calmol", "restol"):
        stored.classification(stored.drug(slug), schedule)
    html = compare(client, "calmol", "restol")
    assert html.index('<dt class="row-side">Both</dt>') < html.rindex("Schedule IV medicine (US)")


def test_an_inherited_boxed_warning_says_whose_labels_carry_it(client):
    calmol, benzols = stored.drug("calmol"), stored.drug_class("benzols")
    stored.classification(calmol, benzols)
    stored.fact(benzols, stored.attribute("boxed-warning", order=60), term=stored.term("coma"))
    stored.drug("restol")
    assert "The US labels of benzols carry a boxed warning, the strongest there is. It says: coma." in text_of(
        compare(client, "calmol", "restol")
    )


def test_a_question_of_law_tells_of_other_countries_in_a_second_sentence(client):
    calmol = stored.drug("calmol")
    listed = stored.drug_class("listed-drugs", axis=Axis.LAW, place="US", added_on=stored.DAY)
    stored.classification(calmol, stored.drug_class("class-c-drugs", axis=Axis.LAW, place="UK"))
    us_law = {"source": stored.source("us-law", place="US"), "checked_on": stored.DAY}
    models.AxisCheck.objects.create(entry=calmol, axis="law", **us_law)
    models.RosterCheck.objects.create(entry=listed, **us_law)
    text = text_of(compare(client, "calmol", listed.slug))
    assert "Calmol is not a listed drug." in text
    assert "In the UK it is a class c drug." in text


# Articles


def test_an_article_gives_its_words_and_its_sources_join_the_list(client):
    pair = calmol_and_benzols()
    Reason.objects.create(article=article(*pair, publish=False), kind="same system", sentence="Nothing carries this.")
    Article.objects.get().publish()
    html = compare(client)
    assert "Calmol is something else." in text_of(html)
    assert "https://example.org/the-book" in sources_of(client)
    assert re.search(r'A story\.<a href="sources/story-1/" aria-label="source \d+">', html)
    assert "Nothing carries this." not in html, "a reason that no facts carry is not printed"


def test_an_article_that_no_longer_agrees_with_the_facts_is_left_out(client):
    calmol, benzols = calmol_and_benzols()
    article(calmol, benzols)
    models.Classification.objects.update(extent=Extent.PARTLY)
    text = text_of(compare(client))
    assert "Calmol is something else." not in text
    assert "It depends" in text


def test_raw_html_in_an_article_is_shown_as_text(client):
    article(*calmol_and_benzols(), body="<script>alert(1)</script> [x](javascript:alert(1))")
    html = compare(client)
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_a_draft_article_is_not_seen(client):
    article(*calmol_and_benzols(), publish=False)
    assert "A story" not in compare(client)
    assert "Calmol is something else." not in get(client, reverse("home"))


# Addresses


def test_the_other_order_redirects_for_good(client):
    calmol_and_benzols()
    response = client.get(reverse("compare", args=["benzols", "calmol"]))
    assert (response.status_code, response["Location"]) == (301, reverse("compare", args=["calmol", "benzols"]))


def test_an_entry_and_itself_is_a_friendly_page(client):
    stored.drug("calmol")
    assert "is the same on both sides" in compare(client, "calmol", "calmol")


@pytest.mark.parametrize("status", [Status.DRAFT, None])
def test_an_unpublished_or_unknown_entry_is_not_found_and_near_names_are_offered(client, status):
    stored.drug("calmol")
    stored.drug_class("benzols")
    if status:
        stored.drug("calmal", status=status)
    html = compare(client, "calmal", "benzols", status=404)
    assert reverse("entry", args=["calmol"]) in html


def test_reading_is_get_or_head_only(client):
    calmol_and_benzols()
    assert client.post(reverse("compare", args=["calmol", "benzols"])).status_code == 405


# The pickers' form


def pick(client: Client, a: str, b: str):
    return client.get(reverse("compare-pick"), {"a": a, "b": b})


@pytest.mark.parametrize("typed", ["calmol", "Calmol", " CALMOL® ", "nervex"])
def test_exact_names_lead_to_the_comparison(client, typed):
    calmol, _ = calmol_and_benzols()
    stored.name(calmol, "Nervex")
    assert pick(client, typed, "benzols")["Location"] == reverse("compare", args=["calmol", "benzols"])


def test_a_guess_is_offered_and_never_followed(client):
    calmol_and_benzols()
    response = pick(client, "calmal", "benzols")
    assert response.status_code == 200
    assert "Did you mean" in response.content.decode()
    assert "?a=calmol&amp;b=benzols" in response.content.decode()


def test_the_beginnings_of_two_names_are_offered_side_by_side_and_neither_is_followed(client):
    calmol_and_benzols()
    html = pick(client, "cal", "ben").content.decode()
    assert '<a href="/compare/?a=calmol&amp;b=ben">Calmol</a>' in html
    assert '<a href="/compare/?a=cal&amp;b=benzols">Benzols</a>' in html


def test_a_side_that_is_known_stands_in_its_box_by_its_name(client):
    calmol, _ = calmol_and_benzols()
    stored.name(calmol, "Nervex")
    html = pick(client, "nervex", "ben").content.decode()
    assert 'name="a" type="text" value="Calmol"' in html
    assert "“nervex” is Calmol" in text_of(html)


def test_two_meanings_of_a_beginning_are_told_apart_by_what_they_mean(client):
    calmol, _ = calmol_and_benzols()
    stored.name(calmol, "Steady")
    stored.name(stored.drug("restol"), "Steady")
    assert "Calmol “Steady” Restol “Steady”" in text_of(pick(client, "stea", "benzols").content.decode())


def test_a_name_with_two_meanings_is_a_choice(client):
    calmol, benzols = calmol_and_benzols()
    stored.name(calmol, "Steady")
    stored.name(stored.drug("restol"), "Steady")
    html = pick(client, "steady", benzols.slug).content.decode()
    assert "has more than one meaning" in html
    assert "?a=calmol&amp;b=benzols" in html
    assert "?a=restol&amp;b=benzols" in html


def test_a_missing_name_is_asked_for(client):
    calmol_and_benzols()
    assert "One name is still missing" in pick(client, "calmol", "").content.decode()
    assert client.get(reverse("compare-pick")).status_code == 200


@pytest.mark.parametrize("typed", ["x" * 10_000, "\x00\x1b", "'; DROP TABLE drugref_entry; --", "<b>hi</b>", "💊", "‮abc", "%00", "   "])
def test_hostile_text_is_answered_kindly_and_never_runs(client, typed):
    calmol_and_benzols()
    response = pick(client, typed, typed)
    assert response.status_code in (200, 400)
    assert "<b>hi</b>" not in response.content.decode()


def test_bytes_that_are_no_text_are_no_error(client):
    assert client.get("/compare/?a=%ff%fe&b=%c3%28").status_code in (200, 400)


# JSON


def test_the_json_holds_what_the_page_holds(client):
    calmol, benzols = calmol_and_benzols()
    stored.fact(calmol, stored.attribute(), term=stored.term("sleepiness"))
    stored.fact(benzols, stored.attribute(), term=stored.term("sleepiness"))
    stored.interaction(calmol, benzols, Severity.SERIOUS)
    data = json.loads(get(client, reverse("compare-json", args=["calmol", "benzols"])))
    assert [entry["slug"] for entry in data["entries"]] == ["calmol", "benzols"]
    assert data["verdict"]["kind"] == "no"
    assert data["verdict"]["statements"][0]["because"] == "It has three rings; benzols have two."
    assert data["similarities"][0]["items"][0]["left"]["term"] == "sleepiness"
    assert data["together"]["interactions"][0]["severity"] == "serious"
    assert data["sources"][0]["url"] == "https://example.org/label-calmol"


def test_json_errors_are_json(client):
    stored.drug("calmol")
    assert "calmal" in json.loads(get(client, "/api/v1/compare/calmal/calmol", 404))["error"]
    assert "different" in json.loads(get(client, "/api/v1/compare/calmol/calmol", 400))["error"]


def test_json_in_the_other_order_redirects(client):
    calmol_and_benzols()
    assert client.get("/api/v1/compare/benzols/calmol").status_code == 301


# Counting


def sums() -> list[tuple[str, str, int]]:
    background.catch_up()
    return list(DailyCount.objects.values_list("left__slug", "right__slug", "count"))


def test_a_reading_is_counted_as_a_daily_sum_and_nothing_else(client):
    calmol_and_benzols()
    for _ in range(3):
        compare(client)
    assert not DailyCount.objects.exists()  # not within the request
    assert sums() == [("calmol", "benzols", 3)]
    compare(client)
    assert sums() == [("calmol", "benzols", 4)]


def test_who_asks_for_the_head_alone_has_read_nothing(client):
    calmol_and_benzols()
    assert client.head(reverse("compare", args=["calmol", "benzols"])).status_code == 200
    assert sums() == []


def test_a_database_that_cannot_count_says_so_and_tells_no_pair(client, caplog):
    calmol_and_benzols()
    assert "three rings" in compare(client)
    with patch("comparisons.readership.DailyCount.objects.bulk_create", side_effect=DatabaseError("calmol is locked")):
        assert sums() == []
    (line,) = caplog.messages
    assert line == "Readings were not counted: DatabaseError"


def test_the_home_page_goes_without_its_most_read_where_the_database_is_away(client):
    with patch("comparisons.readership.DailyCount.objects.filter", return_value=Away()):
        assert client.get(reverse("home")).status_code == 200


class Away:
    """A query that can be put together, and fails when its rows are wanted."""

    def __getattr__(self, _):
        return lambda *_args, **_fields: self

    def __getitem__(self, _):
        return self

    def __iter__(self):
        raise DatabaseError


def test_no_cookie_is_set_and_no_other_host_is_asked(client):
    calmol_and_benzols()
    response = client.get(reverse("compare", args=["calmol", "benzols"]))
    assert not response.cookies
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert not re.search(r'(src|srcset|action)="https?://', response.content.decode())


# Speed: queries, however many facts


@pytest.mark.parametrize("facts", [2, 60])
def test_a_comparison_with_an_article_takes_no_query(client, django_assert_max_num_queries, facts):
    calmol, benzols = calmol_and_benzols()
    row = article(calmol, benzols)
    Reason.objects.create(article=row, kind="shared feeling", sentence="Both make you sleepy.")
    attribute = stored.attribute()
    for number in range(facts):
        for entry in (calmol, benzols):
            stored.fact(entry, attribute, term=stored.term(f"effect-{number}"))
    compare(client)
    with as_served(), django_assert_max_num_queries(0):
        compare(client)


def test_the_home_page_takes_one_query(client, django_assert_num_queries):
    article(*calmol_and_benzols())
    with as_served(), django_assert_num_queries(1):
        assert "Is calmol a benzol?" in get(client, reverse("home"))


def test_a_level_is_printed_in_words(client):
    calmol, _ = calmol_and_benzols()
    stored.fact(calmol, stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS), level=2)
    assert "The label warns" in compare(client)


def test_a_new_row_of_the_comparison_is_known_at_once(client: Client) -> None:
    calmol, _ = calmol_and_benzols()
    compare(client)
    stored.fact(calmol, stored.attribute("brand-new"), term=stored.term())
    assert "Brand new" in text_of(compare(client))
