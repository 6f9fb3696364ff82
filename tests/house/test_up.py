"""The one command that makes a site: on an empty folder, over a real socket."""

import sqlite3
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving import ROOT, command, environment, served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def started(folder: Path) -> Iterator[tuple[str, str]]:
    with served(folder) as found:
        yield found


@pytest.fixture(scope="module")
def site(started: tuple[str, str]) -> str:
    """The address of a site that ``up`` serves from an empty folder."""
    return started[0]


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_new_host_is_told_how_to_make_an_account(started):
    assert "createsuperuser" in started[1]


def test_the_first_question_is_answered(site):
    status, html = get(f"{site}/compare/baclofen/benzodiazepines/")
    assert status == 200
    assert "verdict--no" in html


def test_static_files_are_served_hashed_and_for_long(site):
    _, html = get(f"{site}/")
    path = html.split('rel="stylesheet" href="', 1)[1].split('"', 1)[0]
    with urllib.request.urlopen(f"{site}{path}") as response:
        assert "immutable" in response.headers["Cache-Control"]


def test_it_says_that_it_is_well(site):
    assert get(f"{site}/healthz") == (200, "ok")


def test_what_is_not_there_is_a_page_of_the_site(site):
    status, html = get(f"{site}/no-such-page/")
    assert status == 404
    assert "Drugref" in html
    assert "Traceback" not in html


def test_there_is_no_default_account(folder, site):
    with closing(sqlite3.connect(folder / "drugref.sqlite3")) as database:
        assert database.execute("SELECT COUNT(*) FROM auth_user").fetchone() == (0,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("DEBUG", "maybe"),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "nonsense"),
        ("ALLOWED_HOSTS", "https://drugs.example.org"),
        ("HOME_PLACE", "Mars"),
        ("PROXIES", "many"),
        ("SITE_URL", "drugs.example.org"),
        ("SECURITY_CONTACT", "ann"),
    ],
)
def test_a_wrong_setting_is_refused_with_a_sentence_that_names_it(tmp_path, name, value):
    found = subprocess.run(
        command("check"), cwd=ROOT, env=environment(tmp_path, **{name: value}), capture_output=True, text=True, check=False
    )
    assert found.returncode != 0
    last = found.stderr.strip().splitlines()[-1]
    assert name in last
    assert len(last) < 250


def test_the_secret_is_kept_for_its_owner_alone(tmp_path):
    for _ in range(2):
        subprocess.run(command("check"), cwd=ROOT, env=environment(tmp_path), capture_output=True, check=True)
    secret = tmp_path / "secret-key"
    assert secret.stat().st_mode & 0o077 == 0
    assert len(secret.read_text()) >= 50
