"""How often each comparison is read, and which words were not understood: daily sums, and nothing about the reader (I9).

Added up in memory while the page is answered, and written by the background thread, so that no reader waits for it (I14).
"""

import logging
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet, Sum

from comparisons.models import DailyCount, Lack, UnansweredQuestion
from drugref import background
from drugref.domain.statements import Node
from drugref.models import Entry
from drugref.names.normalise import normalise

BATCH = 500
FEWEST_READINGS = 25
"""In a month: what is read less is no list of what people ask, and might tell of a single reader."""
MOST_UNANSWERED = 5000
"""Rows. When so many wait for an editor, new ones are not counted: a flood fills no disk."""
MOST_STRANGE_WORDS = 4
"""A question with more words that were not understood is a story, and may tell of a person."""
MOST_LETTERS = 120
BY_MONTH, GONE = timedelta(days=90), timedelta(days=730)
"""Older readings are kept as monthly sums; still older ones are not kept."""
_PRIVATE = re.compile(r"\S*[@\d]\S*")

log = logging.getLogger(__name__)


def count_reading(left: Node, right: Node) -> None:
    """Add one to today's sum of the pair."""
    background.run(write_readings, (date.today(), left.slug, right.slug))  # noqa: DTZ011  the site's calendar day


def count_unanswered(text: str, lacks: Lack, unknown: tuple[str, ...] = ()) -> None:
    """Add one to the sum of a question and what it lacks, stripped of all that is no plain word."""
    plain = " ".join(word for word in normalise(_PRIVATE.sub(" ", text)).split() if word.isalpha())
    strange = sum(len(run.split()) for run in unknown)
    if plain and len(plain) <= MOST_LETTERS and strange <= MOST_STRANGE_WORDS:
        background.run(write_questions, (plain, lacks))


def write_readings(readings: Counter[tuple[date, str, str]]) -> None:
    """Add to the sums of (day, left slug, right slug); what the database does not take now is dropped."""
    try:
        ids = dict(Entry.objects.values_list("slug", "pk"))
        known = sorted(((day, ids[a], ids[b]), count) for (day, a, b), count in readings.items() if a in ids and b in ids)
        for start in range(0, len(known), BATCH):
            with transaction.atomic():
                _add(dict(known[start : start + BATCH]))
    except DatabaseError as error:
        log.warning("Readings were not counted: %s", type(error).__name__)


def _add(counts: Mapping[tuple[date, int, int], int]) -> None:
    """Add to the sums of (day, left id, right id)."""
    rows = [DailyCount(day=day, left_id=left, right_id=right) for day, left, right in counts]
    DailyCount.objects.bulk_create(rows, ignore_conflicts=True)
    for (day, left, right), count in counts.items():
        DailyCount.objects.filter(day=day, left=left, right=right).update(count=F("count") + count)


def write_questions(questions: Counter[tuple[str, Lack]]) -> None:
    """Add to the sums of (question, what it lacks); what the database does not take now is dropped."""
    try:
        asked = sorted(questions)
        for start in range(0, len(asked), BATCH):
            with transaction.atomic():
                _add_questions({question: questions[question] for question in asked[start : start + BATCH]})
    except DatabaseError as error:
        log.warning("Questions were not counted: %s", type(error).__name__)


def _add_questions(counts: Mapping[tuple[str, Lack], int]) -> None:
    """Add to the sums; what a question lacks is what it lacked when it was last asked."""
    sums: Counter[str] = Counter()
    for (text, _lack), count in counts.items():
        sums[text] += count
    lacks = dict(counts.keys())
    today = date.today()  # noqa: DTZ011
    known = set(UnansweredQuestion.objects.filter(text__in=sums).values_list("text", flat=True))
    room = max(0, MOST_UNANSWERED - UnansweredQuestion.objects.count())
    fresh = [text for text in sums if text not in known][:room]
    UnansweredQuestion.objects.bulk_create([UnansweredQuestion(text=text) for text in fresh], ignore_conflicts=True)
    for text in sorted(known.union(fresh)):
        UnansweredQuestion.objects.filter(text=text).update(count=F("count") + sums[text], lacks=lacks[text], last_on=today)


def most_read(limit: int, fewest: int = FEWEST_READINGS, days: int = 30) -> list[tuple[str, str]]:
    """The pairs read most in the last *days* days, and *fewest* times at least: (left slug, right slug). One query.

    None where the database can't be asked: nobody came for this list.
    """
    since = date.today() - timedelta(days=days)  # noqa: DTZ011
    sums = (
        DailyCount.objects.filter(day__gte=since)
        .values_list("left__slug", "right__slug")
        .annotate(total=Sum("count"))
        .filter(total__gte=fewest)
        .order_by("-total", "left__slug", "right__slug")[:limit]
    )
    try:
        return [(left, right) for left, right, _total in sums]
    except DatabaseError:
        return []


def prune(today: date) -> tuple[int, int]:
    """Sum older readings up on the first of their month, and forget the oldest: (rows summed up, rows forgotten)."""
    gone, _ = DailyCount.objects.filter(day__lt=today - GONE).delete()
    old = DailyCount.objects.filter(day__lt=today - BY_MONTH).exclude(day__day=1).order_by("pk")
    summed = 0
    while folded := _fold(old):
        summed += folded
    return summed, gone


@transaction.atomic
def _fold(old: QuerySet[DailyCount]) -> int:
    """Add the first rows of *old* to the sums of their months; how many rows that were."""
    rows = list(old.select_for_update()[:BATCH])
    sums: Counter[tuple[date, int, int]] = Counter()
    for row in rows:
        sums[row.day.replace(day=1), row.left_id, row.right_id] += row.count
    _add(dict(sorted(sums.items())))
    DailyCount.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
