"""A country's worth of rows, made in bulk: for measuring, and for holding pages to a number of queries and an index.

Nothing in it was sealed or signed, so no phone and no provider can use it.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, TypeVar

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from titian.audit.models import Entry
from titian.devices.models import DeviceHealth, Enrolment
from titian.people.models import Organisation, Role, Station, User
from titian.people.tests.factories import make_country, make_user
from titian.referrals.models import Package, Referral
from titian.referrals.states import Responsibility, Status

AT_ONCE: Final = 2_000
LEVELS: Final = ("NOW", "TODAY", "REFER", "INFO", "INCOMPLETE")
DAY: Final = timedelta(days=1)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Size:
    """How many of each; one officer a phone, two packages a referral. A quarter of all packages is the first provider's."""

    stations: int = 200
    phones: int = 5_000
    packages: int = 200_000
    providers: int = 40
    entries: int = 200_000


WHOLE: Final = Size()
SMALL: Final = Size(stations=6, phones=120, packages=400, providers=3, entries=300)


@dataclass(frozen=True)
class Crowd:
    """Who reads the pages: one of each role, in the middle of it."""

    readers: dict[str, User]


def make_crowd(size: Size, now: datetime | None = None) -> Crowd:
    """Fills an empty database; the same size makes the same rows, but for their ids."""
    chance = random.Random(7)  # noqa: S311  (rows for measuring, the same each time)
    now = now or timezone.now()
    country = make_country()
    stations = _add(
        Station, (Station(name=f"Station {n:04}", kind="land", country=country) for n in range(size.stations))
    )
    providers = _add(
        Organisation,
        (
            Organisation(name=f"Provider {n:04}", country=country, kind="provider", fictional=True)
            for n in range(size.providers)
        ),
    )
    officers = _add(
        User,
        (
            User(username=f"officer-{n:05}", role=Role.OFFICER, station=stations[n % len(stations)], password="!")
            for n in range(size.phones)
        ),
    )
    phones = _add(Enrolment, (_make_phone(n, officer, now, chance) for n, officer in enumerate(officers)))
    _add(
        DeviceHealth,
        (
            DeviceHealth(
                enrolment=phone,
                storage="full" if n % 50 == 0 else "ok",
                clock="right",
                waiting=n % 3,
                received_at=now,
            )
            for n, phone in enumerate(phones)
        ),
    )
    referrals = _add(
        Referral, (_make_referral(phones[n % len(phones)], now, chance) for n in range(size.packages // 2))
    )
    _add(Package, _make_packages(referrals, providers, now, chance))
    _add(
        Entry,
        (
            Entry(
                happened_at=now - timedelta(minutes=n),
                actor_kind="user",
                actor_id=str(officers[n % len(officers)].pk),
                action=("package.read", "account.list", "session.begin")[n % 3],
                thing=f"package:{uuid.UUID(int=n)}",
            )
            for n in range(size.entries)
        ),
    )
    _refresh_statistics()
    readers = {
        role.value: make_user(
            role,
            f"reader-{role.value}",
            station=stations[0] if role in {Role.OFFICER, Role.SUPERVISOR} else None,
            organisation=providers[0] if role == Role.PROVIDER else None,
        )
        for role in Role
    }
    return Crowd(readers)


def _make_phone(n: int, officer: User, now: datetime, chance: random.Random) -> Enrolment:
    is_ended = n % 20 == 0
    return Enrolment(
        officer=officer,
        station=officer.station,
        name=f"counter {n}",
        officer_jwk={},
        transport_jwk={},
        officer_thumbprint=f"o{n}",
        transport_thumbprint=f"t{n}",
        certificate="",
        app_version="1.0",
        enrolled_at=now - 100 * DAY,
        last_contact_at=now - chance.random() * 10 * DAY if n % 10 else None,
        revoked_at=now - DAY if is_ended else None,
        revoked_by=officer if is_ended else None,
    )


def _make_referral(phone: Enrolment, now: datetime, chance: random.Random) -> Referral:
    """Most are over, as in a hub that has run for years."""
    received_at = now - chance.random() * 700 * DAY
    state = chance.choices(
        [Responsibility.WAITING, Responsibility.TAKEN, Responsibility.NOBODY_LEFT], weights=[2, 96, 2]
    )[0]
    return Referral(
        referral_id=uuid.UUID(int=chance.getrandbits(128), version=4),
        enrolment=phone,
        station=phone.station,
        country_id=phone.station.country_id,
        level=chance.choice(LEVELS),
        responsibility=state,
        received_at=received_at,
        changed_at=received_at,
        closed_at=received_at + DAY if state == Responsibility.TAKEN else None,
    )


def _make_packages(
    referrals: list[Referral], providers: list[Organisation], now: datetime, chance: random.Random
) -> Iterator[Package]:
    for n, referral in enumerate(referrals):
        is_over = referral.closed_at is not None
        last = Status.ARRIVED if is_over else chance.choice([Status.RELEASED, Status.OPENED, Status.ACCEPTED])
        for position, status in enumerate((Status.DECLINED, last)):
            released_at = referral.received_at + timedelta(hours=position)
            yield Package(
                item_id=uuid.UUID(int=chance.getrandbits(128), version=4),
                referral=referral,
                organisation=_choose(n, position, providers),
                recipient="f" * 64,
                position=position,
                answer_within=240,
                sha256="0" * 64,
                ciphertext=None if status == Status.DECLINED else b"age",
                received_sequence=2 * n + position + 1,
                status=status,
                received_at=referral.received_at,
                released_at=released_at,
                answer_due_at=released_at + timedelta(hours=4),
                answered_at=released_at if status == Status.DECLINED or is_over else None,
            )


def _choose(number: int, position: int, providers: list[Organisation]) -> Organisation:
    """To the first provider a quarter of what is declined and of what is not; the others share the rest."""
    if (number + 2 * position) % 4 == 0:
        return providers[0]
    others = providers[1:] or providers
    return others[(number + position) % len(others)]


def _add(model: type[Row], rows: Iterable[Row]) -> list[Row]:
    made: list[Row] = []
    several = iter(rows)
    while some := list(islice(several, AT_ONCE)):
        made += model._default_manager.bulk_create(some)
    return made


def _refresh_statistics() -> None:
    """As autovacuum does on PostgreSQL and `PRAGMA optimize` on SQLite."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
