"""Name endings: does a name bear one?

Pure. Endings are the stems of the USAN and INN lists, kept as names of the class that they stand for.
"""

from functools import lru_cache

from drugref.names.normalise import normalise

SHORTEST_STEM = 2
"""Letters that must stand before an ending: «statin» alone ends in nothing, «diazepam» ends in «azepam»."""


@lru_cache(maxsize=100_000)
def bears(name: str, ending: str) -> bool:
    """Does *name* end in *ending* («-azepam»), with something before it?"""
    whole, last = normalise(name), normalise(ending)
    return bool(last) and whole.endswith(last) and len(whole) >= len(last) + SHORTEST_STEM
