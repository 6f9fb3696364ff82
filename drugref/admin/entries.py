"""The admin pages of drugs and drug classes: the two faces of an entry."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from drugref.admin import rosters
from drugref.admin.autocomplete import BestFirst
from drugref.admin.coded import KeepsCoded
from drugref.admin.counting import count_of
from drugref.admin.entry_inlines import (
    AxisCheckInline,
    ClassificationInline,
    IdentifierInline,
    IngredientInline,
    LookedThroughInline,
    NameInline,
    RelationInline,
    RosterCheckInline,
)
from drugref.admin.forms import EntryForm
from drugref.admin.notices import namesakes, still_drafts
from drugref.admin.publishing import PublishableAdmin
from drugref.admin.recorded import recorded
from drugref.admin.returning import entry_page
from drugref.models import Classification, Drug, DrugClass, Entry, Fact
from drugref.vocabulary import Extent

SEARCHED = ("name", "slug", "plural", "names__text")
CALLED = ("name", "plural")


class EntryPage(BestFirst, PublishableAdmin):
    """What the pages of drugs and classes share."""

    form = EntryForm
    picked_by = CALLED
    change_form_template = "admin/drugref/entry_change_form.html"
    search_fields = SEARCHED
    search_help_text = "Part of a name: brands and everyday words count too."
    date_hierarchy = "added_on"
    ordering = ("name", "slug")
    save_on_top = True

    def get_queryset(self, request: Any) -> Any:
        above = Classification.objects.exclude(extent=Extent.IS_NOT).select_related("drug_class")
        counted = super().get_queryset(request).annotate(fact_count=count_of(Fact.objects.all(), "entry"))
        return counted.prefetch_related(Prefetch("classifications", above, to_attr="above"))

    def change_view(self, request: Any, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        entry = Entry.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        context = {"recorded": recorded(entry)} if entry else {}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **context})

    def notices(self, form: Any) -> Iterator[tuple[int, str]]:
        yield from super().notices(form)
        if drafts := still_drafts(form.instance):
            yield messages.WARNING, drafts
        if {"name", "plural"} & set(form.changed_data):
            yield from ((messages.WARNING, notice) for notice in namesakes(form.instance))

    def response_post_save_add(self, request: Any, obj: Entry) -> HttpResponseRedirect:
        """A new entry's page, where its facts are added."""
        return HttpResponseRedirect(entry_page(obj.pk, obj.kind))

    @admin.display(description="classes")
    def classes(self, entry: Any) -> str:
        return ", ".join(f"({c.drug_class})" if c.extent == Extent.PARTLY else str(c.drug_class) for c in entry.above) or "–"

    @admin.display(description="facts", ordering="fact_count")
    def facts(self, entry: Any) -> str:
        url = reverse("admin:drugref_fact_changelist")
        return format_html('<a href="{}?entry__id__exact={}">{}</a>', url, entry.pk, entry.fact_count)


@admin.register(Drug)
class DrugAdmin(KeepsCoded, EntryPage):
    list_display = ("name", "noun", "classes", "facts", "shown_status")
    list_filter = ("status", "noun")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (NameInline, ClassificationInline, IngredientInline, RelationInline, IdentifierInline, AxisCheckInline, LookedThroughInline)
    fieldsets = (
        (None, {"fields": ("status", ("name", "slug"), "summary", "noun")}),
        ("For editors", {"fields": ("added_on", "note"), "classes": ("collapse",)}),
    )

    def get_urls(self) -> list[Any]:
        held = path("<int:pk>/rosters/", self.admin_site.admin_view(rosters.page), name="drugref_drug_rosters")
        return [held, *super().get_urls()]


@admin.register(DrugClass)
class DrugClassAdmin(EntryPage):
    list_display = ("__str__", "axis", "classes", "members", "facts", "shown_status")
    list_filter = ("status", "axis", "place", "broad", "kinds_are_all", "loose")
    prepopulated_fields = {"slug": ("plural",)}
    inlines = (NameInline, ClassificationInline, AxisCheckInline, RosterCheckInline, LookedThroughInline)
    fieldsets = (
        (None, {"fields": ("status", ("name", "plural"), "slug", "summary")}),
        ("What it groups by", {"fields": (("axis", "place"), "broad", "kinds_are_all", "loose")}),
        ("For editors", {"fields": ("added_on", "note"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: Any) -> Any:
        members = Classification.objects.exclude(extent=Extent.IS_NOT)
        return super().get_queryset(request).annotate(member_count=count_of(members, "drug_class"))

    @admin.display(description="members", ordering="member_count")
    def members(self, entry: Any) -> str:
        url = reverse("admin:drugref_classification_changelist")
        return format_html('<a href="{}?drug_class__id__exact={}">{}</a>', url, entry.pk, entry.member_count)


@admin.register(Entry)
class EntryAdmin(BestFirst, admin.ModelAdmin):
    """Not a page of its own: it answers the pickers that take a drug or a class, and leads on to the entry's real page."""

    search_fields = SEARCHED
    picked_by = CALLED

    def has_module_permission(self, request: Any) -> bool:
        return False

    def has_view_permission(self, request: Any, obj: Entry | None = None) -> bool:
        return bool(request.user.has_perm("drugref.view_drug") or request.user.has_perm("drugref.view_drugclass"))

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Entry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Entry | None = None) -> bool:
        return False

    def changelist_view(self, request: Any, extra_context: Any = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:drugref_drug_changelist"))

    def change_view(self, request: Any, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        entry = self.get_object(request, object_id)
        if entry is None or not self.has_view_permission(request):
            return super().change_view(request, object_id, form_url, extra_context)
        query = request.GET.urlencode()
        return HttpResponseRedirect(entry_page(entry.pk, entry.kind) + (f"?{query}" if query else ""))
