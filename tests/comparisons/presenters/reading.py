"""Two entries of a generated catalogue that have much to say and many sources, and a page as it is read from top to bottom."""

from dataclasses import replace
from typing import Any
from zlib import crc32

from hypothesis import strategies as st

from comparisons.articles.markdown import article_html
from comparisons.presenters.article import WrittenArticle
from drugref.domain.statements import Citation, Fact, Graph, Knowledge, Node, Profile, SourceRef, Term
from drugref.vocabulary import Form, Frequency, Members
from tests.comparisons.engine.generated import TERMS, catalogues
from tests.comparisons.engine.invented import EFFECT, HALF_LIFE, TODAY, fact

SOURCES = [SourceRef(f"book-{n}", "reference", f"Book {n}", "Press", f"https://example.org/{n}", place="US") for n in range(12)]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Knowledge, str, str]:
    """A catalogue and two of its entries, which say enough of effects and times to be alike, unlike, and sorted into groups."""
    known = draw(catalogues())
    left, right = draw(st.permutations(sorted(known.profiles)))[:2]
    entries, forms = st.sampled_from([left, right]), st.sampled_from(["", Form.BY_MOUTH, Form.INJECTION])
    frequencies, origins = st.sampled_from(["", *Frequency]), st.sampled_from(["own", "own", "class"])
    effects = st.builds(_effect, entries, st.sampled_from(TERMS), frequencies, forms, origins)
    times = st.builds(_time, entries, st.integers(1, 3), forms)
    more = draw(st.lists(effects, min_size=4, max_size=12)) + draw(st.lists(times, max_size=4))
    profiles = {slug: replace(of, facts=(*of.facts, *(f for f in more if f.entry == slug))) for slug, of in known.profiles.items()}
    return cited_variously(replace(known, profiles=profiles)), left, right


def _effect(entry: str, term: Term, frequency: str, form: str, origin: str) -> Fact:
    return fact(entry, EFFECT, term, frequency=frequency, form=form, origin=origin, members=Members.MOST if origin == "class" else "")


def _time(entry: str, hours: int, form: str) -> Fact:
    return fact(entry, HALF_LIFE, (hours, hours + 1), form=form)


def cites(statement: object) -> tuple[Citation, ...]:
    """One to three sources, the same ones for the same statement."""
    seed = crc32(repr(statement).encode())
    return tuple(Citation(SOURCES[(seed >> (4 * n)) % len(SOURCES)], "text", ("word",), TODAY) for n in range(1 + seed % 3))


def cited_variously(known: Knowledge) -> Knowledge:
    """The same catalogue, its statements resting on a dozen sources instead of one."""
    graph = Graph({slug: _node(node) for slug, node in known.graph.nodes.items()}, [_cited(edge) for edge in known.graph.edges])
    profiles = {slug: _profile(profile, graph.nodes[slug]) for slug, profile in known.profiles.items()}
    return replace(known, graph=graph, profiles=profiles, interactions=tuple(_cited(item) for item in known.interactions))


def _cited(statement: Any) -> Any:
    return replace(statement, citations=cites(statement))


def _node(node: Node) -> Node:
    checks = {axis: replace(check, citation=cites((node.slug, axis))[0]) for axis, check in node.checks.items()}
    return replace(node, checks=checks, roster=node.roster and replace(node.roster, citation=cites((node.slug, "roster"))[0]))


def _profile(profile: Profile, node: Node) -> Profile:
    relations = tuple(replace(relation, citation=cites(relation)[0]) for relation in profile.relations)
    return replace(profile, node=node, facts=tuple(_cited(fact) for fact in profile.facts), relations=relations)


def article(*, verdict: str = "", body: str = "Late first.[^3] Then early.[^1]") -> WrittenArticle:
    """An article that cites its sources in another order than it lists them."""
    return WrittenArticle(
        question="Which is which?",
        answer="That is a long story.",
        verdict=verdict,
        body=lambda link_of: article_html(body, link_of),
        citations=tuple(Citation(source, "text", ("word",), TODAY) for source in SOURCES[:4]),
        reasons=(),
        author="A. Writer",
        reviewer="",
        published_on=TODAY,
        updated_on=TODAY,
        minutes=1,
    )
