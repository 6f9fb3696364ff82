"""The admin page of a fact: just the fields its attribute takes, and the sources under them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Max

from drugref.admin.autocomplete import picker_of
from drugref.admin.forms import StatementForm
from drugref.admin.inlines import CitationInline
from drugref.admin.publishing import StatementAdmin
from drugref.admin.recorded import AttributeRows, qualifier_words
from drugref.admin.returning import ReturnsToEntry
from drugref.models import Attribute, Entry, Fact, FactCitation
from drugref.models.facts import ENZYME_ACTIONS
from drugref.vocabulary import CodedAttribute, EntryKind, ValueKind, Vocabulary

VALUE_FIELDS = {
    ValueKind.TERMS: ("term",),
    ValueKind.LEVEL: ("level",),
    ValueKind.QUANTITY: ("low", "high", "unit"),
    ValueKind.TEXT: ("text",),
}
TERM_FIELDS = ("term", "action", "strength", "share", "approval", "frequency")
DEPENDENT = (*TERM_FIELDS, "level", "low", "high", "unit", "text", "members", "comparator")


def fields_for(attribute: Attribute, entry_kind: str | None) -> set[str]:
    """Those of the dependent fields that a fact of *attribute*, of a drug or a class, can fill."""
    fields = {*VALUE_FIELDS[ValueKind(attribute.value_kind)], attribute.qualifier}
    if entry_kind != EntryKind.DRUG:
        fields.add("members")
    if attribute.vocabulary == Vocabulary.ENZYME:
        fields |= ENZYME_ACTIONS.keys()
    if attribute.slug == CodedAttribute.STRENGTH:
        fields.add("comparator")
    return fields


class FactForm(StatementForm):
    """Once the attribute is known, the fields it cannot fill are hidden - unless they are filled, and so in the way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attribute = self._chosen(Attribute, "attribute")
        if attribute is None or "term" not in self.fields:
            return
        entry = self._chosen(Entry, "entry")
        shown = fields_for(attribute, entry.kind if entry else None)
        for name in DEPENDENT:
            if name not in shown and self[name].value() in (None, ""):
                self.fields[name].widget = forms.HiddenInput()
        self._fit_value_to(attribute)

    def _chosen(self, model: Any, field: str) -> Any:
        """The row picked for *field* in this form, however far it is filled; None where none is."""
        value = self[field].value() if field in self.fields else None
        return model.objects.filter(pk=value).first() if str(value or "").isdecimal() else None

    def _fit_value_to(self, attribute: Attribute) -> None:
        """Levels are chosen by what they mean; terms are picked from the attribute's own vocabulary."""
        if attribute.level_labels:
            meanings = [(level, f"{level} – {label}") for level, label in enumerate(attribute.level_labels)]
            self.fields["level"].widget = forms.Select(choices=[("", "---------"), *meanings])
        picker = picker_of(self.fields["term"])
        if picker is not None and attribute.vocabulary:
            picker.asking = {"vocabulary": attribute.vocabulary}


class FactCitationInline(CitationInline):
    model = FactCitation


@admin.register(Fact)
class FactAdmin(ReturnsToEntry, StatementAdmin):
    form = FactForm
    kept_for_another = ("entry", "attribute")
    list_display = ("value", "attribute", "entry", "qualifiers", "lead_source", "shown_status")
    list_filter = ("status", "attribute", "state", "entry__kind", "form", "place")
    list_select_related = ("entry", "attribute", "term", "lead__source")
    search_fields = ("entry__name", "entry__slug", "term__label", "term__clinical", "text")
    inlines = (FactCitationInline,)
    fieldsets = (
        (None, {"fields": ("status", "entry", "attribute")}),
        (
            "What is said",
            {
                "fields": (*TERM_FIELDS, "level", ("low", "high", "unit"), "comparator", "text", "members", "state"),
                "description": "One value – or, where the sources say there is none, a state instead of a value. "
                "Opened by “add” on an entry's page, this shows just what the attribute takes.",
            },
        ),
        ("Only for", {"fields": (("form", "place"), "note"), "description": "Leave blank where it holds always and everywhere."}),
    )

    def save_model(self, request: Any, obj: Fact, form: Any, change: bool) -> None:
        """A new fact stands last among those of its attribute."""
        if not change:
            last = Fact.objects.filter(entry=obj.entry_id, attribute=obj.attribute_id).aggregate(last=Max("position"))["last"]
            obj.position = 0 if last is None else last + 1
        super().save_model(request, obj, form, change)

    def section_of(self, obj: Fact) -> str:
        return AttributeRows.id_for(obj.attribute)

    def view_on_site(self, fact: Fact) -> str | None:
        return fact.entry.get_absolute_url() if fact.is_published and fact.entry.is_published else None

    @admin.display(description="value")
    def value(self, fact: Fact) -> str:
        return fact.value_text

    @admin.display(description="limits")
    def qualifiers(self, fact: Fact) -> str:
        return qualifier_words(fact)

    @admin.display(description="first source", ordering="lead__source__title")
    def lead_source(self, fact: Fact) -> str:
        return fact.lead.source.title if fact.lead_id else "–"
