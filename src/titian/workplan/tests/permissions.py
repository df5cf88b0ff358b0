"""The region's table of permissions: every route of the room, everyone who may ask, and what they get.

As `titian.hub.tests.permissions` has it for a country's hub. `shows` names a thing of the world that the page of each of
these readers must name, and that of every other must not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

WHO: Final = (
    "nobody", "co_chair", "regional_office", "focal_point", "other_focal_point", "observer", "administrator",
    "translator",
)  # fmt: skip
READERS: Final = frozenset({"co_chair", "regional_office", "focal_point", "other_focal_point", "observer"})
MEMBERS: Final = READERS - {"observer"}
KEEPERS: Final = frozenset({"co_chair", "regional_office"})
FOCAL: Final = frozenset({"focal_point", "other_focal_point"})


@dataclass(frozen=True)
class Row:
    """`inside` for those named in `let`, 403 for all others who are signed in, or what `other` says of them."""

    method: str
    where: str
    let: frozenset[str]
    inside: int = 200
    other: Mapping[str, int] = field(default_factory=dict)
    nobody: int = 302
    data: Mapping[str, str] = field(default_factory=dict)
    shows: str = ""
    to: frozenset[str] = frozenset()

    def expect(self, who: str) -> int:
        if who in self.other:
            return self.other[who]
        return self.nobody if who == "nobody" else self.inside if who in self.let else 403


def get(
    where: str,
    let: frozenset[str],
    *,
    shows: str = "",
    to: frozenset[str] = frozenset(),
    other: Mapping[str, int] | None = None,
) -> Row:
    return Row("GET", where, let, shows=shows, to=to, other=other or {})


def post(
    where: str, let: frozenset[str], inside: int = 302, data: Mapping[str, str] | None = None, **other: int
) -> Row:
    return Row("POST", where, let, inside, other=other, data=data or {})


def only_post(where: str) -> Row:
    return Row("GET", where, frozenset(WHO), 405, nobody=405)


WHY: Final = {"why": "It is so."}
WORDS: Final = {"title": "Train", "areas": "1", "visibility": "members"}
CYCLE: Final = {"first_year": "2098", "last_year": "2100", "objectives": "One\nTwo"}
# A thing that members alone see is not there for an observer: 404.
CLOSED: Final = {"observer": 404}
ITEM: Final = "/plan/items/{item}/"
TABLE: Final[Mapping[str, list[Row]]] = {
    "plan": [
        get("/plan/", READERS, shows="item", to=MEMBERS),
        get("/plan/?export=csv", READERS, shows="item", to=MEMBERS),
        get("/plan/", READERS, shows="group_item", to=READERS),
        # Who leads what they do not see, is not among what a list is narrowed by.
        get("/plan/", READERS, shows="quiet_lead", to=MEMBERS),
    ],
    "plan_cycle_items": [
        get("/plan/cycles/{cycle}/items/", READERS, shows="item", to=MEMBERS),
        get("/plan/cycles/{cycle}/items/?q=quiet", READERS, shows="item", to=MEMBERS),
    ],
    "add_plan_cycle": [
        get("/plan/cycles/add/", KEEPERS),
        post("/plan/cycles/add/", KEEPERS, data=CYCLE),
        post("/plan/cycles/add/", KEEPERS, 422),
    ],
    "add_plan_item": [
        get("/plan/cycles/{cycle}/items/add/", KEEPERS),
        post("/plan/cycles/{cycle}/items/add/", KEEPERS, data={**WORDS, "objective": "{objective}"}),
    ],
    "plan_picture": [
        get("/plan/cycles/{cycle}/picture/", READERS, shows="lead", to=READERS),
        get("/plan/cycles/{cycle}/picture/", READERS, shows="quiet_call", to=MEMBERS),
    ],
    "plan_picture_svg": [
        get("/plan/cycles/{cycle}/picture.svg", READERS, shows="lead", to=READERS),
        get("/plan/cycles/{cycle}/picture.svg", READERS, shows="quiet_lead", to=MEMBERS),
        get("/plan/cycles/{cycle}/picture.svg", READERS, shows="quiet_call", to=MEMBERS),
    ],
    "plan_moved": [
        get("/plan/moved/", READERS, shows="quiet_meeting", to=MEMBERS),
        get("/plan/moved/", READERS, shows="quiet_call", to=MEMBERS),
        get("/plan/moved/", READERS, shows="item", to=MEMBERS),
        get("/plan/moved/?export=csv", READERS, shows="item", to=MEMBERS),
    ],
    "plan_waiting": [get("/plan/waiting/", READERS)],
    "plan_hxl": [get("/plan/cycles/{cycle}/hxl.csv", READERS, shows="item", to=MEMBERS)],
    "plan_sheet": [get("/plan/cycles/{cycle}/sheet.csv", READERS, shows="item", to=MEMBERS)],
    "bring_plan_sheet": [
        get("/plan/cycles/{cycle}/sheet/", KEEPERS),
        post("/plan/cycles/{cycle}/sheet/", KEEPERS, 422),
        post("/plan/cycles/{cycle}/sheet/", KEEPERS, data={"rows": "[]", "seen": "{{}}", **WHY}),
    ],
    "plan_cycle": [get("/plan/cycles/{cycle}/", READERS)],
    "issue_plan_cycle": [
        post("/plan/cycles/{cycle}/issue/", KEEPERS, data={"objective": "1", "text": "Online"}),
        only_post("/plan/cycles/{cycle}/issue/"),
    ],
    # 409: another one is under way. Items of this one are open.
    "adopt_plan_cycle": [post("/plan/cycles/{next_cycle}/adopt/", KEEPERS, 409)],
    "close_plan_cycle": [post("/plan/cycles/{cycle}/close/", KEEPERS, 409)],
    "plan_item": [
        get(ITEM, MEMBERS, other=CLOSED),
        get("/plan/items/{group_item}/", READERS),
    ],
    "plan_history": [get(f"{ITEM}history/", MEMBERS, other=CLOSED)],
    "amend_plan_item": [
        get(f"{ITEM}amend/", KEEPERS),
        post(f"{ITEM}amend/", KEEPERS, data={**WORDS, **WHY}),
        post(f"{ITEM}amend/", KEEPERS, 422),
    ],
    "adopt_plan_item": [post("/plan/items/{proposed}/adopt/", KEEPERS), post(f"{ITEM}adopt/", KEEPERS, 409)],
    "join_plan_item": [post(f"{ITEM}join/", KEEPERS, data={"party": "{other_party}", "part": "partner"})],
    "leave_plan_item": [post(f"{ITEM}leave/", KEEPERS, data={"involvement": "{involvement}", **WHY})],
    "complete_plan_item": [post(f"{ITEM}complete/", KEEPERS, data=WHY), post(f"{ITEM}complete/", KEEPERS, 422)],
    "carry_plan_item": [post(f"{ITEM}carry/", KEEPERS, data={"objective": "1", **WHY})],
    "merge_plan_item": [post(f"{ITEM}merge/", KEEPERS, data={"into": "{group_number}", **WHY})],
    "split_plan_item": [post(f"{ITEM}split/", KEEPERS, data={"parts": "One\nTwo", **WHY})],
    "move_plan_item": [post(f"{ITEM}move/", KEEPERS, data={"objective": "2", **WHY})],
    "withdraw_plan_item": [post(f"{ITEM}withdraw/", KEEPERS, data=WHY)],
    "plan_objective": [get("/plan/objectives/{objective}/", READERS, shows="item", to=MEMBERS)],
    "plan_members": [get("/plan/members/", READERS), get("/plan/members/?export=csv", READERS)],
    "add_plan_member": [
        get("/plan/members/add/", KEEPERS),
        post("/plan/members/add/", KEEPERS, data={"kind": "state", "code": "FJ", "name": "Fiji"}),
    ],
    "plan_party": [get("/plan/members/{party}/", READERS, shows="item", to=MEMBERS)],
    "link_plan_member": [
        post("/plan/members/{party}/link/", KEEPERS),
        post(
            "/plan/members/{party}/link/", KEEPERS, 422, data={"organisation": "00000000-0000-4000-8000-000000000000"}
        ),
        only_post("/plan/members/{party}/link/"),
    ],
    "leave_plan": [post("/plan/members/{party}/leave/", KEEPERS, data=WHY), only_post("/plan/members/{party}/leave/")],
    # Nobody has left.
    "come_back_to_plan": [
        post("/plan/members/{party}/come-back/", KEEPERS, 409),
        only_post("/plan/members/{party}/come-back/"),
    ],
    "plan_updates": [get("/plan/updates/", FOCAL, shows="own_update", to=frozenset({"focal_point"}))],
    # Who does not lead it is told so.
    "send_plan_update": [
        post(
            "/plan/updates/items/{group_item}/",
            FOCAL,
            data={"meeting": "{meeting}", "says": "nothing_new", "visibility": "members"},
            other_focal_point=403,
        ),
        only_post("/plan/updates/items/{item}/"),
    ],
    "plan_update": [
        get("/plan/updates/{submitted}/", KEEPERS | {"focal_point"}, other={"observer": 404, "other_focal_point": 404}),
        get("/plan/updates/{shared}/", MEMBERS, other=CLOSED),
    ],
    "share_plan_update": [post("/plan/updates/{submitted}/share/", KEEPERS)],
    "take_back_plan_update": [
        post("/plan/updates/{submitted}/take_back/", frozenset({"focal_point"}), other_focal_point=404)
    ],
    # Seen by the other, and not theirs to correct.
    "correct_plan_update": [
        post(
            "/plan/updates/{shared}/correct/",
            frozenset({"focal_point"}),
            data={"says": "nothing_new", "visibility": "members", **WHY},
        )
    ],
    # Observers have no part in rounds. A draft is seen by those who prepare it, an open round's words by nobody else.
    "plan_rounds": [
        get("/plan/rounds/", MEMBERS),
        get("/plan/rounds/", MEMBERS, shows="hidden", to=frozenset({"focal_point"})),
    ],
    "add_plan_round": [
        get("/plan/rounds/add/", KEEPERS),
        post("/plan/rounds/add/", KEEPERS, data={"cycle": "{next_cycle}", "question": "What first?"}),
        post("/plan/rounds/add/", KEEPERS, 422),
    ],
    "propose_in_round": [
        post("/plan/rounds/{open_round}/propose/", FOCAL, data={"text": "Train"}),
        post("/plan/rounds/{box}/propose/", FOCAL, data={"text": "Train"}),
        post("/plan/rounds/{round}/propose/", FOCAL, 409, data={"text": "Train"}),
        post("/plan/rounds/{box}/propose/", FOCAL, 422),
        only_post("/plan/rounds/{box}/propose/"),
    ],
    "take_part_in_round": [
        post("/plan/rounds/{box}/part/", FOCAL, data={"took_part": "yes"}),
        post("/plan/rounds/{open_round}/part/", FOCAL, 400, data={"took_part": "yes"}),
        only_post("/plan/rounds/{box}/part/"),
    ],
    "plan_proposals": [
        get("/plan/rounds/{round}/proposals/?export=csv", MEMBERS, shows="proposal", to=MEMBERS),
        Row("GET", "/plan/rounds/{open_round}/proposals/?export=csv", MEMBERS, 302),
    ],
    "plan_round": [
        get("/plan/rounds/{round}/", MEMBERS, shows="proposal", to=MEMBERS),
        get("/plan/rounds/{open_round}/", MEMBERS, shows="hidden"),
        get("/plan/rounds/{draft}/", KEEPERS, other={"focal_point": 404, "other_focal_point": 404}),
    ],
    "open_plan_round": [post("/plan/rounds/{draft}/open/", KEEPERS)],
    "drop_plan_round": [post("/plan/rounds/{draft}/drop/", KEEPERS), only_post("/plan/rounds/{draft}/drop/")],
    "close_plan_round": [post("/plan/rounds/{box}/close/", KEEPERS)],
    "discuss_plan_round": [post("/plan/rounds/{round}/discuss/", KEEPERS)],
    "votes_plan_round": [post("/plan/rounds/{round}/votes/", KEEPERS)],
    "dissent_plan_round": [
        post("/plan/rounds/{talked}/dissent/", KEEPERS, data={"text": "Not this."}),
        post("/plan/rounds/{talked}/dissent/", KEEPERS, 422),
    ],
    "agree_plan_round": [
        post("/plan/rounds/{talked}/agree/", KEEPERS, data={"agreed": "These."}),
        post("/plan/rounds/{round}/agree/", KEEPERS, 409, data={"agreed": "These."}),
    ],
    "plan_proposal": [
        get("/plan/rounds/proposals/{proposal}/", MEMBERS, shows="proposal", to=MEMBERS),
        get(
            "/plan/rounds/proposals/{hidden}/",
            frozenset({"focal_point"}),
            other={"co_chair": 404, "regional_office": 404, "other_focal_point": 404},
        ),
    ],
    "support_plan_proposal": [
        post("/plan/rounds/proposals/{proposal}/support/", FOCAL, data={"stance": "for"}),
        post("/plan/rounds/proposals/{proposal}/support/", FOCAL, 409, data={"stance": "against"}),
        post(
            "/plan/rounds/proposals/{hidden}/support/",
            frozenset({"focal_point"}),
            409,
            {"stance": "for"},
            other_focal_point=404,
        ),
    ],
    "take_back_plan_proposal": [
        post("/plan/rounds/proposals/{hidden}/take_back/", frozenset({"focal_point"}), other_focal_point=404),
        # Seen by the other, and not theirs to take back.
        post("/plan/rounds/proposals/{proposal}/take_back/", frozenset({"focal_point"}), 409),
    ],
    "merge_plan_proposal": [
        post("/plan/rounds/proposals/{proposal}/merge/", KEEPERS, data={"into": "{other_number}", **WHY}),
        post("/plan/rounds/proposals/{proposal}/merge/", KEEPERS, 422, data={"into": "{own_number}", **WHY}),
    ],
    "take_out_plan_proposal": [post("/plan/rounds/proposals/{proposal}/take_out/", KEEPERS, 409)],
    "set_aside_plan_proposal": [post("/plan/rounds/proposals/{proposal}/set_aside/", KEEPERS, data=WHY)],
    "bring_back_plan_proposal": [post("/plan/rounds/proposals/{proposal}/bring_back/", KEEPERS, 409)],
    "take_up_plan_proposal": [post("/plan/rounds/proposals/{proposal}/take_up/", KEEPERS, data={"objective": "1"})],
    "plan_meeting": [get("/plan/meetings/{meeting}/", READERS, shows="own_update", to=KEEPERS | {"focal_point"})],
    "ask_plan_meeting": [post("/plan/meetings/{planned}/ask/", KEEPERS)],
    "plan_said": [
        get("/plan/meetings/{meeting}/said/?export=csv", READERS, shows="own_update", to=KEEPERS | {"focal_point"})
    ],
    "share_plan_updates": [
        post("/plan/meetings/{meeting}/share/", KEEPERS),
        only_post("/plan/meetings/{meeting}/share/"),
    ],
}
ANYBODY: Final = frozenset(WHO)


def read(where: str, *, shows: str = "", to: frozenset[str] = frozenset()) -> Row:
    """A way of the API that anybody may take; what they get is what they see."""
    return Row("GET", where, ANYBODY, nobody=200, shows=shows, to=to)


API: Final[Mapping[str, list[Row]]] = {
    "list_cycles": [read("/api/v1/plan/cycles")],
    "list_items": [
        read("/api/v1/plan/items?cycle={cycle}", shows="item", to=MEMBERS),
        read("/api/v1/plan/items?cycle={cycle}", shows="group_item", to=READERS),
        read("/api/v1/plan/items?cycle={cycle}", shows="public_item", to=ANYBODY),
        Row("GET", "/api/v1/plan/items", ANYBODY, 422, nobody=422),
    ],
    "list_updates": [
        read("/api/v1/plan/updates?since=2020-01-01T00:00:00Z", shows="shared_words", to=MEMBERS),
        read("/api/v1/plan/updates?since=2020-01-01T00:00:00Z", shows="own_update"),
    ],
}
SEARCHES: Final = (Row(
    "POST", "/search/", READERS, other={"administrator": 200, "translator": 200}, data={"words": "quiet"},
    shows="item", to=MEMBERS,
), Row(
    "POST", "/search/", READERS, other={"administrator": 200, "translator": 200}, data={"words": "harbour"},
    shows="hidden", to=frozenset({"focal_point"}),
))  # fmt: skip
