"""The frozen, database-free picture of the reference that the engine and the pages read.

Pure. ``queries`` builds it from rows, tests build it from nothing. A *slug* is an entry's identity here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from drugref.domain.hierarchy import ancestors, children, path
from drugref.vocabulary import EntryKind, Extent, Finding, Members, Place, Severity, State


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A document, as far as a page prints it."""

    slug: str
    kind: str
    title: str
    publisher: str
    url: str
    dated: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in a source a statement is found, by which words, and when that was last checked."""

    source: SourceRef
    section: str
    key_words: tuple[str, ...]
    checked_on: date
    finding: str = Finding.SAYS


@dataclass(frozen=True, slots=True)
class Check:
    """All classes on an axis, or all members of a class, were looked for on a day."""

    on: date
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """An entry in the class graph. ``ingredients`` are the slugs a combination drug holds; empty for a single drug.

    ``loose``: a class without a sharp edge. ``checks``: by axis, that all its classes were looked for. ``roster``: of a class, that the
    whole catalogue was gone through for its members; of a drug, that it was held against the roster of every class.
    ``read_again_on``: the day on which somebody who had not written it held all of it, as it is now, against its sources.
    """

    slug: str
    kind: str
    name: str
    plural: str = ""
    summary: str = ""
    noun: str = "medicine"
    axis: str = ""
    place: str = ""
    broad: bool = False
    kinds_are_all: bool = False
    published: bool = True
    added_on: date = date.min
    ingredients: tuple[str, ...] = ()
    loose: bool = False
    checks: Mapping[str, Check] = field(default_factory=dict)
    roster: Check | None = None
    looked_through: tuple[Citation, ...] = ()
    read_again_on: date | None = None

    @property
    def is_class(self) -> bool:
        return self.kind == EntryKind.CLASS

    @property
    def is_single_drug(self) -> bool:
        return not self.is_class and not self.ingredients

    @property
    def title(self) -> str:
        """How a heading names it: a class by its plural, a drug by its name."""
        return self.plural or self.name


@dataclass(frozen=True, slots=True)
class Edge:
    """A classification: *child* belongs to class *parent* to an extent. Not *live*: unpublished, expired or not yet so.

    *published* and not live: it was so until a day, or will be from one on.
    """

    child: str
    parent: str
    extent: str = Extent.IS
    because: str = ""
    form: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    live: bool = True
    published: bool = True
    citations: tuple[Citation, ...] = ()


Layers = dict[tuple[str, bool], list[tuple[str, bool]]]
"""(entry, was a *partly* step taken to it?) -> where one step leads."""
SharedTraits = Callable[[str, str], "Sequence[Trait]"]
"""(drug, class) -> what the drug has of that by which the class is told."""


def no_traits(_drug: str, _drug_class: str) -> "Sequence[Trait]":
    """Nothing is known that makes anything look like anything."""
    return ()


@dataclass(frozen=True)
class Graph:
    """Every entry and every class edge, as answers for readers in *home* use them.

    An edge of another country's law decides nothing at home, unless the class asked about is that country's own.

    What it gives out is what readers may see (I13): published, at both ends. Only ``nodes``, ``edges`` and the accessors named
    *pending* know of drafts: that is what lets an answer be *unknown* rather than no.
    """

    nodes: Mapping[str, Node]
    edges: Sequence[Edge]
    home: str = Place.US
    shared_traits: SharedTraits = no_traits
    """What makes a drug look like one of a class (``domain.likeness``): it takes a “no” away, and never gives an answer."""

    def here(self, edge: Edge) -> bool:
        """Does *edge* count for readers at home?"""
        law = self.nodes[edge.parent].place
        own = {"", self.home, law, *([Place.SOME_US_STATES] if Place.US in (self.home, law) else [])}
        return edge.place in own

    def shows(self, *slugs: str) -> bool:
        """May readers see these entries? The one answer to it, for the ends of whatever statement."""
        return all(slug in self.nodes and self.nodes[slug].published for slug in slugs)

    @cached_property
    def shown(self) -> tuple[Edge, ...]:
        """The statements that readers may see, of today and of other days."""
        return tuple(edge for edge in self.edges if edge.published and self.shows(edge.child, edge.parent))

    @cached_property
    def stated_of(self) -> dict[str, list[Edge]]:
        """Entry -> every statement about its classes that holds today, anywhere."""
        stated: dict[str, list[Edge]] = {}
        for edge in self.shown:
            if edge.live:
                stated.setdefault(edge.child, []).append(edge)
        return stated

    @cached_property
    def stated_in(self) -> dict[str, list[Edge]]:
        """Class -> every statement that puts something in it today, or keeps it out."""
        stated: dict[str, list[Edge]] = {}
        for edge in self.shown:
            if edge.live:
                stated.setdefault(edge.parent, []).append(edge)
        return stated

    def by_country(self, slug: str) -> bool:
        """Is every statement of what belongs to this class one of a country's? So it is of over-the-counter medicines."""
        stated = self.stated_in.get(slug, ())
        return bool(stated) and all(edge.place for edge in stated)

    def elsewhere(self, child: str, parent: str) -> bool:
        """Does *child* belong to *parent*, wholly or in part, by what another country says?"""
        return any(edge.parent == parent and edge.extent != Extent.IS_NOT and not self.here(edge) for edge in self.stated_of.get(child, ()))

    def ended(self, child: str, parent: str) -> Sequence[Edge]:
        """The statements between two that held until a day that is past."""
        return self._ended.get((child, parent), ())

    @cached_property
    def _ended(self) -> dict[tuple[str, str], list[Edge]]:
        found: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.shown:
            if edge.until and not edge.live:
                found.setdefault((edge.child, edge.parent), []).append(edge)
        return found

    def ingredients_of(self, slug: str) -> tuple[str, ...]:
        """The drugs that a combination holds, as far as readers may see them."""
        return tuple(held for held in self.nodes[slug].ingredients if self.shows(held))

    @cached_property
    def _live(self) -> tuple[Edge, ...]:
        return tuple(edge for edge in self.shown if edge.live and self.here(edge))

    def _parents(self, *extents: str) -> dict[str, list[str]]:
        up: dict[str, list[str]] = {}
        for edge in self._live:
            if edge.extent in extents:
                up.setdefault(edge.child, []).append(edge.parent)
        return up

    @cached_property
    def up(self) -> dict[str, list[str]]:
        """Entry -> the classes it fully belongs to."""
        return self._parents(Extent.IS)

    @cached_property
    def up_partly(self) -> dict[str, list[str]]:
        """Entry -> the classes it belongs to, fully or partly."""
        return self._parents(Extent.IS, Extent.PARTLY)

    @cached_property
    def _once_partly(self) -> Layers:
        return self._layered(self._live)

    @cached_property
    def _once_partly_pending(self) -> Layers:
        return self._layered(edge for edge in self.edges if self.here(edge))

    @staticmethod
    def _layered(edges: Iterable[Edge]) -> Layers:
        """The graph twice over: each *partly* step leads from the first layer into the second, and none leads out of that."""
        up: Layers = {}
        for edge in edges:
            if edge.extent == Extent.IS:
                up.setdefault((edge.child, False), []).append((edge.parent, False))
                up.setdefault((edge.child, True), []).append((edge.parent, True))
            elif edge.extent == Extent.PARTLY:
                up.setdefault((edge.child, False), []).append((edge.parent, True))
        return up

    @cached_property
    def apart(self) -> dict[tuple[str, str], Edge]:
        """(child, parent) -> the *is not* statement between them."""
        return {(e.child, e.parent): e for e in self._live if e.extent == Extent.IS_NOT}

    @cached_property
    def down(self) -> dict[str, list[str]]:
        return children(self.up)

    def edge(self, child: str, parent: str) -> Edge:
        """The live *is* or *partly* statement between two neighbours; KeyError where there is none."""
        return self._edge_of[child, parent]

    @cached_property
    def _edge_of(self) -> dict[tuple[str, str], Edge]:
        ranked = sorted((e for e in self._live if e.extent != Extent.IS_NOT), key=lambda e: e.extent == Extent.IS)
        return {(e.child, e.parent): e for e in ranked}

    @cached_property
    def _above(self) -> dict[str, dict[str, int]]:
        return {}

    def ancestors(self, slug: str) -> dict[str, int]:
        """The classes *slug* fully belongs to, nearest first, with their distance."""
        if slug not in self._above:
            self._above[slug] = ancestors(self.up, slug)
        return self._above[slug]

    def members(self, slug: str) -> tuple[str, ...]:
        """The published single-ingredient drugs that fully belong to class *slug*, by name."""
        below = ancestors(self.down, slug)
        drugs = [self.nodes[s] for s in below if self.nodes[s].is_single_drug and self.nodes[s].published]
        return tuple(node.slug for node in sorted(drugs, key=lambda n: (n.name.lower(), n.slug)))

    def way(self, child: str, parent: str) -> tuple[Edge, ...] | None:
        """The statements that lead from *child* fully up to *parent*; None where they do not."""
        steps = path(self.up, child, parent)
        return self._edges(steps) if steps else None

    def way_partly(self, child: str, parent: str) -> tuple[Edge, ...] | None:
        """The same, with exactly one *partly* step: two of them carry nothing."""
        steps = path(self._once_partly, (child, False), (parent, True))
        return self._edges(tuple(slug for slug, _ in steps)) if steps else None

    def stated_in_part(self, child: str, parent: str) -> bool:
        """Is it stated of just these two that the one belongs in part to the other?"""
        edge = self._edge_of.get((child, parent))
        return edge is not None and edge.extent == Extent.PARTLY

    def may_lead(self, child: str, parent: str) -> bool:
        """Do statements lead from *child* up to *parent*, with at most one *partly*, when those not live count as well?"""
        return any(path(self._once_partly_pending, (child, False), (parent, partly)) for partly in (False, True))

    def _edges(self, steps: tuple[str, ...]) -> tuple[Edge, ...]:
        return tuple(self.edge(a, b) for a, b in pairwise(steps))


