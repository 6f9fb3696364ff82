"""What both cause and that adds up, and what one does that the other undoes.

Pure.
"""

from collections.abc import Iterator
from enum import IntEnum

from comparisons.engine.together.badge import Badge
from comparisons.engine.together.flags import flags
from comparisons.engine.together.ground import Ground, GroundKind
from drugref.domain.hierarchy import nearest_shared
from drugref.domain.statements import Fact, Graph, Profile
from drugref.vocabulary import Action, Axis, CodedAttribute, CodedTerm, Form


class Weight(IntEnum):
    """How strongly an effect is stated of a medicine: a side effect, a serious risk, a boxed warning or a risk of its whole class."""

    SLIGHT, SOME, STRONG = range(3)


Cells = tuple[Badge, Badge, Badge]
MILD: Cells = (Badge.ADDS_UP, Badge.ADDS_UP, Badge.ADDS_UP)
GRAVE: Cells = (Badge.SERIOUS, Badge.SERIOUS, Badge.SERIOUS)
ADDING_UP: dict[str, Cells] = {
    CodedTerm.SLOWED_BREATHING: (Badge.SERIOUS, Badge.SERIOUS, Badge.CARE),
    CodedTerm.QT_PROLONGATION: (Badge.SERIOUS, Badge.SERIOUS, Badge.CARE),
    CodedTerm.BLEEDING: (Badge.SERIOUS, Badge.CARE, Badge.ADDS_UP),
    CodedTerm.SEROTONIN_SYNDROME: (Badge.CARE, Badge.ADDS_UP, Badge.ADDS_UP),
    CodedTerm.HIGH_POTASSIUM: (Badge.SERIOUS, Badge.CARE, Badge.CARE),
    CodedTerm.SLOW_HEARTBEAT: (Badge.SERIOUS, Badge.CARE, Badge.ADDS_UP),
    CodedTerm.LOW_BLOOD_SUGAR: (Badge.CARE, Badge.ADDS_UP, Badge.ADDS_UP),
    CodedTerm.LOW_BLOOD_PRESSURE: (Badge.CARE, Badge.ADDS_UP, Badge.ADDS_UP),
}
"""Effect -> what it comes to where both have it strongly, one strongly, neither. What is not here adds up and no more."""
ATTRIBUTES = (CodedAttribute.BOXED_WARNING, CodedAttribute.SERIOUS_RISK, CodedAttribute.SIDE_EFFECT)
SWALLOWED = ("", Form.BY_MOUTH, Form.LONG_ACTING, Form.UNDER_TONGUE)
"""Forms of the facts that count: taking by mouth is assumed, and said."""
OVERDOSE = "overdosage"
"""The section of a label that tells what too much does."""
ON_THE_SPOT = (Form.SKIN, Form.EYE_EAR, Form.NOSE, Form.INHALED, Form.RECTAL)
"""Forms of which little reaches the blood: from these no effect and no amount is worked out."""


def weight(fact: Fact) -> Weight:
    """A boxed warning, or a serious risk of the whole class, is strong; a serious risk of its own is some; a side effect slight."""
    if fact.attribute.slug == CodedAttribute.BOXED_WARNING:
        return Weight.STRONG
    if fact.attribute.slug == CodedAttribute.SERIOUS_RISK:
        return Weight.STRONG if fact.origin == "class" else Weight.SOME
    return Weight.SLIGHT


def adding_up(left: Profile, right: Profile, graph: Graph) -> Iterator[Ground]:
    """Shared effects that add up, each once, with the strongest fact of each side."""
    mine, theirs = _effects(left), _effects(right)
    for slug in sorted(mine.keys() & theirs.keys()):
        one, other = mine[slug], theirs[slug]
        badge = _badge(_weigh(one, left), _weigh(other, right), _cells(slug, left, right, graph))
        yield Ground(GroundKind.ADDS_UP, badge, term=one.term, left=(one,), right=(other,))


def is_slight(ground: Ground) -> bool:
    """Is the effect no more than a side effect on both sides?"""
    return all(weight(fact) is Weight.SLIGHT for fact in (*ground.left, *ground.right))


