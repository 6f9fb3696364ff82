"""What browsers, proxies and CDNs may keep, and how small it comes to them."""

import gzip

import pytest
from django.contrib.auth.models import User
from django.test import Client

from drugref import bundle


def kept(response) -> set[str]:
    return set(response["Cache-Control"].split(", "))


def test_what_says_the_same_to_everybody_may_be_kept_by_everybody_for_a_minute(client: Client) -> None:
    response = client.get("/about/")
    assert {"public", "max-age=60", "stale-if-error=86400"} < kept(response)
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@pytest.mark.django_db
def test_a_question_in_the_address_is_kept_by_the_readers_browser_alone(client: Client) -> None:
    assert kept(client.get("/ask/?q=took+20+tylenol")) == {"private", "max-age=60"}


@pytest.mark.django_db
def test_whoever_is_signed_in_sees_at_once_what_was_published(client: Client) -> None:
    client.force_login(User.objects.create_user("edith"))
    assert kept(client.get("/about/")) == {"private", "no-cache"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/report/", "/healthz"])
def test_what_is_for_one_reader_or_one_moment_is_not_kept(client: Client, path: str) -> None:
    assert {"private", "no-store"} <= kept(client.get(path))


def test_what_was_sent_in_is_not_kept(client: Client) -> None:
    assert kept(client.post("/about/")) == {"private", "no-store"}


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get("/about/")
    again = client.get("/about/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/about/", headers={"if-none-match": '"another"'}).status_code == 200


def test_a_page_comes_compressed_to_whoever_can_read_that(client: Client) -> None:
    plain, packed = client.get("/about/"), client.get("/about/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


def test_the_one_script_needs_no_other() -> None:
    script = bundle.script()
    assert "class Combobox {" in script
    assert not [line for line in script.splitlines() if line.startswith(("import ", "export "))]
