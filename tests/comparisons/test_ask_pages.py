"""The question's page, live answer, suggestions and JSON, over stored invented drugs."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from comparisons.models import UnansweredQuestion
from comparisons.presenters.replies import READ_THE_PACK
from drugref import background, derived, models
from drugref.names.normalise import normalise
from drugref.vocabulary import Axis, Extent, NameKind, RelationKind, Standing, ValueKind
from tests.comparisons.test_views import get, text_of
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db

STRANGE = [
    "",
    "?",
    "is",
    "the the the",
    "💊 is 💊 a 💊",
    "هل هذا دواء",
    "‮is calmol a calmer",
    "\x00\x1b[31m",
    "<script>alert(1)</script> calmol",
    "' OR 1=1 --",
    '" onmouseover=alert(1)',
    "is %00 a %",
    "x" * 299,
    "is " * 99,
]


def ask(client: Client, text: str, status: int = 200) -> str:
    return get(client, f"/ask/?{urlencode({'q': text})}", status)


def asked_json(client: Client, text: str, status: int = 200) -> dict[str, Any]:
    return json.loads(get(client, f"/api/v1/ask?{urlencode({'q': text})}", status))


def calmol_is_no_calmer() -> None:
    calmol, calmers = stored.drug("calmol"), stored.drug_class("calmers", axis=Axis.CHEMISTRY)
    stored.name(calmol, "Nervex")
    stored.classification(calmol, calmers, Extent.IS_NOT, "It has three rings; calmers have two.")


def softeners() -> None:
    """A word with two meanings, of which calmol is the one and not the other."""
    calmol, old, new = stored.drug("calmol"), stored.drug_class("old-softeners"), stored.drug_class("new-softeners")
    for meant, sense in ((old, "In the old sense."), (new, "In the new sense.")):
        stored.name(meant, "softener", NameKind.EVERYDAY, sense=sense)
    stored.classification(calmol, old)
    stored.classification(calmol, new, Extent.IS_NOT, "It is not made so.")


def test_a_plain_question_leads_to_the_comparison_and_says_how_it_was_read(client: Client) -> None:
    calmol_is_no_calmer()
    response = client.get("/ask/?q=is+Nervex+a+calmer%3F")
    assert (response.status_code, response["Location"]) == (302, "/compare/calmol/calmers/?asked=is+Nervex+a+calmer%3F")
    page = text_of(get(client, response["Location"]))
    assert "“Nervex” is a brand name for calmol." in page
    assert page.index("brand name for calmol") < page.index("It has three rings")


def between(page: str, start: str, end: str) -> str:
    """The page from *start* to the next *end*."""
    return page[page.index(start) :].partition(end)[0]


def dialled(page: str) -> list[str]:
    """The numbers of the card's buttons, in their order."""
    return re.findall(r'class="call" href="tel:(\S+?)"', page)


@pytest.mark.parametrize("address", ["/ask/", "/ask/live/"])
@pytest.mark.parametrize("typed", ["i want to die", "she cant wake up", "chest pain after taking flurbazol", "took 20 flurbs"])
def test_an_emergency_is_answered_by_whom_to_call_and_by_nothing_besides(client: Client, address: str, typed: str) -> None:
    calmol_is_no_calmer()
    page = get(client, f"{address}?{urlencode({'q': typed})}")
    assert page.index("urgent-card") < page.index("<h1>" if "<h1>" in page else "</section>")
    assert sorted(dialled(page)) == ["+18002221222", "911", "988"]
    for said in ("Not understood", "is not a name we know", "An emergency?", "The whole answer", "This page explains"):
        assert said not in page
    assert 'class="verdict' not in page


def test_who_may_hurt_themselves_is_first_told_whom_to_talk_to(client: Client) -> None:
    assert dialled(ask(client, "i want to die"))[0] == "988"
    assert dialled(get(client, "/ask/?q=i+want+to+die&country=uk"))[:2] == ["116123", "999"]
    assert dialled(ask(client, "she cant wake up"))[0] == "911"
    assert asked_json(client, "i want to die")["answer"].startswith("Talk to someone now: in the US, call or text 988.")
    assert asked_json(client, "i want to die")["urgency"] == "crisis"


