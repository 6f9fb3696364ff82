"""What is written is read back: records through text, and files through the database."""

import pytest
from hypothesis import HealthCheck, given, settings

from drugref.catalogue.bodies import CataloguePart
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.read import read_file
from drugref.catalogue.sync import canonicalise, dump
from drugref.catalogue.write import text_of
from drugref.models import Entry, Fact, FactCitation, Interaction, Source
from drugref.vocabulary import EntryKind
from tests.drugref.catalogue import made_up
from tests.drugref.catalogue.small import CALMOL, EFFECTS, FILES, write_catalogue
from tests.drugref.catalogue.test_loading import load_folder, made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(made_up.entries(EntryKind.DRUG) | made_up.entries(EntryKind.CLASS))
def test_an_entry_that_is_written_is_read_back(entry):
    faults = Faults()
    back = read_file(entry.home, text_of(entry, {}), faults)
    assert list(faults) == []
    assert back == [entry]


def files_of(folder) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}


def dump_to(folder, **options):
    return dump(CataloguePart(), folder, **{"at_home": True, **options})


@pytest.fixture
def loaded(tmp_path, db):
    folder = write_catalogue(tmp_path / "content")
    load_folder(folder)
    return folder


def test_canonical_files_come_back_byte_for_byte(loaded, tmp_path):
    canonicalise(CataloguePart(), loaded)
    load_folder(loaded)
    dump_to(tmp_path / "copy", at_home=False)
    assert files_of(tmp_path / "copy") == files_of(loaded)


def test_facts_are_dumped_in_the_order_of_attributes_and_of_the_writer(loaded, tmp_path):
    dump_to(tmp_path / "copy", at_home=False)
    text = (tmp_path / "copy/drugs/calmol.yaml").read_text()
    assert text.split("facts:\n")[1] == CALMOL.split("facts:\n")[1]


def test_files_of_equal_meaning_are_left_alone_with_their_comments(loaded):
    commented = "# mind the gap\n" + CALMOL.replace("name: Calmol\n", 'name: "Calmol"   # the name\n')
    (loaded / "drugs/calmol.yaml").write_text(commented)
    assert dump_to(loaded).written == []
    assert (loaded / "drugs/calmol.yaml").read_text() == commented


def test_an_editors_change_rewrites_its_file_and_no_other(loaded):
    Source.objects.update(title="Calmol pills")
    assert dump_to(loaded, check_only=True).written == ["sources/label.yaml"]
    assert (loaded / "sources/label.yaml").read_text() == FILES["sources/label.yaml"]
    assert dump_to(loaded).written == ["sources/label.yaml"]
    assert "title: Calmol pills" in (loaded / "sources/label.yaml").read_text()
    assert made(load_folder(loaded)) == {}


def test_after_a_dump_a_later_change_of_the_file_is_loaded(loaded):
    Source.objects.update(title="Calmol pills")
    dump_to(loaded)
    text = (loaded / "sources/label.yaml").read_text()
    write_catalogue(loaded, sources__label=text.replace("Calmol pills", "Calmol drops"))
    assert made(load_folder(loaded)) == {"source:label-calmol": "changed"}


def test_what_is_newer_in_a_file_is_not_overwritten(loaded):
    write_catalogue(loaded, terms__effect=EFFECTS.replace("label: hiccups", "label: hiccup") + "\nsneezing:\n  label: sneezing\n")
    before = files_of(loaded)
    outcome = dump_to(loaded)
    assert sorted(outcome.newer) == ["term:hiccups", "term:sneezing"]
    assert files_of(loaded) == before


def test_what_changed_on_both_sides_is_left_to_the_loader(loaded):
    Source.objects.update(title="Calmol pills")
    write_catalogue(loaded, sources__label=FILES["sources/label.yaml"].replace("Calmol tablets", "Calmol drops"))
    assert dump_to(loaded).conflicts == ["source:label-calmol"]
    assert "Calmol drops" in (loaded / "sources/label.yaml").read_text()


def test_a_file_of_which_the_database_has_nothing_is_told_and_not_deleted(loaded):
    Interaction.objects.all().delete()
    assert dump_to(loaded).only_here == ["interactions/calmers+calmol.yaml"]
    assert (loaded / "interactions/calmers+calmol.yaml").exists()


def test_a_text_that_the_notation_cannot_hold_is_told_and_not_mangled(loaded):
    Fact.objects.filter(attribute__slug="half-life").update(unit="h (about)")
    before = files_of(loaded)
    assert dump_to(loaded).unwritable == ["drugs/calmol.yaml"]
    assert files_of(loaded) == before


def test_an_editors_citation_without_a_section_can_be_dumped(loaded):
    FactCitation.objects.filter(section="adverse_reactions").update(section="")
    assert dump_to(loaded).written == ["classes/calmers.yaml", "drugs/calmol.yaml"]
    assert "label-calmol [drowsiness]" in (loaded / "drugs/calmol.yaml").read_text()


def test_a_folder_with_a_broken_file_is_not_dumped_to(loaded):
    Entry.objects.update(note="changed")
    (loaded / "terms/effect.yaml").write_text("drowsiness: [")
    with pytest.raises(CatalogueError):
        dump_to(loaded)
    assert (loaded / "drugs/calmol.yaml").read_text() == CALMOL


def test_canonical_form_sorts_records_by_slug_and_is_reached_in_one_step(tmp_path):
    folder = write_catalogue(tmp_path)
    changed = canonicalise(CataloguePart(), folder, check_only=True)
    assert "terms/target.yaml" in changed
    assert files_of(folder)["terms/target.yaml"] == FILES["terms/target.yaml"]
    canonicalise(CataloguePart(), folder)
    assert files_of(folder)["terms/target.yaml"].startswith("calm-receptor:\n")
    assert canonicalise(CataloguePart(), folder) == []
