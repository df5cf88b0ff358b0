"""What the referrals' room watches over, for the alarm inbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef

from titian.people.models import Duty, Station
from titian.referrals.models import Referral, WithoutConsent


def find_stations_without_duty(now: datetime) -> Iterator[str]:
    """Stations with open referrals while nobody holds their duty. How many referrals there are is not said here."""
    waiting = Referral.objects.open().filter(station=OuterRef("pk"), closed_at__isnull=True)
    held = Duty.objects.current().filter(station=OuterRef("pk"))
    stations = Station.objects.filter(Exists(waiting), ~Exists(held)).order_by("pk")
    for station in stations.values_list("pk", flat=True):
        yield f"station:{station}"


def find_one_officer(now: datetime) -> Iterator[str]:
    """Stations from which one officer sent something without the person's yes and no second signed in a day."""
    overdue = WithoutConsent.objects.overdue(now).order_by()
    for station in sorted(overdue.values_list("package__referral__station", flat=True).distinct()):
        yield f"station:{station}"
