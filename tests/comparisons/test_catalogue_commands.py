"""The three commands as they are typed: what they print, and the code they end with."""

import json
import zipfile
from io import StringIO

import pytest
from django.core.management import call_command

from comparisons.articles.whole import Whole
from drugref.catalogue.faults import Faults
from drugref.models import Entry, Source
from tests.drugref.catalogue.small import CALMERS, CALMOL, write_catalogue

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: object) -> tuple[int, str]:
    """(exit code, what was printed)."""
    printed = StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=printed, stderr=printed)
    except SystemExit as end:
        return int(end.code or 0), printed.getvalue()
    return 0, printed.getvalue()


@pytest.fixture
def folder(tmp_path):
    return write_catalogue(tmp_path / "content")


def test_check_lists_all_faults_and_needs_no_database(folder, django_db_blocker):
    write_catalogue(folder, drugs__calmol=CALMOL.replace("level 1:", "level 9:").replace("(activates)", ""))
    with django_db_blocker.block():
        code, printed = run("load_catalogue", "--check", folder)
    assert code == 1
    assert printed.count("drugs/calmol.yaml:") == 2
    assert printed.endswith("2 faults in 14 records; nothing was written.\n")


def test_check_of_sound_files_says_so(folder, django_db_blocker):
    with django_db_blocker.block():
        code, printed = run("load_catalogue", "--check", folder)
    assert (code, printed.splitlines()[-1]) == (0, "14 records, no faults.")


def test_check_names_classes_without_a_pass_and_drugs_that_none_had_in_hand(folder):
    assert "Classes without a pass over all drugs: calmers, sleepers." in run("load_catalogue", "--check", folder)[1]
    passed = CALMERS.replace("summary:", "checked:\n  members: label-calmol description [calm] on 2026-11-01\nsummary:")
    write_catalogue(folder, classes__calmers=passed)
    assert "Drugs not held against every class's roster: calmol" in run("load_catalogue", "--check", folder)[1]


def test_check_asks_of_an_english_word_what_a_load_does_not_wait_for(folder):
    write_catalogue(folder, drugs__calmol=CALMOL.replace("calm pill (loose)", "grass (loose)"))
    code, printed = run("load_catalogue", "--check", folder)
    assert code == 1
    assert "The name “grass” is also an English word" in printed
    assert run("load_catalogue", folder)[0] == 0


def test_nothing_is_written_where_there_is_a_fault(folder):
    write_catalogue(folder, drugs__calmol=CALMOL.replace("level 1:", "level 9:"))
    assert run("load_catalogue", folder)[0] == 1
    assert not Source.objects.exists()


def test_a_load_says_what_it_did(folder):
    assert run("load_catalogue", folder) == (0, "0 unchanged, 14 added, 0 changed, 0 kept as edited here, 0 in conflict.\n")
    assert run("load_catalogue", folder) == (0, "14 unchanged, 0 added, 0 changed, 0 kept as edited here, 0 in conflict.\n")


def test_a_conflict_ends_with_code_2_until_one_side_is_taken(folder):
    run("load_catalogue", folder)
    Entry.objects.filter(slug="calmol").update(summary="A pill.")
    write_catalogue(folder, drugs__calmol=CALMOL.replace("name: Calmol", "name: Calmolum"))
    code, printed = run("load_catalogue", folder)
    assert code == 2
    assert "-summary: A pill." in printed
    assert run("load_catalogue", "--theirs", folder)[0] == 0
    assert Entry.objects.get(slug="calmol").name == "Calmolum"


def test_a_folder_that_is_none_is_told(tmp_path):
    assert run("load_catalogue", tmp_path / "nowhere") == (1, f"{tmp_path / 'nowhere'} is no folder.\n")


def test_dump_check_names_the_files_that_would_change(folder):
    run("load_catalogue", folder)
    assert run("dump_catalogue", "--check", folder) == (0, "0 files would change, 8 unchanged.\n")
    Source.objects.update(title="Pills")
    code, printed = run("dump_catalogue", "--check", folder)
    assert (code, printed.splitlines()[0]) == (1, f"would change: {folder}/sources/label.yaml")
    assert run("dump_catalogue", folder)[0] == 0
    assert run("dump_catalogue", "--check", folder)[0] == 0


def test_canonical_form_is_reached_from_the_files_alone(folder, django_db_blocker):
    with django_db_blocker.block():
        assert run("dump_catalogue", "--canonical", "--check", folder)[0] == 1
        assert run("dump_catalogue", "--canonical", folder)[0] == 0
        assert run("dump_catalogue", "--canonical", "--check", folder)[0] == 0


def label_archive(folder, text: str):
    """The folder, with an archive in which every section of the label says *text* but the indications."""
    sections = dict.fromkeys(["description", "pharmacology", "adverse_reactions", "warnings"], text)
    with zipfile.ZipFile(folder / "labels.zip", "w") as box:
        box.writestr("labels/calmol.json", json.dumps([{"set_id": "11111111-2222", "sections": sections | {"indications": "nerves"}}]))
    return folder


def test_citations_that_all_stand_end_with_code_0(folder, tmp_path):
    run("load_catalogue", folder)
    text = "Calmex brings calm; receptor drowsiness sleepy misuse half-life"
    code, printed = run("verify_citations", "--failures-only", "--data", label_archive(tmp_path, text))
    assert code == 0
    assert printed.endswith("11 citations; of 11 that can be checked 11 stand (100.0%).\n")


def test_too_many_that_do_not_stand_end_with_code_1_and_are_named(folder, tmp_path):
    run("load_catalogue", folder)
    text = "Calmex brings calm; receptor drowsiness misuse half-life"
    code, printed = run("verify_citations", "--failures-only", "--data", label_archive(tmp_path, text))
    assert code == 1
    assert printed.startswith("drug:calmol: label-calmol warnings: key words missing: sleepy\n")


def test_missing_data_end_with_code_2(tmp_path, monkeypatch):
    monkeypatch.setenv("DRUGREF_DATA", str(tmp_path))
    code, printed = run("verify_citations")
    assert code == 2
    assert "No labels to check against" in printed


class TestCommittedContent:
    """The catalogue in the repository itself."""

    def test_it_has_no_faults_and_loads_and_comes_back(self):
        faults = Faults()
        whole = Whole()
        assert whole.read(faults) > 100
        assert list(faults) == []
        assert run("load_catalogue")[0] == 0
        code, printed = run("dump_catalogue", "--check")
        assert (code, printed.startswith("0 files would change")) == (0, True), printed
