"""Publishing in the admin: buttons on a page, actions on a list, and refusals as sentences."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.utils.html import format_html

from drugref.admin.coded import RESTS_ON_IT, is_coded_row
from drugref.admin.fields import EditorsFields
from drugref.admin.forms import PublishableForm, StatementForm
from drugref.admin.notices import seen_by_readers, vague_sources
from drugref.vocabulary import Status


@admin.action(description="Publish", permissions=["change"])
def publish(model_admin: Any, request: Any, queryset: Any) -> None:
    """Publish the chosen drafts; say which were refused, and why."""
    drafts = list(queryset.filter(status=Status.DRAFT))
    refused = {row: why for row in drafts if (why := model_admin.objection(row))}
    refused |= queryset.filter(pk__in=[row.pk for row in drafts if row not in refused]).publish()
    done = [row for row in drafts if row not in refused]
    for row in done:
        model_admin.log_change(request, row, "Published.")
    for row, why in refused.items():
        messages.error(request, f"Not published: {row}. {why}")
    for notice in (notice for row in done if hasattr(row, "citations") for notice in vague_sources(row)):
        messages.warning(request, notice)
    messages.success(request, f"Published: {len(done)}.") if done else messages.info(request, "Nothing was published.")


@admin.action(description="Take back to draft", permissions=["change"])
def take_back(model_admin: Any, request: Any, queryset: Any) -> None:
    """Hide the chosen rows from readers."""
    chosen = list(queryset.filter(status=Status.PUBLISHED))
    published = [row for row in chosen if not is_coded_row(row)]
    for row in chosen:
        if row not in published:
            messages.error(request, f"Not taken back: {row}. {RESTS_ON_IT}")
    queryset.filter(pk__in=[row.pk for row in published]).take_back()
    for row in published:
        model_admin.log_change(request, row, "Taken back to draft.")
    messages.success(request, f"Taken back to draft: {len(published)}.")


class PublishableAdmin(EditorsFields, admin.ModelAdmin):
    """A page with “Save and publish” and “Take back to draft”, a list with the same as actions."""

    form = PublishableForm
    actions = (publish, take_back)
    list_per_page = 50

    def objection(self, row: Any) -> str:
        """Why *row* may not be published, beside what its own rules say; '' where it may."""
        return ""

    @admin.display(description="status", ordering="status")
    def shown_status(self, row: Any) -> str:
        return format_html('<span class="status is-{}">{}</span>', row.status, row.get_status_display())

    def view_on_site(self, row: Any) -> str | None:
        """Where readers see it; None for a draft, which they do not."""
        return row.get_absolute_url() if row.is_published and hasattr(row, "get_absolute_url") else None

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for level, notice in self.notices(form):
            self.message_user(request, notice, level)

    def notices(self, form: Any) -> Iterator[tuple[int, str]]:
        """What to tell the editor once all of *form* is saved: (message level, safe HTML) each."""
        if "status" in form.changed_data:
            yield messages.INFO, seen_by_readers(form.instance, self.view_on_site(form.instance))

    def render_change_form(
        self, request: Any, context: Any, add: bool = False, change: bool = False, form_url: str = "", obj: Any = None
    ) -> Any:
        may = self.has_change_permission(request, obj) if change else self.has_add_permission(request)
        stored = context["adminform"].form.initial.get("status", Status.DRAFT)
        context["publishing"] = ("take back" if change and stored == Status.PUBLISHED else "publish") if may else ""
        return super().render_change_form(request, context, add, change, form_url, obj)


class StatementAdmin(PublishableAdmin):
    """The page of a cited statement; its citations stand under it."""

    form = StatementForm

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        """Save one without a lead as a draft for now: its citations, saved next, bring the lead that publishing needs."""
        wanted = obj.status
        if obj.lead_id is None:
            obj.status = Status.DRAFT
        super().save_model(request, obj, form, change)
        obj.status = wanted

    def notices(self, form: Any) -> Iterator[tuple[int, str]]:
        yield from super().notices(form)
        if form.instance.is_published:
            yield from ((messages.WARNING, notice) for notice in vague_sources(form.instance))
