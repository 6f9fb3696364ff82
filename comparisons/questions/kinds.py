"""A row of names and words -> the question. The rules are few and stand in the order in which they are tried.

Pure. Only a question whose every word is understood may be answered with yes or no; what is left over is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comparisons.questions.mentions import Item, Known, Mention, items
from comparisons.questions.question import Question, QuestionKind
from comparisons.questions.vocabulary import (
    ASKS,
    COMPARES,
    DRINKING,
    FILLERS,
    HOLDS,
    KNOWN,
    LEAVING,
    LINKS,
    LISTS,
    NOT_TAKING,
    OPEN,
    PERMITS,
    PLAIN,
    SAMENESS,
    STATES,
    TAKING,
    TOGETHER,
    US,
)
from comparisons.questions.words import Word, phrases, words
from drugref.names.meanings import Meaning
from drugref.vocabulary import CodedAttribute, CodedEntry, NameKind, Noun, Standing

AskedAs = Mapping[str, Sequence[str]]
"""Slug of an attribute -> the phrases, normalised, by which people ask for it; a phrase is met when its words stand there in order."""
ALIKE = frozenset({"similar", "class", "classes", "family", "category", "group", "type", "kind", "schedule"})
"""“In the same family” does not ask whether two things are one."""
TESTED = CodedAttribute.DRUG_TESTS
"""The attribute that is asked of two names: “does X show up as Y on a drug test?”."""
MOST_UNKNOWN = 3


def shape(text: str, row: Sequence[Item], asked_as: AskedAs) -> Question:
    """What is asked. Never raises; what has no shape is UNCLEAR."""
    found = _Row.of(text, row)
    for rule in (_nothing_named, _likes_of, _attribute, _together, _compared, _is_a, _one_named, _several_named):
        question = rule(found, asked_as)
        if question is not None:
            return question
    return found.question(QuestionKind.UNCLEAR)


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    items: tuple[Item, ...]
    in_a_state: bool

    @staticmethod
    def of(text: str, row: Sequence[Item]) -> "_Row":
        items, in_a_state = _without_place([item for at, item in enumerate(row) if not _opens_class(row[at:])])
        return _Row(text, items, in_a_state)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(item for item in self.items if isinstance(item, Mention))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(item.text for item in self.items if isinstance(item, Word))

    @property
    def opening(self) -> str:
        """The first word; '' where a name stands first."""
        return self.items[0].text if self.items and isinstance(self.items[0], Word) else ""

    @property
    def wants_yes_no(self) -> bool:
        return self.opening in ASKS - OPEN

    @property
    def permission(self) -> str:
        """The verb of taking or leaving that permission is asked for; '' where none is.

        It is the first verb behind the “can I”: “can X get you high if you take it” does not ask whether to take it.
        """
        words = self.words
        asked = next((at for at, word in enumerate(words) if word in PERMITS), len(words))
        verb = next((word for word in words[asked + 1 :] if word in TAKING | NOT_TAKING), "")
        return verb if verb in TAKING else ""

    def has(self, *lists: frozenset[str]) -> bool:
        return any(word in words for words in lists for word in self.words)

    def gap(self, after: int) -> tuple[str, ...]:
        """The words between mention number *after* and the next; -1: those before the first; fillers left out."""
        places = [-1, *(i for i, item in enumerate(self.items) if isinstance(item, Mention)), len(self.items)]
        between = self.items[places[after + 1] + 1 : places[after + 2]]
        return tuple(item.text for item in between if isinstance(item, Word) and item.text not in FILLERS)

    def unknown(self) -> tuple[str, ...]:
        """Runs of neighbouring words in none of the lists."""
        runs: list[list[str]] = [[]]
        for item in self.items:
            if isinstance(item, Word) and item.text not in KNOWN:
                runs[-1].append(item.text)
            elif runs[-1]:
                runs.append([])
        return tuple(" ".join(run) for run in runs if run)[:MOST_UNKNOWN]

    def question(
        self,
        kind: QuestionKind,
        subjects: Sequence[Mention] = (),
        objects: Sequence[Mention] = (),
        *,
        sameness: bool = False,
        attribute: str = "",
        phrase: str = "",
        about: tuple[str, ...] = (),
    ) -> Question:
        unknown = self.unknown() if kind not in (QuestionKind.ENTRY, QuestionKind.ATTRIBUTE) else ()
        return Question(
            self.text,
            kind,
            tuple(subjects),
            tuple(objects),
            sameness,
            attribute,
            phrase,
            about,
            self.wants_yes_no,
            self.in_a_state,
            unknown,
            bool(self.permission),
            self.permission in LEAVING,
        )


def _opens_class(ahead: Sequence[Item]) -> bool:
    """The “in” of “in the class of”, “in the same family as”."""
    words = [item.text if isinstance(item, Word) else "" for item in ahead[:4]]
    return words[0] == "in" and bool({"class", "category", "family", "group", "classes"} & set(words[1:]))


def _without_place(row: Sequence[Item]) -> tuple[tuple[Item, ...], bool]:
    """Leaves out “in the US” and “in Texas” at the end: (the rest, whether one state was named)."""
    for at, item in enumerate(row):
        rest = row[at + 1 :]
        if isinstance(item, Word) and item.text == "in" and all(isinstance(after, Word) for after in rest):
            named = " ".join(after.text for after in rest if isinstance(after, Word) and after.text not in ("the", "state", "of"))
            if named in STATES or (named and set(named.split()) <= US):
                return tuple(row[:at]), named in STATES
    return tuple(row), False


def _nothing_named(row: _Row, _asked_as: AskedAs) -> Question | None:
    return None if row.mentions else row.question(QuestionKind.UNCLEAR)


def _attribute(row: _Row, asked_as: AskedAs) -> Question | None:
    """A row of the comparison, asked of one name: “is X addictive”. The drug test is also asked with a second one."""
    words = [item.text if isinstance(item, Word) else "" for item in row.items]
    met = [(len(phrase), slug, phrase) for slug, phrases in asked_as.items() for phrase in phrases if _in_order(phrase.split(), words)]
    if not met or (row.has(COMPARES - {"like", "between", "same", "longer"}) and len(row.mentions) > 1):
        return None
    _length, slug, phrase = max(met)
    if len(row.mentions) > 1 and slug != TESTED:
        return None
    about = tuple(word for word in row.words if word not in FILLERS | ASKS and not any(_same_word(asked, word) for asked in phrase.split()))
    return row.question(QuestionKind.ATTRIBUTE, row.mentions[:1], row.mentions[1:2], attribute=slug, phrase=phrase, about=about)


def _in_order(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Do the words of *phrase* stand among *words* in this order, at most with others between?"""
    rest = iter(words)
    return all(any(_same_word(asked, word) for word in rest) for asked in phrase)


