"""Hypothesis strategies: whole small catalogues, with every kind of statement the engine reads."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from drugref.domain.statements import Interaction, Knowledge, Relation
from drugref.vocabulary import Axis, Members, Severity, Share, Strength
from tests.comparisons.engine import invented
from tests.comparisons.engine.invented import CITE, TODAY, Edge, Term, drug, fact, graph, group, knowledge

AXES = [axis.value for axis in Axis if axis != Axis.EVERYDAY]
TERMS = [
    invented.SLEEPY,
    invented.DIZZY,
    invented.STIFF,
    invented.SITE_A,
    invented.SITE_B,
    Term("site-c", "site C", broader=Term("wide", "everything", broad=True)),
    invented.BREATHING,
    invented.CUTTER,
    invented.PUMP,
    invented.NARROW,
    invented.MUST_NOT_FAIL,
    invented.ONE_AT_A_TIME,
    invented.ON_SKIN,
    invented.BY_MOUTH,
]
OF_ENZYMES: list[dict[str, str]] = [
    *({"action": action, "strength": strength} for action in ("blocks", "speeds up") for strength in ("", *Strength)),
    *({"action": action, "share": share} for action in ("broken down by", "carried by", "made active by") for share in ("", *Share)),
]
days = st.sampled_from([TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)])


@st.composite
def nodes(draw: st.DrawFn):
    drugs = [f"drug{i}" for i in range(draw(st.integers(2, 5)))]
    classes = [f"class{i}" for i in range(draw(st.integers(1, 5)))]
    made = [
        drug(
            slug,
            holds=tuple(draw(st.sets(st.sampled_from(drugs[:i]), max_size=2))) if i > 1 else (),
            checked=tuple(draw(st.sets(st.sampled_from(AXES)))),
            on=draw(days),
        )
        for i, slug in enumerate(drugs)
    ]
    made += [
        group(
            slug,
            axis=draw(st.sampled_from(AXES)),
            roster=draw(st.none() | days),
            umbrella=draw(st.booleans()),
            broad=draw(st.booleans()),
            loose=draw(st.booleans()),
            added=draw(days),
        )
        for slug in classes
    ]
    return made, drugs, classes


@st.composite
def edges(draw: st.DrawFn, drugs: list[str], classes: list[str]):
    found = {}
    for _ in range(draw(st.integers(0, 12))):
        child, parent = draw(st.sampled_from(drugs + classes)), draw(st.sampled_from(classes))
        if child != parent:
            extent = draw(st.sampled_from(["is", "is", "is", "partly", "is not"]))
            because = "" if extent == "is" else f"{child} {extent} {parent}."
            found[child, parent] = Edge(child, parent, extent, because, live=draw(st.integers(0, 5)) > 0, citations=(CITE,))
    return list(found.values())


@st.composite
def facts(draw: st.DrawFn, entries: list[str], classes: list[str]):
    made = {}
    for _ in range(draw(st.integers(0, 15))):
        entry = draw(st.sampled_from(entries))
        attribute = draw(st.sampled_from(invented.ATTRIBUTES + invented.OF_TAKING_BOTH))
        value = {
            "terms": st.sampled_from(TERMS),
            "level": st.integers(0, 3),
            "text": st.sampled_from(["It does this.", "It does that."]),
            "quantity": st.tuples(st.integers(1, 5), st.integers(5, 9)),
        }[attribute.value_kind]
        members = draw(st.sampled_from([m.value for m in Members])) if entry in classes else ""
        state = draw(st.sampled_from(["", "", "", "", "checked none", "not so here"]))
        place = draw(st.sampled_from(["", "", "US", "UK"]))
        form = draw(st.sampled_from(["", "", "by mouth", "injection"]))
        made_fact = fact(
            entry,
            attribute,
            None if state else draw(value),
            state=state,
            members=members,
            place=place,
            form=form,
            **(draw(st.sampled_from(OF_ENZYMES)) if attribute.slug == "enzymes" and not state else {}),
            **({"action": draw(st.sampled_from(["blocks", "activates"]))} if attribute.slug == "target" else {}),
            frequency=draw(st.sampled_from(["", "common", "very rare"])) if attribute.slug == "side-effect" else "",
        )
        made[entry, attribute.slug, made_fact.term and made_fact.term.slug, made_fact.action, place, form] = made_fact
    return list(made.values())


@st.composite
def catalogues(draw: st.DrawFn) -> Knowledge:
    """A whole catalogue as the engine reads it."""
    made, drugs, classes = draw(nodes())
    pairs = st.tuples(st.sampled_from(drugs + classes), st.sampled_from(drugs + classes))
    interactions = {
        frozenset(pair): Interaction(
            *sorted(pair),
            draw(st.sampled_from(Severity)).value,
            "They add up.",
            "Ask.",
            (CITE,),
            form=draw(st.sampled_from(["", "", "skin"])),
            because_of=tuple(draw(st.sets(st.sampled_from([term.slug for term in TERMS]), max_size=2))),
        )
        for pair in draw(st.lists(pairs, max_size=4))
    }
    keys = sorted(row.key for row in interactions.values())
    instead = {pair: tuple(draw(st.sets(st.sampled_from(keys), max_size=1)) - {row.key}) for pair, row in interactions.items()}
    interactions = {pair: replace(row, instead_of=instead[pair]) for pair, row in interactions.items()}
    relations = [
        Relation(a, "becomes", b, CITE)
        for a, b in draw(st.lists(st.tuples(st.sampled_from(drugs), st.sampled_from(drugs)), max_size=2))
        if a != b
    ]
    return knowledge(
        graph(*made, *draw(edges(drugs, classes))),
        *draw(facts(drugs + classes, classes)),
        interactions=tuple(interactions.values()),
        relations=tuple(relations),
    )
