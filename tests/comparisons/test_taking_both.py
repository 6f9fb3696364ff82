"""What taking both comes to in the catalogue: pairs whose answer is known, and kinds of row that must agree with one another."""

import csv
import os
from pathlib import Path

import pytest

from comparisons.engine.together import GRAVER, Badge, GroundKind, Together, together
from drugref.knowledge.current import current
from drugref.vocabulary import CodedAttribute, Severity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("DRUGREF_DATA") or HERE.parents[2] / "shared" / "data") / "interactions"
MILD = (Badge.NOT_RECORDED, Badge.NONE_KNOWN, Badge.MINOR, Badge.ADDS_UP)


def taking(left: str, right: str) -> Together:
    known = current().knowledge(left, right)
    return together(known.profiles[left], known.profiles[right], known.graph, known.interactions)


def is_at_least(badge: Badge, least: Badge) -> bool:
    return GRAVER.index(badge) <= GRAVER.index(least)


NEVER, SERIOUS, CARE = Badge.NEVER, Badge.SERIOUS, Badge.CARE
KNOWN = [
    ("warfarin", "ibuprofen", SERIOUS),
    ("oxycodone", "alprazolam", SERIOUS),
    ("gabapentin", "oxycodone", SERIOUS),
    ("alprazolam", "zolpidem", SERIOUS),
    ("clarithromycin", "simvastatin", NEVER),
    ("fluconazole", "warfarin", SERIOUS),
    ("ritonavir", "rivaroxaban", SERIOUS),
    ("nirmatrelvir-ritonavir", "clonazepam", CARE),
    ("paroxetine", "metoprolol", CARE),
    ("paroxetine", "tamoxifen", SERIOUS),
    ("rifampin", "contraceptives", SERIOUS),
    ("carbamazepine", "apixaban", SERIOUS),
    ("phenelzine", "sertraline", NEVER),
    ("citalopram", "ondansetron", SERIOUS),
    ("spironolactone", "lisinopril", CARE),
    ("lithium", "ibuprofen", SERIOUS),
    ("methotrexate", "trimethoprim", SERIOUS),
    ("allopurinol", "azathioprine", SERIOUS),
    ("nitroglycerin", "sildenafil", NEVER),
    ("metronidazole", "alcohol", NEVER),
    ("levothyroxine", "ferrous-sulfate", CARE),
    ("ciprofloxacin", "milk-and-dairy", CARE),
    ("tramadol", "sertraline", SERIOUS),
    ("sertraline", "trazodone", CARE),
    ("donepezil", "diphenhydramine", CARE),
    ("metoprolol", "albuterol", CARE),
    ("linezolid", "bupropion", NEVER),
    ("clarithromycin", "ticagrelor", SERIOUS),
    ("warfarin", "carbamazepine", SERIOUS),
    ("cyclobenzaprine", "phenelzine", NEVER),
]


@pytest.mark.parametrize(("left", "right", "badge"), KNOWN)
def test_a_known_pair_is_told_as_it_is(left, right, badge):
    assert taking(left, right).badge is badge


@pytest.mark.parametrize(
    "pair",
    [
        "lisinopril amlodipine", "gabapentin cetirizine", "metformin semaglutide", "sumatriptan sertraline",
        "diphenhydramine trazodone", "apixaban diltiazem", "caffeine famotidine", "omeprazole sertraline", "atorvastatin amlodipine",
        "fluoxetine loratadine", "levothyroxine lisinopril", "azithromycin ibuprofen", "amoxicillin sertraline",
        "acetaminophen ibuprofen", "apixaban acetaminophen",
    ],
)  # fmt: skip
def test_a_routine_pair_alarms_nobody(pair):
    assert taking(*pair.split()).badge in MILD


WORKED_OUT = [
    ("warfarin", "ibuprofen", SERIOUS),
    ("oxycodone", "alprazolam", SERIOUS),
    ("clarithromycin", "simvastatin", SERIOUS),
    ("ritonavir", "rivaroxaban", SERIOUS),
    ("nirmatrelvir-ritonavir", "clonazepam", CARE),
    ("paroxetine", "metoprolol", CARE),
    ("paroxetine", "tamoxifen", SERIOUS),
    ("citalopram", "ondansetron", SERIOUS),
    ("gabapentin", "oxycodone", SERIOUS),
    ("fluconazole", "warfarin", SERIOUS),
    ("rifampin", "ethinyl-estradiol", SERIOUS),
    ("carbamazepine", "apixaban", SERIOUS),
    ("phenelzine", "sertraline", SERIOUS),
    ("spironolactone", "lisinopril", CARE),
]


@pytest.mark.parametrize(("left", "right", "badge"), WORKED_OUT)
def test_without_a_row_it_is_worked_out_from_facts_alone(left, right, badge):
    known = current().knowledge(left, right)
    assert together(known.profiles[left], known.profiles[right], known.graph, ()).badge is badge


