"""An entry's record -> the tree of its file."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from drugref.catalogue.branches import Branch, filled, grouped, unless
from drugref.catalogue.emitter import Flow, Prose, Tree
from drugref.catalogue.grammar import write_citation, write_name, write_value
from drugref.catalogue.records import Citation, ClassificationRecord, EntryRecord, FactRecord, NameRecord
from drugref.vocabulary import EntryKind, Extent, Noun, Standing, Status

Order = Mapping[str, int]
"""Attribute slug -> its place on the page."""
LAST = 1_000_000


def entry_tree(record: EntryRecord, order: Order) -> Branch:
    is_class = record.kind == EntryKind.CLASS
    return filled(
        {
            record.kind: record.slug,
            "name": record.name,
            "plural": record.plural if is_class else "",
            "axis": record.axis,
            "place": record.place,
            "broad": record.broad,
            "kinds are all": record.kinds_are_all,
            "noun": unless(record.noun, Noun.MEDICINE),
            "summary": Prose(record.summary),
            "added": record.added,
            "status": unless(record.status, Status.PUBLISHED),
            "note": Prose(record.note),
            "names": {kind: _names(names) for kind, names in grouped((name.kind, name) for name in record.names).items()},
            "is a": _classes(record.classes, Extent.IS),
            "partly": _classes(record.classes, Extent.PARTLY),
            "is not": _classes(record.classes, Extent.IS_NOT),
            "contains": {part.drug: write_citation(part.citation) for part in record.ingredients},
            "related": {f"{part.kind} {part.other}": write_citation(part.citation) for part in record.relations},
            "checked": {check.subject: write_citation(check.citation) for check in record.checks},
            "facts": _facts(record.facts, order),
        }
    )


def _names(names: list[NameRecord]) -> Tree:
    """The names of one kind: a plain list, or groups that share a citation."""
    items: list[Tree] = []
    for citation, group in groupby(names, key=lambda name: name.citation):
        written = [_name(name) for name in group]
        items += [{"cite": write_citation(citation), "names": _one_line(written)}] if citation else written
    return _one_line(items)


def _name(name: NameRecord) -> Tree:
    line = write_name(name)
    if line is not None:
        return line
    return filled(
        {
            "name": name.text,
            "standing": unless(name.standing, Standing.STANDARD),
            "place": name.place,
            "form": name.form,
            "years": name.years,
            "sense": name.sense,
            "note": name.note,
        }
    )


def _one_line(items: list[Tree]) -> Tree:
    texts = [item for item in items if isinstance(item, str)]
    return Flow(texts) if len(texts) == len(items) else items


def _classes(edges: Iterable[ClassificationRecord], extent: Extent) -> Branch:
    groups = grouped((edge.drug_class, _edge(edge)) for edge in edges if edge.extent == extent)
    return {slug: found[0] if len(found) == 1 else [_in_full(edge) for edge in found] for slug, found in groups.items()}


def _in_full(edge: Tree) -> Tree:
    return edge if isinstance(edge, dict) else {"cite": edge}


def _edge(edge: ClassificationRecord) -> Tree:
    more = filled(
        {
            "because": Prose(edge.because),
            "form": edge.form,
            "place": edge.place,
            "since": edge.since,
            "until": edge.until,
            "status": unless(edge.status, Status.PUBLISHED),
        }
    )
    return _with_citations(more, edge.citations)


def _facts(facts: Iterable[FactRecord], order: Order) -> Branch:
    groups = grouped((fact.attribute, fact) for fact in facts)
    return {
        attribute: {write_value(fact): _fact(fact) for fact in groups[attribute]}
        for attribute in sorted(groups, key=lambda slug: (order.get(slug, LAST), slug))
    }


def _fact(fact: FactRecord) -> Tree:
    return _with_citations(filled({"says": Prose(fact.text)}), fact.citations, after=filled({"note": fact.note}))


def _with_citations(before: Branch, citations: tuple[Citation, ...], after: Branch | None = None) -> Tree:
    """The citations alone, one as a line and several as a list; or, where there is more, under “cite:” between it."""
    lines = [write_citation(citation) for citation in citations]
    cite: Tree = lines[0] if len(lines) == 1 else list(lines)
    if not before and not after:
        return cite or ""
    return before | filled({"cite": cite}) | (after or {})
