"""The pickers of the admin: a search box for every foreign key."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.db.models.functions import Lower

from drugref.models import Source, Term

ADDED_ON_THE_WAY = (Source, Term)
"""What an editor often finds missing while citing or stating something."""


class StoredLabelSelect(AutocompleteSelect):
    """An autocomplete that prints its stored choice without a query of its own.

    ``stored`` is the chosen row, already fetched with the inline's rows; ``asking`` narrows the suggestions.
    """

    stored: models.Model | None = None
    asking: dict[str, str] = {}

    def get_url(self) -> str:
        return f"{super().get_url()}?{urlencode(self.asking)}" if self.asking else super().get_url()

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        if self.stored is None or list(value) != [str(self.stored.pk)]:
            return super().optgroups(name, [pk for pk in value if str(pk).isdecimal()], attr)  # an address may hold anything
        blank = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*blank, self.create_option(name, self.stored.pk, str(self.stored), True, len(blank))], 0)]


def picker_of(field: Any) -> StoredLabelSelect | None:
    """The picker of a form field, taken out of the admin's wrapper; None where the field has another widget."""
    widget = getattr(field.widget, "widget", field.widget)
    return widget if isinstance(widget, StoredLabelSelect) else None


class AddsOnTheWay(RelatedFieldWidgetWrapper):
    """A picker with a “+” beside it, whose window starts with what the picker is narrowed to."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        asking = getattr(self.widget, "asking", {})
        return context | {"url_params": "&".join(filter(None, [context.get("url_params"), urlencode(asking)]))}


class BestFirst(admin.ModelAdmin):
    """In a picker, what is called exactly as was typed stands first, then what begins so, then the rest."""

    picked_by: tuple[str, ...]
    """The fields that call it by name."""

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if request.resolver_match.url_name != "autocomplete":
            return found, duplicates
        typed = search_term.strip()
        rank = models.Case(
            models.When(self._called("iexact", typed), then=0), models.When(self._called("istartswith", typed), then=1), default=2
        )
        return found.annotate(rank=rank).order_by("rank", Lower(self.picked_by[0]), "pk"), duplicates

    def _called(self, lookup: str, typed: str) -> models.Q:
        return models.Q(*((f"{field}__{lookup}", typed) for field in self.picked_by), _connector=models.Q.OR)


class PicksByName(admin.options.BaseModelAdmin):
    """Every foreign key is picked by typing a part of its name."""

    def get_autocomplete_fields(self, request: Any) -> list[str]:
        return [field.name for field in self.opts.fields if isinstance(field, models.ForeignKey) and field.editable]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Beside a picker stands at most a “+”: changing or deleting the thing picked is done on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            wrapper = field.widget
            may_add = wrapper.can_add_related and db_field.related_model in ADDED_ON_THE_WAY
            field.widget = AddsOnTheWay(wrapper.widget, wrapper.rel, wrapper.admin_site, can_add_related=may_add)
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", StoredLabelSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
