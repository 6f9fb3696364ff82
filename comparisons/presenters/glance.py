"""The pair at a glance: six rows of a few words a side, each leading to its full row.

Pure. A row stands here only where at least one side is recorded; a blank side says so. What both say alike is told once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from comparisons.engine.comparison import Comparison
from comparisons.presenters.rows import LAW_ANCHOR
from drugref.domain.english import in_sentence, listed
from drugref.domain.statements import Fact, Graph, Node, Profile
from drugref.presenters.brand import brand_of
from drugref.presenters.facts import value_in_words
from drugref.vocabulary import FARE, Approval, Axis, CodedAttribute, CodedTerm, Extent, Frequency, Place, State

MOST = 6
BLANK = "not recorded"
VALUES = 3


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A few words of each side; ``both`` where they are the same. ``anchor`` leads to the whole of it, '' where there is no more."""

    label: str
    left: str
    right: str
    anchor: str

    @property
    def both(self) -> str:
        return self.left if self.left == self.right else ""


def glance(c: Comparison, graph: Graph) -> tuple[GlanceRow, ...]:
    """The first six rows of ROWS that have something to say of the pair."""
    return tuple(
        GlanceRow(label, left or BLANK, right or BLANK, f"row-{slug}" if slug else "")
        for label, (left, right), slug in side_by_side((c.left, c.right), graph)
    )


def key_facts(profile: Profile, graph: Graph) -> tuple[tuple[str, str, str], ...]:
    """The same of one entry alone: (label, words, the attribute it is told by), as far as it is recorded."""
    return tuple((label, said, slug) for label, (said,), slug in side_by_side((profile,), graph))


def side_by_side(profiles: Sequence[Profile], graph: Graph) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """(label, words of each, the attribute they are told by): ('Makes sleepy', ('often', ''), 'side-effect'); '' is not recorded."""
    rows = ((label, tuple(words(profile, graph) for profile in profiles), slug) for label, slug, words in ROWS)
    return tuple(row for row in rows if any(_informs(said, profile.node) for said, profile in zip(row[1], profiles, strict=True)))[:MOST]


def _informs(said: str, node: Node) -> bool:
    """Is it worth a row? That a food is a food, is not controlled by law and carries no boxed warning, nobody asks."""
    return bool(said) and not (node.noun in FARE and said.partition(" (")[0] in ("no", "none", node.noun))


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of a class in its table: 'Alprazolam', 'Xanax', 'anxiety, panic attacks', 'Schedule IV'."""

    node: Node
    brand: str
    uses: str
    law: str


@dataclass(frozen=True, slots=True)
class MemberTable:
    """What tells the members of a class apart; '' where it is not recorded.

    ``alike``: what the law says of them, where most are alike ('All are Schedule IV (US).'); a row then has its law only where
    it is another one.
    """

    rows: tuple[MemberRow, ...]
    alike: str = ""


def member_table(every: Sequence[Node], shown: Iterable[Profile], graph: Graph) -> MemberTable:
    """Of *every* member of a class those *shown*."""
    laws = [_law_of_home(node, graph) for node in every]
    most, times = Counter(laws).most_common(1)[0] if laws else ("", 0)
    is_alike = len(laws) >= FEWEST_ALIKE and times >= MOST_OF_THEM * len(laws)

    def row(profile: Profile) -> MemberRow:
        law = _law_of_home(profile.node, graph)
        own = "" if is_alike and law == most else law or "law not recorded" if is_alike else law
        return MemberRow(profile.node, brand_of(profile, graph.home), _approved_uses(profile, MEMBER_USES), own)

    return MemberTable(tuple(map(row, shown)), _alike(most, graph, exceptions=times < len(laws)) if is_alike else "")


FEWEST_ALIKE, MOST_OF_THEM = 4, 0.8
MEMBER_USES = 2


def _alike(law: str, graph: Graph, *, exceptions: bool) -> str:
    """'All are Schedule IV (US).', 'Most are Schedule IV (US); the others are marked.'"""
    said, place = ALIKE.get(law, ("All are {law}", "Most are {law}")), "" if graph.home in law else f" ({graph.home})"
    return f"{said[exceptions].format(law=law)}{place}{'; the others are marked' if exceptions else ''}."


ALIKE = {
    "no": ("None is controlled by law", "Most are not controlled by law"),
    "in part": ("All are controlled in part", "Most are controlled in part"),
    "": ("Whether the law controls them is not recorded", "Of most it is not recorded whether the law controls them"),
}
"""What all, and what most have in common, where that is no list of the law."""


def _kind(profile: Profile, graph: Graph) -> str:
    """'Muscle relaxant': the class that says most plainly what it is, by use before the way it works."""
    node = profile.node
    if node.is_class:
        nouns = [graph.nodes[slug].noun for slug in graph.members(node.slug)]
        noun = nouns[0] if len(set(nouns)) == 1 else "member"
        return f"a class of {len(nouns)} {noun}{'' if len(nouns) == 1 else 's'} here" if nouns else "a class"
    above = [graph.nodes[slug] for slug in graph.up.get(node.slug, ())]
    by_axis = [other for axis in (Axis.USE, Axis.MECHANISM, Axis.CHEMISTRY) for other in above if other.axis == axis]
    kinds = [other for other in by_axis if not other.broad] or by_axis
    return in_sentence(kinds[0].name) if kinds else (node.noun if node.noun != "medicine" else "")


def _uses(profile: Profile, _graph: Graph) -> str:
    return _approved_uses(profile)


def _approved_uses(profile: Profile, most: int = VALUES) -> str:
    facts = [fact for fact in _values(profile, CodedAttribute.USE) if fact.approval not in (Approval.OFF_LABEL, Approval.WITHDRAWN)]
    return _few(facts or _values(profile, CodedAttribute.USE), most)


def _stopping(profile: Profile, _graph: Graph) -> str:
    levels = [fact.level for fact in _values(profile, CodedAttribute.DEPENDENCE) if fact.level is not None]
    return STOPPING[min(max(levels), len(STOPPING) - 1)] if levels else ""


STOPPING = ("no withdrawal known", "slowly: ask first", "withdrawal possible: ask first", "sudden stop can be dangerous")


def _law(profile: Profile, graph: Graph) -> str:
    """'Schedule IV (US)', 'no (US)'."""
    said = _law_of_home(profile.node, graph)
    return said if not said or graph.home in said else f"{said} ({graph.home})"


def _law_of_home(node: Node, graph: Graph) -> str:
    """'Schedule IV'; 'no' where it was looked for; '' where nobody looked. The law of other countries says nothing here."""

    def is_home(law: Node, place: str = "") -> bool:
        return law.axis == Axis.LAW and (place or law.place) in HOME_LAW.get(graph.home, ("", graph.home))

    own = [law for slug in graph.ancestors(node.slug) if is_home(law := graph.nodes[slug]) and not law.broad]
    if own:
        return in_sentence(own[0].name).removesuffix(" drug")
    extents = {edge.extent for edge in graph.stated_of.get(node.slug, ()) if is_home(graph.nodes[edge.parent], edge.place)}
    if Extent.PARTLY in extents:
        return "in part"
    looked = node.checks.get(Axis.LAW)
    here = looked and looked.citation and looked.citation.source.place == graph.home
    return "no" if here or Extent.IS_NOT in extents else ""


HOME_LAW: dict[str, tuple[str, ...]] = {Place.US: ("", Place.US, Place.SOME_US_STATES)}
"""Of whose law an answer for home speaks, where that is more than home's own."""


