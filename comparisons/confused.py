"""Which entries are taken for which, and why: stored for the lists, so that no page has to compare everything with everything.

Only likely pairs are compared: near names, pairs that somebody stated not to be one another or to be so in part, relations,
products, misleading endings, and the pairs of articles.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comparisons.articles.markdown import published_articles
from comparisons.engine.comparison import canonical, compare
from comparisons.engine.reasons.find import NEEDS_WORDS
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.reasons.strength import is_thin
from comparisons.engine.verdict import verdict
from comparisons.models import Confusion
from drugref import derived
from drugref.domain.english import capital, in_sentence
from drugref.domain.statements import Graph, Knowledge, NamedEntry, Node, SourceRef
from drugref.knowledge.current import read_edition
from drugref.knowledge.edition import Edition
from drugref.models import Entry
from drugref.models.editions import DERIVED
from drugref.names.endings import bears
from drugref.names.normalise import normalise
from drugref.names.similarity import EASILY_CONFUSED
from drugref.presenters.shelf import counted
from drugref.vocabulary import PRINTED_NAMES, Axis, Extent, RelationKind, VerdictKind

Pairs = set[tuple[str, str]]
BATCH = 500
MOST_OFTEN = 6
PAIRS = ("pair", "pairs")
STRONG = 50.0
"""From this strength on a reason is worth a line in a list."""


CONFUSIONS = f"{DERIVED}confusions"


def bring_up_to_date(say: Callable[[str], None] = derived.silent) -> int:
    """Find the reasons of all likely pairs anew, if anything has changed since that was last done; how many rows came or went.

    All pairs, since a fact, a name or a class reaches far: what it changes between two others would be harder to tell than to compute.
    """
    if Confusion.objects.exists() and not derived.is_behind(CONFUSIONS):
        return 0
    say("finding what is confused with what")
    return derived.in_step(found_anew, _store, CONFUSIONS)


Reasons = dict[tuple[int, int, str], tuple[float, bool]]
"""(left id, right id, kind) -> (strength, first)."""


def found_anew() -> Reasons:
    """The reasons that the catalogue as it is now gives for all likely pairs; the rows of Confusion say just this."""
    edition = read_edition()
    known = edition.everything()
    ids = dict(Entry.objects.values_list("slug", "pk"))
    found: Reasons = {}
    for left, right in sorted(likely_pairs(known, edition)):
        pair = edition.knowledge(left, right)  # with the interactions around the two alone
        told = [reason for reason in compare(pair, left, right).reasons if reason.kind not in NEEDS_WORDS]
        for number, reason in enumerate(told):
            found[ids[left], ids[right], reason.kind] = (reason.strength, number == 0)
    return found


def _store(found: Reasons) -> int:
    """Write what differs."""
    columns = Confusion.objects.order_by().values_list("pk", "left_id", "right_id", "kind", "strength", "first")
    stored = {(left, right, kind): (pk, (strength, first)) for pk, left, right, kind, strength, first in columns}
    outdated = [pk for key, (pk, value) in stored.items() if found.get(key) != value]
    for start in range(0, len(outdated), BATCH):
        Confusion.objects.filter(pk__in=outdated[start : start + BATCH]).delete()
    fresh = [
        Confusion(left_id=left, right_id=right, kind=kind, strength=value[0], first=value[1])
        for (left, right, kind), value in found.items()
        if (left, right, kind) not in stored or stored[left, right, kind][1] != value
    ]
    Confusion.objects.bulk_create(fresh, batch_size=BATCH)
    return len(outdated) + len(fresh)


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """Two entries and a reason why the one is taken for the other; ``first``: their strongest."""

    left: Node
    right: Node
    kind: ReasonKind
    strength: float
    first: bool

    @property
    def names(self) -> tuple[str, str]:
        """('Baclofen', 'benzodiazepines'): how the two stand beside each other in a line."""
        return self.left.title, in_sentence(self.right.title)

    def other_than(self, slug: str) -> Node:
        return self.right if self.left.slug == slug else self.left


Rows = list[tuple[str, str, str, float, bool]]
"""(left slug, right slug, kind, strength, first), the strongest first."""


def stored_rows() -> Rows:
    """What an edition keeps of the stored confusions. One query."""
    columns = ("left__slug", "right__slug", "kind", "strength", "first")
    return list(Confusion.objects.order_by("-strength", "left__name", "right__name", "pk").values_list(*columns))


def confused_pairs(edition: Edition) -> tuple[ConfusedPair, ...]:
    """Every stored reason between two published entries, the strongest first."""
    return edition.once(_confused_pairs)


def _confused_pairs(edition: Edition) -> tuple[ConfusedPair, ...]:
    nodes = {slug: node for slug, node in edition.graph.nodes.items() if node.published}
    rows = edition.tables.get(CONFUSIONS) or ()
    return tuple(
        ConfusedPair(nodes[left], nodes[right], ReasonKind(kind), strength, first)
        for left, right, kind, strength, first in rows
        if left in nodes and right in nodes
    )


def often_confused(edition: Edition, slug: str, limit: int = MOST_OFTEN) -> list[ConfusedPair]:
    """The strongest reasons around one entry, one a pair, the editors' own pairs first."""
    around = edition.once(_by_entry).get(slug, ())
    written = {frozenset((article.left.slug, article.right.slug)) for article in published_articles(edition)}
    return sorted(around, key=lambda pair: frozenset((pair.left.slug, pair.right.slug)) not in written)[:limit]


