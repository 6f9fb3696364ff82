"""Short answers, reasons, danger lines and interactions in words that most people read with ease: their school grades and lengths.

The grades are Flesch–Kincaid's. A name is not ours to shorten: those of medicines and classes count as one plain word. What they act
at, do and cause counts as it is. ``TELL=1 python -m pytest -n0 tests/comparisons/test_plain_words.py`` tells the figures and the worst
texts.
"""

import os
import re
import statistics
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import combinations, pairwise
from typing import NamedTuple, TypeVar

import pytest
import textstat

from comparisons.articles.markdown import published_articles
from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import Why, comparison_page
from drugref.knowledge.current import current
from drugref.knowledge.edition import Edition
from drugref.presenters.care import Care
from drugref.presenters.entry import entry_page
from drugref.vocabulary import Extent, NameKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

T = TypeVar("T")
PAIRS, ENTRIES = 1200, 200
PLAIN = "drug"
TOLD = 8
MEMBERS = re.compile(r" \((?:yes|in part|no): [^)]*\)| Not recorded: [^.]*\.")
"""The members of a class by name, behind their count: a list to look into, whose names are not counted as words."""


@dataclass(frozen=True)
class Text:
    """``text`` has plain words for names, except where an editor chose the whole of it, names and all: there ``said`` is counted."""

    where: str
    kind: str
    said: str
    text: str

    @cached_property
    def grade(self) -> float:
        return textstat.flesch_kincaid_grade(self.text)

    @cached_property
    def words(self) -> int:
        if self.kind == "article's answer":
            return len(self.said.split())
        told = MEMBERS.sub("", self.text)
        lines = re.split(r"(?<=[.?!]) ", told) if self.kind == "danger" else [told]
        return max(len(line.split()) for line in lines)

    def __str__(self) -> str:
        return f"grade {self.grade:.1f}, {self.words} words, {self.where}: {self.said}"


@pytest.fixture(scope="module")
def texts(catalogue, django_db_blocker) -> list[Text]:
    """All that editors have written in short, and what the sampled pages compose, each text once."""
    with django_db_blocker.unblock():
        edition = current()
        everything = edition.everything()
    found = [*_written(edition), *_composed(edition)]
    names = _names(everything.profiles.values())
    once = {(kind, said): where for where, kind, said in reversed(found)}
    return [Text(where, kind, said, names.sub(PLAIN, said)) for (kind, said), where in once.items()]


