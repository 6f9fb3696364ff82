"""The real catalogue: what visitors must be told, and every pair of entries (DESIGN section 3)."""

import os
import random
import re
from itertools import combinations
from multiprocessing import get_context

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from comparisons.confused import likely_pairs
from comparisons.engine.comparison import canonical, compare
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.engine.verdict import Rule, Verdict, verdict
from comparisons.models import Article
from comparisons.presenters.comparison import comparison_page
from drugref.knowledge.current import current
from drugref.models import Entry
from drugref.vocabulary import Axis, Extent, VerdictKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def published() -> list[str]:
    return list(Entry.objects.published().order_by("slug").values_list("slug", flat=True))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("baclofen", "benzodiazepines", "no"),
        ("diazepam", "benzodiazepines", "yes"),
        ("alprazolam", "benzodiazepines", "yes"),
        ("lorazepam", "benzodiazepines", "yes"),
        ("clonazepam", "benzodiazepines", "yes"),
        ("zolpidem", "benzodiazepines", "no"),
        ("zolpidem", "z-drugs", "yes"),
        ("gabapentin", "benzodiazepines", "no"),
        ("gabapentin", "gabapentinoids", "yes"),
        ("gabapentin", "controlled-substances", "depends"),
        ("carisoprodol", "benzodiazepines", "no"),
        ("carisoprodol", "controlled-substances", "yes"),
        ("cyclobenzaprine", "benzodiazepines", "no"),
        ("cyclobenzaprine", "muscle-relaxants", "yes"),
        ("tizanidine", "benzodiazepines", "no"),
        ("tizanidine", "muscle-relaxants", "yes"),
        ("diazepam", "muscle-relaxants", "depends"),
        ("diazepam", "schedule-iv", "yes"),
        ("baclofen", "controlled-substances", "no"),
        ("baclofen", "gaba-a-modulators", "no"),
        ("zolpidem", "gaba-a-modulators", "yes"),
        ("alprazolam", "clonazepam", "no"),
    ],
)
def test_the_answer_is(a, b, expected):
    assert verdict(current().graph, a, b).kind == expected


def test_the_first_question_is_answered_whole(client):
    html = client.get("/compare/baclofen/benzodiazepines/").content.decode()
    for part in (
        "Is baclofen a benzo?",
        "verdict--no",
        "Know this first",
        'id="why"',
        'id="glance"',
        'id="details"',
        'id="together"',
        'id="article"',
        'id="sources"',
    ):
        assert part in html, part
    assert client.get("/compare/benzodiazepines/baclofen/")["Location"] == "/compare/baclofen/benzodiazepines/"


FIRST = "/compare/baclofen/benzodiazepines/"


def test_every_mark_on_the_first_page_leads_to_the_sources_of_what_is_quoted_above_them(client):
    claims = set(re.findall(r'href="sources/([^"]+)/"', client.get(FIRST).content.decode()))
    assert {"answer", "danger-1", "reason-1", "together-1", "story-1", "dependence"} <= claims
    for claim in claims:
        html = client.get(f"{FIRST}sources/{claim}/").content.decode()
        assert '<div class="claim">' in html, claim
        assert re.search(r'<li id="source-[^>]*>\s*<a class="source-out" href="https?://', html), claim


def test_every_row_on_the_first_page_leads_to_the_sources_it_rests_on(client):
    html = client.get(FIRST).content.decode()
    rows = re.findall(r'<div class="row" id="row-([^"]+)"', html)
    assert len(rows) > 12
    for row in rows:
        assert f'href="sources/{row}/"' in html, row
        assert 'class="source-out"' in client.get(f"{FIRST}sources/{row}/").content.decode(), row


@pytest.fixture(scope="module")
def whole(catalogue, django_db_blocker):
    """Everything there is, as profiles, read once."""
    with django_db_blocker.unblock():
        return current().everything()


SEED = 20261130
AT_RANDOM = 150
"""Pairs of the sample that nobody would ask about."""
ALIKE = 250
"""Of those that somebody may take for one another."""


def every_pair(known):
    for one, other in combinations(sorted(known.profiles), 2):
        yield canonical(known.graph, one, other)


@pytest.fixture(scope="module")
def sample(whole):
    """Some hundred pairs, the same every time: at random, and of those that are likely to be confused."""
    chance, shown = random.Random(SEED), sorted(whole.profiles)  # noqa: S311  no secret
    random_ones = [canonical(whole.graph, *chance.sample(shown, 2)) for _ in range(AT_RANDOM)]
    likely = sorted(likely_pairs(whole, current()))
    products = [slug for slug in shown if whole.graph.nodes[slug].ingredients]
    holding = [canonical(whole.graph, slug, other) for slug in products[::8] for other in held_and_above(whole.graph, slug)]
    of_classes = list(combinations([slug for slug in shown if whole.graph.nodes[slug].is_class], 2))
    return [*dict.fromkeys((*random_ones, *chance.sample(likely, ALIKE), *chance.sample(of_classes, 40), *holding, *RARE))]


RARE = [
    ("baclofen", "zolpidem"),
    ("famotidine", "ranitidine"),
    ("desipramine", "imipramine"),
    ("dimenhydrinate", "diphenhydramine"),
    ("alprazolam", "gabapentin"),
    ("alprazolam", "benzodiazepines"),
    ("alprazolam", "zolpidem"),
]
"""A regulator's one label for both; a brand that was the one and is the other; what one becomes; its salt; an off-label use of both; a
full path; one target of two chemistries."""


