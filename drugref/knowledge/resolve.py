"""Records -> the frozen statements that the engine and the pages read: each with its sources, before anything is inherited.

Pure.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from drugref.domain.reading import read_again_on
from drugref.domain.records import (
    MEMBERS,
    ROSTERS,
    AttributeRecord,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    InteractionRecord,
    NameRecord,
    Record,
    SourceRecord,
    TermRecord,
    citations_of,
)
from drugref.domain.records import Citation as CitationRecord
from drugref.domain.statements import (
    Attribute,
    Check,
    Citation,
    Edge,
    Fact,
    Identifier,
    Interaction,
    NameRef,
    Node,
    Quantity,
    Relation,
    SourceRef,
    Term,
)
from drugref.vocabulary import Axis, Ordinary, Status

log = logging.getLogger(__name__)

R = TypeVar("R", bound=Record)
Records = Mapping[str, Record]
"""Key (“drug:baclofen”) -> record."""


@dataclass(frozen=True)
class Stated:
    """What one entry's record states. ``uses``: keys of the sources and terms it was built with (“source:label-baclofen”)."""

    record: EntryRecord
    node: Node
    edges: tuple[Edge, ...]
    facts: tuple[Fact, ...]
    names: tuple[NameRef, ...]
    relations: tuple[Relation, ...]
    identifiers: tuple[Identifier, ...]
    ingredients: Mapping[str, Citation]
    uses: frozenset[str]


class Resolver:
    """Makes statements of records: resolves sources, terms and rows by their slugs. *today* says which laws hold.

    What is published without a source is left out and logged: a reader never sees it (I2).
    """

    def __init__(self, records: Records, today: date) -> None:
        self.today = today
        self._read = {r.slug: r.read or date.min for r in _of(SourceRecord, records)}
        self._sources = {r.slug: _source(r) for r in _of(SourceRecord, records)}
        self._terms = _terms({r.slug: r for r in _of(TermRecord, records)})
        rows = sorted(_of(AttributeRecord, records), key=lambda r: (r.order, r.slug))
        self.attributes = {r.slug: _attribute(r) for r in rows}

    def cite(self, record: CitationRecord) -> Citation | None:
        """A record's citation with its source; None where there is no such source."""
        source = self._sources.get(record.source)
        if source is None:
            log.error("A citation of the unknown source %s was left out.", record.source)
            return None
        return Citation(source, record.section, record.key_words, record.checked or self._read[record.source], record.finding)

    def _cited(self, citations: Iterable[CitationRecord]) -> tuple[Citation, ...]:
        return tuple(made for record in citations if (made := self.cite(record)))

    def of_entry(self, record: EntryRecord) -> Stated:
        """What an entry's record states, facts by the order of their rows."""
        facts = (fact for row in record.facts if row.status == Status.PUBLISHED and (fact := self._fact(record.slug, row)))
        ingredients = {part.drug: cited for part in record.ingredients if (cited := self.cite(part.citation))}
        relations = ((part, self.cite(part.citation)) for part in record.relations)
        identifiers = ((part, self.cite(part.citation)) for part in record.identifiers)
        return Stated(
            record=record,
            node=self._node(record, tuple(ingredients)),
            edges=tuple(self._edge(record.slug, edge) for edge in record.classes),
            facts=tuple(sorted(facts, key=lambda fact: fact.attribute.order)),
            names=tuple(self._name(name) for name in record.names),
            relations=tuple(Relation(record.slug, part.kind, part.other, cited) for part, cited in relations if cited),
            identifiers=tuple(Identifier(part.system, part.code, cited) for part, cited in identifiers if cited),
            ingredients=ingredients,
            uses=frozenset(_uses(record)),
        )

    def _name(self, record: NameRecord) -> NameRef:
        return NameRef(
            text=record.text,
            kind=record.kind,
            standing=record.standing,
            place=record.place,
            years=record.years,
            form=record.form,
            sense=record.sense,
            note=record.note,
            citation=self.cite(record.citation) if record.citation else None,
            ordinary=record.ordinary == Ordinary.YES,
        )

    def _node(self, record: EntryRecord, ingredients: tuple[str, ...]) -> Node:
        checks = {c.subject: Check(made.checked_on, made) for c in record.checks if (made := self.cite(c.citation))}
        return Node(
            slug=record.slug,
            kind=record.kind,
            name=record.name,
            plural=record.plural,
            summary=record.summary,
            noun=record.noun,
            axis=record.axis,
            place=record.place,
            broad=record.broad,
            kinds_are_all=record.kinds_are_all,
            loose=record.loose,
            published=record.status == Status.PUBLISHED,
            added_on=record.added or date.min,
            ingredients=ingredients,
            checks={axis: check for axis, check in checks.items() if axis in set(Axis)},
            roster=checks.get(MEMBERS) or checks.get(ROSTERS),
            read_again_on=read_again_on(record),
            looked_through=tuple(made for section in record.looked_through if (made := self.cite(section.citation))),
        )

    def _edge(self, slug: str, record: ClassificationRecord) -> Edge:
        begun = record.since is None or record.since <= self.today
        ended = record.until is not None and record.until < self.today
        return Edge(
            child=slug,
            parent=record.drug_class,
            extent=record.extent,
            because=record.because,
            form=record.form,
            place=record.place,
            since=record.since,
            until=record.until,
            live=record.status == Status.PUBLISHED and begun and not ended,
            published=record.status == Status.PUBLISHED,
            citations=self._cited(record.citations),
        )

    def _fact(self, slug: str, record: FactRecord) -> Fact | None:
        """A published fact. One without a source, or of a row that isn't there, is left out and logged: a reader never sees it (I2)."""
        citations = self._cited(record.citations)
        if not citations or record.attribute not in self.attributes:
            log.error("A fact of %s on %s is published without a source or a row, and was left out.", slug, record.attribute)
            return None
        return Fact(
            entry=slug,
            attribute=self.attributes[record.attribute],
            citations=citations,
            term=self._terms.get(record.term) if record.term else None,
            level=record.level,
            quantity=_quantity(record),
            text=record.text,
            state=record.state,
            frequency=record.frequency,
            approval=record.approval,
            action=record.action,
            strength=record.strength,
            share=record.share,
            members=record.members,
            form=record.form,
            place=record.place,
            comparator=record.comparator,
            note=record.note,
        )

    def interaction(self, record: InteractionRecord) -> Interaction | None:
        citations = self._cited(record.citations)
        if not citations:
            log.error("Interaction %s is published without a source and was left out.", record.key)
            return None
        return Interaction(
            left=record.left,
            right=record.right,
            severity=record.severity,
            what_happens=record.what_happens,
            what_to_ask=record.what_to_ask,
            citations=citations,
            form=record.form,
            instead_of=record.instead_of,
            because_of=record.because_of,
            read_again_on=read_again_on(record),
        )


