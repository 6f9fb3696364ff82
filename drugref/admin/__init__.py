"""The editors' pages, one module a noun. Autodiscovery sees this package alone, so each is imported here."""

from django.contrib import admin

from drugref.admin import attributes, classifications, entries, facts, interactions, reports, sources

__all__ = ["attributes", "classifications", "entries", "facts", "interactions", "reports", "sources"]

admin.site.site_header = "Drugref – editors"
admin.site.site_title = "Drugref – editors"
admin.site.index_title = "What would you like to work on?"
admin.site.site_url = "/"
