"""Finding one's way: letters, classes, uses, what the law controls, the glossary, and sources with all that rests on them."""

import re
from typing import Any

import pytest
from django.test import Client

from drugref import models
from drugref.presenters.shelf import NoSuchPage, shelf
from drugref.vocabulary import Approval, Axis, Extent, Form, NameKind, Place, Severity, SourceKind, Status, Vocabulary
from tests.drugref import stored
from tests.drugref.test_views import calmol_with_everything, text_of
from tests.editions import as_served

pytestmark = pytest.mark.django_db


def opened(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def seen(client: Client, address: str) -> str:
    return text_of(opened(client, address))


def something_on_every_page() -> models.Entry:
    """calmol, approved for insomnia, in Schedule IV, named Nervex, resting on label-calmol."""
    calmol = calmol_with_everything()
    used_for(calmol, "insomnia", approval=Approval.APPROVED)
    on_a_list(calmol)
    return calmol


def used_for(entry: models.Entry, term: str, **fields: Any) -> models.Fact:
    use = stored.attribute("use", label="What it is used for", vocabulary=Vocabulary.CONDITION, qualifier="approval")
    return stored.fact(entry, use, term=stored.term(term, vocabulary=Vocabulary.CONDITION), **fields)


def on_a_list(entry: models.Entry, slug: str = "schedule-iv", extent: str = Extent.IS, because: str = "", **fields: Any) -> None:
    place = Place.UK if slug.startswith("uk") else Place.US
    law = models.Entry.objects.filter(slug=slug).first() or stored.drug_class(slug, axis=Axis.LAW, place=place)
    stored.classification(entry, law, extent, because, **fields)


# A list, its box and its pages


def told(rows: list[str], **wanted: str) -> tuple[tuple[str, ...], str]:
    page = shelf(rows, wanted, str, ("name", "names"), per_page=2)
    return page.rows, page.told


def test_a_list_is_cut_into_pages_and_counted() -> None:
    rows = ["Calmol", "Nervex", "Stimol"]
    assert told(rows) == (("Calmol", "Nervex"), "3 names, page 1 of 2")
    assert told(rows, page="2") == (("Stimol",), "3 names, page 2 of 2")
    assert told([]) == ((), "0 names")


def test_what_is_typed_narrows_a_list_to_rows_with_every_word() -> None:
    rows = ["Calmol tablets", "Calmol drops", "Nervex"]
    assert told(rows, q="CALMOL drop") == (("Calmol drops",), "1 of 3 names matches “CALMOL drop”")
    assert told(rows, q="calmol") == (("Calmol tablets", "Calmol drops"), "2 of 3 names match “calmol”")
    assert told(rows, q="  ") == told(rows)
    assert told(rows, q="?!") == ((), "0 of 3 names match “?!”")


def test_steps_keep_what_was_typed_and_the_first_page_has_no_number() -> None:
    page = shelf(["Calmol"] * 7, {"q": "cal mol", "page": "3"}, str, ("name", "names"), per_page=2, kept=(("brands", "yes"),))
    assert [(step.label, step.query) for step in page.steps] == [
        ("First", "?brands=yes&q=cal+mol"),
        ("Previous", "?brands=yes&q=cal+mol&page=2"),
        ("Next", "?brands=yes&q=cal+mol&page=4"),
    ]
    assert shelf(["Calmol"] * 3, {"page": "2"}, str, ("name", "names"), per_page=2).steps[0].query == ""


@pytest.mark.parametrize("page", ["0", "3", "-1", "1.5", "two", "²", "9" * 5000, "1 "])
def test_a_page_that_is_not_there_is_not_made_up(page: str) -> None:
    with pytest.raises(NoSuchPage):
        shelf(["Calmol"] * 3, {"page": page}, str, ("name", "names"), per_page=2)


def test_a_short_list_needs_no_box_but_keeps_the_one_that_was_used() -> None:
    assert not shelf(["Calmol"], {}, str, ("name", "names")).has_box
    assert shelf(["Calmol"], {"q": "x"}, str, ("name", "names")).has_box


LISTS = ["/browse/uses/", "/glossary/", "/glossary/effect/", "/sources/", "/sources/kinds/label/", "/sources/label-calmol/", "/a-z/c/"]


@pytest.mark.parametrize("address", [*LISTS, "/browse/classes/mechanism/"])
@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ff%fe", f"q={'x' * 5000}", "q=%27%20OR%201%3D1--", "q=%3Cscript%3E", "q[]=1", "q=", "brands=%00"]
)
def test_nothing_typed_into_a_box_breaks_a_list(client: Client, address: str, query: str) -> None:
    something_on_every_page()
    html = opened(client, f"{address}?{query}")
    assert "<b>" not in html
    assert 'id="told" role="status"' in html


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("page", ["99", "0", "x", "%00"])
def test_a_page_number_that_leads_nowhere_is_not_found(client: Client, address: str, page: str) -> None:
    something_on_every_page()
    assert 'id="site-ask"' in opened(client, f"{address}?page={page}", 404)


