"""Nodes -> the parts of an entry that carry citations: classes, facts, names, ingredients, relations, checks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from drugref.catalogue.notation import GrammarError, parse_citation, parse_name, parse_relation, parse_value
from drugref.catalogue.yaml_nodes import Fields, Node
from drugref.domain.records import (
    MEMBERS,
    CheckRecord,
    Citation,
    ClassificationRecord,
    FactRecord,
    IngredientRecord,
    NameRecord,
    RelationRecord,
)
from drugref.vocabulary import Axis, Extent, Form, NameKind, Place, Standing, Status

T = TypeVar("T")
NAME_FIELDS = ("name", "standing", "place", "form", "years", "sense", "note")
EDGE_FIELDS = ("cite", "because", "form", "place", "since", "until", "status")
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
    fields = Fields(node, NAME_FIELDS, required=("name",))
    return NameRecord(
        line=node.line,
        text=fields.text("name"),
        kind=kind,
        standing=fields.choice("standing", Standing, Standing.STANDARD),
        place=fields.choice("place", Place),
        form=fields.choice("form", Form),
        years=fields.text("years"),
        sense=fields.text("sense"),
        note=fields.text("note"),
    )


# classes


def read_classes(node: Node | None, extent: Extent) -> list[ClassificationRecord]:
    edges: list[ClassificationRecord] = []
    for key, value in node.pairs() if node else ():
        several = value.is_list and any(item.is_mapping for item in value.many())
        edges += [_edge(key, part, extent) for part in (value.many() if several else [value])]
    return edges


def _edge(key: Node, value: Node, extent: Extent) -> ClassificationRecord:
    if not value.is_mapping:
        if extent != Extent.IS:
            key.fault(f"“{extent.value}” needs “because:”, one plain sentence, beside “cite:”.")
        return ClassificationRecord(
            line=key.line, drug_class=key.text(), extent=extent, citations=read_citations(value, published=True, owner=key)
        )
    fields = Fields(value, EDGE_FIELDS, required=() if extent == Extent.IS else ("because",), owner=key)
    status = fields.choice("status", Status, Status.PUBLISHED)
    since, until = fields.day("since"), fields.day("until")
    if since and until and since > until:
        key.fault("“since” is later than “until”.")
    return ClassificationRecord(
        line=key.line,
        drug_class=key.text(),
        extent=extent,
        because=fields.text("because"),
        form=fields.choice("form", Form),
        place=fields.choice("place", Place),
        since=since,
        until=until,
        status=status,
        citations=read_citations(fields.get("cite"), published=status == Status.PUBLISHED, owner=key),
    )


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


def read_checks(node: Node | None) -> tuple[CheckRecord, ...]:
    subjects = [*(axis.value for axis in Axis), MEMBERS]
    checks = []
    for key, value in node.pairs() if node else ():
        if key.text() not in subjects:
            key.fault(f"“{key.text()}” can't be checked; write one of {', '.join(subjects)}.")
        elif citation := read_single_citation(value, key):
            checks.append(CheckRecord(line=key.line, subject=key.text(), citation=citation))
    return tuple(checks)


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
    fields = Fields(value, ("says", "cite", "note")) if value.is_mapping else None
    text = fields.text("says") if fields else ""
    is_text = not {"term", "level", "low", "state"} & said.keys()
    if is_text != bool(text):
        key.fault("A text needs its sentence under “says:”." if is_text else "Only “text” has a “says:”.")
    low, high = said.get("low"), said.get("high")
    if low is not None and high is not None and low > high:
        key.fault(f"The range runs backwards: {low} to {high}.")
    published = said.get("status", Status.PUBLISHED) == Status.PUBLISHED
    return FactRecord(
        line=key.line,
        attribute=attribute,
        text=text,
        note=fields.text("note") if fields else "",
        citations=read_citations(fields.get("cite") if fields else value, published=published, owner=key),
        **said,
    )
