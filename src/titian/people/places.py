"""Which role works where: checked before a role is given, by invitation or by moving an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from titian.people.errors import OtherCountry, PlaceClosed, PlaceMissing
from titian.people.policies import ORGANISATION_KINDS, WORKS_AT_STATION, may_hold
from titian.people.roles import Role

if TYPE_CHECKING:
    from titian.people.models import Organisation, Station


def check_place(role: Role, organisation: Organisation | None, station: Station | None) -> None:
    """Raises PlaceMissing, PlaceClosed or OtherCountry when this role cannot work there."""
    at_station = role in WORKS_AT_STATION
    if at_station != (station is not None) or (not at_station and organisation is None):
        raise PlaceMissing
    if organisation is not None and organisation.kind not in ORGANISATION_KINDS[role]:
        raise PlaceMissing(gettext("This role does not work at an organisation of that kind."))
    for place in (organisation, station):
        if place is None:
            continue
        if place.closed_at is not None:
            raise PlaceClosed
        if not may_hold(place.country_id):
            raise OtherCountry
    if organisation is not None and station is not None and organisation.country_id != station.country_id:
        raise OtherCountry(gettext("Station and organisation are of two countries."))
