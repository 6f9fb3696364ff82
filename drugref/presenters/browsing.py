"""The ways in: classes by what they group by, uses, and what the law controls.

Pure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from drugref.domain.records import TermRecord
from drugref.domain.statements import Edge, Fact, Graph, Node
from drugref.knowledge.edition import Edition
from drugref.presenters.facts import says_the_same
from drugref.presenters.shelf import counted
from drugref.vocabulary import Action, Approval, Axis, CodedAttribute, Extent, Form, Frequency, Members, Place, Vocabulary

AXES = {
    Axis.CHEMISTRY: ("By what they are made of", "Classes of medicines that share a chemical structure."),
    Axis.MECHANISM: ("By how they work", "Classes of medicines that do the same thing in the body."),
    Axis.USE: ("By what they are used for", "Classes of medicines that treat the same thing, often in different ways."),
    Axis.LAW: ("By what the law calls them", "The lists on which the law puts medicines."),
    Axis.EVERYDAY: ("By an everyday word", "What people call medicines, where the word means more or less than a doctor would think."),
}
"""Axis -> the heading of its list, and one sentence on it."""
APPROVALS = {
    Approval.APPROVED: "Approved for it",
    Approval.MONOGRAPH: "Sold for it without a prescription, under an official monograph",
    Approval.ADD_ON: "Approved only on top of another medicine",
    Approval.OFF_LABEL: "Off-label: given for it, not approved for it",
    Approval.NOT_APPROVED: "Taken for it as a supplement, not approved",
    Approval.WITHDRAWN: "Approval was withdrawn",
}
UNSAID = "Recorded for it; whether approved is not said"
ARTICLE = re.compile(r"^(a|an|the) ")
"""“A gout attack” stands under g."""
MEDICINES, CLASSES = ("medicine", "medicines"), ("class", "classes")


# classes


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class and how many medicines here belong to it, in words."""

    node: Node
    told: str


def classes_by(edition: Edition, axis: Axis) -> tuple[ClassRow, ...]:
    """The published classes that group by *axis*, by the alphabet."""
    graph = edition.graph
    nodes = sorted((n for n in graph.nodes.values() if n.published and n.is_class and n.axis == axis), key=lambda n: n.title.lower())
    return tuple(ClassRow(node, counted(len(graph.members(node.slug)), MEDICINES)) for node in nodes)


@dataclass(frozen=True, slots=True)
class AxisTile:
    """``slug`` is the axis's part of the address."""

    slug: str
    heading: str
    told: str


def axes(edition: Edition) -> tuple[AxisTile, ...]:
    """Every axis by which there are classes, but the law's, which has a page of its own."""
    found = Counter(node.axis for node in edition.graph.nodes.values() if node.published and node.is_class)
    return tuple(
        AxisTile(axis, heading, counted(found[axis], CLASSES)) for axis, (heading, _) in AXES.items() if found[axis] and axis != Axis.LAW
    )


# words of the vocabulary, and where they stand


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry of which a word is stated, under a heading. ``row`` is the attribute's slug: its row on the entry's page."""

    heading: str
    node: Node
    row: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary *group*: plain first, ``clinical`` where a clinician says another, and how much it is stated of."""

    group: str
    slug: str
    label: str
    clinical: str
    definition: str
    told: str
    entries: int = 0

    @property
    def whole(self) -> str:
        """All its words, to find it by."""
        return f"{self.label} {self.clinical} {self.definition}"


@dataclass(frozen=True, slots=True)
class WordPage:
    """A word, the wider and the narrower words beside it, and where it stands, the rows of one heading together."""

    word: Word
    rows: tuple[Standing, ...]
    wider: Word | None = None
    narrower: tuple[Word, ...] = ()


def stated(edition: Edition) -> Mapping[str, tuple[Fact, ...]]:
    """Term -> the published values in which it is stated of an entry itself: ``{"insomnia": (Fact(…), …)}``."""
    return edition.once(_stated)


def _stated(edition: Edition) -> Mapping[str, tuple[Fact, ...]]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for node in sorted(edition.graph.nodes.values(), key=lambda node: (node.is_class, node.title.lower())):
        for fact in edition.profile(node.slug).facts if node.published else ():
            if fact.origin == "own" and fact.is_value and fact.term:
                found[fact.term.slug].append(fact)
    return {term: tuple(facts) for term, facts in found.items()}


def uses(edition: Edition) -> tuple[Word, ...]:
    """Everything that something here is used for, by the alphabet."""
    return edition.once(_uses)


def _uses(edition: Edition) -> tuple[Word, ...]:
    facts = ((term, use_facts(edition, term.slug)) for term in terms(edition, Vocabulary.CONDITION))
    return tuple(word(term, some, edition.graph) for term, some in facts if some)


def terms(edition: Edition, vocabulary: str) -> list[TermRecord]:
    """The words of a vocabulary by their plain labels."""
    found = (record for record in edition.records.values() if isinstance(record, TermRecord) and record.vocabulary == vocabulary)
    return sorted(found, key=lambda term: (ARTICLE.sub("", term.label.lower()), term.slug))


def most_used(edition: Edition, limit: int = 6) -> tuple[Word, ...]:
    """The uses of which most is recorded, by the alphabet."""
    most = sorted(uses(edition), key=lambda word: -word.entries)[:limit]
    return tuple(sorted(most, key=lambda word: word.label.lower()))


def use_page(edition: Edition, slug: str) -> WordPage | None:
    """What is used for one thing, by how far that is approved; None where nothing is."""
    words = {word.slug: word for word in uses(edition)}
    if slug not in words:
        return None
    wider = {word: edition.records[f"term:{word}"].broader for word in words}  # type: ignore[attr-defined]  # a term's
    return WordPage(
        word=words[slug],
        rows=by_approval(use_facts(edition, slug), edition.graph),
        wider=words.get(wider[slug]),
        narrower=tuple(word for word in words.values() if wider[word.slug] == slug),
    )


