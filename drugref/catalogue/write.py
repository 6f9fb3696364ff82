"""Records -> canonical text: keys in one order, one fact one line."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from drugref.catalogue.notation import write_citation, write_name, write_value
from drugref.catalogue.yaml_writer import Branch, Flow, Prose, Tree, emit, grouped
from drugref.domain.fields import Shape, record_fields
from drugref.domain.records import (
    AttributeRecord,
    CheckRecord,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IdentifierRecord,
    IngredientRecord,
    InteractionRecord,
    LookedThroughRecord,
    NameRecord,
    Record,
    RelationRecord,
)
from drugref.vocabulary import Extent

Order = Mapping[str, int]
"""Attribute slug -> its place on the page."""
LAST = 1_000_000
WriteParts = Mapping[type, Callable[[Any], list[Tree]]]
"""Kind of part -> what writes all of them: a tree for each of their keys."""

WRITE: dict[Shape, Callable[[Any], Tree]] = {
    Shape.TEXT: str,
    Shape.PROSE: Prose,
    Shape.CHOICE: str,
    Shape.SLUG: str,
    Shape.FLAG: lambda flag: "yes" if flag else "",
    Shape.NUMBER: str,
    Shape.DAY: lambda day: day.isoformat() if day else "",
    Shape.WORDS: Flow,
    Shape.LINES: list,
    Shape.CITATIONS: lambda citations: [write_citation(citation) for citation in citations],
}
"""What writes a field's value under its key."""


def branch_of(record: Any, write_parts: WriteParts | None = None) -> Branch:
    """What stands in the file for those fields of *record* that have a key and something to say."""
    branch: Branch = {}
    for field in record_fields(type(record)):
        value = getattr(record, field.name)
        if field.shape is Shape.PARTS:
            branch |= zip(field.keys, (write_parts or {})[field.of](value), strict=True)
        elif field.keys and (field.required or value != field.default):
            branch[field.keys[0]] = WRITE[field.shape](value)
    return {key: tree for key, tree in branch.items() if tree}


def _statement(part: Any) -> Tree:
    """Its citations alone, one as a line and several as a list; or, where there is more, under “cite:” among it."""
    branch = branch_of(part)
    match branch.get("cite"):
        case [line]:
            branch["cite"] = line
    return branch if branch.keys() - {"cite"} else branch.get("cite", "")


# the parts of an entry


def _all_names(names: Iterable[NameRecord]) -> list[Tree]:
    return [{kind: _names(found) for kind, found in grouped((name.kind, name) for name in names).items()}]


def _names(names: list[NameRecord]) -> Tree:
    """The names of one kind: a plain list, or groups that share a citation."""
    items: list[Tree] = []
    for citation, group in groupby(names, key=lambda name: name.citation):
        written = [_name(name) for name in group]
        items += [{"cite": write_citation(citation), "names": _one_line(written)}] if citation else written
    return _one_line(items)


def _name(name: NameRecord) -> Tree:
    return write_name(name) or branch_of(name)


def _one_line(items: list[Tree]) -> Tree:
    texts = [item for item in items if isinstance(item, str)]
    return Flow(texts) if len(texts) == len(items) else items


def _classes(edges: Iterable[ClassificationRecord]) -> list[Tree]:
    """One tree for each extent."""
    trees: list[Tree] = []
    for extent in Extent:
        groups = grouped((edge.drug_class, _statement(edge)) for edge in edges if edge.extent == extent)
        trees.append({slug: found[0] if len(found) == 1 else [_in_full(edge) for edge in found] for slug, found in groups.items()})
    return trees


def _in_full(edge: Tree) -> Tree:
    return edge if isinstance(edge, dict) else {"cite": edge}


def _facts(facts: Iterable[FactRecord], order: Order) -> list[Tree]:
    groups = grouped((fact.attribute, fact) for fact in facts)
    slugs = sorted(groups, key=lambda slug: (order.get(slug, LAST), slug))
    return [{attribute: {write_value(fact): _statement(fact) for fact in groups[attribute]} for attribute in slugs}]


def _cited_once(key: Callable[[Any], str]) -> Callable[[Iterable[Any]], list[Tree]]:
    """Writes parts of one citation each, a line a part."""
    return lambda parts: [{key(part): write_citation(part.citation) for part in parts}]


def entry_parts(order: Order) -> WriteParts:
    """What writes the parts of an entry, with its facts in this *order*."""
    return {
        NameRecord: _all_names,
        ClassificationRecord: _classes,
        IngredientRecord: _cited_once(lambda part: part.drug),
        RelationRecord: _cited_once(lambda part: f"{part.kind} {part.other}"),
        IdentifierRecord: _cited_once(lambda part: f"{part.system} {part.code}"),
        CheckRecord: _cited_once(lambda part: part.subject),
        LookedThroughRecord: lambda parts: [[write_citation(part.citation) for part in parts]],
        FactRecord: lambda facts: _facts(facts, order),
    }


# whole texts


def text_of(record: Record, order: Order) -> str:
    """The canonical text of one record: a whole file for an entry or an interaction, else its part of a file."""
    branch = branch_of(record, entry_parts(order))
    match record:
        case EntryRecord():
            return emit({record.kind: record.slug, **branch})
        case InteractionRecord():
            return emit({"between": Flow([record.left, record.right]), **branch})
    return emit({record.slug: branch})  # type: ignore[attr-defined]


def text_of_file(records: Iterable[Record], order: Order) -> str:
    """The canonical text of a file that holds *records*: by slug, attributes by their order."""

    def place(record: Record) -> tuple[int, str]:
        return (record.order if isinstance(record, AttributeRecord) else 0), record.key

    return "\n".join(text_of(record, order) for record in sorted(records, key=place))
