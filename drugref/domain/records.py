"""The catalogue between file and database: one frozen record a thing, equal when two mean the same.

Values of closed lists are plain text here, as they stand in files and columns. ``line`` and ``file`` say where a
record was read and take no part in equality.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from drugref.vocabulary import Axis, EntryKind, Extent, Finding, NameKind, Noun, Standing, Status

MEMBERS = "members"
"""The subject of a roster check, where an axis check names its axis."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Something read from a line; 0 where it comes from the database."""

    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Citation(Placed):
    source: str
    section: str = ""
    key_words: tuple[str, ...] = ()
    finding: str = Finding.SAYS
    checked: date | None = None


@dataclass(frozen=True, kw_only=True)
class NameRecord(Placed):
    text: str
    kind: str
    standing: str = Standing.STANDARD
    place: str = ""
    form: str = ""
    years: str = ""
    sense: str = ""
    note: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, kw_only=True)
class ClassificationRecord(Placed):
    drug_class: str
    extent: str = Extent.IS
    because: str = ""
    form: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    status: str = Status.PUBLISHED
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IngredientRecord(Placed):
    drug: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class RelationRecord(Placed):
    kind: str
    other: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class CheckRecord(Placed):
    """*subject* is an axis, or MEMBERS."""

    subject: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class FactRecord(Placed):
    """Exactly one of term, level, quantity (low, high, unit), text and state is filled, as in the database."""

    attribute: str
    term: str = ""
    level: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    text: str = ""
    state: str = ""
    frequency: str = ""
    approval: str = ""
    action: str = ""
    members: str = ""
    form: str = ""
    place: str = ""
    comparator: str = ""
    note: str = ""
    status: str = Status.PUBLISHED
    citations: tuple[Citation, ...] = ()


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
    slug: str
    kind: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    dated: str = ""
    read: date | None = None
    place: str = ""
    set_id: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return f"source:{self.slug}"

    @property
    def home(self) -> str:
        return f"sources/{self.kind.replace(' ', '-')}.yaml"


@dataclass(frozen=True, kw_only=True)
class TermRecord(Record):
    slug: str
    vocabulary: str
    label: str = ""
    clinical: str = ""
    definition: str = ""
    broader: str = ""
    broad: bool = False
    adds_up: bool = False

    @property
    def key(self) -> str:
        return f"term:{self.slug}"

    @property
    def home(self) -> str:
        return f"terms/{self.vocabulary}.yaml"


@dataclass(frozen=True, kw_only=True)
class AttributeRecord(Record):
    slug: str
    label: str = ""
    group: str = ""
    order: int = 0
    kind: str = ""
    vocabulary: str = ""
    qualifier: str = ""
    levels: tuple[str, ...] = ()
    inherited: bool = False
    through_ingredients: bool = False
    asked_as: tuple[str, ...] = ()
    help: str = ""

    @property
    def key(self) -> str:
        return f"attribute:{self.slug}"

    @property
    def home(self) -> str:
        return "attributes.yaml"


@dataclass(frozen=True, kw_only=True)
class EntryRecord(Record):
    slug: str
    kind: str
    name: str = ""
    plural: str = ""
    axis: str = ""
    place: str = ""
    broad: bool = False
    kinds_are_all: bool = False
    noun: str = Noun.MEDICINE
    summary: str = ""
    added: date | None = None
    status: str = Status.PUBLISHED
    note: str = ""
    names: tuple[NameRecord, ...] = ()
    classes: tuple[ClassificationRecord, ...] = ()
    ingredients: tuple[IngredientRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    facts: tuple[FactRecord, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.slug}"

    @property
    def home(self) -> str:
        return f"{'classes' if self.kind == EntryKind.CLASS else 'drugs'}/{self.slug}.yaml"

    def citations(self, *, drafts: bool = False) -> Iterator[Citation]:
        """Every citation in it, of its drafts too where these are asked for."""
        for fact in self.facts:
            yield from fact.citations if drafts or fact.status == Status.PUBLISHED else ()
        for edge in self.classes:
            yield from edge.citations if drafts or edge.status == Status.PUBLISHED else ()
        yield from (name.citation for name in self.names if name.citation)
        yield from (part.citation for part in self.ingredients)
        yield from (part.citation for part in self.relations)
        yield from (check.citation for check in self.checks)

    def tidy(self) -> "EntryRecord":
        """The same, its parts in the one order in which equal entries are equal.

        Names by kind, edges by extent with those to one class together, checks by axis, facts by attribute; within
        these the order is the editor's.
        """
        kinds, extents, subjects = [k.value for k in NameKind], [e.value for e in Extent], [*(a.value for a in Axis), MEMBERS]
        met = [edge.drug_class for edge in self.classes]
        return replace(
            self,
            names=tuple(sorted(self.names, key=lambda n: kinds.index(n.kind))),
            classes=tuple(sorted(self.classes, key=lambda c: (extents.index(c.extent), met.index(c.drug_class)))),
            checks=tuple(sorted(self.checks, key=lambda c: subjects.index(c.subject))),
            facts=tuple(sorted(self.facts, key=lambda f: f.attribute)),
        )


@dataclass(frozen=True, kw_only=True)
class InteractionRecord(Record):
    """*left* and *right* are slugs in alphabetical order."""

    left: str
    right: str
    severity: str = ""
    what_happens: str = ""
    what_to_ask: str = ""
    status: str = Status.PUBLISHED
    citations: tuple[Citation, ...] = ()

    @property
    def key(self) -> str:
        return f"interaction:{self.left}+{self.right}"

    @property
    def home(self) -> str:
        return f"interactions/{self.left}+{self.right}.yaml"
