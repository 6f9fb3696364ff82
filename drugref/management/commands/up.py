"""Make the site ready and serve it: the one command a new host needs."""

import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, SystemCheckError

THREADS = 8


class Command(BaseCommand):
    help = "Migrate the database, load the catalogue, collect static files and serve the site with a production server until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare-only", action="store_true", help="make everything ready, but do not serve")

    def handle(self, *_args: Any, **options: Any) -> None:
        self._step("Preparing the database", "migrate", verbosity=0)
        self._step("Collecting static files", "collectstatic", interactive=False, verbosity=0)
        self._load()
        self._check()
        self._step("Pruning", "prune", stdout=self.stdout)
        if not options["prepare_only"]:
            self._serve()

    def _step(self, what: str, command: str, **options: Any) -> None:
        self.stdout.write(f"{what} …")
        call_command(command, **options)

    def _load(self) -> None:
        """Load the catalogue. A conflict with an editor's change is shown and leaves that record alone; faults end the start."""
        self.stdout.write("Loading the catalogue …")
        try:
            call_command("load_catalogue", stdout=self.stdout, stderr=self.stderr)
        except SystemExit as stop:
            if stop.code not in (0, None, 2):
                raise CommandError(
                    "The catalogue has faults; nothing of it was loaded. Mend the lines named above and try again."
                ) from stop

    def _check(self) -> None:
        """Are the rows there that rules of the code rest on?"""
        try:
            call_command("check", tags=["database"], databases=["default"], stdout=self.stdout, stderr=self.stderr, verbosity=0)
        except SystemCheckError as error:
            self.stderr.write(str(error))

    def _serve(self) -> None:
        import waitress  # here, so that --prepare-only needs no server

        from drugref.config.wsgi import application

        host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
        self.stdout.write(self.style.SUCCESS(f"\nDrugref is at http://{host}:{settings.PORT}/   (Ctrl-C stops it)"))
        if not get_user_model().objects.filter(is_staff=True).exists():
            self.stdout.write(
                f"To edit it at http://{host}:{settings.PORT}/admin/, make an account in a second terminal:\n"
                f"  {sys.executable} manage.py createsuperuser"
            )
        self.stdout.flush()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # stopped by a service manager, it still writes what was counted
        try:
            waitress.serve(application, host=settings.HOST, port=settings.PORT, threads=THREADS, ident=None, _quiet=True, **_proxies())
        except OSError as error:
            raise CommandError(
                f"Port {settings.PORT} on {settings.HOST} can't be used: {error.strerror}. Choose another: PORT=8001 … manage.py up"
            ) from error


def _proxies() -> dict[str, Any]:
    """What the server is told of the proxies in front of it: without it, it drops what they say of a request."""
    if not settings.PROXIES:
        return {}
    return {
        "trusted_proxy": "*",
        "trusted_proxy_count": settings.PROXIES,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
