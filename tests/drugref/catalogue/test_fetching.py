"""Records out of the database: all of them, or those asked for."""

import pytest

from drugref.catalogue import fetch
from drugref.catalogue.fetch import fetch_records
from drugref.models import Source
from tests.drugref.catalogue.small import write_catalogue
from tests.drugref.catalogue.test_loading import load_folder


@pytest.fixture
def everything(tmp_path, db):
    load_folder(write_catalogue(tmp_path))
    return fetch_records()


def test_each_record_can_be_fetched_alone(everything):
    assert len(everything) > 10
    for key, record in everything.items():
        assert fetch_records([key]) == {key: record}


def test_several_come_in_the_order_of_all(everything):
    keys = sorted(everything)
    assert list(fetch_records(keys)) == list(everything)
    assert fetch_records(keys) == everything


def test_of_very_many_keys_the_same_is_fetched(everything, monkeypatch):
    monkeypatch.setattr(fetch, "MANY", 1)
    assert fetch_records(["drug:calmol", "term:drowsiness"]) == {key: everything[key] for key in ("term:drowsiness", "drug:calmol")}


def test_keys_of_nothing_are_left_out(everything):
    assert fetch_records(["class:calmol", "drug:gone", "interaction:calmers+sleepers", "interaction:calmol", "nonsense"]) == {}
    assert fetch_records([]) == {}


def test_an_interaction_does_not_bring_those_among_the_same_entries(everything):
    assert list(fetch_records(["interaction:calmers+calmol", "interaction:calmol+sleepers"])) == ["interaction:calmers+calmol"]


def test_more_records_cost_no_more_queries(everything, django_assert_num_queries):
    with django_assert_num_queries(17):
        fetch_records()
    Source.objects.bulk_create(Source(slug=f"page-{number}", kind="label", title="x", publisher="x") for number in range(20))
    with django_assert_num_queries(17):
        fetch_records()
    with django_assert_num_queries(12):
        fetch_records(["drug:calmol", "class:calmers"])
    with django_assert_num_queries(1):
        fetch_records([f"source:page-{number}" for number in range(20)])
