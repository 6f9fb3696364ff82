"""What makes a drug look like one of a class: a near miss, of which a “no” may only be said where it is stated (MODEL section 2).

Pure. A class is told by its *traits*: the uses, and the targets with the action on them, that it is said to have of all its
members, or that all its members have; where the class is *loose*, also by what adds up of the effects of most members.
"""

from collections.abc import Iterable
from functools import cache

from drugref.domain.inheritance import FactsOf, facts_for
from drugref.domain.statements import Fact, Graph, Trait
from drugref.vocabulary import Axis, CodedAttribute, Members

TELLING = (CodedAttribute.TARGET, CodedAttribute.USE)
EFFECTS = (CodedAttribute.SIDE_EFFECT, CodedAttribute.SERIOUS_RISK)
FEWEST = 2
"""What one member alone has tells nothing of a class."""


class Likeness:
    """Looks up traits in one state of the catalogue, each entry's once.

    >>> Likeness(graph, facts_of).shared("hydralazine", "ace-inhibitors")
    (Trait(attribute='use', term=Term(slug='high-blood-pressure', …)),)
    """

    def __init__(self, graph: Graph, facts_of: FactsOf) -> None:
        self._graph = graph
        self._facts_of = {slug: [fact for fact in facts if fact.attribute.slug in (*TELLING, *EFFECTS)] for slug, facts in facts_of.items()}
        self._facts = cache(self._look_up)
        self._told_by = cache(self._tell)

    def shared(self, drug: str, drug_class: str) -> tuple[Trait, ...]:
        """What *drug* has of that by which *drug_class* is told, in a fixed order; a law names its members, so nothing of a law."""
        told_by = self._told_by(drug_class)
        if not told_by:
            return ()
        found = told_by & _traits(self._facts(drug))
        return tuple(sorted(found, key=lambda trait: (trait.attribute, trait.term.slug, trait.action)))

    def _look_up(self, slug: str) -> tuple[Fact, ...]:
        return facts_for(slug, self._graph, self._facts_of)

    def _tell(self, drug_class: str) -> frozenset[Trait]:
        node = self._graph.nodes[drug_class]
        if node.axis == Axis.LAW:
            return frozenset()
        stated = [fact for fact in self._facts(drug_class) if fact.members]
        told = _traits((fact for fact in stated if fact.members == Members.ALL), TELLING) | self._of_every_member(drug_class)
        if node.loose:
            told |= _traits((fact for fact in stated if fact.members != Members.SOME and fact.term and fact.term.adds_up), EFFECTS)
        return told

    def _of_every_member(self, drug_class: str) -> frozenset[Trait]:
        members = self._graph.members(drug_class)
        if len(members) < FEWEST:
            return frozenset()
        common = self._sure(members[0])
        for member in members[1:]:
            if not common:
                break
            common &= self._sure(member)
        return common

    def _sure(self, member: str) -> frozenset[Trait]:
        return _traits((fact for fact in self._facts(member) if not fact.is_typical_only), TELLING)


def _traits(facts: Iterable[Fact], attributes: tuple[str, ...] = (*TELLING, *EFFECTS)) -> frozenset[Trait]:
    return frozenset(
        Trait(fact.attribute.slug if fact.attribute.slug in TELLING else "effect", fact.term, fact.action)
        for fact in facts
        if fact.term and not fact.term.broad and fact.is_value and fact.attribute.slug in attributes
    )
