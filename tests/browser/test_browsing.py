"""Narrowing a long list: while one types, with the way back, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

USES = "/browse/uses/"


def test_typing_narrows_the_list_and_the_address_while_the_box_keeps_the_focus(page):
    page.goto(USES)
    box = page.get_by_role("searchbox", name="Narrow the uses")
    box.press_sequentially("sleep")
    expect(page.get_by_role("status").filter(has_text="match")).to_have_text(re.compile("of .* uses match “sleep”"))
    expect(page).to_have_url(re.compile(r"\?q=sleep$"))
    expect(box).to_be_focused()
    assert all("leep" in text for text in page.locator("#listed li").all_inner_texts())


def test_back_leads_to_the_whole_list_again_and_nothing_typed_is_kept(page):
    page.goto(USES)
    page.get_by_role("searchbox", name="Narrow the uses").press_sequentially("sleep")
    expect(page).to_have_url(re.compile(r"\?q=sleep$"))
    page.go_back()
    expect(page.get_by_role("searchbox", name="Narrow the uses")).to_have_value("")
    expect(page.locator("#told")).to_contain_text("page 1")
    assert "sleep" not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")


def test_a_list_is_narrowed_by_the_button_without_scripts(chromium, site):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(USES)
    page.get_by_role("searchbox", name="Narrow the uses").fill("sleep")
    page.get_by_role("button", name="Narrow").click()
    expect(page.locator("#told")).to_contain_text("match “sleep”")
    context.close()
