"""What a reader would not see going wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

PATIENCE = 10_000
"""Milliseconds that an awaited thing may take."""
REPORT_REFUSALS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy refused ${event.violatedDirective}: ${event.blockedURI}`))
"""
REFUSED = ("the server responded with a status of 404", "the server responded with a status of 400")


class Watch:
    """Collects what a context's console complains of, the errors of its scripts and its requests to anywhere but this machine."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        context.add_init_script(REPORT_REFUSALS)
        context.on("console", self._read)
        context.on("weberror", lambda found: self.troubles.append(f"script: {found.error}"))
        context.on("request", self._note)

    def _read(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self._is_the_page_refused(message):
            self.troubles.append(f"{message.type}: {message.text}")

    def _note(self, request: Request) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1" and not request.url.startswith("data:"):
            self.troubles.append(f"asked elsewhere: {request.url}")

    def _is_the_page_refused(self, message: ConsoleMessage) -> bool:
        """The console repeats the status of a page that is rightly not found, or not taken; a missing script or picture is a trouble."""
        page = message.page
        return any(status in message.text for status in REFUSED) and page is not None and message.location["url"] == page.url


@contextmanager
def watched(chromium: Browser, site: str, **options: Any) -> Iterator[Page]:
    """A page of a fresh profile, on which nothing may go wrong unseen: errors, refused content and requests elsewhere fail the test."""
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 800}, **options)
    context.set_default_timeout(PATIENCE)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert not watch.troubles, "\n".join(watch.troubles)
