"""What tests of the real catalogue and of the browser share."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def catalogue(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The whole committed catalogue in the database for the tests of one module, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_catalogue", verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)
