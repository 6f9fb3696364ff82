"""Articles and daily counts in the admin, as an editor sees them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from comparisons.models import Article, ArticleCitation, DailyCount, Reason
from drugref.models.publishing import PUBLISHED_NEEDS_SOURCE
from drugref.vocabulary import Status
from tests.drugref.admin.making import (
    add_row,
    form_on,
    make_class,
    make_classification,
    make_drug,
    make_editor,
    make_source,
    said,
    save,
    sentences,
)

ADD = "/admin/comparisons/article/add/"
WORDS = {"question": "Is calmol a calmer?", "answer": "Yes, it is one.", "body": "## What it is\nA *calmer*.[^1]"}


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(make_editor())
    return client


def make_member(*, of_class: bool = True) -> tuple:
    """A published drug, a published class, and that the one belongs to the other."""
    drug, group = make_drug(status=Status.PUBLISHED), make_class(status=Status.PUBLISHED)
    if of_class:
        make_classification(entry=drug, drug_class=group, source=make_source(slug="label-membership"), publish=True)
    return drug, group


def make_article(**fields) -> Article:
    drug, group = make_member()
    article = Article.objects.create(left=drug, right=group, **(WORDS | fields))
    ArticleCitation.objects.create(statement=article, source=make_source(), section="description")
    return article


def page_of(article: Article) -> str:
    return reverse("admin:comparisons_article_change", args=[article.pk])


def test_an_editor_writes_cites_reasons_and_publishes_an_article_in_one_save(editor):
    drug, group = make_member()
    data = form_on(editor, ADD) | WORDS | {"left": drug.pk, "right": group.pk, "verdict": "yes", "status": "published"}
    add_row(data, "citations", source=make_source().pk, section="description", finding="says", key_words="calm")
    add_row(data, "reasons", kind="shared use", sentence="Both calm.", position=1)

    save(editor, ADD, data)

    article = Article.objects.get()
    assert article.is_published
    assert article.lead == ArticleCitation.objects.get()
    assert Reason.objects.get().article == article


def test_an_article_that_answers_otherwise_than_the_facts_cannot_be_published(editor):
    article = make_article(verdict="no")

    response = editor.post(page_of(article), form_on(editor, page_of(article)) | {"status": "published"})

    assert "The recorded facts answer “Yes”" in sentences(response)
    assert Article.objects.get().status == Status.DRAFT


def test_an_article_without_a_source_cannot_be_published(editor):
    article = make_article()
    article.citations.all().delete()

    response = editor.post(page_of(article), form_on(editor, page_of(article)) | {"status": "published"})

    assert PUBLISHED_NEEDS_SOURCE in sentences(response)


def test_an_article_that_points_at_a_missing_source_cannot_be_published(editor):
    article = make_article(body="It is.[^1] So they say.[^3]")

    response = editor.post(page_of(article), form_on(editor, page_of(article)) | {"status": "published"})

    assert "points at [^3], and the last source is number 1" in sentences(response)


def test_the_action_says_which_article_was_refused_and_why(editor):
    article = make_article(verdict="no")

    response = editor.post("/admin/comparisons/article/", {"action": "publish", "_selected_action": [article.pk]}, follow=True)

    told = " ".join(str(message) for message in response.context["messages"])
    assert "Is calmol a calmer?" in told
    assert "answer “Yes”" in told


@pytest.mark.parametrize("draft", ["left", "right"])
def test_an_article_on_an_unpublished_entry_is_no_error(editor, draft):
    article = make_article(verdict="yes")
    entry = getattr(article, draft)
    entry.status = Status.DRAFT
    entry.save()

    response = editor.post(page_of(article), form_on(editor, page_of(article)) | {"status": "published"})

    assert response.status_code in (200, 302)


def test_a_pair_has_one_article_whichever_way_round(editor):
    article = make_article()
    data = form_on(editor, ADD) | WORDS | {"left": article.right_id, "right": article.left_id}

    assert "This pair has its article already." in sentences(editor.post(ADD, data))


def test_an_article_is_about_two_different_entries(editor):
    drug = make_drug()

    assert "two different entries" in sentences(editor.post(ADD, form_on(editor, ADD) | WORDS | {"left": drug.pk, "right": drug.pk}))


@pytest.mark.parametrize("stored", [True, False])
def test_the_same_reason_twice_is_refused_with_a_sentence(editor, stored):
    article = make_article()
    if stored:
        Reason.objects.create(article=article, kind="shared use", sentence="Both calm.")
    data = form_on(editor, page_of(article))
    for _ in range(1 if stored else 2):
        add_row(data, "reasons", kind="shared use", sentence="Both calm.", position=1)

    assert sentences(editor.post(page_of(article), data))
    assert Reason.objects.count() == int(stored)


def test_the_preview_shows_a_draft_as_it_will_read(editor):
    article = make_article(body="## What it is\nA *calmer*.[^1] <script>alert(1)</script>")

    page = editor.get(reverse("admin:comparisons_article_preview", args=[article.pk])).content.decode()

    assert reverse("admin:comparisons_article_preview", args=[article.pk]) in editor.get(page_of(article)).content.decode()
    assert "What it is</h3>" in page
    assert '<a href="#source-1" aria-label="source 1">1</a>' in page
    assert '<li id="source-1">' in page
    assert "<em>calmer</em>" in page
    assert "<script>alert" not in page
    assert "https://example.org/label" in page


def test_the_preview_of_no_article_leads_to_the_start(editor):
    assert editor.get(reverse("admin:comparisons_article_preview", args=[999])).status_code == 302


def test_the_preview_is_for_those_who_may_see_articles(db):
    client = Client()
    client.force_login(User.objects.create_user("clerk", is_staff=True))

    assert client.get(reverse("admin:comparisons_article_preview", args=[make_article().pk])).status_code == 403


def test_view_on_site_is_offered_once_readers_can_see_the_article(editor):
    article = make_article()
    assert "/compare/" not in editor.get(page_of(article)).content.decode()

    article.publish()

    assert article.get_absolute_url() in editor.get(page_of(article)).content.decode()


def test_publishing_an_article_says_where_readers_see_it_and_which_source_says_not_where(editor):
    article = make_article()
    article.citations.update(section="")

    told = " ".join(said(editor, page_of(article), form_on(editor, page_of(article)) | {"status": "published"}))

    assert f'readers see it now. <a href="{article.get_absolute_url()}">View on site</a>' in told
    assert "Say where in the source" in told


def test_daily_counts_are_read_and_never_written(editor):
    count = DailyCount.objects.create(left=make_drug(), right=make_class(), count=3)
    page = reverse("admin:comparisons_dailycount_change", args=[count.pk])

    assert editor.get("/admin/comparisons/dailycount/").status_code == 200
    assert editor.get(page).status_code == 200
    assert editor.post(page, {"count": 4}).status_code == 403
    assert editor.get("/admin/comparisons/dailycount/add/").status_code == 403
    assert editor.post(reverse("admin:comparisons_dailycount_delete", args=[count.pk]), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in editor.get("/admin/comparisons/dailycount/").content.decode()


def test_articles_are_listed_in_a_fixed_number_of_queries(editor, django_assert_max_num_queries):
    for number in range(15):
        left, right = make_drug(slug=f"left-{number}"), make_drug(slug=f"right-{number}")
        Article.objects.create(left=left, right=right, **WORDS)

    with django_assert_max_num_queries(10):
        editor.get("/admin/comparisons/article/")
