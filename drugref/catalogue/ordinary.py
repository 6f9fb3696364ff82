"""Asks of each name that is also a common English word whether it is ordinary: a person decides, the frequency only asks.

The words come from a development tool. Without it nothing is asked: a host loads what has been decided.
"""

from collections.abc import Callable

from drugref.catalogue.faults import Faults
from drugref.catalogue.read import Records
from drugref.domain.records import EntryRecord
from drugref.names.normalise import normalise

COMMON = 3.0
"""On Zipf's scale: once in a million words. Of the names below it nearly all are medicines to everybody, such as “ibuprofen”."""
Frequency = Callable[[str], float]


def english_frequency() -> Frequency | None:
    """What tells how common an English word is; None where the tool is not installed."""
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        return None
    return lambda word: zipf_frequency(word, "en")


def ask_ordinary(records: Records, faults: Faults) -> None:
    """A fault for each name of one common English word of which nobody has said whether it is ordinary; an entry's own names never are."""
    frequency = english_frequency()
    if frequency is None:
        return
    for entry in (record for record in records.values() if isinstance(record, EntryRecord)):
        own = {normalise(text) for text in (entry.name, entry.plural, entry.slug)}
        for name in entry.names:
            word = normalise(name.text)
            if not name.ordinary and " " not in word and word not in own and frequency(word) >= COMMON:
                sentence = f"The name “{name.text}” is also an English word: say “ordinary” or “not ordinary”."
                faults.add(entry.file, name.line, sentence)
