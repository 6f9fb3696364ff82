"""What is wrong with records, each column alone and all beside each other: unknown slugs, what stands twice, circles, contradictions."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from drugref.catalogue.faults import Faults, hint
from drugref.catalogue.notation import write_citation, write_value
from drugref.catalogue.read import Records
from drugref.catalogue.rows import row_of, to_columns
from drugref.domain.hierarchy import ancestors, cycle_made_by, path
from drugref.domain.interaction_rules import Beside, interaction_problems
from drugref.domain.records import (
    MEMBERS,
    ROSTERS,
    AttributeRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    InteractionRecord,
    LookedThroughRecord,
    NameRecord,
    Placed,
    Record,
    SourceRecord,
    TermRecord,
    citations_of,
    parts_of,
)
from drugref.models import FactCitation
from drugref.models.facts import fact_problems
from drugref.names.normalise import normalise
from drugref.vocabulary import CODED, EntryKind, Extent, Status, ValueKind

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Placed)
Edge = tuple[EntryRecord, ClassificationRecord]


class Shelf:
    """What a check looks things up in.

    With *only*, faults of other records are not reported: those stand in the database and are not about to be written.
    """

    def __init__(self, records: Records, faults: Faults, only: Collection[str] | None = None) -> None:
        self.records, self.faults, self.only = records, faults, only
        self.attributes = {r.slug: r for r in self.all(AttributeRecord)}
        self.terms = {r.slug: r for r in self.all(TermRecord)}
        self.sources = {r.slug: r for r in self.all(SourceRecord)}
        self.entries = {r.slug: r for r in self.all(EntryRecord)}
        self.beside = Beside(records)
        self._rows: dict[str, Any] = {}

    def all(self, kind: type[R]) -> Iterator[R]:
        return (record for record in self.records.values() if isinstance(record, kind))

    def row(self, record: Record) -> Any:
        """The unsaved row of a record that many others are checked against."""
        if record.key not in self._rows:
            self._rows[record.key] = row_of(record)
        return self._rows[record.key]

    def reports(self, record: Record) -> bool:
        return self.only is None or record.key in self.only

    def fault(self, record: Record, line: int, sentence: str) -> None:
        if self.reports(record):
            self.faults.add(record.file, line or record.line, sentence)

    def known(self, record: Record, line: int, kind: str, slug: str, among: Collection[str]) -> bool:
        """Whether *slug* is *among* those there are; else a fault with the nearest of them."""
        if slug in among:
            return True
        if kind not in self.faults.unread:
            self.fault(record, line, f"Unknown {kind} “{slug}”{hint(slug, among)}")
        return False

    def cited(self, record: Record) -> None:
        """A fault for each citation of an unknown source, or of no section."""
        for citation in citations_of(record):
            self.known(record, citation.line, "source", citation.source, self.sources)
            if not citation.section:
                self.fault(record, citation.line, f"Say which section of “{citation.source}” it is.")


def check(records: Records, faults: Faults, only: Collection[str] | None = None) -> None:
    """Put on *faults* what is wrong with *records*; with *only*, just what is wrong with the records of these keys.

    Costs no query.
    """
    shelf = Shelf(records, faults, only)
    check_columns(shelf)
    check_terms(shelf)
    for entry in shelf.all(EntryRecord):
        if shelf.entries[entry.slug] is not entry:
            shelf.fault(entry, entry.line, f"“{entry.slug}” is a drug and a class; a slug belongs to one entry.")
        if shelf.reports(entry):
            check_entry(shelf, entry)
    check_classes(shelf)
    for interaction in shelf.all(InteractionRecord):
        if shelf.reports(interaction):
            check_interaction(shelf, interaction)


# single columns: too long a text, no valid address, a word outside its closed list

MISSING = {"required", "null", "blank"}
"""Faults of emptiness: reading has reported the missing key already."""


def check_columns(shelf: Shelf) -> None:
    """Thousands of citations say the same: one that was found in order is not looked at again."""
    in_order: set[Citation] = set()
    for record in shelf.records.values():
        if shelf.reports(record):
            for part in (record, *parts_of(record)):
                check_row(shelf, record, part.line, row_of(part))
            for citation in citations_of(record):
                if citation not in in_order and check_row(shelf, record, citation.line, FactCitation(**to_columns(citation))):
                    in_order.add(citation)


def check_row(shelf: Shelf, record: Record, line: int, row: models.Model) -> bool:
    """Whether each column of *row* takes its value, foreign keys aside; a fault for each that does not."""
    try:
        row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation})
    except ValidationError as error:
        told = [
            (getattr(row._meta.get_field(field), "verbose_name", field), one)
            for field, errors in error.error_dict.items()
            for one in errors
        ]
        for name, one in told:
            if one.code not in MISSING:
                shelf.fault(record, line, f"{name}: {' '.join(one.messages)}")
        return all(one.code in MISSING for _, one in told)
    return True


# terms and interactions


def check_terms(shelf: Shelf) -> None:
    above: dict[str, list[str]] = {}
    for term in shelf.all(TermRecord):
        if not term.broader or not shelf.known(term, term.line, "term", term.broader, shelf.terms):
            continue
        broader = shelf.terms[term.broader]
        if broader.vocabulary != term.vocabulary:
            shelf.fault(term, term.line, f"“{broader.slug}” belongs to another vocabulary ({broader.vocabulary}).")
        if circle := cycle_made_by(above, term.slug, broader.slug):
            shelf.fault(term, term.line, f"“broader” makes a circle: {' → '.join(circle)}.")
            continue
        above.setdefault(term.slug, []).append(broader.slug)


def check_interaction(shelf: Shelf, interaction: InteractionRecord) -> None:
    for slug in {interaction.left, interaction.right} - {""}:
        shelf.known(interaction, interaction.line, "entry", slug, shelf.entries)
    shelf.cited(interaction)
    for _, sentence in interaction_problems(interaction, shelf.beside):
        shelf.fault(interaction, interaction.line, sentence)


# one entry beside all other records


def check_entry(shelf: Shelf, entry: EntryRecord) -> None:
    shelf.cited(entry)
    _check_names(shelf, entry)
    _check_classes(shelf, entry)
    _check_other_drugs(shelf, entry)
    _check_rosters(shelf, entry)
    for fact in entry.facts:
        _check_fact(shelf, entry, fact)
    once(shelf, entry, entry.facts, fact_identity, write_value)
    once(shelf, entry, entry.looked_through, _place_of, lambda part: write_citation(part.citation))
    once(shelf, entry, entry.identifiers, lambda code: (code.system, code.code), lambda code: f"{code.system} {code.code}")


def _check_rosters(shelf: Shelf, entry: EntryRecord) -> None:
    """A class has members that were looked for; a drug was held against the rosters of classes."""
    own, others = (MEMBERS, ROSTERS) if entry.kind == EntryKind.CLASS else (ROSTERS, MEMBERS)
    for check in entry.checks:
        if check.subject == others:
            shelf.fault(entry, check.line, f"“{others}” can't be checked of a {EntryKind(entry.kind).label}; write “{own}”.")


def once(shelf: Shelf, entry: EntryRecord, parts: Iterable[P], identity: Callable[[P], Hashable], named: Callable[[P], str]) -> None:
    """A fault for each of *parts* whose identity an earlier one has."""
    first: dict[Hashable, int] = {}
    for part in parts:
        if (same := identity(part)) in first:
            shelf.fault(entry, part.line, f"“{named(part)}” stands here twice; first on line {first[same]}.")
        first.setdefault(same, part.line)


def _place_of(part: LookedThroughRecord) -> Hashable:
    return part.citation.source, part.citation.section


def name_identity(name: NameRecord) -> Hashable:
    return normalise(name.text), name.kind, name.place


def edge_identity(edge: ClassificationRecord) -> Hashable:
    return edge.drug_class, edge.form, edge.place


def fact_identity(fact: FactRecord) -> Hashable:
    if fact.term:
        return fact.attribute, fact.term, fact.action, fact.approval, fact.form, fact.place
    return fact.attribute, fact.form, fact.place, fact.comparator


def _check_names(shelf: Shelf, entry: EntryRecord) -> None:
    for name in entry.names:
        if not normalise(name.text):
            shelf.fault(entry, name.line, f"“{name.text}”: a name needs at least one letter or digit.")
    once(shelf, entry, entry.names, name_identity, lambda name: name.text)


def _check_classes(shelf: Shelf, entry: EntryRecord) -> None:
    for edge in entry.classes:
        if not shelf.known(entry, edge.line, "entry", edge.drug_class, shelf.entries):
            continue
        if edge.drug_class == entry.slug:
            shelf.fault(entry, edge.line, "A class cannot belong to itself.")
        elif shelf.entries[edge.drug_class].kind != EntryKind.CLASS:
            shelf.fault(entry, edge.line, f"“{edge.drug_class}” is a drug; only a class has members.")
    once(shelf, entry, entry.classes, edge_identity, lambda edge: edge.drug_class)


def _check_other_drugs(shelf: Shelf, entry: EntryRecord) -> None:
    """Ingredients and relations lead to other drugs, each once."""
    others = [(part, part.drug) for part in entry.ingredients] + [(part, part.other) for part in entry.relations]
    for part, slug in others:
        if not shelf.known(entry, part.line, "entry", slug, shelf.entries):
            continue
        if slug == entry.slug:
            shelf.fault(entry, part.line, "A drug neither contains itself nor has a relation to itself.")
        elif shelf.entries[slug].kind != EntryKind.DRUG:
            shelf.fault(entry, part.line, f"“{slug}” is a class; a drug is expected here.")


def _check_fact(shelf: Shelf, entry: EntryRecord, fact: FactRecord) -> None:
    if not shelf.known(entry, fact.line, "attribute", fact.attribute, shelf.attributes):
        return
    attribute = shelf.attributes[fact.attribute]
    if not attribute.kind:  # told where it was read
        return
    if fact.term and attribute.kind != ValueKind.TERMS:
        shelf.fault(entry, fact.line, f"“{attribute.slug}” takes {ValueKind(attribute.kind).label}, not “{fact.term}”.")
        return
    if fact.term and fact.term not in shelf.terms:
        shelf.known(entry, fact.line, "term", fact.term, [t.slug for t in shelf.terms.values() if t.vocabulary == attribute.vocabulary])
        return
    term = shelf.row(shelf.terms[fact.term]) if fact.term else None
    for problem in fact_problems(row_of(fact), shelf.row(attribute), term, entry.kind):
        for sentence in problem.values():
            shelf.fault(entry, fact.line, sentence)


# the class graph as a whole


def check_classes(shelf: Shelf) -> None:
    edges = [(entry, edge) for entry in shelf.all(EntryRecord) for edge in entry.classes if edge.drug_class != entry.slug]
    _refuse_circles(shelf, edges)
    published = [(entry, edge) for entry, edge in edges if edge.status == Status.PUBLISHED]
    upward = _parents(published)
    above = {entry.slug: ancestors(upward, entry.slug).keys() for entry in shelf.all(EntryRecord) if not entry.ingredients}
    for entry, edge in published:
        if edge.extent == Extent.IS_NOT:
            _refuse_contradiction(shelf, upward, entry, edge)
            _refuse_overlap(shelf, above, entry, edge)


def _parents(edges: Iterable[Edge]) -> dict[str, list[str]]:
    parents: dict[str, list[str]] = {}
    for entry, edge in edges:
        if edge.extent == Extent.IS:
            parents.setdefault(entry.slug, []).append(edge.drug_class)
    return parents


def _refuse_circles(shelf: Shelf, edges: list[Edge]) -> None:
    """Edges are laid one by one, those about to be written last, so that a circle is reported where it can be mended."""
    parents: dict[str, list[str]] = {}
    for entry, edge in sorted(edges, key=lambda pair: shelf.reports(pair[0])):
        if edge.extent == Extent.IS_NOT:
            continue
        if circle := cycle_made_by(parents, entry.slug, edge.drug_class):
            shelf.fault(entry, edge.line, f"This closes a circle: {' → '.join(circle)}.")
        else:
            parents.setdefault(entry.slug, []).append(edge.drug_class)


def _refuse_contradiction(shelf: Shelf, upward: dict[str, list[str]], entry: EntryRecord, edge: ClassificationRecord) -> None:
    """A fault where a full path leads to the class that *entry* is said not to belong to."""
    way = path(upward, entry.slug, edge.drug_class)
    if way is None:
        return
    sentence = f"A contradiction: by {' → '.join(way)} it is one, and here it is stated that it is not."
    if shelf.reports(entry):
        shelf.fault(entry, edge.line, sentence)
        return
    for child, parent in pairwise(way):
        for step in shelf.entries[child].classes:
            if step.drug_class == parent:
                shelf.fault(shelf.entries[child], step.line, f"A contradiction with “{entry.slug}”: by {' → '.join(way)} it is one.")


def _refuse_overlap(shelf: Shelf, above: Mapping[str, Collection[str]], entry: EntryRecord, edge: ClassificationRecord) -> None:
    """Two classes held apart share no single-ingredient member: a fault at each entry that has both *above* it."""
    for slug, classes in above.items():
        if entry.slug in classes and edge.drug_class in classes and slug != entry.slug:
            sentence = f"It is in “{entry.slug}” and in “{edge.drug_class}”, and these two are stated to be apart."
            shelf.fault(shelf.entries[slug], shelf.entries[slug].line, sentence)


def refuse_missing_coded(records: Records, faults: Faults) -> None:
    """A fault for each slug that the code names and *records* lack.

    Asked of the committed content, which has to be whole; a folder of a few records may be loaded beside it.
    """
    for kind, slugs in CODED.items():
        for slug in slugs:
            if kind not in faults.unread and f"{kind}:{slug}" not in records:
                faults.add("content", 0, f"There is no {kind} “{slug}”: rules of the site rest on it, so it can't be renamed or left out.")
