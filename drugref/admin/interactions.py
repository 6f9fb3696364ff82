"""The admin page of an interaction."""

from django.contrib import admin
from django.urls import reverse

from drugref.admin.inlines import CitationInline
from drugref.admin.publishing import StatementAdmin
from drugref.admin.returning import ReturnsToEntry
from drugref.models import Interaction, InteractionCitation


class InteractionCitationInline(CitationInline):
    model = InteractionCitation


@admin.register(Interaction)
class InteractionAdmin(ReturnsToEntry, StatementAdmin):
    entry_field = "left"
    section = "interactions"
    kept_for_another = ("left",)
    list_display = ("left", "right", "severity", "what_happens", "shown_status")
    list_display_links = ("left", "right")
    list_filter = ("status", "severity")
    list_select_related = ("left", "right")
    search_fields = ("left__name", "left__names__text", "right__name", "right__names__text", "what_happens")
    inlines = (InteractionCitationInline,)
    fieldsets = (
        (None, {"fields": ("status", "left", "right", "severity")}),
        ("In words", {"fields": ("what_happens", "what_to_ask")}),
    )

    def view_on_site(self, row: Interaction) -> str | None:
        """The comparison of the two; an interaction of a thing with itself stands on its own page."""
        if not (row.is_published and row.left.is_published and row.right.is_published):
            return None
        return row.left.get_absolute_url() if row.left_id == row.right_id else reverse("compare", args=[row.left.slug, row.right.slug])
