"""A “no” that holds: every class gone through, every near miss stated, and the kinds of fault that once made a “no” false.

Those that need official files say so where they are not there.
"""

import csv
import gzip
import json
import os
import zipfile
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from comparisons.engine.verdict import Rule, verdict
from comparisons.management.commands.near_misses import lines
from drugref.catalogue.verify.labels import EXCERPTS
from drugref.domain.rosters import open_rosters
from drugref.knowledge.current import current
from drugref.models import Source
from drugref.names.normalise import normalise
from drugref.presenters.facts import value_in_words
from drugref.vocabulary import Axis, Extent, Finding, Form, Members, RelationKind, SourceKind, State, VerdictKind, forms_taken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

ROOT = Path(__file__).resolve().parents[2]
OFFICIAL = Path(os.environ.get("DRUGREF_DATA") or ROOT.parent / "shared" / "data")
UNSTATED = (Rule.CHECKED, Rule.NEAR_MISS, Rule.NOT_RECORDED)

REGULATORS_CLASSES = {
    "Benzodiazepine": "benzodiazepines",
    "Anti-epileptic Agent": "antiseizure-medicines",
    "Nonsteroidal Anti-inflammatory Drug": "nsaids",
    "Opioid Agonist": "opioids",
    "Opioid Agonist/Antagonist": "opioids",
    "Partial Opioid Agonist": "opioids",
    "Partial Opioid Agonist/Antagonist": "opioids",
    "Opioid Antagonist": "opioid-antagonists",
    "Corticosteroid": "corticosteroids",
    "Antiarrhythmic": "antiarrhythmics",
    "Atypical Antipsychotic": "antipsychotics",
    "Typical Antipsychotic": "antipsychotics",
    "Anticholinergic": "anticholinergics",
    "Cholinergic Muscarinic Antagonist": "anticholinergics",
    "Tricyclic Antidepressant": "tricyclic-antidepressants",
    "beta-Adrenergic Blocker": "beta-blockers",
    "Histamine-1 Receptor Antagonist": "antihistamines",
    "Antihistamine": "antihistamines",
    "Central Nervous System Stimulant": "stimulants",
    "Angiotensin 2 Receptor Blocker": "arbs",
    "Angiotensin Converting Enzyme Inhibitor": "ace-inhibitors",
    "Muscle Relaxant": "muscle-relaxants",
    "Skeletal Muscle Relaxant": "muscle-relaxants",
    "Proton Pump Inhibitor": "ppis",
    "HMG-CoA Reductase Inhibitor": "statins",
    "alpha-Adrenergic Blocker": "alpha-blockers",
    "Cephalosporin Antibacterial": "cephalosporins",
    "Serotonin and Norepinephrine Reuptake Inhibitor": "snris",
    "Azole Antifungal": "azole-antifungals",
    "Polyene Antifungal": "antifungals",
    "beta2-Adrenergic Agonist": "beta-2-agonists",
    "Phosphodiesterase 5 Inhibitor": "pde5-inhibitors",
    "Sympathomimetic Amine Anorectic": "appetite-suppressants",
    "Mood Stabilizer": "mood-stabilizers",
    "Phenothiazine": "phenothiazines",
    "Histamine-2 Receptor Antagonist": "h2-blockers",
    "Insulin Analog": "insulins",
    "Macrolide Antimicrobial": "macrolides",
    "Loop Diuretic": "loop-diuretics",
    "Thiazide Diuretic": "thiazides",
    "Thiazide-like Diuretic": "thiazides",
    "Potassium-sparing Diuretic": "potassium-sparing-diuretics",
    "Quinolone Antimicrobial": "fluoroquinolones",
    "Central alpha-2 Adrenergic Agonist": "alpha-2-agonists",
    "P2Y12 Platelet Inhibitor": "antiplatelets",
    "Factor Xa Inhibitor": "anticoagulants",
    "Vitamin K Antagonist": "anticoagulants",
    "Anti-coagulant": "anticoagulants",
    "Sulfonylurea": "sulfonylureas",
    "Progestin": "progestins",
    "Estrogen": "estrogens",
    "Androgen": "anabolic-steroids",
    "Monoamine Oxidase Inhibitor": "maois",
    "Dihydropyridine Calcium Channel Blocker": "calcium-channel-blockers",
    "Calcium Channel Blocker": "calcium-channel-blockers",
    "Penicillin-class Antibacterial": "penicillins",
    "Tetracycline-class Drug": "tetracyclines",
    "Sulfonamide Antimicrobial": "sulfa-antibiotics",
    "Aromatase Inhibitor": "aromatase-inhibitors",
    "Methylxanthine": "xanthines",
    "Sodium-Glucose Cotransporter 2 Inhibitor": "sglt2-inhibitors",
    "GLP-1 Receptor Agonist": "glp-1-agonists",
    "Dipeptidyl Peptidase 4 Inhibitor": "dpp-4-inhibitors",
    "5-alpha Reductase Inhibitor": "5-alpha-reductase-inhibitors",
    "Nitrate Vasodilator": "nitrates",
    "General Anesthetic": "anesthetics",
    "Amide Local Anesthetic": "anesthetics",
    "Osmotic Laxative": "osmotic-laxatives",
    "Stimulant Laxative": "stimulant-laxatives",
    "Leukotriene Receptor Antagonist": "leukotriene-blockers",
    "Nonergot Dopamine Agonist": "dopamine-agonists",
    "Melatonin Receptor Agonist": "melatonin-agonists",
    "Serotonin-1b and Serotonin-1d Receptor Agonist": "triptans",
    "Cannabinoid": "cannabinoids",
    "Antiemetic": "antiemetics",
    "Central Nervous System Depressant": "cns-depressants",
    "Calcineurin Inhibitor Immunosuppressant": "immunosuppressants",
    "mTOR Inhibitor Immunosuppressant": "immunosuppressants",
    "Antimetabolite Immunosuppressant": "immunosuppressants",
    "Non-narcotic Antitussive": "cough-suppressants",
}
"""An established pharmacologic class, as FDA words it -> ours that means the same or holds it."""


