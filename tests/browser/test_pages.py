"""What every page owes its readers: on a phone, by keyboard, in the dark, by ear, and unobserved."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import PAGES
from tests.browser.seeing import seen
from tests.browser.watching import watched

pytestmark = pytest.mark.browser

WIDTHS = (320, 375, 1280)
TOO_WIDE = """() => {
  const held = element => element && element !== document.body &&
    (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX) || held(element.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !held(element))
    .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
}"""
SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
UNLABELLED = """fields => fields
  .filter(field => field.type !== "hidden" && field.labels.length === 0 && !field.getAttribute("aria-label"))
  .map(field => field.outerHTML)"""
LEADING_NOWHERE = """marks => marks
  .filter(mark => !document.getElementById(mark.hash.slice(1))?.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map(mark => mark.hash)"""
TWICE = """elements => {
  const ids = elements.map(element => element.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""


def levels_of_headings(page: Page) -> list[int]:
    return page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("found => found.map(heading => Number(heading.tagName[1]))")


def test_a_page_is_sound(opened):
    levels = levels_of_headings(opened)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert opened.locator("input, select, textarea").evaluate_all(UNLABELLED) == []
    assert opened.locator("[id]").evaluate_all(TWICE) == []
    assert opened.locator("img:not([alt])").count() == 0
    assert opened.title()


def test_a_page_leaves_nothing_on_the_readers_machine(opened):
    assert opened.context.cookies() == []
    assert opened.context.storage_state()["origins"] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(opened, width):
    opened.set_viewport_size({"width": width, "height": 800})
    assert not opened.evaluate(SCROLLS_SIDEWAYS)
    assert opened.evaluate(TOO_WIDE) == []


def test_the_dark_is_dark_and_every_word_readable(opened):
    opened.emulate_media(color_scheme="light")
    light = seen(opened)
    opened.emulate_media(color_scheme="dark")
    dark = seen(opened)
    assert light["paper"] > 0.8 > 0.2 > dark["paper"]
    assert light["faint"] == dark["faint"] == []


@pytest.mark.parametrize("address", [PAGES["home"], PAGES["comparison"], PAGES["not found"]])
def test_the_skip_link_comes_first_and_leads_past_the_menu(page, address):
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main, footer').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["comparison", "drug"])
def test_what_a_sentence_rests_on_opens_on_top_of_it_with_the_sentence_quoted(page, kind):
    page.goto(PAGES[kind])
    page.locator(".danger summary").click()
    page.locator(".danger .cites").first.click()
    found = page.get_by_role("dialog")
    expect(found.locator(".claim")).to_be_visible()
    expect(found.locator(".source-place").first).to_be_visible()
    expect(found.locator(".source-out").first).to_have_attribute("href", re.compile("^https:"))


def test_what_was_found_in_a_source_opens_by_keyboard(page):
    page.goto(f"{PAGES['drug']}sources/")
    found = page.locator(".source-found").first
    expect(found.locator("p").first).to_be_hidden()
    found.locator("summary").press("Enter")
    expect(found.locator("p").first).to_be_visible()


def test_the_contents_lead_to_their_sections(page):
    page.goto(PAGES["comparison"])
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() > 4
    assert links.evaluate_all(LEADING_NOWHERE) == []


def a_troubled_visit(chromium: Browser, site: str) -> None:
    with watched(chromium, site) as page:
        page.goto("/")
        page.evaluate("""() => {
            document.body.setAttribute("style", "color: red");
            document.body.append(Object.assign(new Image(), {src: "https://elsewhere.invalid/spy.png"}));
            setTimeout(() => { throw new Error("broken"); });
        }""")
        page.evaluate("() => fetch('/no-such-file').then(answer => answer.text())")
        page.wait_for_timeout(300)


def test_no_trouble_passes_unseen(chromium, site):
    with pytest.raises(AssertionError) as told:
        a_troubled_visit(chromium, site)
    for word in ("style-src", "asked elsewhere: https://elsewhere.invalid", "broken", "404"):
        assert word in str(told.value)
