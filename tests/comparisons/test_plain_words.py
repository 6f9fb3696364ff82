"""Short answers, reasons and danger lines in words that most people read with ease: school grades (Flesch–Kincaid) and lengths.

A name is not ours to shorten: those of medicines and classes count as one plain word. What they act at, do and cause counts as it is.
``TELL=1 python -m pytest -n0 tests/comparisons/test_plain_words.py`` tells the figures and the worst texts.
"""

import os
import re
import statistics
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from typing import NamedTuple, TypeVar

import pytest
import textstat

from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import Why, comparison_page
from drugref.knowledge.current import current
from drugref.knowledge.edition import Edition
from drugref.presenters.care import Care
from drugref.presenters.entry import entry_page
from drugref.vocabulary import NameKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

T = TypeVar("T")
PAIRS, ENTRIES = 300, 200
PLAIN = "drug"
TOLD = 8


@dataclass(frozen=True)
class Text:
    where: str
    kind: str
    text: str

    @property
    def grade(self) -> float:
        return textstat.flesch_kincaid_grade(self.text)

    @property
    def words(self) -> int:
        lines = re.split(r"(?<=[.?!]) ", self.text) if self.kind == "danger" else [self.text]
        return max(len(line.split()) for line in lines)


@pytest.fixture(scope="module")
def texts(catalogue, django_db_blocker) -> list[Text]:
    """What the sampled pages say in short, with plain words for names."""
    with django_db_blocker.unblock():
        edition = current()
        everything = edition.everything()
    slugs = sorted(everything.graph.nodes)
    found: list[tuple[str, str, str]] = []
    for a, b in drawn(PAIRS, combinations(slugs, 2)):
        known = edition.knowledge(a, b)
        page = comparison_page(compare(known, *canonical(known.graph, a, b)), known)
        where = f"{page.left.slug} / {page.right.slug}"
        why = page.body(Why)
        found += [(where, "answer", " ".join(answer.sentences)) for answer in page.answers[:1]]
        found += [(where, "reason", reason.sentence) for reason in ((*why.reasons, *why.further) if why else ())]
        found += [(where, "danger", line) for line in page.care]
        found += [(where, "warning in full", danger.sentence) for danger in page.dangers]
    found += [(slug, "danger", line) for slug in drawn(ENTRIES, slugs) for line in care_of(edition, slug)]
    found += [(slug, "summary", everything.graph.nodes[slug].summary) for slug in drawn(ENTRIES, slugs)]
    names = _names(everything.profiles.values())
    return [Text(where, kind, names.sub(PLAIN, said)) for where, kind, said in found]


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
    """``wanted`` by the page's design; ``reached`` by the sample today, beyond which it may not fall back."""

    reached: float
    wanted: float


MEDIAN, WORST, LONGEST = "median grade", "worst grade", "words, at most"
LIMITS = {
    "answer": {MEDIAN: Limit(3, 7), WORST: Limit(8, 10), LONGEST: Limit(31, 25)},
    "reason": {MEDIAN: Limit(6, 7), WORST: Limit(10.8, 10)},
    "danger": {MEDIAN: Limit(5.1, 7), WORST: Limit(10, 10), LONGEST: Limit(14, 14)},
    "warning in full": {MEDIAN: Limit(5.1, 7), WORST: Limit(10, 10)},
    "summary": {MEDIAN: Limit(7.9, 7), WORST: Limit(15.2, 10), LONGEST: Limit(31, 25)},
}
"""Of a danger the words of a sentence are counted, since each of its sentences is a line; of all else the words of the text."""


def figures(some: Sequence[Text]) -> dict[str, float]:
    grades = [text.grade for text in some]
    return {MEDIAN: statistics.median(grades), WORST: max(grades), LONGEST: max(text.words for text in some)}


@pytest.mark.parametrize("kind", LIMITS)
def test_the_words_are_plain(texts, kind, capsys):
    some = [text for text in texts if text.kind == kind]
    found, limits = figures(some), LIMITS[kind]
    with capsys.disabled() if os.environ.get("TELL") else nullcontext():
        print(told(kind, some, found))
    assert {name: found[name] for name, limit in limits.items() if found[name] > max(limit)} == {}


def told(kind: str, some: Sequence[Text], found: Mapping[str, float]) -> str:
    """The figures beside their limits, then the texts that are hardest to read and the longest ones."""
    over = {
        WORST: sum(text.grade > 10 for text in some),
        LONGEST: sum(text.words > LIMITS[kind].get(LONGEST, Limit(0, 25)).wanted for text in some),
    }
    lines = [f"{kind}: {len(some)} texts"]
    lines += [
        f"  {name} {found[name]:.1f} (wanted {limit.wanted}{f', {over[name]} over it' if over.get(name) else ''})"
        for name, limit in LIMITS[kind].items()
    ]
    hardest = sorted({text.text: text for text in some}.values(), key=lambda text: -text.grade)[:TOLD]
    longest = sorted({text.text: text for text in some}.values(), key=lambda text: -text.words)[:TOLD]
    lines += [f"    grade {text.grade:.1f}, {text.words} words, {text.where}: {text.text}" for text in dict.fromkeys([*hardest, *longest])]
    return "\n".join(lines)
