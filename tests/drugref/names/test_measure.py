"""How alike two names look and sound."""

import random
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from drugref.names.neighbours import KEPT, Neighbourhood, neighbours
from drugref.names.phonetics import aline, sounds
from drugref.names.similarity import EASILY_CONFUSED, SOMEWHAT_ALIKE, bi_sim, measure

NAMES = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=15).filter(str.strip)


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("celexa", "seleksa"),
        ("celebrex", "selebreks"),
        ("xanax", "zanaks"),
        ("phenobarbital", "fenobarbital"),
        ("psilocybin", "silosibin"),
        ("chlorpromazine", "klorpromazin"),
        ("quetiapine", "kwetiapin"),
        ("zyprexa", "zipreksa"),
        ("accupril", "akupril"),
    ],
)
def test_letters_are_heard_as_an_english_reader_says_them(name: str, heard: str) -> None:
    assert sounds(name) == heard


def test_sounds_made_at_one_place_are_nearer_than_others() -> None:
    assert aline("pil", "bil") > aline("pil", "kil") > aline("pil", "ril")


def test_bigrams_that_half_agree_count_half_and_the_first_letter_twice() -> None:
    assert bi_sim("ab", "ab") == 1
    assert bi_sim("ab", "ac") == 0.75
    assert bi_sim("ab", "cb") == 0.25


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("hydroxyzine", "hydralazine", EASILY_CONFUSED),
        ("lamictal", "lamisil", EASILY_CONFUSED),
        ("celexa", "celebrex", EASILY_CONFUSED),
        ("tramadol", "trazodone", EASILY_CONFUSED),
        ("clonidine", "klonopin", EASILY_CONFUSED),
        ("zyprexa", "zyrtec", SOMEWHAT_ALIKE),
    ],
)
def test_names_known_to_be_confused_score_high(one: str, other: str, least: float) -> None:
    assert measure(one, other).score >= least


@pytest.mark.parametrize(("one", "other"), [("baclofen", "sertraline"), ("xanax", "metformin"), ("ibuprofen", "zolpidem")])
def test_names_that_nobody_confuses_score_low(one: str, other: str) -> None:
    assert measure(one, other).score < SOMEWHAT_ALIKE


@given(NAMES, NAMES)
def test_the_measure_is_fair_to_both_names_and_stays_between_0_and_1(one: str, other: str) -> None:
    there, back = measure(one, other), measure(other, one)
    assert there.score == pytest.approx(back.score)
    for part in (there.prefix, there.edit, there.bigram, there.sound):
        assert -1e-9 <= part <= 1 + 1e-9


@given(NAMES)
def test_a_name_is_wholly_like_itself(name: str) -> None:
    likeness = measure(name, name)
    assert (likeness.prefix, likeness.edit, likeness.bigram) == (1, 1, 1)
    assert likeness.sound == pytest.approx(1) or not sounds(name.replace(" ", ""))


@given(st.lists(NAMES, max_size=40), NAMES)
def test_neighbours_are_ranked_and_never_the_name_itself(names: list[str], name: str) -> None:
    near = Neighbourhood([*names, name]).around(name)
    assert [row.rank for row in near] == list(range(1, len(near) + 1))
    assert len(near) <= KEPT
    scores = [row.likeness.score for row in near]
    assert scores == sorted(scores, reverse=True)
    assert " ".join(name.split()) not in [row.name for row in near]


def written(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_the_benchmark_prints_recall_for_pairs_among_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = written(tmp_path, "pairs.tsv", "hydrOXYzine\thydrALAZINE", "Celexa\tCelebrex", "", "Celexa\tCelexa")
    names = written(tmp_path, "names.txt", "baclofen", "Xanax", "metformin", "")
    call_command("name_benchmark", pairs, names)
    said = capsys.readouterr().out
    assert "2 pairs of 4 names, among 7 names" in said
    for at in (1, 5, 10, 20):
        assert f"recall@{at}" in said
    assert "1.000" in said


@pytest.mark.parametrize(
    ("pairs", "names", "says"),
    [(["one column"], ["a"], "two columns"), (["a\ta"], ["a"], "no pair"), (None, ["a"], "can't be read")],
)
def test_the_benchmark_says_what_is_wrong_with_its_files(tmp_path: Path, pairs: list[str] | None, names: list[str], says: str) -> None:
    given_pairs = written(tmp_path, "pairs.tsv", *pairs) if pairs is not None else str(tmp_path / "missing.tsv")
    with pytest.raises(CommandError, match=says):
        call_command("name_benchmark", given_pairs, written(tmp_path, "names.txt", *names))


def test_neighbours_made_from_old_ones_are_those_measured_anew() -> None:
    """Among some hundred names, so that candidates come and go, and lists lose and gain names."""
    chance = random.Random(7)  # noqa: S311  no secret
    syllables = ["cal", "mo", "ben", "zo", "pra", "lin", "ti", "xa", "fen", "dol"]
    names = sorted({"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(400)})
    before = neighbours(names[:-10], {})
    now = {*names[20:], "calmozine"}
    assert neighbours(now, before) == neighbours(now, {})
