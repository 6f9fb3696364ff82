"""Why the one is taken for the other: typed reasons, each carried by published facts of both sides (MODEL section 7).

Pure. A reason is only given where the profiles hold its evidence; the editor's words in an article are chosen among these.
The kinds that rest on names are found in ``naming``; how the reasons are ranked stands in ``strength``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comparisons.engine.reasons import names
from comparisons.engine.reasons.evidence import Evidence, Pair
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.reasons.strength import strength
from drugref.domain.statements import Edge, Graph, Profile
from drugref.vocabulary import Action, Approval, Axis, CodedAttribute, Extent

MIN_SHARED_EFFECTS = 2
ENOUGH_SHARED_EFFECTS = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``strength`` 0 to 100, how readily a reader would nod at it."""

    kind: ReasonKind
    evidence: Evidence
    strength: float = 0.0


Finder = Callable[[Pair], Evidence | None]


def reasons(pair: Pair) -> tuple[Reason, ...]:
    """The reasons the facts carry, what a reader would nod at first."""
    found = [Reason(kind, evidence, strength(kind, evidence)) for kind, find in FINDERS if (evidence := find(pair)) is not None]
    order = list(ReasonKind)
    return tuple(sorted(found, key=lambda reason: (-reason.strength, order.index(reason.kind))))


def _same_system(pair: Pair) -> Evidence | None:
    near = tuple(p for p in pair.alike(CodedAttribute.TARGET) if p.near == "system")
    return Evidence(pairs=near) if near else None


def _same_target(pair: Pair) -> Evidence | None:
    """The same target and action, and no class of chemistry that both belong to."""
    same = tuple(p for p in pair.alike(CodedAttribute.TARGET) if p.near == "" and p.left.is_value)
    left, right = (_chemistry(pair.graph, profile) for profile in (pair.left, pair.right))
    return Evidence(pairs=same) if same and left and right and not left & right else None


def _chemistry(graph: Graph, profile: Profile) -> set[str]:
    return {slug for slug in (profile.slug, *graph.ancestors(profile.slug)) if graph.nodes[slug].axis == Axis.CHEMISTRY}


def _shared_use(pair: Pair) -> Evidence | None:
    found = tuple(p for p in pair.alike(CodedAttribute.USE) if Approval.OFF_LABEL not in (p.left.approval, p.right.approval))
    return Evidence(pairs=found) if found else None


def _shared_off_label_use(pair: Pair) -> Evidence | None:
    found = tuple(p for p in pair.alike(CodedAttribute.USE) if Approval.OFF_LABEL in (p.left.approval, p.right.approval))
    return Evidence(pairs=found) if found else None


def _shared_feeling(pair: Pair) -> Evidence | None:
    found = tuple(p for p in pair.alike(CodedAttribute.SIDE_EFFECT) if p.near in ("", "typical") and p.left.is_value)
    return Evidence(pairs=found[:ENOUGH_SHARED_EFFECTS]) if len(found) >= MIN_SHARED_EFFECTS else None


def _relation(*kinds: str) -> Finder:
    def find(pair: Pair) -> Evidence | None:
        for relation in pair.left.relations:
            if relation.kind in kinds and {relation.drug, relation.other} == {pair.left.slug, pair.right.slug}:
                return Evidence(relation=relation)
        return None

    return find


def _same_schedule(pair: Pair) -> Evidence | None:
    """Both stand fully in one class of the law."""
    left, right = pair.left.slug, pair.right.slug
    nodes = pair.graph.nodes
    shared = [
        slug
        for slug in pair.graph.ancestors(left)
        if nodes[slug].axis == Axis.LAW and not nodes[slug].broad and slug in pair.graph.ancestors(right)
    ]
    for slug in sorted(shared, key=lambda s: (pair.graph.ancestors(left)[s] + pair.graph.ancestors(right)[s], s)):
        return Evidence(left_edges=pair.graph.way(left, slug) or (), right_edges=pair.graph.way(right, slug) or ())
    return None


