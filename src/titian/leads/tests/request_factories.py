"""The smallest request that serves, and people enough to release one. All of it is made up."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Final

from titian.leads.actions.keep_partner import add_partner
from titian.leads.codes import Confidence, Kind, Part
from titian.leads.disruption.actions.draft_request import draft_request
from titian.leads.disruption.actions.keep_answer_key import make_answer_key
from titian.leads.disruption.actions.take_answer import take_answer
from titian.leads.disruption.models import LeadRequest
from titian.leads.disruption.workflow import REQUEST
from titian.leads.models import Lead, Partner
from titian.leads.tests.factories import NOW, do, make_analyst, make_lead, note
from titian.people.models import Role, User
from titian.people.tests.factories import make_user

ASKED: Final = "Typists wanted, 3,000 a month, free flight. Write to hr_fast88 or +999 000 0101 (fictional)"
QUOTE: Final = "free flight. Write to hr_fast88 or +999 000 0101"
OPEN_TERMS: Final[dict[str, Any]] = {"tlp": "amber", "pap": "green", "purpose": "disrupt"}
SHA: Final = "ab" * 32


def make_partner(name: str = "Platform (fictional)", *, now: datetime = NOW) -> tuple[Partner, str]:
    """A partner, and its key for answers."""
    office = make_user(Role.REGIONAL_OFFICE)
    partner = add_partner(actor=office, now=now, name=name)
    return partner, make_answer_key(actor=office, partner=partner, now=now)


def make_assessed(*, confidence: str = Confidence.HIGH, words: str = ASKED, now: datetime = NOW, **terms: Any) -> Lead:
    """An assessed lead with an account of whoever offers, given for disruption. Any: its terms."""
    lead = make_lead(words, now=now, **{**OPEN_TERMS, **terms})
    note(lead, "hr_fast88", part=Part.OFFERER, kind=Kind.HANDLE)
    return do(lead, "assess", confidence=confidence, why="No papers asked for", against="The hotel is a real one")


def draft(lead: Lead, partner: Partner, *, actor: User | None = None, now: datetime = NOW, **given: Any) -> LeadRequest:
    """Any: of the form."""
    made = draft_request(
        actor=actor or make_analyst(), lead=lead, now=now,
        **{
            "inside": "no", "inside_why": "Whoever investigates was asked", "partner": partner, "ask": "preserve",
            "targets": lead.mentions.filter(part=Part.OFFERER), "rule": "Terms 4.2: no offers without an employer",
            "quote": QUOTE, "evidence": SHA, "basis": "terms", "legal_basis": "Terms 4.2", "against": "A real hotel",
            "days": 7, "is_there": True, **given,
        },
    )  # fmt: skip
    assert isinstance(made, LeadRequest)
    return made


def move(
    request: LeadRequest, name: str, *, actor: User | None = None, now: datetime = NOW, **given: Any
) -> LeadRequest:
    """Any: of the move's form."""
    return REQUEST.perform(
        request, name, actor=actor or make_analyst(), now=now, given={"why": "I looked (fictional)", **given}
    )


def send(lead: Lead, partner: Partner, *, now: datetime = NOW, **given: Any) -> LeadRequest:
    """Any: of the form. Released by two."""
    request = move(draft(lead, partner, now=now, **given), "release", now=now)
    return move(request, "send", now=now)


def answer(
    request: LeadRequest,
    state: str = "acted",
    *,
    answer_id: uuid.UUID | None = None,
    now: datetime = NOW,
    **said: Any,  # Any: of the answer
) -> LeadRequest:
    return take_answer(
        partner=request.partner, request=request, answer_id=answer_id or uuid.uuid4(), state=state, now=now, **said
    )
