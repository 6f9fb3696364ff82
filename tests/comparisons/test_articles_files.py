"""Articles: their files, their faults, and their way through the database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparisons.articles.files import read_article, write_article
from comparisons.articles.part import ArticlePart
from comparisons.articles.records import ArticleRecord, ReasonRecord
from comparisons.articles.storing import fetch_articles
from comparisons.articles.whole import Whole
from comparisons.engine.reasons.kinds import ReasonKind
from comparisons.models import Article, Reason
from drugref.catalogue.faults import CatalogueError, Faults
from drugref.catalogue.sync import Decision, Prefer
from drugref.models import Classification
from drugref.vocabulary import Status, VerdictKind
from tests.drugref.catalogue import made_up, small

ARTICLE = """\
---
between: [calmol, calmers]
question: Is calmol a calmer?
verdict: yes
answer: Yes. It calms.
author: The editors
published: 2026-11-22
updated: 2026-11-23
reasons:
  same system: Both calm.
cite:
  - label-calmol description [calm]
  - label-calmol warnings [calm]
---
## What it is

It calms [^1] and calms [^2].

---

So it does.
"""
NAME = "calmol-vs-calmers.md"


@pytest.fixture
def folder(tmp_path):
    small.write_catalogue(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / NAME).write_text(ARTICLE)
    return tmp_path


def load(folder):
    whole, faults = Whole(folder), Faults()
    whole.read(faults)
    assert list(faults) == []
    return whole.load(Prefer.ASK, lambda _: None)


def faults_of(folder, text: str = ARTICLE, name: str = NAME) -> list[str]:
    (folder / "articles" / NAME).unlink()
    (folder / "articles" / name).write_text(text)
    faults = Faults()
    Whole(folder).read(faults)
    return [str(fault).removeprefix(f"{folder}/articles/") for fault in faults]


@st.composite
def articles(draw: st.DrawFn) -> ArticleRecord:
    kinds = draw(st.lists(st.sampled_from(ReasonKind), unique=True, max_size=3))
    return ArticleRecord(
        left=draw(made_up.SLUGS),
        right=draw(made_up.SLUGS),
        question=draw(made_up.PHRASES),
        verdict=draw(st.sampled_from(["", *(kind.value for kind in VerdictKind)])),
        answer=draw(made_up.PROSE),
        author=draw(st.just("") | made_up.PHRASES),
        reviewer=draw(st.just("") | made_up.PHRASES),
        published=draw(made_up.DAYS),
        updated=draw(made_up.DAYS),
        status=draw(st.sampled_from(Status)),
        reasons=tuple(ReasonRecord(kind=kind.value, sentence=draw(made_up.PROSE)) for kind in kinds),
        citations=tuple(draw(st.lists(made_up.citations(), min_size=1, max_size=4))),
        body=draw(st.lists(made_up.PROSE, min_size=1, max_size=4).map("\n\n---\n\n## ".join)),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles())
def test_an_article_that_is_written_is_read_back(article):
    faults = Faults()
    assert read_article(article.home, write_article(article), faults) == [article]
    assert list(faults) == []


def test_a_canonical_file_comes_back_byte_for_byte():
    (article,) = read_article(NAME, ARTICLE, Faults())
    assert write_article(article) == ARTICLE


BROKEN = {
    "no head": (ARTICLE, ARTICLE[4:], 1, "begins with a head"),
    "unknown key": ("answer:", "anser:", 5, "did you mean “answer”?"),
    "unknown verdict": ("verdict: yes", "verdict: maybe", 4, "“maybe” is none of"),
    "unknown reason": ("  same system:", "  same sistem:", 10, "did you mean “same system”?"),
    "unknown source": ("label-calmol warnings", "label-calmoll warnings", 13, "Unknown source"),
    "mark without citation": ("[^2]", "[^3]", 2, "The text points at [^3], and “cite:” has 2."),
    "wrong pair": ("[calmol, calmers]", "[calmol, sleepers]", 2, "belongs in “calmol-vs-sleepers”"),
    "no text": (ARTICLE[ARTICLE.index("## What") :], "", 2, "no text under its head"),
    "no citation": (ARTICLE[ARTICLE.index("cite:") : ARTICLE.index("---\n##")], "", 2, "needs a citation"),
    "broken head": ("reasons:", "reasons: [", None, "Broken YAML"),
    "too long": ("Is calmol a calmer?", f"Is {'calmol ' * 30}a calmer?", 2, "at most 120 characters"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_fault_is_told_with_its_line(folder, kind):
    old, new, line, sentence = BROKEN[kind]
    found = faults_of(folder, ARTICLE.replace(old, new))
    start = f"{NAME}:{line}: " if line else NAME
    assert [fault for fault in found if fault.startswith(start) and sentence in fault], found


def test_a_pair_out_of_order_is_told(folder):
    found = faults_of(folder, ARTICLE.replace("[calmol, calmers]", "[calmers, calmol]"), "calmers-vs-calmol.md")
    assert found == ["calmers-vs-calmol.md:2: A drug stands before a class, then the alphabet decides: [calmol, calmers]."]


def test_an_article_about_an_unknown_entry_is_told(folder):
    found = faults_of(folder, ARTICLE.replace("[calmol, calmers]", "[calmol, calmerz]"), "calmol-vs-calmerz.md")
    assert found == ["calmol-vs-calmerz.md:2: Unknown entry “calmerz”; did you mean “calmers”?"]


@pytest.mark.django_db
class TestInTheDatabase:
    def test_an_article_is_published_with_reasons_and_citations_in_order(self, folder):
        load(folder)
        article = Article.objects.get()
        assert article.status == Status.PUBLISHED
        assert [citation.section for citation in article.citations.all()] == ["description", "warnings"]
        assert article.lead.section == "description"
        assert list(article.reasons.values_list("kind", "sentence")) == [("same system", "Both calm.")]
        assert article.body.startswith("## What it is")

    def test_it_comes_back_as_it_was(self, folder):
        load(folder)
        assert ArticlePart().fetch() == ArticlePart().read(folder / "articles", Faults())
        assert [dump.written for _, dump in Whole(folder).dump(check_only=True)] == [[], []]

    def test_it_is_fetched_by_its_key(self, folder):
        load(folder)
        assert fetch_articles(["article:calmol-vs-calmers", "article:calmol-vs-sleepers"]) == fetch_articles()
        assert fetch_articles(["article:calmers-vs-calmol", "drug:calmol"]) == {}

    def test_a_second_load_changes_nothing(self, folder):
        load(folder)
        assert load(folder).counts == {Decision.UNCHANGED: 15}

    def test_a_changed_article_replaces_its_reasons(self, folder):
        load(folder)
        (folder / "articles" / NAME).write_text(ARTICLE.replace("same system: Both", "shared use: They"))
        assert load(folder).keys(Decision.CHANGE) == ["article:calmol-vs-calmers"]
        assert list(Reason.objects.values_list("kind", flat=True)) == ["shared use"]

    def test_an_editors_change_is_kept(self, folder):
        load(folder)
        Article.objects.update(answer="Indeed.")
        assert load(folder).keys(Decision.KEEP) == ["article:calmol-vs-calmers"]

    def test_another_leading_citation_does_not_renumber_the_marks(self, folder):
        load(folder)
        article = Article.objects.get()
        article.lead = article.citations.last()
        article.save()
        assert load(folder).counts == {Decision.UNCHANGED: 15}

    def test_an_article_that_contradicts_the_facts_is_refused_and_nothing_is_written(self, folder):
        (folder / "articles" / NAME).write_text(ARTICLE.replace("verdict: yes", "verdict: no"))
        with pytest.raises(CatalogueError) as refused:
            load(folder)
        (fault,) = refused.value.faults
        assert "The recorded facts answer “Yes”" in fault.sentence
        assert not Article.objects.exists()
        assert not Classification.objects.exists()

    def test_a_draft_may_contradict(self, folder):
        (folder / "articles" / NAME).write_text(ARTICLE.replace("verdict: yes", "verdict: no\nstatus: draft"))
        load(folder)
        assert Article.objects.get().status == Status.DRAFT

    def test_new_facts_that_an_older_article_contradicts_are_refused(self, folder):
        load(folder)
        without = small.CALMOL.replace("is a:\n  calmers: label-calmol description [calm]\nis not:\n  sleepers:", "is not:\n  calmers:")
        small.write_catalogue(folder, drugs__calmol=without)
        with pytest.raises(CatalogueError) as refused:
            load(folder)
        (fault,) = refused.value.faults
        assert fault.file.endswith(NAME)
        assert "The recorded facts answer “No”" in fault.sentence
        assert Classification.objects.get(drug_class__slug="calmers").extent == "is"
