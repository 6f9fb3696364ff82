"""``manage.py near_misses``: the work list of a roster pass."""

from io import StringIO

import pytest
from django.core.management import call_command

from drugref.vocabulary import Extent, Members
from tests.drugref import stored

pytestmark = pytest.mark.django_db


def printed(*args: str) -> list[list[str]]:
    out = StringIO()
    call_command("near_misses", *args, stdout=out)
    return [line.split("\t") for line in out.getvalue().splitlines()[1:]]


@pytest.fixture
def _look_alikes() -> None:
    """Three drugs are used as all calmers are: realol is one, restol is stated to be none, of calmol nothing is stated."""
    calmers, stiffness, use = stored.drug_class("calmers"), stored.term("stiffness"), stored.attribute("use")
    stored.fact(calmers, use, term=stiffness, members=Members.ALL)
    drugs = {slug: stored.drug(slug) for slug in ("calmol", "restol", "realol", "otherol")}
    for slug in ("calmol", "restol", "realol"):
        stored.fact(drugs[slug], use, term=stiffness)
    stored.classification(drugs["restol"], calmers, extent=Extent.IS_NOT, because="It is built otherwise.")
    stored.classification(drugs["realol"], calmers)


@pytest.mark.usefixtures("_look_alikes")
def test_each_look_alike_is_told_with_what_is_stated_of_it() -> None:
    assert printed() == [
        ["calmol", "calmers", "use stiffness", "unknown", "11 not recorded"],
        ["restol", "calmers", "use stiffness", "no", "3 stated is not"],
    ]


@pytest.mark.usefixtures("_look_alikes")
def test_the_open_ones_are_those_of_which_nothing_is_stated() -> None:
    assert [line[0] for line in printed("--open")] == ["calmol"]
