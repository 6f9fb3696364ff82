"""Hypothesis strategies for the records of a catalogue: each field by its shape, those with rules of their own by hand."""

from collections.abc import Callable, Hashable
from dataclasses import MISSING, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from drugref.catalogue.check import edge_identity, name_identity
from drugref.domain.fields import RecordField, Shape, record_fields
from drugref.domain.records import (
    MEMBERS,
    ROSTERS,
    AttributeRecord,
    CheckRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IdentifierRecord,
    IngredientRecord,
    InteractionRecord,
    LookedThroughRecord,
    NameRecord,
    Record,
    RelationRecord,
    SourceRecord,
    TermRecord,
)
from drugref.vocabulary import Axis, EntryKind, Extent, Finding, State, Status, ValueKind

T = TypeVar("T")
Drawn = st.SearchStrategy[T]

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))
WORDS = st.text("abcxyzÄß0123%.'’/+*&#:-!?", min_size=1, max_size=12)
PHRASES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
PROSE = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
CHECKED = st.none() | DAYS
LISTS = st.lists(PHRASES, min_size=1, max_size=3).map(tuple)
VALUES: dict[Shape, Drawn[Any]] = {
    Shape.TEXT: PHRASES,
    Shape.PROSE: PROSE,
    Shape.DAY: DAYS,
    Shape.NUMBER: st.integers(0, 99),
    Shape.FLAG: st.booleans(),
    Shape.WORDS: LISTS,
    Shape.LINES: LISTS,
    Shape.SLUG: SLUGS,
}
SECTIONS = PHRASES.filter(lambda text: not text.endswith(" lacks") and text != "lacks" and " on " not in f" {text}")
QUANTITIES = st.decimals(Decimal("0.001"), Decimal(9999), places=3)


def any_value(field: RecordField) -> Drawn[Any]:
    """A value of the field's shape; where the field may be left out, also its default."""
    value = st.sampled_from([word.value for word in field.of]) if field.shape is Shape.CHOICE else VALUES[field.shape]
    return value if field.required or field.default is MISSING else st.just(field.default) | value


def drawn(kind: type[T], /, **own: Any) -> Drawn[T]:
    """Records of a *kind*, each field by its shape, but for the strategies and values in *own*."""
    fixed = {name: value if isinstance(value, st.SearchStrategy) else st.just(value) for name, value in own.items()}
    return st.builds(kind, **fixed, **{field.name: any_value(field) for field in record_fields(kind) if field.name not in fixed})


def once(parts: Drawn[Any], identity: Callable[[Any], Hashable], at_most: int = 5) -> Drawn[tuple[Any, ...]]:
    return st.lists(parts, max_size=at_most, unique_by=identity).map(tuple)


@dataclass(frozen=True)
class Slugs:
    """What records may point at."""

    sources: Drawn[str] = SLUGS
    attributes: Drawn[str] = SLUGS
    terms: Drawn[str] = SLUGS
    drugs: Drawn[str] = SLUGS
    classes: Drawn[str] = SLUGS


ANY = Slugs()


def citations(slugs: Slugs = ANY, checked: Drawn[date | None] = CHECKED) -> Drawn[Citation]:
    said = drawn(Citation, source=slugs.sources, section=SECTIONS, checked=checked, finding=Finding.SAYS)
    lacking = drawn(Citation, source=slugs.sources, section=SECTIONS, checked=checked, finding=Finding.LACKS, key_words=LISTS)
    return said | lacking


def cited(kind: type[T], slugs: Slugs, /, **own: Any) -> Drawn[T]:
    """Statements of a *kind*; only a draft may have no citation."""
    several = st.lists(citations(slugs), min_size=1, max_size=3).map(tuple)
    draft = drawn(kind, status=Status.DRAFT, citations=st.just(()) | several, **own)
    return draft | drawn(kind, status=Status.PUBLISHED, citations=several, **own)


def names(slugs: Slugs = ANY) -> Drawn[NameRecord]:
    texts = PHRASES | st.sampled_from(["Calmol (old)", "a, b", "[c]", "yes", "1.10", "- x", "x: y"])
    years = st.sampled_from(["", "1983-2020", "2021-", "since the war"])
    return drawn(NameRecord, text=texts, years=years, citation=citations(slugs))


def facts(slugs: Slugs = ANY) -> Drawn[FactRecord]:
    """Facts with one value, whatever its attribute would say of it."""
    empty = {"term": "", "level": None, "low": None, "high": None, "unit": "", "text": "", "state": ""}
    terms, units = slugs.terms.filter(lambda slug: slug != "text"), st.sampled_from(["hours", "mg"])
    ranges = st.tuples(QUANTITIES, QUANTITIES).map(sorted)
    values: list[dict[str, Any]] = [
        {"term": terms},
        {"level": st.integers(0, 9)},
        {"text": PROSE},
        {"state": st.sampled_from([state.value for state in State])},
        {"state": State.NOT_SO_HERE.value, "term": terms},
    ]
    more = {"attribute": slugs.attributes, "comparator": st.sampled_from(["", "diazepam 10 mg"])}
    told = [cited(FactRecord, slugs, **{**empty, **more, **value}) for value in values]
    quantities = st.tuples(ranges, units).flatmap(
        lambda both: cited(FactRecord, slugs, **{**empty, **more, "low": both[0][0], "high": both[0][1], "unit": both[1]})
    )
    return st.one_of(*told, quantities)


