"""Who may do what with enrolments. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.people.policies import Permission, may_hold, reaches

if TYPE_CHECKING:
    from titian.devices.models import Enrolment
    from titian.people.models import User


def may_enrol(actor: User, officer: User) -> bool:
    """Officers enrol their own phones, supervisors those of their station, administrators those of their country."""
    return reaches(
        actor,
        Permission.MANAGE_PHONES,
        own=officer.pk,
        station=officer.station_id,
        country=officer.country_code,
    )


def may_manage(actor: User, enrolment: Enrolment) -> bool:
    """Who may name a phone and end it: its officer, the station's supervisor, the country's administrator.

    The station is the phone's, not that to which its officer may have moved: a lost phone waits for nobody.
    """
    return reaches(
        actor,
        Permission.MANAGE_PHONES,
        own=enrolment.officer_id,
        station=enrolment.station_id,
        country=enrolment.station.country_id,
    )


def may_keep_quarantine(actor: User, enrolment: Enrolment) -> bool:
    """Who may release or drop what came from an ended phone."""
    return reaches(actor, Permission.KEEP_QUARANTINE, country=enrolment.station.country_id)


def can_carry_a_phone(officer: User) -> bool:
    """Officers with a station, in a country that this hub is for."""
    return (
        officer.is_active
        and officer.role == "officer"
        and officer.station is not None
        and may_hold(officer.station.country_id)
    )
