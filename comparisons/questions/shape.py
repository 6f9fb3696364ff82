"""A row of names and words as rules see it: its shape, what stands between its names, what is asked by way of permission.

Pure.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from comparisons.questions import vocabulary as v
from comparisons.questions.leftovers import leftovers
from comparisons.questions.mentions import Item, Mention
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.words import Word


@dataclass(frozen=True, slots=True)
class Hints:
    """What the catalogue knows that a question's shape depends on, each as a question to it.

    ``is_name_like``: may this word, which is no name, be meant for one? ``interact``: is something recorded of taking these two
    entries, and nothing of the one belonging to the other? ``is_effect``: does a word of the vocabulary of effects hold this word?
    """

    is_name_like: Callable[[str], bool] = lambda _word: False
    interact: Callable[[str, str], bool] = lambda _one, _other: False
    is_effect: Callable[[str], bool] = lambda _word: False


@dataclass(frozen=True)
class Shape:
    """A question's names and words. ``overlays``: what changes no kind; ``used``: words that those explain."""

    text: str
    items: tuple[Item, ...]
    hints: "Hints"
    overlays: Question
    used: frozenset[str] = frozenset()

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(item for item in self.items if isinstance(item, Mention))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(item.text for item in self.items if isinstance(item, Word))

    @cached_property
    def line(self) -> str:
        """The words with D for each drug, C for each class, and + for a sign: “can i take D with C”."""
        parts: list[str] = []
        for item in self.items:
            if item.after:
                parts.append("+")
            if isinstance(item, Mention):
                parts += [*(["non"] if item.negated else []), "C" if item.is_class else "D"]
            else:
                parts.append(item.text)
        return " ".join(parts)

    def meets(self, *rules: str) -> "re.Match[str] | None":
        """The first of *rules* (see ``vocabulary.rule``) that the line meets, wherever it does."""
        return next((found for text in rules if (found := v.rule(text).search(self.line))), None)

    def named_in(self, found: "re.Match[str]", group: int = 0) -> tuple[Mention, ...]:
        """The names that stand within a match."""
        begin, end = found.span(group)
        first = len(re.findall(r"(?<!\S)[DC](?!\S)", self.line[:begin]))
        return self.mentions[first : first + len(re.findall(r"(?<!\S)[DC](?!\S)", self.line[begin:end]))]

    def has(self, *lists: Collection[str]) -> bool:
        return any(word in words for words in lists for word in self.words)

    @property
    def opening(self) -> str:
        """The first word; '' where a name stands first."""
        return self.items[0].text if self.items and isinstance(self.items[0], Word) else ""

    @property
    def wants_yes_no(self) -> bool:
        return self.opening in v.ASKS - v.OPEN

    @cached_property
    def permission(self) -> str:
        """The verb of taking or leaving that permission is asked for; '' where none is.

        It is the first verb behind the “can I”: “can X get you high if you take it” does not ask whether to take it.
        """
        asked = next((at for at, word in enumerate(self.words) if word in v.PERMITS), len(self.words))
        verb = next((word for word in self.words[asked + 1 :] if word in v.TAKING | v.NOT_TAKING), "")
        return verb if verb in v.TAKING else ""

    def gap(self, after: int) -> tuple[str, ...]:
        """The words between mention number *after* and the next; -1: those before the first; what says nothing left out."""
        places = [-1, *(i for i, item in enumerate(self.items) if isinstance(item, Mention)), len(self.items)]
        between = self.items[places[after + 1] + 1 : places[after + 2]]
        return tuple(
            item.text for item in between if isinstance(item, Word) and item.text not in SAYS_NOTHING and not v.DOSE.match(item.text)
        )

    def question(
        self, kind: QuestionKind, subjects: Sequence[Mention] = (), objects: Sequence[Mention] = (), *,
        used: Collection[str] = (), negation_used: bool = True, **fields: object,
    ) -> Question:  # fmt: skip
        """The question of this kind, with what is left over when *used* words are taken away."""
        left = leftovers(self.items, self.used | frozenset(used), self.hints.is_name_like, negation_used)
        return replace(
            self.overlays,
            text=self.text,
            kind=kind,
            subjects=tuple(subjects),
            objects=tuple(objects),
            unknown=left.told,
            blocked=left.block,
            wants_yes_no=self.wants_yes_no,
            asks_permission=bool(self.permission),
            **fields,  # type: ignore[arg-type]
        )


SAYS_NOTHING = (v.FRAME | v.CLOSED) - frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "isnt",
        "arent",
        "wasnt",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "can",
        "could",
        "may",
        "might",
        "should",
        "would",
        "will",
        "what",
        "which",
        "why",
        "how",
        "when",
        "where",
        "if",
        "in",
        "into",
        "with",
        "of",
        "on",
        "from",
        "for",
        "by",
        "as",
        "to",
        "than",
        "or",
        "and",
        "nor",
        "but",
        "vs",
        "v",
        "versus",
        "plus",
        "n",
        "not",
        "no",
        "have",
        "has",
        "had",
        "having",
        "contain",
        "use",
        "used",
        "work",
        "works",
        "made",
        "make",
        "makes",
        "same",
        "after",
        "before",
        "during",
        "while",
        "off",
        "about",
        "between",
        "because",
        "against",
        "under",
        "like",
        "help",
        "helps",
    ]
)
"""Left out of the gaps between names."""
