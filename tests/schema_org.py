"""Whether JSON-LD holds to schema.org's own definitions, kept in tests/vendor/schema.org."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

TERMS = Path(__file__).parent / "vendor" / "schema.org" / "terms.json"
Kinds = dict[str, set[str]]
"""Name of a node (@id) -> its types and all above them."""


@cache
def terms() -> dict[str, dict[str, Any]]:
    return json.loads(TERMS.read_text(encoding="utf-8"))


def faults(data: Mapping[str, Any]) -> list[str]:
    """What is not as schema.org defines it, a line each; every name that is used must be known in the graph, or be an address."""
    if data.get("@context") != "https://schema.org":
        return ["the context is not https://schema.org"]
    nodes = data["@graph"]
    known = {node["@id"]: lineage(node["@type"]) for node in nodes if node.get("@type") in terms()}
    return [fault for node in nodes for fault in of_node(node, known)]


def lineage(kind: str) -> set[str]:
    return {kind}.union(*(lineage(above) for above in terms()[kind]["above"]))


def properties(kind: str) -> dict[str, list[str]]:
    return {name: held for one in lineage(kind) for name, held in terms()[one]["properties"].items()}


def of_node(node: Mapping[str, Any], known: Kinds) -> Iterator[str]:
    kind = node.get("@type", "")
    if kind not in terms():
        yield f"{kind!r} is no type"
        return
    may = properties(kind)
    for name, value in node.items():
        said_how_to_fill = "Action" in lineage(kind) and name.endswith("-input") and name.removesuffix("-input") in may
        if name.startswith("@") or said_how_to_fill:
            continue
        if name not in may:
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from of_value(f"{kind}.{name}", one, may[name], known)


def of_value(where: str, value: Any, may: list[str], known: Kinds) -> Iterator[str]:
    if isinstance(value, Mapping):
        is_a = lineage(value["@type"]) if value.get("@type") in terms() else known.get(value.get("@id", ""))
        if is_a is None and not re.match(r"https?://", value.get("@id", "")):
            yield f"{where}: {value} is of no type"
        elif is_a is not None and not is_a & set(may):
            yield f"{where} may not be {sorted(is_a)}"
        if "@type" in value:
            yield from of_node(value, known)
    elif not any(fits(value, kind) for kind in may):
        yield f"{where} may not be {value!r}, but {may}"


def fits(value: Any, kind: str) -> bool:
    """A plain value as one of the data types; text that is a day or an address is not taken for plain text where these are wanted."""
    if kind in ("Integer", "Number"):
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    if kind == "URL":
        return re.match(r"https?://", value) is not None
    if kind in ("Date", "DateTime"):
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None and bool(date.fromisoformat(value))
    return kind == "Text" and bool(value)
