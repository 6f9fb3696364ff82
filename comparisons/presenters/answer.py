"""The answer of a comparison and what must be known first.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger
from comparisons.engine.verdict import Rule, Verdict
from comparisons.presenters import sentences
from drugref.domain.statements import Citation, Graph, Profile
from drugref.presenters.facts import SourceNotes
from drugref.vocabulary import VerdictKind


@dataclass(frozen=True, slots=True)
class Answer:
    kind: str
    badge: str
    sentences: tuple[str, ...]
    marks: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PrintedDanger:
    title: str
    sentence: str
    marks: tuple[int, ...]


def answers(comparison: Comparison, graph: Graph, sources: SourceNotes, written: str = "") -> tuple[Answer, ...]:
    """The verdict, in the editor's words where they are *written*; for two classes, both directions."""
    c = comparison
    both_ways = c.left.node.is_class and c.right.node.is_class
    said_alike = c.forward.rule == c.backward.rule == Rule.STATED_NOT
    said = [written] if written else [sentences.answer(c.forward, graph), _kinship(c, c.forward, graph)]
    found = [_answer(c.forward, [*said, sentences.elsewhere(c, graph)], c, sources)]
    if both_ways and not said_alike:
        found.append(_answer(c.backward, [sentences.answer(c.backward, graph), _kinship(c, c.backward, graph)], c, sources))
    return tuple(found)


def _kinship(comparison: Comparison, verdict: Verdict, graph: Graph) -> str:
    c = comparison
    return sentences.kinship(c.left.node, c.right.node, c.shared_classes, graph) if verdict.rule == Rule.OTHER_DRUG else ""


def _answer(verdict: Verdict, said: Sequence[str], comparison: Comparison, sources: SourceNotes) -> Answer:
    held = [profile.ingredient_citations for profile in (comparison.left, comparison.right)]
    citations = [*_grounds(verdict), *(cite for side in held for slug, cite in side.items() if slug in verdict.held)]
    return Answer(
        kind=verdict.kind.value,
        badge=sentences.badge(verdict),
        sentences=tuple(filter(None, said)),
        marks=sources.marks(citations),
        rule=verdict.rule.value,
    )


def _grounds(verdict: Verdict) -> list[Citation]:
    """The citations an answer rests on, also those of the kinds and ingredients that decided it."""
    own = [cite for edge in verdict.edges for cite in edge.citations]
    own += [check.citation for check in (verdict.check, verdict.roster) if check and check.citation]
    deciding = [part for part in verdict.parts if verdict.rule != Rule.MEMBERS and part.kind in (verdict.kind, VerdictKind.YES)]
    return [*own, *(cite for part in deciding for cite in _grounds(part))]


def dangers(comparison: Comparison, graph: Graph, sources: SourceNotes) -> tuple[PrintedDanger, ...] | None:
    """That of both together, left's, then right's; a member beside its own class speaks for both."""
    printed = [_danger(found, profile, comparison, graph, sources) for found, profile in dangers_of(comparison)]
    return tuple(dict.fromkeys(printed)) or None


def dangers_of(comparison: Comparison) -> list[tuple[Danger, Profile]]:
    """Each danger with the side it is of, in the order in which they are told."""
    c = comparison
    speaks_for_both = c.forward.rule == Rule.BELONGS and c.left_danger
    found = [(c.danger_of_both, c.left), (c.left_danger, c.left), (None if speaks_for_both else c.right_danger, c.right)]
    return [(danger, profile) for danger, profile in found if danger]


def _danger(found: Danger, profile: Profile, comparison: Comparison, graph: Graph, sources: SourceNotes) -> PrintedDanger:
    title, sentence = said_of(found, profile, comparison, graph)
    cited = found.ground.sources if found.ground else [cite for fact in found.facts for cite in fact.citations]
    return PrintedDanger(title, sentence, sources.marks(cited))


def said_of(found: Danger, profile: Profile, comparison: Comparison, graph: Graph) -> tuple[str, str]:
    """(what kind of warning, the sentence)."""
    if found.ground:
        return sentences.danger_of_both(found.ground, comparison.left.node, comparison.right.node, graph)
    return sentences.danger(found, profile, graph)
