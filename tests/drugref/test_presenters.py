"""Facts and sources in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from drugref.domain.statements import Attribute, Citation, Fact, Graph, Node, Quantity, SourceRef, Term
from drugref.presenters.facts import effect_groups, fact_groups, printed_fact, says_the_same, value_in_words
from drugref.presenters.sources import SourceNotes
from drugref.vocabulary import Finding, SourceKind

CALMERS = Graph(nodes={"calmers": Node("calmers", "class", "Calmer", "Calmers")}, edges=())


def cited(slug: str = "label-calmol", section: str = "boxed_warning", *words: str, day: int = 22, finding: str = Finding.SAYS) -> Citation:
    source = SourceRef(slug, SourceKind.LABEL, f"Document {slug}", "Office of Labels", f"https://example.org/{slug}")
    return Citation(source, section, words, date(2026, 11, day), finding)


def fact(**fields: Any) -> Fact:
    attribute = Attribute("target", "Where it acts", "How it works", 10, "terms", levels=("none", "reports"))
    return Fact(**{"entry": "calmol", "attribute": attribute, "citations": (cited(),), **fields})


def term(label: str) -> Term:
    return Term("a-term", label)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"term": term("sleepiness")}, "Sleepiness"),
        ({"term": term("calm receptor"), "action": "activates"}, "Activates the calm receptor"),
        ({"term": term("calm transporter"), "action": "blocks reuptake"}, "Blocks reuptake at the calm transporter"),
        ({"term": term("calm part of nerves"), "action": "binds"}, "Binds to the calm part of nerves; to what effect is unclear"),
        ({"term": term("CYP3A4"), "action": "broken down by"}, "Is broken down by CYP3A4"),
        ({"term": term("urine screen"), "action": "shows up"}, "Urine screen: shows up"),
        ({"quantity": Quantity(Decimal("2.0"), Decimal("6.50"), "hours")}, "2 to 6.5 hours"),
        ({"quantity": Quantity(Decimal("30.000"), Decimal(30), "minutes")}, "30 minutes"),
        ({"level": 0}, "None"),
        ({"level": 7}, "Level 7"),
        ({"text": "It calms."}, "It calms."),
        ({"state": "checked none"}, "Checked: none"),
        ({"state": "not so here", "term": term("dry mouth")}, "Not so here: dry mouth"),
    ],
)
def test_a_value_is_printed_in_words(fields: dict[str, Any], words: str) -> None:
    assert value_in_words(fact(**fields)) == words


def test_each_source_has_one_number_in_the_order_it_is_first_cited() -> None:
    notes = SourceNotes()
    assert notes.marks([cited("label-b")]) == (1,)
    assert notes.marks([cited("label-a"), cited("label-b", "uses"), None]) == (1, 2)
    assert [(note.number, note.source.slug) for note in notes.notes()] == [(1, "label-b"), (2, "label-a")]


def test_a_source_gathers_its_places_their_words_and_the_oldest_day() -> None:
    notes = SourceNotes()
    notes.marks([cited("a", "s", "sleepy", day=20), cited("a", "s", "sleepy", "dizzy"), cited("a", "s", "fits", finding=Finding.LACKS)])
    notes.marks([cited("a", "t", "calm")])
    (note,) = notes.notes()
    assert [(place.section, place.found, place.lacking) for place in note.places] == [
        ("S", ("sleepy", "dizzy"), ("fits",)),
        ("T", ("calm",), ()),
    ]
    assert note.checked_on == date(2026, 11, 20)


def test_a_section_of_a_label_is_printed_as_words() -> None:
    notes = SourceNotes()
    notes.marks([cited(section="boxed_warning")])
    assert notes.notes()[0].places[0].section == "Boxed warning"


def test_an_inherited_fact_names_where_it_is_from_and_a_loose_one_of_how_many() -> None:
    inherited = {"entry": "calmers", "term": term("dry mouth"), "origin": "class"}
    all_members = printed_fact(fact(**inherited, members="all members"), CALMERS, SourceNotes())
    most_members = printed_fact(fact(**inherited, members="most members"), CALMERS, SourceNotes())
    assert (all_members.origin, all_members.heading) == ("Calmers", "")
    assert most_members.heading == "Most members"


def test_a_heading_says_how_often_and_in_which_form() -> None:
    printed = printed_fact(fact(term=term("dry mouth"), frequency="common", form="by mouth"), Graph({}, ()), SourceNotes())
    assert printed.heading == "Common (1 in 100 or more), by mouth"


def test_groups_stand_under_what_their_facts_share_the_frequent_first() -> None:
    facts = [
        fact(term=term("hiccups"), frequency="rare"),
        fact(term=term("fits")),
        fact(term=term("sleepiness"), frequency="common"),
        fact(term=term("dizziness"), frequency="common"),
    ]
    assert [(group.heading, [f.value for f in group.facts]) for group in fact_groups(facts, CALMERS, SourceNotes())] == [
        ("Common (1 in 100 or more)", ["Sleepiness", "Dizziness"]),
        ("Rare (1 in 10,000 or more)", ["Hiccups"]),
        ("", ["Fits"]),
    ]


def test_own_facts_stay_before_inherited_ones_however_frequent() -> None:
    inherited = fact(term=term("sleepiness"), frequency="common", entry="calmers", origin="class", members="all members")
    groups = fact_groups([fact(term=term("fits")), inherited], CALMERS, SourceNotes())
    assert [(group.origin, group.origin_slug) for group in groups] == [("", ""), ("Calmers", "calmers")]


def test_sources_are_numbered_in_the_order_in_which_groups_are_printed() -> None:
    rare = fact(term=term("hiccups"), frequency="rare", citations=(cited("label-b"),))
    common = fact(term=term("sleepiness"), frequency="common", citations=(cited("label-a"),))
    assert [group.facts[0].marks for group in fact_groups([rare, common], CALMERS, SourceNotes())] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("label", "clinical", "same"),
    [
        ("skin rash", "rash", True),
        ("by prescription only", "prescription only", True),
        ("reports of misuse", "Reports of misuse", True),
        ("headache", "headaches", True),
        ("sleepiness", "", True),
        ("sleepiness", "somnolence", False),
        ("suicidal thoughts", "suicidal thoughts and behavior", False),
        ("by mouth", "oral", False),
    ],
)
def test_a_clinical_word_is_told_where_it_is_another_word(label: str, clinical: str, same: bool) -> None:
    assert says_the_same(label, clinical) is same


def effects(*facts: Fact) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    groups = effect_groups(facts, CALMERS, SourceNotes())
    return [(group.heading, [(one.value, one.tags) for one in group.facts]) for group in groups]


SLEEPY, DRY = Term("sleepiness", "sleepiness"), Term("dry-mouth", "dry mouth")


def test_an_effect_of_two_forms_stands_once_where_it_is_most_frequent() -> None:
    by_mouth = fact(term=SLEEPY, frequency="very common", form="by mouth")
    pumped = [fact(term=term, form="spinal pump") for term in (SLEEPY, DRY)]
    assert effects(*pumped, by_mouth) == [
        ("Very common (1 in 10 or more), by mouth", [("Sleepiness", ("also by spinal pump",))]),
        ("By spinal pump", [("Dry mouth", ())]),
    ]


def test_an_effect_of_two_forms_rests_on_the_sources_of_both() -> None:
    facts = [fact(term=SLEEPY, form=form, citations=(cited(f"label-{form}"),)) for form in ("by mouth", "spinal pump")]
    [group] = effect_groups(facts, CALMERS, SourceNotes())
    assert group.facts[0].marks == (1, 2)


def test_an_effect_of_another_form_with_a_note_of_its_own_stays_apart() -> None:
    pumped = fact(term=SLEEPY, form="spinal pump", note="in trials")
    assert len(effects(fact(term=SLEEPY, form="by mouth"), pumped)) == 2


def test_an_effect_is_not_told_again_of_its_class() -> None:
    inherited = [fact(entry="calmers", term=term, origin="class", members="all members") for term in (SLEEPY, DRY)]
    assert effects(fact(term=SLEEPY), *inherited) == [("", [("Sleepiness", ())]), ("", [("Dry mouth", ())])]