def use_facts(edition: Edition, term: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in stated(edition).get(term, ()) if fact.attribute.slug == CodedAttribute.USE)


def word(term: TermRecord, facts: Iterable[Fact], graph: Graph) -> Word:
    nodes = {fact.entry: graph.nodes[fact.entry] for fact in facts}.values()
    classes = sum(node.is_class for node in nodes)
    told = [counted(count, noun) for count, noun in ((len(nodes) - classes, MEDICINES), (classes, CLASSES)) if count]
    clinical = "" if says_the_same(term.label, term.clinical) else term.clinical
    return Word(term.vocabulary, term.slug, term.label, clinical, term.definition, ", ".join(told), len(nodes))


def by_approval(facts: Iterable[Fact], graph: Graph) -> tuple[Standing, ...]:
    """What is used for a thing, what is approved for it first."""
    headings = (*APPROVALS.values(), UNSAID)
    return _grouped(facts, graph, lambda fact: APPROVALS[Approval(fact.approval)] if fact.approval else UNSAID, headings)


def by_attribute(facts: Iterable[Fact], graph: Graph) -> tuple[Standing, ...]:
    """Where a word is stated, by the rows of the entries' pages in their order."""
    ordered = sorted(facts, key=lambda fact: fact.attribute.order)
    return _grouped(ordered, graph, lambda fact: fact.attribute.label, dict.fromkeys(fact.attribute.label for fact in ordered))


def _grouped(facts: Iterable[Fact], graph: Graph, heading_of: Callable[[Fact], str], headings: Iterable[str]) -> tuple[Standing, ...]:
    """An entry once under each heading, with all that limits it there."""
    found: defaultdict[str, dict[str, list[Fact]]] = defaultdict(dict)
    for fact in facts:
        found[heading_of(fact)].setdefault(fact.entry, []).append(fact)
    return tuple(_standing(heading, some, graph.nodes[slug]) for heading in headings for slug, some in found[heading].items())


def _standing(heading: str, facts: list[Fact], node: Node) -> Standing:
    told = [", ".join(tags) for tags in dict.fromkeys(map(_tags, facts))]
    limits = "; ".join(told) if all(told) else ""  # one statement without limits, and the others limit nothing
    return Standing(heading, node, facts[0].attribute.slug, tuple(tag for tag in ("class" if node.is_class else "", limits) if tag))


def _tags(fact: Fact) -> tuple[str, ...]:
    approval = Approval(fact.approval).label if fact.approval and fact.attribute.slug != CodedAttribute.USE else ""
    frequency = Frequency(fact.frequency).value if fact.frequency else ""
    action = Action(fact.action).label if fact.action else ""
    form = Form(fact.form).label if fact.form else ""
    members = fact.members if fact.members != Members.ALL else ""
    return tuple(tag for tag in (action, frequency, approval, form, fact.place, members) if tag)


# what the law controls


@dataclass(frozen=True, slots=True)
class ControlledRow:
    """A drug or class on a list of the law: ``limits`` (“some US states”, “since 2020”), and, of what is there in part, why."""

    node: Node
    limits: tuple[str, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class LawList:
    """A schedule or class of the law with what stands on it."""

    node: Node
    told: str
    rows: tuple[ControlledRow, ...]

    @property
    def short(self) -> str:
        """'Schedule IV', 'Class C'."""
        return self.node.name.removesuffix(" drug")


@dataclass(frozen=True, slots=True)
class Country:
    place: str
    name: str
    lists: tuple[LawList, ...]


COUNTRIES = {
    Place.US: "United States",
    Place.SOME_US_STATES: "Some US states",
    Place.UK: "United Kingdom",
    Place.CANADA: "Canada",
    Place.EU: "European Union",
}


def controlled(edition: Edition) -> tuple[Country, ...]:
    """The lists of each country's law that hold something themselves, in the order of their names, with what stands on them today.

    The country of home stands first.
    """
    return edition.once(_controlled)


def _controlled(edition: Edition) -> tuple[Country, ...]:
    graph = edition.graph
    laws = sorted((n for n in graph.nodes.values() if n.published and n.axis == Axis.LAW), key=lambda n: n.title)
    # A list above lists (“controlled substances”) holds what they hold: it would only repeat them.
    inner = [law for law in laws if not any(graph.nodes[child].axis == Axis.LAW for child in graph.down.get(law.slug, ()))]
    countries = ((place, name, tuple(_law_list(law, graph) for law in inner if law.place == place)) for place, name in COUNTRIES.items())
    found = [Country(place, name, lists) for place, name, lists in countries if lists]
    return tuple(sorted(found, key=lambda country: country.place != edition.home))


def _law_list(law: Node, graph: Graph) -> LawList:
    stated = (edge for edge in graph.stated_in.get(law.slug, ()) if edge.extent != Extent.IS_NOT)
    rows = sorted((_controlled_row(edge, law, graph) for edge in stated), key=lambda row: (row.node.is_class, row.node.title.lower()))
    return LawList(law, counted(len(rows), MEDICINES), tuple(rows))


def _controlled_row(edge: Edge, law: Node, graph: Graph) -> ControlledRow:
    node = graph.nodes[edge.child]
    limits = (
        "class" if node.is_class else "",
        "in part" if edge.extent == Extent.PARTLY else "",
        Form(edge.form).label if edge.form else "",
        edge.place if edge.place != law.place else "",
        f"since {edge.since.year}" if edge.since else "",
    )
    return ControlledRow(node, tuple(limit for limit in limits if limit), edge.because if edge.extent == Extent.PARTLY else "")
