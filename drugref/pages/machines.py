"""What machines ask a site for at addresses of their own."""

from datetime import UTC, datetime, timedelta
from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

A_WEEK = 7 * 86_400
"""Seconds."""
TEXT = "text/plain; charset=utf-8"
"""As RFC 9116 wants it."""
GOOD_FOR = timedelta(days=180)
"""RFC 9116 wants less than a year."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots are asked to leave alone, and where the sitemap is."""
    return render(request, "machines/robots.txt", content_type=TEXT)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weak spot; not there where the host has named nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404("no contact is set")
    until = (datetime.now(UTC) + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    context = {"contact": settings.SECURITY_CONTACT, "expires": f"{until:%Y-%m-%dT%H:%M:%SZ}"}
    return render(request, "machines/security.txt", context, content_type=TEXT)


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """For those who ask for it without having read a page."""
    response = HttpResponse(_icon(), content_type="image/x-icon")
    patch_cache_control(response, public=True, max_age=A_WEEK)
    return response


@cache
def _icon() -> bytes:
    return (settings.BASE_DIR / "static" / "img" / "favicon.ico").read_bytes()
