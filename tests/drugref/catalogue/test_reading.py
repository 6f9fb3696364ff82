"""What a file says becomes records that say the same."""

from datetime import date
from decimal import Decimal

import pytest

from drugref.catalogue.write import text_of
from drugref.domain.records import Citation, ClassificationRecord, EntryRecord, FactRecord, NameRecord, SourceRecord
from tests.drugref.catalogue.small import CALMOL, read_and_check, write_catalogue


@pytest.fixture
def calmol(tmp_path) -> EntryRecord:
    return read_and_check(write_catalogue(tmp_path))[0]["drug:calmol"]


def cited(section: str, *words: str, **more) -> Citation:
    return Citation(source="label-calmol", section=section, key_words=words, **more)


def test_names_carry_their_marks_and_their_shared_citation(calmol):
    source = cited("description", "Calmex")
    assert calmol.names == (
        NameRecord(text="Calmex", kind="brand", citation=source),
        NameRecord(text="Stillo", kind="brand", place="UK", citation=source),
        NameRecord(text="calm pill", kind="everyday", standing="loose"),
    )


def test_in_the_long_form_too_a_name_says_whether_it_is_ordinary(tmp_path):
    long = "\n".join(
        f"    - name: {name}\n      ordinary: {said}\n      sense: A calm mood." for name, said in (("mellow", "yes"), ("chill", "no"))
    )
    text = CALMOL.replace("  everyday: [calm pill (loose)]", f"  everyday:\n{long}\n    - calmer")
    records, faults = read_and_check(write_catalogue(tmp_path, drugs__calmol=text))
    assert faults == []
    assert {name.text: name.ordinary for name in records["drug:calmol"].names if name.kind == "everyday"} == {
        "mellow": "yes",
        "chill": "no",
        "calmer": "",
    }
    assert long in text_of(records["drug:calmol"], {})


def test_edges_carry_their_extent_and_because(calmol):
    assert calmol.classes == (
        ClassificationRecord(drug_class="calmers", extent="is", citations=(cited("description", "calm"),)),
        ClassificationRecord(
            drug_class="sleepers",
            extent="is not",
            because="It calms and does not bring sleep.",
            citations=(cited("indications", "sleep", finding="lacks"),),
        ),
    )


def test_a_check_without_a_day_has_the_day_its_source_was_read(calmol):
    assert calmol.checks[0].citation.checked == date(2026, 11, 20)


def test_facts_stand_by_attribute_and_keep_the_writers_order(calmol):
    assert [(fact.attribute, fact.term or fact.level or fact.low or fact.text) for fact in calmol.facts] == [
        ("half-life", Decimal(2)),
        ("mechanism", "It wakes the calm receptor."),
        ("misuse", 1),
        ("side-effect", "drowsiness"),
        ("side-effect", "hiccups"),
        ("target", "calm-receptor"),
    ]


def test_a_fact_has_all_its_citations_and_a_draft_may_have_none(calmol):
    drowsiness, hiccups = (fact for fact in calmol.facts if fact.attribute == "side-effect")
    assert drowsiness == FactRecord(
        attribute="side-effect",
        term="drowsiness",
        frequency="common",
        form="by mouth",
        citations=(cited("adverse_reactions", "drowsiness"), cited("warnings", "sleepy", checked=date(2026, 12, 1))),
    )
    assert (hiccups.status, hiccups.citations) == ("draft", ())


def test_words_that_yaml_would_turn_into_something_else_stay_words(tmp_path):
    text = CALMOL.replace("[calm pill (loose)]", "[no, 1:30, 5.10, 2026-11-22, ~]").replace("name: Calmol", "name: null")
    calmol = read_and_check(write_catalogue(tmp_path, drugs__calmol=text))[0]["drug:calmol"]
    assert calmol.name == "null"
    assert [name.text for name in calmol.names if name.kind == "everyday"] == ["no", "1:30", "5.10", "2026-11-22", "~"]


def test_a_source_has_the_kind_that_its_file_is_named_for(tmp_path):
    records, _ = read_and_check(
        write_catalogue(
            tmp_path, sources__health_body="nhs-calmol:\n  title: x\n  publisher: NHS\n  url: https://x.org/\n  read: 2026-11-22\n"
        )
    )
    source = records["source:nhs-calmol"]
    assert isinstance(source, SourceRecord)
    assert (source.kind, source.home) == ("health body", "sources/health-body.yaml")


def test_one_class_may_stand_there_for_two_places(tmp_path):
    two = "  calmers:\n    - place: US\n      cite: label-calmol a [b]\n    - place: UK\n      cite: label-calmol a [c]\n"
    text = CALMOL.replace("  calmers: label-calmol description [calm]\n", two)
    records, faults = read_and_check(write_catalogue(tmp_path, drugs__calmol=text))
    assert faults == []
    assert [edge.place for edge in records["drug:calmol"].classes] == ["US", "UK", ""]
