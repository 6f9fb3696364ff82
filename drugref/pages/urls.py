"""Addresses of single entries, lists and sources, and of what the site says of itself."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from drugref.admin.completeness import completeness
from drugref.pages import lists, machines, pictures, report, views

urlpatterns = [
    path("what-is/<slug:slug>/", views.entry, name="entry"),
    path("what-is/<slug:slug>/sources/", views.entry_sources, name="entry-sources"),
    path("what-is/<slug:slug>/sources/<slug:row>/", views.entry_sources, name="entry-row-sources"),
    path("what-is/<slug:slug>/members/", views.entry_members, name="entry-members"),
    path("what-is/<slug:slug>/together/", views.entry_together, name="entry-together"),
    path("a-z/", lists.a_to_z, name="a-z"),
    path("a-z/<slug:slug>/", lists.letter, name="letter"),
    path("browse/classes/", RedirectView.as_view(pattern_name="browse")),
    path("browse/classes/<slug:axis>/", lists.classes, name="classes"),
    path("browse/uses/", lists.uses, name="uses"),
    path("browse/uses/<slug:slug>/", lists.use, name="use"),
    path("browse/controlled/", lists.controlled, name="controlled"),
    path("browse/controlled/<slug:slug>/", lists.controlled_list, name="controlled-list"),
    path("glossary/", lists.words, name="glossary"),
    path("glossary/<slug:group>/", lists.words_of, name="words"),
    path("glossary/<slug:group>/<slug:slug>/", lists.word, name="word"),
    path("sources/", lists.sources, name="sources"),
    path("sources/kinds/", RedirectView.as_view(pattern_name="sources")),
    path("sources/kinds/<slug:slug>/", lists.sources_of, name="sources-of"),
    path("sources/<slug:slug>/", lists.source, name="source"),
    path("about/", views.about, name="about"),
    path("report/", report.report, name="report"),
    path("report/thanks/", report.thanks, name="report-thanks"),
    path("suggest/", views.suggest, name="suggest"),
    path("og.png", pictures.site, name="picture"),
    path("og/<slug:slug>.png", pictures.entry, name="entry-picture"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/completeness/", admin.site.admin_view(completeness), name="completeness"),
]