def _in_part(pair: Pair) -> Evidence | None:
    """One belongs partly to the other, or to a class that the other fully belongs to and that tells what it is."""
    left, right = _partly(pair.graph, pair.left.slug, pair.right.slug), _partly(pair.graph, pair.right.slug, pair.left.slug)
    return Evidence(left_edges=left, right_edges=right) if left or right else None


def _partly(graph: Graph, a: str, b: str) -> tuple[Edge, ...]:
    """The *partly* statements of *a* that bring it near *b*; the law and wide words bring nothing near."""
    wide = {slug for slug in graph.ancestors(b) if not graph.nodes[slug].broad and graph.nodes[slug].axis != Axis.LAW}
    return tuple(e for e in graph.stated_of.get(a, ()) if e.parent in wide | {b} and e.extent == Extent.PARTLY)


def _taken_together(pair: Pair) -> Evidence | None:
    """An interaction of just these two. That they *often* are taken together, only an editor can say: see NEEDS_WORDS."""
    first = next(iter(pair.together.interactions), None)
    direct = first is not None and {first.left, first.right} == {pair.left.slug, pair.right.slug}
    return Evidence(interaction=first) if direct else None


def _same_test(pair: Pair) -> Evidence | None:
    shows = {Action.SHOWS_UP, Action.FALSE_POSITIVE}
    found = [
        (a, b)
        for a in pair.left.of(CodedAttribute.DRUG_TESTS)
        for b in pair.right.of(CodedAttribute.DRUG_TESTS)
        if a.term and b.term and a.term.slug == b.term.slug and a.action in shows and b.action in shows
    ]
    return Evidence(left_facts=tuple(a for a, _ in found), right_facts=tuple(b for _, b in found)) if found else None


REGULATOR = CodedAttribute.REGULATOR_CLASS


def _regulator_says(pair: Pair) -> Evidence | None:
    """An official file gives both the same class label though no class of ours by chemistry or mechanism holds both."""
    same = tuple(p for p in pair.alike(REGULATOR) if p.left.is_value)
    left, right = pair.graph.ancestors(pair.left.slug), pair.graph.ancestors(pair.right.slug)
    ours = {s for s in {pair.left.slug, *left} & {pair.right.slug, *right} if pair.graph.nodes[s].axis in (Axis.CHEMISTRY, Axis.MECHANISM)}
    return Evidence(pairs=same) if same and not ours else None


FINDERS: Sequence[tuple[ReasonKind, Finder]] = (
    (ReasonKind.BECOMES, _relation("becomes", "becomes inactive")),
    (ReasonKind.MIRROR_OR_SALT, _relation("mirror form of", "salt of")),
    (ReasonKind.SAME_TARGET, _same_target),
    (ReasonKind.SAME_SYSTEM, _same_system),
    (ReasonKind.SHARED_USE, _shared_use),
    (ReasonKind.IN_PART, _in_part),
    (ReasonKind.SHARED_FEELING, _shared_feeling),
    (ReasonKind.SAME_SCHEDULE, _same_schedule),
    (ReasonKind.SHARED_OFF_LABEL_USE, _shared_off_label_use),
    (ReasonKind.REGULATOR_SAYS, _regulator_says),
    (ReasonKind.SAME_TEST, _same_test),
    (ReasonKind.TAKEN_TOGETHER, _taken_together),
    (ReasonKind.LOOK_ALIKE, names.look_alike),
    (ReasonKind.NAME_ENDING, names.name_ending),
    (ReasonKind.HELD_BY_BRAND, names.held_by_a_product),
    (ReasonKind.TWO_MEANINGS, names.two_meanings),
    (ReasonKind.ONCE_WAS, names.once_was),
)

NEEDS_WORDS = frozenset({ReasonKind.TAKEN_TOGETHER})
"""Kinds whose evidence allows an editor to give the reason, but does not make it one by itself."""
