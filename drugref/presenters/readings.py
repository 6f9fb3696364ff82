"""What was read through for what it says of taking a thing with others, as a page prints it.

Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from drugref.domain.english import in_sentence
from drugref.domain.statements import Citation, Node, SourceRef
from drugref.presenters.sources import section_name


@dataclass(frozen=True, slots=True)
class PrintedReading:
    """One source that was read through for one entry: the sections, and the day on which the first of them was."""

    node: Node
    source: SourceRef
    sections: tuple[str, ...]
    on: date


def readings(found: Iterable[tuple[Node, Citation]]) -> tuple[PrintedReading, ...]:
    """One line for each source of each entry: 'Baclofen: the label of baclofen, boxed warning and drug interactions'."""
    lines: dict[tuple[str, str], list[tuple[Node, Citation]]] = {}
    for node, citation in found:
        lines.setdefault((node.slug, citation.source.slug), []).append((node, citation))
    return tuple(
        PrintedReading(
            node=rows[0][0],
            source=rows[0][1].source,
            sections=tuple(in_sentence(section_name(citation)) for _, citation in rows if citation.section),
            on=min(citation.checked_on for _, citation in rows),
        )
        for rows in lines.values()
    )
