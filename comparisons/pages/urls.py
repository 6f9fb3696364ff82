"""Addresses of comparisons; the home page is one of them, since comparing is what the site is for."""

from django.urls import path
from django.views.generic import RedirectView

from comparisons.pages import api, ask, browse, compare, confusions, home, machines, pictures

urlpatterns = [
    path("", home.home, name="home"),
    path("ask/", ask.ask, name="ask"),
    path("ask/live/", ask.live, name="ask-live"),
    path("ask/names/", ask.complete, name="ask-names"),
    path("compare/", compare.pick, name="compare-pick"),
    path("compare/<slug:a>/<slug:b>/", compare.compare_page, name="compare"),
    path("compare/<slug:a>/<slug:b>/sources/", compare.sources_page, name="compare-sources"),
    path("compare/<slug:a>/<slug:b>/sources/<slug:row>/", compare.sources_page, name="compare-row-sources"),
    path("compare/<slug:a>/<slug:b>/<slug:c>/", compare.three, name="compare-three"),
    path("og/<slug:a>-vs-<slug:b>.png", pictures.pair, name="pair-picture"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap-part"),
    path("feed.xml", machines.feed, name="feed"),
    path("confusions/", confusions.confusions, name="confusions"),
    path("confusions/<slug:kind>/", confusions.of_kind, name="confusions-of-kind"),
    path("browse/", browse.browse, name="browse"),
    path("browse/look-alikes/", browse.look_alikes, name="look-alikes"),
    path("browse/answers/", browse.answers, name="answers"),
    path("browse/endings/", browse.name_endings, name="name-endings"),
    path("name-endings/", RedirectView.as_view(pattern_name="name-endings", permanent=True)),
    path("api/", api.api, name="api"),
    path("api/v1/ask", ask.ask_json, name="ask-json"),
    path("api/v1/compare/<slug:a>/<slug:b>", api.compare_json, name="compare-json"),
]
