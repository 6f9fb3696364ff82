"""What the two pictures of a comparison say, from its facts: how each side works, and which side effects are shared.

Pure. A picture says less than the text, never more: states are not drawn, nor what holds only for most members of a side's
class; a limit of a fact (some members, off-label, by mouth) stands with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.engine.differences import Row
from drugref.domain.english import listed, many
from drugref.domain.statements import Fact, Node, Profile, Term
from drugref.presenters.facts import BANDS, VERBS
from drugref.vocabulary import Action, Approval, CodedAttribute, Form, Members, State

MOST_TARGETS = 3
MOST_USES = 3
MOST_EFFECTS = 6
NOT_RECORDED = "not recorded"
LOWERS = {
    Action.BLOCKS,
    Action.INVERSELY_ACTIVATES,
    Action.WEAKENS,
    Action.BLOCKS_REUPTAKE,
    Action.BLOCKS_ENZYME,
    Action.BLOCKS_CHANNEL,
}
PLAIN_USES = {Approval.APPROVED, Approval.MONOGRAPH, Approval.ADD_ON, ""}
OTHER_USES = {Approval.OFF_LABEL, Approval.NOT_APPROVED}
UNSAID_APPROVALS = {Approval.APPROVED, Approval.MONOGRAPH, ""}


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
class Group:
    """Uses or effects with the same limit: 'some members', 'off-label', '' for none."""

    limit: str
    items: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.limit}: {listed(self.items)}" if self.limit else listed(self.items)


@dataclass(frozen=True, slots=True)
class Listing:
    """Uses or effects under a heading, and how many are left out. Without groups, ``silence`` says why."""

    heading: str
    groups: tuple[Group, ...]
    left_out: tuple[str, ...] = ()
    silence: str = ""

    def __str__(self) -> str:
        parts = [*map(str, self.groups), *self.left_out]
        return f"{self.heading} – {'; '.join(parts) or self.silence}"


@dataclass(frozen=True, slots=True)
class Column:
    """One side: its targets, of which the first stand in the marked rows; what is left out of them; and what it is used for."""

    name: str
    targets: tuple[Target, ...]
    left_out: tuple[str, ...]
    silence: str
    uses: Listing | None

    def __str__(self) -> str:
        acts = listed(map(str, self.targets)) or f"where it acts is {self.silence}"
        parts = [acts, *self.left_out, str(self.uses) if self.uses else ""]
        return f"{self.name}: {'; '.join(filter(None, parts))}."


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
    def title(self) -> str:
        return f"How each works: {self.left.name} compared with {self.right.name}"

    @property
    def description(self) -> str:
        """The picture in sentences, for those who do not see it."""
        rows = zip(self.left.targets, self.right.targets, self.marks, strict=False)
        marks = [f"{listed(dict.fromkeys((a.place, b.place)))}: {mark.text}." for a, b, mark in rows]
        return " ".join((str(self.left), str(self.right), *marks))


@dataclass(frozen=True, slots=True)
class SharedEffects:
    """The side effects recorded for the left alone, for both, and for the right alone."""

    names: tuple[str, str]
    left: Listing
    both: Listing
    right: Listing

    @property
    def title(self) -> str:
        return f"Side effects: {self.names[0]} compared with {self.names[1]}"

    @property
    def description(self) -> str:
        return " ".join(f"{listing}." for listing in (self.left, self.both, self.right))


@dataclass(frozen=True, slots=True)
class _Noted:
    """All the facts of one side that name the same term (and action)."""

    term: Term
    action: str
    facts: tuple[Fact, ...]

    @property
    def limit(self) -> str:
        """How it is approved, in which form, where and for how many members - as far as all these facts are so limited."""
        approvals = {"" if fact.approval in UNSAID_APPROVALS else fact.approval for fact in self.facts}
        approval, form, place = (_only(some) for some in (approvals, {f.form for f in self.facts}, {f.place for f in self.facts}))
        return ", ".join(filter(None, (approval, Form(form).label if form else "", place, self.members)))

    @property
    def members(self) -> str:
        """'most members', 'some members'; '' where it is true of all, or no class is spoken of."""
        widest = min(self.facts, key=_reach)
        return widest.members if _reach(widest) else ""

    @property
    def band(self) -> int:
        return min(BANDS.index(fact.frequency) if fact.frequency else len(BANDS) for fact in self.facts)

    @property
    def reach(self) -> int:
        return min(map(_reach, self.facts))


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
        uses=_uses(profile),
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


def _uses(profile: Profile) -> Listing | None:
    """What a side is used for, approved uses rather than others; where no use is known, its most frequent effects."""
    for approvals in (PLAIN_USES, OTHER_USES):
        noted = _noted(fact for fact in profile.of(CodedAttribute.USE) if fact.approval in approvals)
        if noted:
            return _listing("used for", [_item(one) for one in sorted(noted, key=lambda one: one.reach)], MOST_USES)
    effects = sorted(_noted(profile.of(CodedAttribute.SIDE_EFFECT)), key=_rank)
    return _listing("can cause", [_item(one) for one in effects], MOST_USES) if effects else None


def _rank(*noted: _Noted) -> tuple[int, int]:
    """More frequent effects first, then those of more members; of two sides, the side that has it more often."""
    return min((one.band, one.reach) for one in noted)


_Item = tuple[str, str]
"""A limit, and the words of the use or effect that is so limited."""


def _item(noted: _Noted) -> _Item:
    return noted.limit, noted.term.label


def _listing(heading: str, items: Sequence[_Item], most: int, silence: str = "", typical: int = 0) -> Listing:
    """The first *most* of the items, put together by their limits in the order met; *typical* more are not for sure."""
    together: dict[str, list[str]] = {}
    for limit, text in items[:most]:
        together.setdefault(limit, []).append(text)
    groups = tuple(Group(limit, tuple(texts)) for limit, texts in together.items())
    return Listing(heading, groups, _left_out(len(items) - most, typical), silence)


def shared_effects(comparison: Comparison) -> SharedEffects | None:
    """Which side effects are recorded for one side and which for both; None unless some are known for sure on either side."""
    row = _row(comparison, CodedAttribute.SIDE_EFFECT)
    left, right = (_by_term(row.left), _by_term(row.right)) if row else ({}, {})
    if row is None or not left or not right:
        return None
    names = many(comparison.left.node), many(comparison.right.node)
    shared = _terms(row.left) & _terms(row.right)
    both = sorted(((left[slug], right[slug]) for slug in _in_place(left, right)), key=lambda two: _rank(*two))
    return SharedEffects(
        names=names,
        left=_alone(names[0], left, row.left, row.right),
        both=_listing("Recorded for both", [_shared_item(names, two) for two in both], MOST_EFFECTS, "nothing", len(shared) - len(both)),
        right=_alone(names[1], right, row.right, row.left),
    )


def _shared_item(names: tuple[str, str], two: tuple[_Noted, _Noted]) -> _Item:
    """Of an effect of both: 'most benzodiazepines' where it is not said of all of them."""
    limits = [f"{one.members.removesuffix(' members')} {name}" for name, one in zip(names, two, strict=True) if one.members]
    return ", ".join(limits), two[0].term.label


def _terms(facts: Iterable[Fact]) -> set[str]:
    """The terms that facts name, be it only of most members of a class."""
    return {fact.term.slug for fact in facts if fact.term and fact.is_value}


def _by_term(facts: Iterable[Fact]) -> dict[str, _Noted]:
    return {noted.term.slug: noted for noted in _noted(facts)}


def _in_place(left: dict[str, _Noted], right: dict[str, _Noted]) -> list[str]:
    """The terms of both sides, in an order that does not change with the sides."""
    places = {slug: (list(left).index(slug), list(right).index(slug)) for slug in left if slug in right}
    return sorted(places, key=lambda slug: (sum(places[slug]), min(places[slug]), slug))


def _alone(name: str, own: dict[str, _Noted], facts: Sequence[Fact], others: Sequence[Fact]) -> Listing:
    """What is recorded for one side, and of the other not even for most members of its class."""
    said = _terms(others)
    noted = sorted((one for slug, one in own.items() if slug not in said), key=_rank)
    unsure = _terms(facts) - set(own) - said
    items = [_item(one) for one in noted]
    return _listing(f"Recorded only for {name}", items, MOST_EFFECTS, "nothing beyond what both share", len(unsure))
