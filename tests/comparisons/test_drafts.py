"""What is not published is never told (I13): not by page, not by JSON, not by the way of something that is."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine.comparison import canonical, compare
from comparisons.presenters.comparison import comparison_page
from comparisons.presenters.data import comparison_data
from drugref.domain.records import (
    AttributeRecord,
    CheckRecord,
    Citation,
    ClassificationRecord,
    EntryRecord,
    FactRecord,
    IngredientRecord,
    InteractionRecord,
    NameRecord,
    Record,
    RelationRecord,
    SourceRecord,
    TermRecord,
)
from drugref.domain.statements import Node
from drugref.knowledge.edition import Edition
from drugref.presenters.entry import entry_page
from drugref.vocabulary import Axis, Extent, Members, NameKind, Place, RelationKind, Severity, Status

DAY = date(2026, 11, 22)
CITE = (Citation(source="label", section="5.1", key_words=("calm",)),)
DRUGS, CLASSES = [f"drug{n}" for n in range(4)], [f"class{n}" for n in range(3)]
SECRET_DRUGS, SECRET_CLASSES = ["secretol", "secretum"], ["secrets", "secret-laws"]
AXES = [Axis.CHEMISTRY, Axis.MECHANISM, Axis.LAW]
COMMON: list[Record] = [
    SourceRecord(slug="label", kind="label", title="Label", publisher="Office", url="https://example.org", read=DAY),
    AttributeRecord(slug="side-effect", label="Effects", group="Effects", order=1, kind="terms", inherited=True, through_ingredients=True),
    AttributeRecord(slug="boxed-warning", label="Box", group="Effects", order=2, kind="terms", inherited=True, through_ingredients=True),
    TermRecord(slug="sleepy", vocabulary="effect", label="sleepiness", adds_up=True),
    TermRecord(slug="dizzy", vocabulary="effect", label="dizziness"),
]
drugs, classes = st.sampled_from(DRUGS + SECRET_DRUGS), st.sampled_from(CLASSES + SECRET_CLASSES)
entries = drugs | classes
statuses = st.sampled_from([Status.PUBLISHED.value] * 3 + [Status.DRAFT.value])


def once(rows: Iterable[Any], *names: str) -> tuple[Any, ...]:
    return tuple({tuple(getattr(row, name) for name in names): row for row in rows}.values())


@st.composite
def classifications(draw: st.DrawFn, slug: str) -> ClassificationRecord:
    status, extent = draw(statuses), draw(st.sampled_from(Extent)).value
    since, until = draw(st.sampled_from([(None, None), (None, None), (None, date(2020, 1, 1)), (date(2030, 1, 1), None)]))
    return ClassificationRecord(
        drug_class=draw(classes.filter(lambda group: group != slug)),
        extent=extent,
        because="" if extent == Extent.IS else "secretly so." if status == Status.DRAFT else "It is so.",
        place=draw(st.sampled_from(["", "", Place.US.value, Place.UK.value])),
        since=since,
        until=until,
        status=status,
        citations=CITE,
    )


@st.composite
def stated_facts(draw: st.DrawFn, members: str) -> FactRecord:
    status = draw(statuses)
    return FactRecord(
        attribute=draw(st.sampled_from(["side-effect", "boxed-warning"])),
        term=draw(st.sampled_from(["sleepy", "dizzy"])),
        members=members,
        note="a secret" if status == Status.DRAFT else "",
        form=draw(st.sampled_from(["", "by mouth"])),
        status=status,
        citations=CITE,
    )


@st.composite
def names(draw: st.DrawFn, slug: str) -> NameRecord:
    secret = slug in SECRET_DRUGS + SECRET_CLASSES
    kind = draw(st.sampled_from([NameKind.BRAND, NameKind.GENERIC, NameKind.EVERYDAY, NameKind.ENDING])).value
    text = draw(st.sampled_from(["Nervex", "Calmax", "-rug1", "Drug2"]))
    return NameRecord(text=text, kind=kind, sense="a secret" if secret else "", citation=CITE[0])


@st.composite
def entry_records(draw: st.DrawFn, slug: str) -> EntryRecord:
    group = slug in CLASSES + SECRET_CLASSES
    secret = slug in SECRET_DRUGS + SECRET_CLASSES
    axis = (Axis.LAW if slug == "secret-laws" else draw(st.sampled_from(AXES))).value if group else ""
    few: dict[str, Any] = {"max_size": 3}
    parts = st.lists(drugs.filter(lambda other: other > slug), max_size=2, unique=True)
    held = draw(parts) if not group else []
    kin = st.lists(st.tuples(st.sampled_from(RelationKind), drugs.filter(lambda other: other != slug)), max_size=2, unique=True)
    return EntryRecord(
        slug=slug,
        kind="class" if group else "drug",
        name=slug.capitalize(),
        plural=f"{slug.capitalize()} all" if group else "",
        axis=axis,
        place=Place.US.value if axis == Axis.LAW else "",
        summary=f"{slug} is something.",
        added=DAY,
        status=Status.DRAFT if secret else Status.PUBLISHED,
        names=once(draw(st.lists(names(slug), **few)), "text", "kind"),
        classes=once(draw(st.lists(classifications(slug), **few)), "drug_class", "place"),
        ingredients=tuple(IngredientRecord(drug=other, citation=CITE[0]) for other in held),
        relations=() if group else tuple(RelationRecord(kind=kind.value, other=other, citation=CITE[0]) for kind, other in draw(kin)),
        checks=tuple(CheckRecord(subject=axis.value, citation=CITE[0]) for axis in draw(st.sets(st.sampled_from(AXES)))),
        facts=once(draw(st.lists(stated_facts(draw(st.sampled_from(Members)).value if group else ""), **few)), "attribute", "term", "form"),
    ).tidy()


@st.composite
def interaction_records(draw: st.DrawFn) -> InteractionRecord:
    left, right = sorted((draw(entries), draw(entries)))
    status = draw(statuses)
    hidden = status == Status.DRAFT or {left, right} & {*SECRET_DRUGS, *SECRET_CLASSES}
    said = "A secret." if hidden else "It adds up."
    severity = draw(st.sampled_from(Severity)).value
    return InteractionRecord(
        left=left, right=right, severity=severity, what_happens=said, what_to_ask="Ask.", status=status, citations=CITE
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    records = [*COMMON, *(draw(entry_records(slug)) for slug in DRUGS + CLASSES + SECRET_DRUGS + SECRET_CLASSES)]
    records += draw(st.lists(interaction_records(), max_size=4))
    near = [(one, other) for one in ("drug0", "nervex", "secretol") for other in ("drug1", "calmax", "secretum")]
    neighbours = {one: [(other, 0.8, 1)] for one, other in near}
    return Edition({record.key: record for record in records}, home="US", today=DAY, neighbours=neighbours)


def texts(value: Any) -> Iterator[str]:
    """Every text in a printed structure. Of an entry, what a page prints of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Node):
        yield from (value.slug, value.name, value.plural, value.summary)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in texts(part))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (text for part in value for text in texts(part))


def tells_a_secret(value: Any) -> list[str]:
    return [text for text in texts(value) if "secret" in text.lower()]


@given(editions())
def test_no_comparison_and_no_json_tells_of_a_draft(edition: Edition) -> None:
    for one, other in (("drug0", "drug1"), ("drug0", "class0"), ("class0", "class1"), ("drug2", "drug3")):
        left, right = canonical(edition.graph, one, other)
        known = edition.knowledge(left, right)
        found = compare(known, left, right)
        page = comparison_page(found, known)
        assert tells_a_secret(page) == []
        assert tells_a_secret(comparison_data(found, page, known.graph)) == []


@given(editions())
def test_no_page_of_an_entry_and_no_name_tells_of_a_draft(edition: Edition) -> None:
    for slug in DRUGS + CLASSES:
        assert tells_a_secret(entry_page(edition.knowledge(slug), slug)) == []
    assert tells_a_secret(edition.names.rows) == []
