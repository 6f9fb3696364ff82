"""Why the confusion, over the committed catalogue."""

import pytest
from django.test import Client

from comparisons.engine.comparison import compare
from comparisons.engine.reasons.find import NEEDS_WORDS
from comparisons.engine.reasons.kinds import ReasonKind as Kind
from drugref import derived
from drugref.knowledge.current import current
from drugref.vocabulary import Axis, Extent
from tests.comparisons.test_views import get, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def whole(catalogue, django_db_blocker):
    """The catalogue with its measured names."""
    with django_db_blocker.unblock():
        derived.bring_up_to_date()
        return current().everything()


def first_reason(known, a: str, b: str) -> Kind:
    return next(reason.kind for reason in compare(known, a, b).reasons if reason.kind not in NEEDS_WORDS)


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        ("baclofen", "benzodiazepines", Kind.SAME_SYSTEM),
        ("zolpidem", "benzodiazepines", Kind.SAME_TARGET),
        ("eszopiclone", "benzodiazepines", Kind.SAME_SCHEDULE),
        ("hydralazine", "hydroxyzine", Kind.LOOK_ALIKE),
        ("bupropion", "buspirone", Kind.LOOK_ALIKE),
        ("tramadol", "trazodone", Kind.LOOK_ALIKE),
        ("prednisolone", "prednisone", Kind.LOOK_ALIKE),
        ("clonazepam", "clonidine", Kind.LOOK_ALIKE),
        ("citalopram", "escitalopram", Kind.MIRROR_OR_SALT),
        ("carisoprodol", "meprobamate", Kind.BECOMES),
        ("codeine", "morphine", Kind.BECOMES),
        ("cetirizine", "hydroxyzine", Kind.BECOMES),
        ("pregabalin", "narcotics", Kind.TWO_MEANINGS),
        ("alprazolam", "narcotics", Kind.TWO_MEANINGS),
        ("carisoprodol", "narcotics", Kind.TWO_MEANINGS),
        ("acetaminophen", "opioids", Kind.HELD_BY_BRAND),
        ("butalbital-acetaminophen-caffeine", "opioids", Kind.HELD_BY_BRAND),
        ("oxycodone-acetaminophen", "acetaminophen", Kind.HELD_BY_BRAND),
        ("aripiprazole", "ppis", Kind.NAME_ENDING),
        ("famotidine", "ranitidine", Kind.ONCE_WAS),
        ("amphetamine", "methamphetamine", Kind.SAME_SCHEDULE),
        ("diazepam", "lorazepam", Kind.NAME_ENDING),
        ("famotidine", "ppis", Kind.SHARED_USE),
        ("prednisone", "nsaids", Kind.SHARED_USE),
        ("bupropion", "ssris", Kind.SHARED_USE),
        ("tapentadol", "tramadol", Kind.SHARED_USE),
        ("diazepam", "muscle-relaxants", Kind.IN_PART),
        ("trazodone", "sleep-medicines", Kind.IN_PART),
        ("lisinopril", "beta-blockers", Kind.SHARED_USE),
        ("kratom", "opioids", Kind.SAME_SYSTEM),
    ],
)
def test_what_a_reader_nods_at_comes_first(whole, a: str, b: str, first: Kind) -> None:
    assert first_reason(whole, a, b) == first


GROUPS = (
    *("benzodiazepines", "z-drugs", "barbiturates", "gabapentinoids", "muscle-relaxants", "opioids", "nsaids", "triptans"),
    *("ssris", "snris", "antipsychotics", "stimulants", "antidepressants"),
    *("sleep-medicines", "anxiety-medicines", "antiseizure-medicines"),
)


SOLD = (Axis.LAW, Axis.EVERYDAY)


def likely(known) -> list[tuple[str, str]]:
    """Pairs of groups 1 to 4 that a visitor is likely to ask about: what somebody found worth stating that it is not, or is in part.

    What the law or the everyday words say of how a thing is sold is no likeness that a reason could explain.
    """
    groups = ["benzodiazepines", "z-drugs", "barbiturates", "gabapentinoids", "muscle-relaxants", "opioids", "nsaids", "ssris", "snris"]
    groups += [
        "antipsychotics",
        "stimulants",
        "antidepressants",
        "sleep-medicines",
        "anxiety-medicines",
        "antiseizure-medicines",
        "triptans",
    ]
    inside = {member for group in groups for member in known.graph.members(group)}
    stated = {(e.child, e.parent) for e in known.graph.edges if e.extent != Extent.IS and known.graph.nodes[e.parent].axis not in SOLD}
    return sorted(pair for pair in stated if pair[0] in inside and set(pair) <= known.profiles.keys())


def test_the_pairs_a_visitor_is_likely_to_ask_about_have_a_reason_or_say_that_none_is_known(whole, client: Client) -> None:
    pairs = likely(whole)
    assert len(pairs) >= 300
    without = [pair for pair in pairs if all(reason.kind in NEEDS_WORDS for reason in compare(whole, *pair).reasons)]
    assert len(without) < len(pairs) / 4
    page = text_of(get(client, f"/compare/{without[0][0]}/{without[0][1]}/"))
    assert "We know of nothing that makes people mix these two up" in page or "Why the confusion" in page


def test_every_reason_rests_on_what_is_cited_or_on_measured_names(whole) -> None:
    for pair in likely(whole):
        for reason in compare(whole, *pair).reasons:
            assert reason.evidence.citations() or reason.evidence.look_alike, (pair, reason.kind)


def test_a_comparison_page_tells_how_the_two_relate(client: Client, whole) -> None:
    page = text_of(get(client, "/compare/baclofen/benzodiazepines/"))
    assert "Where the two meet" in page
    assert "Both sit under" in page
