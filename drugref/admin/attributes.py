"""The admin pages of attributes and terms."""

from typing import Any

from django.contrib import admin

from drugref.admin.autocomplete import BestFirst
from drugref.admin.coded import KeepsCoded
from drugref.admin.counting import count_of
from drugref.admin.fields import EditorsFields
from drugref.admin.forms import CheckedForm
from drugref.models import Attribute, Fact, Term
from drugref.vocabulary import Vocabulary


@admin.register(Attribute)
class AttributeAdmin(KeepsCoded, EditorsFields, admin.ModelAdmin):
    form = CheckedForm
    fixed = ("slug", "value_kind", "vocabulary", "qualifier")
    list_display = ("label", "group", "value_kind", "vocabulary", "qualifier", "inherited", "through_ingredients", "order")
    list_filter = ("group", "value_kind", "inherited", "through_ingredients")
    search_fields = ("label", "slug", "asked_as")
    prepopulated_fields = {"slug": ("label",)}
    fieldsets = (
        (None, {"fields": ("label", "slug", ("group", "order"), "help_text", "asked_as")}),
        (
            "What it holds",
            {
                "fields": ("value_kind", "vocabulary", "qualifier", "levels"),
                "description": "Fixed once the first fact uses it, so that no fact is left with a value its attribute cannot hold.",
            },
        ),
        ("How it passes on", {"fields": ("inherited", "through_ingredients")}),
    )

    def get_readonly_fields(self, request: Any, obj: Attribute | None = None) -> tuple[str, ...]:
        used = ("value_kind", "vocabulary", "qualifier") if obj and obj.facts.exists() else ()
        return tuple(dict.fromkeys((*super().get_readonly_fields(request, obj), *used)))

    def get_prepopulated_fields(self, request: Any, obj: Attribute | None = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields


@admin.register(Term)
class TermAdmin(KeepsCoded, BestFirst, EditorsFields, admin.ModelAdmin):
    form = CheckedForm
    list_display = ("label", "clinical", "vocabulary", "broader", "broad", "adds_up", "used_by")
    list_filter = ("vocabulary", "broad", "adds_up")
    list_select_related = ("broader",)
    search_fields = ("label", "clinical", "slug")
    picked_by = ("label",)
    prepopulated_fields = {"slug": ("label",)}
    fieldsets = (
        (None, {"fields": ("vocabulary", "label", "slug", "clinical", "definition")}),
        ("Among other terms", {"fields": ("broader", "broad", "adds_up")}),
    )

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).annotate(fact_count=count_of(Fact.objects.all(), "term"))

    @admin.display(description="facts", ordering="fact_count")
    def used_by(self, term: Any) -> int:
        return int(term.fact_count)

    def get_readonly_fields(self, request: Any, obj: Term | None = None) -> tuple[str, ...]:
        used = ("vocabulary",) if obj and obj.facts.exists() else ()
        return tuple(dict.fromkeys((*super().get_readonly_fields(request, obj), *used)))

    def get_prepopulated_fields(self, request: Any, obj: Term | None = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        """A fact's picker asks for the words of its attribute's vocabulary alone."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        vocabulary = request.GET.get("vocabulary", "")
        return (found.filter(vocabulary=vocabulary) if vocabulary in set(Vocabulary) else found), duplicates
