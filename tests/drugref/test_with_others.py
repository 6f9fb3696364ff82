"""What an entry is taken with: each other once, counted by severity, the worst told without opening anything."""

from dataclasses import replace

from drugref.domain.grave import partners
from drugref.domain.statements import Interaction
from drugref.presenters.sources import SourceNotes
from drugref.presenters.with_others import EMERGENCY, WithOthers, with_others
from tests.comparisons.engine.invented import drug, graph, group, is_a, together

OTHERS = tuple(drug(f"other{number}") for number in range(8))


def told(*rows: Interaction) -> WithOthers:
    """Of calmol, which is one of the calmers."""
    known = graph(drug("calmol"), group("calmers"), is_a("calmol", "calmers"), *OTHERS)
    found = with_others(partners(rows, known, "calmol"), known, known.nodes["calmol"], SourceNotes())
    assert found
    return found


def short(what_happens: str) -> str:
    return told(replace(together("calmol", "other0"), what_happens=what_happens)).partners[0].short


def test_each_severity_says_how_many_and_the_worst_stands_first() -> None:
    found = told(*(together("calmol", f"other{number}", severity) for number, severity in enumerate(("care", "never together", "care"))))
    assert [(group.heading, len(group.partners)) for group in found.groups] == [("Never together", 1), ("Take care", 2)]


def test_all_that_is_never_taken_with_it_and_five_serious_ones_stand_open() -> None:
    [never] = told(*(together("calmol", other.slug, "never together") for other in OTHERS)).groups
    [serious] = told(*(together("calmol", other.slug, "serious") for other in OTHERS)).groups
    [care] = told(*(together("calmol", other.slug, "care") for other in OTHERS)).groups
    assert [(len(group.shown), len(group.rest)) for group in (never, serious, care)] == [(8, 0), (5, 3), (0, 8)]


def test_one_that_is_recorded_of_it_and_of_its_class_stands_once_the_worse_first() -> None:
    [partner] = told(together("calmol", "other0", "care"), together("calmers", "other0", "serious")).partners
    assert partner.severity == "serious"
    assert [(row.severity_label, row.about) for row in partner.rows] == [("serious", "recorded for Calmers"), ("take care", "take care")]


def test_a_line_is_the_sentence_that_names_the_worst() -> None:
    assert short("Both make people sleepy. Together they can slow breathing. Ask.") == "Together they can slow breathing."


def test_else_a_line_is_the_first_sentence_with_the_next_where_that_is_but_a_few_words() -> None:
    assert short("Both calm. The calm of the two adds up. More.") == "Both calm. The calm of the two adds up."
    long = "Both calm the nerves of those who take them, and more so together."
    assert short(f"{long} The calm adds up.") == long


def test_what_is_an_emergency_is_said_once_for_all() -> None:
    grave = replace(together("calmol", "other0"), what_to_ask="Ask first. Someone who cannot be woken needs emergency help at once.")
    found = told(grave, together("calmol", "other1"))
    assert found.emergency == EMERGENCY
    assert [partner.rows[0].what_to_ask for partner in found.partners] == ["Ask first.", "Ask a pharmacist."]
    assert told(together("calmol", "other1")).emergency == ""


def test_another_emergency_stays_where_it_is_told() -> None:
    grave = replace(together("calmol", "other0"), what_to_ask="Ask first. Someone who has chest pain needs emergency help.")
    found = told(grave)
    assert found.emergency == ""
    assert found.partners[0].rows[0].what_to_ask.endswith("Someone who has chest pain needs emergency help.")


def test_what_the_short_line_says_is_not_said_again_below_it() -> None:
    row = replace(together("calmol", "other0"), what_happens="It makes people drowsy, more than most expect it to. So does the other.")
    (partner,) = told(row).partners
    assert (partner.short, partner.beyond) == ("It makes people drowsy, more than most expect it to.", "So does the other.")
