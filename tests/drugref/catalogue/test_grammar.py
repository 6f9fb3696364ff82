"""The one-line notations: what is written is read back, and what is wrong is told in a sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from drugref.catalogue.notation import (
    GrammarError,
    parse_citation,
    parse_name,
    parse_relation,
    parse_value,
    write_citation,
    write_name,
    write_value,
)
from drugref.domain.records import Citation, FactRecord, NameRecord
from tests.drugref.catalogue import made_up


@given(made_up.citations())
def test_a_citation_that_is_written_is_read_back(citation):
    assert parse_citation(write_citation(citation)) == citation


@given(made_up.facts())
def test_a_value_that_is_written_is_read_back(fact):
    said = parse_value(write_value(fact))
    assert FactRecord(attribute=fact.attribute, text=fact.text, note=fact.note, citations=fact.citations, **said) == fact


@given(made_up.names())
def test_a_name_on_one_line_is_read_back_and_any_other_takes_the_long_form(name):
    line = write_name(name)
    if line is None:
        assert name.sense or name.note or name.years == "since the war" or set("()") & set(name.text)
    else:
        assert parse_name(line, name.kind) == replace(name, citation=None)


def test_a_citation_has_source_section_words_and_day():
    assert parse_citation("label-calmol  Key facts (c) [calm, sleepy] on 2026-12-01") == Citation(
        source="label-calmol", section="Key facts (c)", key_words=("calm", "sleepy"), checked=date(2026, 12, 1)
    )


def test_a_citation_can_say_that_words_are_lacking():
    assert parse_citation("label-calmol adverse_reactions lacks [fits]").finding == "lacks"


def test_a_section_may_hold_the_word_lacks():
    assert parse_citation("label-calmol What it lacks today [x]").section == "What it lacks today"


@pytest.mark.parametrize(
    "text", ["", "label-calmol a [b] c", "label-calmol [a", "label-calmol x lacks", "a b [c] on 2026-13-01", "a b [c] on May"]
)
def test_what_is_no_citation_is_refused(text):
    with pytest.raises(GrammarError):
        parse_citation(text)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("drowsiness (very common, by mouth)", {"term": "drowsiness", "frequency": "very common", "form": "by mouth"}),
        ("level 3", {"level": 3}),
        ("2 to 6.5 hours (by mouth)", {"low": Decimal(2), "high": Decimal("6.5"), "unit": "hours", "form": "by mouth"}),
        ("3 hours", {"low": Decimal(3), "high": Decimal(3), "unit": "hours"}),
        ("checked none (spinal pump)", {"state": "checked none", "form": "spinal pump"}),
        ("not so here", {"state": "not so here"}),
        ("not so here drowsiness", {"state": "not so here", "term": "drowsiness"}),
        ("text (US)", {"place": "US"}),
        ("2 mg (against diazepam 10 mg, draft)", {"low": 2, "high": 2, "unit": "mg", "comparator": "diazepam 10 mg", "status": "draft"}),
    ],
)
def test_a_value_with_its_qualifiers(text, fields):
    assert parse_value(text) == fields


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("drowsiness (comon)", "did you mean “common”?"),
        ("drowsiness (common, rare)", "are both a frequency"),
        ("two to six hours", "is no value"),
        ("drowsiness (common", "is no value"),
    ],
)
def test_a_wrong_value_is_told_in_a_sentence(text, reason):
    with pytest.raises(GrammarError, match=reason.replace("?", r"\?")):
        parse_value(text)


def test_a_name_may_carry_marks_in_brackets():
    assert parse_name("Zantac (former, 1983-2020, US)", "brand") == NameRecord(
        text="Zantac", kind="brand", standing="former", years="1983-2020", place="US"
    )


@pytest.mark.parametrize(
    ("line", "said"), [("mellow (loose, ordinary)", "yes"), ("mellow (loose, not ordinary)", "no"), ("mellow (loose)", "")]
)
def test_a_name_says_whether_it_is_ordinary_or_leaves_it_open(line, said):
    name = NameRecord(text="mellow", kind="slang", standing="loose", ordinary=said)
    assert parse_name(line, "slang") == name
    assert write_name(name) == line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Calmex (old)", "is no mark"),
        ("Calmex (UK", "double quotes"),
        ("Calmex (UK, US)", "both a place"),
        ("mellow (ordinery)", "did you mean “ordinary”"),
        ("mellow (ordinary, not ordinary)", "both an? ordinary"),
    ],
)
def test_a_wrong_mark_of_a_name_is_told(text, reason):
    with pytest.raises(GrammarError, match=reason):
        parse_name(text, "brand")


def test_the_longest_kind_of_relation_wins():
    assert parse_relation("becomes inactive calmol") == ("becomes inactive", "calmol")
    assert parse_relation("becomes calmol") == ("becomes", "calmol")


def test_an_unknown_relation_is_refused():
    with pytest.raises(GrammarError, match="is no relation"):
        parse_relation("eats calmol")
