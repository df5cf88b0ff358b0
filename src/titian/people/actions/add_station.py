from __future__ import annotations

from django.db import IntegrityError, transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.errors import NameTaken, OtherCountry
from titian.people.models import Country, Station, User
from titian.people.policies import Permission, may_hold, reaches


def add_station(
    *,
    name: str,
    kind: str,
    country: Country,
    time_zone: str = "",
    actor: User | None = None,
    actor_id: str = "",
) -> Station:
    """A new station. `actor` is None for a command. Raises NotAllowed, NameTaken, OtherCountry."""
    if actor is not None and not reaches(actor, Permission.MANAGE_PLACES, country=country.code):
        raise NotAllowed
    if not may_hold(country.code):
        raise OtherCountry
    station = Station(name=name, kind=kind, country=country, time_zone=time_zone)
    with transaction.atomic():
        try:
            with transaction.atomic():
                station.save(force_insert=True)
        except IntegrityError as error:
            if type(station).objects.filter(country=country, name=name).exists():
                raise NameTaken from error
            raise
        kind_of_actor, who = ("user", str(actor.pk)) if actor is not None else ("command", actor_id)
        audit.record(kind_of_actor, who, "station.add", f"station:{station.pk}", {"kind": kind})
    return station
