"""From a question and the class graph to a verdict: by the senses of its words."""

import pytest

from comparisons.questions.answer import Answered, answered
from comparisons.questions.parse import names_in, parse
from drugref.domain.statements import Edge, Graph, Node
from drugref.names.meanings import Meaning
from drugref.vocabulary import Axis, Extent, VerdictKind
from tests.comparisons.engine.invented import drug, group
from tests.comparisons.questions.known import brand
from tests.comparisons.questions.known import drug as named_drug
from tests.comparisons.questions.known import group as named_group

YES, NO, DEPENDS, CONTAINS, UNKNOWN = (VerdictKind(kind) for kind in ("yes", "no", "depends", "contains", "unknown"))


def ask(
    text: str, *, nodes: list[Node], edges: list[Edge], names: dict[str, list[Meaning]], longer: list[tuple[str, Meaning]] | None = None
) -> Answered:
    wanted = names_in(text)
    known = {name: tuple(meanings) for name, meanings in names.items() if name in wanted}
    graph = Graph({node.slug: node for node in nodes}, edges)
    return answered(parse(text, known), graph, longer or [])


def belongs(child: str, parent: str) -> Edge:
    return Edge(child, parent)


def is_not(child: str, parent: str) -> Edge:
    return Edge(child, parent, Extent.IS_NOT, "It is something else.")


NODES = [drug("calmol"), drug("tenseril"), group("calmers"), group("sleepers"), group("listed", axis=Axis.LAW)]


def test_one_reading_gives_its_verdict() -> None:
    found = ask(
        "is calmol a calmer",
        nodes=NODES,
        edges=[belongs("calmol", "calmers")],
        names={"calmol": [named_drug("calmol")], "calmer": [named_group("calmers")]},
    )
    assert found.verdict == YES
    assert found.parts[0].only is not None


def test_two_standard_senses_that_differ_depend() -> None:
    found = ask(
        "is calmol a softener",
        nodes=NODES,
        edges=[belongs("calmol", "calmers"), is_not("calmol", "sleepers")],
        names={"calmol": [named_drug("calmol")], "softener": [named_group("calmers"), named_group("sleepers")]},
    )
    assert found.verdict == DEPENDS
    assert {sense.verdict.kind for sense in found.parts[0].deciding} == {YES, NO}


def test_a_loose_sense_is_an_aside() -> None:
    loose = named_group("listed", text="softener", name_kind="everyday", standing="loose")
    found = ask(
        "is calmol a softener",
        nodes=NODES,
        edges=[is_not("calmol", "calmers"), belongs("calmol", "listed")],
        names={"calmol": [named_drug("calmol")], "softener": [named_group("calmers"), loose]},
    )
    assert found.verdict == NO
    assert [sense.object.slug for sense in found.parts[0].asides] == ["listed"]


def test_a_loose_word_alone_gives_no_plain_yes_or_no() -> None:
    loose = named_group("calmers", text="softener", name_kind="everyday", standing="loose")
    found = ask(
        "is calmol a softener",
        nodes=NODES,
        edges=[belongs("calmol", "calmers")],
        names={"calmol": [named_drug("calmol")], "softener": [loose]},
    )
    assert found.verdict == DEPENDS


@pytest.mark.parametrize(("place", "decides"), [("US", True), ("UK", False)])
def test_at_home_a_brand_means_what_it_means_at_home(place: str, decides: bool) -> None:
    names = {"nervex": [brand("Nervex", "calmol", place=place), brand("Nervex", "tenseril", place="UK" if place == "US" else "US")]}
    found = ask("what is nervex", nodes=NODES, edges=[], names=names)
    assert found.parts[0].only is not None
    assert (found.parts[0].only.subject.slug == "calmol") is decides


def test_a_brand_of_long_ago_is_told_behind_todays() -> None:
    names = {"nervex": [brand("Nervex", "calmol", years="1983-2020"), brand("Nervex", "tenseril", years="2022-")]}
    part = ask("what is nervex", nodes=NODES, edges=[], names=names).parts[0]
    assert [sense.subject.slug for sense in part.deciding] == ["tenseril"]
    assert [sense.subject.slug for sense in part.asides] == ["calmol"]


