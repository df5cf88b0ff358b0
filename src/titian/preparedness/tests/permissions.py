"""The table of permissions of the event log: every route, everyone who may ask, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.workplan.tests.permissions import Row, get, post

# A focal point whose body speaks for no member takes no part: `other_focal_point` reads and does nothing here.
READERS: Final = frozenset({"co_chair", "regional_office", "focal_point"})
KEEPERS: Final = frozenset({"co_chair", "regional_office"})
REPORTERS: Final = frozenset({"regional_office", "focal_point"})
GONE: Final = {"other_focal_point": 404}
EVENT: Final = "/events/{event}/"
OWN: Final = "/events/{own}/"
FACTS: Final = {"kind": "landing", "sea": "andaman_sea", "first_on": "2026-11-20"}
NEW: Final = {**FACTS, "at": "2026-11-20T08:00", "authority": "Rescue centre (fictional)"}
CLAIM: Final = {
    "measure": "embarked", "low": "60", "sense": "exactly", "as_of": "2026-11-20", "source": "Harbour (fictional)",
    "reliability": "b", "credibility": "2",
}  # fmt: skip
REVISED: Final = {**{name: text for name, text in CLAIM.items() if name != "measure"}, "why": "It is so."}
STEP: Final = {"status": "located", "at": "2026-11-30T08:30", "authority": "Rescue centre (fictional)", "why": "Late"}
WHY: Final = {"why": "It is so."}

TABLE: Final[Mapping[str, list[Row]]] = {
    "events": [
        Row("GET", "/events/", READERS, other={"other_focal_point": 200}, shows="event", to=READERS),
        Row("GET", "/events/?export=csv", READERS, other={"other_focal_point": 200}, shows="event", to=READERS),
    ],
    "add_event": [
        Row("GET", "/events/add/", REPORTERS, other={"other_focal_point": 200}),
        post("/events/add/", REPORTERS, data=NEW),
        # What is missing is said before it is asked who they are.
        post("/events/add/", REPORTERS, 422, other_focal_point=422),
    ],
    "take_event_file": [get("/events/file/", KEEPERS), post("/events/file/", KEEPERS, 422)],
    "event_series": [Row("GET", "/events/series/", READERS, other={"other_focal_point": 200})],
    "event": [get(EVENT, READERS, shows="source", to=READERS, other=GONE)],
    "claim_event": [
        post(f"{EVENT}claim/", REPORTERS, data=CLAIM, **GONE),
        post(f"{EVENT}claim/", REPORTERS, 422, data={**CLAIM, "low": ""}, **GONE),
    ],
    "step_event": [
        post(f"{EVENT}step/", REPORTERS, data=STEP, **GONE),
        post(f"{EVENT}step/", REPORTERS, 422, data={**STEP, "at": "2999-01-01T00:00"}, **GONE),
    ],
    "choose_event": [
        post(f"{EVENT}choose/", KEEPERS, data={"claim": "{claim}", **WHY}),
        post(f"{EVENT}choose/", KEEPERS, 422, data={"claim": "{event}", **WHY}),
    ],
    "judge_event": [
        post(f"{EVENT}judge/", KEEPERS, data={"other": "{own}", "verdict": "same", **WHY}),
        post(f"{EVENT}judge/", KEEPERS, 422, data={"other": "{event}", "verdict": "same", **WHY}),
    ],
    # What another body entered is corrected by the office alone.
    "amend_event": [
        post(f"{EVENT}amend/", frozenset({"regional_office"}), data={**FACTS, "reason": "typed"}, **GONE),
        post(f"{OWN}amend/", REPORTERS, data={**FACTS, "reason": "typed"}, **GONE),
    ],
    "revise_claim": [
        Row("GET", f"{OWN}claims/{{own_claim}}/", REPORTERS, other=GONE),
        post(f"{OWN}claims/{{own_claim}}/", REPORTERS, data=REVISED, **GONE),
        post(f"{EVENT}claims/{{claim}}/", frozenset({"regional_office"}), data=REVISED, **GONE),
        Row("GET", f"{EVENT}claims/{{own_claim}}/", frozenset(), other=dict.fromkeys((*REPORTERS, *GONE), 404)),
    ],
}  # fmt: skip
