"""Who stands behind a page, in words."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from drugref.domain.statements import Check, Citation, Node, SourceRef
from drugref.presenters.sources import SourceNote, SourceNotes
from drugref.presenters.trust import MOST_NAMED, PublisherTitles, Trust, TrustDay, trust
from drugref.vocabulary import EntryKind, SourceKind

TODAY = date(2026, 11, 30)


def notes(*cited: tuple[str, date]) -> tuple[SourceNote, ...]:
    """Sources, each with its own date and the day on which it was checked."""
    found = SourceNotes()
    for number, (dated, checked) in enumerate(cited):
        source = SourceRef(f"label-{number}", SourceKind.LABEL, "Label", "Office", "https://example.org/", dated)
        found.marks([Citation(source, "uses", ("calm",), checked)])
    return found.notes()


def days(found: Trust) -> dict[str, str]:
    return {on.label: on.words for on in found.days}


def test_a_story_says_who_wrote_it_who_checked_it_and_all_its_days() -> None:
    rests_on = notes(("2024-05", date(2026, 11, 20)), ("2009", date(2026, 11, 22)), ("", date(2026, 11, 21)))
    assert trust(
        rests_on, TODAY, author="A. Writer", reviewer="B. Reader, pharmacist", published=date(2026, 1, 2), updated=date(2026, 11, 23)
    ) == Trust(
        written="The story is by A. Writer, all else by Drugref’s editors.",
        checked="The story was checked by B. Reader, pharmacist, all else by nobody independent.",
        is_checked=True,
        read_again="",
        last_checked="22 November 2026",
        days=(
            TrustDay("Story published", "2 January 2026", "2026-01-02"),
            TrustDay("Story last changed", "23 November 2026", "2026-11-23"),
            TrustDay("Oldest source", "2009", "2009"),
            TrustDay("Next review", "20 November 2027", "2027-11-20"),
        ),
        work=(
            TrustDay("1 source checked", "22 November 2026", "2026-11-22"),
            TrustDay("1 source checked", "21 November 2026", "2026-11-21"),
            TrustDay("1 source checked", "20 November 2026", "2026-11-20"),
        ),
        sources=(PublisherTitles("Office", ("Label",)),),
        unnamed=0,
    )


def test_what_nobody_has_signed_or_checked_says_so() -> None:
    assert trust((), TODAY) == Trust("Written by Drugref’s editors.", "Not independently checked.", False, "", "", (), (), (), 0)


def test_sources_are_named_once_a_publisher_and_a_label_by_its_medicine() -> None:
    found = SourceNotes()
    for slug, kind, title, publisher in (
        ("one", SourceKind.LABEL, "Calmol tablets, FDA label (Packer)", "FDA / DailyMed"),
        ("two", SourceKind.HEALTH_BODY, "About calmol, FDA label", "NHS"),
        ("three", SourceKind.LABEL, "Calmol tablets, FDA label (Repacker), older edition", "FDA / DailyMed"),
        ("four", SourceKind.LABEL, "Restol (restamine) caplets, Drug Facts label", "FDA / DailyMed"),
    ):
        found.marks([Citation(SourceRef(slug, kind, title, publisher, "https://example.org/"), "uses", ("calm",), TODAY)])
    assert trust(found.notes(), TODAY).sources == (
        PublisherTitles("FDA / DailyMed", ("Calmol tablets", "Restol (restamine) caplets")),
        PublisherTitles("NHS", ("About calmol, FDA label",)),
    )


def test_of_many_sources_those_cited_first_are_named_and_the_others_counted() -> None:
    found = SourceNotes()
    for number in range(MOST_NAMED + 2):
        source = SourceRef(f"study-{number}", SourceKind.REVIEW, f"Study {number}", "Journal", "https://example.org/")
        found.marks([Citation(source, "uses", ("calm",), TODAY)])
    told = trust(found.notes(), TODAY)
    assert told.sources == (PublisherTitles("Journal", tuple(f"Study {number}" for number in range(MOST_NAMED))),)
    assert told.unnamed == 2


@pytest.mark.parametrize("author", ["", " ", "Drugref editors", "Drugref’s Editors"])
def test_the_editors_are_not_set_apart_from_themselves(author: str) -> None:
    assert trust((), TODAY, author=author).written == "Written by Drugref’s editors."


@pytest.mark.parametrize("reviewer", ["A. Writer", " a. writer ", "", "  "])
def test_nobody_checks_independently_what_they_have_written(reviewer: str) -> None:
    found = trust((), TODAY, author="A. Writer", reviewer=reviewer)
    assert (found.checked, found.is_checked) == ("Not independently checked.", False)


# What was done when


CITED = notes(("", TODAY))[0].source
EARLY, LATER = date(2026, 11, 1), date(2026, 11, 9)


def seen(on: date) -> Check:
    return Check(on, Citation(CITED, "uses", ("calm",), on))


def test_work_is_told_by_the_day_the_newest_first_as_the_records_have_it() -> None:
    calmol = Node(
        "calmol",
        EntryKind.DRUG,
        "Calmol",
        added_on=EARLY,
        checks={"chemistry": seen(LATER), "law": seen(LATER), "use": seen(EARLY)},
        roster=seen(TODAY),
        looked_through=(Citation(CITED, "interactions", ("calm",), TODAY),),
    )
    assert [(on.iso, on.label) for on in trust(notes(("", TODAY), ("", TODAY)), TODAY, about=[calmol]).work] == [
        ("2026-11-30", "2 sources checked; compared with every class, read through for interactions"),
        ("2026-11-09", "Compared with every class"),
        ("2026-11-01", "Added, compared with every class"),
    ]


def test_of_two_each_is_named() -> None:
    calmol = Node("calmol", EntryKind.DRUG, "Calmol", added_on=EARLY)
    calmers = Node("calmers", EntryKind.CLASS, "calmer", plural="Calmers", added_on=EARLY, roster=seen(LATER))
    assert [on.label for on in trust((), TODAY, about=[calmol, calmers]).work] == [
        "Calmers: members looked for",
        "Calmol: added; calmers: added",
    ]


def test_the_last_four_days_of_work_are_told_and_none_that_nobody_gave() -> None:
    checked = notes(*(("", date(2026, 11, number)) for number in range(1, 8)))
    assert len(trust(checked, TODAY).work) == 4
    assert trust((), TODAY, about=[Node("calmol", EntryKind.DRUG, "Calmol")]).work == ()


def test_an_article_that_was_never_changed_has_one_day() -> None:
    assert days(trust((), TODAY, published=TODAY, updated=TODAY)) == {"Story published": "30 November 2026"}


def test_a_day_that_nobody_gave_is_not_printed() -> None:
    assert days(trust((), TODAY, published=date.min, updated=date.min)) == {}


@pytest.mark.parametrize(
    ("dated", "words"), [("2009", "2009"), ("2024-05", "May 2024"), ("2024-05-31", "31 May 2024"), ("2024-02-31", "2024-02-31")]
)
def test_the_oldest_source_is_as_exact_as_it_says(dated: str, words: str) -> None:
    assert days(trust(notes((dated, TODAY), ("2025", TODAY)), TODAY))["Oldest source"] == words


def test_sources_without_a_date_are_not_called_the_oldest() -> None:
    assert "Oldest source" not in days(trust(notes(("", TODAY)), TODAY))


@pytest.mark.parametrize(
    ("checked", "label", "words"),
    [
        (date(2025, 11, 30), "Next review", "30 November 2026"),
        (date(2025, 11, 29), "Review due since", "29 November 2026"),
        (date(2028, 2, 29), "Next review", "28 February 2029"),
    ],
)
def test_a_page_is_reviewed_a_year_after_its_oldest_check(checked: date, label: str, words: str) -> None:
    assert days(trust(notes(("", checked)), TODAY))[label] == words


def test_the_block_says_it_and_leads_to_the_report() -> None:
    request = RequestFactory().get("/what-is/calmol/")
    request.resolver_match = None
    context = {"trust": trust(notes(("2009", TODAY)), TODAY), "page": {"sources": [1]}, "request": request}
    html = render_to_string("components/trust.html", context)
    seen = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert seen.startswith(
        "Rests on 1 source , with the words found there, last checked on 30 November 2026. Written by Drugref’s editors."
    )
    assert "Not independently checked. Report a mistake Dates and history Oldest source 2009" in seen
    assert '<time datetime="2027-11-30">30 November 2027</time>' in html


def test_a_second_reading_is_told_of_all_a_page_is_about_or_not_at_all() -> None:
    early, late = date(2026, 12, 1), date(2026, 12, 5)
    calmol, calmers, sleepol = (Node(slug=slug, kind="drug", name=slug.title()) for slug in ("calmol", "calmers", "sleepol"))
    calmol, calmers = replace(calmol, read_again_on=late), replace(calmers, read_again_on=early)
    told = [trust((), TODAY, about=about).read_again for about in ([calmol], [calmol, calmers], [calmol, sleepol], [])]
    assert told == [
        "Read a second time against its sources on 5 December 2026.",
        "Both were read a second time against their sources on 1 December 2026.",
        "",
        "",
    ]
