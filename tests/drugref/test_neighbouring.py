"""The stored neighbours follow the names."""

from typing import Any

import pytest

from drugref import neighbouring
from drugref.closed_lists import NameKind, Status
from drugref.models import Name, NameNeighbour
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
    assert neighbouring.bring_up_to_date() == 3
    assert near("calmol")[0] == "calmal"
    assert near("chill pill") == near("calmel") == []


def test_a_longer_form_of_a_name_is_no_name_of_its_own() -> None:
    stored.name(stored.drug("calmol"), "Calmol XR")
    assert neighbouring.measured_names() == {"calmol"}


def test_nothing_is_measured_twice() -> None:
    stored.drug("calmol"), stored.drug("calmal")
    neighbouring.bring_up_to_date()
    assert neighbouring.bring_up_to_date() == 0


def test_a_new_name_is_measured_and_told_to_its_neighbours() -> None:
    stored.drug("calmol"), stored.drug("tenseril")
    neighbouring.bring_up_to_date()
    stored.drug("calmal")
    neighbouring.bring_up_to_date()
    assert near("calmal")[0] == "calmol"
    assert near("calmol")[0] == "calmal"


def test_a_name_that_is_gone_is_nobodys_neighbour() -> None:
    stored.drug("calmol")
    name: Any = stored.name(stored.drug("tenseril"), "Calmal")
    neighbouring.bring_up_to_date()
    Name.objects.filter(pk=name.pk).delete()
    neighbouring.bring_up_to_date()
    assert "calmal" not in near("calmol")
    assert near("calmal") == []