def _same_word(asked: str, word: str) -> bool:
    return word == asked or (len(asked) > 3 and word in (f"{asked}s", f"{asked}ing", f"{asked}ed"))


_WHICH = frozenset({"what", "which", "whats"})


def _likes_of(row: _Row, _asked_as: AskedAs) -> Question | None:
    """“What drug is similar to X”, “which allergy medicine is stronger than X”: a question about X alone."""
    if _kind_of(row):
        return row.question(QuestionKind.ENTRY, row.mentions[-1:])
    likened = row.has(frozenset({"like", "similar", "than", "alternative", "alternatives", "instead", "equivalent"}))
    if row.opening not in _WHICH or not likened or len(row.mentions) > 2 or (len(row.mentions) == 2 and "is" in row.gap(-1)):
        return None
    return row.question(QuestionKind.ENTRY, row.mentions[-1:])


def _kind_of(row: _Row) -> bool:
    """“What kind of antibiotic is X”: a class, a verb and a name behind “what”."""
    return (
        row.opening in _WHICH
        and len(row.mentions) == 2
        and set(row.gap(0)) <= {"is", "are"}
        and bool(row.gap(0))
        and row.items[-1] is row.mentions[-1]
    )


def _together(row: _Row, _asked_as: AskedAs) -> Question | None:
    """“Can I take X with Y”; “at the same time” is no comparison, “instead of” is one."""
    if len(row.mentions) < 2:
        return None
    at_once = row.has(TOGETHER) or {"same", "time"} <= set(row.words) or ("with" in row.words and row.has(_CAN))
    compares = row.has(COMPARES - {"same", "like", "between", "safer"}) and "together" not in row.words
    drinks = len(row.mentions) == 2 and _is_drink(row) and set(row.gap(0)) <= {"and", "with", "n", "plus", "on"} and bool(row.gap(0))
    if not (at_once and not compares) and not (drinks and not compares):
        return None
    return row.question(QuestionKind.TOGETHER, row.mentions[:1], row.mentions[1:])


_CAN = frozenset({"can", "could", "may", "should", "safe", "ok", "okay", "dangerous", "bad"})


def _is_drink(row: _Row) -> bool:
    return any(meaning.noun == Noun.DRINK for mention in row.mentions for meaning in mention.meanings)


def _compared(row: _Row, _asked_as: AskedAs) -> Question | None:
    if len(row.mentions) < 2 or not row.has(COMPARES):
        return None
    sameness = row.has(SAMENESS) and not row.has(ALIKE)
    return row.question(QuestionKind.COMPARE, row.mentions[:1], row.mentions[1:2], sameness=sameness)


