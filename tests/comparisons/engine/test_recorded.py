"""What the recorded facts answer to “is it addictive” and its like."""

from typing import Any

import pytest

from comparisons.engine.on_attribute import Asked, recorded
from drugref.domain.statements import Attribute, Fact, Profile, Term
from tests.comparisons.engine.invented import CITE, EFFECT, USE, drug

MISUSE = Attribute("misuse", "Misuse", "Stopping", 80, "level", levels=("none", "reports", "warns", "boxed"))
SUPPLY = Attribute("supply", "Supply", "Supply", 110, "terms")
TESTS = Attribute("drug-tests", "Drug tests", "Tests", 210, "terms")
COUNTER, RX = Term("over-the-counter", "without prescription"), Term("prescription-only", "by prescription")
PAIN, NERVE_PAIN = Term("pain", "pain"), Term("nerve-pain", "nerve pain")


def verdict(*facts: Fact, asked: Asked) -> Any:
    return recorded(Profile(drug("calmol"), facts), asked, "US").verdict


def fact(attribute: Attribute, **fields: Any) -> Fact:
    return Fact("calmol", attribute, (CITE,), **fields)


@pytest.mark.parametrize(("level", "answer"), [(0, "no"), (1, "depends"), (2, "yes"), (3, "yes")])
def test_a_level_answers_is_it_addictive(level: int, answer: str) -> None:
    assert verdict(fact(MISUSE, level=level), asked=Asked("misuse")) == answer


def test_silence_is_unknown_and_never_no() -> None:
    for attribute in ("misuse", "supply", "drug-tests", "withdrawal", "boxed-warning"):
        assert verdict(asked=Asked(attribute)) == "unknown"
    assert verdict(fact(EFFECT, term=PAIN), asked=Asked("side-effect", about=("weight", "gain"))) == "unknown"


@pytest.mark.parametrize(
    ("terms", "phrase", "answer"),
    [
        ([COUNTER], "over counter", "yes"),
        ([RX], "over counter", "no"),
        ([COUNTER, RX], "over counter", "depends"),
        ([RX], "prescription", "yes"),
        ([COUNTER], "prescription", "no"),
    ],
)
def test_how_it_is_supplied(terms: list[Term], phrase: str, answer: str) -> None:
    assert verdict(*(fact(SUPPLY, term=term) for term in terms), asked=Asked("supply", phrase)) == answer


def test_another_countrys_supply_does_not_count_at_home() -> None:
    assert verdict(fact(SUPPLY, term=COUNTER, place="UK"), asked=Asked("supply", "over counter")) == "unknown"


@pytest.mark.parametrize(("action", "answer"), [("shows up", "yes"), ("false positive", "depends"), ("not found", "depends")])
def test_what_a_drug_test_shows(action: str, answer: str) -> None:
    assert verdict(fact(TESTS, term=PAIN, action=action), asked=Asked("drug-tests")) == answer


@pytest.mark.parametrize(
    ("term", "fields", "answer"),
    [(PAIN, {}, "yes"), (NERVE_PAIN, {}, "depends"), (PAIN, {"approval": "off-label"}, "depends")],
)
def test_a_use_is_met_by_its_words(term: Term, fields: dict[str, str], answer: str) -> None:
    assert verdict(fact(USE, term=term, **fields), asked=Asked("use", "used for", ("pain",))) == answer


def test_a_stem_is_enough() -> None:
    assert verdict(fact(EFFECT, term=Term("sleepiness", "sleepiness")), asked=Asked("side-effect", "make you", ("sleepy",))) == "yes"


def test_a_question_without_yes_or_no_has_no_verdict() -> None:
    assert verdict(fact(MISUSE, level=3), asked=Asked("misuse", wants_yes_no=False)) is None
