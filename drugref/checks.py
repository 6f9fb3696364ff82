"""What is looked at when the site starts: are the rows there that rules of the code rest on?"""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from drugref.models import Attribute, Entry, Term
from drugref.vocabulary import CODED

STORED: dict[str, Any] = {"attribute": Attribute, "term": Term, "drug": Entry}


def _is_being_upgraded() -> bool:
    """Are there migrations to come? What the new code rests on is loaded after them, so that its absence must not stop them."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@register(Tags.database)
def coded_rows_are_there(databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
    """An error for each coded slug that is missing. An empty database has none yet, and gives none."""
    if not databases:
        return []
    try:
        if _is_being_upgraded() or not Attribute.objects.exists():
            return []
        return [
            Error(
                f"There is no {kind} “{slug}”, and rules of the site rest on it.",
                hint="Run manage.py load_catalogue, which brings it back.",
                id="drugref.E001",
            )
            for kind, model in STORED.items()
            for slug in sorted(set(CODED[kind]) - set(model.objects.values_list("slug", flat=True)))
        ]
    except DatabaseError:  # not migrated, or away: others say so
        return []
