"""Questions of every kind, as people type them, asked of the committed catalogue: which kind leads, and about what."""

import csv
import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.test import Client

from comparisons.questions.reply import reply
from drugref.knowledge.current import current

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

SHARED = Path(os.environ.get("DRUGREF_SHARED") or Path(__file__).resolve().parents[3] / "shared")
SET, SCORER = SHARED / "data" / "questions2_dev.tsv", SHARED / "tools" / "score_questions2.py"
LEAST_RIGHT = 0.95

EXAMPLES = """
urgent: took 20 tylenol · she can't wake up after ambien · my toddler swallowed my metoprolol · i want to die how much tylenol
urgent: took too much gabapentin and can't stay awake · my dog ate my adderall
amount: missed a dose of eliquis · safe dose of tylenol · how many xanax can i take · can you crush eliquis
amount: how to pass a drug test on xanax · how much can i drink on metronidazole
attribute: will suboxone make me fail for benzos · drug test and ibuprofen · can ibuprofen show up on a drug test
stop: can i stop zoloft · switching from lexapro to zoloft · how to wean off effexor · can't stop taking xanax
stop: can I skip my eliquis tonight
caution: penicillin allergy keflex · allergic to sulfa can i take lasix · i am allergic to sulfa can i take bactrim
together: can my mom take advil with lisinopril · stopped zoloft can i drink now · st johns wort the pill · viagra and nitroglycerin
together: molly and zoloft · can i take sudafed while on zoloft · smoking weed on zoloft · can i smoke on zoloft · mix bars and lean
together: a glass of wine with lexapro · does st john's wort affect birth control · ibuprofen or tylenol with eliquis
together: can i take benadryl, melatonin and trazodone at night · xanax 🍷 · lithium ibuprofen · suboxone and klonopin
caution: is it safe to be on xanax and drive · sudafed with high blood pressure · is ambien safe · can my dog take benadryl
caution: metformin with stage 4 kidney disease · is xanax safe in pregnancy · can i take codeine while nursing
caution: can my grandma take benadryl every night
together: is it ok to eat cheese on nardil · can i eat spinach on warfarin · is yogurt ok with cipro · kale and warfarin
together: should i take metformin with food · can i take lurasidone without food · take doxycycline with food or on an empty stomach
together: can i eat before taking fosamax · how long after taking levothyroxine can i eat · does food affect metformin
together: does smoking affect clozapine · can i vape on clozapine · i quit smoking and take theophylline · red wine and cheese with parnate
together: does a low salt diet affect lithium · does coffee affect iron absorption · can i take antibiotics with milk
list: what foods should i avoid with linezolid · foods to avoid on lisinopril · what can't i eat on warfarin · warfarin food interactions
list: what drinks should i avoid with cipro · does warfarin interact with food · what should i not drink with metronidazole
amount: i forgot if i took my eliquis can i take another
same: is tylenol 3 the same as percocet · metoprolol tartrate vs succinate the same · is advil the same as ibuprofen
same: is generic adderall the same as the brand
stronger: norco 10 or percocet 5 stronger · which is stronger, tramadol or codeine · how much stronger is fentanyl than heroin
list: what not to take with eliquis · blood pressure pill that isn't a water pill · what can cause a false positive for benzos
list: which antidepressant is an opioid · names of all SSRIs · drugs like xanax · what drugs cause serotonin syndrome · list of otc nsaids
names: generic of norco · what is xanax in spanish · street names for xanax · what is tylenol called in the uk
attribute: does imodium stop diarrhea · can you get prozac without a prescription · does narcan work on benzos
attribute: does lexapro cause weight gain · how long does ativan last · is gabapentin habit forming · what schedule is xanax
attribute: does warfarin have a boxed warning · lexapro and weight gain
is_a: isn't klonopin a benzo? · is tramadol a benzo or narcotic in texas · is toradol a non-narcotic pain reliever
compare: is ambien safer than xanax · ibuprofen or tylenol for hangover · is prozac better than zoloft · clonidine and klonopin
entry: molly · generic adderall not working · what does baclofen do · what kind of antibiotic is cefdinir
unclear: vit q and magnesium · is flurbazol a benzo · clofenamic acidol · non-drowsy antihistamine
"""


def examples() -> list[tuple[str, str]]:
    rows = (line.partition(": ") for line in EXAMPLES.strip().splitlines())
    return [(question.strip(), kind) for kind, _, questions in rows for question in questions.split("·")]


