"""Can the two be taken together? Every ground there is, each with its own severity, and the badge that comes of them.

Pure. Silence is answered as silence: *nothing recorded* is not *safe*. The rules of precedence:

* the gravest ground wins, unless a recorded row says what it stands *instead of*;
* a recorded row, not one handed on in part, replaces the worked-out grounds of the terms it names (*because of*);
* *none known* or *minor*, recorded of the very two, replaces what adds up and what asks for care, never what is serious;
* what an entry is only in part hands a row on one step milder;
* what is worked out never comes to *never together*: only a label can say that.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from comparisons.engine.together.badge import BADGES, GRAVER, Badge, worst_badge
from comparisons.engine.together.doubled import doubled
from comparisons.engine.together.effects import ON_THE_SPOT, adding_up, is_slight, opposites
from comparisons.engine.together.enzymes import by_enzymes
from comparisons.engine.together.flags import flags
from comparisons.engine.together.ground import Change, Ground, GroundKind
from comparisons.engine.together.recorded import of_some_members, recorded
from comparisons.engine.verdict import all_ingredients
from drugref.domain.statements import Citation, Graph, Interaction, Profile
from drugref.vocabulary import FORM_OF_ROUTE, CodedAttribute, CodedTerm, Severity

__all__ = [
    "BADGES",
    "GRAVER",
    "Badge",
    "Change",
    "Ground",
    "GroundKind",
    "LookedThrough",
    "Together",
    "together",
    "worst_badge",
]


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A section that was read through for what it says of taking *entry* with other things."""

    entry: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Together:
    """What is known of taking both.

    ``grounds``: every ground, recorded ones first, the most specific before all; those that a row stands instead of are marked.
    ``on_the_spot``: sides of which, in the form they are used in, little reaches the blood: nothing was worked out from them, and rows of
    their classes were left aside.
    ``looked_through``: what was read of either side, so that silence can be judged.
    """

    grounds: tuple[Ground, ...] = ()
    on_the_spot: tuple[str, ...] = ()
    looked_through: tuple[LookedThrough, ...] = ()

    @property
    def counted(self) -> tuple[Ground, ...]:
        """The grounds that nothing replaced."""
        return tuple(ground for ground in self.grounds if not ground.replaced)

    @property
    def badge(self) -> Badge:
        """The gravest of the grounds that count."""
        return worst_badge(ground.badge for ground in self.counted) or Badge.NOT_RECORDED

    def of(self, kind: GroundKind) -> tuple[Ground, ...]:
        """The counted grounds of one kind."""
        return tuple(ground for ground in self.counted if ground.kind is kind)

    @property
    def interactions(self) -> tuple[Interaction, ...]:
        """The recorded rows that count: the most specific, then the others, the gravest first."""
        return tuple(ground.interaction for ground in self.of(GroundKind.RECORDED) if ground.interaction)

    @property
    def worst(self) -> Ground | None:
        """The gravest recorded ground; of equally grave ones the most specific."""
        return min(self.of(GroundKind.RECORDED), key=lambda ground: GRAVER.index(ground.badge), default=None)

    @property
    def computed(self) -> tuple[Ground, ...]:
        """What is worked out and counts, the gravest first; of what merely adds up, what is more than a side effect first."""
        found = (ground for ground in self.counted if ground.is_computed)
        return tuple(sorted(found, key=lambda ground: (GRAVER.index(ground.badge), is_slight(ground))))

    @property
    def told(self) -> tuple[Ground, ...]:
        """The worked-out grounds that an answer tells: those as grave as the badge, a trifle only where there is nothing else."""
        worst = [ground for ground in self.computed if ground.badge is self.badge]
        return tuple([ground for ground in worst if not is_slight(ground)] or worst)

    @property
    def nothing_recorded(self) -> bool:
        return not self.counted

    def mirrored(self) -> "Together":
        """The same with the sides exchanged; what was looked through stays in its order."""
        return replace(self, grounds=tuple(ground.mirrored() for ground in self.grounds))


def together(
    left: Profile, right: Profile, graph: Graph, interactions: Sequence[Interaction], forms: tuple[str, str] = ("", "")
) -> Together:
    """What is known of taking *left* with *right*; *interactions* may hold more than concerns the pair.

    *forms*: the dose form in which each was asked about; '' where nobody said. By mouth is assumed of what can be taken so.
    """
    sides = tuple(zip((left, right), forms, strict=True))
    spots = {side.slug: _used_as(side, form) for side, form in sides if _is_on_the_spot(side, form)}
    rows = [row for row in interactions if not row.form or _fits(row.form, left, right, forms)]
    written = recorded(graph, left.slug, right.slug, rows, spots)
    worked_out = _worked_out(left, right, graph, written, spots)
    kept = (*written, *(replace(ground, replaced=_is_replaced(ground, written, left.slug, right.slug)) for ground in worked_out))
    worst = worst_badge(ground.badge for ground in kept if not ground.replaced) or Badge.NOT_RECORDED
    return Together(
        grounds=(*kept, *of_some_members(graph, left.slug, right.slug, rows, worst)),
        on_the_spot=tuple(spots),
        looked_through=tuple(_looked_through(graph, left.slug, right.slug)),
    )


def _worked_out(left: Profile, right: Profile, graph: Graph, written: Sequence[Ground], spots: Collection[str]) -> Iterator[Ground]:
    yield from doubled(left, right, graph, written)
    if left.slug == right.slug:
        return
    if not spots:
        yield from by_enzymes(left, right)
        yield from adding_up(left, right, graph)
    yield from opposites(left, right)


def _is_replaced(ground: Ground, written: Sequence[Ground], left: str, right: str) -> bool:
    """Does a recorded row stand instead of what was worked out?"""
    rows = [item.interaction for item in written if item.interaction and not item.replaced and not item.in_part]
    if ground.term and any(ground.term.slug in row.because_of for row in rows):
        return True
    own = [row for row in rows if {row.left, row.right} == {left, right}]
    mild = any(row.severity in (Severity.NONE_KNOWN, Severity.MINOR) for row in own)
    return mild and ground.badge in (Badge.CARE, Badge.ADDS_UP)


def _forms(side: Profile) -> set[str]:
    """The forms in which it is recorded to be used."""
    routes = (fact.term.slug for fact in side.of(CodedAttribute.ROUTE) if fact.is_value and fact.term)
    return {FORM_OF_ROUTE[route] for route in routes if route in FORM_OF_ROUTE}


def _used_as(side: Profile, asked: str) -> set[str]:
    """The form it was asked about in, else all in which it is recorded to be used."""
    return {asked} if asked else _forms(side)


def _is_on_the_spot(side: Profile, asked: str) -> bool:
    """Is it, as asked about or in all its forms, one of which little reaches the blood? Some sprays are made to: these are flagged."""
    forms = _used_as(side, asked)
    return bool(forms) and forms <= set(ON_THE_SPOT) and CodedTerm.WHOLE_BODY not in flags(side)


def _fits(form: str, left: Profile, right: Profile, forms: tuple[str, str]) -> bool:
    """Does a row limited to *form* concern the two? Where one of them is used in that form, or nobody says how."""
    used = [_used_as(side, asked) for side, asked in zip((left, right), forms, strict=True)]
    return any(form in known for known in used) or not all(used)


def _looked_through(graph: Graph, left: str, right: str) -> Iterator[LookedThrough]:
    for slug in dict.fromkeys((left, *all_ingredients(graph, left), right, *all_ingredients(graph, right))):
        for citation in graph.nodes[slug].looked_through:
            yield LookedThrough(slug, citation)
