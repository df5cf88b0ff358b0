"""Addresses of the pages of meetings, and of the calendars that ask for them."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.meetings import calendar_views as calendars
from titian.meetings import item_views as items
from titian.meetings import views

MOVES = (
    "announce", "start", "close", "cancel", "amend", "call", "add_session", "move_session", "cancel_session", "seat",
    "add_item",
)  # fmt: skip
urlpatterns = [
    path("meetings/", views.MEETINGS_PAGE, name="meetings"),
    path("meetings/add/", views.ADD_MEETING, name="add_meeting"),
    path("meetings/groups/", views.GROUPS_PAGE, name="meeting_groups"),
    path("meetings/groups/add/", views.ADD_GROUP, name="add_meeting_group"),
    path("meetings/tasks/", views.TASKS_PAGE, name="meeting_tasks"),
    path("meetings/proposed/", views.show_proposed, name="meeting_proposed"),
    path("meetings/calendar/", calendars.show_calendar, name="meeting_calendar"),
    path("meetings/calendar/open/", calendars.open_link, name="open_meeting_calendar"),
    path("meetings/calendar/close/", calendars.close_link, name="close_meeting_calendar"),
    path("calendar/<str:token>.ics", calendars.give_feed, name="calendar_feed"),
    path("meetings/items/<uuid:pk>/words/", items.exchange_words, name="meeting_words"),
    *record_paths("meetings/items/", "meeting_item", items.ITEM_PAGE),
    *record_paths("meetings/papers/", "meeting_paper", items.PAPER_PAGE),
    *record_paths("meetings/tasks/", "meeting_task", items.TASK_PAGE),
    *record_paths("meetings/corrections/", "meeting_correction", items.CORRECTION_PAGE),
    path("meetings/<uuid:pk>/minutes/", views.show_minutes, name="meeting_minutes"),
    path("meetings/<uuid:pk>/invitation.ics", calendars.give_invitation, name="meeting_invitation"),
    *record_paths("meetings/", "meeting", views.MEETING_PAGE, *MOVES),
]
