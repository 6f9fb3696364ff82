"""What the comparison page prints, in its order and grouping.

Pure. Templates loop over this and print it; they compute nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TypeVar

from comparisons.engine.comparison import Comparison
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.verdict import Rule
from comparisons.presenters import sentences
from comparisons.presenters.answer import Answer, PrintedDanger, answers, dangers
from comparisons.presenters.article import PrintedArticle, WrittenArticle, printed_article
from comparisons.presenters.care import care_lines
from comparisons.presenters.glance import glance
from comparisons.presenters.reasons import SHOWN, PrintedReason, printed_reasons
from comparisons.presenters.relating import Relating, relating
from comparisons.presenters.rows import Rows, Show
from comparisons.presenters.together import together
from drugref.domain.statements import Graph, Knowledge, Node
from drugref.presenters.brand import brand_of
from drugref.presenters.links import Pair, pairs
from drugref.presenters.sections import PageSection, contents, present
from drugref.presenters.sources import Claim, SourceNote, SourceNotes
from drugref.presenters.trust import Trust, trust

MOST_NEARBY = 4
Body = TypeVar("Body")


@dataclass(frozen=True, slots=True)
class Why:
    """Why the one is taken for the other: the reasons shown at once, the most convincing first; those folded away; where they meet.

    ``nothing_known``: no reason is recorded, and that is to be said.
    """

    reasons: tuple[PrintedReason, ...]
    further: tuple[PrintedReason, ...]
    relating: Relating | None
    nothing_known: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with the brand most people know it by: 'Alprazolam', 'Xanax'."""

    node: Node
    brand: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The question with its answer and what must be known first, then the sections as they are read."""

    question: str
    left: Node
    right: Node
    sides: tuple[Side, Side]
    answers: tuple[Answer, ...]
    care: tuple[str, ...]
    dangers: tuple[PrintedDanger, ...]
    sections: tuple[PageSection, ...]
    sources: tuple[SourceNote, ...]
    claims: tuple[Claim, ...]
    """What it says, each thing with an address for its sources."""

    @property
    def contents(self) -> tuple[PageSection, ...]:
        return contents(self.sections)

    @property
    def checked_between(self) -> tuple[date, date] | None:
        """The oldest and the newest day on which a source of this page was last checked."""
        days = [note.checked_on for note in self.sources]
        return (min(days), max(days)) if days else None

    def body(self, kind: type[Body]) -> Body | None:
        """What the section with a body of this type prints: ``page.body(Why)``."""
        return next((section.body for section in self.sections if isinstance(section.body, kind)), None)


def comparison_page(
    comparison: Comparison, knowledge: Knowledge, article: WrittenArticle | None = None, show: Show = Show.ALL
) -> ComparisonPage:
    """Everything the page prints. An article whose verdict no longer agrees with the computed one is left out (I7)."""
    c, graph, sources = comparison, knowledge.graph, SourceNotes()
    written = article if article and article.agrees_with(c) else None
    question = written.question if written else sentences.question(c.left.node, c.right.node)
    answered = answers(c, graph, sources, written.answer_beside_badge(c) if written else "")
    first = dangers(c, graph, sources) or ()
    sections = _sections(c, graph, sources, written, show)
    sources.marks(written.citations if written else ())  # those that the article's text meets nowhere come last
    sides = (Side(c.left.node, brand_of(c.left, graph.home)), Side(c.right.node, brand_of(c.right, graph.home)))
    return ComparisonPage(
        question, c.left.node, c.right.node, sides, answered, care_lines(c), first, sections, sources.notes(), sources.claims()
    )


def comparison_trust(page: ComparisonPage, today: date) -> Trust:
    """Of the two, and of the story where the page has one."""
    about, story = (page.left, page.right), page.body(PrintedArticle)
    if story is None:
        return trust(page.sources, today, about=about)
    return trust(
        page.sources,
        today,
        about=about,
        author=story.author,
        reviewer=story.reviewer,
        published=story.published_on,
        updated=story.updated_on,
    )


def _sections(c: Comparison, graph: Graph, sources: SourceNotes, article: WrittenArticle | None, show: Show) -> tuple[PageSection, ...]:
    """The page below its answer, from top to bottom: to change its order, move a line. Sources are numbered as it is built."""
    return present(
        PageSection("glance", "At a glance", glance(c, graph) or None, "glance", "At a glance"),
        PageSection("why", "Why people mix them up", _why(c, graph, sources, article), "why", "Why mixed up"),
        PageSection("details", "In detail", Rows(c, graph, sources).details(show), "details", "In detail"),
        PageSection("together", "Can they be taken together?", together(c, graph, sources), "together", "Both together?"),
        PageSection("article", "The whole story", printed_article(article, sources) if article else None, "article", "The whole story"),
        PageSection("related", "Related comparisons", _nearby(c, graph)),
        PageSection("sources", "Sources and checks", anchor="sources", short="Sources"),
    )


def _why(c: Comparison, graph: Graph, sources: SourceNotes, article: WrittenArticle | None) -> Why | None:
    """None of a member beside its own class, unless an editor or a way up has something to say: the one simply is the other."""
    own_class = c.forward.rule == Rule.BELONGS
    written: Mapping[ReasonKind, str] = {ReasonKind(kind): text for kind, text in article.reasons} if article else {}
    reasons = () if own_class and not article else printed_reasons(c, graph, sources, written)
    why = Why(reasons[:SHOWN], reasons[SHOWN:], relating(c, graph, sources), nothing_known=not reasons and not own_class)
    return why if reasons or why.relating or why.nothing_known else None


def _nearby(c: Comparison, graph: Graph) -> tuple[Pair, ...]:
    """Other comparisons worth a look, by turns of either side; both sides alike, the first of each first."""
    here = {c.left.slug, c.right.slug}
    offered = zip_longest(pairs(graph, c.left.slug), pairs(graph, c.right.slug))
    others = {(p.left.slug, p.right.slug): p for two in offered for p in two if p and {p.left.slug, p.right.slug} != here}
    return tuple(others.values())[:MOST_NEARBY]
