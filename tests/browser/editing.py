"""An editor's hands: what a person does on the editors' pages, in the words that stand there."""

import re

from playwright.sync_api import Locator, Page, expect

PASSWORD = "quite-a-long-secret"


def box(page: Page, label: str) -> Locator:
    """The field of a form with just this label."""
    return page.get_by_label(re.compile(rf"^{re.escape(label)}:?$"))


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/")
    box(page, "Username").fill(name)
    box(page, "Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What would you like to work on?")).to_be_visible()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Logged out")).to_be_visible()


def press(page: Page, button: str) -> None:
    """Press a button of the row under the form, and find that it was taken."""
    page.locator(".submit-row").last.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(".errornote")).to_have_count(0)


def refused(page: Page, button: str, sentence: str) -> None:
    """Press a button of the row under the form, and find it refused with a sentence."""
    page.locator(".submit-row").last.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".errorlist").get_by_text(sentence)).to_be_visible()


def pick(page: Page, field: str, typed: str, choice: str | None = None) -> None:
    """Pick a thing by a part of its name in the picker of the form's *field*; *choice* is its whole name where that differs."""
    _box(page, field).click()
    page.locator(".select2-search__field").last.press_sequentially(typed)
    page.locator(".select2-results__option").get_by_text(choice or typed, exact=True).click()
    expect(_box(page, field)).to_contain_text(choice or typed)


def picked(page: Page, field: str) -> Locator:
    """What the picker of the form's *field* shows."""
    return _box(page, field)


def make_source_on_the_way(page: Page, field: str, **words: str) -> None:
    """Make a source with the “+” beside the picker of *field*, in the window that it opens; the source is then picked."""
    with page.expect_popup() as opened:
        page.locator(f"#add_id_{field}").click()
    window = opened.value
    for label, text in words.items():
        window.locator(f"[name={label}]").fill(text)
    box(window, "Kind").select_option("label")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()
    expect(_box(page, field)).to_contain_text(words["title"])


def _box(page: Page, field: str) -> Locator:
    return page.locator(f"#id_{field} + .select2 .select2-selection")