@pytest.mark.parametrize(("question", "kind"), examples(), ids=lambda text: text)
def test_the_first_kind_that_a_question_meets_leads(question: str, kind: str) -> None:
    assert reply(question, current()).question.kind == kind


def asked(client: Client, question: str) -> dict[str, Any]:
    return json.loads(client.get("/api/v1/ask", {"q": question}).content)


NOT_MEANT = [
    ("can my mom take advil with lisinopril", "magnesium-hydroxide"),
    ("a glass of wine with lexapro", "methamphetamine"),
    ("omeprazole for acid reflux", "lsd"),
    ("zyrtec for grass allergy", "cannabis"),
    ("apple juice and fexofenadine", "anabolic-steroids"),
    ("can i take metoprolol with weed killer exposure", "cannabis"),
    ("is lean beef ok with coumadin", "codeine"),
    ("can i eat granola bars with levothyroxine", "alprazolam"),
    ("amoxicillin for upper respiratory infection", "stimulants"),
    ("clonazepam e rivotril são a mesma coisa?", "mdma"),
    ("warfarin and vitamin k", "ketamine"),
    ("does codeine pass into breast milk", "milk-and-dairy"),
    ("does metformin get into milk", "milk-and-dairy"),
    ("milk thistle and warfarin", "milk-and-dairy"),
    ("almond milk with cipro", "milk-and-dairy"),
    ("milk of magnesia and cipro", "milk-and-dairy"),
    ("protein in urine from lisinopril", "protein-rich-foods"),
    ("orange pill with 10 on it adderall", "potassium-rich-foods"),
    ("is lithium a salt", "dietary-salt"),
    ("is heroin called smoke", "tobacco-smoke"),
    ("why can't i eat on adderall", "meals"),
    ("mefenamic acid", "lsd"),
]


@pytest.mark.parametrize(("question", "slug"), NOT_MEANT, ids=lambda text: text)
def test_an_ordinary_word_is_no_slang(question: str, slug: str) -> None:
    assert slug not in {meaning.slug for mention in reply(question, current()).question.mentions for meaning in mention.meanings}


@pytest.mark.parametrize(
    ("question", "slug"), [("molly and zoloft", "mdma"), ("mix bars and lean", "alprazolam"), ("is lean codeine", "codeine")]
)
def test_slang_is_read_where_it_is_surely_meant(question: str, slug: str) -> None:
    assert slug in {meaning.slug for mention in reply(question, current()).question.mentions for meaning in mention.meanings}


@pytest.mark.parametrize(
    ("question", "badge"),
    [
        ("viagra and nitroglycerin", "never together"),
        ("oxy and xanax", "serious"),
        ("can i take ibuprofen or tylenol with eliquis", "serious"),
        ("how much can i drink on metronidazole", "never together"),
        ("does linezolid interact with antidepressants", "depends which"),
        ("tylenol and advil", "none known"),
    ],
)
def test_taking_both_leads_with_its_badge(client: Client, question: str, badge: str) -> None:
    told = asked(client, question)
    assert (told["badge"], told["verdict"]) == (badge, None)


def test_a_pair_asked_about_together_is_headed_so(client: Client) -> None:
    page = client.get("/ask/", {"q": "viagra and nitroglycerin"}, follow=True).content.decode()
    heading = page[page.index("<h1>") : page.index("</h1>")]
    assert "together" in heading
    assert "difference" not in heading
    assert page.index("Never together") < page.index('class="also-asked"')


@pytest.mark.parametrize(
    "question", ["is nurofen qplus a narcotic", "is fake xanax a benzo", "is expired tylenol an nsaid", "is laced xanax an opioid"]
)
def test_a_word_that_may_make_it_another_thing_lets_no_yes_or_no_stand(client: Client, question: str) -> None:
    told = asked(client, question)
    assert told["verdict"] is None
    assert told["not_understood"]


def test_of_a_class_and_one_of_it_neither_is_the_other(client: Client) -> None:
    assert asked(client, "is lipitor the same as a statin")["verdict"] == "depends"


def test_two_salts_that_medicine_tells_apart_are_told_apart(client: Client) -> None:
    told = asked(client, "metoprolol tartrate vs succinate the same")
    assert told["verdict"] == "depends"
    assert "succinate" in told["answer"]


