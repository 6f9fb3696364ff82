"""Counts shown in lists."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], field: str) -> Any:
    """How many *rows* point at the listed row by *field*; a subquery, so that counts don't multiply and the list keeps its order."""
    counted = rows.order_by().filter(**{field: OuterRef("pk")}).values(field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
