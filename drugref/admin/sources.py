"""The admin page of a source."""

from django.contrib import admin
from django.db import models

from drugref.admin.autocomplete import BestFirst
from drugref.admin.fields import EditorsFields
from drugref.admin.forms import CheckedForm
from drugref.models import Source


class SourceForm(CheckedForm):
    class Meta:
        labels = {"url": "Address"}


@admin.register(Source)
class SourceAdmin(BestFirst, EditorsFields, admin.ModelAdmin):
    form = SourceForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("title", "publisher", "kind", "dated", "read_on", "slug")
    list_filter = ("kind", "place", "publisher")
    search_fields = ("title", "slug", "publisher", "set_id")
    picked_by = ("title", "slug")
    date_hierarchy = "read_on"
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "publisher", "url")}),
        ("When and where", {"fields": (("dated", "read_on"), "place", "set_id")}),
        ("For readers", {"fields": ("note",)}),
    )

    def view_on_site(self, source: Source) -> str:
        return source.get_absolute_url()
