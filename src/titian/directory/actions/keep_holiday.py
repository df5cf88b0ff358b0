from __future__ import annotations

from datetime import date

from django.db import transaction

from titian import audit
from titian.directory.models import Holiday
from titian.people.models import Country


def add_holiday(*, country: Country, on: date, name: str) -> Holiday:
    """A day on which what closes on holidays is closed. The name is changed where the day is there. For the command."""
    with transaction.atomic():
        holiday, _ = Holiday.objects.update_or_create(country=country, on=on, defaults={"name": name.strip()[:120]})
        audit.record("command", "directory holiday", "holiday.add", f"country:{country.pk}", {"on": on.isoformat()})
    return holiday


def remove_holiday(*, country: Country, on: date) -> bool:
    """Whether there was one on this day."""
    with transaction.atomic():
        removed, _ = Holiday.objects.filter(country=country, on=on).delete()
        if removed:
            audit.record(
                "command", "directory holiday", "holiday.remove", f"country:{country.pk}", {"on": on.isoformat()}
            )
    return bool(removed)
