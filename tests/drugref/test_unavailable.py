"""When the database is locked, read-only or gone: a sentence and 503 for those who need it."""

import logging
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from drugref.admin.entries import DrugAdmin
from drugref.knowledge import current
from drugref.knowledge.current import Keeper

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("why", ["database is locked", "attempt to write a readonly database", "connection refused"])
def test_an_editor_whose_save_can_not_be_stored_is_told_so(admin_client: Client, monkeypatch: Any, caplog: Any, why: str) -> None:
    def refuse(*_: Any) -> None:
        raise OperationalError(why)

    monkeypatch.setattr(DrugAdmin, "get_queryset", refuse)
    with caplog.at_level(logging.CRITICAL, "django"):
        response = admin_client.get(reverse("admin:drugref_drug_changelist"))
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "nothing was saved" in response.content.decode()


def test_a_reader_of_a_site_that_was_never_able_to_read_is_told_so(client: Client, monkeypatch: Any) -> None:
    def away() -> Any:
        raise OperationalError("no answer")

    monkeypatch.setattr(current, "tokens_now", away)
    monkeypatch.setattr(current, "KEEPER", Keeper())
    response = client.get("/what-is/calmol/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
