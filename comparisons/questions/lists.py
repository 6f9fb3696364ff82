"""What a list question finds: interactions, members of classes, causes, treatments, others of a kind.

Pure. A list is what is recorded here, never a ranking of treatments; what is not recorded is counted beside it, never left out unsaid.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comparisons.engine.on_attribute import names_a_value
from comparisons.engine.verdict import all_ingredients, verdict
from comparisons.questions.mentions import Mention
from comparisons.questions.question import ListKind, Question
from drugref.domain.statements import Citation, Fact, Interaction, Node, Term
from drugref.knowledge.edition import Edition
from drugref.names.normalise import normalise
from drugref.vocabulary import Action, Approval, Axis, CodedAttribute, CodedEntry, Frequency, Noun, Severity, VerdictKind

FREQUENT = (Frequency.VERY_COMMON, Frequency.COMMON)
"""Only what often happens is listed as caused by a medicine; a serious risk is listed however rare."""
CAUSES = (CodedAttribute.SIDE_EFFECT, CodedAttribute.SERIOUS_RISK, CodedAttribute.BOXED_WARNING)
KIN_AXES = (Axis.CHEMISTRY, Axis.MECHANISM, Axis.USE)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: why it stands there, as a fact or as an interaction."""

    node: Node
    facts: tuple[Fact, ...] = ()
    interaction: Interaction | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        return (*(cite for fact in self.facts for cite in fact.citations), *(self.interaction.citations if self.interaction else ()))


@dataclass(frozen=True, slots=True)
class Listing:
    """``rows`` in the order in which they are told; ``of`` the entries it was asked of, ``without`` those left out.

    ``labels``: the words of the vocabulary that were met; ``unsure``: entries for which it is not recorded whether they belong here.
    """

    kind: ListKind
    rows: tuple[Listed, ...]
    of: tuple[Node, ...] = ()
    without: tuple[Node, ...] = ()
    labels: tuple[str, ...] = ()
    unsure: tuple[Node, ...] = ()


def listing(question: Question, edition: Edition) -> Listing:
    """What the list question asks for; without rows where nothing is recorded."""
    return LISTINGS[question.listing](question, edition) if question.listing else Listing(ListKind.MEMBERS, ())


def _nodes(mentions: Iterable[Mention], edition: Edition, *, classes_first: bool = False) -> tuple[Node, ...]:
    """What each name means before all else; a class where one is asked for."""
    found = []
    for mention in mentions:
        known = [edition.graph.nodes[m.slug] for m in mention.meanings if edition.graph.shows(m.slug)]
        if classes_first:
            known.sort(key=lambda node: not node.is_class)
        found += known[:1]
    return tuple(found)


def _with(question: Question, edition: Edition) -> Listing:
    """What is recorded of taking it with others, the worst first; *none known* is no reason to avoid anything."""
    rows, of = _recorded_with(question, edition)
    return Listing(ListKind.WITH, rows, of=of)


def _foods(question: Question, edition: Edition) -> Listing:
    """What of that is eaten or drunk; how it goes with meals stands last."""
    rows, of = _recorded_with(question, edition)
    fare = sorted(
        (row for row in rows if row.node.noun in EATEN_OR_DRUNK or row.node.slug in DRUNK),
        key=lambda row: row.node.slug == CodedEntry.MEALS,
    )
    return Listing(ListKind.FOODS, tuple(fare), of=of)


EATEN_OR_DRUNK = (Noun.FOOD, Noun.DRINK)
DRUNK = (CodedEntry.CAFFEINE,)
"""Taken as a medicine too, but mostly as coffee and tea."""


def _recorded_with(question: Question, edition: Edition) -> tuple[tuple[Listed, ...], tuple[Node, ...]]:
    (node,) = _nodes(question.subjects[:1], edition) or (None,)
    if node is None:
        return (), ()
    reach = {node.slug, *edition.graph.ancestors(node.slug)}
    for held in all_ingredients(edition.graph, node.slug):
        reach |= {held, *edition.graph.ancestors(held)}
    worst: dict[str, Interaction] = {}
    for item in edition.knowledge(node.slug).interactions:
        for mine, other in ((item.left, item.right), (item.right, item.left)):
            if mine in reach and item.severity != Severity.NONE_KNOWN and (other not in worst or worst[other].rank < item.rank):
                worst[other] = item
    rows = [Listed(edition.graph.nodes[slug], interaction=item) for slug, item in worst.items()]
    return tuple(sorted(rows, key=lambda row: (-_rank(row), not row.node.is_class, row.node.title.lower()))), (node,)


def _rank(row: Listed) -> int:
    return row.interaction.rank if row.interaction else 0


def _false_positives(question: Question, edition: Edition) -> Listing:
    """What is recorded as showing up falsely on the screen that looks for the thing named."""
    stems = screen_stems(question.subjects)
    rows: list[Listed] = []
    labels: dict[str, None] = {}
    for slug, facts in edition.once(_stated)[CodedAttribute.DRUG_TESTS].items():
        met = [fact for fact in facts if fact.action == Action.FALSE_POSITIVE and fact.term and is_screen_of(fact.term, stems)]
        if met:
            labels |= dict.fromkeys(fact.term.label for fact in met if fact.term)
            rows.append(Listed(edition.graph.nodes[slug], tuple(met)))
    return Listing(ListKind.FALSE_POSITIVE, _by_name(rows), of=_nodes(question.subjects, edition), labels=tuple(labels))


