"""What machines ask for at addresses of their own."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from drugref.config import environment


def lines(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def fields(client: Client) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in lines(client, "/.well-known/security.txt"))


def test_robots_are_told_where_the_sitemap_is_and_what_to_leave_alone(client: Client) -> None:
    said = lines(client, "/robots.txt")
    assert said[0] == "User-agent: *"
    assert "Disallow: /admin/" in said
    assert "Disallow: /ask/live/" in said
    assert said[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_a_page_of_answers_is_not_kept_from_robots(client: Client) -> None:
    forbidden = [line.removeprefix("Disallow: ") for line in lines(client, "/robots.txt") if line.startswith("Disallow")]
    for path in ("/", "/what-is/calmol/", "/compare/calmol/benzols/", "/ask/", "/og/calmol.png", "/static/css/base.css"):
        assert not any(path.startswith(place) for place in forbidden)


def test_the_icon_is_there_for_those_who_ask_at_the_root(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/x-icon"
    assert response.content.startswith(b"\x00\x00\x01\x00\x03\x00")
    assert "max-age" in response["Cache-Control"]


@pytest.mark.django_db
def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


@override_settings(SECURITY_CONTACT="mailto:safe+1@example.org", SITE_URL="https://drugs.example.org")
def test_security_txt_names_the_contact_and_ends_within_a_year(client: Client) -> None:
    said = fields(client)
    assert said["Contact"] == "mailto:safe+1@example.org"
    assert said["Canonical"] == "https://drugs.example.org/.well-known/security.txt"
    until = datetime.strptime(said["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=90) < until - datetime.now(UTC) < timedelta(days=365)


@pytest.mark.parametrize("value", ["", "https://drugs.example.org", "http://localhost:8000", "https://drugs.example.org/"])
def test_an_origin_is_a_scheme_and_a_host(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SITE_URL", value)
    assert environment.origin("SITE_URL") == value.rstrip("/")


@pytest.mark.parametrize(
    "value", ["drugs.example.org", "https://drugs.example.org/path", "ftp://x.org", "javascript:alert(1)", 'https://a"b']
)
def test_any_other_origin_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured, match=r"SITE_URL is .*write scheme and host"):
        environment.origin("SITE_URL")


@pytest.mark.parametrize("value", ["ann@example.org", "http://example.org/", "mailto:ann", "mailto:a@b.org\nEncryption: x"])
def test_a_contact_is_an_address_of_a_kind_that_the_rules_know(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", value)
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT is"):
        environment.contact("SECURITY_CONTACT")
