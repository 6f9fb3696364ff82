"""The catalogue between file and database: one frozen record a thing, equal when two mean the same.

Values of closed lists are plain text here, as they stand in files and columns. ``line`` and ``file`` say where a
record was read and take no part in equality.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from drugref.domain.fields import Shape, record_fields, stored, unkeyed
from drugref.vocabulary import (
    Action,
    Approval,
    Axis,
    EntryKind,
    Extent,
    Finding,
    Form,
    Frequency,
    IdentifierSystem,
    Members,
    NameKind,
    Noun,
    Ordinary,
    Place,
    RelationKind,
    Severity,
    Share,
    SourceKind,
    Standing,
    State,
    Status,
    Strength,
    Unit,
    ValueKind,
    Vocabulary,
)

MEMBERS, ROSTERS = "members", "rosters"
"""The subject of a roster check, where an axis check names its axis: of a class, of a drug."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Something read from a line; 0 where it comes from the database."""

    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Citation(Placed):
    source: str = field(metadata=unkeyed(Shape.SLUG, "source"))
    section: str = field(default="", metadata=unkeyed(Shape.TEXT))
    key_words: tuple[str, ...] = field(default=(), metadata=unkeyed(Shape.WORDS))
    finding: str = field(default=Finding.SAYS, metadata=unkeyed(Shape.CHOICE, Finding))
    checked: date | None = field(default=None, metadata=unkeyed(Shape.DAY, column="checked_on"))


@dataclass(frozen=True, kw_only=True)
class NameRecord(Placed):
    text: str = field(metadata=stored(Shape.TEXT, keys=("name",), required=True))
    kind: str = field(metadata=unkeyed(Shape.CHOICE, NameKind))
    standing: str = field(default=Standing.STANDARD, metadata=stored(Shape.CHOICE, Standing))
    ordinary: str = field(default="", metadata=stored(Shape.CHOICE, Ordinary))
    place: str = field(default="", metadata=stored(Shape.CHOICE, Place))
    form: str = field(default="", metadata=stored(Shape.CHOICE, Form))
    years: str = field(default="", metadata=stored(Shape.TEXT))
    sense: str = field(default="", metadata=stored(Shape.TEXT))
    note: str = field(default="", metadata=stored(Shape.TEXT))
    citation: Citation | None = field(default=None, metadata=unkeyed(Shape.CITATION))


@dataclass(frozen=True, kw_only=True)
class ClassificationRecord(Placed):
    drug_class: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    extent: str = field(default=Extent.IS, metadata=unkeyed(Shape.CHOICE, Extent))
    because: str = field(default="", metadata=stored(Shape.PROSE))
    form: str = field(default="", metadata=stored(Shape.CHOICE, Form))
    place: str = field(default="", metadata=stored(Shape.CHOICE, Place))
    since: date | None = field(default=None, metadata=stored(Shape.DAY))
    until: date | None = field(default=None, metadata=stored(Shape.DAY))
    status: str = field(default=Status.PUBLISHED, metadata=stored(Shape.CHOICE, Status))
    citations: tuple[Citation, ...] = field(default=(), metadata=stored(Shape.CITATIONS, keys=("cite",)))


@dataclass(frozen=True, kw_only=True)
class IngredientRecord(Placed):
    drug: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    citation: Citation = field(metadata=unkeyed(Shape.CITATION))


@dataclass(frozen=True, kw_only=True)
class RelationRecord(Placed):
    kind: str = field(metadata=unkeyed(Shape.CHOICE, RelationKind))
    other: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    citation: Citation = field(metadata=unkeyed(Shape.CITATION))


@dataclass(frozen=True, kw_only=True)
class IdentifierRecord(Placed):
    """A registry's code for the substance: *system* is one of ``IdentifierSystem``."""

    system: str = field(metadata=unkeyed(Shape.CHOICE, IdentifierSystem))
    code: str = field(metadata=unkeyed(Shape.TEXT))
    citation: Citation = field(metadata=unkeyed(Shape.CITATION))


