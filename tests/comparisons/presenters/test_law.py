"""What is said of the two sides' legal status, and where it stands."""

from dataclasses import replace
from datetime import date

from comparisons.engine.comparison import compare
from comparisons.presenters.law import LegalStatus, legal_status
from drugref.domain.statements import Check, Edge, Node
from drugref.vocabulary import Axis
from tests.comparisons.engine.invented import TODAY, drug, graph, group, is_a, knowledge
from tests.comparisons.presenters.pharmacy import cite

LISTED = group("listed drugs", axis="law", place="US")
UNCHECKED = (drug("calmol"), drug("restol"))


def status(*edges: Edge, of: tuple[Node, Node] = UNCHECKED) -> LegalStatus:
    known = knowledge(graph(*of, LISTED, *edges))
    return legal_status(compare(known, "calmol", "restol"), known.graph)


def looked_up(slug: str, on: date = TODAY) -> Node:
    """A drug all of whose classes in US law were looked for."""
    return replace(drug(slug), checks={Axis.LAW: Check(on, cite("law"))})


def test_a_class_of_both_is_shared_and_no_difference():
    found = status(is_a("calmol", "listed drugs"), is_a("restol", "listed drugs"))
    assert [said.words for said in found.both] == ["Listed Drug (US)"]
    assert not found.differs
    assert not found.is_one_sided


def test_a_place_that_the_class_names_already_makes_no_difference():
    found = status(is_a("calmol", "listed drugs", place="US"), is_a("restol", "listed drugs"))
    assert [said.words for said in found.both] == ["Listed Drug (US)"]
    assert not found.differs


def test_to_be_in_none_of_a_countrys_classes_is_shared_too():
    found = status(of=(looked_up("calmol"), looked_up("restol", date(2026, 11, 20))))
    words = "In no class of US drug law recorded here; looked up on 20 November 2026 and 22 November 2026"
    assert [said.words for said in found.both] == [words]
    assert not found.differs


def test_a_class_against_none_found_is_a_difference():
    found = status(is_a("calmol", "listed drugs"), of=(drug("calmol"), looked_up("restol")))
    assert found.differs
    assert [said.words for said in found.left] == ["Listed Drug (US)"]
    assert [said.words for said in found.right] == ["In no class of US drug law recorded here; looked up on 22 November 2026"]


def test_a_class_against_silence_is_recorded_for_one_only():
    found = status(is_a("calmol", "listed drugs"))
    assert found.is_one_sided
    assert not found.differs


def test_silence_on_both_sides_is_a_gap():
    assert status().is_gap
