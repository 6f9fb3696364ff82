"""What is left over of a question once names and rules have taken theirs: silent, told, or a reason to give no yes and no (I12).

Pure. What is asked of each word: were it deleted, could another entry, relation, or sign of the answer result? Its place decides
before any list does, and how frequent a word is decides nothing.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from comparisons.questions import vocabulary as v
from comparisons.questions.mentions import Item, Mention
from comparisons.questions.words import Word

MOST_RUNS = 6
SLOTS = (
    v.CONNECTS | v.HOLDS | frozenset({"than", "is", "are", "after", "to", "between", "a", "an", "like", "as", "does", "do", "did", "will"})
)
"""Behind these, and nothing else between, stands what is asked about."""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """``told``: runs of neighbouring words, as typed; ``block``: one of them lets no yes or no stand."""

    told: tuple[str, ...] = ()
    block: bool = False


def leftovers(row: Sequence[Item], used: Collection[str], is_name_like: Callable[[str], bool], negation_used: bool = True) -> Leftovers:
    """The words of *row* that neither a rule *used* nor any list explains; *is_name_like*: might this word be meant for a name?"""
    runs: list[list[str]] = [[]]
    block = False
    for at, item in enumerate(row):
        if isinstance(item, Mention) and item.negated and not negation_used:
            runs += [[f"non {item.typed}"], []]
            block = True
        elif isinstance(item, Word) and _is_left(item.text, row, at, used, negation_used):
            if item.after:
                runs.append([])
            runs[-1].append(item.text)
            block = block or _blocks(row, at) or is_name_like(item.text)
        elif runs[-1]:
            runs.append([])
    told = tuple(dict.fromkeys(" ".join(run) for run in runs if run))
    return Leftovers(told[:MOST_RUNS], block or len(told) > MOST_RUNS)


def _is_left(word: str, row: Sequence[Item], at: int, used: Collection[str], negation_used: bool) -> bool:
    if word in used:
        return False
    if word == "non":
        return True  # before a name it belongs to the name
    if word == "plus" and _is_name(row, at + 1):
        return False
    if word in v.NEGATIONS:
        return not negation_used
    if (word in v.QUALIFIERS and _is_name(row, at - 1)) or (word in v.QUALIFIERS_BEFORE and _is_name(row, at + 1)):
        return True
    if word in v.SALTS and _is_name(row, at - 1):
        return False
    return not v.is_silent(word)


def _blocks(row: Sequence[Item], at: int) -> bool:
    """In a name's phrase, or where a name should stand."""
    if _is_name(row, at - 1) or _is_name(row, at + 1):
        return True
    before = row[at - 1] if at else None
    return isinstance(before, Word) and before.text in SLOTS


def _is_name(row: Sequence[Item], at: int) -> bool:
    """Is there a name at this place?"""
    return 0 <= at < len(row) and isinstance(row[at], Mention)
