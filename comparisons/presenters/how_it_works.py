"""How each side of a comparison works, as a picture laid out by the browser: where each acts, and what it does there.

Pure. The picture says less than the text, never more: states are not drawn, nor what holds only for most members of a side's
class; a limit of a fact (some members, by mouth) stands with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from comparisons.engine.comparison import Comparison
from comparisons.engine.differences import Row
from drugref.domain.statements import Fact, Node, Profile, Term
from drugref.presenters.facts import VERBS
from drugref.vocabulary import Action, CodedAttribute, Form, Members, State

MOST_TARGETS = 3
NOT_RECORDED = "not recorded"
LOWERS = {
    Action.BLOCKS,
    Action.INVERSELY_ACTIVATES,
    Action.WEAKENS,
    Action.BLOCKS_REUPTAKE,
    Action.BLOCKS_ENZYME,
    Action.BLOCKS_CHANNEL,
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a side does, and where. ``sign`` is how its line ends: 'raises', 'lowers' or 'binds'."""

    verb: str
    place: str
    sign: str
    limit: str = ""

    def __str__(self) -> str:
        the = "the " if " " in self.place and not self.place.startswith("the ") else ""
        return f"{self.verb} {the}{self.place}{f' ({self.limit})' if self.limit else ''}"


@dataclass(frozen=True, slots=True)
class Column:
    """One side: its targets, of which the first stand in the marked rows, and what is left out of them."""

    name: str
    targets: tuple[Target, ...]
    left_out: tuple[str, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the targets of both sides in one row have in common; *near* where that is no more than the system."""

    text: str
    near: bool


@dataclass(frozen=True, slots=True)
class HowTheyWork:
    """Two columns; ``marks`` belong to their first rows of targets."""

    left: Column
    right: Column
    marks: tuple[Mark, ...]

    @property
    def sides(self) -> tuple[Column, Column]:
        return self.left, self.right

    @property
    def rows(self) -> tuple[tuple[Target | None, Mark | None, Target | None], ...]:
        """(left, what they have in common, right), the marked rows first; None where a side has no more."""
        return tuple(zip_longest(self.left.targets, self.marks, self.right.targets))


@dataclass(frozen=True, slots=True)
class _Noted:
    """All the facts of one side that name the same term (and action)."""

    term: Term
    action: str
    facts: tuple[Fact, ...]

    @property
    def limit(self) -> str:
        """In which form, where and for how many members - as far as all these facts are so limited."""
        form, place = (_only(some) for some in ({f.form for f in self.facts}, {f.place for f in self.facts}))
        return ", ".join(filter(None, (Form(form).label if form else "", place, self.members)))

    @property
    def members(self) -> str:
        """'most members', 'some members'; '' where it is true of all, or no class is spoken of."""
        widest = min(self.facts, key=_reach)
        return widest.members if _reach(widest) else ""


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def _reach(fact: Fact) -> int:
    """0 where the fact holds for all, 1 for most members, 2 for some."""
    return {Members.MOST.value: 1, Members.SOME.value: 2}.get(fact.members, 0)


def _noted(facts: Iterable[Fact]) -> tuple[_Noted, ...]:
    """The facts that can be drawn, each term (and action) once, in their order."""
    found: dict[tuple[str, str], tuple[Term, list[Fact]]] = {}
    for fact in facts:
        if fact.term is not None and fact.is_value and not fact.is_typical_only:
            found.setdefault((fact.term.slug, fact.action), (fact.term, []))[1].append(fact)
    return tuple(_Noted(term, action, tuple(some)) for (_slug, action), (term, some) in found.items())


def _row(comparison: Comparison, slug: str) -> Row | None:
    return next((row for row in comparison.rows if row.attribute.slug == slug), None)


def how_they_work(comparison: Comparison) -> HowTheyWork | None:
    """Where each side acts and what it is used for; None where no target is known for sure on either side."""
    row = _row(comparison, CodedAttribute.TARGET)
    left, right = (_noted(row.left), _noted(row.right)) if row else ((), ())
    if row is None or not (left or right):
        return None
    matched = _matched(row, left, right)[:MOST_TARGETS]
    ordered_left = _first([i for i, _j, _mark in matched], left)
    ordered_right = _first([j for _i, j, _mark in matched], right)
    return HowTheyWork(
        left=_column(comparison.left, ordered_left, row.left),
        right=_column(comparison.right, ordered_right, row.right),
        marks=tuple(mark for _i, _j, mark in matched),
    )


def _first(chosen: Sequence[int], all_of: Sequence[_Noted]) -> tuple[_Noted, ...]:
    return (*(all_of[i] for i in chosen), *(noted for i, noted in enumerate(all_of) if i not in chosen))


def _matched(row: Row, left: Sequence[_Noted], right: Sequence[_Noted]) -> list[tuple[int, int, Mark]]:
    """Targets that belong side by side, each at most once: the same first, then the same place, then the same system."""
    systems = {(_key(pair.left), _key(pair.right)): pair.shared_term.label for pair in row.alike if pair.shared_term}
    found = [
        (rank, i + j, min(i, j), sorted((a.term.slug, b.term.slug)), i, j, mark)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        for rank, mark in _likeness(a, b, systems)
    ]
    chosen: list[tuple[int, int, Mark]] = []
    for *_rank, i, j, mark in sorted(found, key=lambda match: match[:4]):
        if all(i != used and j != used_too for used, used_too, _mark in chosen):
            chosen.append((i, j, mark))
    return chosen


def _key(fact: Fact) -> tuple[str, str]:
    return (fact.term.slug if fact.term else "", fact.action)


def _likeness(a: _Noted, b: _Noted, systems: dict[tuple[tuple[str, str], tuple[str, str]], str]) -> list[tuple[int, Mark]]:
    """At most one (rank, mark)."""
    if a.term.slug == b.term.slug:
        same = a.action == b.action
        return [(0 if same else 1, Mark(f"same place, {'same' if same else 'different'} action", near=False))]
    system = systems.get(((a.term.slug, a.action), (b.term.slug, b.action)))
    return [(2, Mark(f"in common: {system}", near=True))] if system else []


def _column(profile: Profile, noted: Sequence[_Noted], facts: Sequence[Fact]) -> Column:
    return Column(
        name=profile.node.title,
        targets=tuple(_target(one, profile.node) for one in noted[:MOST_TARGETS]),
        left_out=_left_out(len(noted) - MOST_TARGETS, len({_key(fact) for fact in facts if fact.is_value and fact.is_typical_only})),
        silence=_silence(facts),
    )


def _target(noted: _Noted, node: Node) -> Target:
    verb, remark = VERBS.get(Action(noted.action), (noted.action, "")) if noted.action in set(Action) else (noted.action or "acts at", "")
    sign = "lowers" if noted.action in LOWERS else "binds" if noted.action in (Action.BINDS, "") else "raises"
    limit = ", ".join(filter(None, ("effect unclear" if remark else "", noted.limit)))
    return Target(_plural(verb) if node.is_class else verb, noted.term.label, sign, limit)


def _plural(verb: str) -> str:
    """'partly activates' -> 'partly activate': the first word in -s loses it."""
    words = verb.split()
    at = next((i for i, word in enumerate(words) if word.endswith("s")), None)
    return " ".join(word.removesuffix("s") if i == at else word for i, word in enumerate(words))


def _left_out(more: int, typical: int) -> tuple[str, ...]:
    """'+2 more', '+1 known only of most in a class': what is recorded and not drawn."""
    return (*([f"+{more} more"] if more > 0 else []), *([f"+{typical} known only of most in a class"] if typical else []))


def _silence(facts: Sequence[Fact]) -> str:
    """The words in place of what is not drawn: 'not recorded', or the state that is recorded, 'checked: none'."""
    states = [State(fact.state).label for fact in facts if fact.state]
    return states[0] if states else "not known for sure" if facts else NOT_RECORDED
