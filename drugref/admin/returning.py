"""Pages of things that belong to an entry: opened from its page, and leading back to it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from drugref.models import Entry
from drugref.vocabulary import EntryKind


def entry_page(entry_id: int | str, kind: str) -> str:
    """The address of an entry's own admin page."""
    model = "drug" if kind == EntryKind.DRUG else "drugclass"
    return reverse(f"admin:drugref_{model}_change", args=[entry_id])


class ReturnsToEntry(admin.ModelAdmin):
    """After saving or deleting, the entry's page where such rows stand; “Save and add another” keeps what the next one will share."""

    entry_field = "entry"
    kept_for_another: tuple[str, ...] = ("entry",)
    section: str
    """The id of the part of the entry's page that shows such rows."""

    def section_of(self, obj: Any) -> str:
        """The id of the part of the entry's page that shows *obj*."""
        return self.section

    def _back_to(self, request: Any, obj: Any) -> str | None:
        """Where the entry the editor came from (``?entry=``), else the row's own, shows *obj*; None if there is no entry."""
        asked = request.GET.get("entry", "")
        own = getattr(obj, f"{self.entry_field}_id", None)
        chosen = int(asked) if asked.isdecimal() and len(asked) < 19 else own
        kind = Entry.objects.filter(pk=chosen or 0).values_list("kind", flat=True).first()
        return f"{entry_page(chosen, kind)}#{self.section_of(obj)}" if chosen and kind else None

    def response_post_save_add(self, request: Any, obj: Any) -> HttpResponseRedirect:
        page = self._back_to(request, obj)
        return HttpResponseRedirect(page) if page else super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: Any, obj: Any) -> HttpResponseRedirect:
        page = self._back_to(request, obj)
        return HttpResponseRedirect(page) if page else super().response_post_save_change(request, obj)

    def response_add(self, request: Any, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        return self._another(request, obj) or response

    def response_change(self, request: Any, obj: Any) -> HttpResponse:
        response = super().response_change(request, obj)
        return self._another(request, obj) or response

    def _another(self, request: Any, obj: Any) -> HttpResponse | None:
        if "_addanother" not in request.POST or "_popup" in request.POST:
            return None
        add = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return HttpResponseRedirect(f"{add}?{urlencode({name: getattr(obj, f'{name}_id') for name in self.kept_for_another})}")

    def delete_model(self, request: Any, obj: Any) -> None:
        request.back_from_deleted = self._back_to(request, obj)
        super().delete_model(request, obj)

    def response_delete(self, request: Any, obj_display: str, obj_id: Any) -> HttpResponse:
        response = super().response_delete(request, obj_display, obj_id)
        page = request.back_from_deleted
        return HttpResponseRedirect(page) if page and "_popup" not in request.POST else response
