"""Invented drugs and classes for the engine's tests: what is not said is left at its plainest."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from drugref.domain.inheritance import facts_for
from drugref.domain.likeness import Likeness
from drugref.domain.statements import (
    Attribute,
    Check,
    Citation,
    Edge,
    Fact,
    Graph,
    Interaction,
    Knowledge,
    Node,
    Profile,
    Quantity,
    Relation,
    SourceRef,
    Term,
    Trait,
)
from drugref.vocabulary import EntryKind

TODAY = date(2026, 11, 22)
SOURCE = SourceRef(slug="label-x", kind="label", title="Label of X", publisher="FDA", url="https://example.org/x", place="US")
CITE = Citation(source=SOURCE, section="warnings", key_words=("word",), checked_on=TODAY)

TARGET = Attribute("target", "Where it acts", "How it works", 10, "terms", inherited=True, through_ingredients=True)
USE = Attribute("use", "Used for", "Uses", 40, "terms", inherited=True)
EFFECT = Attribute("side-effect", "Side effects", "Effects", 50, "terms", inherited=True, through_ingredients=True)
BOXED = Attribute("boxed-warning", "Boxed warning", "Effects", 70, "terms", inherited=True, through_ingredients=True)
DEPENDENCE = Attribute("dependence", "Dependence", "Stopping", 90, "level", inherited=True, levels=("none", "slowly", "reactions", "life"))
HALF_LIFE = Attribute("half-life", "Half-life", "Time", 140, "quantity")
RISK = Attribute("serious-risk", "Serious risks", "Effects", 60, "terms", inherited=True, through_ingredients=True)
ENZYMES = Attribute("enzymes", "Enzymes", "Time", 160, "terms", inherited=True, through_ingredients=True)
WITH_OTHERS = Attribute("with-others", "With others", "Time", 165, "terms", inherited=True, through_ingredients=True)
ROUTE = Attribute("route", "How it is taken", "Time", 170, "terms")
MECHANISM = Attribute("mechanism", "In words", "How it works", 20, "text", inherited=True, through_ingredients=True)
ATTRIBUTES = (TARGET, MECHANISM, USE, EFFECT, BOXED, DEPENDENCE, HALF_LIFE)
OF_TAKING_BOTH = (RISK, ENZYMES, WITH_OTHERS, ROUTE)
"""Rows that only the grounds of taking both rest on here."""

SYSTEM = Term("system", "the system")
SITE_A = Term("site-a", "site A", broader=SYSTEM)
SITE_B = Term("site-b", "site B", broader=SYSTEM)
SLEEPY = Term("sleepy", "sleepiness", adds_up=True)
BREATHING = Term("slowed-breathing", "slow breathing", adds_up=True)
CUTTER = Term("cyp3a4", "the cutter")
PUMP = Term("p-glycoprotein", "the pump")
NARROW, MUST_NOT_FAIL = Term("narrow", "little room"), Term("must-not-fail", "must not fail")
ONE_AT_A_TIME = Term("one-at-a-time", "one at a time")
RHYTHM = Term("qt-prolongation", "a change of heart rhythm", adds_up=True)
ALONE_IN_QT = Term("alone-in-qt", "not with others that do so")
WHOLE_BODY = Term("whole-body", "acts everywhere")
ON_SKIN = Term("skin-route", "on the skin")
BY_MOUTH = Term("by-mouth-route", "by mouth")
DIZZY = Term("dizzy", "dizziness")
STIFF = Term("stiff", "stiff muscles")


def drug(
    slug: str,
    *,
    holds: tuple[str, ...] = (),
    checked: tuple[str, ...] = (),
    on: date = TODAY,
    rosters: date | None = None,
    published: bool = True,
) -> Node:
    checks = {axis: Check(on, CITE) for axis in checked}
    roster = Check(rosters, CITE) if rosters else None
    return Node(slug, EntryKind.DRUG, slug.title(), published=published, added_on=TODAY, ingredients=holds, checks=checks, roster=roster)


def group(
    slug: str,
    *,
    axis: str = "chemistry",
    roster: date | None = None,
    umbrella: bool = False,
    place: str = "",
    broad: bool = False,
    loose: bool = False,
    added: date = TODAY,
    published: bool = True,
) -> Node:
    return Node(
        slug,
        EntryKind.CLASS,
        slug.title().rstrip("s"),
        slug.title(),
        axis=axis,
        place=place,
        broad=broad,
        loose=loose,
        kinds_are_all=umbrella,
        published=published,
        added_on=added,
        roster=Check(roster, CITE) if roster else None,
    )


def is_a(child: str, parent: str, *, live: bool = True, place: str = "") -> Edge:
    return Edge(child, parent, live=live, place=place, citations=(CITE,))


def partly(child: str, parent: str, because: str = "it belongs in part.") -> Edge:
    return Edge(child, parent, "partly", because, citations=(CITE,))


def is_not(child: str, parent: str, because: str = "it is built otherwise.") -> Edge:
    return Edge(child, parent, "is not", because, citations=(CITE,))


def graph(*parts: Node | Edge, home: str = "US", traits: Mapping[tuple[str, str], list[Term]] | None = None) -> Graph:
    """The class graph of these; *traits*: by which effects a drug looks like one of a class."""
    nodes = {part.slug: part for part in parts if isinstance(part, Node)}
    edges = [part for part in parts if isinstance(part, Edge)]
    return Graph(nodes, edges, home, lambda one, of: [Trait("effect", term) for term in (traits or {}).get((one, of), ())])


def fact(entry: str, attribute: Attribute, value: Term | int | str | tuple[float, float] | None = None, **qualifiers: str) -> Fact:
    values: dict[str, object] = {
        "term": value if isinstance(value, Term) else None,
        "level": value if isinstance(value, int) else None,
        "text": value if isinstance(value, str) else "",
        "quantity": Quantity(Decimal(str(value[0])), Decimal(str(value[1])), "hours") if isinstance(value, tuple) else None,
    }
    return Fact(entry, attribute, (CITE,), **values, **qualifiers)  # type: ignore[arg-type]


def knowledge(of: Graph, *facts: Fact, interactions: tuple[Interaction, ...] = (), relations: tuple[Relation, ...] = ()) -> Knowledge:
    """All entries of the graph as profiles, with these facts among them."""
    by_entry: dict[str, list[Fact]] = {}
    for one in facts:
        by_entry.setdefault(one.entry, []).append(one)
    of = replace(of, shared_traits=Likeness(of, by_entry).shared)
    profiles = {
        slug: Profile(node, facts_for(slug, of, by_entry), relations=tuple(r for r in relations if slug in (r.drug, r.other)))
        for slug, node in of.nodes.items()
    }
    return Knowledge(of, profiles, ATTRIBUTES, interactions)


def together(left: str, right: str, severity: str = "serious", **more: Any) -> Interaction:
    """A recorded row; *more* is its form, and what it stands instead of or speaks of."""
    return Interaction(left, right, severity, f"{left} and {right} add up.", "Ask a pharmacist.", (CITE,), **more)
