"""Three entries, pair by pair: what taking both comes to, and what they are to one another; then the three at a glance.

Pure. A pair is told as its own page tells it, with the numbers that the sources have there; the page of three adds nothing to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.engine.together import Badge, worst_badge
from comparisons.engine.verdict import Rule
from comparisons.presenters import grounds, sentences
from comparisons.presenters.answer import Answer, answers
from comparisons.presenters.article import WrittenArticle
from comparisons.presenters.care import care_of_three
from comparisons.presenters.comparison import Side
from comparisons.presenters.glance import BLANK, side_by_side
from comparisons.presenters.together import PrintedBadge, printed_badge
from drugref.domain.english import capital, in_sentence, listed
from drugref.domain.statements import Graph, Node, Profile
from drugref.presenters.brand import brand_of
from drugref.presenters.meta import Meta, clipped
from drugref.presenters.sources import SourceNotes


@dataclass(frozen=True, slots=True)
class PairOfThree:
    """One of the three pairs. ``said``: of taking both, the gravest in its own words.

    ``answers`` to ``question`` are as its own page has them; none where all they say is that two medicines are two.
    """

    left: Node
    right: Node
    together: PrintedBadge
    said: str
    question: str
    answers: tuple[Answer, ...]

    @property
    def names(self) -> tuple[str, str]:
        return self.left.title, in_sentence(self.right.title)


@dataclass(frozen=True, slots=True)
class GlanceOfThree:
    """A few words of each; ``alike`` where all three say the same."""

    label: str
    cells: tuple[str, ...]

    @property
    def alike(self) -> str:
        return self.cells[0] if len(set(self.cells)) == 1 else ""


@dataclass(frozen=True, slots=True)
class ThreePage:
    """``worst``: what is gravest to take together. ``apart``: no two are the same, and no pair says more of it."""

    title: str
    sides: tuple[Side, ...]
    worst: PrintedBadge
    care: tuple[str, ...]
    pairs: tuple[PairOfThree, ...]
    apart: bool
    glance: tuple[GlanceOfThree, ...]


def three_page(compared: Sequence[tuple[Comparison, WrittenArticle | None]], graph: Graph) -> ThreePage:
    """What the page prints of the pairs (a, b), (a, c) and (b, c), each with its article if it has one; the gravest pair first."""
    pairs = [comparison for comparison, _ in compared]
    profiles = (pairs[0].left, pairs[0].right, pairs[1].right)
    badges = [pair.together.badge for pair in pairs]
    ranked = sorted(compared, key=lambda row: list(Badge).index(row[0].together.badge))
    told = tuple(_pair(comparison, article, graph) for comparison, article in ranked)
    return ThreePage(
        title=f"{capital(listed(in_sentence(profile.node.title) for profile in profiles))}: each pair compared",
        sides=tuple(Side(profile.node, brand_of(profile, graph.home)) for profile in profiles),
        worst=printed_badge(worst_badge(badges) or Badge.NOT_RECORDED),
        care=care_of_three([comparison for comparison, _ in ranked], profiles),
        pairs=told,
        apart=not any(pair.answers for pair in told),
        glance=_glance(profiles, graph),
    )


def three_meta(page: ThreePage) -> Meta:
    """Told to no search engine: all it says stands on the pages of the pairs."""
    told = " ".join(f"{' + '.join(pair.names)}: {pair.together.label.lower()}." for pair in page.pairs)
    return Meta(title=page.title, description=clipped(told), indexed=False)


def _pair(c: Comparison, article: WrittenArticle | None, graph: Graph) -> PairOfThree:
    written = article if article and article.agrees_with(c) else None
    two = not written and c.forward.rule == Rule.OTHER_DRUG
    return PairOfThree(
        left=c.left.node,
        right=c.right.node,
        together=printed_badge(c.together.badge),
        said=grounds.gravest(c.together, c.left.node, c.right.node, graph),
        question=written.question if written else sentences.question(c.left.node, c.right.node),
        answers=() if two else answers(c, graph, SourceNotes(), written.answer_beside_badge(c) if written else ""),
    )


def _glance(profiles: Sequence[Profile], graph: Graph) -> tuple[GlanceOfThree, ...]:
    return tuple(GlanceOfThree(label, tuple(cell or BLANK for cell in cells)) for label, cells, _slug in side_by_side(profiles, graph))
