"""A question typed into the one box: by keyboard, misspelled, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ANSWER = re.compile(r"/compare/baclofen/benzodiazepines/\?asked=")
WITHOUT_JAVASCRIPT = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["no JavaScript"])


def box(page: Page):
    return page.locator("#ask-q")


def expect_the_answer(page: Page) -> None:
    expect(page).to_have_url(ANSWER)
    expect(page.locator(".verdict-word").first).to_have_text("No")


def test_a_question_is_typed_and_answered(page: Page) -> None:
    page.goto("/")
    box(page).fill("is baclofen a benzo?")
    box(page).press("Enter")
    expect_the_answer(page)
    expect(page.locator(".understood")).to_contain_text("“benzo”")
    page.go_back()
    expect(page).to_have_url(re.compile("/$"))


def test_a_misspelled_name_is_offered_and_chosen_by_keyboard(page: Page) -> None:
    page.goto("/")
    box(page).fill("is bakloffen a benzo")
    box(page).press("Enter")
    expect(page.get_by_role("heading", name="We did not understand that")).to_be_visible()
    offered = page.get_by_role("link", name="Baclofen", exact=True)
    offered.focus()
    page.keyboard.press("Enter")
    expect_the_answer(page)


def test_a_name_is_completed_by_keyboard_while_the_question_is_typed(page: Page) -> None:
    page.goto("/")
    box(page).press_sequentially("is bacl")
    expect(page.get_by_role("option").first).to_be_visible()
    box(page).press("ArrowDown")
    box(page).press("Enter")
    expect(box(page)).to_have_value("is Baclofen")
    box(page).press_sequentially(" a benzo")
    box(page).press("Escape")
    box(page).press("Enter")
    expect_the_answer(page)


def test_the_answer_stands_under_the_box_before_anything_is_sent(page: Page) -> None:
    page.goto("/")
    box(page).fill("is flexeril a narcotic")
    expect(page.locator("#live .verdict-word")).to_have_text("No")
    expect(page).to_have_url(re.compile("/$"))


def test_from_any_page_a_question_can_be_asked(page: Page) -> None:
    page.goto("/about/")
    page.get_by_label("Ask about a medicine").fill("is baclofen a benzo")
    page.get_by_label("Ask about a medicine").press("Enter")
    expect_the_answer(page)


@WITHOUT_JAVASCRIPT
def test_a_question_is_answered_without_javascript(page: Page) -> None:
    page.goto("/")
    box(page).fill("is bakloffen a benzo")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("link", name="Baclofen", exact=True).click()
    expect_the_answer(page)
