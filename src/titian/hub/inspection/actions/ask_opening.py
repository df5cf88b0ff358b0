from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.hub.inspection.errors import DaysRefused
from titian.hub.inspection.models import LogOpening
from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from titian.people.models import User

MOST_DAYS: Final = 31


def ask_opening(*, actor: User, since: date, until: date, reason: str, now: datetime) -> LogOpening:
    """Asks for some days of what the log keeps apart; nothing is shown before somebody of the independent body agrees.

    Raises `NotAllowed`, and `DaysRefused` for more than 31 days, or days in the wrong order.
    """
    country = actor.country_code
    if country is None or not reaches(actor, Permission.ASK_LOG_OPENING, country=country):
        raise NotAllowed
    if not 0 <= (until - since).days < MOST_DAYS:
        raise DaysRefused
    with transaction.atomic():
        opening = LogOpening.objects.create(
            country_id=country, since=since, until=until, reason=reason, asked_by=actor, asked_at=now
        )
        detail = {"since": since.isoformat(), "until": until.isoformat(), "reason": reason}
        audit.record_by(actor, "log_opening.ask", f"log_opening:{opening.pk}", detail)
    return opening
