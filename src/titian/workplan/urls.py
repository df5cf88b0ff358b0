"""Addresses of the plan's pages."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import move_page, record_paths
from titian.workplan import round_views as rounds
from titian.workplan import seeing_views as seeing
from titian.workplan import sheet_views as sheets
from titian.workplan import telling_views as telling
from titian.workplan import views

ITEM_MOVES = ("adopt", "join", "leave", "complete", "carry", "merge", "split", "move", "withdraw")
ROUND_MOVES = ("open", "close", "discuss", "votes", "dissent", "agree")
urlpatterns = [
    path("plan/", views.show_plan, name="plan"),
    path("plan/cycles/add/", views.ADD_CYCLE, name="add_plan_cycle"),
    path("plan/cycles/<uuid:pk>/items/", views.show_cycle_items, name="plan_cycle_items"),
    path("plan/cycles/<uuid:pk>/items/add/", views.add_to_cycle, name="add_plan_item"),
    path("plan/moved/", seeing.show_moved, name="plan_moved"),
    path("plan/waiting/", seeing.show_waiting, name="plan_waiting"),
    path("plan/cycles/<uuid:pk>/picture/", seeing.show_picture, name="plan_picture"),
    path("plan/cycles/<uuid:pk>/picture.svg", seeing.draw_picture, name="plan_picture_svg"),
    path("plan/cycles/<uuid:pk>/hxl.csv", seeing.take_hxl, name="plan_hxl"),
    path("plan/cycles/<uuid:pk>/sheet.csv", sheets.give_sheet, name="plan_sheet"),
    path("plan/cycles/<uuid:pk>/sheet/", sheets.bring_sheet, name="bring_plan_sheet"),
    *record_paths("plan/cycles/", "plan_cycle", views.CYCLE_PAGE),
    path("plan/items/<uuid:pk>/history/", views.show_history, name="plan_history"),
    path("plan/items/<uuid:pk>/amend/", views.amend, name="amend_plan_item"),
    *record_paths("plan/items/", "plan_item", views.ITEM_PAGE, *ITEM_MOVES),
    path("plan/objectives/<uuid:pk>/", views.show_objective, name="plan_objective"),
    path("plan/members/", views.MEMBERS_PAGE, name="plan_members"),
    path("plan/members/add/", views.ADD_PARTY, name="add_plan_member"),
    path("plan/members/<uuid:pk>/", views.show_party, name="plan_party"),
    path("plan/members/<uuid:pk>/link/", views.link, name="link_plan_member"),
    path("plan/members/<uuid:pk>/leave/", views.let_go, name="leave_plan"),
    path("plan/members/<uuid:pk>/come-back/", views.take_back, name="come_back_to_plan"),
    path("plan/updates/", telling.show_own, name="plan_updates"),
    path("plan/updates/items/<uuid:pk>/", telling.send, name="send_plan_update"),
    *record_paths("plan/updates/", "plan_update", telling.UPDATE_PAGE),
    path("plan/rounds/", rounds.show_rounds, name="plan_rounds"),
    path("plan/rounds/add/", rounds.ADD_ROUND, name="add_plan_round"),
    path("plan/rounds/<uuid:pk>/propose/", rounds.send_proposal, name="propose_in_round"),
    path("plan/rounds/<uuid:pk>/part/", rounds.send_part, name="take_part_in_round"),
    path("plan/rounds/<uuid:pk>/proposals/", rounds.export_proposals, name="plan_proposals"),
    *record_paths("plan/rounds/", "plan_round", rounds.ROUND_PAGE, *ROUND_MOVES),
    path(
        "plan/rounds/<uuid:pk>/drop/", move_page(rounds.ROUND_PAGE, "drop", then="plan_rounds"), name="drop_plan_round"
    ),
    path("plan/rounds/proposals/<uuid:pk>/support/", rounds.send_support, name="support_plan_proposal"),
    path("plan/rounds/proposals/<uuid:pk>/take_back/", rounds.take_back, name="take_back_plan_proposal"),
    *record_paths("plan/rounds/proposals/", "plan_proposal", rounds.PROPOSAL_PAGE),
    path("plan/meetings/<uuid:pk>/said/", telling.export_said, name="plan_said"),
    path("plan/meetings/<uuid:pk>/share/", telling.share_submitted, name="share_plan_updates"),
    *record_paths("plan/meetings/", "plan_meeting", telling.MEETING_PAGE, "ask"),
]