def test_below_the_card_stands_what_is_recorded_of_it_for_the_medicine_named(client: Client) -> None:
    calmol = stored.drug("calmol")
    stored.fact(calmol, stored.attribute("serious-risk"), term=stored.term("swelling", label="swelling of the face"))
    stored.fact(calmol, stored.attribute("serious-risk"), term=stored.term("seizures"))
    page = ask(client, "my face is swelling after calmol")
    below = page[page.index("<h1>") :]
    assert "Swelling of the face" in below
    assert "Seizures" not in below
    assert page.count("What is calmol?") == 0


def test_a_sign_of_danger_that_is_only_asked_about_is_answered_with_one_line_on_whom_to_call(client: Client) -> None:
    stored.drug("calmol"), stored.attribute("side-effect", asked_as="side effect, cause")
    for page in (ask(client, "does calmol cause chest pain"), get(client, "/ask/live/?q=does+calmol+cause+chest+pain")):
        assert "urgent-card" not in page
        assert "If it is happening now" in text_of(page)
        assert between(page, "call-if-now", "</p>").count('href="tel:') == 3


def test_what_was_not_understood_is_said_once(client: Client) -> None:
    calmol_is_no_calmer()
    for typed in ("is it safe", "is flurbazol a thing", "what about the"):
        page = text_of(ask(client, typed))
        assert page.count("Ask with the name of a medicine") == 1
        assert page.lower().count("understood") <= 1
        assert page.count("We did not understand that") == 1


def test_a_question_about_something_else_is_not_shown_on_a_page(client: Client) -> None:
    calmol_is_no_calmer()
    stored.name(stored.drug("tenseril"), "Tensix")
    assert "Tensix" not in get(client, "/compare/calmol/calmers/?asked=is+tensix+a+calmer")


def test_what_is_leads_to_the_entry(client: Client) -> None:
    calmol_is_no_calmer()
    response = client.get("/ask/?q=what+is+nervex")
    assert response["Location"] == "/what-is/calmol/?asked=what+is+nervex"
    assert "“nervex” is a brand name for calmol." in text_of(get(client, response["Location"]))


def test_both_together_leads_to_the_top_of_the_page_which_begins_with_it(client: Client) -> None:
    stored.drug("calmol"), stored.drug("tenseril")
    where = client.get("/ask/?q=can+i+take+calmol+with+tenseril")["Location"]
    assert where == "/compare/calmol/tenseril/?asked=can+i+take+calmol+with+tenseril"
    assert "<h1>Calmol and tenseril together?</h1>" in get(client, where)


def test_each_meaning_of_a_word_is_answered(client: Client) -> None:
    softeners()
    page = text_of(ask(client, "is calmol a softener"))
    assert "It depends" in page
    assert "in the old sense" in page
    assert "in the new sense" in page
    assert "It is not made so." in page


def test_two_classes_are_answered_in_turn(client: Client) -> None:
    calmol_is_no_calmer()
    stored.classification(stored.drug("tenseril"), stored.drug_class("sleepers"))
    page = text_of(ask(client, "is tenseril a calmer or a sleeper"))
    assert "Is tenseril a calmer?" in page
    assert "Is tenseril a sleeper?" in page


def test_a_brand_of_the_same_drug_is_the_same_medicine(client: Client) -> None:
    calmol_is_no_calmer()
    page = text_of(ask(client, "is nervex the same as calmol"))
    assert "Yes" in page
    assert "the same medicine" in page


def test_a_row_of_the_comparison_is_answered_from_the_recorded_fact(client: Client) -> None:
    calmol = stored.drug("calmol")
    misuse = stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, asked_as="addictive, get high")
    stored.fact(calmol, misuse, level=2)
    page = text_of(ask(client, "is calmol addictive"))
    assert "Yes" in page
    assert "The label warns" in page
    assert "Document label-calmol" in page


def test_that_no_source_knows_of_addiction_is_no_plain_no(client: Client) -> None:
    calmol = stored.drug("calmol")
    misuse = stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, asked_as="addictive")
    stored.fact(calmol, misuse, level=0)
    page = ask(client, "is calmol addictive")
    assert 'verdict-word">Not known to<' in page
    assert "Calmol is not known to cause addiction." in text_of(page)
    stored.fact(calmol, stored.attribute("withdrawal"), term=stored.term("dizziness"))
    told = asked_json(client, "is calmol addictive")
    assert told["answer"].endswith("But stopping suddenly can cause dizziness: ask whoever prescribed it before you stop.")


