"""The card of what must be known of an entry first: action first, in lines that can be read at a glance."""

from dataclasses import replace

from drugref.domain.grave import partners
from drugref.domain.statements import Fact, Interaction, Knowledge, Node, Term
from drugref.presenters.care import Care, care
from drugref.presenters.sources import SourceNotes
from tests.comparisons.engine.invented import BOXED, DEPENDENCE, drug, fact, graph, group, is_a, knowledge, together

FITS = Term("fits", "seizures")
CLOTS = Term("clots", "blood clots after stopping early")
WINE = replace(drug("wine"), noun="drink")


def card(known: Knowledge, slug: str = "calmol") -> Care | None:
    found = partners((row for row in known.interactions if slug in (row.left, row.right)), known.graph, slug)
    return care(known.profiles[slug], found, known.graph, SourceNotes())


def lines(*facts: Fact, met: tuple[Interaction, ...] = (), entries: tuple[Node, ...] = (drug("calmol"),)) -> list[str]:
    found = card(knowledge(graph(*entries), *facts, interactions=met))
    return [line.text for line in found.lines] if found else []


def test_what_to_do_stands_first_and_what_the_label_carries_last() -> None:
    facts = (fact("calmol", BOXED, FITS, form="spinal pump"), fact("calmol", DEPENDENCE, 3))
    met = (together("calmol", "wine"),)
    assert lines(*facts, met=met, entries=(drug("calmol"), WINE)) == [
        "Do not stop suddenly; ask first.",
        "With wine: it can be dangerous. Ask first.",
        "The US label carries the strongest warning (spinal pump).",
    ]


def test_a_box_of_what_follows_stopping_is_a_danger_of_stopping() -> None:
    assert lines(fact("calmol", BOXED, CLOTS))[0] == "Do not stop suddenly; ask first."


def test_of_what_labels_forbid_two_are_named_and_the_rest_counted() -> None:
    others = tuple(drug(f"other{letter}") for letter in "abcd")
    rows = tuple(together("calmol", other.slug, "never together") for other in others)
    assert lines(met=rows, entries=(drug("calmol"), *others)) == ["With othera, otherb or 2 others: labels forbid it. Ask first."]


def test_drink_is_named_before_classes_and_classes_before_medicines() -> None:
    entries = (drug("calmol"), drug("aaazine"), group("slowers"), WINE)
    rows = tuple(together("calmol", other, "serious") for other in ("aaazine", "slowers", "wine"))
    assert lines(met=rows, entries=entries) == ["With wine, slowers or 1 other: it can be dangerous. Ask first."]


def test_what_holds_for_most_of_a_class_is_not_said_of_each() -> None:
    known = knowledge(
        graph(drug("calmol"), group("calmers"), is_a("calmol", "calmers")),
        fact("calmers", BOXED, FITS, members="most members"),
    )
    of_class, of_member = card(known, "calmers"), card(known)
    assert of_class
    assert of_member
    assert [line.text for line in of_class.lines] == ["Most members: the US labels carry the strongest warning."]
    assert [line.text for line in of_member.lines] == ["Most of its class: the US label carries the strongest warning."]


def test_a_name_too_long_for_a_line_is_not_put_there() -> None:
    long = replace(drug("other"), name="Aspirin, butalbital, caffeine and codeine")
    assert lines(met=(together("calmol", "other"),), entries=(drug("calmol"), long)) == [
        "With one of those below: it can be dangerous. Ask first."
    ]


def test_care_and_less_make_no_card() -> None:
    assert lines(met=(together("calmol", "other", "care"),), entries=(drug("calmol"), drug("other"))) == []


def test_the_whole_of_each_warning_stands_with_its_sources() -> None:
    found = card(knowledge(graph(drug("calmol")), fact("calmol", BOXED, FITS), fact("calmol", DEPENDENCE, 3)))
    assert found
    assert [(label, [(one.value, one.marks) for one in facts]) for label, facts in found.full] == [
        ("Boxed warning", [("Seizures", (1,))]),
        ("Dependence", [("Life", (1,))]),
    ]
