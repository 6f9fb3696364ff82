"""Whether the two can be taken together, as the page prints it.

Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from comparisons.engine.comparison import Comparison
from comparisons.engine.together import BADGES, Badge, Ground, GroundKind, Together
from comparisons.presenters import grounds
from drugref.domain.english import capital
from drugref.domain.statements import Graph, Interaction, Profile
from drugref.presenters.readings import PrintedReading
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import Form, Severity


@dataclass(frozen=True, slots=True)
class PrintedInteraction:
    severity: str
    severity_label: str
    what_happens: str
    what_to_ask: str
    about: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class PrintedGround:
    """Something worked out from facts of both sides."""

    severity: str
    severity_label: str
    sentence: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class PrintedBadge:
    """What taking both comes to: its look, 'serious', and its words, 'Serious: ask first'."""

    look: str
    label: str


@dataclass(frozen=True, slots=True)
class PrintedTogether:
    first: PrintedInteraction | None
    others: tuple[PrintedInteraction, ...]
    worked_out: tuple[PrintedGround, ...]
    on_the_spot: str
    badge: str
    badge_label: str
    of_some: tuple[PrintedInteraction, ...]
    looked_through: tuple[PrintedReading, ...]
    nothing_recorded: bool

    @property
    def badge_stands_alone(self) -> bool:
        """Does no line below say what taking both comes to?"""
        said = self.first or self.of_some or any(ground.severity == self.badge for ground in self.worked_out)
        return not said and not self.nothing_recorded


def together(comparison: Comparison, graph: Graph, sources: SourceNotes) -> PrintedTogether:
    """What is known of taking both: the interaction that speaks first, the others, what is worked out, and what was looked through."""
    both, left, right = comparison.together, comparison.left, comparison.right
    pair = {left.slug, right.slug}
    claims = (sources.of(f"together-{number}", "Both together", "together") for number in count(1))
    rows = _rows(both.of(GroundKind.RECORDED), pair, graph, claims)
    return PrintedTogether(
        first=rows[0] if rows else None,
        others=tuple(rows[1:]),
        worked_out=tuple(_worked_out(both, left, right, graph, claims)),
        on_the_spot=grounds.on_the_spot(both, graph),
        badge=_css(both.badge),
        badge_label=capital(both.badge.label),
        of_some=_rows(both.of(GroundKind.SOME_MEMBERS), pair, graph, claims),
        looked_through=grounds.looked_through(both, graph),
        nothing_recorded=both.nothing_recorded,
    )


def printed_badge(badge: Badge) -> PrintedBadge:
    return PrintedBadge(_css(badge), capital(badge.label))


def _css(badge: Badge) -> str:
    return badge.value.replace(" ", "-")


def _label(badge: Badge) -> str:
    """A row's own word for it, whether it is recorded or worked out: 'Serious', 'Take care', 'Adds up'."""
    recorded = next((severity.label for severity, same in BADGES.items() if same is badge), badge.label)
    return capital(recorded)


def _worked_out(both: Together, left: Profile, right: Profile, graph: Graph, claims: Iterator[SourceNotes]) -> list[PrintedGround]:
    """One line for each ground; the effects that add up in one line for each severity."""
    found: list[PrintedGround] = []
    effects: dict[Badge, list[Ground]] = {}
    for ground in both.computed:
        if ground.kind is GroundKind.ADDS_UP:
            effects.setdefault(ground.badge, []).append(ground)
            continue
        said = grounds.sentence(ground, left.node, right.node, graph)
        found.append(_ground(ground.badge, said, [ground], next(claims)))
    found += [_ground(badge, grounds.adding_up(some, graph), some, next(claims)) for badge, some in effects.items()]
    order = [_css(badge) for badge in Badge]
    return sorted(found, key=lambda line: order.index(line.severity))


def _ground(badge: Badge, said: str, some: Sequence[Ground], sources: SourceNotes) -> PrintedGround:
    cited = [cite for ground in some for cite in ground.sources]
    return PrintedGround(_css(badge), _label(badge), said, sources.marks(cited, said))


def _rows(some: Iterable[Ground], pair: set[str], graph: Graph, claims: Iterator[SourceNotes]) -> tuple[PrintedInteraction, ...]:
    return tuple(_interaction(ground, ground.interaction, pair, graph, next(claims)) for ground in some if ground.interaction)


def _interaction(ground: Ground, row: Interaction, pair: set[str], graph: Graph, sources: SourceNotes) -> PrintedInteraction:
    badge = BADGES[Severity(row.severity)] if ground.kind is GroundKind.SOME_MEMBERS else ground.badge
    about = "" if {row.left, row.right} == pair else grounds.about(row, graph)
    form = Form(row.form).label if row.form else ""
    return PrintedInteraction(
        severity=_css(badge),
        severity_label=_label(badge),
        what_happens=row.what_happens,
        what_to_ask=row.what_to_ask,
        about=", ".join(filter(None, (about, form, grounds.IN_PART if ground.in_part else ""))),
        marks=sources.marks(row.citations, row.what_happens),
    )
