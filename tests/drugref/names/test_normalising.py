import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugref.names.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Tylenol® PM", "tylenol pm"),
        ("Béta-blockers", "beta blockers"),
        ("St. John’s wort", "st johns wort"),
        ("  GABA-B\tagonists ", "gaba b agonists"),
        ("薬", ""),
    ],
)
def test_case_accents_marks_and_spaces_do_not_matter(typed: str, same: str) -> None:
    assert normalise(typed) == same


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_only_plain_letters_digits_and_single_spaces_are_left(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in normalise(text).split(" ") if word)
    assert "  " not in normalise(text)
