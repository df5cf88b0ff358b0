"""Who may do what with enrolments. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.people.policies import may_hold

if TYPE_CHECKING:
    from titian.devices.models import Enrolment
    from titian.people.models import User


def may_enrol(actor: User, officer: User) -> bool:
    """Officers enrol their own phones, supervisors those of their station, administrators those of their country."""
    if not actor.is_active:
        return False
    if actor.role == "officer":
        return actor.pk == officer.pk
    if actor.role == "administrator":
        return actor.country_code is not None and actor.country_code == officer.country_code
    return actor.role == "supervisor" and actor.station_id is not None and actor.station_id == officer.station_id


def may_revoke(actor: User, enrolment: Enrolment) -> bool:
    """Who may enrol may also end it: an officer's lost phone waits for nobody."""
    return may_enrol(actor, enrolment.officer)


def can_carry_a_phone(officer: User) -> bool:
    """Officers with a station, in a country that this hub is for."""
    return (
        officer.is_active
        and officer.role == "officer"
        and officer.station is not None
        and may_hold(officer.station.country_id)
    )
