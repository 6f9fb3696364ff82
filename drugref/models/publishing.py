"""What it takes to be seen by readers: the draft and published states, and the rule that published means cited."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction

from drugref.domain.reading import is_mark
from drugref.models.editions import Told, told_as_one
from drugref.vocabulary import Status

PUBLISHED_NEEDS_SOURCE = "Add a source before publishing: nothing unsourced is shown to readers."


class PublishingQuerySet(models.QuerySet[Any]):
    """Rows that can be drafts."""

    def published(self) -> Self:
        return self.filter(status=Status.PUBLISHED)

    def take_back(self) -> int:
        """Make drafts of the rows, in bulk; how many that were."""
        rows = list(self.published())
        with transaction.atomic(), told_as_one(row.touched() for row in rows):
            return int(self.model._default_manager.filter(pk__in=[row.pk for row in rows]).update(status=Status.DRAFT))

    def publish(self) -> dict[Any, str]:
        """Publish each row that may be published; return {row: why not} for those refused."""
        refused: dict[Any, str] = {}
        for row in self:
            try:
                row.publish()
            except ValidationError as error:
                refused[row] = " ".join(error.messages)
        return refused


class Publishable(Told):
    """A row that is a draft until someone publishes it."""

    status = models.CharField(
        max_length=10,
        choices=Status.choices(),
        default=Status.DRAFT,
        help_text="Only published rows are shown to readers or used for an answer.",
    )

    objects = PublishingQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    def publish(self) -> None:
        """Validate and save as published.

        Raises ValidationError, and changes nothing, where a rule forbids it.
        """
        before, self.status = self.status, Status.PUBLISHED
        try:
            self.full_clean()
        except ValidationError:
            self.status = before
            raise
        self.save()


class Statement(Publishable):
    """A publishable row with a table of citations, one of which *leads*.

    A subclass names its citation model in a nullable ``lead`` foreign key and adds ``published_needs_lead()``
    to its constraints: so the database itself refuses a published statement without a source (I2).
    """

    class Meta:
        abstract = True

    lead_id: int | None

    def clean(self) -> None:
        super().clean()
        lead = getattr(self, "lead", None)
        if lead is not None and lead.statement_id != self.pk:
            raise ValidationError({"lead": "The leading citation belongs to another statement."})

    def choose_lead(self) -> None:
        """Point ``lead`` at the first citation if it points at none; save nothing."""
        if self.lead_id is None and self.pk:
            self.lead_id = self.citations.values_list("pk", flat=True).first()  # type: ignore[attr-defined]

    def publish(self) -> None:
        self.choose_lead()
        super().publish()


def published_needs_lead(table: str) -> models.CheckConstraint:
    """I2 as a CHECK: a row is a draft, or it has a leading citation."""
    return models.CheckConstraint(
        condition=models.Q(status=Status.DRAFT) | models.Q(lead__isnull=False),
        name=f"{table}_published_is_cited",
        violation_error_message=PUBLISHED_NEEDS_SOURCE,
    )


def lead_field(citation_model: str) -> models.ForeignKey[Any, Any]:
    """The headline source of a statement; RESTRICT keeps a published statement's last source from being deleted."""
    return models.ForeignKey(citation_model, models.RESTRICT, null=True, blank=True, editable=False, related_name="+")


def read_again_field() -> "models.CharField[str, str]":
    """The mark of a second reading (``drugref.domain.reading``): a day, and the fingerprint of what was read."""
    return models.CharField(max_length=19, blank=True, default="", editable=False, validators=[refuse_no_mark])


def refuse_no_mark(text: str) -> None:
    if not is_mark(text):
        raise ValidationError(f"“{text}” is no mark of a second reading: “mark_read” writes them, such as 2026-12-01 4f3a9c1b.")