def _is_a(row: _Row, _asked_as: AskedAs) -> Question | None:
    """“Is X a Y or a Z”, “are X and Y Zs”, “X Y?” of a drug and a class, “does X contain Y”, “is there Y in X”."""
    if len(row.mentions) < 2:
        return None
    reverse = _held_in(row)
    if reverse:
        return reverse
    groups = _groups(row)
    if len(groups) > 2 and not all(any(m.is_class for m in mention.meanings) for group in groups[1:] for mention in group):
        return None
    if len(groups) < 2 or (not row.has(ASKS, LINKS) and not _drug_then_class(groups)):
        return None
    subjects, objects = groups[0], [mention for group in groups[1:] for mention in group]
    between = [word for number in range(len(row.mentions) - 1) for word in row.gap(number)]
    holding = {"in"} if row.has(HOLDS) else set()
    before, behind = set(row.gap(-1)), set(row.gap(len(row.mentions) - 1))
    strange = (before - ASKS - LINKS) | (set(between) - LINKS - LISTS - ASKS) | (behind - PLAIN - HOLDS - LISTS - {"not"} - holding)
    if strange & KNOWN:
        return None
    return row.question(QuestionKind.IS_A, subjects, objects)


def _held_in(row: _Row) -> Question | None:
    """“Is there codeine in Tylenol 3”: the second holds the first."""
    if len(row.mentions) != 2 or row.gap(0) != ("in",):
        return None
    return row.question(QuestionKind.IS_A, row.mentions[1:], row.mentions[:1])


def _groups(row: _Row) -> list[list[Mention]]:
    """Mentions that are listed together (“X and Y”, “X, Y”) in one group; a verb, or nothing at all, parts them."""
    groups: list[list[Mention]] = [[row.mentions[0]]]
    for number, mention in enumerate(row.mentions[1:]):
        gap = set(row.gap(number))
        listed = (bool(gap) and gap <= LISTS) or (not gap and mention.after in (",", "/", "+", "&"))
        if listed:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _drug_then_class(groups: Sequence[Sequence[Mention]]) -> bool:
    first, last = groups[0][0], groups[-1][0]
    return not any(m.is_class for m in first.meanings) and any(m.is_class for m in last.meanings)


def _one_named(row: _Row, _asked_as: AskedAs) -> Question | None:
    """One name: what is it? With a word that was not understood where a second name should stand, the question is unclear."""
    if len(row.mentions) != 1:
        return None
    if row.unknown() and (row.wants_yes_no or row.has(COMPARES, TOGETHER)):
        return row.question(QuestionKind.UNCLEAR, row.mentions)
    return row.question(QuestionKind.ENTRY, row.mentions)


def _several_named(row: _Row, _asked_as: AskedAs) -> Question | None:
    """Several names and no shape: they are set side by side, and no yes or no is given. A strange word may be a name: unclear."""
    if row.wants_yes_no and row.unknown():
        return row.question(QuestionKind.UNCLEAR)
    return row.question(QuestionKind.COMPARE, row.mentions[:1], row.mentions[1:2])


ALCOHOL = CodedEntry.ALCOHOL
"""The name that is asked about where somebody drinks, and no drink is named."""


def names_in(text: str) -> set[str]:
    """The normalised phrases of *text* that may be names, in every form they may be recorded in."""
    row = words(text)
    asks_of_drinking = any(word.text in DRINKING for word in row)
    return phrases(row) | ({ALCOHOL} if asks_of_drinking else set())


def parse(text: str, known: Known, asked_as: Mapping[str, Sequence[str]] | None = None) -> Question:
    """The question that *text* asks, given what its phrases mean. Never raises; nothing understood is UNCLEAR.

    A phrase that does something else in a question (“test”, “addictive”, “over the counter”) is no name beside another one,
    whatever it is slang or loosely used for.
    """
    asked, row = asked_as or {}, words(text)
    spoken_for = {part for phrases in asked.values() for phrase in phrases for part in (phrase, *phrase.split())} | KNOWN
    names = {phrase: meanings for phrase, meanings in known.items() if _bare(phrase) not in spoken_for or _is_firm(meanings, _bare(phrase))}
    found = items(text, row, names)
    if not any(isinstance(item, Mention) for item in found):
        found = items(text, row, known)
    if ALCOHOL in known and any(word.text in DRINKING for word in row) and sum(isinstance(item, Mention) for item in found) == 1:
        found.append(Mention(ALCOHOL, ALCOHOL, tuple(known[ALCOHOL])))
    return shape(text, found, asked)


def _bare(phrase: str) -> str:
    """A phrase without the words that say nothing: «over the counter» -> «over counter»."""
    return " ".join(word for word in phrase.split() if word not in FILLERS) or phrase


def _is_firm(meanings: Sequence[Meaning], phrase: str) -> bool:
    """A single word that is firmly a name; a whole phrase of a row is none."""
    return " " not in phrase and any(meaning.standing != Standing.LOOSE and meaning.name_kind != NameKind.SLANG for meaning in meanings)
