"""What is wrong with one entry, looked at beside all other records."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from drugref.catalogue.checking_rows import citations_of
from drugref.catalogue.notation import write_value
from drugref.catalogue.rows import attribute_row, fact_row, term_row
from drugref.catalogue.shelf import Shelf
from drugref.domain.records import ClassificationRecord, EntryRecord, FactRecord, NameRecord, Placed
from drugref.models.facts import fact_problems
from drugref.names.normalise import normalise
from drugref.vocabulary import EntryKind, ValueKind

P = TypeVar("P", bound=Placed)


def check_entry(shelf: Shelf, entry: EntryRecord) -> None:
    shelf.cited(entry, citations_of(entry))
    _check_names(shelf, entry)
    _check_classes(shelf, entry)
    _check_other_drugs(shelf, entry)
    for fact in entry.facts:
        _check_fact(shelf, entry, fact)
    once(shelf, entry, entry.facts, fact_identity, write_value)


def once(shelf: Shelf, entry: EntryRecord, parts: Iterable[P], identity: Callable[[P], Hashable], named: Callable[[P], str]) -> None:
    """A fault for each of *parts* whose identity an earlier one has."""
    first: dict[Hashable, int] = {}
    for part in parts:
        if (same := identity(part)) in first:
            shelf.fault(entry, part.line, f"“{named(part)}” stands here twice; first on line {first[same]}.")
        first.setdefault(same, part.line)


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
    if fact.term and attribute.kind != ValueKind.TERMS:
        shelf.fault(entry, fact.line, f"“{attribute.slug}” takes {ValueKind(attribute.kind).label}, not “{fact.term}”.")
        return
    if fact.term and fact.term not in shelf.terms:
        shelf.known(entry, fact.line, "term", fact.term, [t.slug for t in shelf.terms.values() if t.vocabulary == attribute.vocabulary])
        return
    term = term_row(shelf.terms[fact.term]) if fact.term else None
    for problem in fact_problems(fact_row(fact), attribute_row(attribute), term, entry.kind):
        for sentence in problem.values():
            shelf.fault(entry, fact.line, sentence)
