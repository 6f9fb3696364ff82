"""Every sentence that is composed rather than written by an editor: answers, dangers, reasons.

Pure. Left and right are positions, never privileges; unknown is written as unknown.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger, DangerKind
from comparisons.engine.together import Badge, Ground
from comparisons.engine.verdict import Rule, Verdict
from comparisons.presenters import grounds
from drugref.domain.english import capital, in_sentence, listed, many, one, with_article
from drugref.domain.statements import Edge, Fact, Graph, Node, Profile
from drugref.presenters.facts import value_in_words
from drugref.vocabulary import Axis, CodedAttribute, Extent, Form, Place, VerdictKind

BY_AXIS = {
    Axis.CHEMISTRY: "by chemistry",
    Axis.MECHANISM: "by the way it works",
    Axis.USE: "by use",
    Axis.LAW: "by law",
    Axis.EVERYDAY: "by everyday word",
}
NAMED_AT_MOST = 4
BOXED_IN_A_SENTENCE = 2


def question(left: Node, right: Node) -> str:
    """The heading of a pair: 'Is baclofen a benzodiazepine?', 'Alprazolam or lorazepam?', 'Benzodiazepines or Z-drugs?'."""
    if right.is_class and not left.is_class:
        return f"Is {in_sentence(left.name)} {one(right)}?"
    return f"{left.title} or {in_sentence(right.title)}: what is the difference?"


def badge(verdict: Verdict) -> str:
    """The verdict in one or two words."""
    if verdict.rule == Rule.OTHER_DRUG:
        return "Not the same"
    if verdict.rule == Rule.HOLDS:
        return "One holds the other"
    if verdict.rule == Rule.ONE_OF_IT and verdict.kind == VerdictKind.DEPENDS:
        return "One of them"
    return verdict.kind.label


def answer(verdict: Verdict, graph: Graph) -> str:
    """The verdict as one or two sentences, from the rule that decided and the statements it rests on."""
    return ANSWERS[verdict.rule](verdict, graph)


def _ends(verdict: Verdict, graph: Graph) -> tuple[Node, Node]:
    return graph.nodes[verdict.subject], graph.nodes[verdict.object]


def _is(node: Node) -> str:
    return "are" if node.is_class else "is"


def _as(subject: Node, target: Node) -> str:
    """The object as it is said of the subject: 'a benzodiazepine' of a drug, 'benzodiazepines' of a class."""
    return many(target) if subject.is_class else one(target)


def _same(verdict: Verdict, graph: Graph) -> str:
    subject, _target = _ends(verdict, graph)
    return f"{capital(many(subject))} is itself."


def _belongs(verdict: Verdict, graph: Graph) -> str:
    subject, _target = _ends(verdict, graph)
    steps = [graph.nodes[edge.parent] for edge in verdict.edges]
    first = f"{capital(many(subject))} {_is(subject)} {_as(subject, steps[0])}"
    further = [f"{many(low)} are {many(high)}" for low, high in pairwise(steps)]
    return f"{first}{', and ' if further else ''}{listed(further)}."


def _not_one(subject: Node, target: Node) -> str:
    """'Baclofen is not a benzodiazepine.' Of a class without a sharp edge: 'Ginkgo isn't usually counted as a CNS depressant.'"""
    if target.loose:
        return f"{capital(many(subject))} {_is(subject)}n’t usually counted as {_as(subject, target)}."
    return f"{capital(many(subject))} {_is(subject)} not {_as(subject, target)}."


