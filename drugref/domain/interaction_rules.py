"""What an interaction may say, beside all other records: one set of rules for the loader and for the admin.

Pure.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from drugref.domain.english import listed
from drugref.domain.hierarchy import ancestors
from drugref.domain.records import EntryRecord, InteractionRecord, Record, TermRecord
from drugref.vocabulary import CodedAttribute, EntryKind, Extent, Severity, Status, forms_taken

R = TypeVar("R", bound=Record)
GRAVE = (Severity.SERIOUS, Severity.NEVER)


class Beside:
    """The records that an interaction is looked at beside, drafts among them."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    def _all(self, kind: type[R]) -> Iterator[R]:
        return (record for record in self._records.values() if isinstance(record, kind))

    @cached_property
    def entries(self) -> Mapping[str, EntryRecord]:
        return {entry.slug: entry for entry in self._all(EntryRecord)}

    @cached_property
    def interactions(self) -> Mapping[str, InteractionRecord]:
        """“macrolides+statins” -> the row."""
        return {f"{row.left}+{row.right}": row for row in self._all(InteractionRecord)}

    @cached_property
    def terms(self) -> Collection[str]:
        return {term.slug for term in self._all(TermRecord)}

    @cached_property
    def _up(self) -> Mapping[str, list[str]]:
        """Entry -> the classes it is in, wholly or partly, and the drugs it holds: what is said of these concerns it too."""
        return {
            slug: [edge.drug_class for edge in entry.classes if edge.extent != Extent.IS_NOT] + [part.drug for part in entry.ingredients]
            for slug, entry in self.entries.items()
        }

    def above(self, slug: str) -> Collection[str]:
        """The entry itself and all that is said of it through its classes and ingredients."""
        return {slug, *ancestors(self._up, slug)}

    def forms(self, slug: str) -> Collection[str]:
        """The dose forms that something is recorded of: of the entry, or of whatever is in the class."""
        members = [other for other in self.entries if slug in self.above(other)]
        return {form for member in members for form in _own_forms(self.entries[member])}


def _own_forms(entry: EntryRecord) -> Iterator[str]:
    yield from (part.form for parts in (entry.names, entry.classes, entry.facts) for part in parts if part.form)
    yield from forms_taken(fact.term for fact in entry.facts if fact.attribute == CodedAttribute.ROUTE)


def interaction_problems(row: InteractionRecord, beside: Beside) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each thing wrong with *row*, as in ``("because_of", "Unknown term “cyp9”.")``."""
    sides = [beside.entries[slug] for slug in (row.left, row.right) if slug in beside.entries]
    if row.left == row.right and any(side.kind != EntryKind.CLASS for side in sides):
        yield (
            "right",
            "A row of a thing with itself means two of a class. Of a drug not to be taken twice say so by the flag “one-at-a-time”.",
        )
    if row.form and len(sides) == 2 and not any(row.form in beside.forms(side.slug) for side in sides):
        yield "form", f"Neither side is recorded in this form (“{row.form}”): record a route or a name of it first."
    for slug in row.because_of:
        if slug not in beside.terms:
            yield "because_of", f"Unknown term “{slug}”: write the slug of an effect, an enzyme or a carrier."
    for key in row.instead_of:
        if key not in beside.interactions:
            yield "instead_of", f"There is no row “{key}”: write its two slugs in alphabetical order, joined by a plus sign."
        elif not _is_broader(beside.interactions[key], row, beside):
            yield "instead_of", f"“{key}” is not broader than this row, so this row can't stand instead of it."
    if row.severity == Severity.NONE_KNOWN and row.status == Status.PUBLISHED:
        graver = [key for key, other in beside.interactions.items() if other.severity in GRAVE and _is_broader(other, row, beside)]
        untold = [f"“{key}”" for key in graver if key not in row.instead_of and beside.interactions[key].status == Status.PUBLISHED]
        if untold:
            yield "severity", f"“None known” here, and a grave row above it: name {listed(untold)} under “instead of”."


def _is_broader(other: InteractionRecord, row: InteractionRecord, beside: Beside) -> bool:
    """Does *other* speak of all that *row* speaks of, and of more?"""
    if {other.left, other.right} == {row.left, row.right}:
        return False
    left, right = beside.above(row.left), beside.above(row.right)
    return (other.left in left and other.right in right) or (other.left in right and other.right in left)
