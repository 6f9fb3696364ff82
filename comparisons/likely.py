"""Questions that visitors are likely to have: what editors found worth stating that a drug is not, or is only in part."""

from comparisons.presenters.sentences import question
from drugref.closed_lists import Axis, EntryKind, Extent, Status
from drugref.models import Classification
from drugref.profiles import Node

COLUMNS = tuple(f"{end}__{column}" for end in ("entry", "drug_class") for column in ("slug", "kind", "name", "plural"))


def likely_questions(limit: int) -> list[tuple[str, str, str]]:
    """(drug slug, class slug, question), one a drug, the newest statements first. One query."""
    stated = (
        Classification.objects.published()
        .exclude(extent=Extent.IS)
        .exclude(drug_class__axis=Axis.LAW)
        .filter(entry__kind=EntryKind.DRUG, entry__status=Status.PUBLISHED, drug_class__status=Status.PUBLISHED)
        .order_by("-pk")
        .values_list(*COLUMNS)
    )
    by_drug: dict[str, tuple[str, str, str]] = {}
    for row in stated:
        drug, group = Node(*row[:4]), Node(*row[4:])
        by_drug.setdefault(drug.slug, (drug.slug, group.slug, question(drug, group)))
    return list(by_drug.values())[:limit]