def test_every_list_says_what_it_rests_on_and_ranks_nothing(client: Client) -> None:
    told = asked(client, "what not to take with eliquis")
    ranks = ["never together", "serious", "care", "minor"]
    assert [ranks.index(entry["badge"]) for entry in told["entries"]] == sorted(ranks.index(entry["badge"]) for entry in told["entries"])
    assert "no complete list" in told["answer"]


def test_foods_to_avoid_are_listed_alone_the_worst_first(client: Client) -> None:
    told = asked(client, "what foods should i avoid with linezolid")
    assert "tyramine" in told["answer"]
    assert "tyramine-rich-foods" in [entry["slug"] for entry in told["entries"]]
    assert "sertraline" not in [entry["slug"] for entry in told["entries"]]
    assert asked(client, "what can't i eat on parnate")["entries"][0]["badge"] == "never together"
    assert "not the same as none" in asked(client, "what foods should i avoid with amoxicillin")["answer"]


@pytest.mark.parametrize(
    ("question", "badge"),
    [
        ("red wine and cheese with parnate", "never together"),
        ("can i eat cheese with cipro", "care"),
        ("can i use salt substitutes with spironolactone", "serious"),
        ("can i take lurasidone without food", "care"),
        ("does smoking affect clozapine", "care"),
        ("can i eat kale on eliquis", "none known"),
        ("can i take antibiotics with milk", "depends which"),
    ],
)
def test_a_food_a_meal_or_a_smoke_beside_a_medicine_is_taken_with_it(client: Client, question: str, badge: str) -> None:
    assert asked(client, question)["badge"] == badge


def test_only_active_ingredients_are_recorded_so_a_food_in_a_medicine_is_not_denied(client: Client) -> None:
    assert asked(client, "does advair contain milk")["verdict"] != "no"


def test_a_long_list_has_pages(client: Client) -> None:
    first = client.get("/ask/", {"q": "what drugs cause drowsiness"}).content.decode()
    second = client.get("/ask/", {"q": "what drugs cause drowsiness", "page": 2}).content.decode()
    assert "Page 1 of" in first
    assert "Page 2 of" in second


def test_an_emergency_stands_first_and_what_else_was_asked_follows(client: Client) -> None:
    page = client.get("/ask/", {"q": "took 30 xanax with vodka"}).content.decode()
    assert page.index("urgent-card") < page.index("<h1>")
    assert "911" in page
    long = "x" * 1200 + " i want to die"
    assert "urgent-card" in client.get("/ask/", {"q": long}).content.decode()
    assert "urgent-card" in client.get("/ask/live/", {"q": long}).content.decode()


def test_an_animal_is_sent_to_the_vet(client: Client) -> None:
    told = asked(client, "can i give my dog tylenol")
    assert told["verdict"] is None
    assert "vet" in told["answer"]


def test_a_place_is_answered_or_told(client: Client) -> None:
    assert "Texas" in " ".join(asked(client, "is tramadol a controlled substance in texas")["understood"])
    assert "Germany" in " ".join(asked(client, "is tramadol a controlled substance in germany")["understood"])
    assert asked(client, "is tramadol a controlled substance in germany")["verdict"] is None
    assert "Class C" in asked(client, "is xanax legal in the uk")["answer"]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_questions2", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SET.exists() and SCORER.exists()), reason=f"no questions at {SHARED}: set DRUGREF_SHARED")
def test_the_shared_questions_are_answered(client: Client, scorer: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    marks: Counter[str] = Counter()
    with SET.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        given = scorer.Reply(asked(client, row["question"]))
        mark, _why = scorer.judge(row, given)
        marks[mark] += 1
        marks["DANGER"] += scorer.misleads(row, mark, given)
    right = (marks[""] + marks["told"]) / len(rows)
    with capsys.disabled():
        wrong = len(rows) - marks[""] - marks["told"]
        print(f"\nshared questions: right {marks['']}, told {marks['told']}, wrong {wrong}, hijacked {marks['HIJACKED']}, of {len(rows)}")  # noqa: T201
    assert (marks["DANGER"], marks["FLIPPED"], marks["HIJACKED"], marks["DROPPED"], marks["SAID"], marks["YESNO"]) == (0, 0, 0, 0, 0, 0)
    assert right >= LEAST_RIGHT
