"""All addresses of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("comparisons.pages.urls")),
    path("", include("drugref.pages.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "drugref.pages.views.bad_request"
handler403 = "drugref.pages.views.forbidden"
handler404 = "drugref.pages.views.not_found"
handler500 = "drugref.pages.views.server_error"