def test_a_list_is_the_same_for_htmx_and_for_a_visitor(client: Client) -> None:
    something_on_every_page()
    address = "/browse/uses/?q=insom"
    assert client.get(address).content == client.get(address, headers={"HX-Request": "true"}).content


# Letters


def test_the_a_to_z_counts_what_stands_under_each_letter(client: Client) -> None:
    stored.name(stored.drug("calmol"), "Nervex")
    stored.drug_class("calmers")
    page = seen(client, "/a-z/")
    assert "C 2 medicines and classes" in page
    assert "N 1 brand" in page
    assert 'id="c"' in opened(client, "/a-z/")  # where the old page had the letter


def a_letter_of_all_sorts() -> None:
    stored.name(stored.drug("calmol"), "Calmex")
    stored.drug_class("calmers")
    stored.name(stored.drug("sleepazine"), "clozzamine", NameKind.GENERIC)


def test_a_letter_has_its_medicines_then_its_classes_and_all_other_names_where_asked_for(client: Client) -> None:
    a_letter_of_all_sorts()
    page = seen(client, "/a-z/c/")
    assert "2 medicines and classes Show the 1 other name and 1 brand too Medicines Calmol Classes Calmers" in page
    assert not re.search("Calmex|clozzamine", page)
    everything = "Medicines Calmol Classes Calmers Other names clozzamine → Sleepazine Brands Calmex → Calmol"
    assert everything in seen(client, "/a-z/c/?brands=yes")


def test_what_is_typed_is_sought_among_all_names_of_a_letter(client: Client) -> None:
    a_letter_of_all_sorts()
    assert "1 of 4 names matches “clozz”" in seen(client, "/a-z/c/?q=clozz")
    assert "2 medicines and classes" in seen(client, "/a-z/c/?q=+")


def test_a_letter_leaves_out_slang_misspellings_and_drafts(client: Client) -> None:
    calmol = stored.drug("calmol")
    stored.name(calmol, "calmoll", NameKind.MISSPELLING)
    stored.name(calmol, "chill", NameKind.SLANG)
    stored.drug("cleepazine", status=Status.DRAFT)
    page = seen(client, "/a-z/c/?brands=yes")
    assert not re.search("calmoll|chill|Cleepazine", page)


def test_a_name_that_begins_as_its_medicine_does_is_not_listed_beside_it(client: Client) -> None:
    calmol = stored.drug("calmol")
    for text in ("calmol hydrochloride", "Calmol HCl", "calming agent", "calming agents"):
        stored.name(calmol, text, NameKind.GENERIC)
    page = seen(client, "/a-z/c/?brands=yes")
    assert "1 brand" not in page
    assert "2 names Medicines and classes alone Medicines Calmol Other names calming agents → Calmol" in page


