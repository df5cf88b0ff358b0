"""Addresses of the desk host, besides the API."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from titian.hub import views
from titian.rooms import Pages, list_parts

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    *(path("", include(pages.module)) for pages in list_parts(Pages)),
]

handler400 = "titian.hub.views.bad_request"
handler403 = "titian.hub.views.forbidden"
handler404 = "titian.hub.views.not_found"
handler500 = "titian.hub.views.server_error"
