"""The edition: what readers see, from records alone; a changed edition is what a fresh one of the changed records would be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugref.domain.records import (
    MEMBERS,
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
    SourceRecord,
    TermRecord,
)
from drugref.knowledge.edition import Edition, UnknownEntry
from drugref.vocabulary import Extent, Status

DAY = date(2026, 11, 22)
LABEL = Citation(source="label", section="5.1", key_words=("sleepy",))


def entry(slug: str, kind: str = "drug", **given: object) -> EntryRecord:
    plural, axis = ("", "") if kind == "drug" else (slug.capitalize(), "mechanism")
    stands = {"name": slug.capitalize(), "plural": plural, "axis": axis, "summary": f"{slug} calms.", "added": DAY}
    return EntryRecord(slug=slug, kind=kind, **{**stands, **given})  # type: ignore[arg-type]


def belongs(group: str, **given: object) -> ClassificationRecord:
    return ClassificationRecord(drug_class=group, citations=(LABEL,), **given)  # type: ignore[arg-type]


def fact(term: str, **given: object) -> FactRecord:
    return FactRecord(**{"attribute": "effect", "term": term, "citations": (LABEL,), **given})  # type: ignore[arg-type]


def by_key(*records: Record) -> dict[str, Record]:
    return {record.key: record for record in records}


def small() -> dict[str, Record]:
    """calmol, a calmer; duo holds calmol; two terms, the one above the other."""
    return by_key(
        SourceRecord(slug="label", kind="label", title="Label of calmol", publisher="Office", url="https://example.org", read=DAY),
        AttributeRecord(slug="effect", label="Effects", group="Effects", order=2, kind="terms", inherited=True, through_ingredients=True),
        AttributeRecord(slug="half-life", label="Half-life", group="Time", order=1, kind="quantity"),
        TermRecord(slug="rest", vocabulary="effect", label="rest", broader="sleep"),
        TermRecord(slug="sleep", vocabulary="effect", label="sleep"),
        entry(
            "calmol",
            names=(NameRecord(text="Nervex", kind="brand", citation=LABEL), NameRecord(text="calmoll", kind="misspelling")),
            classes=(belongs("calmers"),),
            checks=(CheckRecord(subject="use", citation=LABEL),),
            facts=(fact("rest"), FactRecord(attribute="half-life", low=Decimal("2.00"), high=Decimal(6), unit="hours", citations=(LABEL,))),
        ),
        entry("duo", ingredients=(IngredientRecord(drug="calmol", citation=LABEL),)),
        entry(
            "calmers",
            "class",
            facts=(fact("sleep", members="all members"),),
            checks=(CheckRecord(subject=MEMBERS, citation=LABEL),),
        ),
        InteractionRecord(left="calmers", right="duo", severity="care", what_happens="More.", what_to_ask="Ask.", citations=(LABEL,)),
    )


def edition(records: dict[str, Record] | None = None, **given: object) -> Edition:
    return Edition(small() if records is None else records, **{"home": "US", "today": DAY, **given})  # type: ignore[arg-type]


def shown(of: Edition) -> object:
    """All that an edition can tell, as one comparable value."""
    known = of.everything()
    nodes, edges = dict(known.graph.nodes), sorted(map(str, known.graph.edges))
    names = sorted((spelled, str(meaning)) for spelled, meaning in of.names.rows)
    return nodes, edges, dict(known.profiles), known.attributes, known.interactions, known.endings, dict(known.namesakes), names


def test_a_profile_holds_own_and_inherited_facts_by_the_order_of_their_rows() -> None:
    profile = edition().profile("calmol")
    assert [(f.attribute.slug, f.term.slug if f.term else f.quantity and str(f.quantity.low), f.origin) for f in profile.facts] == [
        ("half-life", "2", "own"),
        ("effect", "rest", "own"),
        ("effect", "sleep", "class"),
    ]
    assert [f.term.slug for f in edition().profile("duo").facts if f.term] == ["rest", "sleep"], "through its ingredient"
    assert profile.facts[1].term is not None
    assert [term.slug for term in profile.facts[1].term.chain()] == ["rest", "sleep"]


def test_a_citation_without_a_day_was_checked_when_its_source_was_read() -> None:
    (check,) = edition().graph.nodes["calmol"].checks.values()
    assert check.on == DAY
    assert check.citation is not None
    assert check.citation.source.title == "Label of calmol"


@pytest.mark.parametrize(
    ("since", "until", "live"),
    [
        (None, None, True),
        (date(2026, 11, 22), None, True),
        (date(2026, 11, 23), None, False),
        (None, date(2026, 11, 22), True),
        (None, date(2026, 11, 21), False),
    ],
)
def test_a_law_holds_from_its_first_day_to_its_last(since: date | None, until: date | None, live: bool) -> None:
    records = small() | by_key(entry("calmol", classes=(belongs("calmers", since=since, until=until),)))
    assert ("calmers" in edition(records).graph.ancestors("calmol")) is live


def test_the_next_day_is_another_edition() -> None:
    records = small() | by_key(entry("calmol", classes=(belongs("calmers", until=DAY),)))
    today = edition(records)
    assert "calmers" in today.graph.ancestors("calmol")
    assert "calmers" not in today.changed({}, today=date(2026, 11, 23)).graph.ancestors("calmol")


def test_a_draft_has_no_profile_no_name_and_no_interaction() -> None:
    records = small()
    records["drug:duo"] = replace(records["drug:duo"], status=Status.DRAFT)  # type: ignore[call-arg]
    of = edition(records)
    with pytest.raises(UnknownEntry):
        of.profile("duo")
    assert of.names.meanings(["duo"]) == {}
    assert of.knowledge("calmers").interactions == ()


def test_a_pair_brings_the_rows_of_what_a_side_is_in_part() -> None:
    in_part = belongs("sleepers", extent=Extent.PARTLY, because="It brings sleep to some.")
    row = InteractionRecord(left="resters", right="sleepers", severity="care", what_happens="x", what_to_ask="y", citations=(LABEL,))
    records = small() | by_key(
        entry("calmol", classes=(in_part,)),
        entry("restol", classes=(belongs("resters"),)),
        entry("resters", "class"),
        entry("sleepers", "class"),
        row,
    )
    of = edition(records)
    assert [found.key for found in of.knowledge("calmol", "restol").interactions] == ["resters+sleepers"]
    assert "resters+sleepers" not in [found.key for found in of.knowledge("calmol").interactions]


@pytest.mark.parametrize(("said", "ordinary"), [("yes", True), ("no", False), ("", False)])
def test_a_name_means_an_ordinary_word_too_only_where_somebody_said_so(said: str, ordinary: bool) -> None:
    named = entry("calmol", names=(NameRecord(text="mellow", kind="slang", ordinary=said),))
    names = edition(by_key(named)).names
    assert [meaning.ordinary for meaning in names.meanings(["mellow"])["mellow"]] == [ordinary]
    assert not names.meanings(["calmol"])["calmol"][0].ordinary


def test_what_is_published_without_a_source_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    records = small() | by_key(entry("calmol", facts=(fact("rest", citations=()), fact("sleep", citations=(Citation(source="gone"),)))))
    assert edition(records).profile("calmol").facts == ()
    assert "without a source" in caplog.text


def test_a_draft_fact_is_not_shown() -> None:
    records = small() | by_key(entry("calmol", facts=(fact("rest", status=Status.DRAFT),)))
    assert edition(records).profile("calmol").facts == ()


def test_broader_terms_in_a_circle_end() -> None:
    records = small() | by_key(TermRecord(slug="sleep", vocabulary="effect", label="sleep", broader="rest"))
    assert edition(records).profile("calmol").facts


def test_near_names_of_two_drugs_are_told_once_the_nearest_first() -> None:
    records = small() | by_key(entry("nervax"))
    near = {"nervex": [("nervax", 0.8, 1)], "nervax": [("nervex", 0.8, 2)], "calmol": [("nervax", 0.5, 3)]}
    (alike,) = edition(records, neighbours=near).knowledge("calmol", "nervax").look_alikes.values()
    assert (dict(alike.names), alike.score, alike.rank) == ({"calmol": "nervex", "nervax": "nervax"}, 0.8, 1)


def test_a_change_is_on_top_and_leaves_the_base_alone() -> None:
    base = edition()
    preview = base.changed(by_key(entry("calmol", name="Calmolate")))
    assert preview.profile("calmol").node.name == "Calmolate"
    assert base.profile("calmol").node.name == "Calmol"
    assert preview.profile("calmers").facts == base.profile("calmers").facts


def test_seen_from_another_country_all_but_the_law_is_the_same() -> None:
    laws = (entry("us-list", "class", axis="law", place="US"), entry("uk-list", "class", axis="law", place="UK"))
    calmol = entry("calmol", classes=(belongs("us-list", place="US"), belongs("uk-list", place="UK")))
    base = edition({**small(), **by_key(*laws, calmol)})
    seen = base.seen_from("UK")
    assert (base.home, base.graph.home) == ("US", "US")
    assert (seen.home, seen.graph.home) == ("UK", "UK")
    assert shown(seen) == shown(edition(dict(base.records), home="UK"))
    assert seen.names is base.names


def test_an_edition_is_seen_from_each_country_once_and_from_home_as_it_is() -> None:
    base = edition()
    assert base.seen_from("US") is base
    assert base.seen_from("UK") is base.seen_from("UK")
    assert base.seen_from("UK").seen_from("US").home == "US"


def test_what_was_made_for_one_country_is_not_shown_for_another() -> None:
    base = edition()
    assert [base.once(lambda of: of.home), base.seen_from("UK").once(lambda of: of.home)] == ["US", "UK"]
    changed = base.changed(by_key(entry("calmol", name="Calmolate")))
    assert changed.seen_from("UK").profile("calmol").node.name == "Calmolate"
    assert base.seen_from("UK").profile("calmol").node.name == "Calmol"


def test_what_is_built_upon_an_edition_is_built_once() -> None:
    built = []

    def counted(of: Edition) -> int:
        built.append(of)
        return len(of.records)

    base = edition()
    assert base.once(counted) == base.once(counted) == len(small())
    assert base.changed({}).once(counted) == len(small())
    assert len(built) == 2


CHANGES: list[tuple[str, Record | None]] = [
    ("drug:calmol", entry("calmol", name="Calmolate", facts=(fact("sleep"),))),
    ("drug:calmol", entry("calmol", status=Status.DRAFT, classes=(belongs("calmers"),))),
    ("drug:duo", None),
    ("drug:restol", entry("restol", classes=(belongs("calmers", extent=Extent.IS_NOT, because="It isn't."),))),
    ("class:calmers", entry("calmers", "class", facts=(fact("rest", members="most members"),))),
    ("class:calmers", None),
    (
        "source:label",
        SourceRecord(slug="label", kind="label", title="Another title", publisher="Office", url="https://example.org", read=DAY),
    ),
    ("source:label", None),
    ("term:rest", TermRecord(slug="rest", vocabulary="effect", label="repose")),
    ("term:sleep", TermRecord(slug="sleep", vocabulary="effect", label="slumber")),
    ("term:rest", None),
    ("attribute:effect", AttributeRecord(slug="effect", label="Effects", group="Effects", order=0, kind="terms")),
    ("attribute:half-life", None),
    ("interaction:calmers+duo", None),
    (
        "interaction:calmers+calmol",
        InteractionRecord(left="calmers", right="calmol", severity="serious", what_happens="!", what_to_ask="?", citations=(LABEL,)),
    ),
]


@given(st.lists(st.sampled_from(CHANGES), max_size=6))
def test_an_edition_changed_step_by_step_equals_a_fresh_one(steps: list[tuple[str, Record | None]]) -> None:
    of, records = edition(), small()
    for key, record in steps:
        of.everything()  # what is kept is also used
        of = of.changed({key: record})
        records = {**records, key: record} if record else {other: kept for other, kept in records.items() if other != key}
    assert shown(of) == shown(edition(records))
