"""What the sitemap and the feed list: addresses with their days.

Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from drugref.domain.english import in_sentence
from drugref.domain.statements import Node

IN_A_PART = 5_000
"""Addresses in one part of the sitemap."""
IN_THE_FEED = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the sitemap: a path, and the newest day on which something it says was checked; None where nothing on it is."""

    path: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class News:
    """An entry of the feed: an answer that is new, or was changed."""

    title: str
    summary: str
    path: str
    published: date
    updated: date
    author: str = ""


def newest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def parts(lines: list[Listed]) -> list[list[Listed]]:
    """The lines of each part of the sitemap; one empty part where there are none."""
    return [lines[start : start + IN_A_PART] for start in range(0, max(1, len(lines)), IN_A_PART)]


def entry_news(node: Node, path: str) -> News:
    """That an entry was added."""
    asked = f"What are {in_sentence(node.title)}?" if node.is_class else f"What is {in_sentence(node.name)}?"
    return News(asked, node.summary, path, node.added_on, node.added_on)


def latest(news: Iterable[News]) -> list[News]:
    """The newest, at most 50; those of one day by title."""
    return sorted(sorted(news, key=lambda one: one.title), key=lambda one: one.updated, reverse=True)[:IN_THE_FEED]