@dataclass(frozen=True, slots=True)
class Attribute:
    slug: str
    label: str
    group: str
    order: int
    value_kind: str
    inherited: bool = False
    through_ingredients: bool = False
    levels: tuple[str, ...] = ()
    help_text: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary, with the chain of broader terms above it (two are enough for every rule)."""

    slug: str
    label: str
    clinical: str = ""
    definition: str = ""
    broad: bool = False
    adds_up: bool = False
    broader: "Term | None" = None

    def chain(self) -> tuple["Term", ...]:
        """This term and those above it, nearest first."""
        return (self, *(self.broader.chain() if self.broader else ()))


@dataclass(frozen=True, slots=True)
class Trait:
    """By what a class is told: a use, a target with the action on it, or, of a loose class, an effect."""

    attribute: str
    term: Term
    action: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    low: Decimal
    high: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated value. ``entry`` is the entry it was stated of; ``origin`` says how it reached the profile it stands in."""

    entry: str
    attribute: Attribute
    citations: tuple[Citation, ...]
    term: Term | None = None
    level: int | None = None
    quantity: Quantity | None = None
    text: str = ""
    state: str = ""
    frequency: str = ""
    approval: str = ""
    action: str = ""
    strength: str = ""
    share: str = ""
    members: str = ""
    form: str = ""
    place: str = ""
    comparator: str = ""
    note: str = ""
    origin: str = "own"
    """own, class or ingredient"""
    via: tuple[str, ...] = ()
    """The ingredients through which it came, the nearest first; empty for what is its own or its classes'."""

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"A fact of {self.entry} on {self.attribute.slug} has no source: it may not be shown.")

    @property
    def is_value(self) -> bool:
        """A value, not a state such as “checked: none”."""
        return self.state == ""

    @property
    def is_typical_only(self) -> bool:
        """Inherited from *most* members, through however many steps: true of the class, not surely of this one."""
        return self.origin != "own" and self.members == Members.MOST

    @property
    def denies(self) -> bool:
        return self.state in (State.CHECKED_NONE, State.NOT_SO_HERE, State.DOES_NOT_APPLY)


