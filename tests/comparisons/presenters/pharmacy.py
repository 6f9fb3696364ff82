"""A few invented drugs and classes, each pair of which makes a page of another shape."""

from dataclasses import replace
from typing import Any

from drugref.domain.statements import Check, Citation, Knowledge, SourceRef, Term
from drugref.vocabulary import Axis
from tests.comparisons.engine.invented import (
    DEPENDENCE,
    DIZZY,
    EFFECT,
    MECHANISM,
    SLEEPY,
    STIFF,
    TARGET,
    TODAY,
    USE,
    drug,
    fact,
    graph,
    group,
    is_a,
    is_not,
    knowledge,
    partly,
    together,
)

CALM = Term("calm-system", "calm system")
GATE, PUMP = Term("calm-gate", "calm gate", broader=CALM), Term("calm-pump", "calm pump", broader=CALM)


def cite(slug: str, section: str = "uses") -> Citation:
    source = SourceRef(slug, "reference", slug.title(), "Press", f"https://example.org/{slug}", place="US")
    return Citation(source, section, ("word",), TODAY)


def by(statement: Any, *sources: str) -> Any:
    """The statement, resting on these sources."""
    return replace(statement, citations=tuple(cite(slug) for slug in sources))


def pharmacy() -> Knowledge:
    """Calmol and restol are azols; duo holds calmol; azols are in part sedols, calmol is no benzol, restol is listed by law."""
    entries = (
        replace(drug("calmol"), checks={Axis.LAW: Check(TODAY, cite("law"))}),
        drug("restol"),
        drug("duo", holds=("calmol",)),
        *(group(slug) for slug in ("azols", "benzols")),
        group("sedols", axis="use"),
        group("listed drugs", axis="law", place="US"),
    )
    edges = (
        by(is_a("calmol", "azols"), "atlas"),
        by(is_a("restol", "azols"), "atlas"),
        by(is_not("calmol", "benzols", "it has three rings."), "chemistry"),
        by(partly("azols", "sedols", "some azols help people sleep."), "guide"),
        by(is_a("restol", "listed drugs"), "law"),
    )
    facts = (
        by(fact("calmol", TARGET, GATE, action="blocks"), "calmol-label"),
        by(fact("restol", TARGET, PUMP, action="activates"), "restol-label"),
        by(fact("calmol", MECHANISM, "It calms nerves."), "calmol-label"),
        by(fact("calmol", EFFECT, DIZZY, frequency="rare"), "review"),
        by(fact("calmol", EFFECT, SLEEPY, frequency="common"), "calmol-label"),
        by(fact("restol", EFFECT, SLEEPY, frequency="common"), "restol-label"),
        by(fact("restol", USE, STIFF, approval="approved"), "restol-label"),
        by(fact("azols", DEPENDENCE, 3, members="all members"), "guide"),
        by(fact("sedols", USE, STIFF, members="most members"), "guide"),
    )
    known = knowledge(graph(*entries, *edges), *facts, interactions=(by(together("calmol", "restol"), "review"),))
    duo = replace(known.profiles["duo"], ingredient_citations={"calmol": cite("duo-label", "description")})
    return replace(known, profiles={**known.profiles, "duo": duo})
