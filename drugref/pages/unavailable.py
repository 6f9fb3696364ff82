"""What is answered when a page needs the database and the database is locked, read-only or gone."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)

AGAIN_AFTER = 30
"""Seconds."""


class Unavailable:
    """Middleware: a sentence and 503 instead of an error page. Readers' pages come from memory and do not get here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, (OperationalError, InterfaceError)):
            return None
        log.error("A page could not be answered without the database: %s", exception)
        response = render(request, "503.html", status=503)
        response["Retry-After"] = str(AGAIN_AFTER)
        return response
