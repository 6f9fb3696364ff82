"""Who stands behind a page, in words."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from drugref.domain.statements import Citation, SourceRef
from drugref.presenters.facts import SourceNote, SourceNotes
from drugref.presenters.trust import Trust, TrustDay, trust
from drugref.vocabulary import SourceKind

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


def test_an_article_says_who_wrote_it_who_checked_it_and_all_its_days() -> None:
    rests_on = notes(("2024-05", date(2026, 11, 20)), ("2009", date(2026, 11, 22)), ("", date(2026, 11, 21)))
    assert trust(
        rests_on, TODAY, author="A. Writer", reviewer="B. Reader, pharmacist", published=date(2026, 1, 2), updated=date(2026, 11, 23)
    ) == Trust(
        written="Written by A. Writer.",
        checked="Checked by B. Reader, pharmacist.",
        is_checked=True,
        days=(
            TrustDay("Published", "2 January 2026", "2026-01-02"),
            TrustDay("Updated", "23 November 2026", "2026-11-23"),
            TrustDay("Oldest source", "2009", "2009"),
            TrustDay("Latest source check", "22 November 2026", "2026-11-22"),
            TrustDay("Next review", "20 November 2027", "2027-11-20"),
        ),
    )


def test_what_nobody_has_signed_or_checked_says_so() -> None:
    found = trust((), TODAY)
    assert found == Trust("Written by Drugref’s editors.", "Not independently checked.", is_checked=False, days=())


@pytest.mark.parametrize("reviewer", ["A. Writer", " a. writer ", "", "  "])
def test_nobody_checks_independently_what_they_have_written(reviewer: str) -> None:
    found = trust((), TODAY, author="A. Writer", reviewer=reviewer)
    assert (found.checked, found.is_checked) == ("Not independently checked.", False)


def test_an_article_that_was_never_changed_has_one_day() -> None:
    assert days(trust((), TODAY, published=TODAY, updated=TODAY)) == {"Published": "30 November 2026"}


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
    html = render_to_string("components/trust.html", {"trust": trust(notes(("2009", TODAY)), TODAY), "request": request})
    seen = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Written by Drugref’s editors. Not independently checked. Oldest source 2009" in seen
    assert '<time datetime="2027-11-30">30 November 2027</time>' in html
    assert seen.endswith("Report a mistake")
