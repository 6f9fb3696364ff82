"""The rows under a form: checked against every constraint, and citations that keep their statement's lead."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.forms import BaseInlineFormSet, ModelForm

from drugref.admin.autocomplete import picker_of
from drugref.models.publishing import PUBLISHED_NEEDS_SOURCE
from drugref.vocabulary import Status

TWICE = "This row stands here twice."
LAST_SOURCE = "What is published keeps at least one source: add another one, or take it back to draft first."


class CheckedFormSet(BaseInlineFormSet):
    """Inline rows checked against all their constraints.

    Django 5.2 skips each constraint that names the parent (its ticket 35676), so that a duplicate would be an error page.
    """

    def clean(self) -> None:
        super().clean()
        seen: set[Any] = set()
        for form in self.forms:
            if not form.has_changed() or form.errors or self._is_deleted(form):
                continue
            self._check(form)
            identity = form.instance.identity()
            if identity in seen:
                form.add_error(None, TWICE)
            seen.add(identity)

    def _check(self, form: ModelForm) -> None:
        exclude = None if self.instance.pk else {self.fk.name}
        try:
            form.instance.validate_constraints(exclude=exclude)
        except ValidationError as error:
            form.add_error(None, error.messages)

    def _is_deleted(self, form: ModelForm) -> bool:
        return bool(self.can_delete and getattr(form, "cleaned_data", {}).get("DELETE"))

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        """Hand each picker the row it shows, which came with the inline's rows: no query a row."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            picker = picker_of(field)
            if picker is not None and form.instance.pk:
                picker.stored = getattr(form.instance, name, None)

    def save_new(self, form: ModelForm, commit: bool = True) -> Any:
        """Save a new row behind those that stand here already, where rows have a position of their own."""
        row = form.instance
        if hasattr(row, "position") and "position" not in form.fields and self.instance.pk:
            last = type(row).objects.filter(**{self.fk.name: self.instance}).aggregate(last=Max("position"))["last"]
            row.position = 0 if last is None else last + 1
        return super().save_new(form, commit)


class CitationFormSet(CheckedFormSet):
    """The citations of a statement. They give a published statement its lead, and keep it one."""

    def clean(self) -> None:
        super().clean()
        if self.instance.is_published and not any(self.is_kept(form) for form in self.forms):
            raise ValidationError(LAST_SOURCE if self.instance.lead_id else PUBLISHED_NEEDS_SOURCE)

    def is_kept(self, form: ModelForm) -> bool:
        """Whether *form* holds a citation that will be there after saving."""
        return bool(form.instance.pk or form.has_changed()) and not self._is_deleted(form)

    def save(self, commit: bool = True) -> Any:
        """Save the citations while the statement is a draft without a lead, so that they may come and go; then restore both."""
        statement, wanted, lead = self.instance, self.instance.status, self.instance.lead_id
        type(statement).objects.filter(pk=statement.pk).update(status=Status.DRAFT, lead=None)
        saved = super().save(commit)
        statement.lead_id = lead if statement.citations.filter(pk=lead).exists() else None
        statement.choose_lead()
        statement.status = wanted
        statement.save(update_fields=["status", "lead"])
        return saved
