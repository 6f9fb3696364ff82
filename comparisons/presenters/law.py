"""What the law calls the two sides: printed from its classes and from the dated checks of them.

Pure. Silence is no status: a side of which no class is recorded and none was looked for is not compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.presenters import sentences
from drugref.domain.english import day, listed
from drugref.domain.statements import Check, Citation, Edge, Graph, Profile
from drugref.vocabulary import Axis

LABEL = "Legal status"


@dataclass(frozen=True, slots=True)
class Said:
    """'Schedule IV (US)' and what it rests on."""

    words: str
    citations: tuple[Citation, ...]
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """What the law says of both, and of each side alone."""

    both: tuple[Said, ...] = ()
    left: tuple[Said, ...] = ()
    right: tuple[Said, ...] = ()
    is_one_sided: bool = False

    @property
    def is_gap(self) -> bool:
        return not (self.both or self.left or self.right)

    @property
    def differs(self) -> bool:
        return bool(self.left or self.right) and not self.is_one_sided


def legal_status(comparison: Comparison, graph: Graph) -> LegalStatus:
    """Classes of the same place and extent are shared; so is to be in none of a place's classes."""
    c = comparison
    checks = [_check(c.left, c.left_law), _check(c.right, c.right_law)]
    recorded = [bool(edges or check) for edges, check in zip((c.left_law, c.right_law), checks, strict=True)]
    if checks[0] and checks[1] and _place(checks[0]) == _place(checks[1]):
        return LegalStatus(both=(_in_no_class([checks[0], checks[1]]),))
    left, right = ({_key(edge, graph): edge for edge in edges} for edges in (c.left_law, c.right_law))
    alone = [
        (_in_no_class([check]),) if check else tuple(_said([edge], graph) for key, edge in own.items() if key not in other)
        for own, other, check in ((left, right, checks[0]), (right, left, checks[1]))
    ]
    return LegalStatus(
        both=tuple(_said([edge, right[key]], graph) for key, edge in left.items() if key in right),
        left=alone[0],
        right=alone[1],
        is_one_sided=recorded[0] != recorded[1],
    )


def _check(profile: Profile, classes: Sequence[Edge]) -> Check | None:
    """The day on which its classes were looked for and none was found."""
    return None if classes else profile.node.checks.get(Axis.LAW)


def _place(check: Check) -> str:
    return check.citation.source.place if check.citation else ""


def _key(edge: Edge, graph: Graph) -> tuple[str, str, str]:
    return edge.parent, edge.place or graph.nodes[edge.parent].place, edge.extent


def _said(edges: Sequence[Edge], graph: Graph) -> Said:
    return Said(sentences.law(edges[0], graph), tuple(cite for edge in edges for cite in edge.citations))


def _in_no_class(checks: Sequence[Check]) -> Said:
    days = listed(day(on) for on in sorted({check.on for check in checks}))
    words = f"In no class of {_place(checks[0]) or 'the'} drug law recorded here; looked up on {days}"
    return Said(words, tuple(check.citation for check in checks if check.citation), is_state=True)
