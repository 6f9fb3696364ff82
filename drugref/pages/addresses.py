"""Whole addresses, as they are told outside the site: from SITE_URL where a host has set it, else from the request."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from drugref.presenters.meta import Addresses


def origin(request: HttpRequest) -> str:
    """“https://drugs.example.org”, without a slash at its end."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def addresses(request: HttpRequest) -> Addresses:
    """Of the page asked for, without the question in its address, and of what it leads to."""
    start = origin(request)
    return Addresses(
        here=f"{start}{request.path}",
        home=f"{start}{reverse('home')}",
        whole=lambda path: f"{start}{path}",
        entry=lambda slug: f"{start}{reverse('entry', args=[slug])}",
    )


def here(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: ``origin``, and ``canonical``, its one address. Made when asked for: the page that refuses a host does not."""
    return {
        "origin": SimpleLazyObject(lambda: origin(request)),
        "canonical": SimpleLazyObject(lambda: f"{origin(request)}{request.path}"),
    }
