"""A country's worth of services, made in bulk: for measuring. Nobody in it exists."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final, TypeVar

from django.db import connection
from django.db.models import Model

from titian.directory.models import (
    Contact,
    Hours,
    Listing,
    Location,
    Service,
    ServiceLanguage,
    ServiceNeed,
)
from titian.directory.querysets import fold
from titian.directory.states import State
from titian.people.models import Country
from titian.people.needs import NEEDS

AT_ONCE: Final = 2_000
PLACES: Final = (
    "Northport",
    "Riverside",
    "Old Market",
    "Hilltop",
    "Long Beach",
    "Three Bridges",
    "Eastgate",
    "Saltfield",
)
KINDS: Final = ("shelter", "legal_aid", "health", "hotline", "authority", "other")
TAGS: Final = ("en", "th", "my", "km", "lo", "vi", "bn", "ms")
Row = TypeVar("Row", bound=Model)


def fill_directory(country: Country, services: int, now: datetime, *, listings: int = 500, prefix: str = "") -> None:
    """So many services of so many organisations, with three needs, three languages, hours, a place and two contacts each.

    The same every time, but for ids. `prefix` keeps the names of a second filling apart.
    """
    chance = random.Random(11)  # noqa: S311  (rows for measuring)
    bodies = _add(Listing(country=country, name=f"Body {prefix}{n:04}", fictional=True) for n in range(listings))
    rows = _add(_make_service(f"{prefix}{n}", n, bodies[n % listings], now, chance) for n in range(services))
    _add(ServiceNeed(service=row, need=need) for row in rows for need in chance.sample(sorted(NEEDS), 3))
    _add(ServiceLanguage(service=row, tag=tag) for row in rows for tag in chance.sample(TAGS, 3))
    _add(
        Hours(service=row, weekday=day, opens_at=time(8), closes_at=time(16, 30)) for row in rows for day in range(1, 6)
    )
    _add(_make_place(row, chance) for row in rows)
    _add(contact for row in rows for contact in _make_contacts(row, now, chance))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _make_service(slug: str, number: int, listing: Listing, now: datetime, chance: random.Random) -> Service:
    name = f"{chance.choice(('Night beds', 'Advice', 'Clinic', 'Line', 'House'))} {number:05}"
    place = chance.choice(PLACES)
    return Service(
        listing=listing,
        country_id=listing.country_id,
        slug=f"service-{slug}",
        state=State.LIVE if number % 20 else State.DRAFT,
        name=name,
        kind=chance.choice(KINDS),
        time_zone="Asia/Bangkok",
        holidays="closed",
        words=fold(f"{name} {listing.name} {place} province"),
        full_until=None,
        changed_at=now,
    )


def _make_place(row: Service, chance: random.Random) -> Location:
    is_hidden = chance.random() < 0.3
    return Location(
        service=row,
        is_confidential=is_hidden,
        readers="coordinators" if is_hidden else "everyone",
        area=chance.choice(PLACES),
        address_1=f"{chance.randrange(200)} Made Up Road",
    )


def _make_contacts(row: Service, now: datetime, chance: random.Random) -> Iterable[Contact]:
    verified = (now - timedelta(days=chance.randrange(10, 400))).date()
    yield Contact(
        service=row, order=0, kind="phone", value=f"+66 2 000 {chance.randrange(10_000):04}", verified_by="A. Person",
        verified_on=verified, expires_on=verified + timedelta(days=180),
    )  # fmt: skip
    yield Contact(service=row, order=1, kind="email", value="door@body.example")


def _add(rows: Iterable[Row]) -> list[Row]:
    made = list(rows)
    for first in range(0, len(made), AT_ONCE):
        type(made[0])._default_manager.bulk_create(made[first : first + AT_ONCE])
    return made