def test_two_spellings_of_one_brand_stand_under_a_letter_once(client: Client) -> None:
    calmol = stored.drug("calmol")
    stored.name(calmol, "Nervex XL")
    stored.name(calmol, "Nervex-XL", place="UK")
    page = opened(client, "/a-z/n/?brands=yes")
    assert page.count("Nervex XL") + page.count("Nervex-XL") == 1


def test_a_letter_has_one_address_and_strange_ones_none(client: Client) -> None:
    assert client.get("/a-z/C/").headers["Location"] == "/a-z/c/"
    assert "No medicine or class here begins with X." in seen(client, "/a-z/x/")
    opened(client, "/a-z/0-9/")
    for slug in ("cc", "_", "1", "%C3%A9"):
        opened(client, f"/a-z/{slug}/", 404)


# Classes, uses, law


def test_classes_stand_under_what_they_group_by(client: Client) -> None:
    stored.classification(stored.drug("calmol"), stored.drug_class("calmers"))
    stored.drug_class("benzols", axis=Axis.CHEMISTRY)
    page = seen(client, "/browse/classes/mechanism/")
    assert "Calmers 1 medicine Calmers calm nerves." in page
    assert "Benzols" not in page
    opened(client, "/browse/classes/no-such-axis/", 404)


def test_a_use_lists_what_is_approved_before_what_is_not(client: Client) -> None:
    used_for(stored.drug("aaazine"), "insomnia", approval=Approval.OFF_LABEL)
    used_for(stored.drug("calmol"), "insomnia", approval=Approval.APPROVED, form=Form.BY_MOUTH)
    used_for(stored.drug_class("calmers"), "insomnia", approval=Approval.APPROVED)
    assert "Insomnia 2 medicines, 1 class" in seen(client, "/browse/uses/")
    html = opened(client, "/browse/uses/insomnia/")
    assert "Approved for it Calmol by mouth Calmers class Off-label: given for it, not approved for it Aaazine" in text_of(html)
    assert '<a href="/what-is/calmol/#row-use">' in html


def test_a_use_knows_its_kinds(client: Client) -> None:
    stored.term("insomnia", vocabulary=Vocabulary.CONDITION)
    stored.term("early-waking", vocabulary=Vocabulary.CONDITION, broader=models.Term.objects.get(slug="insomnia"))
    for term in ("insomnia", "early-waking"):
        used_for(stored.drug(f"against-{term}"), term)
    assert "A kind of it: Early waking" in seen(client, "/browse/uses/insomnia/")
    assert "Wider: Insomnia" in seen(client, "/browse/uses/early-waking/")


def test_a_thing_that_nothing_is_used_for_is_no_use(client: Client) -> None:
    stored.fact(stored.drug("calmol"), stored.attribute(), term=stored.term("sleepiness"))
    opened(client, "/browse/uses/sleepiness/", 404)
    opened(client, "/browse/uses/nothing/", 404)


def test_controlled_drugs_stand_on_the_lists_of_their_country_with_their_limits(client: Client) -> None:
    on_a_list(stored.drug("calmol"), form=Form.BY_MOUTH)
    on_a_list(stored.drug("restmol"), extent=Extent.PARTLY, because="Only the drops are.")
    on_a_list(stored.drug("freezine"), extent=Extent.IS_NOT, because="No list names it.")
    on_a_list(stored.drug("sleepazine"), "uk-class-c")
    page = seen(client, "/browse/controlled/")
    assert page.index("United States Schedule iv 2 medicines") < page.index("United Kingdom Uk class c 1 medicine")
    on_it = seen(client, "/browse/controlled/schedule-iv/")
    assert "Calmol by mouth Restmol in part Only the drops are." in on_it
    assert "Freezine" not in on_it
    opened(client, "/browse/controlled/calmol/", 404)


def test_a_list_above_lists_is_not_told_twice(client: Client) -> None:
    on_a_list(stored.drug("calmol"))
    above = stored.drug_class("controlled-substances", axis=Axis.LAW, place=Place.US)
    stored.classification(models.Entry.objects.get(slug="schedule-iv"), above)
    assert "Controlled substances" not in seen(client, "/browse/controlled/")


