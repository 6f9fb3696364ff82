"""Every kind of fault is told with its file and line, and all of them in one run."""

import pytest

from tests.drugref.catalogue import small
from tests.drugref.catalogue.small import CALMERS, CALMOL, EFFECTS, FILES, LABELS, TARGETS, TOGETHER, read_and_check, write_catalogue


def test_the_small_catalogue_has_no_faults(tmp_path):
    records, faults = read_and_check(write_catalogue(tmp_path))
    assert faults == []
    assert len(records) == 14


def line_of(text: str, part: str) -> int:
    """The number of the only line of *text* that holds *part*."""
    (number,) = [number for number, line in enumerate(text.splitlines(), start=1) if part in line]
    return number


def broken(old: str, new: str, text: str = CALMOL) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


BROKEN_DRUGS = {
    "unknown key": ("summary:", "sumary:", "sumary", "did you mean “summary”?"),
    "key twice": ("added: 2026", "name: Calmol too\nadded: 2026", "Calmol too", "“name” stands here twice; first on line 2."),
    "no day": ("added: 2026-11-22", "added: 22.11.2026", "22.11.2026", "is no day"),
    "wrong word": ("added:", "noun: potion\nadded:", "potion", "“potion” is none of: medicine"),
    "file name": ("drug: calmol", "drug: calmex", "drug: calmex", "they must agree"),
    "kind of name": ("  everyday:", "  nickname:", "nickname", "is no kind of name"),
    "uncited brand": ("everyday: [calm pill (loose)]", "brand: [Calmer]", "[Calmer]", "stands here twice"),
    "half a bracket": ("[calm pill (loose)]", "[calm pill (loose, US)]", "calm pill (loose, US)", "double quotes"),
    "name twice": ("[Calmex, Stillo (UK)]", "[Calmex, CALMEX]", "CALMEX", "“CALMEX” stands here twice"),
    "name without letters": ("[calm pill (loose)]", "[…]", "[…]", "at least one letter"),
    "no citation": ("calmers: label-calmol description [calm]", "calmers: label", "calmers: label", "which section"),
    "broken citation": (
        "calmers: label-calmol description [calm]",
        "calmers: label-calmol [x",
        "calmers: label-calmol [x",
        "is no citation",
    ),
    "unknown source": (
        "level 1: label-calmol",
        "level 1: label-calmoll",
        "label-calmoll",
        "Unknown source “label-calmoll”; did you mean “label-calmol”?",
    ),
    "unknown class": ("  calmers:", "  calmerss:", "calmerss", "Unknown entry “calmerss”; did you mean “calmers”?"),
    "class that is a drug": ("  calmers:", "  calmol:", "  calmol: label", "cannot belong to itself"),
    "is not without because": ("    because: It calms and does not bring sleep.\n", "", "sleepers:", "“because:” is missing"),
    "lacks without words": ("lacks [sleep]", "lacks", "indications lacks", "which words the source lacks"),
    "unknown axis": ("  mechanism: label-calmol description", "  magic: label-calmol description", "magic", "can't be checked"),
    "unknown attribute": ("  half-life:", "  halflife:", "2 to 6.5", "Unknown attribute “halflife”; did you mean “half-life”?"),
    "unknown term": ("    hiccups (draft)", "    hicups (draft)", "hicups", "Unknown term “hicups”; did you mean “hiccups”?"),
    "term of another vocabulary": ("    hiccups (draft)", "    calm-receptor (draft)", "calm-receptor (draft)", "is a word for target"),
    "term for a level": ("level 1:", "much:", "much:", "“misuse” takes a level, not “much”"),
    "level out of range": ("level 1:", "level 7:", "level 7", "has levels 0 to 1"),
    "no action": ("calm-receptor (activates)", "calm-receptor", "    calm-receptor", "needs an action"),
    "qualifier of another attribute": ("level 1:", "level 1 (rare):", "level 1", "carries no frequency"),
    "members on a drug": ("level 1:", "level 1 (all members):", "level 1", "Only a class's fact"),
    "unknown qualifier": ("(common, by mouth)", "(commun)", "commun", "did you mean “common”?"),
    "value twice": ("    hiccups (draft):", "    drowsiness (rare, by mouth): label-calmol a [b]", "rare", "stands here twice"),
    "uncited fact": ("    hiccups (draft):", "    hiccups:", "    hiccups:", "needs a citation"),
    "backward range": ("2 to 6.5 hours", "7 to 6.5 hours", "7 to 6.5", "runs backwards"),
    "text without its sentence": ("      says: It wakes the calm receptor.\n", "", "    text:", "needs its sentence"),
    "too long a summary": ("A medicine that calms.", f"A medicine {'so ' * 150}calm.", None, "at most 300 characters"),
    "law place": ("added:", "place: US\nadded:", "place: US", "Only a class on the law axis"),
    "broken yaml": ("facts:", "facts: [", None, "Broken YAML"),
}


