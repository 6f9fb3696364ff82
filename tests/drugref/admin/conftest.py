import pytest
from django.test import Client

from tests.drugref.admin.making import make_editor


@pytest.fixture
def editor(db: None) -> Client:
    """A browser in which an editor is logged in."""
    client = Client()
    client.force_login(make_editor())
    return client
