"""The inlines' common shapes."""

from typing import Any

from django.contrib import admin
from django.db import models

from drugref.admin.fields import EditorsFields
from drugref.admin.formsets import CheckedFormSet, CitationFormSet


class CheckedInline(EditorsFields, admin.TabularInline):
    """Rows of one parent, checked in full, in a fixed number of queries."""

    formset = CheckedFormSet
    extra = 0
    view_on_site = False

    def get_queryset(self, request: Any) -> Any:
        """The rows with what they point at: a row's name and pickers need it."""
        joined = [field.name for field in self.opts.fields if isinstance(field, models.ForeignKey)]
        return super().get_queryset(request).select_related(*joined)


class CitedRowInline(CheckedInline):
    """Rows that carry their citation in themselves: subclasses put their own fields before it."""

    own_fields: tuple[str, ...] = ()
    citation_fields: tuple[str, ...] = ("source", "section", "finding", "key_words")

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return [*self.own_fields, *self.citation_fields]


class CitationInline(CheckedInline):
    """The citations of a statement."""

    formset = CitationFormSet
    fields = ("source", "section", "finding", "key_words", "checked_on")
    verbose_name = "source"
    verbose_name_plural = "sources: where it is written"

    def get_extra(self, request: Any, obj: Any = None, **_: Any) -> int:
        return 0 if obj and obj.pk else 1

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Without the admin's own guard against deleting a lead: CitationFormSet moves the lead, or refuses in its own words."""
        formset = super().get_formset(request, obj, **kwargs)
        setattr(formset.form, "hand_clean_DELETE", lambda _: None)  # noqa: B010  a hook of the admin that its types do not name
        return formset
