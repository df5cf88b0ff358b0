"""Who may do what with arrivals. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.people.policies import Permission, may, reaches

if TYPE_CHECKING:
    from titian.arrivals.models import Arrival
    from titian.people.models import User


def may_open(actor: User) -> bool:
    """Supervisors of a station, for it."""
    return may(actor, Permission.KEEP_ARRIVALS) and actor.station_id is not None


def may_keep(actor: User, arrival: Arrival) -> bool:
    """Who may assign, settle, give numbers to a phone and close: the station's supervisors."""
    return reaches(actor, Permission.KEEP_ARRIVALS, station=arrival.station_id)
