"""Which entries are taken for which, and why: stored for the lists, so that no page has to compare everything with everything.

Only likely pairs are compared: near names, pairs that somebody stated not to be one another or to be so in part, relations,
products, misleading endings, and the pairs of articles.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from comparisons.engine.comparison import canonical, compare
from comparisons.engine.reasons.find import NEEDS_WORDS
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.verdict import verdict
from comparisons.models import Article, Confusion
from drugref import derived
from drugref.domain.statements import Graph, Knowledge, Node
from drugref.knowledge.current import current, read_edition
from drugref.models import Entry, Name, Source
from drugref.models.editions import DERIVED
from drugref.names.endings import bears
from drugref.names.similarity import EASILY_CONFUSED
from drugref.vocabulary import Axis, Extent, NameKind, Status, VerdictKind

Pairs = set[tuple[str, str]]
BATCH = 500
MOST_OFTEN = 6
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
    known = read_edition().everything()
    ids = dict(Entry.objects.values_list("slug", "pk"))
    found: Reasons = {}
    for left, right in sorted(_likely(known)):
        told = [reason for reason in compare(known, left, right).reasons if reason.kind not in NEEDS_WORDS]
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


def often_confused(slug: str, limit: int = MOST_OFTEN) -> list[Confusion]:
    """The strongest reasons around one entry, one a pair, the editors' own pairs first. Two queries."""
    about = Q(left__slug=slug) | Q(right__slug=slug)
    rows = Confusion.objects.filter(about & _published(), first=True, strength__gte=STRONG).select_related("left", "right")
    written = set(Article.objects.published().filter(about).values_list("left__slug", "right__slug"))
    told = {frozenset(pair) for pair in written}
    return sorted(rows, key=lambda row: (frozenset((row.left.slug, row.right.slug)) not in told, -row.strength))[:limit]


def by_kind() -> list[tuple[ReasonKind, int]]:
    """(reason, number of pairs) for every reason that has any, in the order of their names. One query."""
    counts = Counter(Confusion.objects.filter(_published()).values_list("kind", flat=True))
    return [(kind, counts[kind]) for kind in ReasonKind if counts[kind]]


def of_kind(kind: ReasonKind, limit: int = 300) -> list[Confusion]:
    """The pairs confused for one reason, the strongest first. One query."""
    return list(Confusion.objects.filter(_published(), kind=kind).select_related("left", "right")[:limit])


def _published() -> Q:
    return Q(left__status=Status.PUBLISHED, right__status=Status.PUBLISHED)


def _likely(known: Knowledge) -> Pairs:
    graph = known.graph
    pairs = {tuple(pair) for pair, near in known.look_alikes.items() if near.score >= EASILY_CONFUSED}
    pairs |= {(e.child, e.parent) for e in graph.edges if e.extent != Extent.IS and graph.nodes[e.parent].axis != Axis.LAW}
    pairs |= {(relation.drug, relation.other) for profile in known.profiles.values() for relation in profile.relations}
    pairs |= set(Article.objects.published().values_list("left__slug", "right__slug"))
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
class Ending:
    """A name ending: the class it stands for, the drugs that bear it and belong, and the traps: those decidedly no members.

    A drug of which neither is recorded is left out: not known to belong is not a no (I1).
    """

    text: str
    group: Node
    source: Source
    members: tuple[Node, ...]
    traps: tuple[Node, ...]


def name_endings() -> list[Ending]:
    """All name endings of published classes, by the alphabet. Four queries."""
    rows = Name.objects.filter(kind=NameKind.ENDING, entry__status=Status.PUBLISHED).select_related("entry", "source")
    graph = current().graph
    drugs = sorted((node for node in graph.nodes.values() if node.is_single_drug and node.published), key=lambda node: node.name)
    return [_ending(row, drugs, graph) for row in sorted(rows, key=lambda row: row.normalised)]


def _ending(row: Name, drugs: Sequence[Node], graph: Graph) -> Ending:
    group = graph.nodes[row.entry.slug]
    bearing = [(drug, verdict(graph, drug.slug, group.slug).kind) for drug in drugs if bears(drug.name, row.text)]
    members, traps = (tuple(drug for drug, said in bearing if said == kind) for kind in (VerdictKind.YES, VerdictKind.NO))
    return Ending(row.text, group, row.source, members, traps)
