"""The words that the pages use: plain first, what a clinician says, what it means, and where it stands.

Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drugref.knowledge.edition import Edition
from drugref.presenters.browsing import Word, WordPage, by_attribute, stated, terms, word
from drugref.presenters.shelf import counted
from drugref.vocabulary import Vocabulary

GROUPS = {
    Vocabulary.CONDITION: "Conditions and uses",
    Vocabulary.EFFECT: "Effects and risks",
    Vocabulary.TARGET: "Where medicines act in the body",
    Vocabulary.ENZYME: "Enzymes and carriers",
    Vocabulary.ELIMINATION: "How medicines leave the body",
    Vocabulary.ROUTE: "Ways of taking",
    Vocabulary.SUPPLY: "Ways of supply",
    Vocabulary.TEST: "Drug tests",
    Vocabulary.PREGNANCY: "Pregnancy and breastfeeding",
    Vocabulary.DRIVING: "Driving and sleepiness",
}
"""Vocabulary -> the heading of its words. A regulator's labels and our own flags are no words of the pages: they are left out."""
WORDS = ("word", "words")


def glossary(edition: Edition) -> Mapping[str, tuple[Word, ...]]:
    """Vocabulary -> its words that stand somewhere or are explained, by the alphabet: ``{"effect": (Word("drowsiness", …), …)}``."""
    return edition.once(_glossary)


def _glossary(edition: Edition) -> Mapping[str, tuple[Word, ...]]:
    found = {
        group: tuple(
            word(term, stated(edition).get(term.slug, ()), edition.graph)
            for term in terms(edition, group)
            if term.definition or term.slug in stated(edition)
        )
        for group in GROUPS
    }
    return {group: words for group, words in found.items() if words}


def word_page(edition: Edition, group: str, slug: str) -> WordPage | None:
    """A word with every row in which it stands; None where the group has no such word."""
    found = next((word for word in glossary(edition).get(group, ()) if word.slug == slug), None)
    return WordPage(found, by_attribute(stated(edition).get(slug, ()), edition.graph)) if found else None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of words; ``slug`` is its part of the address."""

    slug: str
    heading: str
    told: str


def groups(edition: Edition) -> tuple[Group, ...]:
    return tuple(Group(slug, GROUPS[Vocabulary(slug)], counted(len(words), WORDS)) for slug, words in glossary(edition).items())
