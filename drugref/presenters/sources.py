"""The sources of a page: each with one number, and of each thing that the page says, what it rests on.

Pure: citations in, words out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from drugref.domain.english import capital, in_sentence, listed
from drugref.domain.statements import Citation, SourceRef
from drugref.vocabulary import Finding, SourceKind


class Marks(tuple[int, ...]):
    """The numbers of the sources of one statement, ascending: ``(2, 5)``.

    ``claim`` is the last part of the address that lists just these (“dependence”, “danger-1”); '' where they have none.
    """

    claim: str = ""

    @classmethod
    def of(cls, numbers: Iterable[int], claim: str = "") -> Self:
        marks = cls(sorted(set(numbers)))
        marks.claim = claim
        return marks


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A part of a source, and the words that stand - or are looked for and lacking - there.

    ``of`` names whom it is cited for, where that does not go without saying: a class whose statement was handed down, or one of two sides.
    """

    section: str
    found: tuple[str, ...]
    lacking: tuple[str, ...]
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One numbered source with every place in it that is cited; ``checked_on`` is the oldest check."""

    number: int
    source: SourceRef
    places: tuple[SourcePlace, ...]
    checked_on: date


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its number. ``whose`` statement it is for, '' where only one is spoken of; ``origin``: the class it comes from."""

    number: int
    citation: Citation
    whose: str = ""
    origin: str = ""


@dataclass
class Claim:
    """One thing that a page says and what it rests on, at an address of its own. ``anchor`` leads back to it."""

    slug: str
    label: str
    anchor: str
    said: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What it says -> whose that is: {("sleepiness", ""): ["Calmol", "Restol"]}; the second of the key is the class it comes from."""
    cited: list[Cited] = field(default_factory=list)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """(whose, what) as it is quoted: ("Calmol and restol, from azols", "Sleepiness; dizziness")."""
        by_whose: dict[str, list[str]] = {}
        for (text, origin), whose in self.said.items():
            names = listed(in_sentence(name) for name in dict.fromkeys(whose) if name)
            by_whose.setdefault(capital(", ".join(filter(None, (names, origin and f"from {origin}")))), []).append(text)
        return tuple((whose, texts[0] if len(texts) == 1 else "; ".join(t.rstrip(".") for t in texts)) for whose, texts in by_whose.items())

    @property
    def sources(self) -> tuple[SourceNote, ...]:
        """Those that it rests on, by their numbers on the page."""
        return source_notes(sorted(self.cited, key=lambda cited: cited.number))


@dataclass
class SourceNotes:
    """Gives each source one number, in the order in which a page first cites it, and keeps what each claim of the page rests on."""

    _cited: list[Cited] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _claims: dict[str, Claim] = field(default_factory=dict)
    _claim: Claim | None = None
    _whose: str = ""

    def of(self, slug: str, label: str, anchor: str, *, whose: str = "", said: str = "") -> "SourceNotes":
        """The same numbers, for one claim: all that is cited through it is listed at ``sources/<slug>/``.

        ``sources.of("danger-1", "Calmol: stopping", "first", said="Don’t stop it suddenly.")``
        """
        claim = self._claims.setdefault(slug, Claim(slug, label, anchor))
        if said:
            claim.said.setdefault((said, ""), []).append(whose)
        return replace(self, _claim=claim, _whose=whose)

    def marks(self, citations: Iterable[Citation | None], said: str = "", origin: str = "") -> Marks:
        """The numbers of *citations*, ascending, each once; *said* is what they are cited for, *origin* the class that handed it down."""
        cited = [Cited(self._number(cite.source), cite, self._whose, origin) for cite in citations if cite is not None]
        self._cited += cited
        if self._claim:
            self._claim.cited += cited
            if said:
                self._claim.said.setdefault((said, origin), []).append(self._whose)
        return Marks.of((one.number for one in cited), self._claim.slug if self._claim else "")

    def _number(self, source: SourceRef) -> int:
        return self._numbers.setdefault(source.slug, len(self._numbers) + 1)

    def notes(self) -> tuple[SourceNote, ...]:
        """Every source of the page, with every place in it that the page cites."""
        return source_notes(self._cited)

    def claims(self) -> tuple[Claim, ...]:
        """What the page says that has sources, in the order in which it is read."""
        return tuple(claim for claim in self._claims.values() if claim.cited)


def claim_at(claims: Iterable[Claim], slug: str) -> Claim | None:
    """The claim whose address ends in *slug*."""
    return next((claim for claim in claims if claim.slug == slug), None)


def source_notes(cited: Iterable[Cited]) -> tuple[SourceNote, ...]:
    """One note a source, in the order met."""
    by_number: dict[int, list[Cited]] = {}
    for one in cited:
        by_number.setdefault(one.number, []).append(one)
    return tuple(
        SourceNote(number, some[0].citation.source, _places(some), min(one.citation.checked_on for one in some))
        for number, some in by_number.items()
    )


def _places(cited: list[Cited]) -> tuple[SourcePlace, ...]:
    """The parts of one source; where several serve both sides, each says which."""
    sections: dict[str, list[Cited]] = {}
    for one in cited:
        sections.setdefault(section_name(one.citation), []).append(one)
    is_shared = len(sections) > 1 and len({one.whose for one in cited if one.whose}) > 1

    def words(some: list[Cited], finding: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for one in some if one.citation.finding == finding for word in one.citation.key_words))

    def of(some: list[Cited]) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(one.origin or (in_sentence(one.whose) if is_shared else "") for one in some))
        return names if all(names) else ()

    return tuple(
        SourcePlace(section, words(some, Finding.SAYS), words(some, Finding.LACKS), of(some)) for section, some in sections.items()
    )


def section_name(citation: Citation) -> str:
    """A label's section key as words: “Boxed warning”; any other section as it stands."""
    return capital(citation.section.replace("_", " ")) if citation.source.kind == SourceKind.LABEL else citation.section
