from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.errors import NameTaken, PlaceClosed
from titian.people.models import Organisation, OrganisationService, Station
from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.models import User


def change_organisation(
    *,
    actor: User,
    organisation_id: UUID,
    name: str,
    services: Iterable[str],
    independent: bool,
    legal_aid: bool,
    authority: str,
    run_by: str,
    answer_within_minutes: int,
) -> Organisation:
    """Another name, other needs served, another time to answer. Its kind stays: referrals depend on it.

    What phones know of a listed provider changes with the next signed list. Raises `NotAllowed`, `PlaceClosed`,
    `NameTaken`.
    """
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
        _check(actor, organisation)
        organisation.name, organisation.authority, organisation.run_by = name, authority, run_by
        organisation.independent, organisation.legal_aid = independent, legal_aid
        organisation.answer_within_minutes = answer_within_minutes
        _save(organisation, ["name", "authority", "run_by", "independent", "legal_aid", "answer_within_minutes"])
        wanted = set(services)
        organisation.services.exclude(need__in=wanted).delete()
        have = set(organisation.services.values_list("need", flat=True))
        OrganisationService.objects.bulk_create(
            OrganisationService(organisation=organisation, need=need) for need in sorted(wanted - have)
        )
        audit.record_by(actor, "organisation.change", f"organisation:{organisation.pk}")
    return organisation


def change_station(*, actor: User, station_id: UUID, name: str, time_zone: str) -> Station:
    """Another name for the same place, or other clocks. Raises `NotAllowed`, `PlaceClosed`, `NameTaken`."""
    with transaction.atomic():
        station = Station.objects.select_for_update().get(pk=station_id)
        _check(actor, station)
        station.name, station.time_zone = name, time_zone
        _save(station, ["name", "time_zone"])
        audit.record_by(actor, "station.change", f"station:{station.pk}")
    return station


def _check(actor: User, place: Organisation | Station) -> None:
    if not reaches(actor, Permission.MANAGE_PLACES, country=place.country_id):
        raise NotAllowed
    if place.closed_at is not None:
        raise PlaceClosed(gettext("This place is closed. It keeps the name under which referrals went there."))


def _save(place: Organisation | Station, fields: list[str]) -> None:
    try:
        with transaction.atomic():
            place.save(update_fields=fields)
    except IntegrityError as error:
        raise NameTaken from error
