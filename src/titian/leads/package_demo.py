"""The demo's package: made up and reviewed, it waits for the second person. Recipient and number do not exist."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.keep_recipient import keep_recipient
from titian.leads.actions.put_into_package import put_into_package
from titian.leads.actions.take_offer import take_at_desk
from titian.leads.codes import Confidence, Kind, Pap, Part, Purpose, Tlp
from titian.leads.models import Package
from titian.leads.package_codes import OUT_FOR, ReadingFor, ReadingUse
from titian.leads.package_workflow import PACKAGE
from titian.leads.workflow import LEAD
from titian.people.models import User

NUMBER: Final = "+999 000 0202"
OFFER: Final = f"(fictional) Chat agents, no papers asked, ticket paid, 4,000 a month, start tomorrow: {NUMBER}"


@transaction.atomic
def make_demo_package(demo: Demo) -> None:
    """One package for one recipient; nothing where there is one already."""
    if Package.objects.exists():
        return
    now = timezone.now()
    analyst, office = (User.objects.get(username=name) for name in ("analyst", "regional-office"))
    partner = add_partner(actor=office, now=now, name="Demo platform (fictional)")
    recipient = keep_recipient(
        actor=office, now=now, partner=partner, purpose=ReadingFor.DISRUPTION, use=ReadingUse.ACT, countries=()
    )
    lead = take_at_desk(actor=analyst, now=now, words=OFFER, tlp=Tlp.AMBER, pap=Pap.GREEN, purpose=Purpose.INVESTIGATE)
    LEAD.perform(lead, "note", actor=analyst, now=now, given={"kind": Kind.PHONE, "written": NUMBER})
    why = "Fictional: it stands where to apply"
    told = {"part": Part.OFFERER, "why": why, "mention": lead.mentions.get().pk}
    LEAD.perform(lead, "say_part", actor=analyst, now=now, given=told)
    said = {"confidence": Confidence.LOW, "why": why, "against": "Fictional: nothing"}
    lead = LEAD.perform(lead, "assess", actor=analyst, now=now, given=said)
    package = put_into_package(actor=analyst, lead=lead, package=None, now=now)
    terms = {"recipients": [recipient], "days": OUT_FOR, "flight": "none", "flees": []}
    PACKAGE.perform(package, "set_terms", actor=analyst, now=now, given=terms)
    PACKAGE.perform(package, "review", actor=analyst, now=now)
