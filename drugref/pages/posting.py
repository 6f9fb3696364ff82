"""What is asked of a form that anybody may send, without an account and without a cookie.

It must come from this site's own page, carry the signed slip that this page was given, be written by a hand, and be one of few.
"""

import ipaddress
import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR, DAY = 3600, 86400
QUICKEST, OLDEST = 3, DAY
"""Seconds between the opening of a form and its sending: less is a robot's, more is a page forgotten in some tab."""
FORM = "application/x-www-form-urlencoded"
_SIGNER = Signer(salt="drugref.pages.posting")


def slip(*said: str) -> str:
    """A signed text that says what a form is about and when it was opened."""
    return _SIGNER.sign_object([*said, int(time.time())])


def read_slip(text: str) -> tuple[list[str], float]:
    """What the slip says, and how many seconds ago the form was opened. Raises PermissionDenied for one that was not made here."""
    try:
        *said, opened = _SIGNER.unsign_object(text)
    except (BadSignature, ValueError) as error:
        raise PermissionDenied from error
    return said, time.time() - opened


def insist_on_own_page(request: HttpRequest) -> None:
    """Raises PermissionDenied unless a browser says that a page of this site sent the form, and sent it without files.

    It stands in for Django's token, which wants a cookie; a browser tells the origin of every form it sends.
    """
    site = request.headers.get("Sec-Fetch-Site")
    own_origin = f"{request.scheme}://{request.get_host()}"
    own = site == "same-origin" if site else request.headers.get("Origin") == own_origin
    if not own or request.content_type != FORM:
        raise PermissionDenied


def wait_before(request: HttpRequest, what: str, most: int) -> int:
    """Count one *what* of this sender; 0, or the seconds to wait where it has sent *most* within the hour.

    Only a keyed hash of the address is kept, under a key that changes every hour, in the cache, and for that hour.
    """
    now = time.time()
    hour = int(now // HOUR)
    key = f"{what}:{salted_hmac(f'{what} {hour}', _network(_address(request)), algorithm='sha256').hexdigest()}"
    cache.add(key, 0, HOUR)
    try:
        count = cache.incr(key)
    except ValueError:  # forgotten between the two lines
        count = 1
    return 0 if count <= most else int((hour + 1) * HOUR - now) + 1


def _address(request: HttpRequest) -> str:
    """The sender's: as the outermost of our own proxies has seen it, since whatever stands before that anybody can write."""
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    own: Any = request.META.get("REMOTE_ADDR", "")
    return told[-settings.PROXIES] if settings.PROXIES and len(told) >= settings.PROXIES else str(own)


def _network(address: str) -> str:
    """Whose it is: of IPv6 the first half, since a household has the second half to itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
