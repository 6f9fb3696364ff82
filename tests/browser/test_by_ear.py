"""What a screen reader says, and where the keyboard's focus goes, when something changes without a new page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

COMPARISON = "/compare/baclofen/benzodiazepines/"
WHERE = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const box = at.getClientRects()[0], style = getComputedStyle(at);
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {name: at.textContent.trim() || at.id, "in sight": top !== null && at.contains(top), ringed};
}"""
"""Where the focus is: None past the end of the page."""


def box(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def heard(page: Page) -> Locator:
    """The line that is read out when it changes."""
    return page.locator("#heard")


def take(picker: Locator, typed: str) -> None:
    """Type a beginning and take the first suggestion, by keyboard."""
    picker.focus()
    picker.press_sequentially(typed)
    expect(picker.locator("xpath=..").get_by_role("option").first).to_be_visible()
    picker.press("ArrowDown")
    picker.press("Enter")


def open_sources_of_a_row(page: Page) -> Locator:
    """The control that was pressed."""
    page.goto(COMPARISON)
    page.locator("#uses > summary").press("Enter")
    control = page.locator("#row-use").get_by_role("link", name=re.compile("^Sources of"))
    control.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    return control


def test_a_side_taken_from_the_list_keeps_the_focus_and_the_new_answer_is_told(page):
    page.goto(COMPARISON)
    take(box(page, "The other side"), "diaz")
    expect(heard(page)).to_have_text("Baclofen or diazepam: what is the difference? – Not the same")
    expect(box(page, "The other side")).to_be_focused()


@pytest.mark.parametrize(("label", "typed", "button"), [("One side", "xanax", "Go"), ("The third", "gabapentin", "Compare three")])
def test_a_pressed_button_leads_to_the_heading_of_the_new_comparison(page, label, typed, button):
    page.goto(COMPARISON)
    page.locator(".sides-third > summary").press("Enter")
    box(page, label).fill(typed)
    page.get_by_role("button", name=re.compile(f"^{button}")).press("Enter")
    expect(page).not_to_have_url(re.compile(COMPARISON))
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(heard(page)).to_be_empty()


def test_a_third_taken_away_loses_no_focus(page):
    page.goto("/compare/baclofen/gabapentin/benzodiazepines/")
    third = box(page, "The third")
    third.fill("")
    third.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_name_that_is_not_known_leads_to_the_question_which_was_meant(page):
    page.goto(COMPARISON)
    box(page, "The other side").fill("flurbazol")
    box(page, "The other side").press("Enter")
    expect(page.get_by_role("heading", name="Which two do you mean?")).to_be_focused()
    asked = box(page, "Another medicine or class")
    expect(asked).to_have_accessible_description(re.compile("^“flurbazol” is not a name we know"))
    expect(asked).to_have_attribute("aria-invalid", "true")
    expect(box(page, "A medicine or class")).not_to_have_attribute("aria-invalid", "true")
    asked.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Fluconazol")).to_be_focused()


def test_the_sources_of_a_row_say_of_which_and_keep_the_focus_until_closed(page):
    control = open_sources_of_a_row(page)
    dialog = page.get_by_role("dialog", name=re.compile("^Sources of What it is used for"))
    stops = dialog.locator("a, button, summary").locator("visible=true").count()
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(control).to_be_focused()
    assert page.locator("#row-sources > *").count() == 0


def test_the_close_button_gives_the_focus_back(page):
    control = open_sources_of_a_row(page)
    page.get_by_role("button", name="Close").press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(control).to_be_focused()


def test_from_a_row_to_a_report_on_it_and_back_by_keyboard(page):
    open_sources_of_a_row(page)
    page.get_by_role("dialog").get_by_role("link", name=re.compile("^Report a mistake ?: What it is used for")).press("Enter")
    words = box(page, "What is wrong?")
    words.fill("See https://example.org: this use is missing.")
    page.wait_for_timeout(3000)  # nobody writes quicker
    page.get_by_role("button", name="Send to the editors").press("Enter")
    expect(words).to_be_focused()
    expect(words).to_have_accessible_description(re.compile("^Not sent. Please leave links out"))
    words.fill("This use is missing: so says the label.")
    page.get_by_role("button", name="Send to the editors").press("Enter")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Baclofen and benzodiazepines"))).to_have_attribute("href", f"{COMPARISON}#row-use")


def test_an_answer_under_the_box_is_told_once_and_without_what_leads_on(page):
    page.goto("/")
    question = box(page, "Ask about a medicine")
    question.press_sequentially("is flexeril a narcotic")
    expect(heard(page)).to_have_text(re.compile("^No – "))
    expect(heard(page)).not_to_contain_text("The whole answer")
    page.evaluate("""() => {
      window.changes = 0;
      new MutationObserver(() => { window.changes += 1 }).observe(document.getElementById("heard"), {childList: true});
    }""")
    with page.expect_response(re.compile("live")):
        question.press_sequentially("?")
    expect(page.locator("#live .verdict-word")).to_have_text("No")
    assert page.evaluate("() => window.changes") == 0


@pytest.mark.parametrize("typed", ["is bacl", "can i take ibuprofen with eliq"])
def test_a_half_typed_name_is_not_told_as_unknown(page, typed):
    page.goto("/")
    box(page, "Ask about a medicine").press_sequentially(typed)
    expect(page.locator("#live")).to_contain_text("Not understood")
    expect(heard(page)).to_be_empty()


def test_of_a_question_only_the_name_taken_is_told(page):
    page.goto("/")
    question = box(page, "Ask about a medicine")
    take(question, "can i take ibuprofen with eliq")
    expect(question.locator("xpath=..").get_by_role("status")).to_have_text("Eliquis chosen")
    expect(heard(page)).to_contain_text("Serious: ask first.")


def test_each_side_of_a_row_names_its_values_and_no_row_is_a_landmark(page):
    page.goto(COMPARISON)
    page.locator("#uses > summary").press("Enter")
    row = page.locator("#row-use")
    expect(row.get_by_role("term")).to_have_text(["Baclofen only", "Both", "Benzodiazepines only"])
    expect(row.get_by_role("definition").first).to_contain_text("Hiccups that will not stop")
    assert page.locator("#details").get_by_role("region").count() == 0


def test_a_mark_in_a_story_says_that_it_leads_to_a_source(page):
    page.goto(COMPARISON)
    assert page.locator("#article").get_by_role("link", name=re.compile(r"^source \d+$")).count() > 3
    assert page.locator("#article").get_by_role("link", name=re.compile(r"^\d+$")).count() == 0


@pytest.mark.parametrize("address", ["/", COMPARISON, "/ask/?q=flurbazol+with+zoloft", "/compare/baclofen/gabapentin/benzodiazepines/"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("options", [{"reduced_motion": "reduce"}], ids=[""])
def test_by_keyboard_one_always_sees_where_one_is(page, address, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    for _ in range(200):
        page.keyboard.press("Tab")
        seen = page.evaluate(WHERE)
        if seen is None:
            return
        assert seen["in sight"], seen
        assert seen["ringed"], seen
    pytest.fail("the keyboard never comes to the end of the page")


def test_the_button_stays_beside_the_box_while_names_are_listed(page):
    page.goto("/")
    button = page.get_by_role("search", name="Ask a question").get_by_role("button", name="Ask")
    before = button.bounding_box()
    box(page, "Ask about a medicine").press_sequentially("is benz")
    expect(page.get_by_role("option").first).to_be_visible()
    assert button.bounding_box() == before


def test_at_four_times_its_size_no_label_runs_into_the_next_column(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(COMPARISON)
    assert (
        page.locator(".glance :is(th, td)").evaluate_all(
            "cells => cells.filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.textContent)"
        )
        == []
    )
