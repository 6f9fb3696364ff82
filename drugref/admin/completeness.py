"""The completeness report as a page for editors."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from drugref.completeness import Mark, report
from drugref.knowledge.current import read_edition


@require_safe
def completeness(request: HttpRequest) -> HttpResponse:
    """What is recorded and what is missing, for everyone who may log in here."""
    context = admin.site.each_context(request) | {
        "title": "What is recorded, and what is missing",
        "report": report(read_edition().everything()),
        "legend": [mark for mark in Mark if mark.value],
    }
    return TemplateResponse(request, "admin/drugref/completeness.html", context)
