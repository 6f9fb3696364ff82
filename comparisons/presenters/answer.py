"""The answer of a comparison and what must be known first.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger
from comparisons.engine.verdict import Rule, Verdict
from comparisons.presenters import sentences
from drugref.domain.statements import Citation, Graph, Profile
from drugref.presenters.facts import marks_of
from drugref.presenters.sources import Marks, SourceNotes
from drugref.vocabulary import VerdictKind


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the law of another country says, with its own sources."""

    sentence: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Answer:
    kind: str
    badge: str
    sentences: tuple[str, ...]
    marks: Marks
    rule: str
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def whole(self) -> str:
        """All its sentences."""
        return " ".join((*self.sentences, *(law.sentence for law in self.elsewhere)))


@dataclass(frozen=True, slots=True)
class PrintedDanger:
    title: str
    sentence: str
    marks: Marks


def answers(comparison: Comparison, graph: Graph, sources: SourceNotes, written: str = "") -> tuple[Answer, ...]:
    """The verdict, in the editor's words where they are *written*; for two classes, both directions."""
    c = comparison
    both_ways = c.left.node.is_class and c.right.node.is_class
    said_alike = c.forward.rule == c.backward.rule == Rule.STATED_NOT
    said = [written] if written else [sentences.answer(c.forward, graph), _kinship(c, c.forward, graph)]
    first = _answer(c.forward, said, c, sources, "answer")
    found = [replace(first, elsewhere=_elsewhere(c, graph, sources))]
    if both_ways and not said_alike:
        found.append(_answer(c.backward, [sentences.answer(c.backward, graph), _kinship(c, c.backward, graph)], c, sources, "answer-2"))
    return tuple(found)


def _elsewhere(comparison: Comparison, graph: Graph, sources: SourceNotes) -> tuple[Elsewhere, ...]:
    said = [(f"law-{number}", law) for number, law in enumerate(sentences.elsewhere(comparison, graph), 1)]
    return tuple(Elsewhere(text, sources.of(slug, "The law", "", said=text).marks(edge.citations)) for slug, (text, edge) in said)


def _kinship(comparison: Comparison, verdict: Verdict, graph: Graph) -> str:
    c = comparison
    return sentences.kinship(c.left.node, c.right.node, c.shared_classes, graph) if verdict.rule == Rule.OTHER_DRUG else ""


def _answer(verdict: Verdict, said: Sequence[str], comparison: Comparison, sources: SourceNotes, slug: str) -> Answer:
    held = [profile.ingredient_citations for profile in (comparison.left, comparison.right)]
    citations = [*_grounds(verdict), *(cite for side in held for slug, cite in side.items() if slug in verdict.held)]
    badge, told = sentences.badge(verdict), tuple(filter(None, said))
    return Answer(
        kind=verdict.kind.value,
        badge=badge,
        sentences=told,
        marks=sources.of(slug, "The answer", "", said=f"{badge}. {' '.join(told)}").marks(citations),
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
    told = {said_of(found, profile, comparison, graph): found for found, profile in reversed(dangers_of(comparison))}
    printed = [
        PrintedDanger(title, sentence, _danger_marks(found, graph, sources.of(f"danger-{number}", title, "first", said=sentence)))
        for number, ((title, sentence), found) in enumerate(reversed(told.items()), 1)
    ]
    return tuple(printed) or None


def dangers_of(comparison: Comparison) -> list[tuple[Danger, Profile]]:
    """Each danger with the side it is of, in the order in which they are told."""
    c = comparison
    speaks_for_both = c.forward.rule == Rule.BELONGS and c.left_danger
    found = [(c.danger_of_both, c.left), (c.left_danger, c.left), (None if speaks_for_both else c.right_danger, c.right)]
    return [(danger, profile) for danger, profile in found if danger]


def _danger_marks(found: Danger, graph: Graph, sources: SourceNotes) -> Marks:
    return sources.marks(found.ground.sources) if found.ground else marks_of(found.facts, graph, sources)


def said_of(found: Danger, profile: Profile, comparison: Comparison, graph: Graph) -> tuple[str, str]:
    """(what kind of warning, the sentence)."""
    if found.ground:
        return sentences.danger_of_both(found.ground, comparison.left.node, comparison.right.node, graph)
    return sentences.danger(found, profile, graph)
