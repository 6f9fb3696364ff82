"""Boxes wide enough to read the sentence that is written in them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models

SENTENCE = 200
"""From how many characters on a field holds a sentence, rather than a name."""


class SentenceBox(AdminTextareaWidget):
    """Some lines to write in; what is written stays one line."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 2, "class": "sentence", **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return None if value is None else " ".join(value.split())


class WritesSentences(admin.options.BaseModelAdmin):
    """Every one-line field long enough for a sentence gets a box that shows all of it."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        long = isinstance(db_field, models.CharField) and (db_field.max_length or 0) >= SENTENCE and not db_field.choices
        if long and not isinstance(db_field, models.URLField):
            kwargs["widget"] = SentenceBox()
        return super().formfield_for_dbfield(db_field, request, **kwargs)