@dataclass(frozen=True, slots=True)
class NameRef:
    text: str
    kind: str
    standing: str = "standard"
    place: str = ""
    years: str = ""
    form: str = ""
    sense: str = ""
    note: str = ""
    citation: Citation | None = None
    ordinary: bool = False
    """Said to stand for something besides that is no medicine; False also where nobody has said."""


@dataclass(frozen=True, slots=True)
class Relation:
    """*drug* is related to *other* as *kind* says (a value of RelationKind)."""

    drug: str
    kind: str
    other: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Identifier:
    """A registry's *code* for a drug; *system* is a value of IdentifierSystem."""

    system: str
    code: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Interaction:
    """What is recorded of taking two together.

    *form*: the dose form it is limited to; *instead_of*: keys of broader rows that it replaces; *because_of*: slugs of the terms whose
    computed grounds it replaces.
    """

    left: str
    right: str
    severity: str
    what_happens: str
    what_to_ask: str
    citations: tuple[Citation, ...]
    form: str = ""
    instead_of: tuple[str, ...] = ()
    because_of: tuple[str, ...] = ()
    read_again_on: date | None = None

    @property
    def key(self) -> str:
        """“macrolides+statins”: by it another row names the one that it stands instead of."""
        return f"{self.left}+{self.right}"

    @property
    def rank(self) -> int:
        """0 for *none known* to 4 for *never together*."""
        return list(Severity).index(Severity(self.severity))


