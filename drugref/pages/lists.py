"""The lists of everything: names by letter, sources by kind, and what rests on a source."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from drugref.domain.records import EntryRecord, InteractionRecord, SourceRecord
from drugref.knowledge.edition import Edition
from drugref.names.normalise import normalise
from drugref.vocabulary import NameKind, SourceKind, Standing, Status

LISTED_KINDS = (NameKind.GENERIC, NameKind.BRAND, NameKind.ABBREVIATION, NameKind.EVERYDAY)
"""Slang and misspellings are found by searching; in a list they would only be in the way."""
MOST_RESTING = 300
DIGITS = "0–9"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the A-Z. ``points_to`` is the entry's title where the line is another name of it; else empty."""

    text: str
    slug: str
    is_class: bool
    points_to: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """``anchor`` is the letter's own part of the address: “a”, or “digits”."""

    label: str
    anchor: str
    lines: tuple[Listed, ...]


def listed_names(edition: Edition) -> list[Listed]:
    """Every published entry, and its standard names of the kinds worth listing."""
    lines = []
    for node in edition.graph.nodes.values():
        if node.published:
            names = edition.profile(node.slug).names
            further = (name for name in names if name.kind in LISTED_KINDS and name.standing == Standing.STANDARD)
            lines.append(Listed(node.title, node.slug, node.is_class))
            lines += [Listed(name.text, node.slug, node.is_class, points_to=node.title) for name in further]
    return lines


def by_letter(lines: Iterable[Listed]) -> list[Letter]:
    """The lines under their first letters, each in alphabetical order; names that begin with a digit stand first."""
    told = {(normalise(line.text), bool(line.points_to), line.slug): line for line in sorted(lines, key=_text) if _says_more(line)}
    spelled = [(*key, line) for key, line in sorted(told.items(), key=lambda item: item[0])]
    return [
        Letter(label, "digits" if label == DIGITS else label.lower(), tuple(line for *_, line in some))
        for label, some in groupby(spelled, key=lambda row: _letter(row[0]))
    ]


def _text(line: Listed) -> str:
    """Of two spellings that differ by a hyphen the last is told."""
    return line.text


def _says_more(line: Listed) -> bool:
    """A name that only repeats its entry's title is not listed beside it."""
    return normalise(line.text) != normalise(line.points_to)


def _letter(spelled: str) -> str:
    return spelled[0].upper() if spelled[:1].isalpha() else DIGITS


def sources_by_kind(edition: Edition) -> list[tuple[str, list[SourceRecord]]]:
    """(kind in words, its sources by title), in the order of the closed list."""
    records = (record for record in edition.records.values() if isinstance(record, SourceRecord))
    found = sorted(records, key=lambda source: (source.title, source.slug))
    by_kind = [(kind.label, [source for source in found if source.kind == kind]) for kind in SourceKind]
    return [(label, some) for label, some in by_kind if some]


@dataclass(frozen=True, slots=True)
class Resting:
    """An entry, and how many of its published statements cite the source."""

    slug: str
    title: str
    count: int


def resting_on(edition: Edition, source: str) -> tuple[list[Resting], int]:
    """The published entries that rest on *source*, by title, at most 300 of them; and how many there are."""
    counts = edition.once(_citing).get(source, Counter())
    nodes = edition.graph.nodes
    rows = [Resting(slug, nodes[slug].title, count) for slug, count in counts.items() if slug in nodes and nodes[slug].published]
    return sorted(rows, key=lambda row: row.title.lower())[:MOST_RESTING], len(rows)


def _citing(edition: Edition) -> dict[str, Counter[str]]:
    """Source -> entry -> how many published statements of the entry cite it."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in edition.records.values():
        if isinstance(record, EntryRecord):
            for cite in record.shown_citations():
                found[cite.source][record.slug] += 1
        elif isinstance(record, InteractionRecord) and record.status == Status.PUBLISHED:
            for cite in record.citations:
                found[cite.source].update({record.left, record.right})
    return dict(found)
