"""Records -> canonical text: keys in one order, one fact one line."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from drugref.catalogue.notation import write_citation, write_name, write_value
from drugref.catalogue.yaml_writer import Branch, Flow, Prose, Tree, emit, filled, grouped, unless
from drugref.domain.records import (
    AttributeRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    InteractionRecord,
    NameRecord,
    Record,
    SourceRecord,
    TermRecord,
)
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


def text_of(record: Record, order: Order) -> str:
    """The canonical text of one record: a whole file for an entry or an interaction, else its part of a file."""
    match record:
        case EntryRecord():
            return emit(entry_tree(record, order))
        case InteractionRecord():
            return emit(interaction_tree(record))
        case AttributeRecord():
            return emit({record.slug: attribute_tree(record)})
        case TermRecord():
            return emit({record.slug: term_tree(record)})
        case SourceRecord():
            return emit({record.slug: source_tree(record)})
    raise TypeError(f"No text is known for {type(record).__name__}.")


def text_of_file(records: Iterable[Record], order: Order) -> str:
    """The canonical text of a file that holds *records*: by slug, attributes by their order."""

    def place(record: Record) -> tuple[int, str]:
        return (record.order if isinstance(record, AttributeRecord) else 0), record.key

    return "\n".join(text_of(record, order) for record in sorted(records, key=place))


def attribute_tree(record: AttributeRecord) -> Branch:
    return filled(
        {
            "label": record.label,
            "group": record.group,
            "order": str(record.order),
            "kind": record.kind,
            "vocabulary": record.vocabulary,
            "qualifier": record.qualifier,
            "levels": list(record.levels),
            "inherited": record.inherited,
            "through ingredients": record.through_ingredients,
            "asked as": Flow(record.asked_as),
            "help": Prose(record.help),
        }
    )


def term_tree(record: TermRecord) -> Branch:
    return filled(
        {
            "label": record.label,
            "clinical": record.clinical,
            "definition": Prose(record.definition),
            "broader": record.broader,
            "broad": record.broad,
            "adds up": record.adds_up,
        }
    )


def source_tree(record: SourceRecord) -> Branch:
    return filled(
        {
            "title": record.title,
            "publisher": record.publisher,
            "url": record.url,
            "dated": record.dated,
            "read": record.read,
            "place": record.place,
            "set id": record.set_id,
            "note": Prose(record.note),
        }
    )


def interaction_tree(record: InteractionRecord) -> Branch:
    return filled(
        {
            "between": Flow([record.left, record.right]),
            "severity": record.severity,
            "what happens": Prose(record.what_happens),
            "what to ask": Prose(record.what_to_ask),
            "status": unless(record.status, Status.PUBLISHED),
            "cite": [write_citation(citation) for citation in record.citations],
        }
    )
