"""The country that a page is shown for: ``?country=uk`` in its address; without that, or with a word that is none, the site's own.

It decides whose law counts, which brand stands beside a name, how a medicine is sold and whom to call. A reader who has chosen goes on
in that country: ``KeepsCountry`` hands the choice on to every link, form and redirect of a page, so that no template has to.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from drugref.knowledge.current import current
from drugref.knowledge.edition import Edition
from drugref.presenters.browsing import COUNTRIES
from drugref.presenters.help_lines import HELP
from drugref.vocabulary import Place

PARAMETER = "country"
CHOICES = {"us": Place.US, "uk": Place.UK}
"""What may stand in the address."""


def chosen(request: HttpRequest) -> str:
    """'uk' where the address asks for another country than the site's own; else ''."""
    word = request.GET.get(PARAMETER, "").lower()
    return word if word in CHOICES and CHOICES[word] != settings.HOME_PLACE else ""


def place_of(request: HttpRequest) -> Place:
    """The country that the page is shown for."""
    word = chosen(request)
    return CHOICES[word] if word else Place(settings.HOME_PLACE)


def edition_for(request: HttpRequest) -> Edition:
    """What readers of the country asked for see now; no query."""
    return current().seen_from(place_of(request))


class Choice(NamedTuple):
    """A country that the page at hand may be shown for, and where: 'United Kingdom', '/what-is/codeine/?country=uk'."""

    name: str
    address: str
    is_current: bool


def choices(request: HttpRequest) -> list[Choice]:
    """The site's own country, at the address without the parameter, and the others."""
    word = chosen(request)
    others = [other for other, place in CHOICES.items() if place != settings.HOME_PLACE]
    names = {"": COUNTRIES[Place(settings.HOME_PLACE)], **{other: COUNTRIES[CHOICES[other]] for other in others}}
    return [Choice(name, _address(request, other), other == word) for other, name in names.items()]


def _address(request: HttpRequest, word: str) -> str:
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    if word:
        query[PARAMETER] = word
    return f"{request.path}?{query.urlencode()}" if query else request.path


def here(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: ``shown_for``, the choices, and ``help``: whom to call in the country that it is shown for."""
    return {"shown_for": SimpleLazyObject(lambda: choices(request)), "help": HELP[place_of(request)]}


# the choice is kept

LEADS_ON = {"a": "href", "form": "action", "div": "hx-get", "details": "hx-get"}
"""Tag -> its attribute that holds an address of the site. What stands inside a form sends the form's hidden field along."""
TAG = re.compile(rf"""<({"|".join(LEADS_ON)})\b((?:[^">]|"[^"]*")*)>""")
OUTSIDE = re.compile(r"#|//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How an address begins that stays on the page, or leaves the site."""


class KeepsCountry:
    """Middleware: on readers' pages that are shown for another country than the site's own, links, forms and redirects say so too.

    Templates write plain addresses, with double quotes; Django escapes all else, so that what looks like a tag is one of ours.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response, word = self.get_response(request), chosen(request)
        if not word or request.path.startswith(reverse("admin:index")):
            return response
        if response.has_header("Location"):
            response["Location"] = with_country(response["Location"], word)
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = keeping(response.text, word)
        return response


def with_country(address: str, word: str, joint: str = "&") -> str:
    """“/ask/?q=lyrica&country=uk#names”; an address outside the site, or with a country of its own, as it is.

    *joint* stands between two parameters: “&amp;” inside HTML.
    """
    path, hash_, anchor = address.partition("#")
    if OUTSIDE.match(address) or re.search(rf"[?&;]{PARAMETER}=", path):
        return address
    return f"{path}{joint if '?' in path else '?'}{PARAMETER}={word}{hash_}{anchor}"


def keeping(html: str, word: str) -> str:
    """The page with the country in all that leads on, but for links that choose a country themselves (``data-country``).

    >>> keeping('<a href="/browse/">All</a>', "uk")
    '<a href="/browse/?country=uk">All</a>'
    """
    return TAG.sub(lambda found: _kept(found, word), html)


def _kept(found: re.Match[str], word: str) -> str:
    tag, attributes = found.groups()
    if "data-country" in attributes:
        return found[0]
    address = re.compile(rf"""(\s{LEADS_ON[tag]}=")([^"]*)""")
    led = address.sub(lambda leads: f"{leads[1]}{with_country(leads[2], word, '&amp;')}", attributes)
    field = f'<input type="hidden" name="{PARAMETER}" value="{word}">' if tag == "form" else ""
    return f"<{tag}{led}>{field}"
