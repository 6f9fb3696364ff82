"""How long a page may be kept, and by whom: readers' pages for a minute by anybody, what was typed by the reader's browser alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

FRESH = 60
"""Seconds that a page is used without asking: how late a reader may see what an editor has just published."""
STALE = 86_400
"""Seconds that it may be shown beyond that, while a newer one is fetched or the site is away."""


class Caching:
    """Sets ``Cache-Control`` where a view has not.

    A page says the same to everybody (no cookie, no ``Vary`` but for the encoding), so browsers, proxies and CDNs may share it. With a
    question in its address only the reader's own browser keeps it: nobody's words lie in a shared store (I9). Whoever is signed in has
    each page asked for anew and sees at once what was published. What failed, or was sent in, is not kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, **_kept(request, response))
        return response


def _kept(request: HttpRequest, response: HttpResponse) -> dict[str, bool | int]:
    """{"public": True, "max_age": 60, …}"""
    if request.method not in ("GET", "HEAD") or response.status_code >= 500 or response.cookies or response.has_header("Vary"):
        return {"private": True, "no_store": True}
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return {"private": True, "no_cache": True}
    if request.META.get("QUERY_STRING"):
        return {"private": True, "max_age": FRESH}
    return {"public": True, "max_age": FRESH, "stale_while_revalidate": STALE, "stale_if_error": STALE}