def test_behind_an_article_the_class_of_that_name_is_meant() -> None:
    names = {"calmol": [named_drug("calmol")], "tens": [named_drug("tenseril"), named_group("calmers")]}
    edges = [belongs("calmol", "calmers")]
    assert ask("is calmol a tens", nodes=NODES, edges=edges, names=names).verdict == YES
    assert ask("is calmol tens", nodes=NODES, edges=edges, names=names).verdict == DEPENDS


def test_two_different_drugs_are_not_the_same() -> None:
    names = {"calmol": [named_drug("calmol")], "tenseril": [named_drug("tenseril")]}
    assert ask("are calmol and tenseril the same", nodes=NODES, edges=[], names=names).verdict == NO
    assert ask("calmol vs tenseril", nodes=NODES, edges=[], names=names).verdict is None


def test_a_brand_is_the_same_as_its_drug() -> None:
    names = {"calmol": [named_drug("calmol")], "nervex": [brand("Nervex", "calmol")]}
    assert ask("is nervex the same as calmol", nodes=NODES, edges=[], names=names).verdict == YES


def test_a_class_that_holds_the_other_is_not_simply_the_same() -> None:
    names = {"calmers": [named_group("calmers")], "sleepers": [named_group("sleepers")]}
    found = ask("are calmers and sleepers the same", nodes=NODES, edges=[belongs("calmers", "sleepers")], names=names)
    assert found.verdict == DEPENDS


def test_a_strange_word_takes_the_yes_away() -> None:
    names = {"calmol": [named_drug("calmol")], "calmer": [named_group("calmers")]}
    found = ask("is calmol plus a calmer", nodes=NODES, edges=[belongs("calmol", "calmers")], names=names)
    assert found.verdict is None


def test_what_is_one_is_no_non_one() -> None:
    names = {"calmol": [named_drug("calmol")], "calmer": [named_group("calmers")]}
    found = ask("is calmol a non-calmer", nodes=NODES, edges=[belongs("calmol", "calmers")], names=names)
    assert found.verdict == NO


@pytest.mark.parametrize(
    ("text", "verdict"), [("is calmol tabled in texas", DEPENDS), ("is calmol tabled", NO), ("is tenseril tabled in texas", YES)]
)
def test_what_the_federal_law_does_not_list_a_state_may(text: str, verdict: VerdictKind) -> None:
    names = {"calmol": [named_drug("calmol")], "tenseril": [named_drug("tenseril")], "tabled": [named_group("listed")]}
    edges = [is_not("calmol", "listed"), belongs("tenseril", "listed")]
    assert ask(text, nodes=NODES, edges=edges, names=names).verdict == verdict


def test_parts_that_agree_give_one_answer_and_parts_that_do_not_give_none() -> None:
    names = {"calmol": [named_drug("calmol")], "calmer": [named_group("calmers")], "sleeper": [named_group("sleepers")]}
    apart = [is_not("calmol", "calmers"), is_not("calmol", "sleepers")]
    mixed = [belongs("calmol", "calmers"), is_not("calmol", "sleepers")]
    assert ask("is calmol a calmer or a sleeper", nodes=NODES, edges=apart, names=names).verdict == NO
    assert ask("is calmol a calmer or a sleeper", nodes=NODES, edges=mixed, names=names).verdict is None


def test_a_longer_name_is_told_where_its_answer_differs() -> None:
    both = drug("calmol-tenseril", holds=("calmol", "tenseril"))
    longer = [("calmol with tenseril", named_drug("calmol-tenseril", text="Calmol with Tenseril", name_kind="brand"))]
    found = ask(
        "is calmol a calmer",
        nodes=[*NODES, both],
        edges=[is_not("calmol", "calmers"), belongs("tenseril", "calmers")],
        names={"calmol": [named_drug("calmol")], "calmer": [named_group("calmers")]},
        longer=longer,
    )
    assert [(sense.subject.text, sense.verdict.kind) for sense in found.parts[0].longer] == [("Calmol with Tenseril", CONTAINS)]


def test_unknown_is_said_and_is_no_no() -> None:
    names = {"calmol": [named_drug("calmol")], "calmer": [named_group("calmers")]}
    assert ask("is calmol a calmer", nodes=NODES, edges=[], names=names).verdict == UNKNOWN
