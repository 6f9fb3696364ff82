"""A question has one reply: page, live answer, JSON and the page it leads to say the same."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from drugref import models
from drugref.vocabulary import Axis, Extent, NameKind, Severity, ValueKind
from tests.drugref import stored

pytestmark = pytest.mark.django_db


def invented() -> None:
    """calmol is no benzol, can kill when stopped, and is serious with restol; softener has two meanings."""
    calmol, restol = stored.drug("calmol"), stored.drug("restol")
    stored.drug("tenseril")
    benzols = stored.drug_class("benzols", axis=Axis.CHEMISTRY)
    stored.name(benzols, "benzol", NameKind.EVERYDAY)
    stored.name(calmol, "Nervex")
    stored.classification(calmol, benzols, Extent.IS_NOT, "It has three rings.")
    stored.classification(restol, benzols)
    misuse = stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, asked_as="addictive", order=30)
    stored.fact(calmol, misuse, level=2)
    dependence = stored.attribute("dependence", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, order=31)
    stored.fact(calmol, dependence, level=3)
    withdrawal = stored.attribute("withdrawal", asked_as="cold turkey, withdrawal, stop", order=32)
    stored.fact(calmol, withdrawal, term=stored.term("seizures"))
    stored.attribute("boxed-warning", asked_as="boxed warning", order=60)
    stored.interaction(calmol, restol, severity=Severity.SERIOUS, what_happens="Breathing can stop.", what_to_ask="Ask a pharmacist first.")
    for group, sense in (("old-softeners", "In the old sense."), ("new-softeners", "In the new sense.")):
        stored.name(stored.drug_class(group), "softener", NameKind.EVERYDAY, sense=sense)
    stored.classification(calmol, models.Entry.objects.get(slug="old-softeners"))
    stored.classification(calmol, models.Entry.objects.get(slug="new-softeners"), Extent.IS_NOT, "It is not made so.")


WORDS = {"yes": "Yes", "no": "No", "depends": "It depends", "contains": "It contains one", "unknown": "Not recorded yet"}


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace(" .", ".").split())


def badges(html: str) -> list[str]:
    return [plain(word) for word in re.findall(r'<p class="verdict-word">(.*?)</p>', html, flags=re.DOTALL)]


def four_ways(client: Client, text: str) -> tuple[dict[str, Any], str, str, str]:
    """(JSON, live answer, page or the page it leads to, address)."""
    query = urlencode({"q": text})
    told = json.loads(client.get(f"/api/v1/ask?{query}").content)
    live = client.get(f"/ask/live/?{query}").content.decode()
    page = client.get(f"/ask/?{query}", follow=True)
    where = page.redirect_chain[-1][0] if page.redirect_chain else ""
    return told, live, page.content.decode(), where


KINDS = [
    ("is calmol a benzol", "is_a", "no"),
    ("is nervex a benzol?", "is_a", "no"),
    ("is restol a benzol", "is_a", "yes"),
    ("is tenseril a benzol", "is_a", "unknown"),
    ("is calmol a softener", "is_a", "depends"),
    ("is calmol a benzol or a softener", "is_a", None),
    ("is calmol the same as nervex", "same", "yes"),
    ("is calmol the same as restol", "same", "no"),
    ("calmol vs restol", "compare", None),
    ("calmol and restol together", "together", None),
    ("can i take calmol with restol", "together", None),
    ("is it safe to mix calmol and tenseril", "together", None),
    ("what is calmol", "entry", None),
    ("is calmol addictive", "attribute", "yes"),
    ("is tenseril addictive", "attribute", "unknown"),
    ("calmol withdrawal", "attribute", None),
    ("does calmol have a boxed warning", "attribute", "unknown"),
    ("can i stop calmol cold turkey", "stop", None),
    ("can i stop tenseril cold turkey", "stop", None),
    ("can i take calmol", "caution", None),
    ("can i use calmol as a benzol", "is_a", None),
    ("flurbazol and quxol", "unclear", None),
]


@pytest.mark.parametrize(("text", "kind", "verdict"), KINDS)
def test_every_kind_is_answered_alike_on_all_four_ways(client: Client, text: str, kind: str, verdict: str | None) -> None:
    invented()
    told, live, page, where = four_ways(client, text)
    assert (told["kind"], told["verdict"]) == (kind, verdict)
    for part in told["parts"] or [told]:
        if kind != "entry":
            for sentence in filter(None, (part["answer"], *part["danger"])):
                said = sentence.removeprefix("Yes: ").removeprefix("No: ")
                assert said.lower() in plain(live).lower(), "the live answer says what the JSON says"
        for said in part["danger"]:
            assert said in plain(page), "the page says the danger, wherever it is"
        if kind == "together":
            assert part["answer"] in plain(page)
        if kind == "attribute" and not part["danger"]:
            assert part["answer"].partition(": ")[2].rstrip(".").lower() in plain(page).lower(), "the row's label stands in a heading there"
        if part["verdict"] and len(badges(live)) == 1:
            assert badges(live)[0].startswith(WORDS[part["verdict"]]) or kind == "compare"
            assert badges(page)[0] == badges(live)[0]
    if told["verdict"] is None and not told["parts"]:
        assert not badges(live)
        assert where or not badges(page)
    if where:
        assert where.partition("?")[0] == told["url"]


def test_taking_both_leads_with_what_is_recorded_of_it(client: Client) -> None:
    invented()
    told, live, page, where = four_ways(client, "can i take calmol with restol")
    assert told["answer"] == "Serious: ask first. Breathing can stop. Ask a pharmacist first."
    assert told["badge"] == "serious"
    assert "#" not in where  # the page begins with it
    assert page.index("Breathing can stop.") < page.index('class="verdict-word"')
    assert not badges(live)


def test_of_three_taken_together_every_pair_is_told_the_worst_first(client: Client) -> None:
    invented()
    stored.interaction(models.Entry.objects.get(slug="tenseril"), models.Entry.objects.get(slug="restol"), Severity.MINOR)
    told, live, page, where = four_ways(client, "can i take tenseril and calmol with restol")
    pairs = [{part["subject"]["slug"], part["object"]["slug"]} for part in told["parts"]]
    assert pairs == [{"calmol", "restol"}, {"tenseril", "restol"}, {"tenseril", "calmol"}]
    assert [part["badge"] for part in told["parts"]] == ["serious", "minor", "not recorded"]
    assert told["badge"] == "serious"
    assert not where
    for html in (live, page):
        assert (
            plain(html).index("Breathing can stop.")
            < plain(html).index("Both make you sleepy.")
            < plain(html).index("No interaction is recorded")
        )


def test_of_three_none_known_of_two_says_nothing_of_the_third(client: Client) -> None:
    invented()
    stored.interaction(stored.drug("safol"), models.Entry.objects.get(slug="tenseril"), Severity.NONE_KNOWN)
    told, *_ = four_ways(client, "can i take safol and tenseril with calmol")
    assert {part["badge"] for part in told["parts"]} == {"none known", "not recorded"}
    assert told["badge"] == "not recorded"


def test_the_worst_that_is_recorded_is_told_also_where_something_milder_is_nearer(client: Client) -> None:
    invented()
    benzols, tenseril = models.Entry.objects.get(slug="benzols"), models.Entry.objects.get(slug="tenseril")
    stored.interaction(models.Entry.objects.get(slug="restol"), tenseril, Severity.MINOR)
    stored.interaction(benzols, tenseril, Severity.SERIOUS, what_happens="The heart can stop.")
    told, live, *_ = four_ways(client, "can i take restol with tenseril")
    assert told["badge"] == "serious"
    assert "The heart can stop." in told["answer"]
    assert "The heart can stop." in plain(live)


def test_silence_on_taking_both_is_told_as_silence(client: Client) -> None:
    invented()
    told, live, page, _ = four_ways(client, "can i take calmol with tenseril")
    for said in (told["answer"], plain(live), plain(page)):
        assert "No interaction is recorded here. That is not the same as safe: ask a pharmacist." in said


def test_stopping_is_answered_with_the_caution_first_and_never_with_yes(client: Client) -> None:
    invented()
    told, live, page, where = four_ways(client, "can i stop calmol cold turkey")
    assert not where
    assert told["verdict"] is None
    assert told["danger"][0].startswith("Don’t stop it on your own")
    assert "seizures" in told["answer"]
    assert "Don’t stop it suddenly" in told["answer"]
    for html in (live, page):
        assert not badges(html)
        assert "verdict--none" in html
        assert plain(html).index("Don’t stop it on your own") < plain(html).index("seizures")


def test_what_a_class_says_of_stopping_is_said_of_the_class(client: Client) -> None:
    invented()
    benzols, withdrawal = models.Entry.objects.get(slug="benzols"), models.Attribute.objects.get(slug="withdrawal")
    stored.fact(benzols, withdrawal, term=stored.term("shaking"), members="all members")
    told, _live, page, _where = four_ways(client, "can i stop restol cold turkey")
    assert "What can follow: shaking. That is said of benzols as a group." in told["answer"]
    assert " for benzols: " in plain(page)
    stored.fact(models.Entry.objects.get(slug="restol"), withdrawal, term=stored.term("seizures"))
    told, *_ = four_ways(client, "can i stop restol cold turkey")
    assert "What can follow: seizures. Of benzols as a group also: shaking." in told["answer"]


def test_where_nothing_is_recorded_of_stopping_the_caution_stays(client: Client) -> None:
    invented()
    told, *_ = four_ways(client, "is it safe to quit tenseril")
    assert told["verdict"] is None
    assert "Don’t stop it on your own" in told["answer"]
    assert "That is not the same as safe" in told["answer"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("can calmol be addictive", "yes"),
        ("can you get addicted to calmol", None),
        ("is it bad that calmol is addictive", "yes"),
        ("can calmol make you addictive if you take it", "yes"),
    ],
)
def test_what_is_asked_of_the_medicine_is_no_permission(client: Client, text: str, verdict: str | None) -> None:
    invented()
    told = json.loads(client.get("/api/v1/ask", {"q": text}).content)
    assert told["verdict"] == verdict or told["kind"] != "attribute"


OPENINGS = [
    "can i",
    "may i",
    "could my son",
    "should i",
    "can you",
    "is it ok to",
    "is it safe to",
    "is it bad to",
    "am i allowed to",
    "can my dog",
]
VERBS = ["take", "use", "stop taking", "quit", "skip", "mix", "combine", "drink on", "drive on", "come off", "breastfeed on", "stop"]
TAILS = ["", "cold turkey", "with restol", "and restol", "as a benzol", "a benzol", "if it is addictive", "in texas", "and a softener"]


class Permission(TestCase):
    def setUp(self) -> None:
        invented()

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
    @given(st.sampled_from(OPENINGS), st.sampled_from(VERBS), st.sampled_from(["calmol", "nervex", "restol"]), st.sampled_from(TAILS))
    def test_permission_is_never_given(self, opening: str, verb: str, name: str, tail: str) -> None:
        text = f"{opening} {verb} {name} {tail}".strip()
        query = urlencode({"q": text})
        told = json.loads(self.client.get(f"/api/v1/ask?{query}").content)
        assert [part["verdict"] for part in (told, *told.get("parts", ()))] == [None] * (1 + len(told.get("parts", ()))), text
        live = self.client.get(f"/ask/live/?{query}").content.decode()
        assert not badges(live), text
        page = self.client.get(f"/ask/?{query}")
        assert page.status_code == 302 or not badges(page.content.decode()), text
