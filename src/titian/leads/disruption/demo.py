"""What of requests the demo begins with: one answered and appealed against, one that waits for a second person."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.take_offer import take_at_desk
from titian.leads.codes import Confidence, Kind, Pap, Part, Purpose, Tlp
from titian.leads.disruption.actions.draft_request import draft_request
from titian.leads.disruption.actions.keep_answer_key import make_answer_key
from titian.leads.disruption.actions.take_answer import take_answer
from titian.leads.disruption.actions.take_appeal import take_appeal
from titian.leads.disruption.codes import AppealBy, Ask, Basis, Inside, PartnerSays
from titian.leads.disruption.models import LeadRequest
from titian.leads.disruption.workflow import REQUEST
from titian.leads.workflow import LEAD
from titian.people.models import User
from titian.sealing import sha256_hex

ACCOUNT: Final = "demo_hr_fast88"
WORDS: Final = (
    f"(fictional) Customer service at a seaside office, 2,500 a month, no interview, flight today. Write to {ACCOUNT}"
)
PARTNER: Final = "Demo platform (fictional)"
WHY: Final = {"why": "Fictional: made for the demo"}


@transaction.atomic
def make_requests(demo: Demo) -> None:
    """A partner, a lead that may go to it, and two requests; nothing where there are some."""
    if LeadRequest.objects.exists():
        return
    now = timezone.now()
    usernames = ("regional-office", "analyst", "second-analyst")
    office, first, second = (User.objects.get(username=name) for name in usernames)
    partner = add_partner(actor=office, now=now, name=PARTNER)
    make_answer_key(actor=office, partner=partner, now=now)
    lead = take_at_desk(actor=first, now=now, words=WORDS, tlp=Tlp.AMBER, pap=Pap.GREEN, purpose=Purpose.DISRUPT)
    LEAD.perform(lead, "note", actor=first, now=now, given={"kind": Kind.HANDLE, "written": ACCOUNT})
    mention = lead.mentions.get()
    LEAD.perform(lead, "say_part", actor=first, now=now, given={"mention": mention.pk, "part": Part.OFFERER, **WHY})
    mention.refresh_from_db()
    assessed = {"confidence": Confidence.HIGH, "against": "Fictional: the office may be a real one", **WHY}
    lead = LEAD.perform(lead, "assess", actor=first, now=now, given=assessed)
    asked: dict[str, Any] = {  # Any: of the form
        "inside": Inside.NO, "inside_why": WHY["why"], "partner": partner, "targets": [mention],
        "rule": "Fictional rule 4.2: no offers without an employer", "quote": "no interview, flight today",
        "evidence": sha256_hex(WORDS.encode()), "basis": Basis.TERMS, "legal_basis": "Fictional terms, 4.2",
        "against": "Fictional: the office may be a real one", "days": 7, "is_there": True,
    }  # fmt: skip
    kept = draft_request(actor=first, lead=lead, now=now, ask=Ask.PRESERVE, **asked)
    REQUEST.perform(kept, "release", actor=first, now=now, given=WHY)
    REQUEST.perform(kept, "send", actor=second, now=now, given=WHY)
    take_answer(partner=partner, request=kept, answer_id=uuid.uuid4(), state=PartnerSays.ACTED, now=now)
    take_appeal(
        partner=partner, request=kept, appeal_id=uuid.uuid4(), by=AppealBy.TARGET, now=now,
        words="Fictional: we are a seaside office with a licence.",
    )  # fmt: skip
    waits = draft_request(actor=first, lead=lead, now=now, ask=Ask.WARN, **asked)
    REQUEST.perform(waits, "release", actor=first, now=now, given=WHY)
