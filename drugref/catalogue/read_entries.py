"""Nodes -> an entry and its parts: names, classes, ingredients, relations, checks, facts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from drugref.catalogue.notation import GrammarError, parse_citation, parse_identifier, parse_name, parse_relation, parse_value
from drugref.catalogue.yaml_nodes import Fields, Node
from drugref.domain.fields import Shape, record_fields
from drugref.domain.records import (
    MEMBERS,
    ROSTERS,
    CheckRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IdentifierRecord,
    IngredientRecord,
    LookedThroughRecord,
    NameRecord,
    Record,
    RelationRecord,
)
from drugref.vocabulary import Axis, EntryKind, Extent, NameKind, Status

T = TypeVar("T")
UNCITED = "What is published needs a citation; else mark it as a draft."


def parsed(node: Node, parse: Callable[[str], T]) -> T | None:
    """What *parse* makes of the node's text; None and a fault where it refuses."""
    if not node.is_scalar:
        node.fault("One line is expected here, not a list or a mapping.")
        return None
    try:
        return parse(node.text())
    except GrammarError as error:
        node.fault(str(error))
        return None


def read_citation(node: Node) -> Citation | None:
    citation = parsed(node, parse_citation)
    return replace(citation, line=node.line) if citation else None


def read_citations(node: Node | None, *, published: bool, owner: Node) -> tuple[Citation, ...]:
    """All citations under *node*; a fault where a published statement has none."""
    items = node.many() if node else []
    if published and not items:
        owner.fault(UNCITED)
    return tuple(citation for item in items if (citation := read_citation(item)))


def read_statement(fields: Fields, kind: type, /, **said: Any) -> dict[str, Any]:
    """{field: value} of a cited *kind* of record: what its fields tell, what was *said* above them, and its citations."""
    told = fields.told(kind) | said
    published = told.get("status", Status.PUBLISHED) == Status.PUBLISHED
    return told | {"citations": read_citations(fields.get("cite"), published=published, owner=fields.owner)}


def read_single_citation(node: Node, owner: Node) -> Citation | None:
    items = node.many()
    if len(items) != 1:
        owner.fault("Just one citation stands here.")
        return None
    return read_citation(items[0])


# names


def read_names(node: Node | None) -> tuple[NameRecord, ...]:
    names: list[NameRecord] = []
    for key, value in node.pairs() if node else ():
        if key.text() not in [kind.value for kind in NameKind]:
            key.fault(f"“{key.text()}” is no kind of name: {', '.join(kind.value for kind in NameKind)}.")
            continue
        for item in value.many():
            names += _name_group(item, key.text())
    return tuple(names)


def _name_group(item: Node, kind: str) -> list[NameRecord]:
    """One item under a kind of name: a name, or names that share a citation."""
    if not item.is_mapping or "names" not in [key.text() for key, _ in item.pairs()]:
        name = _name(item, kind)
        if name and kind in (NameKind.BRAND, NameKind.ENDING):
            item.fault(f"{NameKind(kind).label.capitalize()}s need a source: write “- cite: …” and under it “names: […]”.")
        return [name] if name else []
    fields = Fields(item, ("cite", "names"), required=("cite", "names"))
    cite, listed = fields.get("cite"), fields.get("names")
    citation = read_single_citation(cite, item) if cite else None
    return [replace(name, citation=citation) for node in (listed.many() if listed else []) if (name := _name(node, kind))]


def _name(node: Node, kind: str) -> NameRecord | None:
    if not node.is_mapping:
        name = parsed(node, lambda text: parse_name(text, kind))
        return replace(name, line=node.line) if name else None
    return NameRecord(line=node.line, kind=kind, **Fields.of(node, NameRecord).told(NameRecord))


# classes


def read_classes(*by_extent: Node | None) -> tuple[ClassificationRecord, ...]:
    """Of the nodes under “is a”, “partly” and “is not”."""
    edges: list[ClassificationRecord] = []
    for extent, node in zip(Extent, by_extent, strict=True):
        for key, value in node.pairs() if node else ():
            several = value.is_list and any(item.is_mapping for item in value.many())
            edges += [_edge(key, part, extent) for part in (value.many() if several else [value])]
    return tuple(edges)


def _edge(key: Node, value: Node, extent: Extent) -> ClassificationRecord:
    if not value.is_mapping:
        if extent != Extent.IS:
            key.fault(f"“{extent.value}” needs “because:”, one plain sentence, beside “cite:”.")
        cited = read_citations(value, published=True, owner=key)
        return ClassificationRecord(line=key.line, drug_class=key.text(), extent=extent, citations=cited)
    fields = Fields.of(value, ClassificationRecord, *(() if extent == Extent.IS else ("because",)), owner=key)
    edge = ClassificationRecord(line=key.line, drug_class=key.text(), extent=extent, **read_statement(fields, ClassificationRecord))
    if edge.since and edge.until and edge.since > edge.until:
        key.fault("“since” is later than “until”.")
    return edge


