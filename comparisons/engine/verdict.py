"""Is A a B? The verdict, by the first rule that fits (MODEL section 2).

Pure. ``verdict(graph, a, b)`` reads the class graph alone: no fact, label wording or article can make an answer (I5, I7); that a
drug looks like one of a class can only take a “no” away. "No" is never said for want of a statement (I1): it needs a stated
*is not*, two dated checks made independently of each other, or two different drugs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from drugref.domain.rosters import roster_check
from drugref.domain.statements import Check, Edge, Graph, Node, Trait
from drugref.vocabulary import Axis, Extent, VerdictKind

YES, NO, DEPENDS, CONTAINS, UNKNOWN = (
    VerdictKind.YES,
    VerdictKind.NO,
    VerdictKind.DEPENDS,
    VerdictKind.CONTAINS,
    VerdictKind.UNKNOWN,
)
TRAVELS = (Axis.CHEMISTRY, Axis.MECHANISM)
"""The axes on which what an ingredient is, a combination contains. Law and use do not travel."""


class Rule(StrEnum):
    """Which of the eleven steps decided."""

    SAME = "1 same entry"
    BELONGS = "2 full path"
    STATED_NOT = "3 stated is not"
    PARTLY = "4 belongs in part"
    KINDS = "5 umbrella of its kinds"
    INGREDIENT_IS = "6 an ingredient is"
    HOLDS = "7 holds the other"
    ONE_OF_IT = "7 a class and one of it"
    OTHER_DRUG = "7 different drugs"
    MEMBERS = "8 members counted"
    PENDING = "9 a statement is pending"
    CHECKED = "10 looked for, not found"
    NEAR_MISS = "10 looks like one, not stated"
    NOT_RECORDED = "11 not recorded"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to *is subject a(n) object*, why, and what it rests on.

    ``edges`` are the classifications used; ``check`` and ``roster`` the two keys to a “no”: that all classes of the subject were looked
    for, and all members of the object; ``parts`` the verdicts of kinds, ingredients or members it was put together from; ``held`` the
    drugs that the one holds of the other; ``traits`` what makes the subject look like an object.
    """

    kind: VerdictKind
    subject: str
    object: str
    rule: Rule
    because: str = ""
    edges: tuple[Edge, ...] = ()
    check: Check | None = None
    roster: Check | None = None
    parts: tuple["Verdict", ...] = ()
    held: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()

    def parts_that_are(self, *kinds: VerdictKind) -> tuple["Verdict", ...]:
        return tuple(part for part in self.parts if part.kind in kinds)


def verdict(graph: Graph, a: str, b: str) -> Verdict:
    """Is *a* a *b*? KeyError for a slug the graph does not know."""
    return _answer(_Asked(graph, graph.nodes[a], graph.nodes[b]))


def _answer(asked: "_Asked") -> Verdict:
    steps = (_same, _belongs, _stated_not, _partly, _kinds, _ingredient_is, _drug, _members, _pending, _checked)
    for step in steps:
        found = step(asked)
        if found is not None:
            return found
    return asked.answer(UNKNOWN, Rule.NOT_RECORDED)


def combine(kinds: Iterable[VerdictKind]) -> VerdictKind:
    """One answer for a word with several senses: all equal → that; yes + contains = yes; no + unknown = unknown; else depends.

    Raises ValueError for no senses at all.
    """
    met = frozenset(kinds)
    if not met:
        raise ValueError("A word without a sense has no answer.")
    if len(met) == 1:
        return next(iter(met))
    return {frozenset({YES, CONTAINS}): YES, frozenset({NO, UNKNOWN}): UNKNOWN}.get(met, DEPENDS)


