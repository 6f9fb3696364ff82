"""The sentence for each ground of taking both, and the answer that they make.

Pure.
"""

from collections.abc import Callable, Sequence

from comparisons.engine.together import BADGES, Badge, Change, Ground, GroundKind, Together
from drugref.domain.english import capital, day, in_sentence, listed, many
from drugref.domain.statements import Fact, Graph, Interaction, Node
from drugref.presenters.readings import PrintedReading, readings
from drugref.vocabulary import Action, CodedTerm, Severity, Strength


def sentence(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    """What *ground* says of taking *left* and *right*."""
    return SENTENCES[ground.kind](ground, left, right, graph)


def sentences(grounds: Sequence[Ground], left: Node, right: Node, graph: Graph) -> tuple[str, ...]:
    """What several grounds say, those of one kind in one sentence: 'Both can cause sleepiness and dizziness; …'."""
    effects = [ground for ground in grounds if ground.kind is GroundKind.ADDS_UP]
    others = [sentence(ground, left, right, graph) for ground in grounds if ground.kind is not GroundKind.ADDS_UP]
    return (*dict.fromkeys(others), *([adding_up(effects, graph)] if effects else ()))


def _recorded(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    said = ground.interaction.what_happens if ground.interaction else ""
    if not ground.in_part or ground.interaction is None:
        return said
    return f"{said} This is recorded for {about(ground.interaction, graph)}, {IN_PART}."


IN_PART = "which one of the two is in part"


def about(row: Interaction, graph: Graph) -> str:
    """What a row is recorded for: 'macrolides with statins', 'two NSAIDs'."""
    left, right = graph.nodes[row.left], graph.nodes[row.right]
    return f"two {many(left)}" if row.left == row.right else f"{many(left)} with {many(right)}"


def _some_members(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    row = ground.interaction
    return f"{capital(about(row, graph))}: {row.what_happens}" if row else ""


def _doubled(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    what = graph.nodes[ground.doubled]
    if what.is_class:
        return f"Both are {many(what)}, of which one at a time is taken."
    if left.slug == right.slug:
        return f"Both are {many(what)}: two forms or packs of one medicine, to be taken together only as prescribed."
    notes = [capital(fact.note) for fact in (*ground.left, *ground.right) if fact.note]
    label = "Its label says not to use two products that hold it." if ground.badge is Badge.SERIOUS else ""
    said = [
        f"Both hold the same medicine, {many(what)}: together it is taken twice.",
        label,
        *(f"{note}." for note in dict.fromkeys(notes)),
    ]
    return " ".join(filter(None, said))


HOW_FAR = {Strength.STRONG: "strongly ", Strength.WEAK: "weakly "}


def _enzymes(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    mover, moved = (left, right) if ground.by_left else (right, left)
    causes, ways = (ground.left, ground.right) if ground.by_left else (ground.right, ground.left)
    cause, way = causes[0], ways[0]
    how = HOW_FAR.get(Strength(cause.strength), "") if cause.strength else ""
    enzyme, name = ground.term.label if ground.term else "", many(moved)
    if ground.change is Change.KEEPS_INACTIVE:
        return f"{capital(many(mover))} {how}{_does('block', mover)} {enzyme}, which makes {name} active: {name} may work less."
    verb = "carries" if way.action == Action.CARRIED_BY else "breaks down"
    lowers = ground.change is Change.LOWERS
    does = f"{_does('speed', mover)} up" if lowers else _does("block", mover)
    follows = f"{name} may work less" if lowers else f"more {name} can build up"
    return f"{capital(many(mover))} {how}{does} {enzyme}, which {verb} {name}: {follows}.{_flags(ways, moved)}"


def _does(verb: str, node: Node) -> str:
    return verb if node.is_class else f"{verb}s"


def _flags(ways: Sequence[Fact], moved: Node) -> str:
    """What makes it graver that the amount of *moved* changes."""
    flags = {fact.term.slug for fact in ways if fact.term}
    if CodedTerm.NARROW in flags:
        return f" Of {many(moved)} there is little room between too little and too much."
    return f" {capital(many(moved))} must not fail." if CodedTerm.MUST_NOT_FAIL in flags else ""


def adding_up(grounds: Sequence[Ground], graph: Graph) -> str:
    """'Both can cause sleepiness and dizziness; together it can be stronger.'; and of what is only said of most members, of whom."""
    words = listed(ground.term.label for ground in grounds if ground.term)
    end = "it can be stronger" if all(ground.badge is Badge.ADDS_UP for ground in grounds) else "the risk is higher"
    typical = dict.fromkeys(fact.entry for ground in grounds for fact in (*ground.left, *ground.right) if fact.is_typical_only)
    aside = f" This is known of most {listed(many(graph.nodes[slug]) for slug in typical)}." if typical else ""
    return f"Both can cause {words}; together {end}.{aside}"


def _adds_up(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    return adding_up([ground], graph)


def _opposites(ground: Ground, left: Node, right: Node, graph: Graph) -> str:
    label = ground.term.label if ground.term else "same place"
    return f"They work against each other at the {label}. One may undo the other."


SENTENCES: dict[GroundKind, Callable[[Ground, Node, Node, Graph], str]] = {
    GroundKind.RECORDED: _recorded,
    GroundKind.SOME_MEMBERS: _some_members,
    GroundKind.DOUBLED: _doubled,
    GroundKind.ENZYMES: _enzymes,
    GroundKind.ADDS_UP: _adds_up,
    GroundKind.OPPOSITES: _opposites,
}


def on_the_spot(found: Together, graph: Graph) -> str:
    """'Of capsaicin, used so, little reaches the blood: what is recorded of its class was left aside.'; '' where that is not so."""
    names = listed(many(graph.nodes[slug]) for slug in dict.fromkeys(found.on_the_spot))
    return f"Of {names}, used so, little reaches the blood: what is recorded of its class was left aside." if names else ""


# the answer

NOT_SAFE = "That is not the same as safe: ask a pharmacist."
NOTHING_RECORDED = f"No interaction is recorded here. {NOT_SAFE}"
MOST_TOLD = 3
"""Grounds that an answer tells, and members of a class that it names: the gravest."""


def answer(found: Together, left: Node, right: Node, graph: Graph) -> str:
    """What is known of taking both, and what to ask; silence says that it is none of safety, and what was looked through."""
    if of_some := found.of(GroundKind.SOME_MEMBERS):
        return _which_members(of_some, found, graph)
    told = list(sentences(found.told[:MOST_TOLD], left, right, graph))
    worst = found.worst
    if worst and worst.interaction and not (told and worst.badge is Badge.NONE_KNOWN):
        said = sentence(worst, left, right, graph)
        besides = [f"Besides, {in_sentence(more)}" for more in told]
        ordered = [said, *besides] if worst.badge is found.badge else [*told, said]
        return " ".join(filter(None, [*ordered, worst.interaction.what_to_ask, on_the_spot(found, graph)]))
    if told and all(ground.kind is GroundKind.DOUBLED for ground in found.told):
        return " ".join([*told, "Ask a pharmacist."])
    if told:
        return " ".join([*told, f"That is worked out from what is recorded of each. {NOT_SAFE}"])
    return " ".join(filter(None, (NOTHING_RECORDED, on_the_spot(found, graph), _looked_through(found, graph))))


def gravest(found: Together, left: Node, right: Node, graph: Graph) -> str:
    """What the answer rests on before all: a recorded ground, and of whom if not of the two; else what is worked out, or silence."""
    if found.badge is Badge.DEPENDS:
        return sentence(found.of(GroundKind.SOME_MEMBERS)[0], left, right, graph)
    worst = found.worst
    if worst and worst.interaction and worst.badge is found.badge:
        handed_on = {worst.interaction.left, worst.interaction.right} != {left.slug, right.slug} and not worst.in_part
        said = sentence(worst, left, right, graph)
        return f"{said} Recorded for {about(worst.interaction, graph)}." if handed_on else said
    return next(iter(sentences(found.told, left, right, graph)), NOTHING_RECORDED)


def _which_members(of_some: Sequence[Ground], found: Together, graph: Graph) -> str:
    """Which members of a class have worse than the class: three of them by name, and the worst in words."""
    rows = [ground.interaction for ground in of_some if ground.interaction]
    pairs = [about(item, graph) for item in rows[:MOST_TOLD]]
    more = f", and {len(rows) - MOST_TOLD} more" if len(rows) > MOST_TOLD else ""
    direct = f"{found.worst.interaction.what_happens} " if found.worst and found.worst.interaction else ""
    which = f"Recorded for {', '.join(pairs) if more else listed(pairs)}{more}."
    label = BADGES[Severity(rows[0].severity)].label
    return f"{direct}{which} The worst is {label}: {rows[0].what_happens} {rows[0].what_to_ask}"


def looked_through(found: Together, graph: Graph) -> tuple[PrintedReading, ...]:
    """What was read through for either side, so that silence can be judged."""
    return readings((graph.nodes[row.entry], row.citation) for row in found.looked_through)


def _looked_through(found: Together, graph: Graph) -> str:
    """'Looked through for it: the label of baclofen (30 November 2026).'; '' where nothing was."""
    read = [f"{row.source.title} ({day(row.on)})" for row in looked_through(found, graph)]
    return f"Looked through for it: {listed(read)}." if read else ""
