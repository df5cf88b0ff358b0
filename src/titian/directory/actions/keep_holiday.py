from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.directory.models import Holiday
from titian.directory.policies import require_keep_country
from titian.people.models import Country

if TYPE_CHECKING:
    from titian.people.models import User


def add_holiday(*, country: Country, on: date, name: str, actor: User | None = None) -> Holiday:
    """A day on which what closes on holidays is closed. The name is changed where the day is there.

    `actor` is nobody where the command does it. Raises NotAllowed.
    """
    require_keep_country(actor, country)
    with transaction.atomic():
        holiday, _ = Holiday.objects.update_or_create(country=country, on=on, defaults={"name": name.strip()[:120]})
        _record(actor, country, "holiday.add", on)
    return holiday


def remove_holiday(*, country: Country, on: date, actor: User | None = None) -> bool:
    """Whether there was one on this day. `actor` as above. Raises NotAllowed."""
    require_keep_country(actor, country)
    with transaction.atomic():
        removed, _ = Holiday.objects.filter(country=country, on=on).delete()
        if removed:
            _record(actor, country, "holiday.remove", on)
    return bool(removed)


def _record(actor: User | None, country: Country, action: str, on: date) -> None:
    kind, who = ("command", "directory holiday") if actor is None else ("user", str(actor.pk))
    audit.record(kind, who, action, f"country:{country.pk}", {"on": on.isoformat()})
