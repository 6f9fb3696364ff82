"""``manage.py prune``: sums up and forgets what need not be kept."""

from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from comparisons import readership
from drugref.models import ReaderReport
from drugref.models.editions import forget_old_changes


class Command(BaseCommand):
    help = (
        "Sum up readings older than 90 days by month, forget those older than two years, old lines of the edition log, "
        "readers' reports done 180 days ago, and sessions that have ended. Safe to repeat."
    )

    def handle(self, **_: Any) -> None:
        today = date.today()  # noqa: DTZ011  the site's calendar day
        summed, gone = readership.prune(today)
        reports = ReaderReport.objects.forget_done(today)
        changes = forget_old_changes()
        call_command("clearsessions")
        self.stdout.write(
            f"{summed} days of pairs summed up by month, {gone} older than two years forgotten; "
            f"{changes} lines of the edition log forgotten; {reports} reports done forgotten; ended sessions cleared."
        )
