"""Phones in the log: by their officer's name to a reader, never by a key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext

from titian.audit.things import list_uuids
from titian.devices.models import Enrolment


def name_phones(ids: Collection[str]) -> Mapping[str, str]:
    officers = Enrolment.objects.filter(pk__in=list_uuids(ids)).values_list("pk", "officer__username")
    return {str(phone): gettext("phone of %(officer)s") % {"officer": username} for phone, username in officers}


def list_here(country: str) -> Iterable[object]:
    return Enrolment.objects.filter(station__country=country).values_list("pk", flat=True)


def list_of(accounts: Collection[int]) -> Iterable[object]:
    return Enrolment.objects.filter(officer__in=accounts).values_list("pk", flat=True)
