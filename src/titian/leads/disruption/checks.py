"""Whether a request may go out now: asked of each of the two who release it, and again before a reminder."""

from __future__ import annotations

from datetime import datetime

from titian.leads.codes import Confidence, Kind, LeadState, Part
from titian.leads.disruption.codes import (
    CLOCKS_APART,
    CUTS,
    FITS,
    FRESH_FOR,
    SEEN_OUTSIDE,
    Ask,
    Inside,
    PartnerSays,
    RequestState,
)
from titian.leads.disruption.errors import (
    InsideNotKnown,
    LeadNotReady,
    LookAgain,
    NameTheAddress,
    NotSureEnough,
    PartnerLeft,
    PeopleInside,
    PreserveFirst,
    TargetNotOfferers,
    TargetUnfit,
)
from titian.leads.disruption.letters import check_terms, list_forced, list_targets
from titian.leads.disruption.models import AnswerKey, LeadRequest
from titian.leads.models import Lead, Mention

READY = frozenset({LeadState.ASSESSED, LeadState.WATCHING})


def check_lead(lead: Lead | None) -> Lead:
    """Raises `PeopleInside`, `LeadNotReady`."""
    if lead is None:
        raise LeadNotReady
    if lead.state == LeadState.FROZEN:
        raise PeopleInside
    if lead.state not in READY:
        raise LeadNotReady
    return lead


def check_targets(lead: Lead, ask: str, targets: list[Mention]) -> None:
    """Raises `TargetNotOfferers`, `TargetUnfit`, `NameTheAddress`."""
    if not targets or list_forced(targets) or any(row.lead_id != lead.pk for row in targets):
        raise TargetNotOfferers
    if not {row.kind for row in targets} <= FITS[ask]:
        raise TargetUnfit
    addresses = lead.mentions.filter(kind=Kind.URL, part=Part.OFFERER).values_list("value", flat=True)
    hosts = {address.partition("/")[0].removeprefix("www.") for address in addresses}
    if ask in CUTS and any(row.kind == Kind.DOMAIN and row.value.removeprefix("www.") in hosts for row in targets):
        raise NameTheAddress


def check_grade(request: LeadRequest, lead: Lead, targets: list[Mention]) -> None:
    """Raises `InsideNotKnown`, `NotSureEnough`, `PreserveFirst`."""
    if request.ask in SEEN_OUTSIDE and request.inside != Inside.NO:
        raise InsideNotKnown
    if request.ask in CUTS and lead.confidence not in {Confidence.MODERATE, Confidence.HIGH}:
        raise NotSureEnough
    if request.ask == Ask.REMOVE:
        asked = LeadRequest.objects.filter(
            lead=lead, partner=request.partner_id, ask=Ask.PRESERVE,
            partner_state__in=[PartnerSays.ACTED, PartnerSays.REFUSED],
        ).exclude(state=RequestState.WITHDRAWN)  # fmt: skip
        answered = set(asked.values_list("targets", flat=True))
        if not {row.pk for row in targets} <= answered:
            raise PreserveFirst


def check_partner(request: LeadRequest, now: datetime) -> None:
    """Raises `PartnerLeft`."""
    if not AnswerKey.objects.good_on(now.date()).filter(partner=request.partner_id).exists():
        raise PartnerLeft


def check_fresh(request: LeadRequest, now: datetime) -> None:
    """Raises `LookAgain`: also where the look lies ahead, as after a clock that was put back."""
    if not -CLOCKS_APART <= now - request.looked_at <= FRESH_FOR:
        raise LookAgain


def check_may_go(request: LeadRequest, now: datetime) -> None:
    """All of it but how old the last look is. Raises what the parts of it raise, and `MayNotGo`."""
    lead, targets = check_lead(request.lead), list_targets(request)
    check_partner(request, now)
    check_targets(lead, request.ask, targets)
    check_grade(request, lead, targets)
    check_terms(lead, request.partner, now)