def test_of_addiction_too_what_a_class_says_of_stopping_is_said_of_the_class(client: Client) -> None:
    calmol, calmers, withdrawal = stored.drug("calmol"), stored.drug_class(), stored.attribute("withdrawal")
    stored.classification(calmol, calmers)
    stored.fact(calmol, stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, asked_as="addictive"), level=0)
    stored.fact(calmers, withdrawal, term=stored.term("shaking"))
    told = asked_json(client, "is calmol addictive")["answer"]
    assert "can cause shaking: ask whoever prescribed it before you stop. That is said of calmers as a group." in told
    stored.fact(calmol, withdrawal, term=stored.term("dizziness"))
    told = asked_json(client, "is calmol addictive")["answer"]
    assert "can cause dizziness: ask whoever prescribed it before you stop. Of calmers as a group also: shaking." in told


def holding() -> None:
    """Nervex is calmol alone; Nervex PM is calmol and restol."""
    calmol, restol, both = stored.drug("calmol"), stored.drug("restol"), stored.drug("calmol-restol", name="Calmol and restol")
    stored.name(calmol, "Nervex"), stored.name(both, "Nervex PM"), stored.drug("tenseril")
    stored.ingredient(both, calmol), stored.ingredient(both, restol)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("does nervex pm contain calmol", "Yes: Nervex PM contains calmol: it is calmol and restol."),
        ("is there restol in nervex pm", "Yes: Nervex PM contains restol: it is calmol and restol."),
        ("does nervex contain calmol", "Yes: Nervex is calmol."),
        ("does nervex have restol in it", f"No: Nervex is calmol; no restol is recorded in it. {READ_THE_PACK}"),
        ("does nervex pm contain tenseril", f"No: Nervex PM is calmol and restol; no tenseril is recorded in it. {READ_THE_PACK}"),
        ("does tenseril contain restol", f"No: tenseril is another medicine; no restol is recorded in it. {READ_THE_PACK}"),
        ("does restol contain nervex pm", "No: it is the other way round. Calmol and restol contains restol."),
    ],
)
def test_what_a_medicine_contains_is_told_from_its_ingredients(client: Client, typed: str, answer: str) -> None:
    holding()
    assert asked_json(client, typed)["answer"] == answer
    page = ask(client, typed)
    assert f'verdict-word">{answer.partition(":")[0]}<' in page
    assert "used otherwise" not in page


def test_too_much_is_answered_with_what_it_can_do_and_in_what_else_it_is(client: Client) -> None:
    holding()
    calmol = models.Entry.objects.get(slug="calmol")
    stored.fact(calmol, stored.attribute("serious-risk"), term=stored.term("liver", label="liver injury"))
    answer = asked_json(client, "how much calmol can i take")["answer"]
    assert answer.startswith("No amounts are given here")
    assert "Calmol can cause liver injury." in answer
    assert "Calmol is also in combinations, such as calmol and restol (Nervex PM)" in answer
    assert "Document" in text_of(ask(client, "how much calmol can i take"))


def test_a_number_in_a_sentence_is_called_at_a_touch(client: Client) -> None:
    stored.drug("calmol")
    assert 'Poison Control (<a href="tel:+18002221222">1-800-222-1222</a>)' in ask(client, "how much calmol can i take")


def test_crushing_and_a_missed_dose_have_their_own_answers(client: Client) -> None:
    stored.drug("calmol")
    crushed, missed = (asked_json(client, text)["answer"] for text in ("can i crush my calmol", "i missed my calmol yesterday"))
    assert "must be swallowed whole" in crushed
    assert "Ask a pharmacist before" in crushed
    assert "the leaflet in the pack says it" in missed
    assert "No amounts" not in crushed + missed


def test_what_was_taken_while_pregnant_is_to_be_told_and_not_asked_before(client: Client) -> None:
    calmol, pregnancy = stored.drug("calmol"), stored.attribute("pregnancy", asked_as="pregnant")
    stored.fact(calmol, pregnancy, term=stored.term("avoid", label="the label warns against use"))
    taken = asked_json(client, "im pregnant and took calmol")["answer"]
    assert taken.endswith("Tell your doctor or midwife what you took and when, before you take more.")
    assert asked_json(client, "can i take calmol while pregnant")["answer"].endswith("before you take it.")


def test_classes_are_many(client: Client) -> None:
    softeners()
    assert "What are old softeners?" in text_of(ask(client, "may i take a softener"))


def test_a_row_on_which_nothing_is_recorded_is_no_no(client: Client) -> None:
    stored.drug("calmol")
    stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, asked_as="addictive")
    page = text_of(ask(client, "is calmol addictive"))
    assert "is recorded here for calmol" in page
    assert "That is not a “no”" in page