@dataclass(frozen=True, slots=True)
class _Asked:
    graph: Graph
    a: Node
    b: Node

    def answer(
        self,
        kind: VerdictKind,
        rule: Rule,
        *,
        edges: Sequence[Edge] = (),
        parts: Sequence[Verdict] = (),
        held: Sequence[str] = (),
        **why: Any,
    ) -> Verdict:
        return Verdict(kind, self.a.slug, self.b.slug, rule, edges=tuple(edges), parts=tuple(parts), held=tuple(held), **why)

    def of(self, slug: str) -> Verdict:
        """The verdict on another subject and the same object."""
        return verdict(self.graph, slug, self.b.slug)

    def of_ingredients(self) -> list[Verdict]:
        """The verdict on each drug that the subject holds, taken alone: so that drugs holding each other end the walk."""
        held = (self.graph.nodes[slug] for slug in all_ingredients(self.graph, self.a.slug))
        return [_answer(_Asked(self.graph, replace(node, ingredients=()), self.b)) for node in held]


def _same(asked: _Asked) -> Verdict | None:
    return asked.answer(YES, Rule.SAME) if asked.a.slug == asked.b.slug else None


def _belongs(asked: _Asked) -> Verdict | None:
    way = asked.graph.way(asked.a.slug, asked.b.slug)
    return asked.answer(YES, Rule.BELONGS, edges=way) if way else None


def _stated_not(asked: _Asked) -> Verdict | None:
    """An *is not* between the two or between what they belong to; for a combination, only what is stated of it and of B itself.

    A combination that is not Schedule IV may still hold a Schedule IV drug. That the one is partly the other, stated of just these
    two, is the more exact word: lamotrigine is partly an antidepressant, though seizure medicines are not.
    """
    graph, a, b = asked.graph, asked.a.slug, asked.b.slug
    if not asked.b.is_class or graph.stated_in_part(a, b):
        return None
    above_a = {a: 0} | ({} if asked.a.ingredients else graph.ancestors(a))
    above_b = {b: 0} | ({} if asked.a.ingredients else graph.ancestors(b))
    found = [
        (above_a[x] + above_b[y], edge.child, edge.parent, edge)
        for x in above_a
        for y in above_b
        if (edge := graph.apart.get((x, y)) or graph.apart.get((y, x)))
    ]
    if not found:
        return None
    edge = min(found, key=lambda row: row[:3])[3]
    ends = {edge.child, edge.parent}
    ways = [way for end in sorted(ends) for start in (a, b) if start != end and (way := graph.way(start, end))]
    return asked.answer(NO, Rule.STATED_NOT, because=edge.because, edges=(edge, *(step for way in ways for step in way)))


def _partly(asked: _Asked) -> Verdict | None:
    way = asked.graph.way_partly(asked.a.slug, asked.b.slug)
    if not way:
        return None
    because = " ".join(edge.because for edge in way if edge.extent == Extent.PARTLY)
    return asked.answer(DEPENDS, Rule.PARTLY, because=because, edges=way)


def _kinds(asked: _Asked) -> Verdict | None:
    """An umbrella is what one of its kinds is; it is not what none of them is."""
    graph, b = asked.graph, asked.b
    below = sorted(graph.down.get(b.slug, ()))
    kinds = [slug for slug in below if graph.nodes[slug].is_class and slug not in graph.ancestors(b.slug)]
    if not b.kinds_are_all or not kinds or asked.a.slug in kinds:
        return None
    parts = [verdict(graph, asked.a.slug, kind) for kind in kinds]
    met = {part.kind for part in parts}
    for kind in (YES, DEPENDS, CONTAINS):
        if kind in met:
            return asked.answer(kind, Rule.KINDS, parts=parts)
    if met == {NO}:
        return asked.answer(NO, Rule.KINDS, parts=parts)
    return None if asked.a.is_class else asked.answer(UNKNOWN, Rule.KINDS, parts=parts)


def _ingredient_is(asked: _Asked) -> Verdict | None:
    if asked.b.axis not in TRAVELS or not asked.a.ingredients:
        return None
    parts = [part for part in asked.of_ingredients() if part.kind in (YES, CONTAINS)]
    return asked.answer(CONTAINS, Rule.INGREDIENT_IS, parts=parts, held=[p.subject for p in parts]) if parts else None


