from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.alert_codes import CELL_WAITS, State
from titian.preparedness.alert_models import Alert, AlertNote
from titian.preparedness.alerts import Cell
from titian.preparedness.alerts.words import read_words
from titian.preparedness.codes import ORDER, Status
from titian.preparedness.errors import (
    AlertCellEarly,
    AlertCellUnknown,
    AlertOfExercise,
    AlertOriginMissing,
    AlertOver,
    EventUnknown,
    RangeTurned,
)
from titian.preparedness.figures import Measure
from titian.preparedness.models import Claim, Event
from titian.preparedness.sameness import list_group

FIELDS: Final = ("subject", "urgency", "severity", "certainty", "lasts_hours", "people_low", "people_high")


def add_alert(
    *, actor: User, now: datetime, follows: Alert | None = None, **given: Any
) -> Alert:  # Any: cleaned by the form
    """A draft by somebody, which another one releases; with `follows` it is to stand in the place of one that stands.

    Raises `NotAllowed`, `AlertCellUnknown`, `AlertCellEarly`, `AlertOriginMissing`, `AlertOfExercise`, `AlertOver`,
    `EventUnknown`, `RangeTurned`.
    """
    check_taking_part(actor, Permission.DRAFT_ALERTS)
    if follows is not None and not Alert.objects.standing(now).filter(pk=follows.pk, followed_by=None).exists():
        raise AlertOver
    with transaction.atomic():
        alert = Alert(organisation_id=actor.organisation_id, made_at=now, follows=follows)
        if follows is not None:
            alert.is_exercise, alert.event = follows.is_exercise, follows.event
        fill(alert, given, actor=actor, now=now)
        audit.record("user", str(actor.pk), "alert.propose", f"alert:{alert.pk}")
    return alert


def fill(alert: Alert, given: Mapping[str, Any], *, actor: User, now: datetime) -> None:  # Any: cleaned by the form
    """Writes what was chosen into a draft and keeps it. Raises what `add_alert` raises."""
    for name in FIELDS:
        setattr(alert, name, given[name])
    if alert.people_high is not None and (alert.people_low is None or alert.people_high < alert.people_low):
        raise RangeTurned
    alert.instructions = " ".join(given["instructions"])
    if alert.follows is None:
        alert.event = _find_event(given.get("event", ""), actor)
        alert.is_exercise = given.get("is_exercise", False)
    check_side(alert)
    alert.area = choose_area(given["area"], given.get("cell", ""), alert.event, now)
    alert.origins = " ".join(sorted({*given["origins"], *list_origins(alert)}))
    if not alert.origins:
        raise AlertOriginMissing
    alert.state = State.DRAFT
    alert.save()
    AlertNote.objects.filter(alert=alert).delete()
    notes = {language: given.get(f"note_{language}", "").strip() for language in read_words().languages}
    AlertNote.objects.bulk_create(
        AlertNote(alert=alert, language=tag, text=text) for tag, text in notes.items() if text
    )


def check_side(alert: Alert) -> None:
    """A drill is of no real event and of no rule: the one place that asks. Raises `AlertOfExercise`."""
    if alert.is_exercise and (alert.event is not None or alert.trigger is not None):
        raise AlertOfExercise


def choose_area(area: str, cell: str, event: Event | None, now: datetime) -> str:
    """A sea or a coast; or a cell, of an event that nobody can follow out to sea any more."""
    if not cell:
        return area
    if Cell.find(cell) is None:
        raise AlertCellUnknown
    if event is None or ORDER.index(event.state) < ORDER.index(Status.DISEMBARKED):
        raise AlertCellEarly
    first = event.steps.filter(status=Status.REPORTED).order_by("at").values_list("at", flat=True).first()
    if first is None or now - first < CELL_WAITS:
        raise AlertCellEarly
    return cell


def list_origins(alert: Alert) -> set[str]:
    """The countries that the log names for the alert's events: left from, or of whose nationality somebody was."""
    events = {alert.event_id} - {None}
    if alert.pk is not None and not alert._state.adding:
        events |= set(alert.asked_by.values_list("pk", flat=True))
    groups = {one for event in events if event is not None for one in list_group(event)}
    left = Event.objects.filter(pk__in=groups).exclude(departed_from="").values_list("departed_from", flat=True)
    claims = Claim.objects.current().filter(event__in=groups, measure=Measure.NATIONALITY)
    return {*left, *claims.exclude(says="withdrawn").values_list("country", flat=True)}


def list_people(low: int | None, high: int | None) -> str:
    """A figure in digits, as every language writes it."""
    if low is None:
        return ""
    return str(low) if high in {None, low} else f"{low}\u2013{high}"


def _find_event(key: str, actor: User) -> Event | None:
    if not key:
        return None
    try:
        wanted = UUID(key)
    except ValueError as error:
        raise EventUnknown from error
    event = Event.objects.visible_to(actor).filter(pk=wanted).first()
    if event is None:
        raise EventUnknown
    return event


def read_told(alert: Alert) -> dict[str, Any]:  # Any: as the form holds them
    """What the form of a draft begins with."""
    is_cell = Cell.find(alert.area) is not None
    told: dict[str, Any] = {name: getattr(alert, name) for name in FIELDS}  # Any: as above
    told.update(
        area="" if is_cell else alert.area, cell=alert.area if is_cell else "", event=str(alert.event_id or ""),
        instructions=alert.instructions.split(), origins=[*{*alert.origins.split(), *list_origins(alert)}],
        is_exercise=alert.is_exercise,
    )  # fmt: skip
    told.update({f"note_{note.language}": note.text for note in alert.notes.all()})
    return told