def held_and_above(graph, slug):
    """A combination's first ingredient, and the first chemical class above that."""
    first = graph.nodes[slug].ingredients[0]
    groups = [above for above in graph.ancestors(first) if graph.nodes[above].axis == Axis.CHEMISTRY]
    return [first, *groups[:1]]


NEVER_HERE = {Rule.SAME, Rule.PENDING, Rule.NEAR_MISS}
"""Nothing is compared with itself, nothing committed is a draft, and every near miss is stated; MEMBERS and the others all are here."""


def test_the_sample_meets_every_rule_and_every_reason(whole, sample):
    found = [compare(whole, *pair) for pair in sample]
    rules = {said.rule for comparison in found for said in (comparison.forward, comparison.backward)}
    assert set(Rule) - rules == NEVER_HERE
    reasons = {reason.kind for comparison in found for reason in comparison.reasons}
    assert [kind for kind in ReasonKind if kind not in reasons] == []


def test_the_sample_is_presented_and_keeps_the_promises(whole, sample):
    for pair in sample:
        kept(whole, *pair)


def kept(known, left, right):
    """I1 to I5 for a pair: a grounded no, sources everywhere, both sides alike, membership alone deciding."""
    found, mirrored = compare(known, left, right), compare(known, right, left)
    if found.forward.kind == VerdictKind.NO:
        assert found.forward.because or found.forward.check or found.forward.parts or found.forward.rule == Rule.OTHER_DRUG
    assert found.rows == tuple(row.mirrored() for row in mirrored.rows)
    assert [r.kind for r in found.reasons] == [r.kind for r in mirrored.reasons]
    assert all(reason.evidence.citations() or reason.evidence.look_alike for reason in found.reasons)
    assert found.backward == mirrored.forward
    page = comparison_page(found, known)
    assert page.sources or not (found.left.facts or found.right.facts)
    for answer, stated in zip(page.answers, (found.forward, found.backward), strict=False):
        assert answer.sentences
        assert answer.kind == "unknown" or answer.marks or speaks_of_others(stated)


_known = {}


def broken(share):
    """The first pair of every so-many that breaks a promise, with what it said; run in a process of its own."""
    first, step = share
    for number, (left, right) in enumerate(every_pair(_known["whole"])):
        if number % step == first:
            try:
                kept(_known["edition"].knowledge(left, right), left, right)
            except Exception as error:  # noqa: BLE001  whatever it is, the pair is named
                return f"{left} / {right}: {error!r}"
    return None


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_every_pair_is_presented_and_keeps_the_promises(whole):
    """Shared out among the processors: there are hundreds of thousands of pairs, and all of it is pure."""
    _known["whole"], _known["edition"] = whole, current()
    processes = os.cpu_count() or 1
    with get_context("fork").Pool(processes) as pool:
        found = pool.map(broken, [(first, processes) for first in range(processes)])
    assert [said for said in found if said] == []


def speaks_of_others(stated: Verdict) -> bool:
    """An answer that needs no source of its own: two different drugs, or members counted, each with theirs on their own pages."""
    return stated.rule in (Rule.OTHER_DRUG, Rule.MEMBERS) or any(speaks_of_others(part) for part in stated.parts)


def worth_asking(whole) -> list[tuple[str, str]]:
    """Pairs that share a class worth naming, the law aside, or that a statement joins or parts."""
    nodes = whole.graph.nodes
    stated = {canonical(whole.graph, edge.child, edge.parent) for edge in whole.graph.edges}
    sharing = {
        canonical(whole.graph, one, other)
        for slug, node in nodes.items()
        if node.is_class and not node.broad and node.axis != Axis.LAW
        for one, other in combinations(whole.graph.members(slug), 2)
    }
    return sorted(stated | sharing)


def test_the_sample_renders(rf, sample):
    renders(rf, sample[::4])


@pytest.mark.deep
def test_every_pair_worth_asking_renders(rf, whole):
    pairs = worth_asking(whole)
    assert len(pairs) > 100
    renders(rf, pairs)


def renders(rf, pairs):
    for pair in pairs:
        known = current().knowledge(*pair)
        context = {"page": comparison_page(compare(known, *pair), known), "related": [], "canonical": "/"}
        html = render_to_string("comparisons/compare.html", context, request=rf.get("/"))
        assert "verdict--" in html, pair


@pytest.mark.deep
def test_statements_that_part_or_join_in_part_open_over_http(client, whole):
    for edge in whole.graph.edges:
        if edge.extent != Extent.IS and not whole.graph.nodes[edge.child].is_class:
            address = reverse("compare", args=canonical(whole.graph, edge.child, edge.parent))
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("share", [0, 1])
def test_entry_pages_open(client, share):
    """A twelfth of them by each share; all of them in the deep suite."""
    opens(client, published()[share::12])


@pytest.mark.deep
def test_every_entry_page_opens(client):
    opens(client, published())


def opens(client, slugs):
    for slug in slugs:
        assert client.get(reverse("entry", args=[slug])).status_code == 200, slug


def test_the_committed_articles_are_published_and_agree_with_the_facts():
    articles = Article.objects.all()
    assert articles
    for article in articles:
        assert article.is_published
        article.full_clean()


def test_no_entry_is_in_a_class_and_in_one_that_is_not_it(whole):
    for child, parent in whole.graph.apart:
        assert whole.graph.way(child, parent) is None, (child, parent)
