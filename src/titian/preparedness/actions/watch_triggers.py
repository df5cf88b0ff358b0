"""Declared rules, kept and asked. A rule makes a draft that nobody stands behind yet, and sends nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.alert_codes import State, TriggerState
from titian.preparedness.alert_models import Alert, Trigger
from titian.preparedness.alerts import Rule, Seen, What, find_fired
from titian.preparedness.errors import AlertOriginMissing, TriggerUnfit
from titian.preparedness.models import Event
from titian.preparedness.sameness import list_group

CARRIED = ("subject", "area", "urgency", "severity", "certainty", "instructions", "origins", "lasts_hours")


def add_trigger(*, actor: User, now: datetime, **given: Any) -> Trigger:  # Any: cleaned by the form
    """A rule that looks from now on. Raises `NotAllowed`, `TriggerUnfit`, `AlertOriginMissing`."""
    check_taking_part(actor, Permission.KEEP_TRIGGERS)
    made = {**given, "instructions": " ".join(given["instructions"]), "kinds": " ".join(given["kinds"])}
    made["origins"] = " ".join(sorted(given["origins"]))
    if not made["origins"]:
        raise AlertOriginMissing
    made.update({name: made[name] or 0 for name in ("fewest", "days", "month", "day")})
    trigger = Trigger(owner=actor, **made)
    try:
        read_rule(trigger)
    except ValueError as error:
        raise TriggerUnfit from error
    with transaction.atomic():
        trigger.save()
        audit.record("user", str(actor.pk), "trigger.add", f"trigger:{trigger.pk}")
    return trigger


def read_rule(trigger: Trigger) -> Rule:
    """Raises ValueError where it lacks what it needs."""
    return Rule(
        what=What(trigger.what), sea=trigger.sea, fewest=trigger.fewest, days=trigger.days, month=trigger.month,
        day=trigger.day, kinds=frozenset(trigger.kinds.split()),
    )  # fmt: skip


def watch_triggers() -> None:
    """For the worker's clock."""
    now = timezone.now()
    for trigger in Trigger.objects.filter(state=TriggerState.ON).order_by("pk"):
        ask(trigger, now)


def ask(trigger: Trigger, now: datetime) -> Alert | None:
    """The draft a rule makes today; None where it asks for nobody. Safe to run twice."""
    with transaction.atomic():
        locked = Trigger.objects.select_for_update().get(pk=trigger.pk)
        if locked.state != TriggerState.ON:
            return None
        asked = set(Event.objects.filter(pk__in=locked.alerts.values("asked_by")).values_list("pk", flat=True))
        found = find_fired(read_rule(locked), _list_seen(locked, now.date()), now.date(), locked.last_on, asked)
        if found is None:
            return None
        carried = {name: getattr(locked, name) for name in CARRIED}
        alert = Alert.objects.create(trigger=locked, state=State.SUGGESTED, made_at=now, **carried)
        alert.asked_by.set(Event.objects.filter(pk__in=found))
        locked.last_on = now.date()
        locked.moves += 1
        locked.save(update_fields=["last_on", "moves"])
        audit.record("hub", "worker", "alert.suggest", f"alert:{alert.pk}", {"trigger": str(locked.pk)})
    return alert


def _list_seen(trigger: Trigger, today: date) -> list[Seen[UUID]]:
    if trigger.what == What.SEASON:
        return []
    rows = Event.objects.filter(first_on__gt=today - timedelta(days=trigger.days), first_on__lte=today)
    if trigger.sea:
        rows = rows.filter(sea=trigger.sea)
    groups: dict[UUID, frozenset[UUID]] = {}
    seen = []
    for pk, kind, sea, day in rows.values_list("pk", "kind", "sea", "first_on"):
        group = groups.get(pk) or list_group(pk)
        groups.update(dict.fromkeys(group, group))
        seen.append(Seen(pk, group, kind, sea, day))
    return seen
