"""Reasons that lie in names: look-alikes, endings, products that hold a thing, words with two meanings, names of the past.

Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from comparisons.engine.reasons.evidence import Ending, Evidence, Pair, Product
from comparisons.engine.verdict import all_ingredients, verdict
from drugref.domain.statements import Citation, Edge, Graph, NamedEntry, Node, Profile
from drugref.names.endings import bears
from drugref.names.normalise import normalise
from drugref.vocabulary import RelationKind, Standing, VerdictKind

ONE, NONE, IN_PART = (VerdictKind.YES, VerdictKind.CONTAINS), VerdictKind.NO, VerdictKind.DEPENDS
KIN = (RelationKind.MIRROR_FORM, RelationKind.SALT, RelationKind.BECOMES_ACTIVE, RelationKind.BECOMES_INACTIVE)


def look_alike(pair: Pair) -> Evidence | None:
    """An official list names the two; or their names are measured as near, and no common ingredient or ending explains that."""
    between = [relation for relation in pair.left.relations if {relation.drug, relation.other} == pair.slugs]
    reported = next((relation for relation in between if relation.kind == RelationKind.MISTAKEN), None)
    near = pair.knowledge.look_alikes.get(pair.slugs)
    if reported:
        return Evidence(relation=reported, look_alike=near)
    if near is None or any(relation.kind in KIN for relation in between):
        return None
    if _parts(pair.graph, pair.left.node) & _parts(pair.graph, pair.right.node) or _shared_ending(pair):
        return None
    return Evidence(look_alike=near)


def _parts(graph: Graph, node: Node) -> set[str]:
    """A drug and all it holds."""
    return {node.slug, *all_ingredients(graph, node.slug)}


def name_ending(pair: Pair) -> Evidence | None:
    """Both names end as those of one class do; or one ends so and is no member, while the other is that class or in it."""
    shared = _shared_ending(pair)
    if shared:
        return Evidence(endings=shared)
    found = [
        ending
        for one, other in ((pair.left, pair.right), (pair.right, pair.left))
        for ending in _endings(one, pair)
        if ending.misleads and ending.ending.entry in {other.slug, *pair.graph.ancestors(other.slug)}
    ]
    return Evidence(endings=tuple(found[:1])) if found else None


def _shared_ending(pair: Pair) -> tuple[Ending, ...]:
    """The endings of both drugs' names by which both are told to be what they are."""
    left = {row.ending.name.text: row for row in _endings(pair.left, pair) if not row.misleads}
    both = [(left[row.ending.name.text], row) for row in _endings(pair.right, pair) if not row.misleads and row.ending.name.text in left]
    return both[0] if both else ()


def _endings(profile: Profile, pair: Pair) -> Iterable[Ending]:
    """The classes whose name ending a drug's own name bears, the longest ending first; decidedly a member of them, or decidedly not."""
    if profile.node.is_class or profile.node.ingredients:
        return
    for named in sorted(pair.knowledge.endings, key=lambda row: (-len(row.name.text), row.name.text)):
        if bears(profile.node.name, named.name.text):
            answer = verdict(pair.graph, profile.slug, named.entry).kind
            if answer in (VerdictKind.YES, NONE):
                yield Ending(profile.slug, named, misleads=answer == NONE)


def held_by_a_product(pair: Pair) -> Evidence | None:
    """The one holds the other; or a product that holds the one is, or holds, the other."""
    graph, left, right = pair.graph, pair.left.node, pair.right.node
    for one, other in ((left, right), (right, left)):
        citation = pair.knowledge.ingredient_citations.get(one.slug, {}).get(other.slug)
        if citation:
            return Evidence(product=Product(one.slug, other.slug, citation))
    for one, other in ((left, right), (right, left)):
        if not one.is_class and (other.is_class or one.is_single_drug):
            product = _longer_product(graph, one, other, pair.knowledge.ingredient_citations)
            if product:
                edges = _belonging(graph, product.holder, other.slug)
                return replace(_stated(edges, of_left=other is left), product=product)
    return None


def _longer_product(graph: Graph, one: Node, other: Node, cited: Mapping[str, Mapping[str, Citation]]) -> Product | None:
    """The smallest combination that holds all of *one* and more, and is or holds *other*, while *one* alone is and holds it not."""
    own = set(one.ingredients) or {one.slug}
    if other.is_class and verdict(graph, one.slug, other.slug).kind != NONE:
        return None
    holders = [graph.nodes[slug] for slug in cited if own < set(graph.nodes[slug].ingredients) and graph.nodes[slug].published]
    for holder in sorted(holders, key=lambda node: (len(node.ingredients), node.slug)):
        if other.slug not in (holder.slug, *own) and _is_or_holds(graph, holder, other):
            held = next((slug for slug in holder.ingredients if slug not in own and _is_or_holds(graph, graph.nodes[slug], other)), "")
            if held:
                return Product(holder.slug, held, cited[holder.slug][held])
    return None


def _is_or_holds(graph: Graph, node: Node, other: Node) -> bool:
    if node.slug == other.slug or other.slug in all_ingredients(graph, node.slug):
        return True
    return other.is_class and verdict(graph, node.slug, other.slug).kind in ONE


def _stated(edges: tuple[Edge, ...], *, of_left: bool) -> Evidence:
    """Statements about one side's classes."""
    return Evidence(left_edges=edges) if of_left else Evidence(right_edges=edges)


def _belonging(graph: Graph, holder: str, other: str) -> tuple[Edge, ...]:
    """The statements by which the product is what the other side is."""
    return verdict(graph, holder, other).edges if graph.nodes[other].is_class else ()


def two_meanings(pair: Pair) -> Evidence | None:
    """A word for the one is also a word for something else, of which the answer for the other side differs."""
    graph = pair.graph
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        plain = verdict(graph, one.slug, other.slug)
        if not other.node.is_class or plain.kind not in (NONE, IN_PART):
            continue
        for namesake in _other_meanings(other, pair):
            meant = graph.nodes[namesake.entry]
            if meant.is_class and namesake.name.standing != Standing.FORMER and namesake.entry != one.slug:
                said = verdict(graph, one.slug, namesake.entry)
                if said.kind == VerdictKind.YES and said.edges:
                    return replace(_stated(said.edges, of_left=one is pair.left), namesake=namesake)
    return None


def _other_meanings(profile: Profile, pair: Pair) -> Iterable[NamedEntry]:
    """Other entries that a standard word for *profile* also leads to: a word it is called by loosely explains little."""
    own = (profile.node.name, profile.node.plural, *(name.text for name in profile.names if name.standing == Standing.STANDARD))
    for word in dict.fromkeys(normalise(text) for text in own if text):
        yield from (row for row in pair.knowledge.namesakes.get(word, ()) if row.entry != profile.slug)


def once_was(pair: Pair) -> Evidence | None:
    """A brand of the one was a brand of the other; or the one was in the other's class until a day."""
    left, right = pair.left, pair.right
    for past, now in ((left, right), (right, left)):
        former = [name for name in past.names if name.standing == Standing.FORMER and name.citation]
        today = {normalise(name.text) for name in now.names if name.citation} if former else set()
        for name in former:
            if normalise(name.text) in today:
                return Evidence(namesake=NamedEntry(past.slug, name))
    for one, other in ((left, right), (right, left)):
        ended = [edge for edge in pair.graph.ended(one.slug, other.slug) if edge.citations]
        if ended:
            return _stated(tuple(ended), of_left=one is left)
    return None
