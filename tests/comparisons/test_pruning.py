"""What is kept of readings and of the edition log, and for how long."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from comparisons import readership
from comparisons.models import DailyCount
from drugref.models import EditionChange
from drugref.models.editions import ALWAYS_KEPT, tell_readers
from tests.drugref import stored

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


def count(*days: date, of: int = 1) -> None:
    left, right = stored.drug("calmol"), stored.drug("calmal")
    for day in days:
        DailyCount.objects.create(day=day, left=left, right=right, count=of)


def kept() -> dict[date, int]:
    return dict(DailyCount.objects.order_by("day").values_list("day", "count"))


def test_older_readings_are_summed_up_on_the_first_of_their_month():
    count(date(2026, 3, 1), date(2026, 3, 7), date(2026, 3, 31), date(2026, 4, 2), date(2026, 11, 29), of=5)
    assert readership.prune(TODAY) == (3, 0)
    assert kept() == {date(2026, 3, 1): 15, date(2026, 4, 1): 5, date(2026, 11, 29): 5}
    assert readership.prune(TODAY) == (0, 0)


def test_readings_older_than_two_years_are_forgotten():
    count(date(2024, 11, 1), date(2024, 12, 1))
    assert readership.prune(TODAY) == (0, 1)
    assert kept() == {date(2024, 12, 1): 1}


def test_the_newest_lines_of_the_edition_log_are_kept_however_old():
    for number in range(ALWAYS_KEPT + 20):
        tell_readers([f"drug:calmol-{number}"])
    EditionChange.objects.update(made_at=timezone.now() - timedelta(days=8))
    printed = StringIO()
    call_command("prune", stdout=printed)
    assert "20 lines of the edition log forgotten" in printed.getvalue()
    assert EditionChange.objects.count() == ALWAYS_KEPT
    assert EditionChange.objects.last().keys == f"drug:calmol-{ALWAYS_KEPT + 19}"


def test_young_lines_of_the_edition_log_are_kept_however_many():
    for number in range(ALWAYS_KEPT + 20):
        tell_readers([f"drug:calmol-{number}"])
    call_command("prune", stdout=StringIO())
    assert EditionChange.objects.count() == ALWAYS_KEPT + 20
