"""What readers have told the editors is wrong: their words, the page and the day, and nothing about who (I9)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from drugref.domain.reports import MOST, Place
from drugref.models.entries import Entry
from drugref.vocabulary import Handling

KEPT_WHEN_DONE = timedelta(days=180)


class ReaderReportQuerySet(models.QuerySet["ReaderReport"]):
    def of_entries(self, slugs: Iterable[str]) -> dict[str, Entry | None]:
        """The columns for the entries *slugs*, one or two: ``{"entry": baclofen, "other": benzodiazepines}``."""
        wanted = list(slugs)
        found = {entry.slug: entry for entry in Entry.objects.filter(slug__in=wanted)} if wanted else {}
        return {column: found.get(slug) for column, slug in zip(("entry", "other"), wanted, strict=False)}

    def take(self, place: Place, text: str, slugs: Iterable[str] = ()) -> "ReaderReport":
        """Keep today's report on *place*, which speaks of the entries *slugs*; the same words sent twice are kept once."""
        return self.get_or_create(page=place.page, row=place.row, text=text, day=_today(), defaults=self.of_entries(slugs))[0]

    def today(self) -> "ReaderReportQuerySet":
        return self.filter(day=_today())

    def new(self) -> "ReaderReportQuerySet":
        return self.filter(status=Handling.NEW)

    def mark(self, status: Handling) -> int:
        """Say of all of them how far the editors are; how many they are."""
        done = _today() if status == Handling.DONE else None
        return self.exclude(status=status).update(status=status, done_on=done)

    def forget_done(self, today: date) -> int:
        """Delete those that have been done for 180 days; how many they were."""
        return self.filter(done_on__lt=today - KEPT_WHEN_DONE).delete()[0]


class ReaderReport(models.Model):
    """A mistake that a reader has reported. ``entry`` and ``other``: what its page is about, where that is an entry or a pair."""

    page = models.CharField(max_length=300, blank=True, help_text="The path of the page; blank: the site as a whole.")
    row = models.CharField(max_length=80, blank=True, help_text="The part of the page.")
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField("what is wrong", max_length=MOST)
    day = models.DateField("reported on", default=date.today, db_index=True)
    status = models.CharField(max_length=4, choices=Handling.choices(), default=Handling.NEW, db_index=True)
    done_on = models.DateField(null=True, blank=True, editable=False)
    note = models.TextField(blank=True, help_text="For editors only: what was found, and what was done.")

    objects = ReaderReportQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "reader report"
        verbose_name_plural = "reader reports"
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Handling.DONE, done_on__isnull=False) | ~Q(status=Handling.DONE) & Q(done_on__isnull=True),
                name="report_done_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place.address or 'the site'}, {self.day}"

    @property
    def place(self) -> Place:
        return Place(self.page, self.row)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the day since which it is done: it is forgotten some time after."""
        self.done_on = (self.done_on or _today()) if self.status == Handling.DONE else None
        super().save(*args, **kwargs)


def _today() -> date:
    return date.today()  # noqa: DTZ011  the site's calendar day
