from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.errors import WeekNotOver
from titian.leads.models import WeekRead
from titian.people.models import User
from titian.people.policies import Permission, reaches

WEEK = timedelta(days=7)


def read_week(*, actor: User, begins_on: date, now: datetime) -> WeekRead:
    """The independent body says that it has read the searches of a week. Safe to say twice.

    Raises `NotAllowed`, `WeekNotOver` (the week has not ended, or does not begin on a Monday).
    """
    if not reaches(actor, Permission.OVERSEE_LEADS):
        raise NotAllowed
    if begins_on.weekday() or begins_on + WEEK > now.date():
        raise WeekNotOver
    with transaction.atomic():
        week, is_new = WeekRead.objects.get_or_create(begins_on=begins_on, defaults={"by": actor, "at": now})
        if is_new:
            audit.record("user", str(actor.pk), "lead_week.read", f"lead_week:{begins_on}")
    return week