def _by_entry(edition: Edition) -> dict[str, list[ConfusedPair]]:
    """Entry -> the pairs it is in with a reason worth a line, the strongest first."""
    found: defaultdict[str, list[ConfusedPair]] = defaultdict(list)
    for pair in confused_pairs(edition):
        if pair.first and pair.strength >= STRONG:
            for node in (pair.left, pair.right):
                found[node.slug].append(pair)
    return dict(found)


def pairs_to_find(edition: Edition) -> frozenset[tuple[str, str]]:
    """The pairs that search engines are to find, in their one order: those that are not thin."""
    graph = edition.graph
    stated = {canonical(graph, edge.child, edge.parent): edge.extent for edges in graph.stated_of.values() for edge in edges}
    written = {(article.left.slug, article.right.slug) for article in published_articles(edition)}
    strongest = {(pair.left.slug, pair.right.slug): pair.strength for pair in reversed(confused_pairs(edition))}
    return frozenset(
        pair
        for pair in {*stated, *written, *strongest}
        if not is_thin(written=pair in written, stated=stated.get(pair, ""), strongest=strongest.get(pair, 0.0))
    )


def of_kind(edition: Edition, kind: ReasonKind) -> list[ConfusedPair]:
    """The pairs confused for one reason, the strongest first."""
    return [pair for pair in confused_pairs(edition) if pair.kind == kind]


def likely_pairs(known: Knowledge, edition: Edition) -> Pairs:
    """Pairs that somebody may take for one another, in their one order: {("baclofen", "benzodiazepines"), …}."""
    graph = known.graph
    pairs = {tuple(pair) for pair, near in known.look_alikes.items() if near.score >= EASILY_CONFUSED}
    pairs |= {(e.child, e.parent) for e in graph.shown if e.extent != Extent.IS and graph.nodes[e.parent].axis != Axis.LAW}
    pairs |= {(relation.drug, relation.other) for profile in known.profiles.values() for relation in profile.relations}
    pairs |= {(article.left.slug, article.right.slug) for article in published_articles(edition)}
    pairs |= _misled(known)
    shown = known.profiles.keys()
    return {canonical(graph, a, b) for a, b in pairs if a != b and a in shown and b in shown}


def _misled(known: Knowledge) -> Pairs:
    """Drugs whose name ends as those of a class they are not in."""
    single = [profile.node for profile in known.profiles.values() if profile.node.is_single_drug]
    return {
        (node.slug, ending.entry)
        for ending in known.endings
        for node in single
        if bears(node.name, ending.name.text) and ending.entry not in known.graph.ancestors(node.slug)
    }


@dataclass(frozen=True, slots=True)
class AlikeNames:
    """Two names that look or sound alike, of two drugs in the order of their comparison. ``source``: the official list that says so."""

    left: Node
    right: Node
    names: tuple[str, str]
    source: SourceRef | None = None

    @property
    def is_reported(self) -> bool:
        return self.source is not None

    @property
    def asked(self) -> str:
        """The question by which their comparison says of what they are names."""
        return " vs ".join(self.names)


def look_alikes(edition: Edition) -> tuple[AlikeNames, ...]:
    """The names that an official list reports, as it writes them; then those that are only measured as near, the nearest first."""
    return edition.once(_look_alikes)