@dataclass(frozen=True, kw_only=True)
class CheckRecord(Placed):
    """*subject* is an axis, MEMBERS or ROSTERS."""

    subject: str = field(metadata=unkeyed(Shape.TEXT, column="axis"))
    citation: Citation = field(metadata=unkeyed(Shape.CITATION))


@dataclass(frozen=True, kw_only=True)
class LookedThroughRecord(Placed):
    """A section that was read through for what it says of other medicines, foods and drinks."""

    citation: Citation = field(metadata=unkeyed(Shape.CITATION))


@dataclass(frozen=True, kw_only=True)
class FactRecord(Placed):
    """Exactly one of term, level, quantity (low, high, unit), text and state is filled, as in the database."""

    attribute: str = field(metadata=unkeyed(Shape.SLUG, "attribute"))
    term: str = field(default="", metadata=unkeyed(Shape.SLUG, "term"))
    level: int | None = field(default=None, metadata=unkeyed(Shape.NUMBER))
    low: Decimal | None = field(default=None, metadata=unkeyed(Shape.NUMBER))
    high: Decimal | None = field(default=None, metadata=unkeyed(Shape.NUMBER))
    unit: str = field(default="", metadata=unkeyed(Shape.CHOICE, Unit))
    text: str = field(default="", metadata=stored(Shape.PROSE, keys=("says",)))
    state: str = field(default="", metadata=unkeyed(Shape.CHOICE, State))
    frequency: str = field(default="", metadata=unkeyed(Shape.CHOICE, Frequency))
    approval: str = field(default="", metadata=unkeyed(Shape.CHOICE, Approval))
    action: str = field(default="", metadata=unkeyed(Shape.CHOICE, Action))
    strength: str = field(default="", metadata=unkeyed(Shape.CHOICE, Strength))
    share: str = field(default="", metadata=unkeyed(Shape.CHOICE, Share))
    members: str = field(default="", metadata=unkeyed(Shape.CHOICE, Members))
    form: str = field(default="", metadata=unkeyed(Shape.CHOICE, Form))
    place: str = field(default="", metadata=unkeyed(Shape.CHOICE, Place))
    comparator: str = field(default="", metadata=unkeyed(Shape.TEXT))
    status: str = field(default=Status.PUBLISHED, metadata=unkeyed(Shape.CHOICE, Status))
    citations: tuple[Citation, ...] = field(default=(), metadata=stored(Shape.CITATIONS, keys=("cite",)))
    note: str = field(default="", metadata=stored(Shape.TEXT))


