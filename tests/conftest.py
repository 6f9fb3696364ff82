"""What tests of the real catalogue and of the browser share."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from drugref import background
from drugref.knowledge import current
from tests.editions import AtOnce
from tests.loaded import whole_catalogue

# Fresh examples where somebody can look into a failure; the same ones every time where a machine decides.
settings.register_profile("house", max_examples=100, deadline=None, derandomize="CI" in os.environ)
settings.register_profile("deep", max_examples=500, deadline=None, derandomize="CI" in os.environ)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("deep" if is_deep(config) else "house")


def is_deep(config: pytest.Config) -> bool:
    return config.option.markexpr == "deep"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``-m deep`` every property is tried again, with more examples."""
    for item in items if is_deep(config) else ():
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("deep")


@pytest.fixture(scope="module")
def catalogue(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole committed catalogue in the database for the tests of one module, which only read it."""
    with django_db_blocker.unblock(), whole_catalogue():
        yield


@pytest.fixture(autouse=True)
def _edition_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test has written, it reads."""
    monkeypatch.setattr(current, "KEEPER", AT_ONCE)


AT_ONCE = AtOnce()


@pytest.fixture(autouse=True)
def _nothing_waits() -> None:
    """What one test has left to be done after its responses is no matter of the next one."""
    background.drop()
