"""The second reading: a mark that whatever is changed afterwards takes away by itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given

from drugref.domain.reading import HISTORY, PASSES, WHERE, fingerprint, is_mark, mark, read_again_on
from drugref.domain.records import CheckRecord, Citation, EntryRecord, FactRecord, InteractionRecord, LookedThroughRecord
from drugref.knowledge.current import current
from drugref.vocabulary import EntryKind
from tests.drugref import stored
from tests.drugref.catalogue.made_up import entries

READ = date(2026, 12, 1)
CITE = (Citation(source="label-calmol", section="warnings", key_words=("calm",)),)
CALM = FactRecord(attribute="use", term="calm", citations=CITE)
CALMOL = EntryRecord(slug="calmol", kind="drug", name="Calmol", summary="It calms.", facts=(CALM,))


def read(record: EntryRecord) -> EntryRecord:
    return replace(record, read_again=mark(record, READ))


def test_what_was_read_has_its_day() -> None:
    assert read_again_on(read(CALMOL)) == READ


def test_what_nobody_has_read_has_none() -> None:
    assert read_again_on(CALMOL) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"summary": "It calms much."},
        {"facts": ()},
        {"facts": (CALM, replace(CALM, term="sleep"))},
        {"facts": (replace(CALM, note="at night"),)},
        {"facts": (replace(CALM, status="draft"),)},
        {"facts": (replace(CALM, citations=()),)},
        {"facts": (replace(CALM, citations=(replace(CITE[0], key_words=("calm", "sleep")),)),)},
    ],
)
def test_a_changed_statement_loses_the_mark_by_itself(changed: dict[str, object]) -> None:
    assert read_again_on(replace(read(CALMOL), **changed)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kept",
    [
        {"note": "For editors."},
        {"added": date(2026, 12, 2)},
        {"checks": (CheckRecord(subject="use", citation=CITE[0]),)},
        {"looked_through": (LookedThroughRecord(citation=CITE[0]),)},
        {"facts": (replace(CALM, citations=(replace(CITE[0], checked=READ),)),)},
    ],
)
def test_what_states_nothing_keeps_it(kept: dict[str, object]) -> None:
    assert read_again_on(replace(read(CALMOL), **kept)) == READ  # type: ignore[arg-type]


def test_a_number_is_the_same_however_it_is_stored() -> None:
    hours = replace(CALM, attribute="half-life", term="", low=Decimal("4.40"), high=Decimal(20), unit="hours")
    same = replace(hours, low=Decimal("4.4"), high=Decimal("2E1"))
    assert fingerprint(replace(CALMOL, facts=(hours,))) == fingerprint(replace(CALMOL, facts=(same,)))


def test_an_interaction_has_one_of_its_own() -> None:
    row = InteractionRecord(left="calmol", right="sleepol", severity="care", what_happens="Sleepiness.", what_to_ask="Ask.", citations=CITE)
    row = replace(row, read_again=mark(row, READ))
    assert read_again_on(row) == READ
    assert read_again_on(replace(row, severity="serious")) is None


@pytest.mark.parametrize("text", ["", "yes", "2026-12-01", "2026-13-01 4f3a9c1b", "2026-12-01 4F3A9C1B", "2026-12-01  4f3a9c1b"])
def test_other_texts_are_no_mark(text: str) -> None:
    assert not is_mark(text)
    assert read_again_on(replace(CALMOL, read_again=text)) is None


@given(entries(EntryKind.DRUG))
def test_every_entry_keeps_its_mark_until_it_says_something_else(entry: EntryRecord) -> None:
    marked = read(entry)
    assert read_again_on(marked) == READ
    assert read_again_on(replace(marked, summary=f"{entry.summary} More.")) is None


def test_the_fields_that_do_not_count_are_fields() -> None:
    ours = {name for kind in (EntryRecord, InteractionRecord, Citation) for name in kind.__dataclass_fields__}
    of_articles = {"author", "reviewer", "published", "updated"}
    assert ours | of_articles >= HISTORY | PASSES | WHERE


@pytest.mark.django_db
def test_a_change_in_the_admin_loses_it_too() -> None:
    calmol = stored.drug("calmol")
    record = current().records["drug:calmol"]
    calmol.read_again = mark(record, READ)
    calmol.save()
    assert current().graph.nodes["calmol"].read_again_on == READ
    calmol.summary = "Something else."
    calmol.save()
    assert current().graph.nodes["calmol"].read_again_on is None


CALMOL_FILE = """drug: calmol
name: Calmol
summary: It calms.
added: 2026-11-22
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drugs").mkdir()
    (tmp_path / "drugs" / "calmol.yaml").write_text(CALMOL_FILE)
    return tmp_path


def test_the_command_marks_files_and_lists_what_is_unread(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("mark_read", path=folder)
    assert capsys.readouterr().out == "drug:calmol\n"
    call_command("mark_read", "drug:calmol", on=READ, path=folder)
    assert "read again: 2026-12-01 " in (folder / "drugs" / "calmol.yaml").read_text()
    capsys.readouterr()
    call_command("mark_read", path=folder)
    assert capsys.readouterr().out == ""


def test_the_command_changes_nothing_for_a_record_that_is_not_there(folder: Path) -> None:
    with pytest.raises(CommandError, match="drug:calmal"):
        call_command("mark_read", "drug:calmol", "drug:calmal", path=folder)
    assert (folder / "drugs" / "calmol.yaml").read_text() == CALMOL_FILE