def _look_alikes(edition: Edition) -> tuple[AlikeNames, ...]:
    near = edition.everything().look_alikes
    reported, measured = [], []
    for pair in of_kind(edition, ReasonKind.LOOK_ALIKE):
        slugs = frozenset((pair.left.slug, pair.right.slug))
        relations = (relation for relation in edition.profile(pair.left.slug).relations if relation.kind == RelationKind.MISTAKEN)
        listed = next((relation.citation for relation in relations if {relation.drug, relation.other} == slugs), None)
        if listed:
            written = (_written(listed.key_words, pair.left), _written(listed.key_words, pair.right))
            reported.append(AlikeNames(pair.left, pair.right, written, listed.source))
        elif alike := near.get(slugs):
            printed = (_printed(edition, pair.left, alike.names), _printed(edition, pair.right, alike.names))
            measured.append((-alike.score, AlikeNames(pair.left, pair.right, printed)))
    reported.sort(key=lambda row: normalise(row.names[0]))
    measured.sort(key=lambda row: (row[0], normalise(row[1].names[0])))
    return (*reported, *(row for _, row in measured))


def _written(key_words: Iterable[str], node: Node) -> str:
    """A drug's name as the list writes it (“buPROPion”)."""
    return next((word for word in key_words if normalise(word) == normalise(node.name)), node.name)


def _printed(edition: Edition, node: Node, spelled: Mapping[str, str]) -> str:
    """The drug's normalised name as it stands on packs: “bactroban” -> “Bactroban”."""
    texts = (node.name, *(name.text for name in edition.profile(node.slug).names if name.kind in PRINTED_NAMES))
    return capital(next((text for text in texts if normalise(text) == spelled[node.slug]), spelled[node.slug]))


@dataclass(frozen=True, slots=True)
class MixUp:
    """A reason for which one thing is taken for another: how many pairs it explains, and the best known of them."""

    kind: ReasonKind
    pairs: int
    example: ConfusedPair | AlikeNames

    @property
    def told(self) -> str:
        return counted(self.pairs, PAIRS)


def mix_ups(edition: Edition) -> list[MixUp]:
    """Every reason that explains any pair, in the order of their names; no pair is the example of two where there is another."""
    return edition.once(_mix_ups)


def _mix_ups(edition: Edition) -> list[MixUp]:
    shown: Pairs = set()
    found = []
    for kind in ReasonKind:
        if pairs := of_kind(edition, kind):
            example = _best_known(edition, pairs, shown)
            shown.add((example.left.slug, example.right.slug))
            listed = look_alikes(edition) if kind == ReasonKind.LOOK_ALIKE else ()
            found.append(MixUp(kind, len(pairs), listed[0] if listed else example))
    return found


def _best_known(edition: Edition, pairs: Sequence[ConfusedPair], shown: Pairs) -> ConfusedPair:
    """Of *pairs* one that editors have written about, if for this reason above all; else one of entries they write about."""
    written = {(article.left.slug, article.right.slug) for article in published_articles(edition)}
    asked = {slug for pair in written for slug in pair}

    def less_known(pair: ConfusedPair) -> tuple[float, ...]:
        slugs = (pair.left.slug, pair.right.slug)
        names = min(len(edition.profile(slug).names) for slug in slugs)
        return (slugs in shown, slugs not in written, not pair.first, -len(asked.intersection(slugs)), -pair.strength, -names)

    return min(pairs, key=less_known)


@dataclass(frozen=True, slots=True)
class NameEnding:
    """A name ending: the class it stands for, the drugs that bear it and belong, and the traps: those decidedly no members.

    A drug of which neither is recorded is left out: not known to belong is not a no (I1).
    """

    text: str
    group: Node
    source: SourceRef | None
    members: tuple[Node, ...]
    traps: tuple[Node, ...]


def name_endings(edition: Edition) -> list[NameEnding]:
    """All name endings of published classes, by the alphabet."""
    return edition.once(_name_endings)


def _name_endings(edition: Edition) -> list[NameEnding]:
    graph = edition.graph
    drugs = sorted((node for node in graph.nodes.values() if node.is_single_drug and node.published), key=lambda node: node.name)
    return [_ending(row, drugs, graph) for row in sorted(edition.endings, key=lambda row: normalise(row.name.text))]


def _ending(row: NamedEntry, drugs: Sequence[Node], graph: Graph) -> NameEnding:
    group = graph.nodes[row.entry]
    bearing = [(drug, verdict(graph, drug.slug, group.slug).kind) for drug in drugs if bears(drug.name, row.name.text)]
    members, traps = (tuple(drug for drug, said in bearing if said == kind) for kind in (VerdictKind.YES, VerdictKind.NO))
    return NameEnding(row.name.text, group, row.name.citation.source if row.name.citation else None, members, traps)
