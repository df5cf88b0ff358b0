"""Addresses of the plan's pages."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.workplan import telling_views as telling
from titian.workplan import views

ITEM_MOVES = ("adopt", "join", "leave", "complete", "carry", "merge", "split", "move", "withdraw")
urlpatterns = [
    path("plan/", views.show_plan, name="plan"),
    path("plan/cycles/add/", views.ADD_CYCLE, name="add_plan_cycle"),
    path("plan/cycles/<uuid:pk>/items/", views.show_cycle_items, name="plan_cycle_items"),
    path("plan/cycles/<uuid:pk>/items/add/", views.add_to_cycle, name="add_plan_item"),
    *record_paths("plan/cycles/", "plan_cycle", views.CYCLE_PAGE),
    path("plan/items/<uuid:pk>/history/", views.show_history, name="plan_history"),
    path("plan/items/<uuid:pk>/amend/", views.amend, name="amend_plan_item"),
    *record_paths("plan/items/", "plan_item", views.ITEM_PAGE, *ITEM_MOVES),
    path("plan/objectives/<uuid:pk>/", views.show_objective, name="plan_objective"),
    path("plan/members/", views.MEMBERS_PAGE, name="plan_members"),
    path("plan/members/add/", views.ADD_PARTY, name="add_plan_member"),
    path("plan/members/<uuid:pk>/", views.show_party, name="plan_party"),
    path("plan/members/<uuid:pk>/leave/", views.let_go, name="leave_plan"),
    path("plan/updates/", telling.show_own, name="plan_updates"),
    path("plan/updates/items/<uuid:pk>/", telling.send, name="send_plan_update"),
    *record_paths("plan/updates/", "plan_update", telling.UPDATE_PAGE),
    path("plan/meetings/", telling.MEETINGS_PAGE, name="plan_meetings"),
    path("plan/meetings/add/", telling.ADD_MEETING, name="add_plan_meeting"),
    path("plan/meetings/<uuid:pk>/said/", telling.export_said, name="plan_said"),
    path("plan/meetings/<uuid:pk>/share/", telling.share_submitted, name="share_plan_updates"),
    *record_paths("plan/meetings/", "plan_meeting", telling.MEETING_PAGE),
]
