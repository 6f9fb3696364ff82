"""Small words: how a name stands in a sentence, articles, lists, days.

Pure: no HTML, no Django.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from drugref.domain.statements import Node

LETTERS_READ_WITH_A_VOWEL = "AEFHILMNORSX"


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: 'Baclofen' -> 'baclofen', 'A seizure' -> 'a seizure'.

    'GABA-B agonist', 'Schedule IV', "Paget's disease" and 'Z-drug' stay.
    """
    first, _, rest = name.partition(" ")
    ordinary = first == "A" or (first[:1].isupper() and first[1:].islower() and first[1:2] != "-")
    proper = rest[:1].isupper() or rest[:1].isdigit() or first.endswith("'s")
    return name[:1].lower() + name[1:] if ordinary and not proper else name


def with_article(noun: str) -> str:
    """'opioid' -> 'an opioid'; 'benzodiazepine' -> 'a benzodiazepine'; letters read as letters: 'an SSRI', 'a UK Class C drug'."""
    initialism = len(noun) > 1 and noun[:2].isupper()
    vowel = noun[:1] in LETTERS_READ_WITH_A_VOWEL if initialism else noun[:1].lower() in "aeiou"
    return f"{'an' if vowel else 'a'} {noun}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(sentence: str) -> str:
    """*sentence* with a capital first letter; 'mTOR' stays as it is."""
    return sentence if sentence[1:2].isupper() else sentence[:1].upper() + sentence[1:]


def one(node: Node) -> str:
    """The entry in the singular inside a sentence: 'baclofen', 'a benzodiazepine'."""
    return with_article(in_sentence(node.name)) if node.is_class else in_sentence(node.name)


def many(node: Node) -> str:
    """The entry inside a sentence, a class in the plural: 'baclofen', 'benzodiazepines'."""
    return in_sentence(node.title)


def day(when: date) -> str:
    """'22 November 2026'."""
    return f"{when.day} {when:%B %Y}"


def quantity_words(low: Decimal, high: Decimal, unit: str) -> str:
    """'2 to 6 hours', '3 hours', '1 hour'."""
    first, last = f"{low.normalize():f}", f"{high.normalize():f}"
    if first != last:
        return f"{first} to {last} {unit}"
    return f"{first} {unit.removesuffix('s') if first == '1' else unit}"
