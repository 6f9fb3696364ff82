"""What stands at a glance follows the country that a page is shown for."""

from dataclasses import replace

import pytest

from comparisons.presenters.glance import MemberTable, key_facts, member_table, side_by_side
from drugref.domain.statements import Check, Edge, NameRef, Node, Term
from drugref.presenters.brand import brand_of
from drugref.vocabulary import Axis, CodedAttribute, Place
from tests.comparisons.engine.invented import EFFECT, TODAY, drug, fact, graph, group, is_a, is_not, knowledge, partly
from tests.comparisons.presenters.pharmacy import cite

US_LIST = replace(group("us-list", axis="law", place="US"), name="Schedule IV drug")
UK_LIST = replace(group("uk-list", axis="law", place="UK"), name="Class C drug")
SUPPLY = replace(EFFECT, slug=CodedAttribute.SUPPLY)
NOBODY_LOOKED = ""


def law(*edges: Edge, home: str, of: Node | None = None) -> str:
    known = knowledge(graph(of or drug("calmol"), US_LIST, UK_LIST, *edges, home=home))
    said = {label: words for label, words, _ in key_facts(known.profiles["calmol"], known.graph)}
    return said.get("Controlled by law", NOBODY_LOOKED)


def test_each_country_has_its_own_law() -> None:
    both = (is_a("calmol", "us-list"), is_a("calmol", "uk-list"))
    assert law(*both, home="US") == "Schedule IV (US)"
    assert law(*both, home="UK") == "Class C (UK)"


@pytest.mark.parametrize(("edge", "said"), [(is_not("calmol", "us-list"), "no (US)"), (partly("calmol", "us-list"), "in part (US)")])
def test_what_one_countrys_law_says_is_no_answer_for_another(edge: Edge, said: str) -> None:
    assert law(edge, home="US") == said
    assert law(edge, home="UK") == NOBODY_LOOKED


def test_another_countrys_law_is_no_part_of_that_of_home() -> None:
    edges = (is_not("calmol", "us-list"), partly("calmol", "uk-list"))
    assert law(*edges, home="US") == "no (US)"
    assert law(*edges, home="UK") == "in part (UK)"


def test_a_check_of_one_countrys_law_says_nothing_of_another() -> None:
    looked_up = replace(drug("calmol"), checks={Axis.LAW: Check(TODAY, cite("law"))})
    assert law(home="US", of=looked_up) == "no (US)"
    assert law(home="UK", of=looked_up) == NOBODY_LOOKED


def test_a_medicine_is_sold_as_it_is_at_home() -> None:
    otc, script = Term("over-the-counter", "without prescription"), Term("prescription-only", "by prescription only")
    sold = (fact("calmol", SUPPLY, script, place="US"), fact("calmol", SUPPLY, otc, place="UK"))
    for home, said in (("US", "by prescription only"), ("UK", "without prescription"), ("EU", None)):
        known = knowledge(graph(drug("calmol"), home=home), *sold)
        assert {label: words for label, words, _ in key_facts(known.profiles["calmol"], known.graph)}.get("How it is sold") == said


def brand(home: str, *names: tuple[str, str]) -> str:
    """Of calmol, with brands as (name, country)."""
    known = knowledge(graph(drug("calmol")))
    refs = tuple(NameRef(text, "brand", place=place, citation=cite("label")) for text, place in names)
    return brand_of(replace(known.profiles["calmol"], names=refs), home)


@pytest.mark.parametrize(
    ("home", "names", "said"),
    [
        pytest.param("US", [("Nervex", ""), ("Calmarol", "UK")], "Nervex", id="an unmarked brand is a US one"),
        pytest.param("UK", [("Nervex", ""), ("Calmarol", "UK")], "Calmarol", id="the brand of home"),
        pytest.param("US", [("Calmarol", "UK"), ("Nervex", "US")], "Nervex", id="the brand of home, wherever it stands"),
        pytest.param("US", [("Nervex", ""), ("Restex", "US")], "Nervex", id="the first of several"),
        pytest.param("UK", [("Restex", "US"), ("Nervex", "")], "Nervex", id="none of home: one of no country"),
        pytest.param("UK", [("Restex", "US")], "Restex", id="none but of elsewhere"),
        pytest.param(Place.EU, [], "", id="none at all"),
    ],
)
def test_the_brand_beside_a_name_is_one_of_home(home: str, names: list[tuple[str, str]], said: str) -> None:
    assert brand(home, *names) == said


def members(*listed: str, of: int) -> MemberTable:
    """The table of a class of so many members, of which these stand in Schedule IV and the others are not controlled."""
    nodes = [drug(f"calmol{number}") for number in range(of)]
    edges = [(is_a if node.slug in listed else is_not)(node.slug, "us-list") for node in nodes]
    known = knowledge(graph(*nodes, US_LIST, *edges))
    return member_table(nodes, [known.profiles[node.slug] for node in nodes], known.graph)


def test_what_the_law_says_of_all_members_is_said_once() -> None:
    table = members(*(f"calmol{number}" for number in range(10)), of=10)
    assert table.alike == "All are Schedule IV (US)."
    assert {row.law for row in table.rows} == {""}


def test_where_most_are_alike_the_exceptions_say_their_own_law() -> None:
    table = members("calmol3", of=10)
    assert table.alike == "Most are not controlled by law (US); the others are marked."
    assert [(row.node.slug, row.law) for row in table.rows if row.law] == [("calmol3", "Schedule IV")]


@pytest.mark.parametrize(("listed", "of"), [pytest.param(3, 10, id="they differ"), pytest.param(3, 3, id="they are few")])
def test_otherwise_each_member_says_its_law(listed: int, of: int) -> None:
    table = members(*(f"calmol{number}" for number in range(listed)), of=of)
    assert table.alike == ""
    assert [row.law for row in table.rows] == ["Schedule IV"] * listed + ["no"] * (of - listed)


def test_that_nothing_is_recorded_of_them_is_no_no() -> None:
    nodes = [drug(f"calmol{number}") for number in range(4)]
    assert member_table(nodes, [], graph(*nodes)).alike == "Whether the law controls them is not recorded (US)."


def test_of_a_food_only_what_informs_is_told() -> None:
    looked_up = replace(drug("grapes"), noun="food", checks={Axis.LAW: Check(TODAY, cite("law"))})
    known = knowledge(graph(looked_up, drug("calmol"), US_LIST, is_a("calmol", "us-list")))
    assert key_facts(known.profiles["grapes"], known.graph) == ()
    beside = side_by_side([known.profiles[slug] for slug in ("grapes", "calmol")], known.graph)
    assert ("Controlled by law", ("no (US)", "Schedule IV (US)"), "legal-status") in beside


def test_a_class_says_of_how_many_it_is_one() -> None:
    known = knowledge(graph(group("azols"), drug("calmol"), replace(drug("herbol"), noun="supplement"), is_a("calmol", "azols")))
    assert ("What it is", "a class of 1 medicine here", "") in key_facts(known.profiles["azols"], known.graph)
    both = replace(known.graph, edges=[*known.graph.edges, is_a("herbol", "azols")])
    assert ("What it is", "a class of 2 members here", "") in key_facts(known.profiles["azols"], both)
