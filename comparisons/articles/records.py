"""An article between file and database."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from comparisons.engine.reasons.kinds import ReasonKind
from drugref.domain.fields import Shape, stored, unkeyed
from drugref.domain.records import Citation, Placed, Record
from drugref.vocabulary import EntryKind, Status, VerdictKind

JOINER = "-vs-"
"""Between the two slugs of a pair, in keys and names of files."""


@dataclass(frozen=True, kw_only=True)
class ReasonRecord(Placed):
    kind: str = field(metadata=unkeyed(Shape.CHOICE, ReasonKind))
    sentence: str = field(metadata=unkeyed(Shape.PROSE))


@dataclass(frozen=True, kw_only=True)
class ArticleRecord(Record):
    """*left* and *right* are slugs in canonical order: a drug before a class, then by the alphabet."""

    left: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    right: str = field(metadata=unkeyed(Shape.SLUG, "entry"))
    question: str = field(default="", metadata=stored(Shape.TEXT, required=True))
    verdict: str = field(default="", metadata=stored(Shape.CHOICE, VerdictKind))
    answer: str = field(default="", metadata=stored(Shape.PROSE, required=True))
    author: str = field(default="", metadata=stored(Shape.TEXT))
    reviewer: str = field(default="", metadata=stored(Shape.TEXT))
    published: date | None = field(default=None, metadata=stored(Shape.DAY, column="published_on", required=True))
    updated: date | None = field(default=None, metadata=stored(Shape.DAY, column="updated_on", required=True))
    status: str = field(default=Status.PUBLISHED, metadata=stored(Shape.CHOICE, Status))
    read_again: str = field(default="", metadata=stored(Shape.TEXT))
    reasons: tuple[ReasonRecord, ...] = field(default=(), metadata=stored(Shape.PARTS, ReasonRecord))
    citations: tuple[Citation, ...] = field(default=(), metadata=stored(Shape.CITATIONS, keys=("cite",)))
    body: str = field(default="", metadata=unkeyed(Shape.PROSE))

    @property
    def key(self) -> str:
        return f"article:{self.left}{JOINER}{self.right}"

    @property
    def home(self) -> str:
        return f"{self.left}{JOINER}{self.right}.md"


WORDS_A_MINUTE = 200


def minutes_to_read(answer: str, body: str) -> int:
    """Reading time in whole minutes, at 200 words a minute, at least 1."""
    return max(1, math.ceil(len(f"{answer} {body}".split()) / WORDS_A_MINUTE))


def canonical_pair(one: str, other: str, kinds: Mapping[str, str]) -> tuple[str, str]:
    """The two slugs, a drug before a class, then by the alphabet. *kinds*: slug -> kind."""
    first, second = sorted((one, other), key=lambda slug: (kinds.get(slug) == EntryKind.CLASS, slug))
    return first, second
