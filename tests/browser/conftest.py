"""A real Chromium in front of a really served site. Nothing here touches the database of the other tests.

Playwright keeps an event loop running in the thread of the tests, where Django refuses to query; it is therefore
stopped with this folder's last test.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.watching import Watch
from tests.serving import served

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 10_000
"""Milliseconds that an awaited thing may take."""


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the whole catalogue, which the tests only read."""
    with served(tmp_path_factory.mktemp("read")) as (address, _said):
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing")
        pytest.skip(f"{CHROMIUM} is missing")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def options() -> dict[str, object]:
    """How the browser of one test differs from the usual one; tests override it by parametrizing."""
    return {}


@pytest.fixture
def context(chromium: Browser, site: str, options: dict[str, object]) -> Iterator[BrowserContext]:
    """A fresh profile for one test, at home on the site."""
    context = chromium.new_context(**{"base_url": site, "viewport": {"width": 1280, "height": 800}, **options})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def watch(context: BrowserContext) -> Watch:
    return Watch(context)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen: errors, refused content and requests elsewhere fail the test."""
    yield context.new_page()
    assert watch.troubles == []
