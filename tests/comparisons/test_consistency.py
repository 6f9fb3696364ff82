"""The catalogue against itself, and against the official schedules."""

import csv
import os
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from comparisons.engine.verdict import verdict
from drugref.knowledge.current import current
from drugref.models import Entry, Name
from drugref.names.normalise import normalise
from drugref.vocabulary import Axis, EntryKind, Standing, ValueKind, VerdictKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

ROOT = Path(__file__).resolve().parents[2]
SCHEDULES = Path(os.environ.get("DRUGREF_DATA") or ROOT.parent / "shared" / "data") / "law" / "schedules.tsv"
CLASS_OF = {"CI": "schedule-i", "CII": "schedule-ii", "CIII": "schedule-iii", "CIV": "schedule-iv", "CV": "schedule-v"}


@pytest.fixture(scope="module")
def whole(catalogue, django_db_blocker):
    with django_db_blocker.unblock():
        return current().everything()


def official_schedules() -> dict[str, set[str]]:
    """Substance -> every schedule a source gives it; “no” for “not a controlled substance”."""
    if not SCHEDULES.exists():
        pytest.skip(f"no official schedules at {SCHEDULES}: set DRUGREF_DATA")
    found: defaultdict[str, set[str]] = defaultdict(set)
    with SCHEDULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[normalise(row["substance"])].add(row["schedule"])
    return found


def test_a_drugs_schedule_agrees_with_the_official_ones_or_its_note_says_why_not(whole):
    official = official_schedules()
    notes = dict(Entry.objects.values_list("slug", "note"))
    compared, disagreeing = 0, []
    for slug, profile in whole.profiles.items():
        given = official.get(normalise(profile.node.name))
        if profile.node.kind != EntryKind.DRUG or not given or "schedule" in notes[slug].lower():
            continue
        wanted = {CLASS_OF[schedule] for schedule in given if schedule in CLASS_OF}
        ours = {parent for parent in whole.graph.ancestors(slug) if parent in CLASS_OF.values()}
        compared += 1
        if (wanted and not ours & wanted) or (ours and not wanted):
            disagreeing.append((slug, sorted(given), sorted(ours)))
    assert compared >= 5
    assert disagreeing == []


def test_a_name_of_several_entries_says_what_it_means_for_each(whole):
    """A word with two meanings must say which is which; a plain misspelling may not lead two ways at all."""
    leading: defaultdict[str, list[Name]] = defaultdict(list)
    for name in Name.objects.select_related("entry").filter(entry__status="published"):
        leading[name.normalised].append(name)
    several = {text: names for text, names in leading.items() if len({name.entry_id for name in names}) > 1}
    unclear = [
        (text, sorted(name.entry.slug for name in names))
        for text, names in several.items()
        if sum(not name.sense and name.standing == Standing.STANDARD for name in names) > 1
    ]
    assert unclear == []


def test_an_entrys_own_name_is_not_another_entrys_standard_name():
    own = {normalise(text): slug for slug, *texts in Entry.objects.values_list("slug", "name", "plural") for text in texts if text}
    taken = [
        (name.text, name.entry.slug, own[name.normalised])
        for name in Name.objects.select_related("entry").filter(standing=Standing.STANDARD)
        if own.get(name.normalised, name.entry.slug) != name.entry.slug and not name.sense
    ]
    assert taken == []


def test_no_two_entries_share_a_name():
    names = [normalise(name) for name in Entry.objects.values_list("name", flat=True)]
    assert len(names) == len(set(names))


def test_no_class_says_one_attribute_two_ways(whole):
    """Of a level or a quantity a class gives one value for each form and place, and its classes no other."""
    for slug, profile in whole.profiles.items():
        for one, other in combinations((fact for fact in profile.facts if fact.attribute.value_kind == ValueKind.LEVEL), 2):
            same_place = (one.attribute, one.form, one.place) == (other.attribute, other.form, other.place)
            assert not (profile.node.is_class and same_place and one.level != other.level), (slug, one, other)


def test_every_everyday_umbrella_has_kinds_and_every_kind_an_answer(whole):
    for node in whole.graph.nodes.values():
        if node.kinds_are_all:
            assert node.axis == Axis.EVERYDAY, node.slug
            assert whole.graph.down.get(node.slug), node.slug


def test_every_published_statement_is_cited(whole):
    for profile in whole.profiles.values():
        assert all(fact.citations for fact in profile.facts)
    near = set(whole.profiles)
    assert all(edge.citations for edge in whole.graph.edges if edge.live and edge.child in near)
    assert all(item.citations for item in whole.interactions)


def test_every_single_drug_is_classified_or_checked_on_the_axes_people_ask_about(whole):
    for slug, profile in whole.profiles.items():
        if profile.node.is_single_drug:
            axes = {whole.graph.nodes[above].axis for above in (*whole.graph.ancestors(slug), *whole.graph.up_partly.get(slug, ()))}
            assert axes & {Axis.CHEMISTRY, Axis.MECHANISM} or {Axis.CHEMISTRY, Axis.MECHANISM} & set(profile.node.checks), slug
            assert Axis.USE in axes or Axis.USE in profile.node.checks, slug


def test_no_check_denies_what_a_statement_says(whole):
    """A dated check beside a full path is a yes, never a no."""
    for edge in whole.graph.edges:
        if edge.live and edge.extent == "is" and whole.graph.here(edge):
            assert verdict(whole.graph, edge.child, edge.parent).kind == VerdictKind.YES
