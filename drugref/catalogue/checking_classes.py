"""The class graph as a whole: no circle, and no entry that is and is not the same thing."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from drugref.catalogue.shelf import Shelf
from drugref.domain.hierarchy import ancestors, cycle_made_by, path
from drugref.domain.records import ClassificationRecord, EntryRecord
from drugref.vocabulary import Extent, Status

Edge = tuple[EntryRecord, ClassificationRecord]


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
