"""A package and those who read it, in as few lines as a test takes. All of it is made up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.keep_recipient import keep_recipient, make_read_key
from titian.leads.actions.put_into_package import put_into_package
from titian.leads.codes import Part
from titian.leads.models import Lead, Package, Recipient
from titian.leads.package_workflow import PACKAGE
from titian.leads.tests.factories import do, make_analyst, make_lead, note
from titian.people.models import Role, User
from titian.people.tests.factories import make_user

CHECKED = {"read_words": "on", "read_held": "on", "thought_of_force": "on", "thought_of_flight": "on"}
OPEN: dict[str, Any] = {"tlp": "amber", "pap": "green", "purpose": "investigate"}  # Any: as below
TERMS: dict[str, Any] = {"days": 30, "flight": "none", "flees": []}  # Any: fields of a form
ASSESSED: dict[str, Any] = {"confidence": "low", "why": "It is so.", "against": "Nothing."}  # Any: as below


def make_offer(number: str = "+999 000 0101", *, part: str = Part.OFFERER, **allowed: str) -> Lead:
    """An assessed lead with one identifier, an offerer's."""
    words = f"Typists wanted, 3,000 a month, write to {number} (fictional)"
    lead = make_lead(words, now=timezone.now(), **{**OPEN, **allowed})
    note(lead, number, part=part)
    return do(lead, "assess", **ASSESSED)


def make_recipient(
    name: str = "Platform (fictional)",
    *,
    countries: tuple[str, ...] = (),
    purpose: str = "disruption",
    use: str = "act",
) -> Recipient:
    office, now = make_user(Role.REGIONAL_OFFICE), timezone.now()
    partner = add_partner(actor=office, now=now, name=name)
    return keep_recipient(actor=office, now=now, partner=partner, purpose=purpose, use=use, countries=list(countries))


def make_key(recipient: Recipient) -> str:
    return make_read_key(actor=make_user(Role.REGIONAL_OFFICE), partner=recipient.partner, now=timezone.now())


def step(
    package: Package, name: str, *, actor: User | None = None, now: datetime | None = None, **given: Any
) -> Package:
    return PACKAGE.perform(package, name, actor=actor or make_analyst(), now=now or timezone.now(), given=given)


def make_package(*leads: Lead, to: tuple[Recipient, ...] = (), **terms: Any) -> Package:  # Any: as above
    package = None
    for lead in leads or (make_offer(),):
        package = put_into_package(actor=make_analyst(), lead=lead, package=package, now=timezone.now())
    assert package is not None
    return step(package, "set_terms", recipients=list(to), **{**TERMS, **terms})


def release(*leads: Lead, to: tuple[Recipient, ...], **terms: Any) -> Package:  # Any: as above
    """Reviewed by one, released by another."""
    return step(step(make_package(*leads, to=to, **terms), "review"), "release")


def ask(key: str) -> Client:
    return Client(
        headers={"host": "localhost", "authorization": f"Bearer {key}", "accept": "application/taxii+json;version=2.1"}
    )


def read(key: str, recipient: Recipient, query: str = "") -> Any:  # Any: JSON
    answer = ask(key).get(f"/taxii2/leads/collections/{recipient.pk}/objects/{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()
