"""Why the one is taken for the other, in sentences: the editor's where there are any, else composed from the evidence.

Pure.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.engine.reasons.evidence import Evidence
from comparisons.engine.reasons.find import NEEDS_WORDS, Reason
from comparisons.engine.reasons.kinds import ReasonKind
from drugref.domain.english import capital, day, in_sentence, listed, many
from drugref.domain.statements import Fact, Graph, Node, Profile, Relation
from drugref.names.similarity import EASILY_CONFUSED
from drugref.presenters.facts import VERBS, value_in_words
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import Action, Approval, RelationKind, Standing

SHOWN = 2
"""Reasons; the rest are folded away."""
NAMED_AT_MOST, WORDS_NAMED = 2, 6
"""Uses and effects that a sentence names, and their words together, else one; the rows below have them all."""


@dataclass(frozen=True, slots=True)
class PrintedReason:
    title: str
    sentence: str
    marks: Marks


def printed_reasons(
    comparison: Comparison, graph: Graph, sources: SourceNotes, written: Mapping[ReasonKind, str]
) -> tuple[PrintedReason, ...]:
    """The editor's sentences where the facts carry them, in the editor's order; then the computed ones left untouched."""
    found = {reason.kind: reason for reason in comparison.reasons}
    computed = [kind for kind in found if kind not in written and kind not in NEEDS_WORDS]
    kinds = [*(kind for kind in written if kind in found), *computed]
    told = [(found[kind], written.get(kind) or sentence(found[kind], comparison, graph)) for kind in kinds]
    return tuple(
        PrintedReason(
            reason.kind.label,
            said,
            sources.of(f"reason-{number}", reason.kind.label, "why", said=said).marks(reason.evidence.citations()),
        )
        for number, (reason, said) in enumerate(told, 1)
    )


def sentence(found: Reason, comparison: Comparison, graph: Graph) -> str:
    """The reason in one sentence, from its evidence."""
    return REASONS[found.kind](found.evidence, comparison, graph)


def _labels(facts: Iterable[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.term.label if fact.term else value_in_words(fact) for fact in facts))


def _values(facts: Iterable[Fact]) -> str:
    return listed(_labels(facts))


def _in_common(evidence: Evidence, what: str) -> str:
    """'dizziness'; 'some of the same effects: dizziness and a rash'; where more, or long ones: '…, such as dizziness and a rash'."""
    labels = _labels(pair.left for pair in evidence.pairs)
    if len(labels) == 1:
        return labels[0]
    two = labels[:NAMED_AT_MOST]
    named = two if len(" ".join(two).split()) <= WORDS_NAMED else two[:1]
    return f"some of the same {what}{':' if named == labels else ', such as'} {listed(named)}"


def _does(profile: Profile, fact: Fact) -> str:
    """'baclofen activates the GABA-B receptor', 'sertraline blocks reuptake at …'; a class takes the plural verb."""
    verb = VERBS[Action(fact.action)][0] if fact.action in VERBS else fact.action
    if profile.node.is_class and verb:
        first, _, rest = verb.partition(" ")
        verb = f"{first.removesuffix('s')} {rest}".strip() if first != "partly" else f"partly {rest.removesuffix('s')}"
    return f"{many(profile.node)} {verb} the {fact.term.label if fact.term else ''}"


def _same_system(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    pair = evidence.pairs[0]
    system = pair.shared_term.label if pair.shared_term else "same system"
    left, right = _does(comparison.left, pair.left), _does(comparison.right, pair.right)
    return f"Both work on the {system}, but each at its own place. {capital(left)}. {capital(right)}."


def _same_target(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    pair = evidence.pairs[0]
    where = pair.left.term.label if pair.left.term else ""
    return f"Both act at the {where}, though they are made differently."


def _shared_use(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    return f"Both are used for {_in_common(evidence, 'things')}."


def _shared_off_label_use(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    def who(pair_side: Iterable[tuple[Profile, Fact]]) -> str:
        return listed(many(profile.node) for profile, fact in pair_side if fact.approval == Approval.OFF_LABEL)

    first = evidence.pairs[0]
    off = who([(comparison.left, first.left), (comparison.right, first.right)])
    return f"Both are used for {_in_common(evidence, 'things')}. For {off} this use is not an approved one."


def _shared_feeling(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    return f"Both can cause {_in_common(evidence, 'effects')}."


def _relation(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    relation = evidence.relation
    if relation is None:
        return ""
    drug, other = (in_sentence(graph.nodes[slug].name) for slug in (relation.drug, relation.other))
    if relation.kind == RelationKind.BECOMES_ACTIVE:
        return f"In the body, {drug} turns into {other}, which is active itself."
    return f"{capital(drug)} {RelationKind(relation.kind).label} {other}."


def _same_schedule(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    law = graph.nodes[evidence.left_edges[-1].parent] if evidence.left_edges else graph.nodes[evidence.right_edges[-1].parent]
    where = f" ({law.place})" if law.place and law.place not in law.name else ""
    return f"Both are {many(law)}{where}. That says nothing of how they work."


def _in_part(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    return " ".join(capital(edge.because) for edge in (*evidence.left_edges, *evidence.right_edges))


def _taken_together(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    return evidence.interaction.what_happens if evidence.interaction else ""


def _same_test(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    return f"Both can show up on the same drug test: {_values(evidence.left_facts)}."


def _regulator(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    labels = _values(pair.left for pair in evidence.pairs)
    return f"An official file gives both the label “{labels}”. Such labels group medicines for regulation; they decide no answer here."


def _tall(relation: Relation) -> tuple[str, ...]:
    """The two names in the letters of the list that reports them."""
    return relation.citation.key_words[:2]


def _look_alike(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    if evidence.relation:
        said = f"{listed(_tall(evidence.relation))} stand on an official list of names that are taken for one another."
        return f"{said} The capitals are its way to tell them apart."
    near = evidence.look_alike
    if near is None:
        return ""
    names = listed(near.names[profile.slug].capitalize() for profile in (comparison.left, comparison.right))
    if near.score >= EASILY_CONFUSED:
        return f"{names} are easily confused: they look and sound much alike (by our measure, {near.score:.2f} of 1)."
    return f"{names} look and sound somewhat alike (by our measure, {near.score:.2f} of 1)."


def _name_ending(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    first = evidence.endings[0]
    ending, group = first.ending.name.text, graph.nodes[first.ending.entry]
    of = in_sentence(graph.nodes[first.of].name)
    if first.misleads:
        return f"Names in {ending} are mostly those of {many(group)}; {of} ends so too, and is none."
    return f"Both names end in {ending}, the ending of {many(group)}."


def _held(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    product = evidence.product
    if product is None:
        return ""
    holder, held = graph.nodes[product.holder], graph.nodes[product.held]
    if {product.holder, product.held} == {comparison.left.slug, comparison.right.slug}:
        return f"{capital(many(holder))} holds {many(held)}."
    with_it = next(
        profile for profile in (comparison.left, comparison.right) if not profile.node.is_class and _is_part(profile.node, holder)
    )
    return f"{capital(many(with_it.node))} is also sold together with {many(held)}, as {many(holder)}: names that are easily mixed up."


def _is_part(node: Node, holder: Node) -> bool:
    return node.slug in holder.ingredients or (bool(node.ingredients) and set(node.ingredients) <= set(holder.ingredients))


def _two_meanings(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    meant = evidence.namesake
    if meant is None:
        return ""
    subject = comparison.left if evidence.left_edges else comparison.right
    group = graph.nodes[meant.entry]
    loosely = "is loosely used" if meant.name.standing == Standing.LOOSE else "is also used"
    is_are = "are" if subject.node.is_class else "is"
    return f"The word “{meant.name.text}” {loosely} for {many(group)}, and {many(subject.node)} {is_are} among them."


def _once_was(evidence: Evidence, comparison: Comparison, graph: Graph) -> str:
    if evidence.namesake:
        past = graph.nodes[evidence.namesake.entry]
        now = comparison.right.node if past.slug == comparison.left.slug else comparison.left.node
        return f"“{evidence.namesake.name.text}” was once a name of {many(past)}; now it is one of {many(now)}."
    edge = (*evidence.left_edges, *evidence.right_edges)[0]
    until = f" until {day(edge.until)}" if edge.until else ""
    return f"{capital(many(graph.nodes[edge.child]))} counted among {many(graph.nodes[edge.parent])}{until}."


REASONS: dict[ReasonKind, Callable[[Evidence, Comparison, Graph], str]] = {
    ReasonKind.SAME_SYSTEM: _same_system,
    ReasonKind.SAME_TARGET: _same_target,
    ReasonKind.SHARED_USE: _shared_use,
    ReasonKind.SHARED_OFF_LABEL_USE: _shared_off_label_use,
    ReasonKind.SHARED_FEELING: _shared_feeling,
    ReasonKind.BECOMES: _relation,
    ReasonKind.MIRROR_OR_SALT: _relation,
    ReasonKind.SAME_SCHEDULE: _same_schedule,
    ReasonKind.IN_PART: _in_part,
    ReasonKind.TAKEN_TOGETHER: _taken_together,
    ReasonKind.SAME_TEST: _same_test,
    ReasonKind.REGULATOR_SAYS: _regulator,
    ReasonKind.LOOK_ALIKE: _look_alike,
    ReasonKind.NAME_ENDING: _name_ending,
    ReasonKind.HELD_BY_BRAND: _held,
    ReasonKind.TWO_MEANINGS: _two_meanings,
    ReasonKind.ONCE_WAS: _once_was,
}

MEANINGS: dict[ReasonKind, str] = {
    ReasonKind.SAME_SYSTEM: "Both work through one system of the body, but at different places in it.",
    ReasonKind.SAME_TARGET: "Both act at the very same place, though they are built differently.",
    ReasonKind.SHARED_USE: "Both are taken for the same thing, so the one passes for the other.",
    ReasonKind.SHARED_OFF_LABEL_USE: "Both are given for the same thing, though one of them is not approved for it.",
    ReasonKind.SHARED_FEELING: "Both can make people feel the same: sleepy or dizzy, for example.",
    ReasonKind.LOOK_ALIKE: "Read, heard or written in a hurry, one name passes for the other.",
    ReasonKind.NAME_ENDING: "The last syllables of a name tell a family, and sometimes the wrong one.",
    ReasonKind.HELD_BY_BRAND: "The one holds the other, or is sold together with it, under a name much like its own.",
    ReasonKind.BECOMES: "Whoever takes the one comes to have the other in the body too.",
    ReasonKind.MIRROR_OR_SALT: "It is nearly the same substance, sold under a name of its own.",
    ReasonKind.SAME_SCHEDULE: "The law keeps both on one list, which says nothing of how they work.",
    ReasonKind.TWO_MEANINGS: "One word, such as “narcotic” or “steroid”, stands for two different things.",
    ReasonKind.TAKEN_TOGETHER: "The two are often taken side by side, and so seem to be one thing.",
    ReasonKind.ONCE_WAS: "A name or a group has changed hands, and people remember how it was.",
    ReasonKind.SAME_TEST: "The same drug test can be set off by either of them.",
    ReasonKind.IN_PART: "The one belongs to the other in part, so that neither yes nor no is quite right.",
    ReasonKind.REGULATOR_SAYS: "An official file gives both one heading, made for regulation and not to tell what is what.",
}
"""What each reason comes to, for somebody who has not met it."""
