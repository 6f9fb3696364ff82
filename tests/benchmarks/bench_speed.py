"""How long an answer takes: reported, never asserted.

Run by name, since it is no test:  .venv/bin/python -m pytest tests/benchmarks/bench_speed.py
Compare figures within one run only; these depend on the machine and on what else it does.
"""

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.engine.comparison import compare
from comparisons.presenters.page import comparison_page
from drugref import search
from tests.comparisons.engine.invented import ATTRIBUTES, TARGET, Term, drug, fact, graph, group, is_a, knowledge

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
