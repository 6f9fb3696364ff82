"""The stored neighbours follow the names."""

from typing import Any

import pytest

from drugref import background, derived
from drugref.models import EditionChange, Name, NameNeighbour
from drugref.models.editions import tell_readers
from drugref.vocabulary import NameKind, Status
from tests.drugref import stored

pytestmark = pytest.mark.django_db


def near(name: str) -> list[str]:
    return list(NameNeighbour.objects.filter(name=name).values_list("other", flat=True))


def test_each_printed_name_of_a_published_drug_gets_its_neighbours() -> None:
    calmol = stored.drug("calmol")
    stored.name(calmol, "Nervex")
    stored.name(calmol, "chill pill", NameKind.SLANG)
    stored.drug("calmal")
    stored.drug("calmel", status=Status.DRAFT)
    assert derived.bring_up_to_date() == 3
    assert near("calmol")[0] == "calmal"
    assert near("chill pill") == near("calmel") == []


def test_a_longer_form_of_a_name_is_no_name_of_its_own() -> None:
    stored.name(stored.drug("calmol"), "Calmol XR")
    assert derived.measured_names() == {"calmol"}


def test_nothing_is_measured_twice() -> None:
    stored.drug("calmol"), stored.drug("calmal")
    derived.bring_up_to_date()
    assert derived.bring_up_to_date() == 0


def test_a_new_name_is_measured_and_told_to_its_neighbours() -> None:
    stored.drug("calmol"), stored.drug("tenseril")
    derived.bring_up_to_date()
    stored.drug("calmal")
    derived.bring_up_to_date()
    assert near("calmal")[0] == "calmol"
    assert near("calmol")[0] == "calmal"


def test_a_name_that_is_gone_is_nobodys_neighbour() -> None:
    stored.drug("calmol")
    name: Any = stored.name(stored.drug("tenseril"), "Calmal")
    derived.bring_up_to_date()
    Name.objects.filter(pk=name.pk).delete()
    derived.bring_up_to_date()
    assert "calmal" not in near("calmol")
    assert near("calmal") == []


def stored_lists() -> dict[str, list[tuple[int, str]]]:
    rows = NameNeighbour.objects.order_by("name", "rank").values_list("name", "rank", "other")
    return {name: [(rank, other) for its, rank, other in rows if its == name] for name in {row[0] for row in rows}}


def test_entering_names_one_by_one_gives_what_measuring_all_at_once_gives() -> None:
    slugs = [f"{first}{middle}{last}" for first in ("cal", "bal", "ten") for middle in ("mo", "ma", "pri") for last in ("l", "x", "zine")]
    for slug in slugs[:24]:
        stored.drug(slug)
    derived.bring_up_to_date()
    for slug in slugs[24:]:
        stored.drug(slug)
        derived.bring_up_to_date()
    one_by_one = stored_lists()
    NameNeighbour.objects.all().delete()
    derived.bring_up_to_date()
    assert one_by_one == stored_lists()


def test_a_renamed_name_leaves_no_dead_neighbours() -> None:
    stored.drug("calmol")
    name = stored.name(stored.drug("tenseril"), "Calmal")
    derived.bring_up_to_date()
    name.text = "Zephyrix"
    name.save()
    derived.bring_up_to_date()
    assert "calmal" not in stored_lists()
    assert "calmal" not in near("calmol")
    assert "zephyrix" in near("calmol")


# News of an edit


@pytest.fixture
def renewals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One item for each time that the derived tables were brought up to date."""
    done: list[str] = []
    monkeypatch.setattr(derived, "TABLES", [lambda _: done.append("renewed") or 0])
    return done


def test_however_much_is_edited_all_is_computed_once_after_it(renewals: list[str], django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(10):
            stored.drug(f"calmol-{number}")
    assert renewals == []
    background.catch_up()
    assert renewals == ["renewed"]


def test_computed_rows_are_no_edit(renewals: list[str], django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell_readers([derived.NAMES])
    background.catch_up()
    assert renewals == []


def test_a_writer_who_sees_to_it_himself_sets_nothing_off(renewals: list[str], django_capture_on_commit_callbacks: Any) -> None:
    with derived.by_hand(), django_capture_on_commit_callbacks(execute=True):
        stored.drug("calmol")
    background.catch_up()
    assert renewals == []


def test_what_was_edited_while_it_was_computed_is_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "BETWEEN_TRIES", 0)
    seen: list[int] = []

    def compute() -> int:
        seen.append(NameNeighbour.objects.count())
        if len(seen) == 1:
            stored.drug("calmol")  # an editor, meanwhile
        return len(seen)

    assert derived.in_step(compute, lambda found: found, derived.NAMES) == 2
    assert list(EditionChange.objects.values_list("keys", flat=True)) == ["drug:calmol", derived.NAMES]
