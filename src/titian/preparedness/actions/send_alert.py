"""An alert goes out, or is taken back: written as CAP, held to every rule, and handed to those it is for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings

from titian import audit
from titian.desk.workflow import Detail, Doing
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.actions.forget_copies import forget_area
from titian.preparedness.actions.keep_alert import check_side, list_origins, list_people
from titian.preparedness.actions.tell_alert import find_due, tell
from titian.preparedness.alert_codes import FAULTS, State
from titian.preparedness.alert_models import Alert, AlertMessage
from titian.preparedness.alerts import (
    EXERCISE,
    REAL,
    ChannelRefused,
    Draft,
    Fault,
    Kind,
    Message,
    Reference,
    compose,
    find_faults,
    hand_over,
)
from titian.preparedness.errors import AlertFaulty, AlertOfExercise, AlertOver, DrillNobody


def release(alert: Alert, doing: Doing) -> Detail:
    """Sends it. Raises `NotAllowed`, `AlertOver`, `AlertFaulty`, `AlertOfExercise`, `DrillNobody`."""
    actor = check_taking_part(doing.actor, Permission.RELEASE_ALERTS)
    check_side(alert)
    now = doing.now.replace(microsecond=0)
    alert.sent_at, alert.expires_at = now, now + timedelta(hours=alert.lasts_hours)
    alert.origins = " ".join(sorted({*alert.origins.split(), *list_origins(alert)}))
    if alert.follows is not None:
        _replace(alert.follows, actor, now)
    due = find_due(alert, now)
    if alert.is_exercise and not due:
        raise DrillNobody
    kind = Kind.UPDATE if alert.follows_id is not None else Kind.ALERT
    message = write_message(alert, kind, now, {one.party.code for one in due})
    if faults := find_faults(message, alert.origins.split()):
        raise AlertFaulty(" ".join(dict.fromkeys(say_fault(fault) for fault in faults)))
    _keep(alert, message, now)
    tell(alert, due, now)
    return {"message": message.identifier, "told": len(due), "exercise": alert.is_exercise}


def cancel(alert: Alert, doing: Doing) -> Detail:
    """Takes it back. Raises `NotAllowed`, `AlertOver`."""
    check_taking_part(doing.actor, Permission.RELEASE_ALERTS)
    now = doing.now.replace(microsecond=0)
    if alert.expires_at is None or alert.expires_at <= now:
        raise AlertOver
    parties = set(alert.recipients.values_list("party__code", flat=True))
    message = write_message(alert, Kind.CANCEL, now, parties)
    _keep(alert, message, now)
    forget_area(alert)
    return {"message": message.identifier}


def write_message(alert: Alert, kind: Kind, now: datetime, parties: Collection[str]) -> Message:
    """What the alert says, as one message to these members. It may break rules: nothing is judged here."""
    draft = Draft(
        subject=alert.subject, urgency=alert.urgency, severity=alert.severity, certainty=alert.certainty,
        area=alert.area, expires=alert.expires_at or now + timedelta(hours=alert.lasts_hours),
        instructions=tuple(alert.instructions.split()), people=list_people(alert.people_low, alert.people_high),
        notes={note.language: note.text for note in alert.notes.all()}, is_exercise=alert.is_exercise,
    )  # fmt: skip
    return compose(
        draft, identifier=str(uuid4()), sender=f"titian@{settings.TITIAN.desk_origin.host}", sent=now, kind=kind,
        addresses=tuple(sorted(code.replace(" ", "_") for code in parties)), references=list_references(alert, kind),
        incidents=(str(alert.event_id),) if alert.event_id is not None else (),
    )  # fmt: skip


def list_references(alert: Alert, kind: Kind) -> tuple[Reference, ...]:
    """Every earlier message of the alert and of those in whose place it stands, the oldest first."""
    chain: list[Alert] = [alert] if kind == Kind.CANCEL else []
    before = alert.follows
    while before is not None:
        chain.insert(0, before)
        before = before.follows
    sender = f"titian@{settings.TITIAN.desk_origin.host}"
    rows = AlertMessage.objects.filter(alert__in=chain).order_by("sent_at", "pk")
    return tuple(Reference(sender, str(row.key), row.sent_at) for row in rows)


def say_fault(fault: Fault) -> str:
    """What is wrong and what would put it right, in the reader's language."""
    return str(FAULTS[fault.code]) % {"given": fault.given, "language": fault.language}


def _replace(before: Alert, actor: User, now: datetime) -> None:
    locked = Alert.objects.select_for_update().get(pk=before.pk)
    if locked.state != State.RELEASED or locked.expires_at is None or locked.expires_at <= now:
        raise AlertOver
    locked.state = State.UPDATED
    locked.moves += 1
    locked.save(update_fields=["state", "moves"])
    forget_area(locked)
    audit.record("user", str(actor.pk), "alert.replace", f"alert:{locked.pk}")


def _keep(alert: Alert, message: Message, now: datetime) -> None:
    try:
        for channel in EXERCISE if alert.is_exercise else REAL:
            content = hand_over(message, channel)
    except ChannelRefused as error:
        raise AlertOfExercise from error
    AlertMessage.objects.create(
        key=message.identifier, alert=alert, kind=message.kind, sent_at=now, content=content.decode()
    )
