"""What tests of the real catalogue and of the browser share."""

import os
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import settings

from drugref import background
from drugref.knowledge import current
from tests.editions import AtOnce

# Fresh examples where somebody can look into a failure; the same ones every time where a machine decides.
settings.register_profile("house", max_examples=150, deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


@pytest.fixture(scope="module")
def catalogue(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The whole committed catalogue in the database for the tests of one module, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_catalogue", content_only=True, verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _edition_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test has written, it reads."""
    monkeypatch.setattr(current, "KEEPER", AT_ONCE)


AT_ONCE = AtOnce()


@pytest.fixture(autouse=True)
def _nothing_waits() -> None:
    """What one test has left to be done after its responses is no matter of the next one."""
    background.drop()
