"""The table of permissions of programmes and secondments: every route, everyone who may ask, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.workplan.tests.permissions import FOCAL, KEEPERS, MEMBERS, READERS, Row, get, only_post, post, read

ANYBODY: Final = frozenset({"nobody", "administrator", "translator"}) | READERS
# Whoever keeps all programmes, and the focal point whose organisation keeps this one.
OWNERS: Final = KEEPERS | {"focal_point"}
CLOSED: Final = {"observer": 404}
OTHERS: Final = {"other_focal_point": 404, "observer": 404}
# A route that asks for a permission which an observer does not have at all.
OTHER_FOCAL: Final = {"other_focal_point": 404}
NOT_OURS: Final = {"other_focal_point": 403}
ABOUT: Final = {
    "kind": "training", "title": "Train", "begins_on": "2026-03-02", "ends_on": "2026-03-13", "visibility": "members",
}  # fmt: skip
CALL: Final = {"title": "Work", "begins_on": "2027-01-04", "months": "3", "visibility": "members"}
OWN: Final = "/programmes/{programme}/"
WORK: Final = "/secondments/calls/{call}/"
HERS: Final = "/secondments/{secondment}/"


def change(where: str, inside: int = 302, data: Mapping[str, str] | None = None, *, own: str = OWN) -> Row:
    """By its keepers; another focal point sees it, and is told no."""
    return Row("POST", f"{own}{where}/", OWNERS, inside, other=NOT_OURS, data=data or {})


def move_on(
    secondment: str, name: str, let: frozenset[str], inside: int = 302, data: Mapping[str, str] | None = None
) -> Row:
    """Of a person that another focal point does not even find; who keeps none (`let`) is told no before."""
    own = {} if let == KEEPERS else OTHER_FOCAL
    return Row("POST", f"/secondments/{{{secondment}}}/{name}/", let, inside, other=own, data=data or {})


TABLE: Final[Mapping[str, list[Row]]] = {
    "programmes": [
        get("/programmes/", READERS, shows="programme", to=MEMBERS),
        get("/programmes/?export=csv", READERS, shows="programme", to=MEMBERS),
        get("/programmes/?q=tide", READERS, shows="programme", to=MEMBERS),
        get("/programmes/", READERS, shows="open_programme", to=READERS),
    ],
    "add_programme": [
        get("/programmes/add/", KEEPERS | FOCAL),
        post("/programmes/add/", KEEPERS | FOCAL, data=ABOUT),
        post("/programmes/add/", KEEPERS | FOCAL, 422),
    ],
    "programme_figures": [
        get("/programmes/figures/", READERS, shows="closed", to=MEMBERS),
        get("/programmes/figures/?export=csv", READERS, shows="closed", to=MEMBERS),
        get("/programmes/figures/?export=csv", READERS, shows="small"),
    ],
    "programme_hxl": [
        get("/programmes/figures.hxl.csv", READERS, shows="closed", to=MEMBERS),
        get("/programmes/figures.hxl.csv", READERS, shows="small"),
    ],
    "follow_ups_asked": [get("/programmes/asked/", KEEPERS | FOCAL, shows="undertaking", to=OWNERS)],
    "follow_up_address": [
        post("/programmes/plans/{undertaking}/address/", OWNERS, 200, other_focal_point=404),
        only_post("/programmes/plans/{undertaking}/address/"),
    ],
    "follow_up": [get("/programmes/follow-ups/{follow_up}/", OWNERS, other=OTHERS, shows="undertaking", to=OWNERS)],
    "answer_follow_up": [
        Row("POST", "/programmes/follow-ups/{follow_up}/answer/", OWNERS, other=OTHER_FOCAL, inside=302,
            data={"answer": "partly", "barriers": "time"}),
        Row("POST", "/programmes/follow-ups/{follow_up}/answer/", OWNERS, other=OTHER_FOCAL, inside=422),
    ],
    "programme_names": [
        # A list of names is its organiser's: co-chairs and the office read none of another's.
        get("/programmes/{programme}/names/", frozenset({"focal_point"}),
            other={"co_chair": 404, "regional_office": 404, "other_focal_point": 404}),
        # A form is not what a browser brings: it cannot be read.
        post("/programmes/{programme}/names/", frozenset({"focal_point"}), 422, co_chair=404, regional_office=404,
             other_focal_point=404),
    ],
    "delete_programme_names": [
        post("/programmes/{programme}/names/delete/", frozenset({"focal_point"}), co_chair=404, regional_office=404,
             other_focal_point=404),
    ],
    "programme": [
        get(OWN, MEMBERS, other=CLOSED, shows="programme", to=MEMBERS),
        # What its people mean to do, and what became of it, is read by them and by who keeps it.
        get(OWN, MEMBERS, other=CLOSED, shows="undertaking", to=OWNERS),
        get("/programmes/{closed}/", MEMBERS, other=CLOSED, shows="small"),
        # What it fulfils of the plan is seen as the plan has it.
        get("/programmes/{open_programme}/", READERS, shows="item", to=MEMBERS),
    ],
    "begin_programme": [change("begin")],
    "close_programme": [change("close", own="/programmes/{running}/")],
    "cancel_programme": [change("cancel")],
    "amend_programme": [change("amend", data=ABOUT), Row("POST", f"{OWN}amend/", OWNERS, 422, other={"other_focal_point": 422})],
    "fulfil_programme": [change("fulfil", data={"cycle": "{cycle}", "number": "{number}"})],
    "unfulfil_programme": [change("unfulfil", data={"item": "{item}"})],
    "count_programme": [change("count", data={"lines": "LK; navy; men; 3"}), change("count", 422, {"lines": "LK"})],
    "withdraw_counts_programme": [change("withdraw_counts", data={"reason": "wrong"}, own="/programmes/{closed}/")],
    "undertake_programme": [change("undertake", data={"text": "Teach"})],
    "tell_results_programme": [change("tell_results", data={"outputs": "A guide"})],
    "secondment_calls": [
        get("/secondments/", READERS, shows="call", to=MEMBERS),
        get("/secondments/?export=csv", READERS, shows="call", to=MEMBERS),
        get("/secondments/", READERS, shows="open_call", to=READERS),
    ],
    "add_secondment_call": [
        get("/secondments/add/", KEEPERS),
        post("/secondments/add/", KEEPERS, data=CALL),
        post("/secondments/add/", KEEPERS, 422),
    ],
    "secondment_call": [
        get(WORK, MEMBERS, other=CLOSED, shows="call", to=MEMBERS),
        get(WORK, MEMBERS, other=CLOSED, shows="name", to=OWNERS),
    ],
    "open_secondment_call": [post("/secondments/calls/{planned_call}/open/", KEEPERS)],
    "nominate_secondment_call": [
        post(f"{WORK}nominate/", MEMBERS, data={"agency": "navy", "party": "{party}"}),
        # The office says of whom; a focal point nominates for their own.
        post(f"{WORK}nominate/", KEEPERS, 422, {"agency": "navy"}, focal_point=302, other_focal_point=302),
    ],
    "amend_secondment_call": [post(f"{WORK}amend/", KEEPERS, data=CALL)],
    "fulfil_secondment_call": [post(f"{WORK}fulfil/", KEEPERS, data={"cycle": "{cycle}", "number": "{number}"})],
    "unfulfil_secondment_call": [post(f"{WORK}unfulfil/", KEEPERS, data={"item": "{item}"})],
    "close_secondment_call": [post(f"{WORK}close/", KEEPERS)],
    "cancel_secondment_call": [post(f"{WORK}cancel/", KEEPERS)],
    "secondment": [get(HERS, OWNERS, other=OTHER_FOCAL, shows="name", to=OWNERS)],
    "select_secondment": [move_on("secondment", "select", KEEPERS)],
    "decline_secondment": [move_on("secondment", "decline", KEEPERS)],
    "take_back_secondment": [move_on("secondment", "take_back", OWNERS, 302)],
    "place_secondment": [
        move_on("selected", "place", KEEPERS, data={"begins_on": "2027-01-04", "ends_on": "2027-03-04"})
    ],
    "deliver_secondment": [move_on("placed", "deliver", OWNERS, data={"text": "A guide"})],
    "finish_secondment": [move_on("placed", "finish", OWNERS, data={"deliverable": "{deliverable}"})],
    "hand_over_secondment": [move_on("placed", "hand_over", OWNERS, data={"hand_over": "So."})],
    "end_early_secondment": [move_on("placed", "end_early", OWNERS)],
    "join_alumni_secondment": [move_on("handed_over", "join_alumni", OWNERS)],
    "forget_secondment": [move_on("alumna", "forget", OWNERS, data={"is_sure": "on"}), move_on("alumna", "forget", OWNERS, 422)],
    "alumna_address": [
        post("/secondments/{alumna}/address/", OWNERS, 200, other_focal_point=404),
        post("/secondments/{secondment}/address/", OWNERS, 409, other_focal_point=404),
        only_post("/secondments/{alumna}/address/"),
    ],
    # Whoever has the address.
    "follow_up_link": [
        Row("GET", "/follow-up/{follow_up_token}/", ANYBODY, nobody=200, shows="undertaking", to=ANYBODY),
        Row("POST", "/follow-up/{follow_up_token}/", ANYBODY, nobody=302, inside=302, data={"answer": "done"}),
        Row("POST", "/follow-up/{follow_up_token}/", ANYBODY, nobody=422, inside=422),
        Row("GET", "/follow-up/x/", ANYBODY, 404, nobody=404),
    ],
    "alumna": [
        Row("GET", "/alumni/{alumna_token}/", ANYBODY, nobody=200, shows="call", to=ANYBODY),
        Row("GET", "/alumni/{alumna_token}/", ANYBODY, nobody=200, shows="name"),
        Row("POST", "/alumni/{alumna_token}/", ANYBODY, nobody=200, data={"is_sure": "on"}),
        Row("POST", "/alumni/{alumna_token}/", ANYBODY, 422, nobody=422),
        Row("GET", "/alumni/x/", ANYBODY, 404, nobody=404),
    ],
}  # fmt: skip
API: Final[Mapping[str, list[Row]]] = {
    "list_programmes": [
        read("/api/v1/programmes", shows="programme", to=MEMBERS),
        read("/api/v1/programmes", shows="open_programme", to=READERS),
        read("/api/v1/programmes", shows="public", to=ANYBODY),
        read("/api/v1/programmes", shows="undertaking"),
        read("/api/v1/programmes", shows="small"),
        Row("GET", "/api/v1/programmes?limit=0", ANYBODY, 422, nobody=422),
    ],
    "list_calls": [
        read("/api/v1/secondment-calls", shows="call", to=MEMBERS),
        read("/api/v1/secondment-calls", shows="name"),
    ],
}
SEARCHES: Final = [
    Row("POST", "/search/", READERS, other={"administrator": 200, "translator": 200}, data={"words": words},
        shows=shows, to=to)
    for words, shows, to in (("tide", "programme", MEMBERS), ("lantern", "call", MEMBERS))
]  # fmt: skip