@dataclass(frozen=True, slots=True)
class Profile:
    """An entry with all that is known of it, own and inherited. ``exceptions``: members' own “not so here” facts, for a class."""

    node: Node
    facts: tuple[Fact, ...] = ()
    names: tuple[NameRef, ...] = ()
    relations: tuple[Relation, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    ingredient_citations: Mapping[str, Citation] = field(default_factory=dict)
    exceptions: tuple[Fact, ...] = ()

    @property
    def slug(self) -> str:
        return self.node.slug

    def of(self, attribute: str) -> tuple[Fact, ...]:
        """Its facts on one attribute, in order."""
        return tuple(fact for fact in self.facts if fact.attribute.slug == attribute)


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A name and the entry it leads to: a name ending of a class, or a text that several entries are called by."""

    entry: str
    name: NameRef


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two names of two drugs that are near one another: ``score`` 0 to 1, ``rank`` 1 for the nearest (of the nearer direction).

    ``names`` maps each drug's slug to its name.
    """

    names: Mapping[str, str]
    score: float
    rank: int


@dataclass(frozen=True)
class Knowledge:
    """All that one page needs: the class graph, the profiles asked for, every attribute, and the interactions around them.

    ``endings`` are the name endings of all classes, ``namesakes`` the names, by normalised text, that lead to several entries,
    ``look_alikes`` the nearest names of each two of the profiles, ``ingredient_citations`` what cites a combination's parts.
    """

    graph: Graph
    profiles: Mapping[str, Profile]
    attributes: tuple[Attribute, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    endings: tuple[NamedEntry, ...] = ()
    namesakes: Mapping[str, tuple[NamedEntry, ...]] = field(default_factory=dict)
    look_alikes: Mapping[frozenset[str], LookAlike] = field(default_factory=dict)
    ingredient_citations: Mapping[str, Mapping[str, Citation]] = field(default_factory=dict)
