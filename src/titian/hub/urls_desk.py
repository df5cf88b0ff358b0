"""Addresses of the desk host."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from titian.hub import views
from titian.hub.api_later import API

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    API,
]
if find_spec("titian.hub.urls_pages"):
    urlpatterns.append(path("", include("titian.hub.urls_pages")))
for _app in (
    "people",
    "devices",
    "referrals",
    "directory",
    "library",
    "tallies",
    "arrivals",
    "feedback",
    "webhooks",
    "notices",
    "studio",
    "exchange",
):
    if find_spec(f"titian.{_app}.urls"):
        urlpatterns.append(path("", include(f"titian.{_app}.urls")))

handler400 = "titian.hub.views.bad_request"
handler403 = "titian.hub.views.forbidden"
handler404 = "titian.hub.views.not_found"
handler500 = "titian.hub.views.server_error"