def _stated_not(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    stated = verdict.edges[0]
    plain = _not_one(subject, target)
    if {stated.child, stated.parent} == {verdict.subject, verdict.object}:
        return f"{plain} {capital(verdict.because)}"
    inner = stated.child if stated.child in {verdict.subject, *graph.ancestors(verdict.subject)} else stated.parent
    outer = stated.parent if inner == stated.child else stated.child
    if inner == verdict.subject:
        return f"{plain} {capital(verdict.because)}"
    is_one, is_none = (_as(subject, graph.nodes[slug]) for slug in (inner, outer))
    return f"{capital(many(subject))} {_is(subject)} {is_one}, not {is_none}. {capital(verdict.because)}"


def _partly(verdict: Verdict, _graph: Graph) -> str:
    return capital(verdict.because)


def _kinds(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    if verdict.kind == VerdictKind.NO:
        kinds = [many(graph.nodes[part.object]) for part in verdict.parts]
        return f"{capital(many(subject))} belongs to none of the kinds of {many(target)}: {listed(kinds, 'or')}."
    deciding = verdict.parts_that_are(verdict.kind)
    if verdict.kind == VerdictKind.YES:
        return (
            f"{capital(many(subject))} is one kind of {in_sentence(target.name)}: {listed(one(graph.nodes[p.object]) for p in deciding)}."
        )
    if verdict.kind == VerdictKind.UNKNOWN:
        return _not_recorded(verdict, graph)
    return " ".join(answer(part, graph) for part in deciding)


def _ingredient(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    held = [in_sentence(graph.nodes[slug].name) for slug in verdict.held]
    is_or_are = f"is {one(target)}" if len(held) == 1 else f"are {many(target)}"
    return f"{capital(many(subject))} contains {listed(held)}, which {is_or_are}."


def _holds(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    held = graph.nodes[verdict.held[0]]
    holder = subject if held.slug == target.slug else target
    return f"{capital(many(holder))} contains {many(held)}."


def _other_drug(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    what = "medicines" if subject.noun == target.noun == "medicine" else "things"
    return f"{capital(many(subject))} and {many(target)} are two different {what}."


def _one_of_it(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    if verdict.kind == VerdictKind.DEPENDS and verdict.parts[0].kind == VerdictKind.YES:
        return f"{capital(many(target))} is one of the {many(subject)}."
    return answer(verdict.parts[0], graph)


def _members(verdict: Verdict, graph: Graph) -> str:
    """Counted members, the exceptions named."""
    subject, target = _ends(verdict, graph)
    total, yes = len(verdict.parts), verdict.parts_that_are(VerdictKind.YES)
    if verdict.kind == VerdictKind.YES:
        return f"All {total} {many(subject)} listed here are {many(target)}."
    if verdict.kind == VerdictKind.NO:
        return f"None of the {total} {many(subject)} listed here is {one(target)}."
    unsure = verdict.parts_that_are(VerdictKind.UNKNOWN)
    are = f"is {one(target)}" if len(yes) == 1 else f"are {many(target)}"
    counted = f"{len(yes)} of the {total} {many(subject)} listed here {are}"
    tail = f" Not recorded: {_named(unsure, graph)}." if unsure else ""
    if verdict.kind == VerdictKind.UNKNOWN:
        return f"{counted}; the list was not checked for gaps.{tail}"
    others = verdict.parts_that_are(VerdictKind.NO)
    partly = verdict.parts_that_are(VerdictKind.DEPENDS, VerdictKind.CONTAINS)
    said = [f"yes: {_named(yes, graph)}"] if yes else []
    said += [f"in part: {_named(partly, graph)}"] if partly else []
    said += [f"no: {_named(others, graph)}"] if others else []
    return f"{counted} ({'; '.join(said)}).{tail}"


def _named(parts: Iterable[Verdict], graph: Graph) -> str:
    names = [in_sentence(graph.nodes[part.subject].name) for part in parts]
    more = len(names) - NAMED_AT_MOST
    return listed(names if more <= 0 else [*names[:NAMED_AT_MOST], f"{more} more"])


def _pending(verdict: Verdict, graph: Graph) -> str:
    return "A statement on this is under review, or no longer holds. For now there is no answer."


def _checked(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    above = [graph.nodes[slug] for slug in graph.up.get(subject.slug, ())]
    own = [node for node in above if node.axis == target.axis and node.place == target.place and not node.broad]
    by = BY_AXIS[Axis(target.axis)]
    what = f" {capital(by)} it is {listed(one(node) for node in own)}." if own else ""
    return f"{_not_one(subject, target)}{what}{_looked_for(verdict, target, '' if own else f' {by}')}"


def _looked_for(verdict: Verdict, target: Node, by: str) -> str:
    """'Checked twice: its classes by use, and all sedatives.'; on which days, the sources tell."""
    return f" Checked twice: its classes{by}, and all {many(target)}." if verdict.check and verdict.roster else ""


def _near_miss(verdict: Verdict, graph: Graph) -> str:
    _, target = _ends(verdict, graph)
    alike = listed(dict.fromkeys(trait.term.label for trait in verdict.traits))
    return f"{_not_recorded(verdict, graph)} It has {alike} in common with {many(target)}."


def _not_recorded(verdict: Verdict, graph: Graph) -> str:
    subject, target = _ends(verdict, graph)
    return f"Whether {many(subject)} {_is(subject)} {_as(subject, target)} is not recorded here yet. That is not a “no”."


ANSWERS: dict[Rule, Callable[[Verdict, Graph], str]] = {
    Rule.SAME: _same,
    Rule.BELONGS: _belongs,
    Rule.STATED_NOT: _stated_not,
    Rule.PARTLY: _partly,
    Rule.KINDS: _kinds,
    Rule.INGREDIENT_IS: _ingredient,
    Rule.HOLDS: _holds,
    Rule.ONE_OF_IT: _one_of_it,
    Rule.OTHER_DRUG: _other_drug,
    Rule.MEMBERS: _members,
    Rule.PENDING: _pending,
    Rule.CHECKED: _checked,
    Rule.NEAR_MISS: _near_miss,
    Rule.NOT_RECORDED: _not_recorded,
}


def kinship(left: Node, right: Node, shared_classes: Iterable[str], graph: Graph) -> str:
    """Of two different drugs: 'Both are benzodiazepines.' - or, where no class worth naming holds both, what each is."""
    shared = [many(graph.nodes[slug]) for slug in shared_classes]
    if shared:
        return f"Both are {listed(shared)}."
    sides = [(many(node), membership(node, graph)) for node in (left, right)]
    return capital("; ".join(f"{name} is {classes}" for name, classes in sides if classes)) + "." if all(c for _, c in sides) else ""


def elsewhere(comparison: Comparison, graph: Graph) -> list[tuple[str, Edge]]:
    """What the law of other countries calls the left side, where the question is one of the law.

    'In the UK it is a Class C drug.', each with the statement that says so.
    """
    if graph.nodes[comparison.forward.object].axis != Axis.LAW:
        return []
    asked, node = {graph.nodes[comparison.forward.object].place or graph.home, Place.SOME_US_STATES}, comparison.left.node
    return [
        (f"In the {place} {'they are' if node.is_class else 'it is'} {_as(node, graph.nodes[edge.parent])}.", edge)
        for edge in comparison.left_law
        if edge.extent == Extent.IS and (place := edge.place or graph.nodes[edge.parent].place) not in asked
    ]


def danger(found: Danger, profile: Profile, graph: Graph) -> tuple[str, str]:
    """(what kind of warning, the sentence) for one side: ('Baclofen: stopping', 'Don’t stop it suddenly: seizures can follow. …')."""
    name = capital(many(profile.node))
    if found.kind is DangerKind.STOPPING:
        return f"{name}: stopping", _stopping(found, profile, also=False)
    return f"{name}: boxed warning", " ".join(filter(None, (_boxed(found, graph), _stopping(found, profile, also=True))))


def danger_of_both(ground: Ground, left: Node, right: Node, graph: Graph) -> tuple[str, str]:
    """The same for what taking both comes to: ('Serious together: ask first', 'Breathing can slow. …')."""
    heading = {Badge.NEVER: "Never together", Badge.SERIOUS: "Serious together: ask first"}.get(ground.badge, "Together")
    return heading, grounds.sentence(ground, left, right, graph)


def _boxed(found: Danger, graph: Graph) -> str:
    """The boxed warnings, by whose labels carry them (I4) and the form they hold for."""
    boxed: dict[str, dict[str, list[Fact]]] = {}
    for fact in found.facts:
        if fact.attribute.slug == CodedAttribute.BOXED_WARNING:
            form = Form(fact.form).label if fact.form else ""
            boxed.setdefault(fact.entry, {}).setdefault(form, []).append(fact)
    return " ".join(
        f"{_whose(graph.nodes[entry], entry == found.entry)} {THE_STRONGEST}. It says: {'. Also: '.join(_by_form(forms))}."
        for entry, forms in boxed.items()
    )


THE_STRONGEST = "a boxed warning, the strongest there is"


def _whose(node: Node, own: bool) -> str:
    if node.is_class:
        return "Their US labels carry" if own else f"The US labels of {many(node)} carry"
    return "Its US label carries" if own else f"The US label of {many(node)} carries"


def _by_form(forms: dict[str, list[Fact]]) -> list[str]:
    """All of them, a few to a sentence, so that each stays short: ['liver injury; death; coma (by mouth)', 'bleeding']."""
    return [
        f"{'; '.join(some)}{f' ({form})' if form else ''}"
        for form, facts in forms.items()
        for labels in [_labels(facts)]
        for some in (labels[at : at + BOXED_IN_A_SENTENCE] for at in range(0, len(labels), BOXED_IN_A_SENTENCE))
    ]


def _labels(facts: Iterable[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.term.label if fact.term else value_in_words(fact) for fact in facts))


def _stopping(found: Danger, profile: Profile, *, also: bool) -> str:
    if not any(fact.attribute.slug == CodedAttribute.DEPENDENCE for fact in found.facts):
        return "" if also else f"A boxed warning on its US label tells of {listed(_labels(found.facts))}. Ask a doctor or pharmacist first."
    signs = _labels(fact for fact in profile.of(CodedAttribute.WITHDRAWAL) if fact.is_value and not fact.is_typical_only)[:3]
    what = f"{listed(signs)} can follow" if signs else "that can be dangerous"
    it = "them" if profile.node.is_class else "it"
    return f"{'Also, don’t' if also else 'Don’t'} stop {it} suddenly: {what}. Ask a doctor or pharmacist first."


def law(edge: Edge, graph: Graph) -> str:
    """'Schedule IV (US)', 'in part: controlled substance (some US states)'."""
    parent = graph.nodes[edge.parent]
    place = edge.place or parent.place
    said = f"{parent.name}{f' ({place})' if place and place not in parent.name else ''}"
    return f"in part: {in_sentence(said)}" if edge.extent == Extent.PARTLY else said


def membership(node: Node, graph: Graph) -> str:
    """What a drug is, on every axis but the law: 'a GABA-B agonist and a muscle relaxant'."""
    classes = [graph.nodes[slug] for slug in graph.up.get(node.slug, ())]
    named = [with_article(in_sentence(c.name)) for c in classes if c.axis != Axis.LAW and not c.broad]
    return listed(named)
