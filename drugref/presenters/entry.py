"""What the page of one entry prints, worked out of its knowledge.

Pure: no Django, no queries. Everything a template loops over is a tuple here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby
from typing import TypeVar

from drugref.domain.english import capital
from drugref.domain.grave import partners
from drugref.domain.reports import ROW_OF_ATTRIBUTE
from drugref.domain.statements import Attribute, Fact, Graph, Identifier, Knowledge, NameRef, Node, Profile
from drugref.presenters import links as entry_links
from drugref.presenters.brand import brand_of, with_brand
from drugref.presenters.care import care
from drugref.presenters.facts import FactGroup, PrintedFact, effect_groups, fact_groups, of_row, printed_fact
from drugref.presenters.links import Section
from drugref.presenters.sections import PageSection, contents, present
from drugref.presenters.sources import Claim, Marks, SourceNote, SourceNotes
from drugref.presenters.trust import Trust, trust
from drugref.presenters.with_others import with_others
from drugref.vocabulary import Axis, CodedAttribute, IdentifierSystem, NameKind, Standing

Body = TypeVar("Body")
NAME_HEADINGS = {
    NameKind.GENERIC: "Also called",
    NameKind.BRAND: "Brand names",
    NameKind.ABBREVIATION: "Short for it",
    NameKind.EVERYDAY: "Everyday words",
    NameKind.SLANG: "Slang",
    NameKind.MISSPELLING: "Often misspelled",
    NameKind.ENDING: "Name endings",
}
AT_THE_HEAD = ("warnings", "glance")
LOOKED_THROUGH_BY = {
    Axis.CHEMISTRY: "chemistry",
    Axis.MECHANISM: "mechanism",
    Axis.USE: "use",
    Axis.LAW: "law",
    Axis.EVERYDAY: "everyday word",
}


@dataclass(frozen=True, slots=True)
class PrintedName:
    text: str
    tags: tuple[str, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Row:
    """What is recorded on one attribute."""

    attribute: Attribute
    groups: tuple[FactGroup, ...]

    @property
    def anchor(self) -> str:
        """What leads to it on the page: “row-dependence”."""
        return f"{ROW_OF_ATTRIBUTE}{self.attribute.slug}"

    @property
    def marks(self) -> tuple[int, ...]:
        """The numbers of all its sources, ascending."""
        return tuple(sorted({mark for group in self.groups for fact in group.facts for mark in fact.marks}))


@dataclass(frozen=True, slots=True)
class Identity:
    """Its names by kind, how it stands to other entries, the codes by which registries know it (“RxCUI”, its codes), and what was
    looked through: (what, on which day, by which sources).
    """

    names: tuple[tuple[str, tuple[PrintedName, ...]], ...]
    links: tuple[Section, ...]
    codes: tuple[tuple[str, tuple[PrintedName, ...]], ...]
    checks: tuple[tuple[str, date, Marks], ...]


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a class, and those that lack what it has."""

    sections: tuple[Section, ...]
    exceptions: tuple[tuple[Node, PrintedFact], ...]

    @property
    def lines(self) -> tuple["MemberLine", ...]:
        return tuple(MemberLine(section.heading, link) for section in self.sections for link in section.links)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a class, or what is decidedly none, under its heading."""

    heading: str
    link: entry_links.PrintedLink


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The name with its sentence, then the sections as they are read."""

    node: Node
    brand: str
    kicker: str
    sections: tuple[PageSection, ...]
    sources: tuple[SourceNote, ...]
    claims: tuple[Claim, ...] = ()
    """What it says, each thing with an address for its sources."""

    @property
    def title(self) -> str:
        """'Alprazolam (Xanax)'."""
        return with_brand(self.node.title, self.brand)

    @property
    def head(self) -> tuple[PageSection, ...]:
        """What stands beside the name: the card of care and the key facts."""
        return tuple(section for section in self.sections if section.kind in AT_THE_HEAD)

    @property
    def below(self) -> tuple[PageSection, ...]:
        return tuple(section for section in self.sections if section.kind not in AT_THE_HEAD)

    @property
    def contents(self) -> tuple[PageSection, ...]:
        return contents(self.sections)

    def body(self, kind: type[Body]) -> Body | None:
        """What the section with a body of this type prints: ``page.body(Members)``."""
        return next((section.body for section in self.sections if isinstance(section.body, kind)), None)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those of its facts, in the order of the page."""
        return tuple(
            row for section in self.sections if section.kind == "facts" and isinstance(section.body, tuple) for row in section.body
        )

    @property
    def checked_between(self) -> tuple[date, date] | None:
        """The oldest and the newest day on which one of its sources was checked."""
        days = [note.checked_on for note in self.sources]
        return (min(days), max(days)) if days else None


def entry_page(known: Knowledge, slug: str) -> EntryPage:
    """The page of the entry *slug*, one of the profiles of *known*."""
    profile, sources = known.profiles[slug], SourceNotes()
    sections = _sections(profile, known, sources)
    notes = sources.notes()
    last = PageSection("sources", "Sources and checks", notes, "sources", "Sources")
    brand = brand_of(profile, known.graph.home)
    return EntryPage(profile.node, brand, kicker(profile.node), (*sections, last), notes, sources.claims())


def entry_trust(page: EntryPage, today: date) -> Trust:
    """Who stands behind the page; of an entry no author is on record."""
    return trust(page.sources, today, about=[page.node])


def _sections(profile: Profile, known: Knowledge, sources: SourceNotes) -> tuple[PageSection, ...]:
    """The page below its summary, from top to bottom: to change its order, move a line. Sources are numbered as it is built."""
    graph = known.graph
    with_whom = partners(known.interactions, graph, profile.slug)
    return present(
        PageSection("warnings", "Know this first", care(profile, with_whom, graph, sources), "first"),
        PageSection("glance", "At a glance"),
        PageSection("members", "Members", _members(profile, graph, sources), "members", "Members"),
        PageSection("asked", "People ask", entry_links.pairs(graph, profile.slug), "asked", "People ask"),
        *_fact_sections(profile.facts, graph, sources),
        PageSection(
            "interactions",
            "Together with others",
            with_others(with_whom, graph, profile.node, sources),
            "together",
            "Together with others",
        ),
        PageSection("identity", "Names and classes", _identity(profile, graph, sources), "identity", "Names and classes"),
        PageSection("missing", "Not recorded yet", _missing(profile, known.attributes), "not-recorded"),
    )


def kicker(node: Node) -> str:
    """What kind of thing an entry is: “Medicine”, “Drug class, by mechanism”."""
    if node.is_class:
        by = Axis(node.axis).label
        return f"Drug class, {by if node.axis == Axis.EVERYDAY else f'by {by}'}" + (f" · {node.place}" if node.place else "")
    return f"Combination {node.noun}" if node.ingredients else capital(node.noun)


def _identity(profile: Profile, graph: Graph, sources: SourceNotes) -> Identity:
    return Identity(
        names=_names(profile.names, sources),
        links=(*entry_links.classes(graph, profile.slug, sources), *entry_links.kin(profile, graph, sources)),
        codes=_codes(profile.identifiers, sources),
        checks=_checks(profile.node, sources),
    )


def _members(profile: Profile, graph: Graph, sources: SourceNotes) -> Members | None:
    sections = entry_links.members(graph, profile.slug, sources) if profile.node.is_class else ()
    if not sections:
        return None
    lacking = [(graph.nodes[fact.entry], fact) for fact in profile.exceptions]
    printed = ((node, printed_fact(fact, graph, sources.of(f"exception-{node.slug}", node.title, "members"))) for node, fact in lacking)
    return Members(sections, tuple(printed))


def _names(names: Iterable[NameRef], sources: SourceNotes) -> tuple[tuple[str, tuple[PrintedName, ...]], ...]:
    found = list(names)
    by_kind = [(heading, [name for name in found if name.kind == kind]) for kind, heading in NAME_HEADINGS.items()]
    claims = (f"name-{number}" for number in count(1))
    return tuple(
        (heading, tuple(_name(name, sources.of(next(claims), heading, "identity")) for name in some)) for heading, some in by_kind if some
    )


def _name(name: NameRef, sources: SourceNotes) -> PrintedName:
    standing = Standing(name.standing).label if name.standing != Standing.STANDARD else ""
    tags = tuple(tag for tag in (standing, name.place, name.years, name.form, name.sense, name.note) if tag)
    return PrintedName(text=name.text, tags=tags, marks=sources.marks([name.citation], name.text))


def _codes(identifiers: Iterable[Identifier], sources: SourceNotes) -> tuple[tuple[str, tuple[PrintedName, ...]], ...]:
    """System by system: (“UNII”, its codes)."""
    found: dict[str, list[PrintedName]] = {}
    for one in identifiers:
        heading = IdentifierSystem(one.system).label
        marks = sources.of(f"code-{one.system}", heading, "identity").marks([one.citation], one.code)
        found.setdefault(heading, []).append(PrintedName(text=one.code, tags=(), marks=marks))
    return tuple((heading, tuple(codes)) for heading, codes in found.items())


def _fact_sections(facts: Iterable[Fact], graph: Graph, sources: SourceNotes) -> tuple[PageSection, ...]:
    """A section a group of attributes, such as “Effects”, in the order of their first attributes; under it the attributes in theirs."""
    by_heading: dict[str, list[tuple[Attribute, list[Fact]]]] = {}
    ordered = sorted(facts, key=lambda fact: fact.attribute.order)
    for attribute, some in groupby(ordered, key=lambda fact: fact.attribute):
        by_heading.setdefault(attribute.group, []).append((attribute, list(some)))
    return tuple(
        PageSection(
            "facts",
            heading,
            tuple(Row(attribute, _groups(attribute, some, graph, of_row(attribute, sources))) for attribute, some in rows),
            _anchor(heading),
            heading,
        )
        for heading, rows in by_heading.items()
    )


def _groups(attribute: Attribute, facts: Sequence[Fact], graph: Graph, sources: SourceNotes) -> tuple[FactGroup, ...]:
    """Effects, of which classes and forms have many in common, are each told once."""
    return (effect_groups if attribute.slug == CodedAttribute.SIDE_EFFECT else fact_groups)(facts, graph, sources)


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _missing(profile: Profile, attributes: Iterable[Attribute]) -> tuple[str, ...] | None:
    """The rows on which nothing is recorded: named, so that a blank is not read as a “no” (I1). Of a class, those it hands down."""
    recorded = {fact.attribute.slug for fact in profile.facts}
    wanted = [attribute for attribute in attributes if attribute.inherited or not profile.node.is_class]
    return tuple(attribute.label for attribute in wanted if attribute.slug not in recorded) or None


def _checks(node: Node, sources: SourceNotes) -> tuple[tuple[str, date, Marks], ...]:
    """(what was looked for, when, by which source) for each dated check."""
    rows = [(f"all its classes by {LOOKED_THROUGH_BY[Axis(axis)]}", check) for axis, check in node.checks.items()]
    if node.roster:
        rows.append(("all its members" if node.is_class else "whether it belongs to any class here", node.roster))
    return tuple(
        (what, check.on, sources.of(f"check-{number}", "Looked through", "identity").marks([check.citation], capital(what)))
        for number, (what, check) in enumerate(rows, 1)
    )
