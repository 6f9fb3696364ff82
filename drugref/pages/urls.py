"""Addresses of single entries, lists and sources, and of what the site says of itself."""

from django.contrib import admin
from django.urls import path

from drugref.admin.completeness import completeness
from drugref.pages import report, views

urlpatterns = [
    path("what-is/<slug:slug>/", views.entry, name="entry"),
    path("a-z/", views.a_to_z, name="a-z"),
    path("sources/", views.sources, name="sources"),
    path("sources/<slug:slug>/", views.source, name="source"),
    path("about/", views.about, name="about"),
    path("report/", report.report, name="report"),
    path("report/thanks/", report.thanks, name="report-thanks"),
    path("suggest/", views.suggest, name="suggest"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/completeness/", admin.site.admin_view(completeness), name="completeness"),
]