def hard_harmless() -> list[tuple[str, str, str]]:
    """Routine prescriptions side by side that look like more than they are, each from a reference: what they may say at most."""
    with (HERE / "hard_harmless.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["a"], row["b"], row["at_most"]) for row in csv.DictReader(file, delimiter="\t")]


def test_hard_harmless_pairs_ask_for_care_at_most_and_routine_ones_for_less():
    found = [(left, right, most, taking(left, right).badge) for left, right, most in hard_harmless()]
    assert len(found) >= 60
    assert [row for row in found if row[3] not in (*MILD, Badge.CARE)] == []
    assert [row for row in found if row[2] != "care" and row[3] not in MILD] == []


def test_pairs_of_the_shared_set_are_never_silent_and_never_two_steps_too_mild():
    path = DATA / "interactions_dev.tsv"
    if not path.exists():
        pytest.skip(f"no pairs at {path}: set DRUGREF_DATA")
    steps = [Badge.NEVER, Badge.SERIOUS, Badge.CARE, Badge.MINOR]
    silent, mild, alarms = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        left, right, expected, *_ = line.split("\t")
        badge = taking(left, right).badge
        if expected == "none":
            alarms += [] if badge in MILD else [(left, right, badge)]
        elif badge in (Badge.NOT_RECORDED, Badge.NONE_KNOWN):
            silent.append((left, right, expected))
        elif expected != "any":
            told = steps.index(badge) if badge in steps else len(steps) - 1
            wanted = {"never": 0, "serious": 1, "care": 2}[expected]
            mild += [(left, right, expected, badge)] if told - wanted >= 2 else []
    assert (silent, mild, alarms) == ([], [], [])


# kinds of row that must agree

TAKEN = {
    "maoi-within-14-days": "maois",
    "taking-maois": "maois",
    "pimozide-use": "pimozide",
    "taking-tizanidine": "tizanidine",
    "taking-opioids": "opioids",
    "taking-nitrates": "nitrates",
    "taking-pde5-inhibitors": "pde5-inhibitors",
    "strong-cyp3a4-blockers": "ketoconazole",
    "strong-cyp3a4-blockers-any": "ketoconazole",
    "strong-cyp1a2-blockers": "fluvoxamine",
    "birth-control-pills": "contraceptives",
    "estrogen-birth-control": "ethinyl-estradiol",
    "daily-alcohol": "alcohol",
    "recent-alcohol": "alcohol",
    "taking-potassium-sparing": "potassium-sparing-diuretics",
}
"""Who should take care, where that names a medicine -> the entry it names."""
NO_ENTRY = {"apomorphine-use", "rilpivirine-use"}


def cautions() -> list[tuple[str, str]]:
    """(entry, what it is not to be taken with) for each caution of its own that names a medicine."""
    return [
        (slug, TAKEN[fact.term.slug])
        for slug, profile in current().everything().profiles.items()
        for fact in profile.of(CodedAttribute.AVOID_IN)
        if fact.origin == "own" and fact.is_value and fact.term and fact.term.slug in TAKEN
    ]


def test_each_caution_that_names_a_medicine_is_known_here():
    named = {
        fact.term.slug
        for profile in current().everything().profiles.values()
        for fact in profile.of(CodedAttribute.AVOID_IN)
        if fact.term and fact.term.label.startswith("taking ")
    }
    assert named <= TAKEN.keys() | NO_ENTRY


def test_a_caution_that_names_a_medicine_has_its_row():
    silent = [
        (slug, other) for slug, other in cautions() if slug != other and taking(slug, other).badge in (Badge.NOT_RECORDED, Badge.NONE_KNOWN)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("with_what", "kind"),
    [
        ("nsaids", ("ssris", "snris", "vortioxetine", "vilazodone", "trazodone")),
        ("triptans", ("ssris", "snris")),
        ("opioids", ("ssris", "snris", "vilazodone", "vortioxetine")),
        ("nsaids", ("ace-inhibitors", "arbs")),
        ("cns-depressants", ("benzodiazepines", "z-drugs", "barbiturates", "orexin-antagonists")),
    ],
)
def test_rows_of_one_kind_have_one_severity(with_what, kind):
    rows = {frozenset((row.left, row.right)): row.severity for row in current().everything().interactions}
    found = {other: rows.get(frozenset((with_what, other))) for other in kind}
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize("pair", ["ssris triptans", "snris triptans", "cns-depressants cns-depressants"])
def test_these_rows_are_no_more_than_care(pair):
    left, right = pair.split()
    rows = [row for row in current().everything().interactions if {row.left, row.right} == {left, right}]
    assert rows
    assert all(row.rank <= list(Severity).index(Severity.CARE) for row in rows)


def test_what_is_not_to_be_taken_twice_is_told_of_every_two_products_that_hold_it():
    found = taking("oxycodone-acetaminophen", "butalbital-acetaminophen-caffeine")
    assert [ground.doubled for ground in found.of(GroundKind.DOUBLED)] == ["acetaminophen"]
    assert found.of(GroundKind.DOUBLED)[0].badge is Badge.SERIOUS
    assert is_at_least(taking("ibuprofen", "naproxen").badge, Badge.CARE)


def test_most_enzyme_facts_say_how_far_or_how_much():
    """What lacks it counts as moderate, or as a part; the editors' report lists them."""
    facts = [
        fact
        for profile in current().everything().profiles.values()
        for fact in profile.of(CodedAttribute.ENZYMES)
        if fact.origin == "own" and fact.is_value
    ]
    sized = [fact for fact in facts if fact.strength or fact.share]
    assert len(facts) > 300
    assert len(sized) / len(facts) > 0.5
