"""The admin page of an interaction."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from drugref.admin.forms import StatementForm
from drugref.admin.inlines import CitationInline
from drugref.admin.publishing import StatementAdmin
from drugref.admin.returning import ReturnsToEntry
from drugref.domain.interaction_rules import Beside, interaction_problems
from drugref.domain.records import InteractionRecord
from drugref.knowledge.current import current
from drugref.models import Interaction, InteractionCitation
from drugref.models.sources import split_key_words


class InteractionCitationInline(CitationInline):
    model = InteractionCitation


class InteractionForm(StatementForm):
    """A form that also looks at the row beside all that is recorded, by the rules that a file is loaded by."""

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        left, right = told.get("left"), told.get("right")
        if left and right:
            record = InteractionRecord(
                **dict(zip(("left", "right"), sorted((left.slug, right.slug)), strict=True)),
                severity=told.get("severity", ""),
                form=told.get("form", ""),
                instead_of=split_key_words(told.get("instead_of", "")),
                because_of=split_key_words(told.get("because_of", "")),
                status=told.get("status", self.instance.status),
            )
            for field, sentence in interaction_problems(record, Beside(current().records)):
                self.add_error(field, sentence)
        return told


@admin.register(Interaction)
class InteractionAdmin(ReturnsToEntry, StatementAdmin):
    form = InteractionForm
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
        (None, {"fields": ("status", "left", "right", "severity", "form")}),
        ("In words", {"fields": ("what_happens", "what_to_ask")}),
        ("In place of", {"fields": ("instead_of", "because_of")}),
    )

    def view_on_site(self, row: Interaction) -> str | None:
        """The comparison of the two; an interaction of a thing with itself stands on its own page."""
        if not (row.is_published and row.left.is_published and row.right.is_published):
            return None
        return row.left.get_absolute_url() if row.left_id == row.right_id else reverse("compare", args=[row.left.slug, row.right.slug])