def _weigh(fact: Fact, of: Profile) -> Weight:
    """The weight of an effect of *of*; that on the heart rhythm is strong where its label says not to add another."""
    if fact.term and fact.term.slug == CodedTerm.QT_PROLONGATION and CodedTerm.ALONE_IN_QT in flags(of):
        return Weight.STRONG
    return weight(fact)


def _badge(one: Weight, other: Weight, cells: Cells) -> Badge:
    weaker, stronger = sorted((one, other))
    if weaker is Weight.SLIGHT:
        return Badge.ADDS_UP
    both_strong, one_strong, neither = cells
    return neither if stronger is Weight.SOME else both_strong if weaker is Weight.STRONG else one_strong


def _cells(slug: str, left: Profile, right: Profile, graph: Graph) -> Cells:
    if slug == CodedTerm.SEROTONIN_SYNDROME and (_blocks_mao(left) or _blocks_mao(right)):
        return GRAVE
    if slug == CodedTerm.SLOW_HEARTBEAT and _of_one_kind(left, right, graph):
        return MILD
    return ADDING_UP.get(slug, MILD)


def _blocks_mao(profile: Profile) -> bool:
    facts = profile.of(CodedAttribute.TARGET)
    return any(fact.term and fact.term.slug == CodedTerm.MONOAMINE_OXIDASE and fact.action == Action.BLOCKS_ENZYME for fact in facts)


def _of_one_kind(left: Profile, right: Profile, graph: Graph) -> bool:
    """Two that slow the heart in one way, such as two beta blockers: that is one medicine twice, no meeting of two ways."""
    shared = nearest_shared(graph.up, left.slug, right.slug)
    return any(graph.nodes[slug].axis == Axis.MECHANISM and not graph.nodes[slug].broad for slug in shared)


def _effects(profile: Profile) -> dict[str, Fact]:
    """Term that adds up -> the strongest fact that states it of what is swallowed."""
    found: dict[str, Fact] = {}
    for slug in ATTRIBUTES:
        for fact in profile.of(slug):
            if fact.is_value and fact.term and fact.term.adds_up and fact.form in SWALLOWED and not _is_of_overdose(fact):
                known = found.get(fact.term.slug)
                if known is None or weight(fact) > weight(known):
                    found[fact.term.slug] = fact
    return found


def _is_of_overdose(fact: Fact) -> bool:
    """Is it stated only where a label speaks of an overdose? That says nothing of what is taken as usual."""
    return all(cite.section == OVERDOSE for cite in fact.citations)


# opposites

ON = (Action.ACTIVATES, Action.PARTLY_ACTIVATES)
OFF = (Action.BLOCKS, Action.INVERSELY_ACTIVATES)
SPARES: dict[str, str] = {CodedTerm.ACETYLCHOLINESTERASE: CodedTerm.MUSCARINIC}
"""Enzyme -> the receptor whose messenger it breaks down: blocking the enzyme does what activating the receptor would."""


def opposites(left: Profile, right: Profile) -> Iterator[Ground]:
    """Where one activates what the other blocks: a ground for each receptor."""
    for one, other, by_left in ((left, right, True), (right, left, False)):
        off = {fact.term.slug: fact for fact in _targets(other) if fact.term and fact.action in OFF}
        met: set[str] = set()
        for fact in _targets(one):
            site = _switched_on(fact)
            if site in off and site not in met:
                met.add(site)
                sides = ((fact,), (off[site],)) if by_left else ((off[site],), (fact,))
                yield Ground(GroundKind.OPPOSITES, Badge.CARE, term=off[site].term, left=sides[0], right=sides[1])


def _targets(profile: Profile) -> Iterator[Fact]:
    return (fact for fact in profile.of(CodedAttribute.TARGET) if fact.is_value and fact.term)


def _switched_on(fact: Fact) -> str:
    """The receptor that *fact* says is switched on, itself or by sparing its messenger; '' for none."""
    slug = fact.term.slug if fact.term else ""
    if fact.action in ON:
        return slug
    return SPARES.get(slug, "") if fact.action == Action.BLOCKS_ENZYME else ""
