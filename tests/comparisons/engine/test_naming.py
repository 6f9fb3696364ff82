"""Reasons that lie in names."""

from dataclasses import replace
from typing import Any

from comparisons.engine.comparison import compare
from comparisons.engine.reasons.find import Reason
from comparisons.engine.reasons.kinds import ReasonKind
from drugref.domain.statements import Citation, Edge, Knowledge, LookAlike, NamedEntry, NameRef, Relation
from drugref.vocabulary import Extent
from tests.comparisons.engine.invented import CITE, drug, graph, group, is_a, knowledge

TALL: Citation = replace(CITE, key_words=("CALmol", "calMAL"))


def reason(kind: ReasonKind, known: Knowledge, left: str, right: str) -> Reason | None:
    return next((found for found in compare(known, left, right).reasons if found.kind == kind), None)


def known(*parts: Any, **more: Any) -> Knowledge:
    return replace(knowledge(graph(*parts)), **more)


def near(score: float, **names: str) -> dict[frozenset[str], LookAlike]:
    return {frozenset(names): LookAlike(names, score, 1)}


def related(of: Knowledge, kind: str, citation: Citation = CITE) -> Knowledge:
    relation = Relation("calmol", kind, "calmal", citation)
    profiles = {slug: replace(profile, relations=(relation,)) for slug, profile in of.profiles.items()}
    return replace(of, profiles=profiles)


def test_near_names_are_a_reason_and_stronger_the_nearer() -> None:
    strengths = []
    for score in (0.42, 0.46, 0.7):
        of = known(drug("calmol"), drug("calmal"), look_alikes=near(score, calmol="calmol", calmal="calmal"))
        found = reason(ReasonKind.LOOK_ALIKE, of, "calmol", "calmal")
        assert found
        strengths.append(found.strength)
    assert strengths == sorted(strengths)


def test_what_an_official_list_reports_is_stronger_than_what_is_measured_and_is_cited() -> None:
    of = known(drug("calmol"), drug("calmal"), look_alikes=near(0.9, calmol="calmol", calmal="calmal"))
    measured = reason(ReasonKind.LOOK_ALIKE, of, "calmol", "calmal")
    reported = reason(ReasonKind.LOOK_ALIKE, related(of, "mistaken for", TALL), "calmol", "calmal")
    assert measured
    assert reported
    assert reported.strength > measured.strength
    assert reported.evidence.citations() == (TALL,)


def test_mirror_forms_salts_and_what_one_holds_are_no_look_alikes() -> None:
    alike = near(0.8, calmol="calmol", calmal="calmal")
    of = known(drug("calmol"), drug("calmal"), look_alikes=alike)
    assert reason(ReasonKind.LOOK_ALIKE, related(of, "mirror form of"), "calmol", "calmal") is None
    held = known(drug("calmol", holds=("calmal",)), drug("calmal"), look_alikes=alike)
    assert reason(ReasonKind.LOOK_ALIKE, held, "calmol", "calmal") is None


ENDING = (NamedEntry("azols", NameRef("-mol", "ending", citation=CITE)),)


def test_two_members_with_the_ending_of_their_class_share_it_and_are_no_look_alikes() -> None:
    alike = near(0.8, calmol="calmol", tenmol="tenmol")
    parts = (drug("calmol"), drug("tenmol"), group("azols"), is_a("calmol", "azols"), is_a("tenmol", "azols"))
    of = known(*parts, endings=ENDING, look_alikes=alike)
    found = reason(ReasonKind.NAME_ENDING, of, "calmol", "tenmol")
    assert found
    assert [row.misleads for row in found.evidence.endings] == [False, False]
    assert reason(ReasonKind.LOOK_ALIKE, of, "calmol", "tenmol") is None


def test_an_ending_misleads_only_where_it_is_known_that_the_drug_is_no_member() -> None:
    apart = Edge("calmol", "azols", Extent.IS_NOT, "It is something else.", citations=(CITE,))
    parts = (drug("calmol"), group("azols"))
    sure = reason(ReasonKind.NAME_ENDING, known(*parts, apart, endings=ENDING), "calmol", "azols")
    assert sure
    assert sure.evidence.endings[0].misleads
    assert reason(ReasonKind.NAME_ENDING, known(*parts, endings=ENDING), "calmol", "azols") is None


def test_a_name_that_is_nothing_but_the_ending_does_not_end_in_it() -> None:
    apart = Edge("mol", "azols", Extent.IS_NOT, "It is something else.", citations=(CITE,))
    assert reason(ReasonKind.NAME_ENDING, known(drug("mol"), group("azols"), apart, endings=ENDING), "mol", "azols") is None


def test_a_combination_holds_the_other_and_its_citation_says_so() -> None:
    of = known(drug("both", holds=("calmol",)), drug("calmol"), ingredient_citations={"both": {"calmol": CITE}})
    found = reason(ReasonKind.HELD_BY_BRAND, of, "both", "calmol")
    assert found
    assert found.evidence.citations() == (CITE,)


def test_a_product_with_more_in_it_is_what_the_drug_alone_is_not() -> None:
    apart = Edge("calmol", "azols", Extent.IS_NOT, "It is something else.", citations=(CITE,))
    parts = (drug("calmol"), drug("azolin"), drug("both", holds=("calmol", "azolin")), group("azols"), is_a("azolin", "azols"), apart)
    of = known(*parts, ingredient_citations={"both": {"calmol": CITE, "azolin": CITE}})
    found = reason(ReasonKind.HELD_BY_BRAND, of, "calmol", "azols")
    assert found
    assert found.evidence.product
    assert (found.evidence.product.holder, found.evidence.product.held) == ("both", "azolin")


def test_a_word_with_two_meanings_is_a_reason_where_the_answers_differ() -> None:
    apart = Edge("calmol", "azols", Extent.IS_NOT, "It is something else.", citations=(CITE,))
    parts = (drug("calmol"), group("azols"), group("listed", axis="law"), is_a("calmol", "listed"), apart)
    loosely = NamedEntry("listed", NameRef("azol", "everyday", "loose"))
    found = reason(ReasonKind.TWO_MEANINGS, known(*parts, namesakes={"azol": (loosely,)}), "calmol", "azols")
    assert found
    assert found.evidence.citations()
    assert reason(ReasonKind.TWO_MEANINGS, known(*parts), "calmol", "azols") is None


def test_a_brand_that_changed_hands_is_told() -> None:
    of = known(drug("calmol"), drug("tenseril"))
    names = {"calmol": NameRef("Nervex", "brand", "former", citation=CITE), "tenseril": NameRef("Nervex", "brand", citation=CITE)}
    of = replace(of, profiles={slug: replace(profile, names=(names[slug],)) for slug, profile in of.profiles.items()})
    found = reason(ReasonKind.ONCE_WAS, of, "calmol", "tenseril")
    assert found
    assert found.evidence.namesake
    assert found.evidence.namesake.entry == "calmol"


def test_a_class_left_behind_is_told_with_its_last_day() -> None:
    from datetime import date

    ended = Edge("calmol", "azols", until=date(2020, 1, 1), live=False, citations=(CITE,))
    found = reason(ReasonKind.ONCE_WAS, known(drug("calmol"), group("azols"), ended), "calmol", "azols")
    assert found
    assert found.evidence.left_edges == (ended,)