def edges(slugs: Slugs = ANY) -> Drawn[ClassificationRecord]:
    simple = cited(ClassificationRecord, slugs, drug_class=slugs.classes, extent=Extent.IS.value, since=st.none(), because="")
    extents = st.sampled_from([Extent.PARTLY.value, Extent.IS_NOT.value])
    reasoned = cited(ClassificationRecord, slugs, drug_class=slugs.classes, extent=extents, because=PROSE, until=st.none())
    return simple | reasoned


MARKS = st.just("") | st.from_regex(r"20[12]\d-0[1-9]-1\d [0-9a-f]{8}", fullmatch=True)


CODES = {"rxcui": ["1292", "161"], "unii": ["H789N3FKE8"], "atc": ["M03BX01", "N02BE01"], "wikidata": ["Q413717"]}


def identifiers(slugs: Slugs = ANY) -> Drawn[IdentifierRecord]:
    known = [(system, code) for system, codes in CODES.items() for code in codes]
    return st.sampled_from(known).flatmap(lambda one: drawn(IdentifierRecord, system=one[0], code=one[1], citation=citations(slugs)))


def entries(kind: EntryKind, slugs: Slugs = ANY, slug: Drawn[str] = SLUGS) -> Drawn[EntryRecord]:
    """Entries of a *kind* with all their parts, each once by what its key in the file would be."""
    axes = [axis.value for axis in Axis]
    checks = drawn(
        CheckRecord,
        subject=st.sampled_from([*axes, MEMBERS if kind == EntryKind.CLASS else ROSTERS]),
        citation=citations(slugs, checked=DAYS),
    )
    own: dict[str, Any] = {field.name: field.default for field in record_fields(EntryRecord) if field.only not in ("", kind)}
    own["place"] = ""
    if kind == EntryKind.DRUG:
        own["ingredients"] = once(drawn(IngredientRecord, drug=slugs.drugs, citation=citations(slugs)), lambda part: part.drug)
        relations = drawn(RelationRecord, other=slugs.drugs, citation=citations(slugs))
        own["relations"] = once(relations, lambda part: (part.kind, part.other))
        own["identifiers"] = once(identifiers(slugs), lambda part: (part.system, part.code))
    parts = {
        "names": once(names(slugs).filter(lambda name: bool(name_identity(name)[0])), name_identity),
        "classes": once(edges(slugs), edge_identity, 4),
        "checks": once(checks, lambda check: check.subject),
        "looked_through": once(
            drawn(LookedThroughRecord, citation=citations(slugs, checked=DAYS)), lambda part: (part.citation.source, part.citation.section)
        ),
        "facts": once(facts(slugs), _fact_key, 6),
        "read_again": MARKS,
        "note": st.lists(PROSE, max_size=3).map("\n\n".join),
    }
    usual = drawn(EntryRecord, slug=slug, kind=kind.value, **{**parts, **own})
    of_law = drawn(
        EntryRecord, slug=slug, kind=kind.value, **{**parts, **own, "axis": Axis.LAW.value, "place": _words(EntryRecord, "place")}
    )
    return (usual | of_law if kind == EntryKind.CLASS else usual).map(EntryRecord.tidy)


def _words(kind: type, name: str) -> Drawn[str]:
    (words,) = (field.of for field in record_fields(kind) if field.name == name)
    return st.sampled_from([word.value for word in words])


def _fact_key(fact: FactRecord) -> Hashable:
    """Apart enough for the file and for the database."""
    return fact.attribute, fact.term, fact.form, fact.place


def attributes(slug: str) -> Drawn[AttributeRecord]:
    vocabularies, bare = _words(AttributeRecord, "vocabulary"), {"vocabulary": "", "qualifier": "", "levels": ()}
    qualifiers = st.sampled_from(["", "action", "approval", "frequency"])
    of_terms = drawn(
        AttributeRecord, slug=slug, kind=ValueKind.TERMS.value, **{**bare, "vocabulary": vocabularies, "qualifier": qualifiers}
    )
    of_level = drawn(AttributeRecord, slug=slug, kind=ValueKind.LEVEL.value, **{**bare, "levels": LISTS})
    return st.one_of(of_terms, of_level, drawn(AttributeRecord, slug=slug, kind=ValueKind.TEXT.value, **bare))


def interactions(left: str, right: str, slugs: Slugs) -> Drawn[InteractionRecord]:
    return cited(InteractionRecord, slugs, left=left, right=right, read_again=MARKS)


def catalogues() -> Drawn[dict[str, Record]]:
    """Records of every kind by key, which point at one another and at nothing else."""
    named = {
        "sources": ["label-calmol", "page-calmol"],
        "attributes": ["side-effect", "use"],
        "terms": ["drowsiness", "hiccups"],
        "drugs": ["calmol", "stillol"],
        "classes": ["calmers", "sleepers"],
    }
    slugs = Slugs(**{kind: st.sampled_from(found) for kind, found in named.items()})

    def others(slug: str) -> Slugs:
        return Slugs(**{kind: st.sampled_from([other for other in found if other != slug]) for kind, found in named.items()})

    kinds = [
        *(drawn(SourceRecord, slug=slug) for slug in named["sources"]),
        *(attributes(slug) for slug in named["attributes"]),
        *(drawn(TermRecord, slug=slug, broader=st.just("") | others(slug).terms) for slug in named["terms"]),
        *(entries(EntryKind.DRUG, others(slug), st.just(slug)) for slug in named["drugs"]),
        *(entries(EntryKind.CLASS, others(slug), st.just(slug)) for slug in named["classes"]),
        interactions("calmol", "stillol", slugs),
        interactions("calmers", "calmol", slugs),
    ]
    return st.tuples(*kinds).map(lambda records: {record.key: record for record in records})
