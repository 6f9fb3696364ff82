"""The admin page of a source."""

from django.contrib import admin
from django.db import models

from drugref.admin.fields import EditorsFields
from drugref.admin.forms import CheckedForm
from drugref.models import Source


@admin.register(Source)
class SourceAdmin(EditorsFields, admin.ModelAdmin):
    form = CheckedForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("title", "publisher", "kind", "dated", "read_on", "slug")
    list_filter = ("kind", "place", "publisher")
    search_fields = ("title", "slug", "publisher", "set_id")
    date_hierarchy = "read_on"
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "publisher", "url")}),
        ("When and where", {"fields": (("dated", "read_on"), "place", "set_id")}),
        ("For readers", {"fields": ("note",)}),
    )

    def view_on_site(self, source: Source) -> str:
        return source.get_absolute_url()
