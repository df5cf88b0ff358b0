from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.errors import DutyChanged, DutyNotYours, HandOverRefused
from titian.people.models import Duty, Station, User
from titian.people.policies import Permission, reaches
from titian.people.roles import Role

if TYPE_CHECKING:
    from uuid import UUID


def take_duty(*, actor: User, seen: UUID | None, now: datetime) -> Duty:
    """The actor holds the duty of the own station from now on, and with it every open referral of the station.

    `seen` is the duty the actor saw on the page, None when it was free: of two supervisors who take it at once, the
    second is told with `DutyChanged`. Who held it is not asked: they may have left without a word. Taking it again
    changes nothing. Raises `NotAllowed`.
    """
    with transaction.atomic():
        station = _lock_station(actor)
        current = Duty.objects.current().filter(station=station).first()
        if current is not None and current.holder_id == actor.pk:
            return current
        if (current.pk if current else None) != seen:
            raise DutyChanged
        if current is not None:
            _end(current, Duty.Ending.TAKEN_OVER, now)
        duty = Duty.objects.create(station=station, holder=actor, began_at=now)
        audit.record_by(actor, "duty.take", f"station:{station.pk}", {"taken_over": current is not None})
    return duty


def hand_over_duty(*, actor: User, seen: UUID, to: UUID, now: datetime) -> Duty:
    """The duty goes from the actor to a colleague, another supervisor of the station.

    Raises `NotAllowed`, `DutyChanged`, `DutyNotYours`, `HandOverRefused`.
    """
    with transaction.atomic():
        station = _lock_station(actor)
        current = Duty.objects.current().filter(station=station).first()
        if current is None or current.pk != seen:
            raise DutyChanged
        if current.holder_id != actor.pk:
            raise DutyNotYours
        colleague = (
            User.objects.open().filter(public_id=to, role=Role.SUPERVISOR, station=station).exclude(pk=actor.pk).first()
        )
        if colleague is None:
            raise HandOverRefused
        _end(current, Duty.Ending.HANDED_OVER, now)
        duty = Duty.objects.create(station=station, holder=colleague, began_at=now)
        audit.record_by(actor, "duty.hand_over", f"station:{station.pk}", {"to": f"user:{colleague.pk}"})
    return duty


def leave_duty(account: User, now: datetime) -> None:
    """Ends the duties of somebody who leaves; the station stands without one until it is taken."""
    for duty in Duty.objects.select_for_update().current().filter(holder=account):
        _end(duty, Duty.Ending.LEFT, now)


def _lock_station(actor: User) -> Station:
    if actor.station_id is None or not reaches(actor, Permission.KEEP_DUTY, station=actor.station_id):
        raise NotAllowed
    return Station.objects.select_for_update().get(pk=actor.station_id)


def _end(duty: Duty, ending: Duty.Ending, now: datetime) -> None:
    duty.ended_at, duty.ending = now, ending
    duty.save(update_fields=["ended_at", "ending"])
