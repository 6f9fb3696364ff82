"""How often each comparison is read, and which words were not understood: daily sums, and nothing about the reader (I9)."""

import logging
import re
from datetime import date, timedelta

from django.db import DatabaseError
from django.db.models import F, Sum

from comparisons.models import DailyCount, UnansweredQuestion
from drugref.domain.statements import Node
from drugref.models import Entry
from drugref.names.normalise import normalise
from drugref.vocabulary import Status

MOST_UNANSWERED = 5000
"""Rows. When so many wait for an editor, new ones are not counted: a flood fills no disk."""
MOST_STRANGE_WORDS = 4
"""A question with more words that were not understood is a story, and may tell of a person."""
MOST_LETTERS = 120
_PRIVATE = re.compile(r"\S*[@\d]\S*")

log = logging.getLogger(__name__)


def count_reading(left: Node, right: Node) -> None:
    """Add one to today's sum of the pair. A database that can't write now must not keep anybody from reading."""
    today = date.today()  # noqa: DTZ011  the site's calendar day
    pair = {"left__slug": left.slug, "right__slug": right.slug}
    try:
        if DailyCount.objects.filter(day=today, **pair).update(count=F("count") + 1) == 0:
            _begin(today, left.slug, right.slug)
    except DatabaseError as error:
        log.warning("A reading of %s and %s was not counted: %s", left.slug, right.slug, error)


def _begin(today: date, left: str, right: str) -> None:
    ids = dict(Entry.objects.filter(slug__in=(left, right)).values_list("slug", "pk"))
    DailyCount.objects.bulk_create([DailyCount(day=today, left_id=ids[left], right_id=ids[right], count=1)], ignore_conflicts=True)


def most_read(limit: int, days: int = 30) -> list[tuple[str, str, str, str]]:
    """The pairs read most in the last *days* days: (left slug, left name, right slug, right plural or name). One query."""
    since = date.today() - timedelta(days=days)  # noqa: DTZ011
    sums = (
        DailyCount.objects.filter(day__gte=since, left__status=Status.PUBLISHED, right__status=Status.PUBLISHED)
        .values("left__slug", "left__name", "left__plural", "right__slug", "right__name", "right__plural")
        .annotate(total=Sum("count"))
        .order_by("-total", "left__slug", "right__slug")[:limit]
    )
    return [
        (row["left__slug"], row["left__plural"] or row["left__name"], row["right__slug"], row["right__plural"] or row["right__name"])
        for row in sums
    ]


def count_unanswered(text: str, unknown: tuple[str, ...]) -> None:
    """Add one to the sum of a question that was not understood, stripped of all that is no plain word."""
    plain = " ".join(word for word in normalise(_PRIVATE.sub(" ", text)).split() if word.isalpha())
    strange = sum(len(run.split()) for run in unknown)
    if not plain or len(plain) > MOST_LETTERS or not 0 < strange <= MOST_STRANGE_WORDS:
        return
    today = date.today()  # noqa: DTZ011
    try:
        known = UnansweredQuestion.objects.filter(text=plain).update(count=F("count") + 1, last_on=today)
        if not known and UnansweredQuestion.objects.count() < MOST_UNANSWERED:
            UnansweredQuestion.objects.bulk_create([UnansweredQuestion(text=plain, count=1)], ignore_conflicts=True)
    except DatabaseError as error:
        log.warning("A question was not counted: %s", error)
