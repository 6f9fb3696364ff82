"""Addresses of comparisons; the home page is one of them, since comparing is what the site is for."""

from django.urls import path

from comparisons.pages import ask as asking_views
from comparisons.pages import compare as views

urlpatterns = [
    path("", views.home, name="home"),
    path("ask/", asking_views.ask, name="ask"),
    path("ask/live/", asking_views.live, name="ask-live"),
    path("ask/names/", asking_views.complete, name="ask-names"),
    path("compare/", views.pick, name="compare-pick"),
    path("compare/<slug:a>/<slug:b>/", views.compare_page, name="compare"),
    path("confusions/", views.confusions_page, name="confusions"),
    path("confusions/<slug:kind>/", views.confusions_of_kind, name="confusions-of-kind"),
    path("name-endings/", views.endings_page, name="name-endings"),
    path("api/", views.api, name="api"),
    path("api/v1/ask", asking_views.ask_json, name="ask-json"),
    path("api/v1/compare/<slug:a>/<slug:b>", views.compare_json, name="compare-json"),
]