def _supply(profile: Profile, graph: Graph) -> str:
    facts = [fact for fact in _values(profile, CodedAttribute.SUPPLY) if fact.place in ("", graph.home) and fact.term]
    ways = {fact.term.slug for fact in facts if fact.term}
    if {CodedTerm.OVER_THE_COUNTER, CodedTerm.PRESCRIPTION_ONLY} <= ways:
        return "some forms without prescription"
    return _few(facts)


def _sleepy(profile: Profile, _graph: Graph) -> str:
    facts = [fact for fact in profile.of(CodedAttribute.SIDE_EFFECT) if fact.term and fact.term.slug == CodedTerm.DROWSINESS]
    if not facts:
        return ""
    if all(fact.denies for fact in facts):
        return "not usually"
    often = {fact.frequency for fact in facts}
    return "often" if often & {Frequency.VERY_COMMON, Frequency.COMMON} else "sometimes"


def _boxed(profile: Profile, _graph: Graph) -> str:
    facts = [fact for fact in profile.of(CodedAttribute.BOXED_WARNING) if fact.state != State.NOT_SO_HERE]
    values = [fact for fact in facts if fact.is_value]
    if values and all(fact.is_typical_only for fact in values):
        return "most of its class"
    if values:
        forms = {fact.form for fact in values}
        return "yes" if "" in forms else f"yes ({listed(sorted(forms))})"
    return "none" if facts else ""


def _time(slug: str) -> Callable[[Profile, Graph], str]:
    return lambda profile, _graph: next((value_in_words(fact) for fact in _values(profile, slug)), "")


def _values(profile: Profile, slug: str) -> list[Fact]:
    return [fact for fact in profile.of(slug) if fact.is_value]


def _few(facts: Sequence[Fact], most: int = VALUES) -> str:
    """'anxiety, seizures, insomnia …': the first values, each once."""
    words = list(dict.fromkeys(in_sentence(value_in_words(fact)) for fact in facts))
    return ", ".join(words[:most]) + (" …" if len(words) > most else "")


ROWS: tuple[tuple[str, str, Callable[[Profile, Graph], str]], ...] = (
    ("What it is", "", _kind),
    ("Used for", CodedAttribute.USE, _uses),
    ("Stopping", CodedAttribute.DEPENDENCE, _stopping),
    ("Controlled by law", LAW_ANCHOR, _law),
    ("Makes sleepy", CodedAttribute.SIDE_EFFECT, _sleepy),
    ("Boxed warning", CodedAttribute.BOXED_WARNING, _boxed),
    ("How it is sold", CodedAttribute.SUPPLY, _supply),
    ("Lasts", CodedAttribute.DURATION, _time(CodedAttribute.DURATION)),
    ("Half-life", CodedAttribute.HALF_LIFE, _time(CodedAttribute.HALF_LIFE)),
)
"""Label, the row it leads to, what it says of a side: most telling first."""
