"""No page grows heavier, longer or harder to use than its kind was; the table says how far it is from what is wanted."""

import pytest

from tests.browser.budgets import BUDGETS, Measured, behind, measure, table


@pytest.fixture(scope="module")
def measured(chromium, site) -> list[Measured]:
    return list(measure(chromium, site))


@pytest.mark.browser
def test_no_page_is_worse_than_its_kind_was(measured, capsys):
    with capsys.disabled():
        print(f"\n{table(measured)}")
    assert [line for page in measured for line in behind(page)] == []


@pytest.mark.browser
@pytest.mark.parametrize("kind", BUDGETS)
def test_every_budget_finds_something_to_measure(measured, kind):
    """A heading that is called otherwise from today on would let its budget pass unmeasured."""
    found = {name for page in measured if page.kind == kind for name in page.figures}
    assert set(BUDGETS[kind]) <= found


@pytest.mark.browser
def test_the_tab_stops_counted_are_those_that_the_tab_key_meets(page, measured):
    home = next(one for one in measured if one.kind == "home")
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto(home.address)
    met = set()
    for _ in range(int(home.figures["tab stops"]) + 5):
        page.keyboard.press("Tab")
        if not page.evaluate("() => document.activeElement === document.body"):
            met.add(page.evaluate("() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(met) == home.figures["tab stops"]


def a_page(**figures: float) -> Measured:
    return Measured("home", "/", {"axe": 0, **figures}, ())


def test_a_page_as_good_as_its_kind_was_is_not_behind():
    limit = BUDGETS["home"]["tab stops"]
    assert behind(a_page(**{"tab stops": limit.most})) == []


def test_a_page_worse_than_its_kind_was_is_told_with_what_is_wanted():
    (told,) = behind(a_page(height=90_000))
    assert told.startswith("/: height 90,000, was ")
    assert "wanted 6,000" in told


def test_the_table_marks_what_misses_its_budget():
    marked = table([a_page(height=90_000, cold=46)])
    assert "90,000!" in marked
    assert "46*" in marked or BUDGETS["home"]["cold"].reached < 46
