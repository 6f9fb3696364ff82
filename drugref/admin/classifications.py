"""The own pages of what belongs to an entry: its classifications, and its names in full."""

from typing import Any

from django.contrib import admin

from drugref.admin.fields import EditorsFields
from drugref.admin.forms import CheckedForm
from drugref.admin.inlines import CitationInline
from drugref.admin.publishing import StatementAdmin
from drugref.admin.returning import ReturnsToEntry
from drugref.models import Classification, ClassificationCitation, Name


class ClassificationCitationInline(CitationInline):
    model = ClassificationCitation


@admin.register(Classification)
class ClassificationAdmin(ReturnsToEntry, StatementAdmin):
    section = "classifications-group"
    list_display = ("entry", "extent", "drug_class", "because", "place", "shown_status")
    list_display_links = ("entry", "drug_class")
    list_filter = ("status", "extent", "drug_class__axis", "place")
    list_select_related = ("entry", "drug_class")
    search_fields = ("entry__name", "entry__slug", "drug_class__name", "drug_class__plural")
    inlines = (ClassificationCitationInline,)
    fieldsets = (
        (None, {"fields": ("status", "entry", "extent", "drug_class", "because")}),
        (
            "Only for",
            {"fields": (("form", "place"), ("since", "until")), "description": "Leave blank where it holds always and everywhere."},
        ),
    )

    def view_on_site(self, row: Classification) -> str | None:
        return row.entry.get_absolute_url() if row.is_published and row.entry.is_published else None


@admin.register(Name)
class NameAdmin(EditorsFields, ReturnsToEntry):
    """Reached from the entry's page alone."""

    form = CheckedForm
    section = "names-group"
    list_display = ("text", "entry", "kind", "standing", "ordinary", "place", "sense")
    list_filter = ("kind", "standing", "ordinary", "place")
    list_select_related = ("entry",)
    search_fields = ("text", "entry__name")
    fieldsets = (
        (None, {"fields": ("entry", "text", ("kind", "standing", "ordinary"), "sense", "note")}),
        ("Only for", {"fields": (("place", "form", "years"),)}),
        ("Where it is written", {"fields": ("source", "section", ("finding", "checked_on"), "key_words")}),
    )

    def has_module_permission(self, request: Any) -> bool:
        return False
