"""Addresses of the event log."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.preparedness import views

urlpatterns = [
    path("events/", views.EVENTS_PAGE, name="events"),
    path("events/add/", views.ADD_EVENT, name="add_event"),
    path("events/file/", views.take, name="take_event_file"),
    path("events/series/", views.show_series, name="event_series"),
    path("events/<uuid:pk>/claims/<uuid:key>/", views.revise, name="revise_claim"),
    *record_paths("events/", "event", views.EVENT_PAGE),
]