def _written(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """(where it stands, what it is, the text): of every article, every interaction, and every “partly” between two entries."""
    for article in published_articles(edition):
        where = f"{article.left.slug} / {article.right.slug}"
        yield where, "article's answer", article.record.answer
        yield from ((where, "reason", reason.sentence) for reason in article.record.reasons)
    for row in edition.interactions:
        where = f"{row.left} + {row.right}"
        yield where, "what happens", row.what_happens
        yield where, "what to ask", row.what_to_ask
    for edge in edition.graph.edges:
        if edge.extent == Extent.PARTLY:
            yield f"{edge.child} / {edge.parent}", "reason", edge.because
    for slug in drawn(ENTRIES, sorted(edition.graph.nodes)):
        yield slug, "summary", edition.graph.nodes[slug].summary


def _composed(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """The same of a sample of pairs; every entry is in one at least, so that its danger line is among them."""
    slugs = sorted(edition.graph.nodes)
    for a, b in {*drawn(PAIRS, combinations(slugs, 2)), *pairwise(slugs)}:
        known = edition.knowledge(a, b)
        page = comparison_page(compare(known, *canonical(known.graph, a, b)), known)
        where = f"{page.left.slug} / {page.right.slug}"
        why = page.body(Why)
        yield from ((where, "answer", " ".join(answer.sentences)) for answer in page.answers[:1])
        yield from ((where, "reason", reason.sentence) for reason in ((*why.reasons, *why.further) if why else ()))
        yield from ((where, "danger", line) for line in page.care)
        yield from ((where, "warning in full", danger.sentence) for danger in page.dangers)
    yield from ((slug, "danger", line) for slug in drawn(ENTRIES, slugs) for line in care_of(edition, slug))


def care_of(edition: Edition, slug: str) -> list[str]:
    card = entry_page(edition.knowledge(slug), slug).body(Care)
    return [line.text for line in card.lines] if card else []


def drawn(many: int, things: Iterable[T]) -> list[T]:
    """*many* of *things* that have nothing in common but their check sums: an entry more changes few of them."""
    return nsmallest(many, things, key=lambda thing: zlib.crc32(repr(thing).encode()))


def _names(profiles: Iterable) -> re.Pattern[str]:
    """Every name of a medicine or class, the longest first; not its everyday words, which are plain."""
    named = {text for profile in profiles for text in (profile.node.name, profile.node.title)}
    named |= {ref.text for profile in profiles for ref in profile.names if ref.kind in (NameKind.GENERIC, NameKind.BRAND)}
    ordered = sorted(named, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})(?:s|es)?\b", re.IGNORECASE)


class Limit(NamedTuple):
    """``wanted`` by the page's design; ``reached``, where the catalogue is not there yet: beyond it, it may not fall back."""

    wanted: float
    reached: float = 0

    @property
    def held(self) -> float:
        return max(self)


MEDIAN, WORST, LONGEST = "median grade", "worst grade", "words, at most"
GRADES = {MEDIAN: Limit(7), WORST: Limit(10)}
LIMITS = {
    "article's answer": {**GRADES, LONGEST: Limit(25)},
    "answer": {**GRADES, LONGEST: Limit(25, reached=30)},
    "reason": GRADES,
    "danger": {**GRADES, LONGEST: Limit(14)},
    "warning in full": GRADES,
    "what happens": GRADES,
    "what to ask": GRADES,
    "summary": {MEDIAN: Limit(7, reached=7.9), WORST: Limit(10, reached=15.2), LONGEST: Limit(25, reached=31)},
}
"""Of a danger the words of a sentence are counted, since each of its sentences is a line; of all else the words of the text."""


def figures(some: Sequence[Text]) -> dict[str, float]:
    grades = [text.grade for text in some]
    return {MEDIAN: statistics.median(grades), WORST: max(grades), LONGEST: max(text.words for text in some)}


def beyond(some: Sequence[Text], limits: Mapping[str, Limit]) -> list[str]:
    """The texts that are harder or longer than *limits* hold, each with its figures and where it stands; the median where that is."""
    over = [text for text in some if text.grade > limits[WORST].held or text.words > limits.get(LONGEST, NONE).held]
    median = statistics.median(text.grade for text in some)
    return [*([f"{MEDIAN} {median:.1f}"] if median > limits[MEDIAN].held else []), *map(str, over)]


NONE = Limit(float("inf"))


@pytest.mark.parametrize("kind", LIMITS)
def test_the_words_are_plain(texts, kind, capsys):
    some = [text for text in texts if text.kind == kind]
    with capsys.disabled() if os.environ.get("TELL") else nullcontext():
        print(told(kind, some, figures(some)))
    assert beyond(some, LIMITS[kind]) == []


def test_a_text_beyond_its_limits_is_named():
    hard = danger_line("calmol / benzols", "Pharmacological incompatibility necessitates interdisciplinary consultation.")
    long = danger_line("calmol / azols", "Do not take the two at the same time if you can do so, and ask first.")
    fine = danger_line("calmol / restol", "Ask first.")
    assert beyond([fine, fine, fine, hard, long], LIMITS["danger"]) == [str(hard), str(long)]
    assert str(long) == "grade 2.8, 17 words, calmol / azols: Do not take the two at the same time if you can do so, and ask first."
    assert beyond([hard], LIMITS["danger"])[0].startswith(MEDIAN)
    assert beyond([fine], LIMITS["danger"]) == []


def danger_line(where: str, line: str) -> Text:
    return Text(where, "danger", line, line)


def told(kind: str, some: Sequence[Text], found: Mapping[str, float]) -> str:
    """The figures beside their limits, then the texts that are hardest to read and the longest ones."""
    over = {
        WORST: sum(text.grade > 10 for text in some),
        LONGEST: sum(text.words > LIMITS[kind].get(LONGEST, Limit(25)).wanted for text in some),
    }
    lines = [f"{kind}: {len(some)} texts"]
    lines += [
        f"  {name} {found[name]:.1f} (wanted {limit.wanted}{f', {over[name]} over it' if over.get(name) else ''})"
        for name, limit in LIMITS[kind].items()
    ]
    hardest = sorted(some, key=lambda text: -text.grade)[:TOLD]
    longest = sorted(some, key=lambda text: -text.words)[:TOLD]
    return "\n".join([*lines, *(f"    {text}" for text in dict.fromkeys([*hardest, *longest]))])
