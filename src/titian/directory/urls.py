"""Desk pages of the working directory."""

from __future__ import annotations

from django.urls import path

from titian.directory.views import changes, entries, holidays, sources

urlpatterns = [
    path("directory/", entries.DIRECTORY_PAGE, name="directory"),
    path("directory/services/add/", entries.add_service, name="add_service"),
    path("directory/services/<uuid:service_id>/", entries.show_service, name="service"),
    path("directory/services/<uuid:service_id>/edit/", entries.edit_service, name="edit_service"),
    path("directory/services/<uuid:service_id>/full/", entries.say_service_full, name="service_full"),
    path("directory/services/<uuid:service_id>/ask/", entries.ask_about_service, name="ask_about_service"),
    path("directory/holidays/", holidays.keep_holidays, name="directory_holidays"),
    path("directory/sources/", sources.keep_sources, name="directory_sources"),
    path("directory/changes/", changes.CHANGES_PAGE, name="directory_changes"),
    path("directory/changes/<uuid:change_id>/", changes.show_change, name="directory_change"),
]
