"""A citation stands when its words are where it says; each way of failing has its own name."""

import gzip
import json
import zipfile

import pytest

from drugref.catalogue.verify.citations import Result, Summary, names_of, pointers, verify
from drugref.catalogue.verify.datafiles import DataFiles
from drugref.catalogue.verify.labels import Labels
from drugref.domain.records import Citation, EntryRecord, FactRecord, NameRecord, SourceRecord

NEWER = {"set_id": "set-1", "sections": {"adverse_reactions": "Drowsiness\n and   HEADACHE.", "description": "newer"}}
OLDER = {"set_id": "set-1", "sections": {"adverse_reactions": "fits", "boxed_warning": "Danger."}}


def archive(folder, *labels):
    with zipfile.ZipFile(folder / "labels.zip", "w") as box:
        box.writestr("labels/calmol.json", json.dumps(labels or [NEWER, OLDER]))
        box.writestr("labels/other.json", json.dumps([{"set_id": "set-9", "sections": {"description": "other"}}]))
    return folder / "labels.zip"


def judged(folder, section: str, *words: str, kind: str = "label", set_id: str = "set-1", finding: str = "says", source: str = "s"):
    """The judgement of one citation in a fact of the drug Calmol (brand Calmex)."""
    if not (folder / "labels.zip").exists():
        archive(folder)
    cited = Citation(source=source, section=section, key_words=words, finding=finding)
    brand = NameRecord(text="Calmex", kind="brand")
    calmol = EntryRecord(slug="calmol", kind="drug", name="Calmol", names=(brand,), facts=(FactRecord(attribute="a", citations=(cited,)),))
    records = {record.key: record for record in (calmol, SourceRecord(slug=source, kind=kind, set_id=set_id))}
    (pointer,) = pointers(records)
    return verify(pointer, Labels(folder / "labels.zip", {set_id}), DataFiles(folder))


def test_words_that_stand_in_the_section_stand_whatever_their_case_and_spacing(tmp_path):
    assert judged(tmp_path, "adverse_reactions", "drowsiness and headache").result is Result.STANDS


def test_a_section_may_be_named_as_a_heading(tmp_path):
    assert judged(tmp_path, "Boxed Warning", "danger").result is Result.STANDS


def test_words_of_an_older_version_of_the_label_still_stand(tmp_path):
    assert judged(tmp_path, "adverse_reactions", "fits").result is Result.STANDS


def test_all_words_must_stand_in_one_version(tmp_path):
    judgement = judged(tmp_path, "adverse_reactions", "drowsiness", "fits")
    assert (judgement.result, judgement.detail) == (Result.WORDS_MISSING, "fits")


def test_missing_words_are_named(tmp_path):
    assert str(judged(tmp_path, "adverse_reactions", "headache", "nausea")) == "drug:calmol: s adverse_reactions: key words missing: nausea"


@pytest.mark.parametrize(("from_set", "result"), [("openFDA 2026", Result.STANDS), ("a page (cut short)", Result.SECTION_MISSING)])
def test_that_a_whole_label_has_no_box_is_seen_in_the_list_of_its_sections(tmp_path, from_set, result):
    archive(tmp_path, {**NEWER, "from_set": from_set})
    assert judged(tmp_path, "list of sections", "boxed warning", finding="lacks").result is result


def test_a_box_stands_in_the_list_of_sections(tmp_path):
    archive(tmp_path, OLDER)
    assert judged(tmp_path, "list of sections", "boxed warning", finding="lacks").result is Result.WORDS_PRESENT


def test_a_missing_section_is_told(tmp_path):
    assert judged(tmp_path, "pregnancy", "harm").result is Result.SECTION_MISSING


