"""Who hears that nobody vouches for a contact any more."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import F, QuerySet

from titian.desk.tellings import Listeners, Telling, find_coordinators
from titian.directory.models import Contact, FocalPoint
from titian.people.models import Role, User


def expired_contacts(now: datetime) -> QuerySet[Contact]:
    """Of live entries, as the nightly check has marked them and nobody has confirmed them since."""
    rows = Contact.objects.of_live().marked().expired_on(now.date())
    return rows.select_related("service__listing").annotate(waits_since=F("marked_at"))


def find_confirmers(contact: Contact) -> Listeners:
    """Focal point and backup of the entry; else the organisation's members; else the country's coordinators."""
    organisation, service = contact.service.listing.organisation_id, contact.service_id
    members = User.objects.open().filter(role=Role.PROVIDER, organisation__isnull=False, organisation=organisation)
    named = members.filter(pk__in=FocalPoint.objects.filter(service=service, account__isnull=False).values("account"))
    for narrowed in (named, members):
        if narrowed.exists():
            return narrowed
    return find_coordinators(contact.service.country_id)


CONTACT_EXPIRED: Final = Telling("contact_expired", "id", expired_contacts, find_confirmers)