# The glossary


def test_the_glossary_has_the_plain_word_first_and_leads_to_where_it_stands(client: Client) -> None:
    stored.fact(
        stored.drug("calmol"), stored.attribute(), term=stored.term("sleepiness", clinical="somnolence", definition="A wish to sleep.")
    )
    assert "Sleepiness somnolence 1 medicine A wish to sleep." in seen(client, "/glossary/effect/")
    html = opened(client, "/glossary/effect/sleepiness/")
    assert "Side effect Calmol" in text_of(html)
    assert '<a href="/what-is/calmol/#row-side-effect">' in html


def test_a_word_that_stands_nowhere_and_is_not_explained_is_no_word_of_the_pages(client: Client) -> None:
    calmol_with_everything()
    stored.term("yawning")
    assert "Yawning" not in seen(client, "/glossary/effect/")
    for address in ("/glossary/effect/yawning/", "/glossary/regulator/", "/glossary/nothing/", "/glossary/route/sleepiness/"):
        opened(client, address, 404)


# Sources


def test_sources_stand_under_their_kind(client: Client) -> None:
    stored.source("label-calmol", title="Calmol tablets")
    stored.source("law-calm", title="The calm act", kind=SourceKind.LAW)
    page = seen(client, "/sources/")
    assert "Drug labels 1 document Law 1 document" in page
    assert "The calm act" in seen(client, "/sources/kinds/law/")
    assert "Calmol tablets" not in seen(client, "/sources/kinds/law/")
    opened(client, "/sources/kinds/nothing/", 404)


def test_a_source_page_tells_every_statement_that_rests_on_it_and_leads_to_its_row(client: Client) -> None:
    calmol_with_everything()
    html = opened(client, "/sources/label-calmol/")
    for said, address in (
        ("Brand name: Nervex", "/what-is/calmol/#identity"),
        ("Belongs to calmers", "/what-is/calmol/#identity"),
        ("Side effect: Sleepiness", "/what-is/calmol/#row-side-effect"),
        ("Side effect: Dry mouth", "/what-is/calmers/#row-side-effect"),
        ("Together with sleepazine: serious", "/compare/calmol/sleepazine/"),
    ):
        assert f'<a href="{address}">{said}</a>' in html
    assert "5 statements" in text_of(html)


def test_a_source_page_tells_no_draft(client: Client) -> None:
    stored.name(stored.drug("calmol", status=Status.DRAFT), "Nervex")
    assert "Nothing published rests on it now." in seen(client, "/sources/label-calmol/")


def test_an_interaction_with_a_draft_rests_on_nothing_that_readers_see(client: Client) -> None:
    stored.interaction(stored.drug("calmol"), stored.drug("sleepazine", status=Status.DRAFT), Severity.SERIOUS)
    assert "Sleepazine" not in seen(client, "/sources/label-calmol/")


def test_an_unknown_source_is_not_found(client: Client) -> None:
    opened(client, "/sources/nowhere/", 404)


# Every page

PAGES = [
    *LISTS,
    "/a-z/",
    "/a-z/c/?brands=yes",
    "/browse/classes/mechanism/",
    "/browse/uses/insomnia/",
    "/browse/controlled/",
    "/browse/controlled/schedule-iv/",
    "/glossary/effect/sleepiness/",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_list_opens_without_a_query(client: Client, django_assert_num_queries: Any, address: str) -> None:
    something_on_every_page()
    with as_served(), django_assert_num_queries(0):
        opened(client, address)


@pytest.mark.parametrize("address", PAGES)
def test_every_list_is_a_sound_page(client: Client, address: str) -> None:
    something_on_every_page()
    html = opened(client, address)
    assert html.count("<h1") == html.count("<main") == 1
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert client.post(address).status_code == 405
