"""The table of permissions of meetings: every route, everyone who may ask, and what they get; as the plan's has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.workplan.tests.permissions import KEEPERS, MEMBERS, READERS, Row, get, only_post, post

CLOSED: Final = {"observer": 404}
WHEN: Final = {"day": "2027-03-09", "begins": "09:00", "ends": "10:00"}
ABOUT: Final = {
    "title": "May", "begins_on": "2027-03-08", "ends_on": "2027-03-10", "zone": "Asia/Bangkok", "visibility": "members",
    "words_visibility": "members",
}  # fmt: skip
OWNERS: Final = KEEPERS | {"focal_point"}
ITEM: Final = "/meetings/items/{item}/"
OVER: Final = "/meetings/items/{old_item}/"
PLACE: Final = "/meetings/{meeting}/"
ANY: Final = frozenset({"nobody", "administrator", "translator"}) | READERS
TABLE: Final[Mapping[str, list[Row]]] = {
    "meetings": [
        get("/meetings/", READERS, shows="meeting", to=MEMBERS),
        get("/meetings/?export=csv", READERS, shows="meeting", to=MEMBERS),
        get("/meetings/?q=tide", READERS, shows="meeting", to=MEMBERS),
        get("/meetings/", READERS, shows="open_meeting", to=READERS),
    ],
    "add_meeting": [
        get("/meetings/add/", KEEPERS),
        post("/meetings/add/", KEEPERS, data=ABOUT),
        post("/meetings/add/", KEEPERS, 422),
    ],
    "meeting_groups": [get("/meetings/groups/", KEEPERS)],
    "add_meeting_group": [
        get("/meetings/groups/add/", KEEPERS),
        post("/meetings/groups/add/", KEEPERS, data={"name": "Taskforce"}),
    ],
    "meeting_tasks": [
        get("/meetings/tasks/", READERS, shows="task", to=MEMBERS),
        get("/meetings/tasks/?export=csv", READERS, shows="task", to=MEMBERS),
    ],
    "meeting_proposed": [get("/meetings/proposed/", KEEPERS, shows="paper", to=KEEPERS)],
    "meeting_calendar": [get("/meetings/calendar/", READERS)],
    "open_meeting_calendar": [
        post("/meetings/calendar/open/", READERS, 200),
        only_post("/meetings/calendar/open/"),
    ],
    "close_meeting_calendar": [
        post("/meetings/calendar/close/", READERS),
        only_post("/meetings/calendar/close/"),
    ],
    # Whoever has the address: here that of an observer.
    "calendar_feed": [
        Row("GET", "/calendar/{token}.ics", ANY, nobody=200, shows="open_meeting", to=ANY | {"other_focal_point"}),
        Row("GET", "/calendar/{token}.ics", ANY, nobody=200, shows="meeting"),
        Row("GET", "/calendar/x.ics", ANY, 404, nobody=404),
    ],
    "meeting": [
        get(PLACE, MEMBERS, other=CLOSED, shows="item", to=MEMBERS),
        get("/meetings/{open_meeting}/", READERS),
    ],
    "meeting_minutes": [
        get(f"{PLACE}minutes/", MEMBERS, other=CLOSED, shows="words", to=MEMBERS),
        get("/meetings/{open_meeting}/minutes/", MEMBERS, other=CLOSED),
    ],
    "meeting_invitation": [
        get(f"{PLACE}invitation.ics", MEMBERS, other=CLOSED, shows="meeting", to=MEMBERS),
        get("/meetings/{open_meeting}/invitation.ics", READERS),
    ],
    "announce_meeting": [post("/meetings/{planned}/announce/", KEEPERS)],
    "start_meeting": [post("/meetings/{planned}/start/", KEEPERS)],
    "close_meeting": [post(f"{PLACE}close/", KEEPERS)],
    "cancel_meeting": [post("/meetings/{planned}/cancel/", KEEPERS), post(f"{PLACE}cancel/", KEEPERS, 409)],
    "amend_meeting": [post(f"{PLACE}amend/", KEEPERS, data=ABOUT), post(f"{PLACE}amend/", KEEPERS, 422)],
    "call_meeting": [post(f"{PLACE}call/", KEEPERS, data={"group": "{group}", "ordinal": "2"})],
    "add_session_meeting": [post(f"{PLACE}add_session/", KEEPERS, data={"title": "Opening", **WHEN})],
    "move_session_meeting": [
        post(f"{PLACE}move_session/", KEEPERS, data={"session": "{session}", "title": "Opening", **WHEN})
    ],
    "cancel_session_meeting": [post(f"{PLACE}cancel_session/", KEEPERS, data={"session": "{session}"})],
    "seat_meeting": [post(f"{PLACE}seat/", KEEPERS, data={"party": "{party}", "seat": "member", "count": "2"})],
    "add_item_meeting": [post(f"{PLACE}add_item/", KEEPERS, data={"title": "Next"})],
    "meeting_item": [
        get(ITEM, MEMBERS, other=CLOSED, shows="words", to=MEMBERS),
        # The agenda is the group's, what was said the members'.
        get("/meetings/items/{open_item}/", READERS, shows="open_words", to=MEMBERS),
    ],
    "meeting_words": [
        get(f"{ITEM}words/", MEMBERS),
        # A form is not what a browser brings: it cannot be read.
        post(f"{ITEM}words/", MEMBERS, 422),
    ],
    "amend_meeting_item": [post(f"{ITEM}amend/", KEEPERS, data={"title": "Next"})],
    "up_meeting_item": [post(f"{ITEM}up/", KEEPERS, 422)],
    "remove_meeting_item": [post(f"{ITEM}remove/", KEEPERS, 409)],
    "intervene_meeting_item": [post(f"{ITEM}intervene/", KEEPERS, data={"party": "{party}", "summary": "It is so."})],
    "decide_meeting_item": [post(f"{ITEM}decide/", KEEPERS, data={"text": "It is so."})],
    "assign_meeting_item": [post(f"{ITEM}assign/", KEEPERS, data={"text": "Do it", "owner": "{party}"})],
    "strike_meeting_item": [post(f"{ITEM}strike/", KEEPERS, data={"what": "{decision}", "why": "It is so."})],
    "propose_meeting_item": [
        post(f"{ITEM}propose/", MEMBERS, data={"title": "Note", "address": "https://example.org/a"})
    ],
    "correct_meeting_item": [post(f"{OVER}correct/", KEEPERS, data={"text": "So.", "why": "It is so."})],
    "suggest_meeting_item": [post(f"{OVER}suggest/", MEMBERS, data={"base": "", "text": "So."})],
    "meeting_paper": [get("/meetings/papers/{paper}/", OWNERS, other={"observer": 404, "other_focal_point": 404})],
    "accept_meeting_paper": [post("/meetings/papers/{paper}/accept/", KEEPERS)],
    "decline_meeting_paper": [post("/meetings/papers/{paper}/decline/", KEEPERS)],
    "meeting_task": [get("/meetings/tasks/{task}/", MEMBERS, other=CLOSED)],
    "finish_meeting_task": [post("/meetings/tasks/{task}/finish/", OWNERS)],
    "reopen_meeting_task": [post("/meetings/tasks/{done}/reopen/", OWNERS)],
    "drop_meeting_task": [post("/meetings/tasks/{task}/drop/", KEEPERS)],
    "meeting_correction": [get("/meetings/corrections/{correction}/", OWNERS, other={"other_focal_point": 404})],
    "accept_meeting_correction": [post("/meetings/corrections/{correction}/accept/", KEEPERS)],
    "decline_meeting_correction": [post("/meetings/corrections/{correction}/decline/", KEEPERS)],
}
SEARCHES: Final = [
    Row("POST", "/search/", READERS, other={"administrator": 200, "translator": 200}, data={"words": words},
        shows=shows, to=to)
    for words, shows, to in (
        ("tide", "meeting", MEMBERS), ("harbour", "open_meeting", READERS), ("beacon", "hit", MEMBERS),
    )
]  # fmt: skip
