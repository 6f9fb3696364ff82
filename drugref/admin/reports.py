"""The admin page of what readers have reported: read, looked into, and marked as done."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.template.defaultfilters import truncatechars
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from drugref.admin.recorded import AttributeRows
from drugref.admin.returning import entry_page
from drugref.models import Attribute, ReaderReport
from drugref.models.reports import ReaderReportQuerySet
from drugref.vocabulary import Handling


@admin.register(ReaderReport)
class ReaderReportAdmin(admin.ModelAdmin):
    """The reader's part stands as it was sent; editors say how far they are, and note what they found."""

    list_display = ("shown_text", "page", "row", "day", "status")
    list_filter = ("status", "day")
    search_fields = ("text", "note", "page", "entry__name", "other__name")
    date_hierarchy = "day"
    actions = ("mark_seen", "mark_done")
    fieldsets = (
        ("What a reader reported", {"fields": ("text", "where", "recorded", "day")}),
        ("What you make of it", {"fields": ("status", "note")}),
    )
    readonly_fields = ("text", "where", "recorded", "day")

    def get_fieldsets(self, request: Any, obj: ReaderReport | None = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": ("text", "page", "row", "entry", "other")})]

    def get_readonly_fields(self, request: Any, obj: ReaderReport | None = None) -> Any:
        return super().get_readonly_fields(request, obj) if obj else ()

    def view_on_site(self, obj: ReaderReport) -> str | None:
        return obj.place.address or None

    @admin.display(description="what is wrong", ordering="text")
    def shown_text(self, obj: ReaderReport) -> str:
        return truncatechars(obj.text, 120)

    @admin.display(description="where")
    def where(self, obj: ReaderReport) -> SafeString | str:
        address = obj.place.address
        return format_html('<a href="{}">{}</a>', address, address) if address else "the site as a whole"

    @admin.display(description="recorded on")
    def recorded(self, obj: ReaderReport) -> SafeString | str:
        """The admin pages of the entries it is about, opened at the row where it is an attribute's."""
        return format_html_join(" · ", '<a href="{}">{}</a>', self._pages(obj)) or "not the page of an entry"

    def _pages(self, obj: ReaderReport) -> Iterator[tuple[str, str]]:
        attribute = Attribute.objects.filter(slug=obj.place.attribute).first() if obj.place.attribute else None
        for entry in filter(None, (obj.entry, obj.other)):
            row = f"#{AttributeRows.id_for(attribute)}" if attribute else ""
            yield f"{entry_page(entry.pk, entry.kind)}{row}", f"{entry}: {attribute.label}" if attribute else str(entry)

    @admin.action(description="Mark as seen", permissions=["change"])
    def mark_seen(self, request: Any, queryset: ReaderReportQuerySet) -> None:
        self._mark(request, queryset, Handling.SEEN)

    @admin.action(description="Mark as done", permissions=["change"])
    def mark_done(self, request: Any, queryset: ReaderReportQuerySet) -> None:
        self._mark(request, queryset, Handling.DONE)

    def _mark(self, request: Any, queryset: ReaderReportQuerySet, status: Handling) -> None:
        count = queryset.mark(status)
        self.message_user(request, f"{count} report{'' if count == 1 else 's'} marked as {status.label}.", messages.SUCCESS)
