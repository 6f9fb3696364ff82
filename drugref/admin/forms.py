"""Forms that check every rule of a row, and the field that says whether readers see it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from drugref.admin.coded import RESTS_ON_IT, is_coded_row
from drugref.admin.returning import entry_page
from drugref.models import Entry
from drugref.vocabulary import Status

STATUS_NOTES = {
    Status.DRAFT: ("Draft", "Readers do not see it, and no answer rests on it."),
    Status.PUBLISHED: ("Published", "Readers see it. What you save here is shown at once."),
}


class CheckedForm(forms.ModelForm):
    """A form that also checks the constraints which name a field it does not show.

    Django leaves those to the database, whose refusal would be an error page instead of a sentence.
    """

    held_elsewhere: frozenset[str] = frozenset()
    """Fields whose constraints somebody else checks."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.instance.validate_constraints(exclude=set(self.held_elsewhere))
        except ValidationError as error:
            self.add_error(None, error.messages)


class StatusBadge(forms.Widget):
    """Says the status; it is changed by the buttons at the foot of the form, which carry its name."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        status = Status(value or Status.DRAFT)
        return format_html('<p class="status-note"><span class="status is-{}">{}</span> {}</p>', status.value, *STATUS_NOTES[status])


class StatusField(forms.ChoiceField):
    """The status asked for by a button; empty where an ordinary “Save” was pressed."""

    widget = StatusBadge

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A refused page shows the status that is stored, not the one that was asked for."""
        return initial

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and data != initial


class PublishableForm(CheckedForm):
    """A form on a row that is a draft until published."""

    status = StatusField(choices=Status.choices(), required=False)

    def clean_status(self) -> str:
        status = str(self.cleaned_data["status"] or self.instance.status)
        if self.instance.pk and status == Status.DRAFT != self.instance.status and is_coded_row(self.instance):
            raise ValidationError(RESTS_ON_IT)
        return status


class EntryForm(PublishableForm):
    """A form on a drug or a class."""

    def clean_slug(self) -> str:
        """The slug, which no other entry has: drugs and classes share one set of addresses."""
        slug: str = self.cleaned_data["slug"]
        holder = Entry.objects.filter(slug=slug).exclude(pk=self.instance.pk).first()
        if holder:
            page = entry_page(holder.pk, holder.kind)
            raise ValidationError(format_html('This slug belongs to <a href="{}">{}</a> already.', page, holder))
        return slug


class StatementForm(PublishableForm):
    """A form on a cited statement. That a published one keeps a source is checked where its citations are: CitationFormSet."""

    held_elsewhere = frozenset({"lead"})
