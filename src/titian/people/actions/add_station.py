from __future__ import annotations

from django.db import transaction

from titian import audit
from titian.people.errors import OtherCountry
from titian.people.models import Country, Station
from titian.people.policies import may_hold


def add_station(*, name: str, kind: str, country: Country, actor_id: str = "") -> Station:
    """A new station; raises OtherCountry when the hub does not serve its country."""
    if not may_hold(country.code):
        raise OtherCountry
    station = Station(name=name, kind=kind, country=country)
    with transaction.atomic():
        station.save(force_insert=True)
        audit.record("command", actor_id, "station.add", f"station:{station.pk}", {"kind": kind})
    return station
