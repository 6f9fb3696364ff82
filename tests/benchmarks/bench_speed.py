"""How long an answer takes: reported, never asserted.

Run by name, since it is no test:  .venv/bin/python -m pytest tests/benchmarks/bench_speed.py
Compare figures within one run only; these depend on the machine and on what else it does.
"""

import random

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.engine.comparison import compare
from comparisons.pages.ask import guesses
from comparisons.presenters.comparison import comparison_page
from comparisons.questions.reply import understand
from drugref import models, search
from drugref.knowledge.current import current
from drugref.names.guesses import Spellings
from drugref.vocabulary import NameKind
from tests.comparisons.engine.invented import ATTRIBUTES, TARGET, Term, drug, fact, graph, group, is_a, knowledge
from tests.drugref import stored
from tests.editions import as_served

FACTS = 60


def two_entries_of_sixty_facts():
    """Two drugs with 60 facts each on three attributes, half of them alike, one of the two in a class with twelve more."""
    terms = [attribute for attribute in ATTRIBUTES if attribute.value_kind == "terms" and attribute is not TARGET][:3]
    made = [
        fact(slug, terms[number % 3], Term(f"{slug if number % 2 else 'shared'}-{number}", f"term {number}"))
        for slug in ("calmol", "restol")
        for number in range(FACTS)
    ]
    made += [fact("azols", terms[0], Term(f"class-{number}", f"class {number}"), members="all members") for number in range(12)]
    return knowledge(graph(drug("calmol"), drug("restol"), group("azols"), is_a("calmol", "azols")), *made)


def test_engine_two_entries_of_60_facts(benchmark):
    known = two_entries_of_sixty_facts()
    benchmark(compare, known, "calmol", "restol")


def test_presenter_two_entries_of_60_facts(benchmark):
    known = two_entries_of_sixty_facts()
    found = compare(known, "calmol", "restol")
    benchmark(comparison_page, found, known)


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("pair", [("baclofen", "benzodiazepines"), ("alprazolam", "clonazepam")], ids="-".join)
def test_page_with_its_queries(benchmark, pair):
    client, address = Client(), reverse("compare", args=pair)
    assert client.get(address).status_code == 200
    benchmark(client.get, address)


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("typed", ["bac", "benzod", "xanex", "zzzzzz"])
def test_suggestions(benchmark, typed):
    benchmark(search.suggest, typed)


ONSETS = ["b", "br", "c", "cl", "d", "f", "fl", "g", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z"]
VOWELS = ["a", "e", "i", "o", "u", "ia", "ea"]
ENDINGS = ["pril", "olol", "azepam", "statin", "cillin", "mab", "tinib", "xine", "dol", "zole", "ine", "ide", "ate", "an"]


def generated_names(count: int) -> list[str]:
    """*count* different names that look like those of drugs; the same ones every time."""
    chance = random.Random(20261122)  # noqa: S311  no secret
    made: set[str] = set()
    while len(made) < count:
        syllables = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.randint(1, 3)))
        made.add(syllables + chance.choice(ENDINGS))
    return sorted(made)


@pytest.mark.parametrize("count", [5_000, 20_000, 100_000])
def test_guessing_among_many_names(benchmark, count):
    names = generated_names(count)
    spellings = Spellings(names)
    typed = names[count // 2][1:] + "x"
    benchmark(spellings.guesses, typed)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [5_000, 20_000, 100_000])
@pytest.mark.parametrize("text", ["is {exact} a {other}", "is {slip} a {other}"], ids=["understood", "misspelled"])
def test_a_question_among_many_names(benchmark, count, text):
    names = generated_names(count)
    entry = stored.drug("calmol")
    rows = [models.Name(entry=entry, text=name, normalised=name, kind=NameKind.GENERIC) for name in names]
    models.Name.objects.bulk_create(rows, batch_size=1000)
    question = text.format(exact=names[7], other=names[count // 3], slip=names[7][1:] + "x")
    with as_served():
        benchmark(lambda: guesses(understand(question, current())))


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("typed", ["is baclofen a benzo", "xanax vs klonopin", "is hctz a sulfa drug", "is bacofenn a bezno"])
def test_a_live_answer(benchmark, typed):
    client = Client()
    benchmark(client.get, "/ask/live/", {"q": typed})