# the short statements of one citation each


def read_ingredients(node: Node | None) -> tuple[IngredientRecord, ...]:
    return tuple(
        IngredientRecord(line=key.line, drug=key.text(), citation=citation)
        for key, value in (node.pairs() if node else ())
        if (citation := read_single_citation(value, key))
    )


def read_relations(node: Node | None) -> tuple[RelationRecord, ...]:
    relations = []
    for key, value in node.pairs() if node else ():
        said, citation = parsed(key, parse_relation), read_single_citation(value, key)
        if said and citation:
            relations.append(RelationRecord(line=key.line, kind=said[0], other=said[1], citation=citation))
    return tuple(relations)


def read_identifiers(node: Node | None) -> tuple[IdentifierRecord, ...]:
    identifiers = []
    for key, value in node.pairs() if node else ():
        said, citation = parsed(key, parse_identifier), read_single_citation(value, key)
        if said and citation:
            identifiers.append(IdentifierRecord(line=key.line, system=said[0], code=said[1], citation=citation))
    return tuple(identifiers)


def read_checks(node: Node | None) -> tuple[CheckRecord, ...]:
    subjects = [*(axis.value for axis in Axis), MEMBERS, ROSTERS]
    checks = []
    for key, value in node.pairs() if node else ():
        if key.text() not in subjects:
            key.fault(f"“{key.text()}” can't be checked; write one of {', '.join(subjects)}.")
        elif citation := read_single_citation(value, key):
            checks.append(CheckRecord(line=key.line, subject=key.text(), citation=citation))
    return tuple(checks)


def read_looked_through(node: Node | None) -> tuple[LookedThroughRecord, ...]:
    sections = ((item, read_citation(item)) for item in (node.many() if node else ()))
    return tuple(LookedThroughRecord(line=item.line, citation=citation) for item, citation in sections if citation)


# facts


def read_facts(node: Node | None) -> tuple[FactRecord, ...]:
    facts = []
    for attribute, values in node.pairs() if node else ():
        for key, value in values.pairs():
            said = parsed(key, parse_value)
            if said is not None:
                facts.append(_fact(attribute.text(), key, value, said))
    return tuple(facts)


def _fact(attribute: str, key: Node, value: Node, said: dict[str, Any]) -> FactRecord:
    if value.is_mapping:
        told = read_statement(Fields.of(value, FactRecord, owner=key), FactRecord, **said)
    else:
        published = said.get("status", Status.PUBLISHED) == Status.PUBLISHED
        told = said | {"citations": read_citations(value, published=published, owner=key)}
    fact = FactRecord(line=key.line, attribute=attribute, **told)
    is_text = not {"term", "level", "low", "state"} & said.keys()
    if is_text != bool(fact.text):
        key.fault("A text needs its sentence under “says:”." if is_text else "Only “text” has a “says:”.")
    if fact.low is not None and fact.high is not None and fact.low > fact.high:
        key.fault(f"The range runs backwards: {fact.low} to {fact.high}.")
    return fact


# the entry


READ_PARTS: dict[type, Callable[..., tuple[Any, ...]]] = {
    NameRecord: read_names,
    ClassificationRecord: read_classes,
    IngredientRecord: read_ingredients,
    RelationRecord: read_relations,
    IdentifierRecord: read_identifiers,
    CheckRecord: read_checks,
    LookedThroughRecord: read_looked_through,
    FactRecord: read_facts,
}
"""Kind of part -> what reads the nodes under its keys, None where a key is missing."""


def read_entry(root: Node, kind: EntryKind, slug: str) -> list[Record]:
    """The entry of the file named *slug*, its parts tidied."""
    fields = Fields.of(root, EntryRecord, kind.value, only=kind)
    own = fields.get(kind.value)
    if own and own.text() != slug:
        own.fault(f"The file is named “{slug}”, the {kind.value} in it “{own.text()}”; they must agree.")
    if fields.text("place") and fields.text("axis") != Axis.LAW:
        fields.nodes["place"].fault("Only a class on the law axis has a place.")
    parts: dict[str, Any] = {
        field.name: READ_PARTS[field.of](*(fields.get(key) for key in field.keys))
        for field in record_fields(EntryRecord)
        if field.shape is Shape.PARTS
    }
    return [EntryRecord(line=root.line, file=root.file, slug=slug, kind=kind.value, **fields.told(EntryRecord), **parts).tidy()]