def test_a_guess_is_offered_with_its_reason_and_asks_the_same_question(client: Client) -> None:
    calmol_is_no_calmer()
    page = ask(client, "is clamol a calmer?")
    assert 'href="/ask/?q=is+Calmol+a+calmer%3F"' in page
    assert "two letters swapped" in page


def test_an_everyday_word_that_is_also_slang_is_no_guess(client: Client) -> None:
    calmol_is_no_calmer()
    stored.name(stored.drug("tenseril"), "flake", NameKind.SLANG, standing=Standing.LOOSE, ordinary="yes")
    assert "flake" not in ask(client, "is fake Nervex a calmer")


def test_the_question_stays_in_the_box_of_the_page_it_leads_to(client: Client) -> None:
    calmol_is_no_calmer()
    assert 'value="is Nervex a calmer?"' in get(client, client.get("/ask/", {"q": "is Nervex a calmer?"})["Location"])


def test_names_offered_side_by_side_that_are_known_to_be_confused_come_with_a_warning(client: Client) -> None:
    calmol, calmal = stored.drug("calmol"), stored.drug("calmal")
    derived.bring_up_to_date()
    assert "Calmal and Calmol are easily confused" in text_of(ask(client, "what is calmel"))
    models.Relation.objects.create(
        drug=calmol, kind=RelationKind.MISTAKEN, other=calmal, source=stored.source(), section="List", key_words="calMOL, calMAL"
    )
    assert "calMOL and calMAL are easily confused: an official list" in text_of(ask(client, "what is calmel"))


def test_what_was_not_understood_is_counted_for_the_editors(client: Client) -> None:
    calmol_is_no_calmer()
    for _ in range(2):
        ask(client, "Is Flurbazol a calmer?")
    background.catch_up()
    row = UnansweredQuestion.objects.get()
    assert (row.text, row.count) == ("is flurbazol a calmer", 2)


def test_what_has_nothing_recorded_is_counted_with_what_it_would_take(client: Client) -> None:
    stored.drug("calmol"), stored.drug("tenseril")
    stored.attribute("misuse", value_kind=ValueKind.LEVEL, levels=stored.LEVELS, asked_as="addictive")
    for typed in ("is calmol addictive", "calmol and tenseril", "is quxenolab safe"):
        client.get("/ask/", {"q": typed})
    background.catch_up()
    lacks = dict(UnansweredQuestion.objects.values_list("text", "lacks"))
    assert lacks == {"is calmol addictive": "row", "calmol and tenseril": "interaction", "is quxenolab safe": "entry"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("is flurbazol 20mg a calmer", "is flurbazol a calmer"),
        ("is flurbazol a calmer ann@example.org 07700900123", "is flurbazol a calmer"),
        ("my neighbour ann smith who lives in leeds told flurbazol stories", None),
        ("12345", None),
    ],
)
def test_nothing_that_tells_of_a_person_is_kept(client: Client, typed: str, kept: str | None) -> None:
    calmol_is_no_calmer()
    ask(client, typed)
    background.catch_up()
    assert [row.text for row in UnansweredQuestion.objects.all()] == ([kept] if kept else [])


