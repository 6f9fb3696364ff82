"""What is stored beside the facts: articles on pairs with their reasons, daily sums of readings, questions not understood."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse

from comparisons.engine.reasons.kinds import ReasonKind
from drugref.models.editions import Told
from drugref.models.entries import Entry
from drugref.models.publishing import PublishingQuerySet, Statement, lead_field, published_needs_lead, read_again_field
from drugref.models.sources import CitationOfStatement
from drugref.vocabulary import ClosedList, EntryKind, VerdictKind


class ArticleQuerySet(PublishingQuerySet):
    def touching(self, *slugs: str) -> "ArticleQuerySet":
        """Articles about any pair that holds one of the entries *slugs*."""
        return self.filter(Q(left__slug__in=slugs) | Q(right__slug__in=slugs)).select_related("left", "right")


class Article(Statement):
    """What an editor writes about a pair. It never overrides a fact (I7)."""

    known_by = ("left_id", "right_id")

    left = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name="one")
    right = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name="the other")
    question = models.CharField(max_length=120, help_text="As people ask it: Is baclofen a benzo?")
    verdict = models.CharField(
        max_length=10,
        choices=VerdictKind.choices(),
        blank=True,
        help_text="The answer this article gives; blank where the question has no yes or no.",
    )
    answer = models.CharField(max_length=400, help_text="The short answer, in one or two sentences.")
    body = models.TextField(help_text="Markdown. “## ” starts a section; [^1] points at the first citation below.")
    author = models.CharField(max_length=120, blank=True)
    reviewer = models.CharField(max_length=120, blank=True, help_text="The second person who checked it, with their profession.")
    published_on = models.DateField(default=date.today)
    updated_on = models.DateField(default=date.today)
    read_again = read_again_field()
    lead = lead_field("ArticleCitation")

    objects = ArticleQuerySet.as_manager()  # type: ignore[misc]  # with methods of its own

    class Meta:
        ordering = ["-updated_on", "question"]
        constraints = [
            published_needs_lead("article"),
            models.UniqueConstraint(
                Least("left", "right"),
                Greatest("left", "right"),
                name="article_pair_once",
                violation_error_message="This pair has its article already.",
            ),
            models.CheckConstraint(
                condition=~Q(left=F("right")),
                name="article_two_entries",
                violation_error_message="An article is about two different entries.",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def record_key(self) -> str:
        slugs = (entry.slug for entry in sorted((self.left, self.right), key=lambda entry: (entry.kind == EntryKind.CLASS, entry.slug)))
        return f"article:{'-vs-'.join(slugs)}"

    def get_absolute_url(self) -> str:
        return reverse("compare", args=[self.left.slug, self.right.slug])


class ArticleCitation(CitationOfStatement):
    """A citation of the prose; the body points at it by its number in this order."""

    statement = models.ForeignKey(Article, models.CASCADE, related_name="citations")


class Reason(Told):
    """The editor's own words on one reason for the confusion; the facts must carry it."""

    part_of, known_by = "article", ("article_id",)

    article = models.ForeignKey(Article, models.CASCADE, related_name="reasons")
    kind = models.CharField(max_length=30, choices=ReasonKind.choices())
    sentence = models.CharField(max_length=400)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind"], name="reason_once", violation_error_message="This reason stands here already."
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def identity(self) -> tuple[Any, ...]:
        return (self.kind,)


class DailyCount(models.Model):
    """How often a comparison was opened on a day. A sum, and nothing about who (I9)."""

    day = models.DateField(default=date.today)
    left = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    right = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "left", "right"], name="daily_count_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.left} / {self.right}: {self.count}"


class Lack(ClosedList):
    """What it would take to answer a question."""

    NAME = "name", "a name"
    ENTRY = "entry", "an entry"
    INTERACTION = "interaction", "an interaction"
    ROW = "row", "a row of an entry"


class UnansweredQuestion(models.Model):
    """A question that was not understood, or on which nothing is recorded: a sum for the editors, and nothing about who (I9)."""

    text = models.CharField(max_length=120, unique=True, help_text="Normalised: letters only, without numbers or addresses.")
    lacks = models.CharField("it would take", max_length=15, choices=Lack.choices(), default=Lack.NAME)
    count = models.PositiveIntegerField(default=0)
    first_on = models.DateField(default=date.today)
    last_on = models.DateField(default=date.today)
    handled = models.BooleanField(default=False, help_text="Tick it when what it takes was added, or nothing needs to be.")

    class Meta:
        ordering = ["handled", "-count", "text"]

    def __str__(self) -> str:
        return self.text


class Shelf(ClosedList):
    """Where a pair is put by an editor."""

    IS_IT = "is it", "Is it a …?"
    SAME = "same", "Same or different?"
    TOGETHER = "together", "Safe together?"
    KEPT_OUT = "kept out", "kept out of all lists that fill themselves"


class EditorsChoice(models.Model):
    """A pair that an editor puts into a group of the home page, or keeps out of what fills itself there: *Most asked*, and the groups."""

    left = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name="one")
    right = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name="the other")
    shelf = models.CharField("where", max_length=10, choices=Shelf.choices())
    position = models.PositiveSmallIntegerField(default=0, help_text="In its group, the smallest number first.")

    class Meta:
        ordering = ["shelf", "position", "pk"]
        verbose_name = "editors’ choice"
        verbose_name_plural = "editors’ choices: home page and Most asked"
        constraints = [
            models.UniqueConstraint(
                Least("left", "right"),
                Greatest("left", "right"),
                "shelf",
                name="choice_once",
                violation_error_message="This pair stands there already.",
            ),
            models.CheckConstraint(
                condition=~Q(left=F("right")),
                name="choice_two_entries",
                violation_error_message="A pair is of two different entries.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} / {self.right}: {self.get_shelf_display()}"


class Confusion(models.Model):
    """The strongest computed reason why two entries are taken for one another: for lists. Computed, never edited."""

    left = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    right = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30, choices=ReasonKind.choices(), db_index=True)
    strength = models.FloatField(help_text="0 to 100: how readily a reader would nod at it.")
    first = models.BooleanField(default=False, help_text="The strongest reason of its pair.")

    class Meta:
        ordering = ["-strength", "left", "right"]
        constraints = [models.UniqueConstraint(fields=["left", "right", "kind"], name="confusion_once")]

    def __str__(self) -> str:
        return f"{self.left} / {self.right}: {self.kind}"
