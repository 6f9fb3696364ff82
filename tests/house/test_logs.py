"""What the log tells of a request: enough to mend it, and nothing of the reader (I9)."""

import logging
from io import StringIO
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import Client

from drugref.config.logs import Discreet

READERS_OWN = ("flurbazol", "calmol-xyz")


@pytest.fixture
def log():
    """What the console would show."""
    shown = StringIO()
    handler = logging.StreamHandler(shown)
    handler.addFilter(Discreet())
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    yield shown
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/compare/calmol-xyz/flurbazol/", "/what-is/flurbazol/", "/ask/?q=" + "flurbazol " * 500])
def test_a_readers_slip_is_not_logged(reader, log, address):
    assert reader.get(address).status_code in (400, 404)
    reader.post(address)
    assert log.getvalue() == ""


@pytest.mark.django_db
def test_a_failure_is_told_by_view_and_exception_without_its_words(reader, log):
    with patch("comparisons.pages.ask.reply", side_effect=KeyError("flurbazol")):
        assert reader.get("/ask/?q=flurbazol").status_code == 500
    told = log.getvalue()
    assert "500 Internal Server Error in comparisons.pages.ask.ask: KeyError" in told
    assert "ask.py" in told
    assert not any(word in told for word in READERS_OWN)


def test_a_wrong_host_is_told_by_the_exceptions_name(reader, log):
    reader.get("/", headers={"host": "calmol-xyz"})
    assert "400 Bad Request in no view: DisallowedHost" in log.getvalue()
    assert "calmol-xyz" not in log.getvalue()


def test_the_servers_own_failure_tells_no_address(log):
    words = "flurbazol"
    try:
        raise ValueError(words)
    except ValueError:
        logging.getLogger("waitress").exception("Exception while serving /compare/calmol-xyz/%s/" % words)  # noqa: UP031  as the server writes it
    assert "500 Internal Server Error in no view: ValueError" in log.getvalue()
    assert not any(word in log.getvalue() for word in READERS_OWN)


def test_the_sites_log_is_discreet():
    assert all("discreet" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
    assert settings.LOGGING["loggers"]["django"]["handlers"] == []
