"""How often each comparison is read: a daily sum, and nothing about the reader (I9)."""

import logging
from datetime import date, timedelta

from django.db import DatabaseError
from django.db.models import F, Sum

from comparisons.models import DailyCount
from drugref.closed_lists import Status
from drugref.models import Entry
from drugref.profiles import Node

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
