"""``manage.py verdicts``: every answer as a line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.drugref import stored

pytestmark = pytest.mark.django_db


def printed(*args: str) -> list[list[str]]:
    out = StringIO()
    call_command("verdicts", *args, stdout=out, stderr=StringIO())
    return [line.split("\t") for line in out.getvalue().splitlines() if line]


def listed(path: Path, *slugs: str) -> str:
    path.write_text("# those asked about\n\n" + "\n".join(slugs))
    return str(path)


@pytest.fixture
def _calmers() -> None:
    stored.classification(stored.drug("calmol"), stored.drug_class("calmers"))
    stored.drug("restol")
    stored.drug("secret", status="draft")


@pytest.mark.usefixtures("_calmers")
def test_every_drug_is_asked_of_every_class() -> None:
    assert printed() == [
        ["subject", "object", "verdict", "rule"],
        ["calmol", "calmers", "yes", "2 full path"],
        ["restol", "calmers", "unknown", "11 not recorded"],
    ]


@pytest.mark.usefixtures("_calmers")
def test_subjects_and_objects_may_be_listed(tmp_path: Path) -> None:
    lines = printed("--subjects", listed(tmp_path / "a", "calmers"), "--objects", listed(tmp_path / "b", "calmers", "calmol"))
    assert lines[1:] == [["calmers", "calmers", "yes", "1 same entry"], ["calmers", "calmol", "depends", "7 a class and one of it"]]


@pytest.mark.usefixtures("_calmers")
@pytest.mark.parametrize("slug", ["secret", "calmolate"])
def test_a_slug_that_readers_do_not_see_is_refused(tmp_path: Path, slug: str) -> None:
    with pytest.raises(SystemExit) as stop:
        printed("--subjects", listed(tmp_path / "a", slug))
    assert stop.value.code == 2


def test_a_list_that_can_not_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        printed("--objects", str(tmp_path / "no such file"))
    assert stop.value.code == 2
