"""Sources, and the pointers into them."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from drugref.models.editions import Told
from drugref.vocabulary import Finding, Place, SourceKind

partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", "Write a year, a month or a day: 2024, 2024-05 or 2024-05-31."
)


def split_key_words(text: str) -> tuple[str, ...]:
    """The key words of a comma-separated text, trimmed, in order, without blanks."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


class Source(Told):
    """A document that somebody opened and read."""

    slug = models.SlugField(max_length=80, unique=True, help_text="Short name used in catalogue files, such as label-baclofen.")
    kind = models.CharField(max_length=20, choices=SourceKind.choices())
    title = models.CharField(max_length=250)
    publisher = models.CharField(max_length=120, help_text="Who stands behind it: FDA, NHS, NCBI Bookshelf …")
    url = models.URLField(max_length=500, help_text="The address at which it can be opened.")
    dated = models.CharField(
        max_length=10, blank=True, validators=[partial_date], help_text="The document's own date, as exact as it gives it."
    )
    read_on = models.DateField(default=date.today, help_text="The day somebody last opened it.")
    place = models.CharField(max_length=20, choices=Place.choices(), blank=True, help_text="The country it speaks for, if one.")
    set_id = models.CharField("label set id", max_length=40, blank=True, help_text="For a US label: its set id.")
    note = models.CharField(max_length=500, blank=True, help_text="What a reader should know of it, such as “edition of 2009”.")

    class Meta:
        ordering = ["title", "slug"]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})"

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])


class CitationFields(Told):
    """A pointer into a source: where in it, and the words that stand (or do not stand) there."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    section = models.CharField(max_length=120, blank=True, help_text="The part of it: a section's name or number.")
    finding = models.CharField(
        max_length=10, choices=Finding.choices(), default=Finding.SAYS, help_text="Does the source say it, or lack it from a list?"
    )
    key_words = models.CharField(
        max_length=300, blank=True, help_text="The words found there, separated by commas. Single words or short terms, no sentences."
    )
    checked_on = models.DateField(null=True, blank=True, help_text="The day this was last checked; blank: the day the source was read.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " ".join(part for part in (self.source.slug, self.section, f"[{self.key_words}]" if self.key_words else "") if part)

    def clean(self) -> None:
        super().clean()
        self.key_words = ", ".join(split_key_words(self.key_words))
        if self.finding == Finding.LACKS and not self.key_words:
            raise ValidationError({"key_words": "Say which words the source does not list."})


class CitationOfStatement(CitationFields):
    """One of the citations of a statement. Subclasses add ``statement``, related as ``citations``."""

    part_of, known_by = "statement", ("statement_id",)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def identity(self) -> tuple[object, ...]:
        return (self.source_id, self.section, self.finding, self.key_words)


class CitedRow(CitationFields):
    """A row that carries its single citation in itself: a short statement such as an ingredient or a check."""

    class Meta:
        abstract = True


def missing_key_words(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those of *words* that do not occur in *text*, whatever the case and spacing."""
    flat = " ".join(text.casefold().split())
    return tuple(word for word in words if " ".join(word.casefold().split()) not in flat)
