"""What a text may mean: an entry, and how the text came to name it.

Pure.
"""

from dataclasses import dataclass

from drugref.vocabulary import FARE, EntryKind, NameKind, Place, Standing

OWN = "own"
"""The kind of a name that is the entry's own name, plural or slug."""
CALLED_FOR = frozenset({NameKind.ABBREVIATION, NameKind.EVERYDAY, NameKind.SLANG})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One entry that a text leads to. ``text`` is the name as it is recorded; ``name_kind`` a NameKind, or ``own``."""

    slug: str
    kind: str
    name: str
    plural: str = ""
    noun: str = "medicine"
    text: str = ""
    name_kind: str = OWN
    standing: str = Standing.STANDARD
    place: str = ""
    years: str = ""
    sense: str = ""
    ordinary: bool = False
    form: str = ""

    @property
    def is_class(self) -> bool:
        return self.kind == EntryKind.CLASS

    @property
    def title(self) -> str:
        return self.plural or self.name

    @property
    def is_fare(self) -> bool:
        """Is it eaten, drunk or smoked, and no medicine?"""
        return self.noun in FARE

    @property
    def is_own(self) -> bool:
        return self.name_kind == OWN

    def decides_at(self, home: str) -> bool:
        """A standard name, in use today and at *home*: only such names decide an answer (MODEL section 2)."""
        return self.standing == Standing.STANDARD and not self.is_of_the_past and self.place in ("", home, Place.SOME_US_STATES)

    @property
    def is_of_the_past(self) -> bool:
        """“1983-2020” is over, “2022-” is not."""
        return self.standing == Standing.FORMER or bool(self.years and not self.years.endswith("-"))

    @property
    def what_it_is(self) -> str:
        """'brand name of Alprazolam', 'everyday word for Antihistamines', 'used loosely, slang for …'; '' for the entry's own name."""
        if self.is_own:
            return ""
        standing = {Standing.LOOSE: ", used loosely,", Standing.FORMER: ", no longer used,"}.get(Standing(self.standing), "")
        where = f" ({', '.join(filter(None, (self.place, self.years)))})" if self.place or self.years else ""
        return f"{NameKind(self.name_kind).label}{where}{standing} {'for' if self.name_kind in CALLED_FOR else 'of'} {self.title}"