@pytest.fixture(scope="module")
def whole(catalogue, django_db_blocker):
    with django_db_blocker.unblock():
        return current().everything()


def official(name: str) -> Path:
    if not (OFFICIAL / name).exists():
        pytest.skip(f"no official file at {OFFICIAL / name}: set DRUGREF_DATA")
    return OFFICIAL / name


# two keys


def test_every_class_has_its_pass_and_every_drug_was_in_hand(whole):
    left = open_rosters(whole.graph.nodes.values())
    assert [node.slug for node in left.without_pass] == []
    assert [node.slug for node in left.not_held] == []


def test_every_near_miss_is_stated(whole):
    assert list(lines(whole.graph, only_open=True)) == []


def test_a_class_the_regulator_gives_a_drug_is_stated_of_it(whole):
    """An official class that we hold is looked at: yes, in part, or no with its reason, but never for want of a statement."""
    names = {normalise(profile.node.name): slug for slug, profile in whole.profiles.items() if not profile.node.is_class}
    unstated = set()
    with official("ndc/substance_class_2015.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            of = REGULATORS_CLASSES.get(row["CLASS_NAME"])
            words = row["SUBSTANCENAME"].split()
            drug = next((names[text] for n in range(len(words), 0, -1) if (text := normalise(" ".join(words[:n]))) in names), None)
            if row["CLASS_TYPE"] == "EPC" and of and drug and verdict(whole.graph, drug, of).rule in UNSTATED:
                unstated.add((drug, of))
    assert sorted(unstated) == []


# boxed warnings


def boxed_labels() -> dict[str, bool]:
    """Set id -> has the newest version of the label a boxed warning? Labels of which only parts are here are left out."""
    found: dict[str, bool] = {}
    with zipfile.ZipFile(official("labels.zip")) as box:
        for member in box.namelist():
            for label in json.loads(box.read(member)):
                if not any(word in str(label.get("from_set")) for word in EXCERPTS):
                    found.setdefault(label["set_id"], "boxed_warning" in label["sections"])
    return found


def test_a_drug_whose_label_has_a_box_has_its_own_row(whole):
    boxed = boxed_labels()
    set_ids = dict(Source.objects.exclude(set_id="").values_list("slug", "set_id"))
    missing = []
    for slug, profile in whole.profiles.items():
        own = [fact for fact in profile.of("boxed-warning") if fact.origin == "own" and fact.is_value]
        if not profile.node.is_class and boxed.get(set_ids.get(f"label-{slug}", "")) and not own:
            missing.append(slug)
    assert missing == []


def test_no_box_is_only_said_where_it_would_have_been_seen(whole):
    """That one section lacks the words proves nothing: the list of a whole label's sections does, and its opening, where a box stands.

    A “Drug Facts” panel, of what is sold without a prescription, never has one.
    """
    unproven = []
    for slug, profile in whole.profiles.items():
        panel = any(fact.term and fact.term.slug == "over-the-counter" for fact in profile.of("supply"))
        for fact in profile.of("boxed-warning"):
            if fact.state == State.CHECKED_NONE and fact.origin == "own" and not panel:
                proof = any(c.section.casefold() in WHERE_A_BOX_STANDS or c.source.kind != SourceKind.LABEL for c in fact.citations)
                unproven += [] if proof else [(slug, [c.source.slug for c in fact.citations])]
    assert unproven == []


WHERE_A_BOX_STANDS = frozenset({"list of sections", "opening", "highlights", "boxed_warning", "active_ingredient"})
"""The last is a section that a “Drug Facts” panel alone has."""


# law


def test_what_a_law_does_not_list_says_whose_law(whole):
    nodes = whole.graph.nodes
    silent = [
        (edge.child, edge.parent)
        for edge in whole.graph.shown
        if edge.extent == Extent.IS_NOT and nodes[edge.parent].axis == Axis.LAW and not edge.place
    ]
    assert silent == []


def first_approvals() -> dict[str, date]:
    """Active ingredient, in small letters and without its salt -> the day its first product was approved; long ago: 1982."""
    found: dict[str, date] = {}
    with gzip.open(official("orange-book/products.tsv.gz"), "rt", encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file, delimiter="~"):
            day = row["Approval_Date"]
            on = date(1982, 1, 1) if "prior" in day.lower() else datetime.strptime(day, "%b %d, %Y").replace(tzinfo=UTC).date()
            for name in row["Ingredient"].lower().split("; "):
                words = name.split()
                for bare in (" ".join(words[:n]) for n in range(1, len(words) + 1)):
                    found[bare] = min(found.get(bare, on), on)
    return found


def test_no_list_that_is_older_than_a_medicine_shows_that_the_law_leaves_it_out(whole):
    approved = first_approvals()
    too_old = []
    for slug, profile in whole.profiles.items():
        check = profile.node.checks.get(Axis.LAW)
        if check and check.citation and check.citation.finding == Finding.LACKS:
            dated, since = check.citation.source.dated, approved.get(profile.node.name.lower())
            if since and dated and since.isoformat()[: len(dated)] > dated:
                too_old.append((slug, since, check.citation.source.slug))
    assert len(approved) > 1000
    assert too_old == []


# one form is not the drug

FORM_OF_LABEL = {
    "ORAL": "by mouth",
    "SUBCUTANEOUS": "injection",
    "INTRAVENOUS": "injection",
    "INTRAMUSCULAR": "injection",
    "TOPICAL": "skin",
    "TRANSDERMAL": "patch",
    "NASAL": "nose",
    "RESPIRATORY (INHALATION)": "inhaled",
    "RECTAL": "rectal",
    "SUBLINGUAL": "under the tongue",
}
"""The route of a label, as FDA words it -> our dose form."""
OF_A_FORM = ("use", "boxed-warning", "onset", "duration", "half-life", "supply")


def forms_of_labels() -> dict[str, set[str]]:
    """Set id -> the dose forms that its label is of."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    with zipfile.ZipFile(official("labels.zip")) as box:
        for member in box.namelist():
            for label in json.loads(box.read(member)):
                found[label["set_id"]] |= {FORM_OF_LABEL.get(route, route) for route in label["openfda"].get("route") or ()}
    return found


def test_what_one_forms_label_says_names_the_form_where_there_are_others(whole):
    """Silenor is not doxepin: what was read from the label of the injection, the spray or the patch alone says so."""
    labels, set_ids = forms_of_labels(), dict(Source.objects.exclude(set_id="").values_list("slug", "set_id"))
    formless = []
    for slug, profile in whole.profiles.items():
        routes = (fact.term.slug for fact in profile.of("route") if fact.origin == "own" and fact.is_value and fact.term)
        comes_as = forms_taken(routes) - {Form.LONG_ACTING}
        for fact in profile.facts:
            if profile.node.is_class or len(comes_as) < 2 or fact.origin != "own" or fact.attribute.slug not in OF_A_FORM:
                continue
            read = [labels.get(set_ids.get(cite.source.slug, ""), set()) for cite in fact.citations]
            of = set().union(*read)
            if all(read) and len(of) == 1 and of != {"by mouth"} and not fact.form and not fact.state:
                formless.append((slug, fact.attribute.slug, value_in_words(fact), *of))
    assert formless == []


# milder than the class, confused names, supply


def test_a_value_milder_than_that_of_its_class_says_why(whole):
    unexplained = []
    for slug, profile in whole.profiles.items():
        for own in (fact for fact in profile.facts if fact.origin == "own" and fact.level is not None and not fact.note):
            for above in whole.graph.ancestors(slug):
                for fact in whole.profiles[above].of(own.attribute.slug):
                    same_form = not fact.form or not own.form or fact.form == own.form
                    handed = fact.origin == "own" and fact.members in (Members.ALL, Members.MOST)
                    if handed and same_form and fact.level is not None and fact.level > own.level:
                        unexplained.append((slug, own.attribute.slug, own.level, above, fact.level))
    assert unexplained == []


def test_names_are_only_told_as_confused_where_an_official_list_reports_it(whole):
    sources = {r.citation.source for profile in whole.profiles.values() for r in profile.relations if r.kind == RelationKind.MISTAKEN}
    assert {source.kind for source in sources} <= {SourceKind.REGULATOR, SourceKind.HEALTH_BODY}


def test_what_is_sold_both_ways_says_which_form_or_strength_needs_the_prescription(whole):
    unclear = []
    for slug, profile in whole.profiles.items():
        terms = defaultdict(list)
        for fact in profile.of("supply"):
            if fact.term and fact.origin == "own":
                terms[fact.term.slug, fact.place].append(bool(fact.form or fact.note))
        for (term, place), told in terms.items():
            other = terms.get(("over-the-counter", place))
            if term == "prescription-only" and other and not all(told) and not all(other):
                unclear.append(slug)
    assert unclear == []


def test_supply_and_the_everyday_classes_agree(whole):
    """What is sold both ways at home is both in part; what is sold one way only is not said to be none of it."""
    wrong = []
    for slug, profile in whole.profiles.items():
        if profile.node.is_class:
            continue
        ways = {f.term.slug for f in profile.of("supply") if f.term and f.is_value and f.place in ("", "US")}
        for term, of in (("over-the-counter", "over-the-counter-medicines"), ("prescription-only", "prescription-medicines")):
            if term in ways and verdict(whole.graph, slug, of).kind in (VerdictKind.NO, VerdictKind.UNKNOWN):
                wrong.append((slug, of))
    assert wrong == []
