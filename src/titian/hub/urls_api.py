"""Addresses of the API, the same on both hosts."""

from __future__ import annotations

from titian.hub.api import api

urlpatterns, app_name, namespace = api.urls
