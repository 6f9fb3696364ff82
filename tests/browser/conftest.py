"""A real Chromium in front of a really served site. Nothing here touches the database of the other tests.

Playwright keeps an event loop running in the thread of the tests, where Django refuses to query; it is therefore
stopped with this folder's last test.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import CHROMIUM, started
from tests.browser.pages import PAGES
from tests.browser.watching import PATIENCE, watched
from tests.serving import served

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the whole catalogue, which the tests only read."""
    with served(tmp_path_factory.mktemp("read")) as (address, _said):
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing")
        pytest.skip(f"{CHROMIUM} is missing")
    with started() as browser:
        yield browser


@pytest.fixture
def options() -> dict[str, object]:
    """How the browser of one test differs from the usual one; tests override it by parametrizing."""
    return {}


@pytest.fixture
def page(chromium: Browser, site: str, options: dict[str, object]) -> Iterator[Page]:
    """A page of a profile of its own for one test, at home on the site."""
    with watched(chromium, site, **options) as page:
        yield page


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES.keys())
def opened(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Page]:
    """Each kind of page, opened once for all the tests that only look at it."""
    with watched(chromium, site) as page:
        page.goto(request.param)
        yield page
