"""The pickers of the admin: a search box for every foreign key."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models

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

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        if self.stored is None or list(value) != [str(self.stored.pk)]:
            return super().optgroups(name, [pk for pk in value if str(pk).isdecimal()], attr)  # an address may hold anything
        blank = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*blank, self.create_option(name, self.stored.pk, str(self.stored), True, len(blank))], 0)]


def picker_of(field: Any) -> StoredLabelSelect | None:
    """The picker of a form field, taken out of the admin's wrapper; None where the field has another widget."""
    widget = getattr(field.widget, "widget", field.widget)
    return widget if isinstance(widget, StoredLabelSelect) else None


class PicksByName(admin.options.BaseModelAdmin):
    """Every foreign key is picked by typing a part of its name."""

    def get_autocomplete_fields(self, request: Any) -> list[str]:
        return [field.name for field in self.opts.fields if isinstance(field, models.ForeignKey) and field.editable]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Beside a picker stands at most a “+”: changing or deleting the thing picked is done on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
            field.widget.can_add_related &= db_field.related_model in ADDED_ON_THE_WAY
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", StoredLabelSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
