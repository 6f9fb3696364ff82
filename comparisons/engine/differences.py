"""What two profiles say alike, unlike, on one side only, or not at all.

Pure. Nothing is concluded from silence (I1): a term recorded on one side only is listed as that side's, and an attribute
recorded on one side only is set apart from a difference. What *most* members of a class share makes neither (MODEL section 3).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drugref.domain.statements import Attribute, Fact, Profile, Quantity, Term
from drugref.vocabulary import Approval, Frequency, Unit, ValueKind

BANDS = [f.value for f in Frequency if f is not Frequency.REPORTED]


@dataclass(frozen=True, slots=True)
class Alike:
    """A fact of each side that says the same, or nearly.

    ``near`` names in what sense it is only near: "" alike, "system" another target under the same parent term,
    "approval" approved against off-label, "typical" true of most members only.
    """

    left: Fact
    right: Fact
    near: str = ""
    shared_term: Term | None = None

    def mirrored(self) -> "Alike":
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute of the comparison, all its facts sorted out.

    ``left_only`` and ``right_only`` hold what the other side does not say; ``alike`` what both do. A value that is alike in one
    form, or at one frequency, is a likeness: it stands in neither of the two others.
    """

    attribute: Attribute
    left: tuple[Fact, ...]
    right: tuple[Fact, ...]
    alike: tuple[Alike, ...] = ()
    left_only: tuple[Fact, ...] = ()
    right_only: tuple[Fact, ...] = ()

    @property
    def is_one_sided(self) -> bool:
        return bool(self.left) != bool(self.right)

    @property
    def is_gap(self) -> bool:
        return not self.left and not self.right

    @property
    def differs(self) -> bool:
        """Both sides are recorded, and one says what the other does not. Sentences are set side by side, never diffed."""
        both = bool(self.left) and bool(self.right)
        return both and bool(self.left_only or self.right_only)

    def shares(self, fact: Fact) -> bool:
        """Do both sides say the value of *fact*, in whatever form and however often?"""
        return _value(fact) in _shared(self.alike)

    def mirrored(self) -> "Row":
        return Row(
            attribute=self.attribute,
            left=self.right,
            right=self.left,
            alike=tuple(pair.mirrored() for pair in self.alike),
            left_only=self.right_only,
            right_only=self.left_only,
        )


def rows(left: Profile, right: Profile, attributes: Sequence[Attribute]) -> tuple[Row, ...]:
    """One row for every attribute, in their order; gaps are rows without facts."""
    return tuple(_row(attribute, left.of(attribute.slug), right.of(attribute.slug)) for attribute in attributes)


def _row(attribute: Attribute, left: tuple[Fact, ...], right: tuple[Fact, ...]) -> Row:
    likeness = LIKENESS[ValueKind(attribute.value_kind)]
    pairs = _pairs(left, right, likeness)
    shared = _shared(pairs)

    def alone(facts: Sequence[Fact], others: Sequence[Fact]) -> tuple[Fact, ...]:
        unlike = (fact for fact in facts if not fact.is_typical_only and not _met(fact, others, likeness))
        return tuple(fact for fact in unlike if _value(fact) not in shared)

    return Row(attribute, left, right, alike=tuple(pairs), left_only=alone(left, right), right_only=alone(right, left))


def _met(fact: Fact, others: Sequence[Fact], likeness: "Likeness") -> bool:
    """Does any fact of the other side say the same? Another target in the same system does not."""
    return any(pair is not None and pair.shared_term is None for other in others for pair in [likeness(fact, other)])


def _shared(pairs: Sequence[Alike]) -> frozenset[tuple[object, ...]]:
    """The values that *pairs* say both sides share. Of two targets in one system it is the system, which is no value of either."""
    return frozenset(_value(fact) for pair in pairs if pair.shared_term is None for fact in (pair.left, pair.right))


def _value(fact: Fact) -> tuple[object, ...]:
    """What *fact* says, whatever it is limited to; but a quantity is one only together with its form and what it is measured against."""
    if fact.state:
        return (fact.term.slug if fact.term else "", fact.state)
    limits = (fact.form, fact.comparator) if fact.quantity else ()
    return (fact.term.slug if fact.term else "", fact.action, fact.level, fact.quantity, fact.text, *limits)


Likeness = Callable[[Fact, Fact], Alike | None]


def _pairs(left: Sequence[Fact], right: Sequence[Fact], likeness: Likeness) -> list[Alike]:
    """Each fact is paired at most once: equals before near ones, then by place. Swapping the sides swaps each pair, no more."""
    found = [
        (pair.near != "", pair.near == "system", i + j, min(i, j), i, j, pair)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (pair := likeness(a, b))
    ]
    pairs, used_left, used_right = [], set[int](), set[int]()
    for *_rank, i, j, pair in sorted(found, key=lambda row: row[:4]):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i + j, min(i, j), _sign(pair), pair))
    return [pair for *_place, pair in sorted(pairs, key=lambda row: row[:3])]