@dataclass(frozen=True, kw_only=True)
class Record(Placed):
    """What is compared, loaded and dumped as one: it has a key of its own and a home file."""

    file: str = field(default="database", compare=False, repr=False)

    @property
    def key(self) -> str:
        """Kind and slug, such as “drug:baclofen”."""
        raise NotImplementedError

    @property
    def home(self) -> str:
        """The file it belongs in, relative to its content folder."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class SourceRecord(Record):
    slug: str = field(metadata=unkeyed(Shape.TEXT))
    kind: str = field(metadata=unkeyed(Shape.CHOICE, SourceKind))
    title: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    publisher: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    url: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    dated: str = field(default="", metadata=stored(Shape.TEXT))
    read: date | None = field(default=None, metadata=stored(Shape.DAY, column="read_on", required=True))
    place: str = field(default="", metadata=stored(Shape.CHOICE, Place))
    set_id: str = field(default="", metadata=stored(Shape.TEXT))
    note: str = field(default="", metadata=stored(Shape.PROSE))

    @property
    def key(self) -> str:
        return f"source:{self.slug}"

    @property
    def home(self) -> str:
        return f"sources/{self.kind.replace(' ', '-')}.yaml"


@dataclass(frozen=True, kw_only=True)
class TermRecord(Record):
    slug: str = field(metadata=unkeyed(Shape.TEXT))
    vocabulary: str = field(metadata=unkeyed(Shape.CHOICE, Vocabulary))
    label: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    clinical: str = field(default="", metadata=stored(Shape.TEXT))
    definition: str = field(default="", metadata=stored(Shape.PROSE))
    broader: str = field(default="", metadata=stored(Shape.SLUG, "term"))
    broad: bool = field(default=False, metadata=stored(Shape.FLAG))
    adds_up: bool = field(default=False, metadata=stored(Shape.FLAG))

    @property
    def key(self) -> str:
        return f"term:{self.slug}"

    @property
    def home(self) -> str:
        return f"terms/{self.vocabulary}.yaml"


@dataclass(frozen=True, kw_only=True)
class AttributeRecord(Record):
    slug: str = field(metadata=unkeyed(Shape.TEXT))
    label: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    group: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    order: int = field(default=0, metadata=stored(Shape.NUMBER, required=True))
    kind: str = field(default="", metadata=stored(Shape.CHOICE, ValueKind, column="value_kind", required=True))
    vocabulary: str = field(default="", metadata=stored(Shape.CHOICE, Vocabulary))
    qualifier: str = field(default="", metadata=stored(Shape.TEXT))
    levels: tuple[str, ...] = field(default=(), metadata=stored(Shape.LINES))
    inherited: bool = field(default=False, metadata=stored(Shape.FLAG))
    through_ingredients: bool = field(default=False, metadata=stored(Shape.FLAG))
    asked_as: tuple[str, ...] = field(default=(), metadata=stored(Shape.WORDS))
    help: str = field(default="", metadata=stored(Shape.PROSE, column="help_text"))

    @property
    def key(self) -> str:
        return f"attribute:{self.slug}"

    @property
    def home(self) -> str:
        return "attributes.yaml"


@dataclass(frozen=True, kw_only=True)
class EntryRecord(Record):
    slug: str = field(metadata=unkeyed(Shape.TEXT))
    kind: str = field(metadata=unkeyed(Shape.CHOICE, EntryKind))
    name: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    plural: str = field(default="", metadata=stored(Shape.TEXT, only=EntryKind.CLASS))
    axis: str = field(default="", metadata=stored(Shape.CHOICE, Axis, required=True, only=EntryKind.CLASS))
    place: str = field(default="", metadata=stored(Shape.CHOICE, Place))
    broad: bool = field(default=False, metadata=stored(Shape.FLAG, only=EntryKind.CLASS))
    kinds_are_all: bool = field(default=False, metadata=stored(Shape.FLAG, only=EntryKind.CLASS))
    loose: bool = field(default=False, metadata=stored(Shape.FLAG, only=EntryKind.CLASS))
    noun: str = field(default=Noun.MEDICINE, metadata=stored(Shape.CHOICE, Noun, only=EntryKind.DRUG))
    summary: str = field(default="", metadata=stored(Shape.PROSE, required=True))
    added: date | None = field(default=None, metadata=stored(Shape.DAY, column="added_on", required=True))
    status: str = field(default=Status.PUBLISHED, metadata=stored(Shape.CHOICE, Status))
    read_again: str = field(default="", metadata=stored(Shape.TEXT))
    note: str = field(default="", metadata=stored(Shape.PROSE))
    names: tuple[NameRecord, ...] = field(default=(), metadata=stored(Shape.PARTS, NameRecord))
    classes: tuple[ClassificationRecord, ...] = field(
        default=(), metadata=stored(Shape.PARTS, ClassificationRecord, keys=("is a", "partly", "is not"))
    )
    ingredients: tuple[IngredientRecord, ...] = field(
        default=(), metadata=stored(Shape.PARTS, IngredientRecord, keys=("contains",), only=EntryKind.DRUG)
    )
    relations: tuple[RelationRecord, ...] = field(
        default=(), metadata=stored(Shape.PARTS, RelationRecord, keys=("related",), only=EntryKind.DRUG)
    )
    identifiers: tuple[IdentifierRecord, ...] = field(default=(), metadata=stored(Shape.PARTS, IdentifierRecord, only=EntryKind.DRUG))
    checks: tuple[CheckRecord, ...] = field(default=(), metadata=stored(Shape.PARTS, CheckRecord, keys=("checked",)))
    looked_through: tuple[LookedThroughRecord, ...] = field(default=(), metadata=stored(Shape.PARTS, LookedThroughRecord))
    facts: tuple[FactRecord, ...] = field(default=(), metadata=stored(Shape.PARTS, FactRecord))

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.slug}"

    @property
    def home(self) -> str:
        return f"{'classes' if self.kind == EntryKind.CLASS else 'drugs'}/{self.slug}.yaml"

    def shown_citations(self) -> Iterator[Citation]:
        """The citations of its published statements."""
        shown = (part for part in parts_of(self) if getattr(part, "status", Status.PUBLISHED) == Status.PUBLISHED)
        return (citation for part in shown for citation in citations_of(part))

    def tidy(self) -> "EntryRecord":
        """The same, its parts in the one order in which equal entries are equal.

        Names by kind, edges by extent with those to one class together, identifiers by system and code, checks by axis, facts by
        attribute; within these the order is the editor's.
        """
        kinds, extents, subjects = [k.value for k in NameKind], [e.value for e in Extent], [*(a.value for a in Axis), MEMBERS, ROSTERS]
        systems = [system.value for system in IdentifierSystem]
        met = [(edge.extent, edge.drug_class) for edge in self.classes]
        return replace(
            self,
            names=tuple(sorted(self.names, key=lambda n: kinds.index(n.kind))),
            classes=tuple(sorted(self.classes, key=lambda c: (extents.index(c.extent), met.index((c.extent, c.drug_class))))),
            identifiers=tuple(sorted(self.identifiers, key=lambda i: (systems.index(i.system), i.code))),
            checks=tuple(sorted(self.checks, key=lambda c: subjects.index(c.subject))),
            facts=tuple(sorted(self.facts, key=lambda f: f.attribute)),
        )


@dataclass(frozen=True, kw_only=True)
class InteractionRecord(Record):
    """*left* and *right* are slugs in alphabetical order; *instead_of* holds pairs (“macrolides+statins”), *because_of* terms."""

    left: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    right: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    severity: str = field(default="", metadata=stored(Shape.CHOICE, Severity, required=True))
    form: str = field(default="", metadata=stored(Shape.CHOICE, Form))
    instead_of: tuple[str, ...] = field(default=(), metadata=stored(Shape.WORDS))
    because_of: tuple[str, ...] = field(default=(), metadata=stored(Shape.WORDS))
    what_happens: str = field(default="", metadata=stored(Shape.PROSE, required=True))
    what_to_ask: str = field(default="", metadata=stored(Shape.PROSE, required=True))
    status: str = field(default=Status.PUBLISHED, metadata=stored(Shape.CHOICE, Status))
    read_again: str = field(default="", metadata=stored(Shape.TEXT))
    citations: tuple[Citation, ...] = field(default=(), metadata=stored(Shape.CITATIONS, keys=("cite",)))

    @property
    def key(self) -> str:
        return f"interaction:{self.left}+{self.right}"

    @property
    def home(self) -> str:
        return f"interactions/{self.left}+{self.right}.yaml"


def parts_of(record: Placed) -> Iterator[Any]:
    """The records that are part of *record*, in its order."""
    return (part for own in record_fields(type(record)) if own.shape is Shape.PARTS for part in getattr(record, own.name))


def citations_of(record: Placed) -> Iterator[Citation]:
    """All citations in *record*, its own and those of its parts."""
    for placed in (record, *parts_of(record)):
        for own in record_fields(type(placed)):
            if own.shape is Shape.CITATIONS:
                yield from getattr(placed, own.name)
            elif own.shape is Shape.CITATION and (cited := getattr(placed, own.name)):
                yield cited
