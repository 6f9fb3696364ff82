"""All addresses of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("comparisons.pages.urls")),
    path("", include("drugref.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "drugref.views.bad_request"
handler403 = "drugref.views.forbidden"
handler404 = "drugref.views.not_found"
handler500 = "drugref.views.server_error"
