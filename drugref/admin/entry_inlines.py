"""The rows edited on an entry's own page."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from drugref.admin.inlines import CheckedInline, CitedRowInline
from drugref.models import (
    AxisCheck,
    Classification,
    ClassificationCitation,
    Identifier,
    Ingredient,
    LookedThrough,
    Name,
    Relation,
    RosterCheck,
)


class NameInline(CitedRowInline):
    """The commonest fields; place, sense, years, form and note stand on the name's own page."""

    model = Name
    own_fields = ("text", "kind", "standing", "ordinary")
    citation_fields = ("source", "section", "key_words")
    show_change_link = True
    verbose_name_plural = "names people use for it (“Change” opens place, meaning, years …)"


class IngredientInline(CitedRowInline):
    model = Ingredient
    fk_name = "combination"
    own_fields = ("drug",)
    verbose_name_plural = "ingredients, for a combination"


class RelationInline(CitedRowInline):
    model = Relation
    fk_name = "drug"
    own_fields = ("kind", "other")
    verbose_name_plural = "relations to other drugs"


class IdentifierInline(CitedRowInline):
    model = Identifier
    own_fields = ("system", "code")
    verbose_name_plural = "identifiers: how registries know it"


class AxisCheckInline(CitedRowInline):
    model = AxisCheck
    own_fields = ("axis", "checked_on")
    verbose_name_plural = "checks: all its classes of this sort were looked for"


class LookedThroughInline(CitedRowInline):
    model = LookedThrough
    own_fields = ("checked_on",)
    citation_fields = ("source", "section")
    verbose_name_plural = "looked through: what was read for what it says of other medicines, foods and drinks"


class RosterCheckInline(CitedRowInline):
    model = RosterCheck
    own_fields = ("checked_on",)
    max_num = 1
    verbose_name = "check: all members were looked for"


class ClassificationInline(CheckedInline):
    """The classes of an entry, read-only here: each is added, cited, published and changed on its own page."""

    model = Classification
    template = "admin/drugref/classes.html"
    fk_name = "entry"
    fields = ("drug_class", "extent", "because", "sources", "shown_status", "own_page")
    readonly_fields = ("sources", "shown_status", "own_page")
    verbose_name = "class"
    verbose_name_plural = "classes it belongs to, or does not"

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: Any) -> Any:
        cited = Prefetch("citations", ClassificationCitation.objects.select_related("source"))
        return super().get_queryset(request).prefetch_related(cited)

    @admin.display(description="sources")
    def sources(self, row: Classification) -> str:
        cited = format_html_join(", ", '<a href="{}">{}</a>', ((c.source.url, c.source.title) for c in row.citations.all()))
        return cited or "none yet"

    @admin.display(description="status")
    def shown_status(self, row: Classification) -> str:
        return format_html('<span class="status is-{}">{}</span>', row.status, row.get_status_display())

    @admin.display(description="")
    def own_page(self, row: Classification) -> str:
        url = reverse("admin:drugref_classification_change", args=[row.pk])
        words = '<a class="inlinechangelink" href="{}?entry={}">Edit<span class="visually-hidden"> {}</span></a>'
        return format_html(words, url, row.entry_id, row)
