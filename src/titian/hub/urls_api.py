"""Addresses of the API, the same on both hosts.

Apart from those of pages, so that they are loaded with the first request for one: they bring the framework of the API
and the shapes of all that goes in and out, a tenth of what a hub loads, and no page and no worker needs any of it.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from titian.hub.api import api

urlpatterns: list[URLPattern | URLResolver] = [path("api/v1/", api.urls)]

handler400 = "titian.hub.views.bad_request"
handler403 = "titian.hub.views.forbidden"
handler404 = "titian.hub.views.not_found"
handler500 = "titian.hub.views.server_error"