def _of(kind: type[R], records: Records) -> Iterator[R]:
    return (record for record in records.values() if isinstance(record, kind))


def _uses(record: EntryRecord) -> Iterable[str]:
    """Keys of the sources and terms that an entry's record names."""
    yield from (f"source:{cite.source}" for cite in citations_of(record))
    yield from (f"term:{fact.term}" for fact in record.facts if fact.term)


def _source(record: SourceRecord) -> SourceRef:
    return SourceRef(record.slug, record.kind, record.title, record.publisher, record.url, record.dated, record.place)


def _quantity(record: FactRecord) -> Quantity | None:
    if record.low is None or record.high is None:
        return None
    return Quantity(record.low.normalize(), record.high.normalize(), record.unit)


def _attribute(record: AttributeRecord) -> Attribute:
    return Attribute(
        slug=record.slug,
        label=record.label,
        group=record.group,
        order=record.order,
        value_kind=record.kind,
        inherited=record.inherited,
        through_ingredients=record.through_ingredients,
        levels=record.levels,
        help_text=record.help,
    )


def _terms(records: Mapping[str, TermRecord]) -> dict[str, Term]:
    """Every term with those broader than it above it; a circle that slipped past the checks is cut."""
    made: dict[str, Term] = {}

    def term(slug: str, below: frozenset[str]) -> Term | None:
        record = records.get(slug)
        if record is None or slug in below:
            return None
        if slug not in made:
            broader = term(record.broader, below | {slug}) if record.broader else None
            made[slug] = Term(slug, record.label, record.clinical, record.definition, record.broad, record.adds_up, broader)
        return made[slug]

    for slug in records:
        term(slug, frozenset())
    return made
