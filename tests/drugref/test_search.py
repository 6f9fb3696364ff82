"""From a typed text to entries: what is exact, what begins so, and what is only offered."""

from collections.abc import Callable
from typing import Any

import pytest

from drugref.search import complete, exact, meanings, near, nearest, suggest
from drugref.vocabulary import NameKind, Standing, Status
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db


STRANGE = ["", " ", "x" * 201, "\x00", "\x00calm\x1b", "'; DROP TABLE--", "%", "_", "\\", "\ud800", "薬" * 50, "(" * 200, "💊"]


def slugs(hits: list[Any]) -> list[str]:
    return [hit.slug for hit in hits]


@pytest.mark.parametrize("typed", ["Calmol", "calmol", " CALMOL® ", "Nervex", "nervéx"])
def test_a_drug_is_found_by_its_own_name_and_its_brand(typed: str) -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    assert slugs(exact(typed)) == ["calmol"]


@pytest.mark.parametrize("typed", ["Beta calmer", "beta-calmers", "Beta calmers", "betacalm"])
def test_a_class_is_found_by_singular_plural_and_everyday_word(typed: str) -> None:
    stored.name(stored.drug_class("beta-calmers"), "betacalm", NameKind.EVERYDAY)
    assert slugs(exact(typed)) == ["beta-calmers"]


def test_an_exact_name_is_not_its_beginning() -> None:
    stored.name(stored.drug("calmol"), "Nervex PM")
    assert exact("Nervex") == []
    assert exact("calm") == []


def test_a_name_of_two_entries_leads_to_both_with_their_senses() -> None:
    stored.name(stored.drug("calmol"), "Nervex", sense="the old tablets")
    stored.name(stored.drug("sleepazine"), "Nervex", sense="the new ones")
    assert {(hit.slug, hit.why) for hit in exact("nervex")} == {("calmol", "the old tablets"), ("sleepazine", "the new ones")}


@pytest.mark.parametrize("find", [exact, suggest, near, nearest])
def test_a_draft_is_never_found(find: Callable[[str], list[Any]]) -> None:
    stored.name(stored.drug("calmol", status=Status.DRAFT), "Nervex")
    assert find("calmol") == []
    assert find("nervex") == []


def test_the_exact_name_stands_before_longer_ones_and_beginnings_before_inner_words() -> None:
    for slug in ("super-calm", "calmol", "calm"):
        stored.drug(slug)
    assert slugs(suggest("calm")) == ["calm", "calmol", "super-calm"]


def test_a_generic_name_stands_before_a_brand_that_begins_alike() -> None:
    stored.name(stored.drug("sleepazine"), "Calmabrand")
    stored.drug("calmol")
    assert slugs(suggest("calm")) == ["calmol", "sleepazine"]


def test_a_brand_says_what_it_is_a_brand_of() -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    (hit,) = suggest("nerv")
    assert (hit.matched, hit.why, hit.fill) == ("Nervex", "brand name of Calmol", "Nervex")


def test_a_loose_word_says_so() -> None:
    stored.name(stored.drug("calmol"), "chill pill", NameKind.SLANG, standing=Standing.LOOSE)
    assert suggest("chill")[0].why == "slang, used loosely, for Calmol"


def test_an_entry_stands_once_however_many_of_its_names_fit() -> None:
    calmol = stored.drug("calmol")
    for brand in ("Calmolin", "Calmolex"):
        stored.name(calmol, brand)
    assert slugs(suggest("calm")) == ["calmol"]


def test_of_two_entries_with_one_name_each_fills_the_box_with_its_own() -> None:
    stored.name(stored.drug("calmol"), "Nervex", sense="the old tablets")
    stored.name(stored.drug("sleepazine"), "Nervex", sense="the new ones")
    assert {hit.fill for hit in suggest("nervex")} == {"Calmol", "Sleepazine"}


def test_a_typing_slip_is_offered_and_marked_as_a_guess() -> None:
    stored.drug("calmol")
    (hit,) = suggest("clamol")
    assert (hit.slug, hit.offered) == ("calmol", "two letters swapped")


def test_a_good_beginning_is_not_marked_as_a_guess() -> None:
    stored.drug("calmol")
    assert not suggest("calm")[0].offered


def test_a_slip_in_a_brand_offers_the_brand() -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    assert [(hit.matched, hit.slug) for hit in near("nevrex")] == [("Nervex", "calmol")]


def test_names_that_begin_so_are_nearest_and_what_is_spelled_alike_follows() -> None:
    for slug in ("calmol", "stimol", "colmol"):
        stored.drug(slug)
    assert slugs(nearest("cal")) == ["calmol"]
    assert slugs(nearest("colm")) == ["colmol"]
    assert slugs(nearest("colmel")) == ["colmol", "calmol"]
    assert nearest("ca") == []


def test_at_most_ten_are_suggested() -> None:
    for number in range(15):
        stored.drug(f"calm{number}")
    assert len(suggest("calm")) == 10


@pytest.mark.parametrize("find", [exact, suggest, near, nearest])
@pytest.mark.parametrize(
    "typed", ["", " ", "x" * 201, "\x00", "\x00calm\x1b", "'; DROP TABLE--", "%", "_", "\\", "\ud800", "薬" * 50, "(" * 200, "💊"]
)
def test_nothing_a_visitor_can_type_breaks_a_search(find: Callable[[str], list[Any]], typed: str) -> None:
    stored.drug("baclofen")
    assert [hit.slug for hit in find(typed)] == []


def test_a_percent_sign_matches_nothing_by_itself() -> None:
    stored.drug("calmol")
    assert suggest("c%l") == []


def test_a_search_takes_no_query(django_assert_num_queries: Any) -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    with as_served(), django_assert_num_queries(0):
        assert exact("calmol")
        assert near("clamol")
        assert suggest("clamol")
        assert complete("is clamol")[1]


def test_the_last_words_become_a_name_and_the_rest_stays() -> None:
    stored.name(stored.drug("calmol"), "Nervex PM")
    head, hits = complete("is it nervex p")
    assert (head, slugs(hits)) == ("is it ", ["calmol"])


def test_a_misspelled_last_word_is_guessed_at() -> None:
    stored.drug("calmol")
    head, hits = complete("what is clamol")
    assert (head, slugs(hits), hits[0].offered) == ("what is ", ["calmol"], "two letters swapped")


def test_what_phrases_mean_is_looked_up_at_once() -> None:
    stored.name(stored.drug("calmol"), "Nervex", sense="the tablets")
    stored.drug_class("beta-calmers")
    found = meanings(["calmol", "nervex", "beta calmers", "beta calmer", "unheard of", ""])
    assert {phrase: [meaning.slug for meaning in some] for phrase, some in found.items()} == {
        "calmol": ["calmol"],
        "nervex": ["calmol"],
        "beta calmers": ["beta-calmers"],
        "beta calmer": ["beta-calmers"],
    }
    assert found["nervex"][0].sense == "the tablets"
