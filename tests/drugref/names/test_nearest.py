"""Near names: found through slips of the finger, never through mere resemblance of length."""

import pytest

from drugref.names.guesses import nearest

NAMES = ["baclofen", "bupropion", "buspirone", "tylenol with codeine", "tylenol", "calcium", "St. John's wort"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bacolfen", "baclofen"),
        ("baclofin", "baclofen"),
        ("BACLOFENN", "baclofen"),
        ("buproprion", "bupropion"),
        ("tylenol codein", "tylenol with codeine"),
        ("codeine with tylenol", "tylenol with codeine"),
        ("saint johns wort", "St. John's wort"),
    ],
)
def test_a_slip_finds_the_name(typed: str, name: str) -> None:
    assert nearest(typed, NAMES)[0] == name


def test_what_is_like_nothing_finds_nothing() -> None:
    assert nearest("zebra", NAMES) == []


@pytest.mark.parametrize("nothing", ["", "   ", "!?", "\x00"])
def test_nothing_typed_finds_nothing(nothing: str) -> None:
    assert nearest(nothing, NAMES) == []


def test_the_most_alike_stands_first_and_the_limit_holds() -> None:
    assert nearest("calmolo", ["calmola", "calmolo", "calmoloo"], limit=2) == ["calmolo", "calmoloo"]


def test_equally_alike_names_stand_in_alphabetical_order() -> None:
    assert nearest("calmol", ["calmox", "calmob"]) == ["calmob", "calmox"]


def test_a_name_given_twice_is_found_once() -> None:
    assert nearest("calmol", ["calmol", "calmol"]) == ["calmol"]
