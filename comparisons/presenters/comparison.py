"""What the comparison page prints, in its order and grouping.

Pure. Templates loop over this and print it; they compute nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from comparisons.engine.comparison import Comparison
from comparisons.engine.danger import Danger
from comparisons.engine.differences import Alike, Row
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.together import Together
from comparisons.engine.verdict import Rule, Verdict
from comparisons.presenters import sentences
from comparisons.presenters.reasons import SHOWN, PrintedReason, printed_reasons
from comparisons.presenters.relating import Relating, relating
from drugref.domain.english import capital, day, listed, many
from drugref.domain.statements import Citation, Edge, Fact, Graph, Interaction, Knowledge, Node, Profile
from drugref.presenters.facts import FactGroup, PrintedFact, SourceNote, SourceNotes, fact_groups, printed_fact
from drugref.presenters.links import Pair, pairs
from drugref.vocabulary import Axis, Members, Severity, VerdictKind

SENTENCES_ARE_SIDE_BY_SIDE = "mechanism"
MOST_NEARBY = 8
LEGAL_STATUS = "Legal status"
NOTHING_MORE = "nothing beyond what both share"


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    """An editor's article, as far as the page prints it.

    ``body`` makes HTML of it, given the source marks of its citations; ``reasons`` are the editor's sentences by kind.
    """

    question: str
    answer: str
    verdict: str
    body: Callable[[Sequence[tuple[int, ...]]], str]
    citations: tuple[Citation, ...]
    reasons: tuple[tuple[str, str], ...]
    author: str
    reviewer: str
    published_on: date
    updated_on: date
    minutes: int


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its facts in groups, or the words that stand for silence."""

    groups: tuple[FactGroup, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class PrintedRow:
    label: str
    help_text: str
    left: Cell
    right: Cell


@dataclass(frozen=True, slots=True)
class PrintedAlike:
    """Something both say, with the marks of both sides."""

    value: str
    clinical: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """What both say with the same reservation: '' for none, else in what it is only near."""

    note: str
    items: tuple[PrintedAlike, ...]


@dataclass(frozen=True, slots=True)
class AlikeRow:
    label: str
    groups: tuple[AlikeGroup, ...]


@dataclass(frozen=True, slots=True)
class PrintedInteraction:
    severity: str
    severity_label: str
    what_happens: str
    what_to_ask: str
    about: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedTogether:
    doubled: str
    first: PrintedInteraction | None
    others: tuple[PrintedInteraction, ...]
    adds_up: tuple[tuple[str, tuple[int, ...]], ...]
    nothing_recorded: bool


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    question: str
    answer: str
    html: str
    author: str
    reviewer: str
    published_on: date
    updated_on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    question: str
    left: Node
    right: Node
    answers: tuple[Answer, ...]
    dangers: tuple[PrintedDanger, ...]
    reasons: tuple[PrintedReason, ...]
    relating: Relating | None
    article: PrintedArticle | None
    side_by_side: tuple[PrintedRow, ...]
    differences: tuple[PrintedRow, ...]
    similarities: tuple[AlikeRow, ...]
    one_sided: tuple[PrintedRow, ...]
    gaps: tuple[str, ...]
    together: PrintedTogether
    nearby: tuple[Pair, ...]
    sources: tuple[SourceNote, ...]
    own_class: bool

    @property
    def sides(self) -> tuple[Node, Node]:
        return self.left, self.right

    @property
    def tells_why(self) -> bool:
        """Is there anything to say of a confusion? Not of a member beside its own class, unless reasons or a way are known."""
        return bool(self.reasons or self.relating or not self.own_class)

    @property
    def main_reasons(self) -> tuple[PrintedReason, ...]:
        """Those shown at once, the most convincing first; ``further_reasons`` are folded away."""
        return self.reasons[:SHOWN]

    @property
    def further_reasons(self) -> tuple[PrintedReason, ...]:
        return self.reasons[SHOWN:]

    @property
    def left_in_sentence(self) -> str:
        return many(self.left)

    @property
    def checked_between(self) -> tuple[date, date] | None:
        """The oldest and the newest day on which a source of this page was last checked."""
        days = [note.checked_on for note in self.sources]
        return (min(days), max(days)) if days else None


def comparison_page(comparison: Comparison, knowledge: Knowledge, article: WrittenArticle | None = None) -> ComparisonPage:
    """Everything the page prints. An article whose verdict no longer agrees with the computed one is left out (I7)."""
    return _Presenter(comparison, knowledge.graph, article if article and _agrees(article, comparison) else None).page()


def _agrees(article: WrittenArticle, comparison: Comparison) -> bool:
    return article.verdict in ("", comparison.forward.kind)


class _Presenter:
    """Builds one page; its source numbers are given in reading order, so the parts are built in that order."""

    def __init__(self, comparison: Comparison, graph: Graph, article: WrittenArticle | None) -> None:
        self.comparison = comparison
        self.graph = graph
        self.article = article
        self.sources = SourceNotes()
        self.own_class = comparison.forward.rule == Rule.BELONGS

    def page(self) -> ComparisonPage:
        c = self.comparison
        left, right = c.left.node, c.right.node
        texts = tuple(row for row in c.rows if row.attribute.slug == SENTENCES_ARE_SIDE_BY_SIDE and (row.left or row.right))
        return ComparisonPage(
            question=self.article.question if self.article else sentences.question(left, right),
            left=left,
            right=right,
            answers=self._answers(),
            dangers=self._dangers(),
            reasons=self._reasons(),
            relating=relating(c, self.graph, self.sources),
            side_by_side=tuple(self._whole_row(row) for row in texts),
            differences=(*(self._unlike_row(row) for row in c.differences if row not in texts), *self._law_row()),
            similarities=(*(self._alike_row(row) for row in c.similarities if row not in texts), *self._law_alike()),
            together=self._together(c.together),
            article=self._article(),
            one_sided=tuple(self._whole_row(row) for row in c.one_sided if row not in texts),
            gaps=tuple(row.attribute.label for row in c.gaps),
            nearby=self._nearby(),
            own_class=self.own_class,
            sources=self.sources.notes(),
        )

    def _nearby(self) -> tuple[Pair, ...]:
        """Other comparisons worth a look, by turns of either side; both sides alike, the first of each first."""
        here = {self.comparison.left.slug, self.comparison.right.slug}
        offered = zip_longest(pairs(self.graph, self.comparison.left.slug), pairs(self.graph, self.comparison.right.slug))
        others = {(p.left.slug, p.right.slug): p for two in offered for p in two if p and {p.left.slug, p.right.slug} != here}
        return tuple(others.values())[:MOST_NEARBY]

    def _answers(self) -> tuple[Answer, ...]:
        """The verdict; for two classes, both directions."""
        c = self.comparison
        both_ways = c.left.node.is_class and c.right.node.is_class
        said_alike = c.forward.rule == c.backward.rule == Rule.STATED_NOT
        return tuple(self._answer(verdict) for verdict in ([c.forward, c.backward] if both_ways and not said_alike else [c.forward]))

    def _answer(self, verdict: Verdict) -> Answer:
        badge = sentences.badge(verdict)
        written = self.article.answer.removeprefix(f"{badge}.").strip() if self.article and verdict is self.comparison.forward else ""
        said = [written or sentences.answer(verdict, self.graph)]
        if verdict.rule == Rule.OTHER_DRUG:
            c = self.comparison
            said.append(sentences.kinship(c.left.node, c.right.node, c.shared_classes, self.graph))
        if verdict is self.comparison.forward:
            said.append(sentences.elsewhere(self.comparison, self.graph))
        held = [profile.ingredient_citations for profile in (self.comparison.left, self.comparison.right)]
        citations = [*_grounds(verdict), *(cite for side in held for slug, cite in side.items() if slug in verdict.held)]
        return Answer(
            kind=verdict.kind.value,
            badge=badge,
            sentences=tuple(filter(None, said)),
            marks=self.sources.marks(citations),
            rule=verdict.rule.value,
        )

    def _dangers(self) -> tuple[PrintedDanger, ...]:
        """Left's, then right's; a member beside its own class speaks for both."""
        c = self.comparison
        sides = [(c.left_danger, c.left), (None if self.own_class and c.left_danger else c.right_danger, c.right)]
        printed = [self._danger(found, profile) for found, profile in sides if found]
        return tuple(dict.fromkeys(printed))

    def _danger(self, found: Danger, profile: Profile) -> PrintedDanger:
        title, sentence = sentences.danger(found, profile, self.graph)
        shared = [found.shared.left, found.shared.right] if found.shared else []
        citations = [cite for fact in (*found.facts, *shared) for cite in fact.citations]
        citations += found.interaction.citations if found.interaction else ()
        return PrintedDanger(title, sentence, self.sources.marks(citations))

    def _reasons(self) -> tuple[PrintedReason, ...]:
        """Nothing is confused where the one simply is the other."""
        if self.own_class and not self.article:
            return ()
        written = {ReasonKind(kind): text for kind, text in (self.article.reasons if self.article else ())}
        return printed_reasons(self.comparison, self.graph, self.sources, written)

    def _fact(self, fact: Fact) -> PrintedFact:
        return printed_fact(fact, self.graph, self.sources)

    def _groups(self, facts: Iterable[Fact]) -> tuple[FactGroup, ...]:
        return fact_groups(self._fact(fact) for fact in facts)

    def _whole_row(self, row: Row) -> PrintedRow:
        left, right = Cell(self._groups(row.left), "not recorded"), Cell(self._groups(row.right), "not recorded")
        return PrintedRow(row.attribute.label, row.attribute.help_text, left, right)

    def _unlike_row(self, row: Row) -> PrintedRow:
        """What each side says and the other does not."""
        typical = [fact for fact in (*row.left, *row.right) if fact.is_typical_only]
        left = (*row.left_only, *(f for f in row.left if f in typical and not _paired(f, row)))
        right = (*row.right_only, *(f for f in row.right if f in typical and not _paired(f, row)))
        cells = [Cell(self._groups(facts), NOTHING_MORE) for facts in (left, right)]
        return PrintedRow(row.attribute.label, row.attribute.help_text, *cells)

    def _law(self) -> tuple[tuple[Edge, ...], tuple[Edge, ...], tuple[Edge, ...]]:
        """The law's classes of (both sides, left alone, right alone); of both, the left's statement."""
        c = self.comparison
        left, right = ({(e.parent, e.place, e.extent): e for e in edges} for edges in (c.left_law, c.right_law))
        both = tuple(edge for key, edge in left.items() if key in right)
        alone = [tuple(edge for key, edge in one.items() if key not in other) for one, other in ((left, right), (right, left))]
        return both, alone[0], alone[1]

    def _law_row(self) -> tuple[PrintedRow, ...]:
        both, left, right = self._law()
        if both and not left and not right:
            return ()
        c = self.comparison
        cells = [self._law_cell(c.left, left, bool(both)), self._law_cell(c.right, right, bool(both))]
        return (PrintedRow(LEGAL_STATUS, "What the law calls it, printed from its classes.", *cells),)

    def _law_alike(self) -> tuple[AlikeRow, ...]:
        items = tuple(PrintedAlike(sentences.law(edge, self.graph), "", self.sources.marks(edge.citations)) for edge in self._law()[0])
        return (AlikeRow(LEGAL_STATUS, (AlikeGroup("", items),)),) if items else ()

    def _law_cell(self, profile: Profile, edges: Sequence[Edge], shares: bool) -> Cell:
        facts = tuple(PrintedFact(value=sentences.law(edge, self.graph), marks=self.sources.marks(edge.citations)) for edge in edges)
        check = profile.node.checks.get(Axis.LAW)
        if facts or shares or not check:
            return Cell(fact_groups(facts), NOTHING_MORE if shares else "not recorded")
        where = check.citation.source.place if check.citation else ""
        none = f"In no class of {where or 'the'} drug law recorded here; looked up on {day(check.on)}"
        return Cell(fact_groups([PrintedFact(value=none, marks=self.sources.marks([check.citation]), is_state=True)]), "")

    def _alike_row(self, row: Row) -> AlikeRow:
        groups: dict[str, list[PrintedAlike]] = {}
        for pair in row.alike:
            groups.setdefault(self._note(pair), []).append(self._alike(pair))
        ordered = sorted(groups.items(), key=lambda group: group[0] != "")
        return AlikeRow(row.attribute.label, tuple(AlikeGroup(capital(note), tuple(items)) for note, items in ordered))

    def _alike(self, pair: Alike) -> PrintedAlike:
        left, right = self._fact(pair.left), self._fact(pair.right)
        marks = tuple(sorted({*left.marks, *right.marks}))
        if pair.near == "system" and pair.shared_term:
            return PrintedAlike(f"{capital(pair.shared_term.label)}: {left.value} / {right.value}", "", marks)
        return PrintedAlike(left.value if left.value == right.value else f"{left.value} / {right.value}", left.clinical, marks)

    def _note(self, pair: Alike) -> str:
        """In what the two are only near, or of how many members it is true; '' where nothing is to be said."""
        if pair.near == "system":
            return "same system, different place"
        sides = ((self.comparison.left.node, pair.left), (self.comparison.right.node, pair.right))
        if pair.near == "approval":
            return "; ".join(f"{many(node)}: {fact.approval}" for node, fact in sides if fact.approval)
        spoken_of = [(self.graph.nodes[fact.entry], fact) for _node, fact in sides if fact.members in (Members.MOST, Members.SOME)]
        return listed(dict.fromkeys(f"{fact.members.split()[0]} {many(node)}" for node, fact in spoken_of))

    def _together(self, both: Together) -> PrintedTogether:
        doubled = listed(many(self.graph.nodes[slug]) for slug in both.doubled)
        return PrintedTogether(
            doubled=doubled,
            first=self._interaction(both.first) if both.first else None,
            others=tuple(self._interaction(item) for item in both.others),
            adds_up=tuple(
                (shared.term.label, self.sources.marks([*shared.left.citations, *shared.right.citations])) for shared in both.adds_up
            ),
            nothing_recorded=both.nothing_recorded,
        )

    def _interaction(self, item: Interaction) -> PrintedInteraction:
        left, right = self.graph.nodes[item.left], self.graph.nodes[item.right]
        about = f"two {many(left)}" if item.left == item.right else f"{many(left)} with {many(right)}"
        direct = {item.left, item.right} == {self.comparison.left.slug, self.comparison.right.slug}
        return PrintedInteraction(
            severity=item.severity.replace(" ", "-"),
            severity_label=capital(Severity(item.severity).label),
            what_happens=item.what_happens,
            what_to_ask=item.what_to_ask,
            about="" if direct else about,
            marks=self.sources.marks(item.citations),
        )

    def _article(self) -> PrintedArticle | None:
        article = self.article
        if article is None:
            return None
        html = article.body([self.sources.marks([citation]) for citation in article.citations])
        return PrintedArticle(
            question=article.question,
            answer=article.answer,
            html=html,
            author=article.author,
            reviewer=article.reviewer,
            published_on=article.published_on,
            updated_on=article.updated_on,
            minutes=article.minutes,
        )


def _grounds(verdict: Verdict) -> list[Citation]:
    """The citations an answer rests on, also those of the kinds and ingredients that decided it."""
    own = [cite for edge in verdict.edges for cite in edge.citations]
    own += [verdict.check.citation] if verdict.check and verdict.check.citation else []
    deciding = [part for part in verdict.parts if verdict.rule != Rule.MEMBERS and part.kind in (verdict.kind, VerdictKind.YES)]
    return [*own, *(cite for part in deciding for cite in _grounds(part))]


def _paired(fact: Fact, row: Row) -> bool:
    return any(fact is side for pair in row.alike for side in (pair.left, pair.right))
