"""The smallest alert that serves, and whoever reads it. All of it is made up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from titian.notices.models import Preference
from titian.people.models import User
from titian.preparedness.actions.declare_drill import declare_drill
from titian.preparedness.actions.keep_alert import add_alert
from titian.preparedness.actions.watch_triggers import add_trigger
from titian.preparedness.alert_models import Alert, Deputy, Trigger
from titian.preparedness.alert_workflow import ALERT
from titian.preparedness.tests.factories import NOW, make_office

TOLD: Final[dict[str, Any]] = {  # Any: as the form holds it
    "subject": "landing_possible", "area": "aceh_north", "urgency": "Immediate", "severity": "Severe",
    "certainty": "Likely", "instructions": ["shelter", "water"], "origins": ["MM"], "lasts_hours": 24,
}  # fmt: skip
GIVEN: Final[dict[str, Any]] = {  # Any: as above
    **TOLD, "cell": "", "people_low": 40, "people_high": 60, "event": "", "is_exercise": False,
    "note_en": "There are 12 children with them, and water is short.",
    "note_id": "Ada 12 anak di antara mereka dan air sudah menipis.", "note_th": "มีเด็ก 12 คน และน้ำกำลังจะหมด",
}  # fmt: skip


def draft(*, actor: User | None = None, now: datetime = NOW, follows: Alert | None = None, **given: Any) -> Alert:
    """Any: as the form holds it."""
    return add_alert(actor=actor or make_office(), now=now, follows=follows, **{**GIVEN, **given})


def release(alert: Alert, *, actor: User | None = None, now: datetime = NOW) -> Alert:
    return ALERT.perform(alert, "release", actor=actor or make_office(), now=now)


def send(*, now: datetime = NOW, **given: Any) -> Alert:  # Any: as the form holds it
    return release(draft(now=now, **given), now=now)


def rehearse(*accounts: User) -> None:
    """These alone are told of exercises."""
    declare_drill(actor=make_office(), accounts=[account.pk for account in accounts], now=NOW)


def live_in(account: User, zone: str) -> None:
    Preference.objects.create(account=account, zone=zone)


def stand_in(focal_point: User, *accounts: User) -> None:
    for rank, account in enumerate(accounts, 1):
        Deputy.objects.create(focal_point=focal_point, account=account, rank=rank)


def declare(**given: Any) -> Trigger:  # Any: as the form holds it
    rule = {"name": "Boats (fictional)", "what": "boats", "sea": "andaman_sea", "fewest": 2, "days": 14, "kinds": []}
    season = {"month": None, "day": None}
    return add_trigger(actor=make_office(), now=NOW, **{**TOLD, **rule, **season, **given})


def list_told(alert: Alert) -> set[str]:
    return set(alert.recipients.values_list("account__username", flat=True))


LATER: Final = timedelta(minutes=15)