@pytest.mark.parametrize("kind", BROKEN_DRUGS)
def test_a_fault_in_a_drug_is_told_with_its_line(tmp_path, kind):
    old, new, marked, sentence = BROKEN_DRUGS[kind]
    text = broken(old, new)
    _, faults = read_and_check(write_catalogue(tmp_path, drugs__calmol=text))
    start = f"drugs/calmol.yaml:{line_of(text, marked) if marked else ''}"
    assert [fault for fault in faults if fault.startswith(start) and sentence in fault], faults


def test_a_brand_name_without_a_source_is_told(tmp_path):
    text = broken("everyday: [calm pill (loose)]", "slang: [calmy]", CALMOL).replace(
        "    - cite: label-calmol description [Calmex]\n      names: [Calmex, Stillo (UK)]\n", "    - Calmex\n"
    )
    _, faults = read_and_check(write_catalogue(tmp_path, drugs__calmol=text))
    assert faults == ["drugs/calmol.yaml:7: Brand names need a source: write “- cite: …” and under it “names: […]”."]


OTHER_FILES = {
    "class without axis": ("classes/calmers.yaml", "axis: mechanism\n", "", 1, "“axis:” is missing"),
    "class fact without members": ("classes/calmers.yaml", " (most members)", "", 9, "of how many members"),
    "broader is unknown": ("terms/target.yaml", "broader: calm-system", "broader: calm-sistem", 4, "did you mean “calm-system”?"),
    "broader in another vocabulary": ("terms/target.yaml", "broader: calm-system", "broader: hiccups", 4, "another vocabulary"),
    "term in two files": ("terms/target.yaml", "calm-system:\n  label: calm", "hiccups:\n  label: x", None, "stands here twice"),
    "flag": ("terms/effect.yaml", "adds up: yes", "adds up: true", 4, "is yes or no, not “true”"),
    "source without address": ("sources/label.yaml", "  url: https://example.org/calmol\n", "", 1, "“url:” is missing"),
    "no address": ("sources/label.yaml", "https://example.org/calmol", "example", 1, "valid URL"),
    "no date": ("sources/label.yaml", "dated: 2025-03", "dated: March 2025", 1, "Write a year"),
    "attribute of no kind": (
        "attributes.yaml",
        "kind: terms\n  vocabulary: target",
        "kind: words\n  vocabulary: target",
        5,
        "“words” is none of",
    ),
    "attribute of levels without levels": (
        "attributes.yaml",
        "  levels:\n    - none known\n    - reports\n",
        "",
        20,
        "says under “levels:”",
    ),
    "order is a number": ("attributes.yaml", "order: 40", "order: last", 33, "whole number"),
    "interaction with an unknown entry": (
        "interactions/calmers+calmol.yaml",
        "[calmers, calmol]",
        "[calmers, calmul]",
        1,
        "named “calmers+calmol”",
    ),
    "interaction without words": ("interactions/calmers+calmol.yaml", "what happens: Both calm.\n", "", 1, "“what happens:” is missing"),
    "severity": ("interactions/calmers+calmol.yaml", "severity: care", "severity: bad", 2, "“bad” is none of"),
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_a_fault_in_another_file_is_told_with_its_line(tmp_path, kind):
    name, old, new, line, sentence = OTHER_FILES[kind]
    write_catalogue(tmp_path)
    (tmp_path / name).write_text(broken(old, new, FILES[name]), encoding="utf-8")
    _, faults = read_and_check(tmp_path)
    start = f"{name}:{line}: " if line else ""
    assert [fault for fault in faults if fault.startswith(start) and sentence in fault], faults


def test_a_circle_of_classes_is_told_where_it_closes(tmp_path):
    calmers = CALMERS + "is a:\n  sleepers: label-calmol description [sleep]\n"
    sleepers = small.SLEEPERS + "is a:\n  calmers: label-calmol description [calm]\n"
    drug = CALMOL.replace(CALMOL[CALMOL.index("is not:") : CALMOL.index("checked:")], "")
    _, faults = read_and_check(write_catalogue(tmp_path, classes__calmers=calmers, classes__sleepers=sleepers, drugs__calmol=drug))
    assert faults == ["classes/sleepers.yaml:8: This closes a circle: sleepers → calmers → sleepers."]


def test_a_circle_of_terms_is_told(tmp_path):
    _, faults = read_and_check(
        write_catalogue(tmp_path, terms__target=TARGETS.replace("label: calm system", "label: x\n  broader: calm-receptor"))
    )
    assert [fault for fault in faults if "makes a circle" in fault]


def test_a_path_that_contradicts_an_is_not_is_told(tmp_path):
    calmers = CALMERS + "is a:\n  sleepers: label-calmol description [sleep]\n"
    _, faults = read_and_check(write_catalogue(tmp_path, classes__calmers=calmers))
    line = line_of(CALMOL, "  sleepers:")
    assert faults == [
        f"drugs/calmol.yaml:{line}: A contradiction: by calmol → calmers → sleepers it is one, and here it is stated that it is not."
    ]


def test_a_drug_in_two_classes_held_apart_is_told(tmp_path):
    apart = CALMERS + "is not:\n  sleepers:\n    because: They calm.\n    cite: label-calmol description [calm]\n"
    both = CALMOL.replace(CALMOL[CALMOL.index("is not:") : CALMOL.index("checked:")], "").replace(
        "is a:\n", "is a:\n  sleepers: label-calmol description [sleep]\n"
    )
    _, faults = read_and_check(write_catalogue(tmp_path, classes__calmers=apart, drugs__calmol=both))
    assert faults == ["drugs/calmol.yaml:1: It is in “calmers” and in “sleepers”, and these two are stated to be apart."]


def test_one_slug_for_a_drug_and_a_class_is_told(tmp_path):
    _, faults = read_and_check(write_catalogue(tmp_path, classes__calmol=CALMERS.replace("class: calmers", "class: calmol")))
    assert [fault for fault in faults if "a slug belongs to one entry" in fault]


def test_an_interaction_of_unknown_entries_is_told(tmp_path):
    text = TOGETHER.replace("[calmers, calmol]", "[calmers, unheardof]")
    _, faults = read_and_check(write_catalogue(tmp_path, **{"interactions__calmers+unheardof": text}))
    assert faults == ["interactions/calmers+unheardof.yaml:1: Unknown entry “unheardof”."]


def test_two_slugs_out_of_order_are_told(tmp_path):
    text = TOGETHER.replace("[calmers, calmol]", "[sleepers, calmol]")
    _, faults = read_and_check(write_catalogue(tmp_path, **{"interactions__sleepers+calmol": text}))
    assert faults == ["interactions/sleepers+calmol.yaml:1: The two stand in alphabetical order."]


def test_all_faults_of_all_files_come_in_one_run(tmp_path):
    write_catalogue(
        tmp_path,
        drugs__calmol=CALMOL.replace("level 1:", "level 9:").replace("(activates)", ""),
        terms__effect=EFFECTS.replace("adds up: yes", "adds up: often"),
        sources__label=LABELS.replace("publisher: Office of Labels\n", ""),
    )
    _, faults = read_and_check(tmp_path)
    assert len(faults) == 4
    assert faults == sorted(faults, key=lambda fault: (fault.split(":")[0], int(fault.split(":")[1])))


def test_a_file_that_is_broken_hides_no_other_fault_and_makes_none(tmp_path):
    write_catalogue(tmp_path, terms__target="calm-system: [", drugs__calmol=CALMOL.replace("level 1:", "level 9:"))
    _, faults = read_and_check(tmp_path)
    assert [fault.split(":")[0] for fault in faults] == ["drugs/calmol.yaml", "terms/target.yaml"]


def test_a_file_that_is_no_text_is_told(tmp_path):
    (write_catalogue(tmp_path) / "terms/effect.yaml").write_bytes(b"\xff\xfe")
    assert "terms/effect.yaml:1: Not UTF-8 at byte 0." in read_and_check(tmp_path)[1]


def test_an_empty_entry_file_is_told(tmp_path):
    _, faults = read_and_check(write_catalogue(tmp_path, drugs__stillol=""))
    assert faults == ["drugs/stillol.yaml:1: The file is empty."]


@pytest.mark.parametrize("name", ["terms/colour.yaml", "sources/label.yml", "calmol.yaml", "drugs/old/calmol.yaml"])
def test_a_file_that_is_no_part_of_the_catalogue_is_told(tmp_path, name):
    write_catalogue(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("a:\n  label: b\n")
    assert read_and_check(tmp_path)[1] == [f"{name}:1: No kind of record belongs in a file of this name."]
