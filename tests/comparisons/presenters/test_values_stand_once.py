"""A value never stands under differences and under similarities, on the page and in the JSON; the law's neither."""

from typing import Any

from hypothesis import given

from comparisons.engine.comparison import compare
from comparisons.presenters.comparison import ComparisonPage, comparison_page
from comparisons.presenters.data import comparison_data
from comparisons.presenters.rows import Cell, Details, PrintedRow, Show
from drugref.domain.statements import Knowledge
from drugref.vocabulary import Form
from tests.comparisons.engine.invented import HALF_LIFE
from tests.comparisons.presenters.reading import pairs

Said = tuple[str, str, str]
"""(row, value, the form a quantity holds for)"""


def rows(page: ComparisonPage) -> tuple[PrintedRow, ...]:
    details = page.body(Details)
    assert details
    return tuple(row for row in details.rows if not row.is_sentence)


def said(row: str, value: str, limits: str = "") -> set[Said]:
    """A range and another that overlaps it are printed as two values of one likeness."""
    form = next((form.label for form in Form if form.label in limits.lower()), "") if row == HALF_LIFE.label else ""
    return {(row, one, form) for one in value.split(" / ")}


def in_cells(*cells: tuple[str, Cell]) -> set[Said]:
    found = [said(label, fact.value, group.heading) for label, cell in cells for group in cell.groups for fact in group.facts]
    return set().union(*found)


def in_likenesses(row: PrintedRow) -> set[Said]:
    return set().union(*(said(row.label, item.value, group.note) for group in row.both for item in group.items))


@given(pairs())
def test_on_the_page(pair: tuple[Knowledge, str, str]) -> None:
    known, left, right = pair
    page = comparison_page(compare(known, left, right), known)
    for row in rows(page):
        alone = in_cells((row.label, row.left), (row.label, row.right))
        assert not alone & in_likenesses(row)
        assert not (row.both and (row.left.silence or row.right.silence)), "what both share is recorded on both sides"


@given(pairs())
def test_a_part_of_the_rows_leaves_out_the_rest(pair: tuple[Knowledge, str, str]) -> None:
    known, left, right = pair
    comparison = compare(known, left, right)
    for show, part in ((Show.DIFFERENCES, "both"), (Show.BOTH, "left")):
        details = comparison_page(comparison, known, show=show).body(Details)
        assert details
        assert not any(getattr(getattr(row, part), "groups", getattr(row, part)) for row in details.rows)


@given(pairs())
def test_on_the_page_each_likeness_is_printed_once_under_a_heading(pair: tuple[Knowledge, str, str]) -> None:
    known, left, right = pair
    for row in rows(comparison_page(compare(known, left, right), known)):
        for group in row.both:
            assert len(group.items) == len({item.value for item in group.items})


@given(pairs())
def test_in_the_json(pair: tuple[Knowledge, str, str]) -> None:
    known, left, right = pair
    comparison = compare(known, left, right)
    data = comparison_data(comparison, comparison_page(comparison, known), known.graph)
    differences = {value(row, fact) for row in data["differences"] for side in ("left", "right") for fact in row[side]}
    likenesses = [(row, item) for row in data["similarities"] for item in row["items"]]
    alike = {value(row, item[side]) for row, item in likenesses if not is_only_near(item) for side in ("left", "right")}
    assert not differences & alike


def value(row: dict[str, Any], fact: dict[str, Any]) -> tuple[str, str, str]:
    form = fact.get("form", "") if row["attribute"] == HALF_LIFE.slug else ""
    return row["attribute"], fact["value"], form


def is_only_near(item: dict[str, Any]) -> bool:
    """Two targets of one system: what is shared is the system."""
    return item["left"]["term"] != item["right"]["term"]
