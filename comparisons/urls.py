"""Addresses of comparisons; the home page is one of them, since comparing is what the site is for."""

from django.urls import path

from comparisons import views

urlpatterns = [
    path("", views.home, name="home"),
    path("compare/", views.pick, name="compare-pick"),
    path("compare/<slug:a>/<slug:b>/", views.compare_page, name="compare"),
    path("api/", views.api, name="api"),
    path("api/v1/compare/<slug:a>/<slug:b>", views.compare_json, name="compare-json"),
]
