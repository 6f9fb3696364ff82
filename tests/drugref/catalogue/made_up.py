"""Hypothesis strategies for the records of a catalogue."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from drugref.domain.records import Citation, ClassificationRecord, EntryRecord, FactRecord, NameRecord
from drugref.vocabulary import (
    Action,
    Approval,
    Axis,
    EntryKind,
    Extent,
    Finding,
    Form,
    Frequency,
    Members,
    NameKind,
    Place,
    Standing,
    State,
    Status,
)

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))
WORDS = st.text("abcxyzÄß0123%.'’/+*&#:-!?", min_size=1, max_size=12)
PHRASES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
PROSE = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
MARKED_OR_NOT = st.booleans()


def either(words: type) -> st.SearchStrategy[str]:
    """A word of a closed list, or none."""
    return st.sampled_from(["", *(member.value for member in words)])


SECTIONS = PHRASES.filter(lambda text: not text.endswith(" lacks") and text != "lacks" and " on " not in f" {text}")


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    words = tuple(draw(st.lists(PHRASES, max_size=3)))
    return Citation(
        source=draw(SLUGS),
        section=draw(SECTIONS),
        key_words=words,
        finding=draw(st.sampled_from(Finding)) if words else Finding.SAYS,
        checked=draw(st.none() | DAYS),
    )


@st.composite
def names(draw: st.DrawFn) -> NameRecord:
    return NameRecord(
        text=draw(PHRASES | st.sampled_from(["Calmol (old)", "a, b", "[c]", "yes", "1.10", "- x", "x: y"])),
        kind=draw(st.sampled_from(NameKind)),
        standing=draw(st.sampled_from(Standing)),
        place=draw(either(Place)),
        form=draw(either(Form)),
        years=draw(st.sampled_from(["", "1983-2020", "2021-", "since the war"])),
        sense=draw(st.just("") | PROSE),
        note=draw(st.just("") | PROSE),
        citation=draw(citations()),
    )


@st.composite
def cited(draw: st.DrawFn) -> dict[str, Any]:
    """Status and citations of a statement; only a draft may have none."""
    status = draw(st.sampled_from(Status))
    return {"status": status, "citations": tuple(draw(st.lists(citations(), min_size=int(status == Status.PUBLISHED), max_size=3)))}


QUANTITIES = st.decimals(Decimal("0.001"), Decimal(9999), places=3)


@st.composite
def facts(draw: st.DrawFn) -> FactRecord:
    """A fact with one value, whatever its attribute would say of it."""
    low = draw(QUANTITIES)
    value = draw(
        st.one_of(
            st.fixed_dictionaries({"term": SLUGS.filter(lambda slug: slug != "text")}),
            st.fixed_dictionaries({"level": st.integers(0, 9)}),
            st.fixed_dictionaries(
                {
                    "low": st.just(low),
                    "high": st.just(low) | QUANTITIES.filter(lambda high: high >= low),
                    "unit": st.sampled_from(["hours", "mg"]),
                }
            ),
            st.fixed_dictionaries({"text": PROSE}),
            st.fixed_dictionaries({"state": st.sampled_from(State)}),
            st.fixed_dictionaries({"state": st.just(State.NOT_SO_HERE), "term": SLUGS}),
        )
    )
    return FactRecord(
        attribute=draw(SLUGS),
        frequency=draw(either(Frequency)),
        approval=draw(either(Approval)),
        action=draw(either(Action)),
        members=draw(either(Members)),
        form=draw(either(Form)),
        place=draw(either(Place)),
        comparator=draw(st.sampled_from(["", "diazepam 10 mg"])),
        note=draw(st.just("") | PHRASES),
        **draw(cited()),
        **value,
    )


@st.composite
def edges(draw: st.DrawFn) -> ClassificationRecord:
    extent = draw(st.sampled_from(Extent))
    since = draw(st.none() | DAYS)
    return ClassificationRecord(
        drug_class=draw(SLUGS),
        extent=extent,
        because=draw(PROSE) if extent != Extent.IS else "",
        form=draw(either(Form)),
        place=draw(either(Place)),
        since=since,
        until=draw(st.none() | DAYS.filter(lambda day: since is None or day >= since)),
        **draw(cited()),
    )


@st.composite
def classes(draw: st.DrawFn) -> EntryRecord:
    """A class entry with names, edges and facts, each once by what its key in the file would be."""

    def once(items: list, key) -> tuple:  # type: ignore[no-untyped-def, type-arg]
        return tuple({key(item): item for item in items}.values())

    def fact_key(fact: FactRecord) -> tuple:  # type: ignore[type-arg]
        return fact.attribute, fact.term, fact.state, fact.form, fact.place

    return EntryRecord(
        slug=draw(SLUGS),
        kind=EntryKind.CLASS.value,
        name=draw(PHRASES),
        plural=draw(PHRASES),
        axis=draw(st.sampled_from([axis for axis in Axis if axis != Axis.LAW])),
        broad=draw(MARKED_OR_NOT),
        kinds_are_all=draw(MARKED_OR_NOT),
        summary=draw(PROSE),
        added=draw(DAYS),
        status=draw(st.sampled_from(Status)),
        note=draw(st.lists(PROSE, max_size=3).map("\n\n".join)),
        names=tuple(draw(st.lists(names(), max_size=5))),
        classes=once(draw(st.lists(edges(), max_size=4)), lambda edge: (edge.drug_class, edge.form, edge.place)),
        facts=once(draw(st.lists(facts(), max_size=6)), fact_key),
    ).tidy()
