"""From two names to an answer: by keyboard, by mouse, by a misspelling, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

ANSWER = re.compile(r"/compare/baclofen/benzodiazepines/$")
WITHOUT_JAVASCRIPT = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["no JavaScript"])
ON_A_PHONE = pytest.mark.parametrize("options", [{"has_touch": True, "is_mobile": True}], ids=["phone"])


def box(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def first(page: Page) -> Locator:
    return box(page, "A medicine or class")


def second(page: Page) -> Locator:
    return box(page, "Another medicine or class")


def suggestions(picker: Locator) -> Locator:
    """The options shown under a box."""
    return picker.locator("xpath=..").get_by_role("option")


def said(picker: Locator) -> Locator:
    """What a screen reader is told about a box without being asked."""
    return picker.locator("xpath=..").get_by_role("status")


def pick(picker: Locator, typed: str) -> None:
    """Type a beginning and take the first suggestion by keyboard."""
    picker.press_sequentially(typed)
    expect(suggestions(picker).first).to_be_visible()
    picker.press("ArrowDown")
    picker.press("Enter")


def expect_the_answer(page: Page) -> None:
    expect(page).to_have_url(ANSWER)
    expect(page.locator(".verdict-word")).to_have_text("No")


def test_two_names_are_picked_by_keyboard_and_compared(page):
    page.goto("/")
    pick(first(page), "bac")
    expect(first(page)).to_have_value("Baclofen")
    expect(second(page)).to_be_focused()
    pick(second(page), "benzod")
    button = page.get_by_role("button", name="Compare")
    expect(button).to_be_focused()
    button.press("Enter")
    expect_the_answer(page)


def test_two_names_are_picked_by_mouse_and_compared(page):
    page.goto("/")
    for picker, typed, name in ((first(page), "liores", "Lioresal"), (second(page), "benzod", "Benzodiazepines")):
        picker.press_sequentially(typed)
        suggestions(picker).filter(has_text=name).first.click()
    page.get_by_role("button", name="Compare").click()
    expect_the_answer(page)


@ON_A_PHONE
def test_two_names_are_tapped_on_a_phone_and_compared(page):
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto("/")
    for picker, typed in ((first(page), "bac"), (second(page), "benzod")):
        picker.tap()
        picker.press_sequentially(typed)
        suggestions(picker).first.tap()
    page.get_by_role("button", name="Compare").tap()
    expect_the_answer(page)


def test_a_reader_who_types_on_needs_no_suggestion(page):
    page.goto("/")
    first(page).press_sequentially("baclofen")
    second(page).press_sequentially("benzos")
    second(page).press("Enter")
    expect_the_answer(page)


def test_a_picker_tells_assistive_technology_what_it_is_and_what_happens(page):
    page.goto("/")
    picker = first(page)
    expect(picker).to_have_role("combobox")
    expect(picker).to_have_attribute("aria-autocomplete", "list")
    expect(picker).to_have_attribute("aria-expanded", "false")
    picker.press_sequentially("bac")
    expect(picker).to_have_attribute("aria-expanded", "true")
    shown = suggestions(picker)
    expect(said(picker)).to_have_text(re.compile(r"^\d+ suggestions?$"))
    assert said(picker).text_content().split()[0] == str(shown.count())
    listbox = page.get_by_role("listbox", name="Suggestions")
    expect(listbox).to_be_visible()
    expect(picker).to_have_attribute("aria-controls", listbox.get_attribute("id"))
    expect(picker).not_to_have_attribute("aria-activedescendant", re.compile("."))

    picker.press("ArrowDown")
    expect(shown.first).to_have_attribute("aria-selected", "true")
    expect(picker).to_have_attribute("aria-activedescendant", shown.first.get_attribute("id"))
    expect(picker).to_be_focused()
    picker.press("Enter")
    expect(said(picker)).to_have_text("Baclofen chosen")
    expect(picker).to_have_attribute("aria-expanded", "false")
    expect(listbox).to_be_hidden()


def test_options_hold_nothing_to_press_and_have_ids_of_their_own(page):
    page.goto("/")
    found = []
    for picker in (first(page), second(page)):
        picker.press_sequentially("benz")
        expect(suggestions(picker).first).to_be_visible()
        assert suggestions(picker).locator("a, button, input").count() == 0
        found += suggestions(picker).evaluate_all("options => options.map(option => option.id)")
    assert len(found) == len(set(found)) > 1


def test_escape_closes_the_list_and_leaves_what_was_typed(page):
    page.goto("/")
    picker = first(page)
    picker.press_sequentially("bac")
    expect(suggestions(picker).first).to_be_visible()
    picker.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(picker).to_have_attribute("aria-expanded", "false")
    expect(picker).to_have_value("bac")
    picker.press("ArrowDown")
    expect(suggestions(picker).first).to_be_visible()


def test_an_emptied_box_shows_no_suggestions(page):
    page.goto("/")
    picker = first(page)
    picker.press_sequentially("bac")
    expect(suggestions(picker).first).to_be_visible()
    picker.press("Control+A")
    picker.press("Delete")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(picker).to_have_attribute("aria-expanded", "false")


def test_leaving_a_box_closes_its_list(page):
    page.goto("/")
    first(page).press_sequentially("bac")
    expect(suggestions(first(page)).first).to_be_visible()
    first(page).press("Tab")
    expect(second(page)).to_be_focused()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_back_returns_to_a_whole_home_page_that_still_works(page):
    page.goto("/")
    pick(first(page), "bac")
    pick(second(page), "benzod")
    page.get_by_role("button", name="Compare").click()
    expect_the_answer(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert first(page).input_value() in ("", "Baclofen")
    first(page).fill("")
    second(page).fill("Benzodiazepines")
    pick(first(page), "bac")
    page.get_by_role("button", name="Compare").press("Enter")
    expect_the_answer(page)


def test_a_side_is_changed_in_place_and_back_brings_the_first_pair_back(page):
    page.goto("/compare/baclofen/benzodiazepines/")
    expect(box(page, "One side")).to_have_value("Baclofen")
    box(page, "The other side").click()
    pick(box(page, "The other side"), "diaz")
    expect(page).to_have_url(re.compile(r"/compare/baclofen/diazepam/$"))
    expect(page).to_have_title(re.compile("diazepam", re.IGNORECASE))
    expect(box(page, "The other side")).to_have_value("Diazepam")
    expect(page.locator("main")).not_to_have_attribute("aria-busy", "true")
    page.go_back()
    expect(page).to_have_url(ANSWER)
    expect(box(page, "The other side")).to_have_value("Benzodiazepines")


def test_a_third_is_picked_by_keyboard_and_each_pair_leads_on(page):
    page.goto("/compare/baclofen/benzodiazepines/")
    fold = page.locator(".sides-third > summary")
    fold.focus()
    fold.press("Enter")
    page.keyboard.press("Tab")
    third = box(page, "The third")
    expect(third).to_be_focused()
    pick(third, "gabap")
    expect(page).to_have_url(re.compile(r"/compare/baclofen/gabapentin/benzodiazepines/$"))
    expect(page.locator(".pairs-of-three a.severity-badge")).to_have_count(3)
    expect(box(page, "The third")).to_have_value("Benzodiazepines")
    page.get_by_role("link", name="Baclofen + benzodiazepines").press("Enter")
    expect_the_answer(page)


@WITHOUT_JAVASCRIPT
def test_without_javascript_a_third_is_added_by_the_form(page):
    page.goto("/compare/baclofen/benzodiazepines/")
    page.locator(".sides-third > summary").click()
    box(page, "The third").fill("gabapentin")
    page.get_by_role("button", name="Compare three").click()
    expect(page).to_have_url(re.compile(r"/compare/baclofen/gabapentin/benzodiazepines/$"))


@WITHOUT_JAVASCRIPT
def test_without_javascript_a_side_is_changed_by_the_form(page):
    page.goto("/compare/baclofen/benzodiazepines/")
    box(page, "The other side").fill("Diazepam")
    page.get_by_role("button", name=re.compile("compare the two")).click()
    expect(page).to_have_url(re.compile(r"/compare/baclofen/diazepam/$"))


def test_the_sources_of_a_row_open_on_top_and_escape_leads_back(page):
    page.goto("/compare/baclofen/benzodiazepines/")
    page.locator("#uses > summary").click()
    control = page.locator("#row-use").get_by_role("link", name=re.compile("^Sources of"))
    control.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    expect(dialog.locator(".source-out").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(ANSWER)


@WITHOUT_JAVASCRIPT
def test_without_javascript_the_sources_of_a_row_are_a_page_with_a_way_back(page):
    page.goto("/compare/baclofen/benzodiazepines/?show=all")
    page.locator("#row-use").get_by_role("link", name=re.compile("^Sources of")).click()
    expect(page).to_have_url(re.compile(r"/compare/baclofen/benzodiazepines/sources/use/$"))
    page.get_by_role("link", name=re.compile("^Back to")).click()
    expect(page).to_have_url(re.compile(r"/compare/baclofen/benzodiazepines/#row-use$"))


@pytest.mark.parametrize("typed", ["bacloven", "baclopfen"])
def test_a_misspelling_offers_a_guess_and_follows_none(page, typed):
    page.goto("/")
    first(page).press_sequentially(typed)
    guess = suggestions(first(page)).first
    expect(guess).to_contain_text("Baclofen")
    expect(guess).to_contain_text("did you mean this?")
    second(page).press_sequentially("benzodiazepines")
    second(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/compare/\?a="))
    expect(page.get_by_role("heading", name=f"“{typed}” is not a name we know")).to_be_visible()
    expect(first(page)).to_have_value(typed)
    page.get_by_role("link", name="Baclofen", exact=True).first.click()
    expect_the_answer(page)


def test_an_unknown_name_gets_no_suggestion_and_no_answer(page):
    page.goto("/")
    first(page).press_sequentially("qqqqzzzz")
    expect(said(first(page))).to_have_text("No suggestions")
    second(page).press_sequentially("benzodiazepines")
    second(page).press("Enter")
    expect(page.get_by_text("“qqqqzzzz” is not a name we know")).to_be_visible()
    expect(page.locator(".verdict")).to_have_count(0)


@WITHOUT_JAVASCRIPT
def test_without_javascript_the_plain_form_leads_to_the_answer(page):
    page.goto("/")
    first(page).fill("baclofen")
    second(page).fill("benzos")
    page.get_by_role("button", name="Compare").click()
    expect_the_answer(page)
    page.go_back()
    expect(page.get_by_role("button", name="Compare")).to_be_visible()


@WITHOUT_JAVASCRIPT
def test_without_javascript_a_misspelling_offers_a_guess(page):
    page.goto("/")
    first(page).fill("bacloven")
    second(page).fill("benzodiazepines")
    second(page).press("Enter")
    page.get_by_role("link", name="Baclofen", exact=True).first.click()
    expect_the_answer(page)


@pytest.mark.parametrize("media", ["screen", "print"])
def test_what_to_ask_is_a_readable_paragraph_on_a_phone_and_on_paper(page, media):
    page.set_viewport_size({"width": 375, "height": 700})
    page.emulate_media(media=media)
    page.goto("/compare/baclofen/benzodiazepines/")
    asks = page.locator("#together > .interaction p").filter(has_text="What to ask:").first
    expect(asks).to_be_visible()
    assert asks.evaluate("paragraph => getComputedStyle(paragraph).display") == "block"


def test_reasons_are_numbered_through_and_the_ways_between_two_are_not(page):
    page.goto("/compare/baclofen/benzodiazepines/")
    before = "items => items.map(item => getComputedStyle(item, '::before').content)"
    counted = page.locator("#why .reason-list > li").evaluate_all(before)
    assert len(counted) > 5
    assert all("counter(reason)" in content for content in counted)
    assert page.locator("#why .further .reason-list").evaluate("list => getComputedStyle(list).counterReset") == "none"
    assert not any("counter" in content for content in page.locator("#why .ways li").evaluate_all(before))
