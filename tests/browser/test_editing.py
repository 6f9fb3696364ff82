"""An editor's day, in the editors' pages alone: a drug, its class, five facts, and readers who find it."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import PASSWORD, box, log_in, log_out, make_source_on_the_way, pick, picked, press, refused
from tests.serving import ROOT, command, environment, served

pytestmark = pytest.mark.browser

SOURCE = "Calmol tablets, label"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("edited")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """A site of its own, since editing changes it, with one superuser."""
    with served(folder) as (address, _said):
        variables = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        words = command("createsuperuser", "--noinput", "--username=host", "--email=host@example.org")
        subprocess.run(words, cwd=ROOT, env=environment(folder, **variables), check=True, capture_output=True)
        yield address


def make_editor(page: Page, name: str) -> None:
    """As the superuser does: an account, staff, in the group “Editors”."""
    log_in(page, "host")
    page.locator(".model-user").get_by_role("link", name="Add").click()
    box(page, "Username").fill(name)
    box(page, "Password").fill(PASSWORD)
    box(page, "Password confirmation").fill(PASSWORD)
    press(page, "Save")
    box(page, "Staff status").check()
    page.locator("#id_groups_from").select_option(label="Editors")
    page.get_by_role("button", name="Choose selected groups").or_(page.locator("#id_groups_add_link")).first.click()
    press(page, "Save")
    log_out(page)


def add_drug(page: Page) -> None:
    page.get_by_role("link", name="A new drug", exact=True).click()
    box(page, "Name").press_sequentially("Calmol")
    expect(box(page, "Slug")).to_have_value("calmol")
    box(page, "Summary").fill("A calming medicine that nobody sells.")
    press(page, "Save")
    expect(page).to_have_url(re.compile(r"/admin/drugref/drug/\d+/change/$"))


def classify(page: Page) -> None:
    page.get_by_role("link", name="Add a class with its source").click()
    expect(picked(page, "entry")).to_contain_text("Calmol")
    pick(page, "drug_class", "benzodiaz", "Benzodiazepines")
    words = {"title": SOURCE, "publisher": "FDA", "url": "https://example.org/calmol"}
    make_source_on_the_way(page, "citations-0-source", **words)
    page.locator("#id_citations-0-section").fill("description")
    page.locator("#id_citations-0-key_words").fill("benzodiazepine")
    press(page, "Save and publish")
    expect(page.get_by_role("heading", name="Calmol")).to_be_visible()


def add_fact(page: Page, attribute: str) -> None:
    """Open the page of a new fact from the drug's own page; what is to be said is filled in by the caller."""
    heading = page.locator("#facts th").filter(has_text=re.compile(rf"^\s*{attribute}\s"))
    heading.get_by_role("link", name="add").click()
    expect(picked(page, "entry")).to_contain_text("Calmol")
    expect(picked(page, "attribute")).to_contain_text(attribute)


def cite_and_publish(page: Page, section: str, key_words: str) -> None:
    pick(page, "citations-0-source", "Calmol tab", f"{SOURCE} (FDA)")
    page.locator("#id_citations-0-section").fill(section)
    page.locator("#id_citations-0-key_words").fill(key_words)
    press(page, "Save and publish")
    expect(page.locator("#facts")).to_be_visible()


def add_five_facts(page: Page) -> None:
    """One of each kind of value; each published with its source in one save."""
    add_fact(page, "Side effects")
    pick(page, "term", "sleepiness")
    box(page, "Frequency").select_option("common")
    refused(page, "Save and publish", "Add a source before publishing")
    cite_and_publish(page, "adverse reactions", "drowsiness")

    add_fact(page, "What it is used for")
    pick(page, "term", "anxiety")
    box(page, "Approval").select_option("approved")
    cite_and_publish(page, "indications", "anxiety")

    add_fact(page, "Dependence")
    box(page, "Level").select_option(index=3)
    cite_and_publish(page, "warnings", "withdrawal")

    add_fact(page, "Half-life")
    box(page, "From").fill("3")
    box(page, "To").fill("6")
    box(page, "Unit").select_option("hours")
    cite_and_publish(page, "pharmacology", "half-life")

    add_fact(page, "How it works, in words")
    box(page, "Text").fill("It strengthens the body's own brake.")
    cite_and_publish(page, "pharmacology", "GABA")


def expect_unknown_to_readers(page: Page) -> None:
    """The draft in the editor's hands is not offered, and has no page."""
    suggested = page.request.get("/suggest/?q=calmol")
    assert ">Calmol<" not in suggested.text()
    assert page.request.get("/what-is/calmol/").status == 404


def test_an_editor_adds_a_drug_and_readers_find_it(page):
    make_editor(page, "edith")
    log_in(page, "edith")
    add_drug(page)
    classify(page)
    add_five_facts(page)
    expect(page.locator("#facts-heading")).to_have_text("Facts (5)")
    expect(page.locator("#facts .status.is-published")).to_have_count(5)
    expect_unknown_to_readers(page)

    press(page, "Save and publish")
    page.get_by_role("link", name="Calmol").first.click()
    page.get_by_role("link", name="View on site").click()
    expect(page).to_have_url(re.compile(r"/what-is/calmol/$"))
    expect(page.get_by_role("heading", name="Calmol", level=1)).to_be_visible()
    page.goto("/")
    box(page, "A medicine or class").press_sequentially("calm")
    page.get_by_role("option", name="Calmol").click()
    box(page, "Another medicine or class").press_sequentially("benzos")
    page.get_by_role("button", name="Compare").press("Enter")
    expect(page).to_have_url(re.compile(r"/compare/calmol/benzodiazepines/$"))
    expect(page.locator(".verdict-word")).to_have_text("Yes")
    page.locator("#sources").get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text(SOURCE)
    page.goto("/compare/baclofen/calmol/sources/")
    expect(page.locator("main")).to_contain_text(SOURCE)
    page.goto("/compare/baclofen/calmol/")
    for words in ("3 to 6 hours", "It strengthens the body's own brake."):
        expect(page.get_by_role("main")).to_contain_text(words)
