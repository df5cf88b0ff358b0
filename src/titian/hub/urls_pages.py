"""Desk pages that stand across several apps."""

from __future__ import annotations

from django.urls import include, path

from titian.hub import pages
from titian.hub.operations import views as operations

urlpatterns = [
    path("about/", pages.about, name="about"),
    path("", include("titian.hub.inspection.urls")),
    path("alarms/", operations.show_alarms, name="alarms"),
    path("alarms/<uuid:alarm_id>/acknowledge/", operations.acknowledge, name="alarm_acknowledge"),
    path("administration/", pages.show_administration, name="administration"),
    path("settings/", pages.show_settings, name="settings"),
    path("search/", pages.show_search, name="search"),
    path("language/", pages.set_language, name="language"),
]