def _drug(asked: _Asked) -> Verdict | None:
    """B is a drug: one of the class A, held by the one or the other, or another thing."""
    if asked.b.is_class:
        return None
    a, b = asked.a.slug, asked.b.slug
    if asked.a.is_class:
        other_way = verdict(asked.graph, b, a)
        kind = DEPENDS if other_way.kind == YES else other_way.kind
        return asked.answer(kind, Rule.ONE_OF_IT, parts=[other_way])
    if b in all_ingredients(asked.graph, a) or a in all_ingredients(asked.graph, b):
        return asked.answer(CONTAINS, Rule.HOLDS, held=[b if b in all_ingredients(asked.graph, a) else a])
    return asked.answer(NO, Rule.OTHER_DRUG)


def all_ingredients(graph: Graph, slug: str) -> tuple[str, ...]:
    """The drugs that *slug* holds, directly or within another; each once, in order."""
    found: list[str] = []
    waiting = list(graph.nodes[slug].ingredients)
    while waiting:
        here = waiting.pop(0)
        if here not in found and here != slug:
            found.append(here)
            waiting += graph.nodes[here].ingredients
    return tuple(found)


def _members(asked: _Asked) -> Verdict | None:
    """A class is judged by its members; “all” and “none” are only said where the roster of members was checked."""
    if not asked.a.is_class:
        return None
    parts = [asked.of(slug) for slug in asked.graph.members(asked.a.slug)]
    met = {part.kind for part in parts}
    roster = asked.a.roster
    if not parts:
        return None
    if met <= {YES, NO} and len(met) == 1 and roster:
        return asked.answer(next(iter(met)), Rule.MEMBERS, parts=parts, roster=roster)
    if {YES, NO} <= met or met & {DEPENDS, CONTAINS}:
        return asked.answer(DEPENDS, Rule.MEMBERS, parts=parts, roster=roster)
    return asked.answer(UNKNOWN, Rule.MEMBERS, parts=parts, roster=roster)


def _pending(asked: _Asked) -> Verdict | None:
    """A draft or expired statement between the two: what it would say is not known, so neither is the answer."""
    held = all_ingredients(asked.graph, asked.a.slug) if asked.b.axis in TRAVELS else ()
    waiting = any(asked.graph.may_lead(start, asked.b.slug) for start in (asked.a.slug, *held))
    return asked.answer(UNKNOWN, Rule.PENDING) if waiting else None


def _checked(asked: _Asked) -> Verdict | None:
    """Two keys and no near miss: A's classes were looked for after B came in, B's members after A did, and A does not look like one.

    Of a combination the same is asked of all that it holds. A law names what it holds, so what an ingredient is says nothing there.
    What another country says takes a “no” away, and what belongs to a class country by country was looked for in that of the source.
    """
    graph, b = asked.graph, asked.b
    place = b.place or graph.home
    if asked.a.is_class or graph.elsewhere(asked.a.slug, b.slug):
        return None
    held = all_ingredients(graph, asked.a.slug)
    if not graph.shows(*held):
        return None  # what a draft ingredient is, nobody may be told yet
    for subject in (asked.a, *(graph.nodes[slug] for slug in held)):
        roster = roster_check(subject, b)
        if not (_check_for(subject, b) and roster and (not graph.by_country(b.slug) or _speaks_for(roster, place))):
            return None
    if b.axis != Axis.LAW and any(part.kind != NO for part in asked.of_ingredients()):
        return None
    if traits := tuple(graph.shared_traits(asked.a.slug, b.slug)):
        return asked.answer(UNKNOWN, Rule.NEAR_MISS, traits=traits)
    return asked.answer(NO, Rule.CHECKED, check=_check_for(asked.a, b), roster=roster_check(asked.a, b))


def _speaks_for(check: Check, place: str) -> bool:
    return check.citation is not None and check.citation.source.place == place


def _check_for(a: Node, b: Node) -> Check | None:
    """That all classes of *a* were looked for, after *b* came in. On law, a check speaks for the country of its source."""
    own = a.checks.get(b.axis)
    if own and b.axis == Axis.LAW and own.citation and not _speaks_for(own, b.place):
        return None
    return own if own and own.on >= b.added_on else None