def test_a_flood_of_strange_questions_fills_no_table(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparisons.readership.MOST_UNANSWERED", 3)
    for letter in "abcdef":
        ask(client, f"is flurb{letter} a thing")
    background.catch_up()
    assert UnansweredQuestion.objects.count() == 3


@pytest.mark.parametrize("typed", STRANGE)
@pytest.mark.parametrize("address", ["/ask/", "/ask/live/", "/ask/names/", "/api/v1/ask"])
def test_strange_input_is_answered_kindly(client: Client, address: str, typed: str) -> None:
    calmol_is_no_calmer()
    response = client.get(address, {"q": typed})
    assert response.status_code in (200, 302, 400)
    if response["Content-Type"].startswith("text/html"):
        assert b"<script>alert" not in response.content
        assert b'" onmouseover=' not in response.content


@pytest.mark.parametrize("address", ["/ask/", "/api/v1/ask"])
def test_a_text_that_is_too_long_is_refused_with_a_sentence(client: Client, address: str) -> None:
    assert "characters" in get(client, f"{address}?{urlencode({'q': 'a' * 10_000})}", 400)


@pytest.mark.parametrize("query", ["", "q=%ff%fe", "q=a&q=b", "x=1"])
def test_broken_queries_are_answered_kindly(client: Client, query: str) -> None:
    assert client.get(f"/ask/?{query}").status_code in (200, 302, 400)


def test_the_json_of_a_plain_question(client: Client) -> None:
    calmol_is_no_calmer()
    data = asked_json(client, "is nervex a calmer")
    assert (data["kind"], data["verdict"], data["url"]) == ("is_a", "no", "/compare/calmol/calmers/")
    assert data["subject"] == {"slug": "calmol", "kind": "drug", "name": "Calmol"}
    assert data["object"] == {"slug": "calmers", "kind": "class", "name": "Calmers"}
    assert "three rings" in data["answer"]
    assert data["understood"] == ["“nervex” is a brand name for calmol."]


def test_the_json_of_a_word_with_two_meanings_tells_each(client: Client) -> None:
    softeners()
    data = asked_json(client, "is calmol a softener")
    assert data["verdict"] == "depends"
    assert {sense["object"]["slug"]: sense["verdict"] for sense in data["senses"]} == {"old-softeners": "yes", "new-softeners": "no"}


def test_the_json_of_two_parts_lists_both(client: Client) -> None:
    calmol_is_no_calmer()
    stored.drug_class("sleepers")
    data = asked_json(client, "is calmol a calmer or a sleeper")
    assert [part["object"]["slug"] for part in data["parts"]] == ["calmers", "sleepers"]
    assert [part["verdict"] for part in data["parts"]] == ["no", "unknown"]
    assert data["verdict"] is None


def test_the_json_of_what_was_not_understood_has_no_subject_and_offers_names(client: Client) -> None:
    calmol_is_no_calmer()
    data = asked_json(client, "clamol")
    assert (data["kind"], data["subject"], data["verdict"]) == ("unclear", None, None)
    assert [guess["slug"] for guess in data["suggestions"]] == ["calmol"]


def test_a_loosely_used_word_is_told_beside_the_answer(client: Client) -> None:
    calmol_is_no_calmer()
    listed = stored.drug_class("listed", axis=Axis.LAW, place="US")
    stored.name(listed, "calmer", NameKind.EVERYDAY, standing=Standing.LOOSE)
    data = asked_json(client, "is calmol a calmer")
    assert data["verdict"] == "no"
    assert [sense["object"]["slug"] for sense in data["senses"] if not sense["decides"]] == ["listed"]


def test_the_live_answer_is_short_and_leads_on(client: Client) -> None:
    calmol_is_no_calmer()
    page = get(client, "/ask/live/?q=is+nervex+a+calmer")
    assert "<html" not in page
    assert "three rings" in page
    assert "/compare/calmol/calmers/?asked=" in page


def test_the_last_words_are_completed_and_the_rest_is_kept(client: Client) -> None:
    calmol_is_no_calmer()
    assert 'data-fill="is calmol a Calmers"' in get(client, "/ask/names/?q=is+calmol+a+calme")


@pytest.mark.parametrize(
    ("typed", "most"),
    [("is nervex a calmer", 6), ("is clamol a calmer", 6), ("is flurb flurbs or flurbazols", 6), ("is nervex a softener", 6)],
)
def test_a_question_takes_at_most_six_queries(client: Client, typed: str, most: int, django_assert_max_num_queries: Any) -> None:
    calmol_is_no_calmer()
    client.get("/ask/live/", {"q": "zzzz"})
    with as_served(), django_assert_max_num_queries(most):
        client.get("/ask/live/", {"q": typed})


class TestAnyText(TestCase):
    """I6: a redirect leads only to entries that the text names."""

    def setUp(self) -> None:
        calmol_is_no_calmer()
        stored.drug("tenseril")

    @settings(suppress_health_check=[HealthCheck.differing_executors], max_examples=60)
    @given(
        st.one_of(
            st.text(max_size=60),
            st.lists(st.sampled_from(["is", "a", "calmol", "clamol", "nervex", "calmers", "tenserll", "vs", "with"])).map(" ".join),
        )
    )
    def test_a_redirect_leads_to_what_the_text_names(self, typed: str) -> None:
        response = self.client.get("/ask/", {"q": typed})
        assert response.status_code in (200, 302, 400)
        if response.status_code == 302:
            words = normalise(typed)
            for slug in response["Location"].split("?")[0].strip("/").split("/")[1:]:
                assert any(
                    name in words for name in {"calmol": ("calmol", "nervex"), "calmers": ("calmer",), "tenseril": ("tenseril",)}[slug]
                )
