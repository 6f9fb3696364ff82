"""The admin pages of articles, of the daily counts, and of the questions not understood."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from comparisons.articles.checking import objection
from comparisons.articles.markdown import MARK, article_html
from comparisons.models import Article, ArticleCitation, DailyCount, EditorsChoice, Reason, UnansweredQuestion
from drugref.admin.autocomplete import PicksByName
from drugref.admin.forms import StatementForm
from drugref.admin.formsets import CitationFormSet
from drugref.admin.inlines import CheckedInline, CitationInline
from drugref.admin.publishing import StatementAdmin
from drugref.knowledge.current import current


class ArticleForm(StatementForm):
    def _post_clean(self) -> None:
        """An article may not be published that answers otherwise than the facts do (I7)."""
        super()._post_clean()
        if not self.errors and self.instance.is_published and (why := objection(self.instance, current().graph)):
            self.add_error("verdict", why)


class ReasonInline(CheckedInline):
    model = Reason
    fields = ("position", "kind", "sentence")
    verbose_name_plural = "reasons for the confusion, most convincing first"


class ArticleCitationFormSet(CitationFormSet):
    def clean(self) -> None:
        """A published text points at no source that isn't there."""
        super().clean()
        count = sum(self.is_kept(form) for form in self.forms)
        missing = sorted({int(number) for number in MARK.findall(self.instance.body)} - set(range(1, count + 1)))
        if self.instance.is_published and missing:
            raise ValidationError(f"The text points at [^{missing[0]}], and the last source is number {count}.")


class ArticleCitationInline(CitationInline):
    model = ArticleCitation
    formset = ArticleCitationFormSet
    verbose_name_plural = "sources: the first is [^1] in the text, the second [^2], and so on"


@admin.register(Article)
class ArticleAdmin(StatementAdmin):
    form = ArticleForm
    list_display = ("question", "left", "right", "verdict", "author", "reviewer", "updated_on", "shown_status")
    list_filter = ("status", "verdict", "author")
    list_select_related = ("left", "right")
    search_fields = ("question", "answer", "left__name", "left__names__text", "right__name", "right__names__text")
    date_hierarchy = "updated_on"
    save_on_top = True
    change_form_template = "admin/comparisons/article_change_form.html"
    inlines = (ReasonInline, ArticleCitationInline)
    fieldsets = (
        (None, {"fields": ("status", ("left", "right"), "question", "verdict", "answer")}),
        ("The article", {"fields": ("body",)}),
        ("Who and when", {"fields": (("author", "reviewer"), ("published_on", "updated_on"))}),
    )

    def objection(self, row: Article) -> str:
        return objection(row, current().graph)

    def view_on_site(self, article: Article) -> str | None:
        public = article.is_published and article.left.is_published and article.right.is_published
        return article.get_absolute_url() if public else None

    def get_urls(self) -> list[URLPattern]:
        preview = path("<int:pk>/preview/", self.admin_site.admin_view(self.preview), name="comparisons_article_preview")
        return [preview, *super().get_urls()]

    def preview(self, request: Any, pk: int) -> HttpResponse:
        """The article as saved, draft or not, for editors' eyes."""
        article = self.get_object(request, str(pk))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))  # type: ignore[attr-defined,no-any-return]
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        citations = list(article.citations.select_related("source"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Preview: {article.question}",
            "article": article,
            "body": article_html(article.body, lambda place: (place + 1, f"#source-{place + 1}") if place < len(citations) else None),
            "citations": citations,
        }
        return TemplateResponse(request, "admin/comparisons/article_preview.html", context)


@admin.register(EditorsChoice)
class EditorsChoiceAdmin(PicksByName, admin.ModelAdmin):
    """What stands on the home page, and what is kept out of the lists that fill themselves."""

    list_display = ("__str__", "shelf", "position")
    list_display_links = ("__str__",)
    list_editable = ("position",)
    list_filter = ("shelf",)
    list_select_related = ("left", "right")
    fields = (("left", "right"), "shelf", "position")


@admin.register(DailyCount)
class DailyCountAdmin(admin.ModelAdmin):
    """Read only: sums, kept by the site itself."""

    list_display = ("day", "left", "right", "count")
    list_select_related = ("left", "right")
    date_hierarchy = "day"
    ordering = ("-day", "-count")
    search_fields = ("left__name", "right__name")

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: DailyCount | None = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: DailyCount | None = None) -> bool:
        """Counts go with the entry they belong to (Django asks here when that is deleted), and not by themselves."""
        own_page = request.resolver_match.url_name.startswith("comparisons_dailycount")
        return not own_page and super().has_delete_permission(request, obj)


@admin.register(UnansweredQuestion)
class UnansweredQuestionAdmin(admin.ModelAdmin):
    """The queue of what visitors asked and the site did not understand, or has nothing on."""

    list_display = ("text", "lacks", "count", "first_on", "last_on", "handled")
    list_editable = ("handled",)
    list_filter = ("handled", "lacks", "last_on")
    search_fields = ("text",)
    readonly_fields = ("text", "lacks", "count", "first_on", "last_on")

    def has_add_permission(self, request: Any) -> bool:
        return False
