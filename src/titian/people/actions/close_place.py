from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.errors import PlaceClosed, PlaceListed, StillStaffed
from titian.people.models import Organisation, Station
from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.models import User


def close_organisation(*, actor: User, organisation_id: UUID, now: datetime) -> Organisation:
    """Nobody joins it any more; its row stays, because referrals and the log name it.

    Raises `NotAllowed`, `PlaceClosed`, `StillStaffed`, and `PlaceListed` while phones may still seal to it.
    """
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
        _check(actor, organisation, now)
        if organisation.recipient_listed_at is not None:
            raise PlaceListed
        _close(actor, organisation, f"organisation:{organisation.pk}", "organisation.close", now)
    return organisation


def close_station(*, actor: User, station_id: UUID, now: datetime) -> Station:
    """Nobody works there any more; its row stays. Raises `NotAllowed`, `PlaceClosed`, `StillStaffed`."""
    with transaction.atomic():
        station = Station.objects.select_for_update().get(pk=station_id)
        _check(actor, station, now)
        _close(actor, station, f"station:{station.pk}", "station.close", now)
    return station


def _check(actor: User, place: Organisation | Station, now: datetime) -> None:
    if not reaches(actor, Permission.MANAGE_PLACES, country=place.country_id):
        raise NotAllowed
    if place.closed_at is not None:
        raise PlaceClosed(gettext("This place is closed already."))
    people = place.members if isinstance(place, Organisation) else place.staff
    if people.filter(is_active=True).exists() or place.invitations.open_at(now).exists():
        raise StillStaffed


def _close(actor: User, place: Organisation | Station, thing: str, action: str, now: datetime) -> None:
    place.closed_at = now
    place.save(update_fields=["closed_at"])
    audit.record_by(actor, action, thing)
