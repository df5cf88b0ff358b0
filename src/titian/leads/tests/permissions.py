"""The table of permissions of leads: every route, everyone who may ask, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.leads.tests.factories import ALLOWED, WHY
from titian.leads.tests.permissions_requests import REQUEST_API, REQUESTS
from titian.workplan.tests.permissions import WHO, Row, get, post

ANYBODY: Final = frozenset({*WHO, "analyst", "leads_body"})
ANALYSTS: Final = frozenset({"analyst"})
OFFICE: Final = frozenset({"regional_office"})
BODY: Final = frozenset({"leads_body"})
LEAD: Final = "/leads/{lead}/"
LINE: Final = "/leads/lines/{line}/"
NEW_LINE: Final = {"name": "Line", "number": "1", "about": "person", "source": "Fictional"}
NEW_LURE: Final = {"language": "en", "words": "Typists, high pay (fictional)", "rests_on": "Leads of November"}
ASSESSED: Final = {"confidence": "low", "against": "Not", **WHY}


def public(where: str, status: int = 200) -> Row:
    return Row("GET", where, ANYBODY, status, nobody=status)


TABLE: Final[Mapping[str, list[Row]]] = {
    **REQUESTS,
    "offer": [public("/offer/", 302)],
    "offer_page": [
        public("/offer/en/"),
        public("/offer/xx/", 404),
        Row("POST", "/offer/en/", ANYBODY, 200, nobody=200, data={"words": "Cooks wanted (fictional)", **ALLOWED}),
        Row("POST", "/offer/en/", ANYBODY, 422, nobody=422, data={"words": "", **ALLOWED}),
    ],
    "offer_person": [public("/offer/en/person/")],
    "offer_clip": [public("/offer/en/heard/about.opus"), public("/offer/en/heard/send.opus", 404)],
    "offer_check": [public("/offer/en/check/"), public("/offer/xx/check/", 404)],
    "offer_signs": [public("/offer/signs.json")],
    "offer_lures": [public("/offer/en/lures/"), public("/offer/xx/lures/", 404)],
    "offer_lures_json": [public("/offer/lures.json")],
    "lures": [get("/leads/lures/", ANALYSTS, shows="lure", to=ANALYSTS), get("/leads/lures/?export=csv", frozenset())],
    "add_lure": [
        get("/leads/lures/add/", ANALYSTS),
        post("/leads/lures/add/", ANALYSTS, data=NEW_LURE),
        post("/leads/lures/add/", ANALYSTS, 422, data={**NEW_LURE, "words": "Write to +999 000 0101"}),
    ],
    "lure": [get("/leads/lures/{lure}/", ANALYSTS, shows="lure", to=ANALYSTS)],
    "release_lure": [post("/leads/lures/{lure}/release/", ANALYSTS)],
    "withdraw_lure": [post("/leads/lures/{lure}/withdraw/", ANALYSTS)],
    "leads": [get("/leads/", ANALYSTS, shows="lead", to=ANALYSTS), get("/leads/?export=csv", frozenset())],
    "add_lead": [
        get("/leads/add/", ANALYSTS),
        post("/leads/add/", ANALYSTS, data={"words": "Cooks wanted (fictional)", **ALLOWED}),
        post("/leads/add/", ANALYSTS, 422, data={"words": "My brother, 19, cannot leave", **ALLOWED}),
    ],
    "lead": [get(LEAD, ANALYSTS, shows="lead", to=ANALYSTS)],
    "assess_lead": [post(f"{LEAD}assess/", ANALYSTS, data=ASSESSED), post(f"{LEAD}assess/", ANALYSTS, 422)],
    "watch_lead": [post(f"{LEAD}watch/", ANALYSTS, 409, data=WHY)],
    "freeze_lead": [post(f"{LEAD}freeze/", ANALYSTS, data=WHY)],
    "unfreeze_lead": [post(f"{LEAD}unfreeze/", ANALYSTS, 409, data=WHY)],
    "close_lead": [post(f"{LEAD}close/", ANALYSTS, data={"reason": "honest", **WHY})],
    "reopen_lead": [post(f"{LEAD}reopen/", ANALYSTS, 409, data=WHY)],
    "place_lead": [post(f"{LEAD}place/", ANALYSTS, data={"country": "TH"})],
    "note_lead": [
        post(f"{LEAD}note/", ANALYSTS, data={"kind": "handle", "written": "Typists"}),
        post(f"{LEAD}note/", ANALYSTS, 422, data={"kind": "handle", "written": "nowhere"}),
    ],
    "say_part_lead": [
        post(f"{LEAD}say_part/", ANALYSTS, data={"mention": "{mention}", "part": "bystander", **WHY}),
        post(f"{LEAD}say_part/", ANALYSTS, 409, data={"mention": "{line}", "part": "bystander", **WHY}),
    ],
    "erase_lead": [post(f"{LEAD}erase/", ANALYSTS, data={"reason": "person"})],
    "lead_picture_blurred": [get(f"{LEAD}blurred.jpg", ANALYSTS)],
    "lead_picture": [Row("GET", f"{LEAD}picture.jpg", ANALYSTS, 404)],
    "show_lead_picture": [post(f"{LEAD}picture/show/", ANALYSTS, 200)],
    "erase_lead_picture": [post(f"{LEAD}picture/abuse/", ANALYSTS, 200)],
    "look_for": [
        post(f"{LEAD}look/{{mention}}/", ANALYSTS, data={"purpose": "warn", **WHY}),
        post(f"{LEAD}look/{{mention}}/", ANALYSTS, 422, data={"purpose": "warn"}),
        Row("GET", f"{LEAD}look/{{mention}}/", ANYBODY, 405, nobody=405),
    ],
    "lead_search": [get("/leads/searches/{search}/", ANALYSTS)],
    "lead_weeks": [get("/leads/weeks/", BODY, shows="why", to=BODY)],
    "read_lead_week": [
        post("/leads/weeks/2026-11-16/read/", BODY),
        post("/leads/weeks/2026-11-17/read/", BODY, 409),
        post("/leads/weeks/never/read/", BODY, 404),
    ],
    "lead_rules": [get("/leads/rules/", OFFICE, shows="switch", to=OFFICE)],
    "set_lead_rule": [
        post("/leads/rules/daily_pay/off/", OFFICE, data=WHY),
        post("/leads/rules/daily_pay/on/", OFFICE, 422),
        post("/leads/rules/nothing_like_it/off/", OFFICE, 404, data=WHY),
    ],
    "add_brought_ads": [
        get("/leads/honest-ads/add/", OFFICE),
        post("/leads/honest-ads/add/", OFFICE, data={"country": "TH", "language": "th", "ads": "100", **WHY}),
        post("/leads/honest-ads/add/", OFFICE, 422),
    ],
    "lead_clusters": [
        get("/leads/clusters/", ANALYSTS, shows="lead", to=ANALYSTS),
        get("/leads/clusters/?export=csv", frozenset()),
    ],
    "lead_cluster": [get("/leads/clusters/{lead}/", ANALYSTS, shows="lead", to=ANALYSTS)],
    "lead_cluster_picture": [get("/leads/clusters/{lead}/picture.svg", ANALYSTS)],
    "judge_leads": [
        get(f"{LEAD}judge/", ANALYSTS),
        post(f"{LEAD}judge/", ANALYSTS, data={"other": "{other}", "verdict": "same", **WHY}),
        post(f"{LEAD}judge/", ANALYSTS, 422, data={"other": "{line}", "verdict": "same", **WHY}),
    ],
    "help_lines": [get("/leads/lines/", ANALYSTS, shows="line", to=ANALYSTS)],
    "add_help_line": [
        get("/leads/lines/add/", ANALYSTS),
        post("/leads/lines/add/", ANALYSTS, data=NEW_LINE),
        post("/leads/lines/add/", ANALYSTS, 422),
    ],
    "help_line": [get(LINE, ANALYSTS, shows="line", to=ANALYSTS)],
    "verify_help_line": [post(f"{LINE}verify/", ANALYSTS)],
    "withdraw_help_line": [post(f"{LINE}withdraw/", ANALYSTS)],
    "lead_partners": [get("/leads/partners/", OFFICE, shows="partner", to=OFFICE)],
    "add_lead_partner": [
        get("/leads/partners/add/", OFFICE),
        post("/leads/partners/add/", OFFICE, data={"name": "Bank (fictional)"}),
        post("/leads/partners/add/", OFFICE, 422),
    ],
    "lead_partner": [get("/leads/partners/{partner}/", OFFICE, shows="partner", to=OFFICE)],
    "end_lead_partner": [post("/leads/partners/{partner}/end/", OFFICE)],
    # 302: to the password or the second factor, once more.
    "lead_partner_key": [post("/leads/partners/{partner}/key/", OFFICE, 302)],
}  # fmt: skip
# A session opens nothing here: a partner's key does, and `test_room_partners` asks with one.
API: Final[Mapping[str, list[Row]]] = {
    **REQUEST_API,
    "give_offer": [Row("POST", "/api/v1/leads", ANYBODY, 401, nobody=401)],
    "give_picture": [Row("POST", "/api/v1/lead-pictures?language=en", ANYBODY, 401, nobody=401)],
    "give_file": [Row("PUT", "/api/v1/lead-files/{lead}?form=csv", ANYBODY, 401, nobody=401)],
    "show_file": [Row("GET", "/api/v1/lead-files/{lead}", ANYBODY, 401, nobody=401)],
}
