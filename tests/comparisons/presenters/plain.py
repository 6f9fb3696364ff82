"""Anything printed as nested plain data, so that a whole page can be asserted as one literal."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from drugref.domain.statements import Node, SourceRef

Plain = Any


def plain(value: Any) -> Plain:
    """Dataclasses as dicts without what is empty, entries and sources as their slugs, days as '2026-11-22'."""
    if isinstance(value, Node | SourceRef):
        return value.slug
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if is_dataclass(value):
        printed = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: shown for name, shown in printed.items() if shown not in ("", [], {}, None, False)}
    return value


def in_lines(data: Any) -> Plain:
    """What a program reads, with each citation and source in one line: 'guide · uses · says · word · 2026-11-22'."""

    def line(row: dict[str, Any]) -> Any:
        is_reference = "checked_on" in row and ("key_words" in row or "sections" in row)
        told = (", ".join(value) if isinstance(value, list) else str(value) for value in row.values())
        return " · ".join(told) if is_reference else row

    return json.loads(json.dumps(data), object_hook=line)