def screen_stems(mentions: Iterable[Mention]) -> set[str]:
    """The beginnings of words by which a test may be named that looks for these: {"benzodia", "benzo"}."""
    texts = {
        text
        for mention in mentions
        for meaning in mention.meanings
        for text in (meaning.name, meaning.plural, meaning.slug, mention.phrase)
    }
    words = {word.removesuffix("s")[:STEM] for text in texts for word in normalise(text).split() if len(word) > 2}
    return words | ({"opiate"} if words & {"opioid", "narcotic", "opiate"} else set())


STEM = 8


def is_screen_of(test: Term, stems: Iterable[str]) -> bool:
    """Does the test look for something that begins with one of *stems*?"""
    words = normalise(f"{test.label} {test.clinical}").split()
    return any(word.startswith(stem) for word in words for stem in stems)


def _causing(question: Question, edition: Edition) -> Listing:
    def counts(fact: Fact) -> bool:
        return fact.attribute.slug != CodedAttribute.SIDE_EFFECT or fact.frequency in FREQUENT

    return _by_value(ListKind.CAUSING, CAUSES, counts, question.about, edition)


def _treating(question: Question, edition: Edition) -> Listing:
    def counts(fact: Fact) -> bool:
        return fact.approval in (Approval.APPROVED, Approval.MONOGRAPH)

    return _by_value(ListKind.TREATING, (CodedAttribute.USE,), counts, question.about, edition)


def _by_value(kind: ListKind, attributes: Sequence[str], counts: Callable[[Fact], bool], about: Sequence[str], edition: Edition) -> Listing:
    """The entries of which a value is stated that holds all the words asked about."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for attribute in attributes:
        for slug, facts in edition.once(_stated)[attribute].items():
            found[slug] += [fact for fact in facts if fact.place in ("", edition.home) and counts(fact) and names_a_value(fact, about)]
    rows = [Listed(edition.graph.nodes[slug], tuple(facts)) for slug, facts in found.items() if facts]
    labels = dict.fromkeys(fact.term.label for row in rows for fact in row.facts if fact.term)
    return Listing(kind, _by_name(rows), labels=tuple(labels))


def _stated(edition: Edition) -> Mapping[str, Mapping[str, tuple[Fact, ...]]]:
    """Attribute -> published entry -> the values stated of it itself: {"side-effect": {"baclofen": (…)}}."""
    found: defaultdict[str, dict[str, tuple[Fact, ...]]] = defaultdict(dict)
    for slug, node in edition.graph.nodes.items():
        if node.published:
            rows: defaultdict[str, list[Fact]] = defaultdict(list)
            for fact in edition.profile(slug).facts:
                if fact.origin == "own" and fact.is_value:
                    rows[fact.attribute.slug].append(fact)
            for attribute, facts in rows.items():
                found[attribute][slug] = tuple(facts)
    return found


def _members(question: Question, edition: Edition) -> Listing:
    """The drugs that belong to every class named and to none left out; of the latter only what is known to stand outside."""
    graph = edition.graph
    classes, without = _nodes(question.subjects, edition, classes_first=True), _nodes(question.without, edition, classes_first=True)
    rows, unsure = [], []
    for slug in graph.members(classes[0].slug) if classes else ():
        further = [verdict(graph, slug, other.slug).kind for other in classes[1:]]
        outside = [verdict(graph, slug, other.slug).kind for other in without]
        wanted = all(kind in (VerdictKind.YES, VerdictKind.CONTAINS, VerdictKind.DEPENDS) for kind in further) and all(
            kind == VerdictKind.NO for kind in outside
        )
        node = graph.nodes[slug]
        if wanted:
            rows.append(Listed(node))
        elif VerdictKind.UNKNOWN in (*further, *outside) and VerdictKind.NO not in further and VerdictKind.YES not in outside:
            unsure.append(node)
    return Listing(ListKind.MEMBERS, _by_name(rows), of=classes, without=without, unsure=tuple(unsure))


def _like(question: Question, edition: Edition) -> Listing:
    """The other members of the closest classes by what it is made of, how it works, or what it is for."""
    graph = edition.graph
    (node,) = _nodes(question.subjects[:1], edition) or (None,)
    if node is None:
        return Listing(ListKind.LIKE, ())
    if node.is_class:
        return Listing(ListKind.LIKE, _by_name(Listed(graph.nodes[slug]) for slug in graph.members(node.slug)), of=(node,))
    parents = [graph.nodes[slug] for slug, distance in graph.ancestors(node.slug).items() if distance == 1 and not graph.nodes[slug].broad]
    for axis in KIN_AXES:
        classes = tuple(parent for parent in parents if parent.axis == axis)
        kin = {slug for parent in classes for slug in graph.members(parent.slug)} - {node.slug}
        if kin:
            return Listing(ListKind.LIKE, _by_name(Listed(graph.nodes[slug]) for slug in kin), of=(node, *classes))
    return Listing(ListKind.LIKE, (), of=(node,))


def _by_name(rows: Iterable[Listed]) -> tuple[Listed, ...]:
    """Classes before drugs, each by the alphabet: no order of merit."""
    return tuple(sorted(rows, key=lambda row: (not row.node.is_class, row.node.title.lower(), row.node.slug)))


LISTINGS: dict[ListKind, Callable[[Question, Edition], Listing]] = {
    ListKind.WITH: _with,
    ListKind.FOODS: _foods,
    ListKind.FALSE_POSITIVE: _false_positives,
    ListKind.CAUSING: _causing,
    ListKind.TREATING: _treating,
    ListKind.MEMBERS: _members,
    ListKind.LIKE: _like,
}
