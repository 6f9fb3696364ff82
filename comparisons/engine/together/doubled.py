"""What is taken twice: the same drug in both, or two of a class of which one at a time is taken.

Pure.
"""

from collections.abc import Iterator, Sequence

from comparisons.engine.together.badge import Badge
from comparisons.engine.together.flags import flags
from comparisons.engine.together.ground import Ground, GroundKind
from comparisons.engine.verdict import all_ingredients
from drugref.domain.statements import Fact, Graph, Profile
from drugref.vocabulary import CodedTerm


def doubled(left: Profile, right: Profile, graph: Graph, written: Sequence[Ground]) -> Iterator[Ground]:
    """A ground for each drug that both hold or are, and for each class of which both have one; of a drug and itself, two forms of it.

    A drug whose own label says not to use two products that hold it is serious, else taking twice asks for care. A class is left to its
    recorded row with itself, where there is one.
    """
    if left.node.is_class or right.node.is_class:
        return
    mine, theirs = _one_at_a_time(left), _one_at_a_time(right)
    twice = {left.slug} if left.slug == right.slug else _held(graph, left.slug) & _held(graph, right.slug)
    for slug in sorted(twice):
        badge = Badge.SERIOUS if slug in mine.keys() | theirs.keys() else Badge.CARE
        cited = tuple(side.ingredient_citations[slug] for side in (left, right) if slug in side.ingredient_citations)
        sides = [(facts[slug],) if slug in facts else () for facts in (mine, theirs)]
        yield Ground(GroundKind.DOUBLED, badge, doubled=slug, left=sides[0], right=sides[1], citations=cited)
    if twice:
        return
    own_rows = {ground.interaction.left for ground in written if ground.interaction and ground.interaction.left == ground.interaction.right}
    for slug in sorted(mine.keys() & theirs.keys() - own_rows):
        yield Ground(GroundKind.DOUBLED, Badge.CARE, doubled=slug, left=(mine[slug],), right=(theirs[slug],))


def _held(graph: Graph, slug: str) -> set[str]:
    return {held for held in (slug, *all_ingredients(graph, slug)) if graph.shows(held)}


def _one_at_a_time(side: Profile) -> dict[str, Fact]:
    """Drug or class of which one at a time is taken -> the fact that says so."""
    return {fact.entry: fact for fact in flags(side).get(CodedTerm.ONE_AT_A_TIME, ())}
