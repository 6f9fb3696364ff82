"""What an editor is told after saving: what readers see now, and what is left to do. Each notice is a sentence or two of safe HTML."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from drugref.admin.returning import entry_page
from drugref.models import Classification, Entry, Fact
from drugref.names.normalise import normalise
from drugref.vocabulary import Status

BELONGING = ((Classification, "class", "classes"), (Fact, "fact", "facts"))
"""What of an entry is published by itself, with its words for one and for several."""


def seen_by_readers(row: Any, address: str | None) -> str:
    """That *row* was published or taken back; *address* is where readers see it, None where something else still hides it."""
    if not row.is_published:
        return format_html("{} is a draft again: readers no longer see it.", row)
    if address is None:
        return format_html("{} is published. Readers see it once what it speaks of is published too.", row)
    return format_html('{} is published: readers see it now. <a href="{}">View on site</a>', row, address)


def still_drafts(entry: Entry) -> str:
    """How many classes and facts of *entry* readers don't see, each with the list of them; empty where all are published."""
    counted = [(model, model.objects.filter(entry=entry, status=Status.DRAFT).count(), *words) for model, *words in BELONGING]
    links = [(_drafts_url(model, entry), n, one if n == 1 else several) for model, n, one, several in counted if n]
    if not links:
        return ""
    linked = format_html_join(" and ", '<a href="{}">{} {}</a>', links)
    return format_html("Still drafts of {}, which readers do not see: {}.", entry, linked)


def namesakes(entry: Entry) -> Iterator[str]:
    """One notice for each other entry that people call by this one's name."""
    named = Q(names__normalised__in={normalise(name) for name in (entry.name, entry.plural) if name}) | Q(name__iexact=entry.name)
    for other in Entry.objects.filter(named).exclude(pk=entry.pk).distinct():
        page = entry_page(other.pk, other.kind)
        yield format_html('“{}” is recorded as a name of <a href="{}">{}</a>: is this the same?', entry, page, other)


def vague_sources(statement: Any) -> Iterator[str]:
    """One notice for each source of *statement* that nobody could check, since it isn't said where to look."""
    for citation in statement.citations.filter(section="", key_words="").select_related("source"):
        yield format_html(
            "Say where in the source it is written: “{}” has neither a section nor key words ({}).", citation.source, statement
        )


def _drafts_url(model: Any, entry: Entry) -> str:
    return f"{reverse(f'admin:drugref_{model._meta.model_name}_changelist')}?entry__id__exact={entry.pk}&status__exact={Status.DRAFT}"
