"""Which entries are taken for which, and why: stored for the lists, so that no page has to compare everything with everything.

Only likely pairs are compared: near names, pairs that somebody stated not to be one another or to be so in part, relations,
products, misleading endings, and the pairs of articles.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from comparisons.engine.comparison import canonical, compare
from comparisons.engine.reasons.find import NEEDS_WORDS
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.verdict import verdict
from comparisons.models import Article, Confusion
from drugref.domain.statements import Graph, Knowledge, Node
from drugref.knowledge.current import current, read_edition
from drugref.models import Classification, Entry, Name, NameNeighbour, Relation, Source
from drugref.names.endings import bears
from drugref.names.similarity import EASILY_CONFUSED, TOP
from drugref.vocabulary import Axis, Extent, NameKind, Status, VerdictKind

Pairs = set[tuple[str, str]]
BATCH = 500
MOST_OFTEN = 6
STRONG = 50.0
"""From this strength on a reason is worth a line in a list."""


def rebuild(say: Callable[[str], None] = lambda _: None) -> int:
    """Find the reasons of all likely pairs anew; how many pairs have one."""
    say("finding what is confused with what")
    known = read_edition().everything()
    found = _reasons(known, _likely(known))
    with transaction.atomic():
        Confusion.objects.all().delete()
        Confusion.objects.bulk_create(found, batch_size=BATCH)
    return sum(row.first for row in found)


@transaction.atomic
def refresh(slug: str) -> None:
    """The same for the pairs of one entry: after an editor has changed it. Nothing is left of an entry that readers may not see."""
    published = Entry.objects.published()
    Confusion.objects.filter(Q(left__slug=slug) | Q(right__slug=slug)).delete()
    if not published.filter(slug=slug).exists():
        return
    near = published.filter(slug__in=_near(slug)).values_list("slug", flat=True)
    known = read_edition().knowledge(slug, *(other for other in near if other != slug))
    Confusion.objects.bulk_create(
        _reasons(known, {pair for pair in _likely(known) if slug in pair}), batch_size=BATCH, ignore_conflicts=True
    )


def look_again(slugs: Iterable[str], **_: Any) -> None:
    """Receiver of entries_changed."""
    for slug in slugs:
        refresh(slug)


def _near(slug: str) -> set[str]:
    """Entries that the one may be confused with, as rows tell: by name, by class, by relation, by article."""
    ends = (("entry__slug", "drug_class__slug"), ("drug__slug", "other__slug"), ("left__slug", "right__slug"))
    tables = (Classification.objects.exclude(extent=Extent.IS), Relation.objects.all(), Article.objects.published())
    found: set[str] = set()
    for table, (one, other) in zip(tables, ends, strict=True):
        found |= set(table.filter(**{one: slug}).values_list(other, flat=True))
        found |= set(table.filter(**{other: slug}).values_list(one, flat=True))
    names = [*Name.objects.filter(entry__slug=slug).values_list("normalised", flat=True)]
    names += Entry.objects.filter(slug=slug).values_list("normalised", flat=True)
    near = NameNeighbour.objects.filter(name__in=names, rank__lte=TOP, score__gte=EASILY_CONFUSED).values("other")
    found |= set(Entry.objects.filter(Q(normalised__in=near) | Q(names__normalised__in=near)).values_list("slug", flat=True))
    endings = Name.objects.filter(kind=NameKind.ENDING).values_list("text", "entry__slug")
    return found | {group for ending, group in endings if any(bears(name, ending) for name in names)}


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


def _reasons(known: Knowledge, pairs: Iterable[tuple[str, str]]) -> list[Confusion]:
    ids = dict(Entry.objects.values_list("slug", "pk"))
    rows = []
    for left, right in sorted(pairs):
        told = [reason for reason in compare(known, left, right).reasons if reason.kind not in NEEDS_WORDS]
        rows += [
            Confusion(left_id=ids[left], right_id=ids[right], kind=reason.kind, strength=reason.strength, first=number == 0)
            for number, reason in enumerate(told)
        ]
    return rows


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
