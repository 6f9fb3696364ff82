"""What an interaction may say beside all other records: by the loader, which names the file and the line."""

import pytest

from tests.drugref.catalogue.small import ATTRIBUTES, CALMOL, TOGETHER, read_and_check, write_catalogue

ENZYME_ROW = """\
enzymes:
  label: Enzymes
  group: Time
  order: 60
  kind: terms
  vocabulary: enzyme
  qualifier: action
"""


def faults_with(tmp_path, interaction: str = TOGETHER, **changed: str) -> list[str]:
    return read_and_check(write_catalogue(tmp_path, **{"interactions__calmers+calmol": interaction}, **changed))[1]


def row(left: str, right: str, severity: str = "care", more: str = "") -> str:
    return f"""\
between: [{left}, {right}]
severity: {severity}
{more}what happens: Both calm.
what to ask: Ask a pharmacist about both.
cite:
  - label-calmol warnings [calm]
"""


def test_two_of_a_class_may_stand_as_a_row_and_two_of_a_drug_may_not(tmp_path):
    more = {"interactions__calmers+calmers": row("calmers", "calmers"), "interactions__calmol+calmol": row("calmol", "calmol")}
    (fault,) = read_and_check(write_catalogue(tmp_path, **more))[1]
    assert fault.startswith("interactions/calmol+calmol.yaml:1: A row of a thing with itself means two of a class.")
    assert "one-at-a-time" in fault


def test_a_form_that_neither_side_has_is_refused(tmp_path):
    (fault,) = faults_with(tmp_path, row("calmers", "calmol", more="form: skin\n"))
    assert "Neither side is recorded in this form (“skin”)" in fault
    assert faults_with(tmp_path, row("calmers", "calmol", more="form: by mouth\n")) == []


def test_an_unknown_enzyme_is_refused(tmp_path):
    (fault,) = faults_with(tmp_path, row("calmers", "calmol", more="because of: [drowsiness, cyp9x]\n"))
    assert "Unknown term “cyp9x”: write the slug of an effect, an enzyme or a carrier." in fault


MEMBER = CALMOL.replace("is a:\n  calmers", "is a:\n  sleepers: label-calmol description [calm]\n  calmers").replace(
    "is not:\n  sleepers:\n    because: It calms and does not bring sleep.\n    cite: label-calmol indications lacks [sleep]\n", ""
)


def test_a_row_stands_instead_of_a_broader_one_and_of_no_other(tmp_path):
    broad = {"interactions__calmers+sleepers": row("calmers", "sleepers"), "drugs__calmol": MEMBER}
    assert faults_with(tmp_path, row("calmers", "calmol", more="instead of: [calmers+sleepers]\n"), **broad) == []
    (fault,) = faults_with(tmp_path, row("calmers", "calmol", more="instead of: [calmers+stillol]\n"), **broad)
    assert "There is no row “calmers+stillol”" in fault


def test_a_circle_of_instead_of_is_refused(tmp_path):
    broad = {
        "interactions__calmers+sleepers": row("calmers", "sleepers", more="instead of: [calmers+calmol]\n"),
        "drugs__calmol": MEMBER,
    }
    (fault,) = faults_with(tmp_path, row("calmers", "calmol", more="instead of: [calmers+sleepers]\n"), **broad)
    assert fault.startswith("interactions/calmers+sleepers.yaml:1: “calmers+calmol” is not broader than this row")


def test_a_row_that_stands_instead_of_itself_is_refused(tmp_path):
    (fault,) = faults_with(tmp_path, row("calmers", "calmol", more="instead of: [calmers+calmol]\n"), drugs__calmol=MEMBER)
    assert "“calmers+calmol” is not broader than this row" in fault


def test_none_known_below_a_grave_row_has_to_say_instead_of_what(tmp_path):
    broad = {"interactions__calmers+sleepers": row("calmers", "sleepers", "serious"), "drugs__calmol": MEMBER}
    mild = row("calmers", "calmol", "none known")
    (fault,) = faults_with(tmp_path, mild, **broad)
    assert "“None known” here, and a grave row above it: name “calmers+sleepers” under “instead of”." in fault
    assert faults_with(tmp_path, row("calmers", "calmol", "none known", "instead of: [calmers+sleepers]\n"), **broad) == []


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("cutter (broken down by, strong)", "A strength is said of an enzyme or carrier, and beside blocks or speeds up."),
        ("cutter (blocks, mostly)", "A share is said of an enzyme or carrier, and beside broken down by, carried by or made active by."),
        ("cutter (activates)", "Of an enzyme or carrier say blocks, speeds up, broken down by, carried by or made active by."),
        ("cutter (blocks, moderate)", ""),
        ("cutter (carried by, nearly all)", ""),
    ],
)
def test_an_enzyme_is_blocked_by_strength_and_used_by_share(tmp_path, said, complaint):
    drug = CALMOL.replace("  side-effect:\n", f"  enzymes:\n    {said}: label-calmol pharmacology [cutter]\n  side-effect:\n", 1)
    files = {"attributes": f"{ATTRIBUTES}\n{ENZYME_ROW}", "terms__enzyme": "cutter:\n  label: cutter\n", "drugs__calmol": drug}
    faults = faults_with(tmp_path, **files)
    assert [fault.partition(": ")[2] for fault in faults] == ([complaint] if complaint else [])


def test_what_was_looked_through_is_read_with_its_day(tmp_path):
    section = "looked through:\n  - label-calmol drug_interactions on 2026-11-30\n  - label-calmol warnings\nfacts:\n"
    records, faults = read_and_check(write_catalogue(tmp_path, drugs__calmol=CALMOL.replace("facts:\n", section, 1)))
    assert faults == []
    read = [(part.citation.section, part.citation.checked.isoformat()) for part in records["drug:calmol"].looked_through]
    assert read == [("drug_interactions", "2026-11-30"), ("warnings", "2026-11-20")]


def test_a_section_looked_through_or_a_code_that_stands_twice_is_told(tmp_path):
    twice = (
        "identifiers:\n  unii H789N3FKE8: label-calmol warnings [calm]\n"
        "looked through:\n  - label-calmol warnings\n  - label-calmol warnings on 2026-11-30\nfacts:\n"
    )
    _, faults = read_and_check(write_catalogue(tmp_path, drugs__calmol=CALMOL.replace("facts:\n", twice, 1)))
    assert [fault.partition(": ")[2].partition(";")[0] for fault in faults] == ["“label-calmol warnings on 2026-11-30” stands here twice"]
