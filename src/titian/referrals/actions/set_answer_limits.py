from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.policies import Permission, may
from titian.referrals.errors import LimitOutOfBounds
from titian.referrals.models import LEAST_ANSWER_MINUTES, MAX_ANSWER_WITHIN, AnswerLimit, Level

if TYPE_CHECKING:
    from titian.people.models import User


def set_answer_limits(*, actor: User, minutes: Mapping[str, int | None], now: datetime) -> None:
    """The longest a recipient may take to answer, by level; None: as long as the country's signed list gives it.

    It holds for what comes from now on; who has been asked keeps the time they were given. Levels that are not named
    stay as they are. Raises `NotAllowed`, `LimitOutOfBounds`.
    """
    country = actor.country_code
    if not may(actor, Permission.SET_ANSWER_LIMITS) or country is None:
        raise NotAllowed
    given = {level: count for level, count in minutes.items() if count is not None}
    if not set(minutes) <= set(Level.values) or not all(
        LEAST_ANSWER_MINUTES <= count <= MAX_ANSWER_WITHIN for count in given.values()
    ):
        raise LimitOutOfBounds
    with transaction.atomic():
        rows = AnswerLimit.objects.filter(country=country)
        known = dict(rows.select_for_update().values_list("level", "minutes"))
        rows.filter(level__in=set(minutes) - set(given)).delete()
        for level, count in given.items():
            if known.get(level) != count:
                AnswerLimit.objects.update_or_create(
                    country_id=country, level=level, defaults={"minutes": count, "since": now}
                )
        detail = {level: count or 0 for level, count in sorted(minutes.items())}
        audit.record_by(actor, "answer_limit.set", f"country:{country}", detail)
