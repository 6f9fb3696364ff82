"""An article between file and database."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from drugref.domain.records import Citation, Placed, Record
from drugref.vocabulary import EntryKind, Status

JOINER = "-vs-"
"""Between the two slugs of a pair, in keys and names of files."""


@dataclass(frozen=True, kw_only=True)
class ReasonRecord(Placed):
    kind: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class ArticleRecord(Record):
    """*left* and *right* are slugs in canonical order: a drug before a class, then by the alphabet."""

    left: str
    right: str
    question: str = ""
    verdict: str = ""
    answer: str = ""
    author: str = ""
    reviewer: str = ""
    published: date | None = None
    updated: date | None = None
    status: str = Status.PUBLISHED
    reasons: tuple[ReasonRecord, ...] = ()
    citations: tuple[Citation, ...] = ()
    body: str = ""

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