def test_words_said_to_be_lacking_must_be_absent_from_the_newest_version(tmp_path):
    assert judged(tmp_path, "adverse_reactions", "fits", finding="lacks").result is Result.STANDS
    judgement = judged(tmp_path, "adverse_reactions", "headache", "fits", finding="lacks")
    assert (judgement.result, judgement.detail) == (Result.WORDS_PRESENT, "headache")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"set_id": "set-2"}, "this label is not in the archive"),
        ({"set_id": ""}, "the source has no set id"),
        ({"kind": "law"}, "law, to be read by a person"),
        ({"kind": "data"}, "its file is not here"),
    ],
)
def test_what_cant_be_checked_says_why(tmp_path, given, why):
    judgement = judged(tmp_path, "adverse_reactions", "x", **given)
    assert (judgement.result, judgement.detail) == (Result.UNCHECKABLE, why)


def test_of_a_label_a_section_without_words_has_to_be_there(tmp_path):
    assert judged(tmp_path, "adverse_reactions").result is Result.STANDS
    assert judged(tmp_path, "no_such_section").result is Result.SECTION_MISSING


def test_any_other_citation_without_words_cant_be_checked(tmp_path):
    assert judged(tmp_path, "adverse_reactions", kind="law").detail == "no key words"


class TestDataFiles:
    @pytest.fixture(autouse=True)
    def data(self, tmp_path):
        (tmp_path / "rxnorm").mkdir()
        (tmp_path / "rxnorm/ingredient_brand.tsv").write_text("calmol\tCalmex\nother\tStillo\nCALMOL\tQuieta\n")
        (tmp_path / "brands.tsv.gz").write_bytes(gzip.compress(b"CALMEX~RX\n"))

    def judge(self, tmp_path, section: str, *words: str, **given):
        return judged(tmp_path, section, *words, kind="data", source="rxnorm-2026", **given).result

    def test_a_row_of_the_drug_must_hold_the_words(self, tmp_path):
        assert self.judge(tmp_path, "ingredient_brand.tsv", "Calmex", "QUIETA") is Result.STANDS
        assert self.judge(tmp_path, "ingredient_brand.tsv", "Stillo") is Result.WORDS_MISSING

    def test_the_file_is_known_by_its_source_where_the_section_is_a_column(self, tmp_path):
        assert self.judge(tmp_path, "brand", "Calmex") is Result.STANDS

    def test_a_packed_file_is_read_and_a_brand_finds_its_row(self, tmp_path):
        assert self.judge(tmp_path, "brands.tsv", "RX") is Result.STANDS

    def test_a_row_of_another_drug_counts_where_the_words_name_that_drug(self, tmp_path):
        archive(tmp_path)
        cited = Citation(source="rxnorm-2026", section="ingredient_brand.tsv", key_words=("Other", "Stillo"))
        calmol = EntryRecord(slug="calmol", kind="drug", name="Calmol", facts=(FactRecord(attribute="a", citations=(cited,)),))
        other = EntryRecord(slug="other", kind="drug", name="Other")
        (pointer,) = pointers({record.key: record for record in (calmol, other, SourceRecord(slug="rxnorm-2026", kind="data"))})
        assert verify(pointer, Labels(tmp_path / "labels.zip", ()), DataFiles(tmp_path)).result is Result.STANDS

    def test_words_may_be_lacking_from_the_rows_of_the_drug(self, tmp_path):
        assert self.judge(tmp_path, "ingredient_brand.tsv", "Stillo", finding="lacks") is Result.STANDS
        assert self.judge(tmp_path, "ingredient_brand.tsv", "Calmex", finding="lacks") is Result.WORDS_PRESENT


def test_a_class_is_looked_for_in_all_rows():
    calmers = EntryRecord(slug="calmers", kind="class", name="Calmer")
    assert names_of(calmers, {"calmers": calmers}) == ()


def test_a_summary_counts_the_share_of_those_that_can_be_checked(tmp_path):
    judgements = [judged(tmp_path, "adverse_reactions", word) for word in ("headache", "nausea")]
    summary = Summary.of([*judgements, judged(tmp_path, "adverse_reactions", "x", kind="law")])
    assert (summary.total, summary.checkable, summary.share, summary.enough) == (3, 2, 0.5, False)
    assert Summary.of([]).enough
