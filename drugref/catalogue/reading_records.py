"""Nodes -> whole records: attributes, terms, sources, entries, interactions."""

from collections.abc import Callable
from typing import Any

from drugref.catalogue.reading_statements import (
    read_checks,
    read_citations,
    read_classes,
    read_facts,
    read_ingredients,
    read_names,
    read_relations,
)
from drugref.catalogue.yaml_nodes import Fields, Node
from drugref.domain.records import AttributeRecord, EntryRecord, InteractionRecord, Record, SourceRecord, TermRecord
from drugref.vocabulary import Axis, EntryKind, Extent, Noun, Place, Severity, SourceKind, Status, ValueKind, Vocabulary

ATTRIBUTE_KEYS = (
    *("label", "group", "order", "kind", "vocabulary", "qualifier", "levels", "inherited"),
    *("through ingredients", "asked as", "help"),
)
TERM_KEYS = ("label", "clinical", "definition", "broader", "broad", "adds up")
SOURCE_KEYS = ("title", "publisher", "url", "dated", "read", "place", "set id", "note")
COMMON_KEYS = ("name", "place", "summary", "added", "status", "note", "names", "is a", "partly", "is not", "checked", "facts")
DRUG_KEYS = ("drug", "noun", "contains", "related", *COMMON_KEYS)
CLASS_KEYS = ("class", "plural", "axis", "broad", "kinds are all", *COMMON_KEYS)
INTERACTION_KEYS = ("between", "severity", "what happens", "what to ask", "status", "cite")


def read_attributes(root: Node) -> list[Record]:
    return _each(root, ATTRIBUTE_KEYS, ("label", "group", "order", "kind"), _attribute)


def read_terms(root: Node, vocabulary: Vocabulary) -> list[Record]:
    return _each(root, TERM_KEYS, ("label",), lambda slug, fields: _term(slug, fields, vocabulary))


def read_sources(root: Node, kind: SourceKind) -> list[Record]:
    return _each(root, SOURCE_KEYS, ("title", "publisher", "url", "read"), lambda slug, fields: _source(slug, fields, kind))


def _each(root: Node, known: tuple[str, ...], required: tuple[str, ...], read: Callable[[str, Fields], dict[str, Any]]) -> list[Record]:
    """One record for each ``slug:`` of a file of many."""
    records = []
    for key, value in root.pairs():
        fields = Fields(value, known, required, owner=key)
        build = read(key.text(), fields)
        records.append(build.pop("of")(line=key.line, file=key.file, slug=key.text(), **build))
    return records


def _attribute(_slug: str, fields: Fields) -> dict[str, Any]:
    kind = fields.choice("kind", ValueKind)
    is_terms, is_level = kind == ValueKind.TERMS, kind == ValueKind.LEVEL
    if kind and is_terms != bool(fields.text("vocabulary")):
        fields.owner.fault("An attribute of terms names its “vocabulary:”, and no other does.")
    if kind and is_level != bool(fields.texts("levels")):
        fields.owner.fault("An attribute of levels says under “levels:” what each means, and no other does.")
    if fields.text("qualifier") and not is_terms:
        fields.owner.fault("Only an attribute of terms has a “qualifier:”.")
    return {
        "of": AttributeRecord,
        "label": fields.text("label"),
        "group": fields.text("group"),
        "order": fields.number("order"),
        "kind": kind,
        "vocabulary": fields.choice("vocabulary", Vocabulary),
        "qualifier": fields.text("qualifier"),
        "levels": fields.texts("levels"),
        "inherited": fields.flag("inherited"),
        "through_ingredients": fields.flag("through ingredients"),
        "asked_as": fields.texts("asked as"),
        "help": fields.text("help"),
    }


def _term(_slug: str, fields: Fields, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "of": TermRecord,
        "vocabulary": vocabulary.value,
        "label": fields.text("label"),
        "clinical": fields.text("clinical"),
        "definition": fields.text("definition"),
        "broader": fields.text("broader"),
        "broad": fields.flag("broad"),
        "adds_up": fields.flag("adds up"),
    }


def _source(_slug: str, fields: Fields, kind: SourceKind) -> dict[str, Any]:
    return {
        "of": SourceRecord,
        "kind": kind.value,
        "title": fields.text("title"),
        "publisher": fields.text("publisher"),
        "url": fields.text("url"),
        "dated": fields.text("dated"),
        "read": fields.day("read"),
        "place": fields.choice("place", Place),
        "set_id": fields.text("set id"),
        "note": fields.text("note"),
    }


def read_entry(root: Node, kind: EntryKind, slug: str) -> list[Record]:
    """The entry of the file named *slug*, its parts tidied."""
    keys = CLASS_KEYS if kind == EntryKind.CLASS else DRUG_KEYS
    required = (kind.value, "name", "summary", "added", *(("axis",) if kind == EntryKind.CLASS else ()))
    fields = Fields(root, keys, required)
    own = fields.get(kind.value)
    if own and own.text() != slug:
        own.fault(f"The file is named “{slug}”, the {kind.value} in it “{own.text()}”; they must agree.")
    if fields.text("place") and fields.text("axis") != Axis.LAW:
        fields.nodes["place"].fault("Only a class on the law axis has a place.")
    entry = EntryRecord(
        line=root.line,
        file=root.file,
        slug=slug,
        kind=kind.value,
        name=fields.text("name"),
        plural=fields.text("plural"),
        axis=fields.choice("axis", Axis),
        place=fields.choice("place", Place),
        broad=fields.flag("broad"),
        kinds_are_all=fields.flag("kinds are all"),
        noun=fields.choice("noun", Noun, Noun.MEDICINE),
        summary=fields.text("summary"),
        added=fields.day("added"),
        status=fields.choice("status", Status, Status.PUBLISHED),
        note=fields.text("note"),
        names=read_names(fields.get("names")),
        classes=tuple(
            edge
            for key, extent in (("is a", Extent.IS), ("partly", Extent.PARTLY), ("is not", Extent.IS_NOT))
            for edge in read_classes(fields.get(key), extent)
        ),
        ingredients=read_ingredients(fields.get("contains")),
        relations=read_relations(fields.get("related")),
        checks=read_checks(fields.get("checked")),
        facts=read_facts(fields.get("facts")),
    )
    return [entry.tidy()]


def read_between(fields: Fields, *, stem: str, joiner: str) -> tuple[str, str]:
    """The two slugs under ``between:``, which must also be the file's name."""
    pair = fields.texts("between")
    if len(pair) != 2 and "between" in fields.nodes:
        fields.nodes["between"].fault("Two slugs stand here: [one, other].")
    left, right = pair if len(pair) == 2 else ("", "")
    if left and joiner.join((left, right)) != stem:
        fields.nodes["between"].fault(f"The file is named “{stem}”; this pair belongs in “{left}{joiner}{right}”.")
    return left, right


def read_interaction(root: Node, stem: str) -> list[Record]:
    fields = Fields(root, INTERACTION_KEYS, ("between", "severity", "what happens", "what to ask"))
    left, right = read_between(fields, stem=stem, joiner="+")
    if left > right:
        fields.nodes["between"].fault("The two stand in alphabetical order.")
    status = fields.choice("status", Status, Status.PUBLISHED)
    interaction = InteractionRecord(
        line=root.line,
        file=root.file,
        left=left,
        right=right,
        severity=fields.choice("severity", Severity),
        what_happens=fields.text("what happens"),
        what_to_ask=fields.text("what to ask"),
        status=status,
        citations=read_citations(fields.get("cite"), published=status == Status.PUBLISHED, owner=root),
    )
    return [interaction]
