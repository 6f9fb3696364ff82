"""What a reader would not see going wrong."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

REPORT_REFUSALS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy refused ${event.violatedDirective}: ${event.blockedURI}`))
"""
NOT_FOUND = "the server responded with a status of 404"


class Watch:
    """Collects what a context's console complains of, the errors of its scripts and its requests to anywhere but this machine."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        self.addresses: list[str] = []
        context.add_init_script(REPORT_REFUSALS)
        context.on("console", self._read)
        context.on("weberror", lambda found: self.troubles.append(f"script: {found.error}"))
        context.on("request", self._note)

    def _read(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self._is_the_page_not_found(message):
            self.troubles.append(f"{message.type}: {message.text}")

    def _note(self, request: Request) -> None:
        self.addresses.append(request.url)
        if urlsplit(request.url).hostname != "127.0.0.1" and not request.url.startswith("data:"):
            self.troubles.append(f"asked elsewhere: {request.url}")

    def _is_the_page_not_found(self, message: ConsoleMessage) -> bool:
        """The console repeats the status of a page that is rightly not found; a missing script or picture is a trouble."""
        page = message.page
        return NOT_FOUND in message.text and page is not None and message.location["url"] == page.url
