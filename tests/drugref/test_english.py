"""Small words: how a name stands in a sentence."""

import pytest

from drugref.domain.english import in_sentence


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Baclofen", "baclofen"),
        ("A seizure that will not stop", "a seizure that will not stop"),
        ("Paget's disease of bone", "Paget's disease of bone"),
        ("GABA-B agonist", "GABA-B agonist"),
        ("Schedule IV drug", "Schedule IV drug"),
        ("Z-drug", "Z-drug"),
        ("Influenza A", "Influenza A"),
        ("", ""),
    ],
)
def test_a_name_in_a_sentence_keeps_the_capitals_that_are_its_own(name: str, said: str) -> None:
    assert in_sentence(name) == said
