"""Which facts hold for an entry: its own, those of its classes, those of its ingredients (MODEL section 3).

Pure. The rules, in the order they are applied:

* terms merge term by term; of the same term (with the same action, form and place) the nearest statement stands, but one that
  holds for sure stands before one that holds for most members of a class;
* for single values the entry's own stands, else the nearest class's; several equally near that differ are all kept;
* “not so here” with a term takes away that term; without one, or “checked: none” or “does not apply”, all inherited values;
* a class's fact that holds for *all* or for *most* members is handed down (and says so); what holds for *some*, or speaks of
  the class alone as a sentence may, never is;
* a combination takes, of the attributes marked so, its ingredients' facts;
* whatever is handed on keeps its mark (members, form, place) and says where it is stated and through which ingredients it came,
  however many steps; what holds for one dose form is not handed to what is not taken in that form.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from drugref.domain.statements import Fact, Graph
from drugref.vocabulary import CodedAttribute, Members, ValueKind, forms_taken

FactsOf = Mapping[str, Sequence[Fact]]


def facts_for(slug: str, graph: Graph, facts_of: FactsOf) -> tuple[Fact, ...]:
    """All facts that hold for *slug*, by attribute order; own before inherited, nearer before farther."""
    return _facts_for(slug, graph, facts_of, frozenset())


def _facts_for(slug: str, graph: Graph, facts_of: FactsOf, seen: frozenset[str]) -> tuple[Fact, ...]:
    own = [fact for fact in facts_of.get(slug, ()) if fact.origin == "own"]
    forms = forms_taken(fact.term.slug for fact in own if fact.attribute.slug == CodedAttribute.ROUTE and fact.is_value and fact.term)
    layers: list[list[Fact]] = [own]
    by_distance: dict[int, list[Fact]] = {}
    for above, distance in graph.ancestors(slug).items():
        by_distance.setdefault(distance, []).extend(_handed_down(facts_of.get(above, ())))
    layers += [by_distance[distance] for distance in sorted(by_distance)]
    for ingredient in graph.ingredients_of(slug):
        if ingredient not in seen:
            held = _facts_for(ingredient, graph, facts_of, seen | {slug})
            handed = (fact for fact in held if fact.attribute.through_ingredients and fact.is_value)
            layers.append([replace(fact, origin="ingredient", via=(ingredient, *fact.via)) for fact in handed])
    fitting = [layers[0], *([fact for fact in layer if _fits(fact, forms)] for layer in layers[1:])]
    return tuple(sorted(_merge(fitting), key=lambda f: f.attribute.order))


def _fits(fact: Fact, forms: Collection[str]) -> bool:
    """May it hold of what comes in these *forms*? Where none is recorded, it is not known that it does not."""
    return not fact.form or not forms or fact.form in forms


def _handed_down(facts: Iterable[Fact]) -> Iterable[Fact]:
    for fact in facts:
        if fact.attribute.inherited and fact.is_value and fact.members in (Members.ALL, Members.MOST):
            yield replace(fact, origin="class")


def _merge(layers: Sequence[Sequence[Fact]]) -> list[Fact]:
    """Own facts whole, then of each further layer what nothing nearer overrides."""
    kept: list[Fact] = list(layers[0])
    for layer in layers[1:]:
        kept = [near for near in kept if not any(_is_surer(far, near) for far in layer)]
        fresh = [fact for fact in layer if not any(_overrides(near, fact) for near in kept)]
        kept += _each_term_once(fresh)
    return kept


def _is_surer(far: Fact, near: Fact) -> bool:
    """The farther fact is true of all, or of an ingredient; the nearer says the same of most members only."""
    same = far.term is not None and near.term is not None and far.attribute.slug == near.attribute.slug
    return near.is_typical_only and not far.is_typical_only and far.is_value and same and _term_key(far) == _term_key(near)


def _each_term_once(layer: Sequence[Fact]) -> list[Fact]:
    """Two classes equally near may say the same: the first stands for both."""
    met: set[tuple[str, ...]] = set()
    once = []
    for fact in layer:
        key = (fact.attribute.slug, *_term_key(fact))
        if fact.term is None or key not in met:
            once.append(fact)
        met.add(key)
    return once


def _overrides(near: Fact, far: Fact) -> bool:
    """Does the nearer fact make the farther one give way?"""
    if near.attribute.slug != far.attribute.slug:
        return False
    if near.denies:
        same_term = near.term is None or (far.term is not None and near.term.slug == far.term.slug)
        return near.origin == "own" and same_term and near.form in ("", far.form)
    if far.origin == "ingredient" and near.origin == "ingredient" and near.entry != far.entry and far.term is None:
        return False
    if far.attribute.value_kind == ValueKind.TERMS:
        return near.term is not None and far.term is not None and _term_key(near) == _term_key(far)
    return near.form in ("", far.form) and near.place in ("", far.place) and near.comparator == far.comparator


def _term_key(fact: Fact) -> tuple[str, str, str, str]:
    return (fact.term.slug if fact.term else "", fact.action, fact.form, fact.place)
