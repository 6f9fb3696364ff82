"""The one table of a record's fields: complete, in accord with the models, and followed by all that reads and writes."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings

from comparisons.articles.records import ArticleRecord, ReasonRecord
from comparisons.models import Article, Reason
from drugref.catalogue.faults import Faults
from drugref.catalogue.fetch import fetch_records
from drugref.catalogue.read import read_folder
from drugref.catalogue.read_entries import READ_PARTS
from drugref.catalogue.rows import COLUMN_OF, FIELD_OF, MODELS, column_fields
from drugref.catalogue.store import store_records
from drugref.catalogue.sync import by_home
from drugref.catalogue.write import WRITE, entry_parts, text_of_file
from drugref.catalogue.yaml_nodes import READ
from drugref.domain.fields import ELSEWHERE, Shape, record_fields
from drugref.domain.records import Citation, EntryRecord, Placed, Record, citations_of, parts_of
from drugref.models import FactCitation
from tests.drugref.catalogue import made_up

MODELS_OF = {**MODELS, Citation: (FactCitation,), ArticleRecord: (Article,), ReasonRecord: (Reason,)}
OF_THE_ROW = {"id", "lead", "position", "normalised", "normalised_plural"}
"""Columns that no record knows: keys, order, and what is computed from others."""


def subclasses(kind):
    return {kind, *(below for child in kind.__subclasses__() for below in subclasses(child))}


KINDS = sorted(subclasses(Placed) - {Placed, Record}, key=lambda kind: kind.__name__)
pairs = pytest.mark.parametrize(
    ("kind", "model"),
    [(kind, model) for kind, models in MODELS_OF.items() for model in models],
    ids=lambda either: either.__name__,
)


def test_every_kind_of_record_has_its_models():
    assert set(KINDS) == MODELS_OF.keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_says_how_it_is_stored(kind):
    assert [field.name for field in record_fields(kind)] == [field.name for field in fields(kind) if field.compare]
    for field in record_fields(kind):
        assert (field.of is not None) == (field.shape in (Shape.CHOICE, Shape.SLUG, Shape.PARTS)), field
        assert len(field.keys) <= 1 or field.shape is Shape.PARTS, field
        assert field.keys or not field.required, field


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_key_stands_for_two_fields(kind):
    keys = [key for field in record_fields(kind) for key in field.keys]
    assert len(set(keys)) == len(keys)


@pairs
def test_every_column_is_a_field_of_the_record(kind, model):
    columns = {field.name for field in model._meta.concrete_fields} - OF_THE_ROW - {model.part_of}
    cited = {field.column for field in column_fields(Citation)} if any(f.shape is Shape.CITATION for f in record_fields(kind)) else set()
    own = {field.column for field in column_fields(kind)} - ({"axis"} if model.__name__ == "RosterCheck" else set())
    assert own | cited == columns


@pairs
def test_a_choice_has_the_words_of_its_column_and_a_slug_leads_to_a_row(kind, model):
    columns = {field.name: field for field in model._meta.concrete_fields}
    for field in column_fields(kind):
        if field.shape is Shape.CHOICE:
            assert columns[field.column].choices == field.of.choices(), field
        elif field.column in columns:
            assert columns[field.column].is_relation == (field.shape is Shape.SLUG), field


def test_every_shape_is_read_written_fetched_and_stored():
    assert READ.keys() == set(Shape) - {Shape.CHOICE, *ELSEWHERE}
    assert WRITE.keys() == set(Shape) - {Shape.CITATION, Shape.PARTS}
    assert COLUMN_OF.keys() <= FIELD_OF.keys() <= set(Shape) - set(ELSEWHERE)


def test_every_part_of_an_entry_is_read_written_fetched_and_stored():
    parts = {field.of for field in record_fields(EntryRecord) if field.shape is Shape.PARTS}
    assert READ_PARTS.keys() == parts
    assert entry_parts({}).keys() == parts
    assert parts < MODELS.keys()


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(records=made_up.catalogues())
@pytest.mark.django_db
def test_every_record_comes_back_from_file_row_and_file(records, tmp_path_factory):
    folder, written = tmp_path_factory.mktemp("content"), {home: text_of_file(own.values(), {}) for home, own in by_home(records).items()}
    for home, text in written.items():
        (folder / home).parent.mkdir(parents=True, exist_ok=True)
        (folder / home).write_text(text, encoding="utf-8")
    faults = Faults()
    read = read_folder(folder, faults)
    assert list(faults) == []
    assert read == records
    stored = fetch_records()
    store_records([(record, stored.get(key)) for key, record in read.items()])
    fetched = fetch_records(list(records))
    assert fetched == records
    assert {home: text_of_file(own.values(), {}) for home, own in by_home(fetched).items()} == written


def test_made_up_catalogues_fill_every_field():
    """What the round trip is worth: none is left at its default in all of them."""
    seen = set()

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(records=made_up.catalogues())
    def look(records):
        for record in records.values():
            for placed in (record, *parts_of(record), *citations_of(record)):
                seen.update(
                    (type(placed), field.name) for field in record_fields(type(placed)) if getattr(placed, field.name) != field.default
                )

    look()
    assert {(kind, field.name) for kind in MODELS.keys() | {Citation} for field in record_fields(kind)} == seen
