"""The lists of what is confused with what, over stored invented drugs."""

import pytest
from django.test import Client

from comparisons.confused import mix_ups
from comparisons.models import Confusion
from drugref import derived, models
from drugref.knowledge.current import read_edition
from drugref.vocabulary import Axis, Extent, NameKind, Status
from tests.comparisons.test_views import article, get, text_of
from tests.drugref import stored
from tests.editions import as_served

pytestmark = pytest.mark.django_db


def a_confused_pair() -> None:
    """calmol is stated not to be a sleeper, and its name is near calmal's."""
    calmol, sleepers = stored.drug("calmol"), stored.drug_class("sleepers")
    effect = stored.attribute()
    for entry in (calmol, sleepers):
        for term in ("sleepiness", "dizziness"):
            stored.fact(entry, effect, term=stored.term(term))
    stored.classification(calmol, sleepers, Extent.IS_NOT, "It does not bring sleep.")
    stored.drug("calmal")
    derived.renew()


def test_the_lists_hold_the_pairs_by_reason(client: Client) -> None:
    a_confused_pair()
    assert {(row.left.slug, row.right.slug, row.kind) for row in Confusion.objects.all()} == {
        ("calmol", "sleepers", "shared feeling"),
        ("calmal", "calmol", "look-alike"),
    }
    assert "Calmol · sleepers" in text_of(get(client, "/confusions/shared-feeling/"))
    assert client.get("/confusions/look-alike/").headers["Location"] == "/browse/look-alikes/"
    assert "Calmal · Calmol" in text_of(get(client, "/browse/look-alikes/"))
    assert "No pair is known" in text_of(get(client, "/confusions/once-was/"))
    get(client, "/confusions/no-such-reason/", 404)


def test_each_reason_says_what_it_comes_to_with_a_pair_and_how_many_there_are(client: Client) -> None:
    a_confused_pair()
    html = get(client, "/confusions/")
    assert "They can feel alike Both can make people feel the same: sleepy or dizzy, for example. Calmol · sleepers 1 pair" in text_of(html)
    assert '<a href="/compare/calmal/calmol/?asked=Calmal%20vs%20Calmol">Calmal · Calmol</a>' in html


def test_the_pair_that_editors_write_about_stands_for_its_reason(client: Client) -> None:
    a_confused_pair()
    calmol, restol = models.Entry.objects.get(slug="calmol"), stored.drug("restol")
    for kind, strength in (("shared feeling", 90.0), ("once was", 90.0)):
        Confusion.objects.create(left=calmol, right=restol, kind=kind, strength=strength, first=True)
    article(calmol, models.Entry.objects.get(slug="sleepers"))
    told = {mix_up.kind: mix_up.example.names for mix_up in mix_ups(read_edition())}
    assert told["shared feeling"] == ("Calmol", "sleepers")
    assert told["once was"] == ("Calmol", "restol")


def test_an_entry_says_what_it_is_often_confused_with(client: Client) -> None:
    a_confused_pair()
    page = text_of(get(client, "/what-is/calmol/"))
    assert page.index("People ask") < page.index("Calmal or calmol? Not the same Names that look or sound alike")
    assert "/compare/calmal/calmol/" in get(client, "/what-is/calmal/")


def test_a_hidden_entry_leaves_the_lists(client: Client) -> None:
    a_confused_pair()
    calmal = models.Entry.objects.get(slug="calmal")
    calmal.status = Status.DRAFT
    calmal.save()
    assert "Calmal" not in text_of(get(client, "/browse/look-alikes/"))
    derived.renew()
    assert not Confusion.objects.filter(kind="look-alike").exists()


def test_what_an_editor_changes_is_looked_at_again() -> None:
    a_confused_pair()
    models.Classification.objects.all().delete()
    derived.renew()
    assert [row.kind for row in Confusion.objects.all()] == ["look-alike"]


def test_the_page_of_name_endings_tells_members_and_traps(client: Client) -> None:
    calmers = stored.drug_class("calmers", axis=Axis.CHEMISTRY)
    stored.name(calmers, "-mol", NameKind.ENDING)
    stored.classification(stored.drug("calmol"), calmers)
    stored.classification(stored.drug("restmol"), calmers, Extent.IS_NOT, "It has three rings.")
    stored.drug("tenmol")
    page = text_of(get(client, "/browse/endings/"))
    assert "-mol" in page
    assert page.index("Calmol") < page.index("Has the ending, but is not one") < page.index("Restmol")
    assert "Tenmol" not in page  # not known to belong is not a no


def test_the_comparison_page_still_takes_no_query(client: Client, django_assert_max_num_queries) -> None:
    a_confused_pair()
    client.get("/compare/calmal/calmol/")
    with as_served(), django_assert_max_num_queries(0):
        client.get("/compare/calmal/calmol/")
