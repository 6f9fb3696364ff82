"""Paper: what is open on the screen is printed, what is folded away is not; the sources by name always are."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ADDRESS = "/compare/baclofen/benzodiazepines/"
WITHOUT_JAVASCRIPT = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["no JavaScript"])


def test_paper_shows_the_folds_that_the_reader_has_opened(page):
    page.goto(ADDRESS)
    page.click("#effects > summary")
    page.emulate_media(media="print")
    expect(page.locator("#row-side-effect")).to_be_visible()
    expect(page.locator("#row-use")).to_be_hidden()
    expect(page.locator("#uses > summary")).to_be_hidden()


def test_paper_has_no_controls_and_no_way_to_go(page):
    page.goto(ADDRESS)
    page.emulate_media(media="print")
    for control in (".site-nav", "form", ".contents", ".show", ".related", ".row-foot", ".report-link"):
        expect(page.locator(control).filter(visible=True)).to_have_count(0)


@WITHOUT_JAVASCRIPT
@pytest.mark.parametrize("address", [ADDRESS, "/what-is/baclofen/"])
def test_paper_names_the_sources_the_address_and_whom_to_call(page, address):
    page.goto(address)
    expect(page.locator(".paper-line")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".by-name")).to_contain_text("Ozobax (baclofen) oral solution")
    expect(page.locator(".paper-line")).to_contain_text(address)
    expect(page.locator(".disclaimer")).to_contain_text("Poison Control 1-800-222-1222")


def test_the_warnings_are_printed_in_full_unopened(page):
    page.goto(ADDRESS)
    expect(page.locator(".in-full li").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".in-full li").first).to_be_visible()
