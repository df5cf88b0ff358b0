"""The table of permissions of the event log and of alerts: every route, everyone who may ask, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from titian.workplan.tests.permissions import WHO, Row, get, only_post, post

# A focal point whose body speaks for no member takes no part: `other_focal_point` reads and does nothing here.
READERS: Final = frozenset({"co_chair", "regional_office", "focal_point"})
KEEPERS: Final = frozenset({"co_chair", "regional_office"})
REPORTERS: Final = frozenset({"regional_office", "focal_point"})
GONE: Final = {"other_focal_point": 404}
FOCAL: Final = frozenset({"focal_point"})
HIDDEN: Final = {"focal_point": 404, "other_focal_point": 404}
NOWHERE: Final = {**HIDDEN, "co_chair": 404, "regional_office": 404}
EVENT: Final = "/events/{event}/"
OWN: Final = "/events/{own}/"
PLAYED: Final = "/exercises/events/{played}/"
CONSULTATION: Final = "/consultations/{consultation}/"
HELD: Final = "/exercises/consultations/{held}/"
EXERCISE: Final = "/exercises/{exercise}/"
DRAFTED: Final = "/exercises/{drafted}/"
PLAN: Final = "/national-plans/{plan}/"
EVERYONE: Final = {"other_focal_point": 200}
CONVENED: Final = {"subject": "Late boats", "why": "They are late (fictional)", "event": ""}
SUPPORT: Final = {"what": "shelter", "text": "Tents (fictional)"}
TAKE_ON: Final = {"step": "taken_on", "due_on": "", "why": ""}
# Whoever keeps the room speaks for no member: what a member alone does is refused them with a sentence.
NO_MEMBER: Final = {"co_chair": 403, "regional_office": 403}
SEALED: Final = "/events/{event}/sealed/{sealed}/"
UNSEEN: Final = dict.fromkeys(("co_chair", "regional_office", "other_focal_point"), 404)
FACTS: Final = {"kind": "landing", "sea": "andaman_sea", "first_on": "2026-11-20"}
NEW: Final = {**FACTS, "at": "2026-11-20T08:00", "authority": "Rescue centre (fictional)"}
CLAIM: Final = {
    "measure": "embarked", "low": "60", "sense": "exactly", "as_of": "2026-11-20", "source": "Harbour (fictional)",
    "reliability": "b", "credibility": "2",
}  # fmt: skip
REVISED: Final = {**{name: text for name, text in CLAIM.items() if name != "measure"}, "why": "It is so."}
STEP: Final = {"status": "located", "at": "2026-11-30T08:30", "authority": "Rescue centre (fictional)", "why": "Late"}
WHY: Final = {"why": "It is so."}

ALERT: Final = "/alerts/{alert}/"
DRAFT: Final = "/alerts/{draft}/"
RULE: Final = "/alerts/rules/{rule}/"
OFFICE: Final = frozenset({"regional_office"})
EVERYBODY: Final = frozenset(WHO)
LINE: Final = "/contacts/lines/{contact}/"
NEW_LINE: Final = {"party": "{party}", "purpose": "shelter", "number": "+99 9 000 0002"}
TOLD: Final = {
    "subject": "landing_possible", "area": "aceh_north", "urgency": "Expected", "severity": "Severe",
    "certainty": "Likely", "instructions": "shelter", "origins": "MM", "lasts_hours": "24",
}  # fmt: skip
NEW_RULE: Final = {**TOLD, "name": "Boats (fictional)", "what": "boats", "fewest": "3", "days": "14"}

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
    "event_drift": [Row("GET", "/events/drift/", READERS, other={"other_focal_point": 200})],
    "event_series": [Row("GET", "/events/series/", READERS, other={"other_focal_point": 200})],
    "sea_bodies": [get("/events/bodies/", KEEPERS), post("/events/bodies/", KEEPERS, 422)],
    "seal_position": [
        Row("GET", f"{EVENT}sealed/", REPORTERS, other=GONE),
        post(f"{EVENT}sealed/", REPORTERS, 422, other_focal_point=404),
    ],
    # Sealed by the focal point, to bodies of others: it reads who opened it, and has no copy.
    "sealed_position": [Row("GET", SEALED, frozenset({"focal_point"}), other=UNSEEN)],
    "give_sealed_position": [
        post(f"{SEALED}copy/", frozenset(), other_focal_point=404),
        only_post(f"{SEALED}copy/"),
    ],
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
    "ask_event": [
        post(f"{EVENT}ask/", REPORTERS, data={"hub": "{hub}", "heads": "{claim}", "needs": "water"}, **GONE),
        post(f"{EVENT}ask/", REPORTERS, 422, data={"hub": "0"}, **GONE),
    ],
    "give_arrival_request": [get(f"{EVENT}arrivals/{{asked}}/", REPORTERS, other=GONE)],
    "make_arrival_link": [
        post(f"{EVENT}arrivals/{{asked}}/link/", REPORTERS, 200, data={}, **GONE),
        only_post(f"{EVENT}arrivals/{{asked}}/link/"),
    ],
    # Whoever has the address gets the file alone.
    "arrival_link": [
        Row("GET", "/arrival/{arrival_token}/", EVERYBODY, nobody=200, shows="event"),
        Row("GET", "/arrival/x/", EVERYBODY, 404, nobody=404),
    ],
    "take_arrival_counts": [
        Row("GET", "/events/counts/", REPORTERS, other={"other_focal_point": 200}),
        # What is missing is said before it is asked who they are.
        post("/events/counts/", REPORTERS, 422, other_focal_point=422),
    ],
    "add_situation_report": [post(f"{EVENT}reports/", READERS, data={}, **GONE)],
    "situation_report": [get(f"{EVENT}reports/{{report}}/", READERS, shows="source", to=READERS, other=GONE)],
    "give_situation_report": [
        get(f"{EVENT}reports/{{report}}/csv/", READERS, shows="source", to=READERS, other=GONE),
        Row("GET", f"{EVENT}reports/{{report}}/exe/", frozenset(), other=dict.fromkeys((*READERS, *GONE), 404)),
    ],
    "revise_claim": [
        Row("GET", f"{OWN}claims/{{own_claim}}/", REPORTERS, other=GONE),
        post(f"{OWN}claims/{{own_claim}}/", REPORTERS, data=REVISED, **GONE),
        post(f"{EVENT}claims/{{claim}}/", frozenset({"regional_office"}), data=REVISED, **GONE),
        Row("GET", f"{EVENT}claims/{{own_claim}}/", frozenset(), other=dict.fromkeys((*REPORTERS, *GONE), 404)),
    ],
    "consultations": [
        Row("GET", "/consultations/", READERS, other=EVERYONE, shows="consultation", to=READERS),
        Row("GET", "/consultations/?export=csv", READERS, other=EVERYONE, shows="consultation", to=READERS),
    ],
    "add_consultation": [
        get("/consultations/add/", KEEPERS),
        post("/consultations/add/", KEEPERS, data=CONVENED),
        post("/consultations/add/", KEEPERS, 422, data={**CONVENED, "event": "{played}"}),
    ],
    "consultation": [get(CONSULTATION, READERS, shows="consultation", to=READERS, other=GONE)],
    "exercises": [Row("GET", "/exercises/", READERS, other=EVERYONE, shows="exercise", to=READERS)],
    "add_exercise": [
        get("/exercises/add/", KEEPERS),
        post("/exercises/add/", KEEPERS, data={"title": "Lantern", "scenario": "Made up"}),
    ],
    "exercise_lessons": [Row("GET", "/exercises/lessons/", READERS, other=EVERYONE, shows="lesson", to=READERS)],
    "exercise": [get(EXERCISE, READERS, shows="scenario", to=READERS, other=GONE)],
    "inject_exercise": [
        post(f"{EXERCISE}inject/", KEEPERS, data={"after_minutes": "5", "text": "Told", "party": ""}),
        post(f"{EXERCISE}inject/", KEEPERS, 422, data={"after_minutes": "-1", "text": "Told", "party": ""}),
    ],
    "start_exercise": [post(f"{DRAFTED}start/", KEEPERS), post(f"{EXERCISE}start/", KEEPERS, 409)],
    "send_exercise": [post(f"{EXERCISE}send/", KEEPERS)],
    "end_exercise": [post(f"{EXERCISE}end/", KEEPERS)],
    "join_exercise": [post(f"{DRAFTED}join/", FOCAL, data={}, **NO_MEMBER, **GONE)],
    "leave_exercise": [post(f"{EXERCISE}leave/", FOCAL, data={}, **NO_MEMBER, **GONE)],
    "decide_exercise": [post(f"{EXERCISE}decide/", FOCAL, data={"text": "So"}, **NO_MEMBER, **GONE)],
    "observe_exercise": [post(f"{EXERCISE}observe/", READERS, data={"text": "So"}, **GONE)],
    "lesson_exercise": [post(f"{EXERCISE}lesson/", READERS, data={"text": "So"}, **GONE)],
    "undertake_exercise": [
        post(f"{EXERCISE}undertake/", FOCAL, data={**TAKE_ON, "point": "{lesson}"}, **NO_MEMBER, **GONE),
    ],
    "add_exercise_event": [
        Row("GET", f"{EXERCISE}events/add/", REPORTERS, other=GONE),
        post(f"{EXERCISE}events/add/", REPORTERS, data=NEW, **GONE),
        post(f"{DRAFTED}events/add/", REPORTERS, 409, data=NEW, **GONE),
    ],
    "add_exercise_consultation": [
        get(f"{EXERCISE}consultations/add/", KEEPERS),
        post(f"{EXERCISE}consultations/add/", KEEPERS, data={**CONVENED, "event": "{played}"}),
        post(f"{EXERCISE}consultations/add/", KEEPERS, 422, data={**CONVENED, "event": "{event}"}),
    ],
    # A real address knows no id of an exercise, and the reverse.
    "exercise_event": [
        get(PLAYED, READERS, shows="played", to=READERS, other=GONE),
        Row("GET", "/events/{played}/", frozenset(), other=dict.fromkeys((*READERS, *GONE), 404)),
        Row("GET", "/exercises/events/{event}/", frozenset(), other=dict.fromkeys((*READERS, *GONE), 404)),
    ],
    "claim_exercise_event": [post(f"{PLAYED}claim/", REPORTERS, data=CLAIM, **GONE)],
    "step_exercise_event": [post(f"{PLAYED}step/", REPORTERS, data={**STEP, "at": "2026-11-30T09:30"}, **GONE)],
    "choose_exercise_event": [post(f"{PLAYED}choose/", KEEPERS, data={"claim": "{played_claim}", **WHY})],
    "judge_exercise_event": [
        post(f"{PLAYED}judge/", KEEPERS, 422, data={"other": "{event}", "verdict": "same", **WHY}),
    ],
    "amend_exercise_event": [
        post(f"{PLAYED}amend/", frozenset({"regional_office"}), data={**FACTS, "reason": "typed"}, **GONE),
    ],
    "revise_exercise_claim": [
        Row("GET", f"{PLAYED}claims/{{played_claim}}/", REPORTERS, other=GONE),
        post(f"{PLAYED}claims/{{played_claim}}/", frozenset({"regional_office"}), data=REVISED, **GONE),
        Row("GET", f"{EVENT}claims/{{played_claim}}/", frozenset(), other=dict.fromkeys((*REPORTERS, *GONE), 404)),
    ],
    "exercise_consultation": [
        get(HELD, READERS, shows="held", to=READERS, other=GONE),
        Row("GET", "/consultations/{held}/", frozenset(), other=dict.fromkeys((*READERS, *GONE), 404)),
    ],
    **{
        f"{move}_{name}": rows
        for name, at, line, need, offer, point in (
            ("consultation", CONSULTATION, "{line}", "{line}", "{offer}", "{action}"),
            ("exercise_consultation", HELD, "{held_line}", "{held_line}", "{held_offer}", "{held_action}"),
        )
        for move, rows in {
            "join": [post(f"{at}join/", frozenset(), focal_point=409, data={}, **NO_MEMBER, **GONE)],
            "leave": [post(f"{at}leave/", FOCAL, data={}, **NO_MEMBER, **GONE)],
            "need": [post(f"{at}need/", FOCAL, data=SUPPORT, **NO_MEMBER, **GONE)],
            "offer": [post(f"{at}offer/", FOCAL, data=SUPPORT, **NO_MEMBER, **GONE)],
            "withdraw": [post(f"{at}withdraw/", FOCAL, data={"line": line}, **NO_MEMBER, **GONE)],
            "match": [post(f"{at}match/", KEEPERS, data={"need": need, "offer": offer, "fit": "fits", **WHY})],
            "propose": [post(f"{at}propose/", READERS, data={"text": "So"}, **GONE)],
            "undertake": [
                post(f"{at}undertake/", FOCAL, data={**TAKE_ON, "point": point}, **NO_MEMBER, **GONE),
            ],
            "close": [post(f"{at}close/", KEEPERS)],
        }.items()
    },
    "national_plans": [Row("GET", "/national-plans/", READERS, other=EVERYONE, shows="plan", to=READERS)],
    "add_national_plan": [
        get("/national-plans/add/", FOCAL, other=EVERYONE),
        # They have one.
        post("/national-plans/add/", FOCAL, 409, data={"lessons": "New", **WHY}, other_focal_point=403),
    ],
    "national_plan": [get(PLAN, READERS, shows="plan", to=READERS, other=GONE)],
    "national_plan_version": [
        get(f"{PLAN}versions/1/", READERS, shows="plan", to=READERS, other=GONE),
        get("/national-plans/{other_plan}/versions/2/", frozenset(), other=dict.fromkeys((*READERS, *GONE), 404)),
    ],
    # Another member's is read, and not written.
    "keep_national_plan": [
        post(f"{PLAN}keep/", FOCAL, data={"lessons": "New", **WHY}, **GONE),
        post("/national-plans/{other_plan}/keep/", frozenset(), data={"lessons": "New", **WHY}, **GONE),
    ],
    "alerts": [
        Row("GET", "/alerts/", READERS, other={"other_focal_point": 200}, shows="alert", to=READERS),
        Row("GET", "/alerts/?export=csv", READERS, other={"other_focal_point": 200}, shows="alert", to=READERS),
    ],
    "add_alert": [
        Row("GET", "/alerts/add/", REPORTERS, other={"other_focal_point": 200}),
        post("/alerts/add/", REPORTERS, data=TOLD),
        post("/alerts/add/", REPORTERS, 422, other_focal_point=422),
    ],
    "alert": [get(ALERT, READERS, shows="alert", to=READERS, other=GONE), get(DRAFT, KEEPERS, other=HIDDEN)],
    "alert_cap": [get(f"{ALERT}cap.xml", READERS, other=GONE), get(f"{DRAFT}cap.xml", frozenset(), other=NOWHERE)],
    "release_alert": [post(f"{DRAFT}release/", KEEPERS), post(f"{ALERT}release/", KEEPERS, 409)],
    "propose_alert": [
        post(f"{DRAFT}propose/", OFFICE, data=TOLD, **HIDDEN),
        post("/alerts/{own_draft}/propose/", REPORTERS, data=TOLD, **GONE),
    ],
    "drop_alert": [
        post(f"{DRAFT}drop/", OFFICE, data={"reason": "known"}, **HIDDEN),
        post("/alerts/{own_draft}/drop/", REPORTERS, data={"reason": "known"}, **GONE),
    ],
    "cancel_alert": [post(f"{ALERT}cancel/", KEEPERS, data={"reason": "wrong"})],
    "replace_alert": [
        Row("GET", f"{ALERT}replace/", REPORTERS, other=GONE),
        post(f"{ALERT}replace/", REPORTERS, data=TOLD, **GONE),
    ],
    "acknowledge_alert": [post(f"{ALERT}acknowledge/", frozenset({"focal_point"}), data={}, **GONE)],
    "alert_deputies": [
        Row("GET", "/alerts/stand-ins/", frozenset({"focal_point", "other_focal_point"})),
        post("/alerts/stand-ins/", frozenset({"focal_point"})),
    ],
    "contact_sheet": [get("/contacts/", READERS, other={"other_focal_point": 200})],
    "contact_data": [Row("GET", "/contacts/sheet.json", READERS, shows="number", to=READERS)],
    "contact_worker": [Row("GET", "/contacts/worker.js", EVERYBODY, nobody=200)],
    "contact_manifest": [Row("GET", "/contacts/app.webmanifest", EVERYBODY, nobody=200)],
    "contact_file": [get("/contacts/file/", REPORTERS)],
    "contact_lines": [
        Row("GET", "/contacts/lines/", REPORTERS, other={"other_focal_point": 200}, shows="number", to=REPORTERS)
    ],
    "add_contact_line": [
        Row("GET", "/contacts/lines/add/", REPORTERS, other={"other_focal_point": 200}),
        post("/contacts/lines/add/", REPORTERS, data=NEW_LINE, other_focal_point=422),
    ],
    "contact_line": [get(LINE, REPORTERS, other=GONE), get("/contacts/lines/{far_contact}/", OFFICE, other=HIDDEN)],
    "confirm_contact_line": [
        post(f"{LINE}confirm/", REPORTERS, data={}, **GONE),
        post("/contacts/lines/{far_contact}/confirm/", OFFICE, data={}, **HIDDEN),
    ],
    "withdraw_contact_line": [post(f"{LINE}withdraw/", REPORTERS, data={}, **GONE)],
    "drill_recipients": [
        get("/alerts/exercise-recipients/", KEEPERS),
        post("/alerts/exercise-recipients/", KEEPERS, data={}),
        post("/alerts/exercise-recipients/", KEEPERS, 422, data={"accounts": "0"}),
    ],
    "triggers": [get("/alerts/rules/", OFFICE)],
    "add_trigger": [
        get("/alerts/rules/add/", OFFICE),
        post("/alerts/rules/add/", OFFICE, data=NEW_RULE),
        post("/alerts/rules/add/", OFFICE, 422),
    ],
    "trigger": [get(RULE, OFFICE)],
    "stop_trigger": [post(f"{RULE}stop/", OFFICE)],
    "start_trigger": [post(f"{RULE}start/", OFFICE, 409)],
}  # fmt: skip
# A session opens nothing here: a known hub's signature does, and `test_contacts` asks with one.
API: Final[Mapping[str, list[Row]]] = {
    "contact_sheet": [Row("POST", "/api/v1/contact-sheet", EVERYBODY, 422, nobody=422)],
}
