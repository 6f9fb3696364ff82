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


def test_a_question_of_permission_is_answered_with_its_caution_and_no_yes(page: Page) -> None:
    page.goto("/")
    box(page).fill("can i stop xanax cold turkey")
    box(page).press("Enter")
    expect(page.locator(".caution").first).to_contain_text("Don’t stop it on your own")
    expect(page.locator(".verdict-word")).to_have_count(0)
    expect(page.locator("#site-ask")).to_have_value("can i stop xanax cold turkey")


def test_an_everyday_word_is_no_medicine_in_a_question_on_taking_both(page: Page) -> None:
    page.goto("/")
    box(page).fill("can my mom take advil with lisinopril")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile("/compare/(ibuprofen/lisinopril|lisinopril/ibuprofen)/"))
    expect(page.locator("h1")).to_contain_text("together")
    expect(page.locator(".severity-word").first).to_contain_text("Take care")
    expect(page.locator("main")).not_to_contain_text("milk of magnesia")


def test_of_three_names_the_worst_pair_stands_first(page: Page) -> None:
    page.goto("/")
    box(page).fill("tylenol, xanax and oxycodone")
    box(page).press("Enter")
    expect(page.locator(".severity-word").first).to_contain_text("Serious")
    expect(page.locator(".severity-word")).to_have_count(3)


def test_an_emergency_shows_whom_to_call_while_it_is_typed(page: Page) -> None:
    page.goto("/")
    box(page).fill("my toddler swallowed my metoprolol")
    expect(page.locator("#live .urgent-card")).to_contain_text("911")
    box(page).press("Enter")
    expect(page.locator("main .urgent-card")).to_contain_text("1-800-222-1222")


@WITHOUT_JAVASCRIPT
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("can i stop xanax cold turkey", "Don’t stop it on your own"),
        ("can my mom take advil with lisinopril", "Take care"),
        ("tylenol, xanax and oxycodone", "Serious"),
        ("took 20 tylenol", "911"),
    ],
)
def test_it_is_all_there_without_javascript(page: Page, asked: str, shown: str) -> None:
    page.goto("/")
    box(page).fill(asked)
    box(page).press("Enter")
    expect(page.locator("main")).to_contain_text(shown)


def test_suggestions_do_not_cover_the_answer(page: Page) -> None:
    page.goto("/")
    box(page).press_sequentially("is flexeril a narcotic")
    expect(page.locator("#live .verdict-word")).to_have_text("No")
    listed = page.locator("#ask-q-list")
    answer = page.locator("#live .verdict").bounding_box()
    assert answer is not None
    if listed.is_visible():
        shown = listed.bounding_box()
        assert shown is not None
        assert shown["y"] + shown["height"] <= answer["y"]
