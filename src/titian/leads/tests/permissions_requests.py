"""The table of permissions, of requests to partners: every route, everyone who may ask, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from titian.leads.disruption.models import Appeal, InsidePath, LeadRequest
from titian.leads.models import Lead
from titian.leads.tests.factories import WHY, do, make_lead
from titian.leads.tests.request_factories import draft, make_assessed, make_partner, move, send
from titian.workplan.tests.permissions import WHO, Row, get, post

ANYBODY: Final = frozenset({*WHO, "analyst", "leads_body"})
ANALYSTS: Final = frozenset({"analyst"})
OFFICE: Final = frozenset({"regional_office"})
MARK: Final = "Platform that is asked (fictional)"
REQUEST: Final = "/leads/requests/{request}/"
SENT: Final = "/leads/requests/{sent}/"
APPEAL: Final = "/leads/appeals/{appeal}/"
PATH: Final = "/leads/paths/{path}/"
PARTNER: Final = "/partner/requests/{sent}/"
ANSWER: Final = {"answer": "Wait"}


def public(method: str, where: str, status: int, **data: str) -> Row:
    return Row(method, where, ANYBODY, status, nobody=status, data=data)


REQUESTS: Final[Mapping[str, list[Row]]] = {
    # Without a partner's key they open nothing; `test_room_answers` asks with one.
    "partner_requests": [public("GET", "/partner/", 200), public("POST", "/partner/", 401, key="forged")],
    "leave_partner": [public("POST", "/partner/leave/", 302)],
    "partner_request": [public("GET", PARTNER, 302), public("POST", PARTNER, 302)],
    "appeal_partner_request": [public("POST", f"{PARTNER}appeal/", 302)],
    "lead_requests": [get("/leads/requests/", ANALYSTS, shows="asked", to=ANALYSTS)],
    "add_lead_request": [
        get("/leads/{assessed}/ask/", ANALYSTS),
        post("/leads/{assessed}/ask/", ANALYSTS, 422),
        post("/leads/{assessed}/ask/", ANALYSTS, data={"inside": "yes", "inside_why": "A message"}),
    ],
    "lead_request": [get(REQUEST, ANALYSTS, shows="asked", to=ANALYSTS)],
    "look_lead_request": [post(f"{REQUEST}look/", ANALYSTS, data=WHY)],
    "release_lead_request": [post(f"{REQUEST}release/", ANALYSTS, data=WHY), post(f"{REQUEST}release/", ANALYSTS, 422)],
    "send_lead_request": [post(f"{REQUEST}send/", ANALYSTS, 409, data=WHY)],
    "give_back_lead_request": [post(f"{REQUEST}give_back/", ANALYSTS, 409, data=WHY)],
    "remind_lead_request": [post(f"{SENT}remind/", ANALYSTS, 409, data=WHY)],  # an appeal waits
    "tell_lead_request": [post(f"{SENT}tell/", ANALYSTS, data={"words": "Everywhere"})],
    "see_gone_lead_request": [post(f"{SENT}see_gone/", ANALYSTS, data=WHY)],
    "come_back_lead_request": [post(f"{SENT}come_back/", ANALYSTS, 409, data={"how": "same", **WHY})],
    "again_lead_request": [post(f"{SENT}again/", ANALYSTS, 409, data=WHY)],
    "inside_lead_request": [post(f"{SENT}inside/", ANALYSTS, data=WHY)],
    "appeal_lead_request": [post(f"{SENT}appeal/", ANALYSTS, data={"by": "target", "words": "We are honest"})],
    "withdraw_lead_request": [post(f"{SENT}withdraw/", ANALYSTS, data={"reason": "mistaken", **WHY})],
    "close_lead_request": [post(f"{SENT}close/", ANALYSTS, data={"reason": "no_answer", **WHY})],
    "lead_appeal": [get(APPEAL, ANALYSTS, shows="asked", to=ANALYSTS)],
    "uphold_lead_appeal": [post(f"{APPEAL}uphold/", ANALYSTS, data=WHY)],
    "reject_lead_appeal": [post(f"{APPEAL}reject/", ANALYSTS, data=WHY), post(f"{APPEAL}reject/", ANALYSTS, 422)],
    "lead_path": [get(PATH, ANALYSTS)],
    "tell_lead_path": [post(f"{PATH}tell/", ANALYSTS, data={"body": "Task force (fictional)", "told_how": "Called"})],
    "hold_lead_path": [post(f"{PATH}hold/", ANALYSTS, 409, data=ANSWER)],
    "go_on_lead_path": [post(f"{PATH}go_on/", ANALYSTS, 409, data=ANSWER)],
    # 302: to the password or the second factor, once more.
    "lead_partner_answer_key": [post("/leads/partners/{partner}/answer-key/", OFFICE, 302)],
}  # fmt: skip
# A session opens nothing here: a partner's key for answers does.
REQUEST_API: Final[Mapping[str, list[Row]]] = {
    "list_requests": [public("GET", "/api/v1/lead-requests", 401)],
    "show_request": [public("GET", "/api/v1/lead-requests/{sent}", 401)],
    "answer_request": [public("PUT", "/api/v1/lead-requests/{sent}/answers/{sent}", 401)],
    "appeal_request": [public("PUT", "/api/v1/lead-requests/{sent}/appeals/{sent}", 401)],
}


def make_requests(now: datetime) -> dict[str, object]:
    """What the rows ask about."""
    partner, _ = make_partner(MARK, now=now)
    lead: Lead = make_assessed(now=now)
    sent: LeadRequest = send(lead, partner, now=now)
    move(sent, "appeal", now=now, by="target", words="We are an honest hotel")
    do(make_lead("Frozen (fictional)"), "freeze", why=WHY["why"])
    return {
        "assessed": lead.pk, "request": draft(lead, partner, now=now, ask="warn").pk, "sent": sent.pk,
        "appeal": Appeal.objects.get().pk, "path": InsidePath.objects.get().pk,
    }  # fmt: skip
