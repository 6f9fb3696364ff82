"""What a reason for a confusion rests on.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from comparisons.engine.differences import Alike, Row
from comparisons.engine.together import Together
from drugref.domain.statements import Citation, Edge, Fact, Graph, Interaction, Knowledge, LookAlike, NamedEntry, Profile, Relation


@dataclass(frozen=True, slots=True)
class Product:
    """A combination *holder* that holds *held* and, by it, is or holds what the other side is."""

    holder: str
    held: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Ending:
    """A drug *of* whose name ends as those of class ``ending.entry`` do. ``misleads``: it is no member."""

    of: str
    ending: NamedEntry
    misleads: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The statements a reason rests on: pairs of facts, classifications of each side, a relation, an interaction, or names."""

    pairs: tuple[Alike, ...] = ()
    left_edges: tuple[Edge, ...] = ()
    right_edges: tuple[Edge, ...] = ()
    left_facts: tuple[Fact, ...] = ()
    right_facts: tuple[Fact, ...] = ()
    relation: Relation | None = None
    interaction: Interaction | None = None
    look_alike: LookAlike | None = None
    endings: tuple[Ending, ...] = ()
    product: Product | None = None
    namesake: NamedEntry | None = None

    def mirrored(self) -> "Evidence":
        return replace(
            self,
            pairs=tuple(pair.mirrored() for pair in self.pairs),
            left_edges=self.right_edges,
            right_edges=self.left_edges,
            left_facts=self.right_facts,
            right_facts=self.left_facts,
        )

    def citations(self) -> tuple[Citation, ...]:
        """Everything cited that it rests on; empty only for a measured likeness of two names."""
        facts = [fact for pair in self.pairs for fact in (pair.left, pair.right)]
        stated: list[Fact | Edge] = [*facts, *self.left_facts, *self.right_facts, *self.left_edges, *self.right_edges]
        singles = [row.citation for row in (self.relation, self.product) if row]
        singles += [row.ending.name.citation for row in self.endings if row.ending.name.citation]
        singles += [self.namesake.name.citation] if self.namesake and self.namesake.name.citation else []
        of_interaction = self.interaction.citations if self.interaction else ()
        return (*(cite for row in stated for cite in row.citations), *of_interaction, *singles)


@dataclass(frozen=True, slots=True)
class Pair:
    """All that a reason may be found in."""

    left: Profile
    right: Profile
    knowledge: Knowledge
    rows: Sequence[Row]
    together: Together

    @property
    def graph(self) -> Graph:
        return self.knowledge.graph

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset((self.left.slug, self.right.slug))

    def alike(self, attribute: str) -> tuple[Alike, ...]:
        return tuple(pair for row in self.rows if row.attribute.slug == attribute for pair in row.alike)
