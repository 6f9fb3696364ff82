"""The gravest that is recorded of one entry: its boxed warnings, what stopping it suddenly can do, and with whom it is dangerous.

Pure: no Django, no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from drugref.domain.statements import Fact, Graph, Interaction, Node, Profile
from drugref.vocabulary import FARE, CodedAttribute

LIFE_THREATENING_TO_STOP = 3
"""The level of dependence at which stopping suddenly is a danger in itself."""
OF_STOPPING = ("stopping", "discontinuation", "abrupt withdrawal")


def boxed_warnings(profile: Profile) -> tuple[Fact, ...]:
    """What its labels say in a box, also what only *most* of its class carry."""
    return tuple(fact for fact in profile.of(CodedAttribute.BOXED_WARNING) if fact.is_value)


def dangerous_to_stop(profile: Profile) -> tuple[Fact, ...]:
    """The level of its dependence, where stopping suddenly is a danger; also where that is so of *most* of its class alone."""
    return tuple(fact for fact in profile.of(CodedAttribute.DEPENDENCE) if (fact.level or 0) >= LIFE_THREATENING_TO_STOP)


def is_of_stopping(fact: Fact) -> bool:
    """Is it a boxed warning of what follows when it is stopped, as “blood clots after stopping early”?"""
    term = fact.term
    return term is not None and any(word in f"{term.label} {term.clinical}" for word in OF_STOPPING)


def sure(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those that are true of the entry itself, not only of most of its class."""
    return tuple(fact for fact in facts if not fact.is_typical_only)


@dataclass(frozen=True, slots=True)
class Partner:
    """Another entry with all that is recorded of taking the two together, the worst first.

    Each row stands with the slug of whom it is recorded for: ``(Interaction("alcohol", "cns-depressants", …), "cns-depressants")``.
    """

    other: Node
    rows: tuple[tuple[Interaction, str], ...]

    @property
    def severity(self) -> str:
        return self.rows[0][0].severity


def partners(interactions: Iterable[Interaction], graph: Graph, slug: str) -> tuple[Partner, ...]:
    """All that something is recorded of taking with *slug*, each once: the worst first, and of these what most people meet.

    That is food and drink, then classes, the larger first, then medicines, those that it is recorded of by name before the others.
    """
    near = {slug, *graph.ancestors(slug), *graph.ingredients_of(slug)}
    found: dict[str, list[tuple[Interaction, str]]] = {}
    for row in sorted(interactions, key=lambda row: (-row.rank, slug not in (row.left, row.right), row.left, row.right)):
        mine = slug if slug in (row.left, row.right) else row.left if row.left in near else row.right
        found.setdefault(row.right if mine == row.left else row.left, []).append((row, mine))
    told = [Partner(graph.nodes[other], tuple(rows)) for other, rows in found.items()]
    return tuple(sorted(told, key=lambda one: _order(one, graph, slug, is_kin=one.other.slug in near)))


def _order(partner: Partner, graph: Graph, slug: str, *, is_kin: bool) -> tuple[int, int, int, bool, str]:
    row, mine = partner.rows[0]
    node = partner.other
    if node.is_class and not is_kin:
        return (-row.rank, 2 if node.broad else 1, -len(graph.members(node.slug)), False, node.title.lower())
    return (-row.rank, 0 if node.noun in FARE else 3, 0, mine != slug, node.title.lower())
