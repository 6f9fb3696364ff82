"""Questions that people really type, answered from the committed catalogue."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comparisons.questions.reply import Reply, reply
from drugref.domain.statements import Graph
from drugref.knowledge.current import current

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = Path(os.environ.get("DRUGREF_DATA") or ROOT.parent / "shared" / "data") / "questions.tsv"
KINDS = {"is_a": {"is_a"}, "difference": {"compare", "same"}, "versus": {"compare"}, "together": {"together"}, "what_is": {"entry"}}
NO_VERDICT = "-"


@pytest.fixture(scope="module")
def graph(catalogue: None, django_db_blocker: Any) -> Graph:
    with django_db_blocker.unblock():
        return current().graph


def answer(text: str, _graph: Graph) -> Reply:
    return reply(text, current())


def collected() -> list[dict[str, str]]:
    if not QUESTIONS.exists():
        return []
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.skipif(not QUESTIONS.exists(), reason=f"no questions at {QUESTIONS}: set DRUGREF_DATA")
@pytest.mark.parametrize("row", collected(), ids=lambda row: row["question"])
def test_a_collected_question_is_answered_as_expected(row: dict[str, str], graph: Graph) -> None:
    found = answer(row["question"], graph)
    about = {sense.subject.slug for row in found.parts for sense in row.part.deciding}
    assert found.question.kind in KINDS.get(row["kind"], {found.question.kind})
    assert about or found.question.kind == "list"
    if row["expected_answer"]:
        assert found.verdict == row["expected_answer"]


@pytest.mark.parametrize(
    ("question", "kind", "verdict"),
    [
        ("is the drug oxycodone hcl a opoid?", "is_a", "yes"),
        ("is norco 10mg a narcotic", "is_a", "yes"),
        ("ranitidine a ppi", "is_a", "no"),
        ("does bactrim have sulfa", "is_a", "yes"),
        ("does percocet contain tylenol", "is_a", "contains"),
        ("does excedrin have aspirin in it", "is_a", "contains"),
        ("is there codeine in tylenol 3", "is_a", "contains"),
        ("are sleeping pills controlled substances", "is_a", "depends"),
        ("are all benzos controlled substances", "is_a", "depends"),
        ("is a benzo a narcotic", "is_a", "no"),
        ("is remeron a narcotic or a benzo", "is_a", "no"),
        ("is vyvanse an amphetamine", "is_a", "yes"),
        ("is ritalin an amphetamine", "is_a", "no"),
        ("is lasix a sulfa drug", "is_a", "depends"),
        ("is suboxone an opioid", "is_a", "yes"),
        ("is narcan an opioid", "is_a", "no"),
        ("is imodium an opioid", "is_a", "depends"),
        ("is symbicort a steroid", "is_a", "contains"),
        ("is augmentin a penicillin", "is_a", "yes"),
        ("is gabapentin a controlled substance in florida", "is_a", "depends"),
        ("is tramadol a controlled substance in texas", "is_a", "yes"),
        ("is xanax a non narcotic", "is_a", "yes"),
        ("is advil the same as ibuprofen", "same", "yes"),
        ("difference between opiate and opioid", "compare", NO_VERDICT),
        ("whats the diffrence between zoloft and lexapro", "compare", NO_VERDICT),
        ("xanex vs klonapin", "compare", NO_VERDICT),
        ("is xanax in the same family as valium", "compare", NO_VERDICT),
        ("is ibuprofen in the same class as aspirin", "compare", NO_VERDICT),
        ("is naproxen a narcotic pain killer", "is_a", "no"),
        ("are norco and vicodin the same", "same", "yes"),
        ("is ativan stronger than xanax", "stronger", NO_VERDICT),
        ("can i take tylenol and advil at the same time", "together", NO_VERDICT),
        ("can you drink on metronidazole", "together", NO_VERDICT),
        ("xanax and alcohol", "together", NO_VERDICT),
        ("what kind of antibiotic is cefdinir", "entry", NO_VERDICT),
        ("what schedule is adderall", "attribute", NO_VERDICT),
        ("gabapentin 300 mg", "entry", NO_VERDICT),
        ("does gabapentin show up on a drug test as a benzo", "attribute", "unknown"),
        ("is ambien over the counter", "attribute", "no"),
        ("is it safe", "unclear", NO_VERDICT),
        ("is flurbazol a benzo", "unclear", NO_VERDICT),
    ],
)
def test_shapes_that_were_once_misread(question: str, kind: str, verdict: str, graph: Graph) -> None:
    found = answer(question, graph)
    assert (found.question.kind, found.verdict or NO_VERDICT) == (kind, verdict)


def test_each_half_of_an_either_or_is_answered(graph: Graph) -> None:
    found = answer("is nasacort an antihistamine or steroid", graph)
    assert [(part.only.object.slug, part.verdict) for part in found.parts if part.only] == [("antihistamines", "no"), ("steroids", "yes")]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("is xanax addictive", "yes"), ("is baclofen over the counter", "no"), ("does baclofen make you sleepy", "yes")],
)
def test_a_question_on_a_row_is_answered_from_the_recorded_fact(client: Client, question: str, verdict: str) -> None:
    data = json.loads(client.get("/api/v1/ask", {"q": question}).content)
    assert (data["kind"], data["verdict"]) == ("attribute", verdict)


def test_a_brand_of_today_and_of_the_past_are_both_told(client: Client) -> None:
    page = client.get("/ask/", {"q": "is zantac a ppi"}, follow=True).content.decode()
    assert "famotidine" in page.lower()
    assert "ranitidine" in page.lower()


def test_a_longer_name_that_holds_one_is_told_beside_the_no(client: Client) -> None:
    page = client.get("/ask/", {"q": "is tylenol a narcotic"}, follow=True).content.decode()
    assert 'href="/compare/acetaminophen-codeine/narcotics/"' in page
