"""What must hold of whatever is typed: sentences built from real names, ordinary words and the shapes of questions."""

import json
import random
from functools import cache
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparisons.questions import vocabulary as v
from comparisons.questions.parse import GLASSES
from comparisons.questions.question import QuestionKind
from comparisons.questions.reply import reply, understand
from comparisons.questions.words import words
from drugref.knowledge.current import current
from drugref.names.normalise import normalise
from drugref.vocabulary import CodedEntry, VerdictKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

wordfreq = pytest.importorskip("wordfreq")
NAMES = [
    "xanax",
    "Zoloft",
    "ibuprofen",
    "tylenol 3",
    "benzos",
    "a narcotic",
    "birth control",
    "statins",
    "lisinopril",
    "warfarin",
    "molly",
    "wine",
]
OPENINGS = ["is", "can i take", "does", "what is", "should my mom stop", "is it safe to mix", "how long does", "why isn't", "which", ""]
JOINS = ["and", "with", "vs", "or", "a", "the same as", "on", "for", "without", "non", "", ",", "cause", "in"]
TAILS = ["", "?", "together", "in texas", "cold turkey", "on a drug test", "while pregnant", "every day", "🍷", "stronger", "for my dog"]


@cache
def ordinary_words() -> list[str]:
    """A few thousand common English words, none of them a name that is flagged as not ordinary."""
    sure = {spelled for spelled, meaning in current().names.rows if not meaning.ordinary}
    return [word for word in wordfreq.top_n_list("en", 4000) if word.isalpha() and word.isascii() and word not in sure]


def sentences() -> st.SearchStrategy[str]:
    word = st.sampled_from(wordfreq.top_n_list("en", 3000))
    part = st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), word)
    parts = [st.sampled_from(OPENINGS), part, st.sampled_from(JOINS), part, st.sampled_from(JOINS), part, st.sampled_from(TAILS)]
    return st.tuples(*parts).map(lambda made: " ".join(filter(None, made)))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(sentences())
def test_nothing_is_read_that_does_not_stand_in_the_text(text: str) -> None:
    typed = normalise(text).replace(" ", "")
    drinks = bool({word.text for word in words(text)} & (v.DRINKING | v.SMOKING)) or any(glass in text for glass in GLASSES)
    for mention in understand(text, current()).mentions:
        assert "".join(mention.words) in typed or (drinks and mention.slugs & {CodedEntry.ALCOHOL, CodedEntry.NICOTINE})


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(sentences())
def test_beside_a_yes_or_no_every_word_is_understood_or_told(text: str) -> None:
    given_ = reply(text, current())
    if given_.verdict not in (VerdictKind.YES, VerdictKind.NO):
        return
    question = given_.question
    read = {
        word for mention in question.mentions for word in (*mention.words, *mention.phrase.split(), *(["non"] if mention.negated else []))
    }
    told = {word for run in question.unknown for word in run.split()}
    asked = {*question.about, *question.phrase.split(), *(v.ANIMALS if question.of_animal else ())}
    for word in words(text):
        assert word.text in read | told | asked or v.is_silent(word.text) or question.kind is QuestionKind.ATTRIBUTE or question.place, word


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from(["can i", "should i", "is it ok to", "may my son", "is it bad to", "can you"]),
    st.sampled_from(sorted(v.TAKING)),
    sentences(),
)
def test_permission_is_never_answered_with_yes_or_no(opening: str, verb: str, rest: str) -> None:
    given_ = reply(f"{opening} {verb} {rest}", current())
    assert not given_.question.asks_permission or {row.verdict for row in given_.parts} <= {None}


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=2100))
def test_no_text_raises(text: str) -> None:
    reply(text, current())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(sentences())
def test_the_json_of_every_kind_has_every_key(client: Client, text: str) -> None:
    told = json.loads(client.get(f"/api/v1/ask?{urlencode({'q': text})}").content)
    without_verdict = {"urgent", "amount", "stop", "caution", "together", "stronger", "list", "names", "compare", "entry", "unclear"}
    assert told["kind"] not in without_verdict or told["verdict"] is None
    assert told["answer"]


def names_read(texts: list[str]) -> dict[str, list[str]]:
    found = {text: [mention.phrase for mention in understand(text, current()).mentions] for text in texts}
    return {text: names for text, names in found.items() if names}


def made_up(many: int) -> list[str]:
    chance = random.Random(7)  # noqa: S311  the same sentences every time
    return [" ".join(chance.choice(ordinary_words()) for _ in range(chance.randint(3, 9))) for _ in range(many)]


def test_ordinary_sentences_name_no_drug() -> None:
    assert names_read(made_up(500)) == {}


@pytest.mark.deep
def test_five_thousand_ordinary_sentences_name_no_drug() -> None:
    assert names_read(made_up(5000)) == {}


@pytest.mark.parametrize("shape", ["{} and zoloft", "zoloft {}", "can i take zoloft with {}", "is zoloft {}", "{} zoloft"])
def test_a_frequent_word_beside_a_medicine_is_no_other_drug(shape: str) -> None:
    texts = [shape.format(word) for word in ordinary_words()[:300]]
    read = {text: {slug for m in understand(text, current()).mentions for slug in m.slugs} - {"sertraline"} for text in texts}
    assert {text: slugs for text, slugs in read.items() if slugs} == {}