def _sign(pair: Alike) -> tuple[tuple[str, ...], ...]:
    """Something of the pair that does not change with the sides, to order by."""
    return tuple(sorted(_described(fact) for fact in (pair.left, pair.right)))


def _described(fact: Fact) -> tuple[str, ...]:
    return (
        fact.term.slug if fact.term else fact.text,
        fact.entry,
        fact.form,
        fact.place,
        fact.action,
        fact.approval,
        fact.frequency,
        fact.state,
    )


def _same_state(a: Fact, b: Fact) -> Alike | None:
    same = a.state == b.state and (a.term and a.term.slug) == (b.term and b.term.slug) and a.form == b.form
    return Alike(a, b) if same else None


def _marked(pair: Alike) -> Alike:
    """What holds for most members only makes no likeness by itself."""
    return replace(pair, near="typical") if pair.left.is_typical_only or pair.right.is_typical_only else pair


def _terms_alike(a: Fact, b: Fact) -> Alike | None:
    if a.state or b.state:
        return _same_state(a, b) if a.state and b.state else None
    if a.term is None or b.term is None or (a.place and b.place and a.place != b.place):
        return None
    if a.term.slug == b.term.slug and a.action == b.action and not _bands_apart(a, b):
        approval = a.approval != b.approval and Approval.OFF_LABEL in (a.approval, b.approval)
        return _marked(Alike(a, b, near="approval" if approval else ""))
    parent = _near_parent(a.term, b.term) if a.action or b.action else None
    return _marked(Alike(a, b, near="system", shared_term=parent)) if parent else None


def _bands_apart(a: Fact, b: Fact) -> bool:
    """Both frequencies are known and two bands or more apart."""
    known = a.frequency in BANDS and b.frequency in BANDS
    return known and abs(BANDS.index(a.frequency) - BANDS.index(b.frequency)) >= 2


def _near_parent(a: Term, b: Term) -> Term | None:
    """The nearest non-broad term that is at or above both, at most two steps from them in all; None for the same term."""
    if a.slug == b.slug:
        return None
    steps_a = {term.slug: (steps, term) for steps, term in enumerate(a.chain())}
    found = [
        (steps_a[term.slug][0] + steps, term.slug, term)
        for steps, term in enumerate(b.chain())
        if term.slug in steps_a and not term.broad and steps_a[term.slug][0] + steps <= 2
    ]
    return min(found, key=lambda row: row[:2])[2] if found else None


def _levels_alike(a: Fact, b: Fact) -> Alike | None:
    if a.state or b.state:
        return _same_state(a, b) if a.state and b.state else None
    return _marked(Alike(a, b)) if a.level == b.level and a.place == b.place else None


def _quantities_alike(a: Fact, b: Fact) -> Alike | None:
    """Ranges that overlap, for the same form and against the same thing; times are compared whatever their unit."""
    if a.state or b.state:
        return _same_state(a, b) if a.state and b.state else None
    if a.quantity is None or b.quantity is None:
        return None
    (low_a, high_a, kind_a), (low_b, high_b, kind_b) = _measured(a.quantity), _measured(b.quantity)
    comparable = kind_a == kind_b and a.form == b.form and a.comparator == b.comparator
    return _marked(Alike(a, b)) if comparable and low_a <= high_b and low_b <= high_a else None


SECONDS_IN = {Unit.SECONDS: 1, Unit.MINUTES: 60, Unit.HOURS: 3600, Unit.DAYS: 86_400, Unit.WEEKS: 604_800, Unit.MONTHS: 2_629_746}


def _measured(quantity: Quantity) -> tuple[Decimal, Decimal, str]:
    """(low, high, what is measured): times in seconds, a month as a twelfth of a Gregorian year; others in their own unit."""
    seconds = SECONDS_IN.get(Unit(quantity.unit))
    if seconds is None:
        return quantity.low, quantity.high, quantity.unit
    return quantity.low * seconds, quantity.high * seconds, "time"


def _texts_alike(a: Fact, b: Fact) -> Alike | None:
    """Only the very same sentence, inherited by both from one class, is alike."""
    return _marked(Alike(a, b)) if a.text == b.text and a.entry == b.entry else None


LIKENESS: dict[ValueKind, Likeness] = {
    ValueKind.TERMS: _terms_alike,
    ValueKind.LEVEL: _levels_alike,
    ValueKind.QUANTITY: _quantities_alike,
    ValueKind.TEXT: _texts_alike,
}
