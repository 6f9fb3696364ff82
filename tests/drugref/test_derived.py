"""The stored neighbours follow the names."""

from typing import Any

import pytest

from drugref import derived
from drugref.models import Name, NameNeighbour
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
    one_by_one = {name: {other for _, other in near} for name, near in stored_lists().items()}
    assert all([rank for rank, _ in near] == list(range(1, len(near) + 1)) for near in stored_lists().values())
    NameNeighbour.objects.all().delete()
    derived.bring_up_to_date()
    at_once = {name: {other for _, other in near} for name, near in stored_lists().items()}
    shared = [len(one_by_one[name] & at_once[name]) for name in at_once]
    assert one_by_one.keys() == at_once.keys()
    assert min(shared) >= 19  # equally near names may change places at the end of a list
