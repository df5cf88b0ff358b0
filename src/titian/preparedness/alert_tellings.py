"""Who hears that an alert waits: by notices without content, by programs through ids alone, and on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from titian.desk.events import Event, EventKind
from titian.desk.tellings import Listeners, Telling
from titian.desk.waiting import Notice
from titian.people.models import User
from titian.preparedness.alert_codes import State
from titian.preparedness.alert_models import Alert, AlertMessage, Recipient, Wave
from titian.preparedness.alerts import Kind, Urgency


def list_waves(now: datetime) -> QuerySet[Wave]:
    return Wave.objects.waiting(now).select_related("alert").annotate(waits_since=F("at"))


def find_told(wave: Wave) -> Listeners:
    open_ones = Recipient.objects.filter(wave=wave, acknowledged_at=None)
    return User.objects.open().filter(pk__in=open_ones.values("account"))


def is_urgent(wave: Wave) -> bool:
    return wave.alert.urgency == Urgency.IMMEDIATE


ALERT_WAITS: Final = Telling("alert_waits", "id", list_waves, find_told, is_urgent)
ALERT_SENT: Final = EventKind("alert.sent", frozenset({"alert_id"}))
ALERT_ENDED: Final = EventKind("alert.ended", frozenset({"alert_id"}))


def find_sent(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    """Real alerts that were sent since then and still stand."""
    rows = AlertMessage.objects.exclude(kind=Kind.CANCEL).filter(
        sent_at__gte=since, alert__in=Alert.objects.standing(timezone.now()), alert__is_exercise=False
    )
    for alert, at in rows.order_by("sent_at", "pk").values_list("alert", "sent_at"):
        yield Event(ALERT_SENT, str(alert), {"alert_id": str(alert)}, at)


def find_ended(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    """Real alerts that were cancelled or replaced since then. When one is over by itself, its own file says."""
    rows = AlertMessage.objects.exclude(kind=Kind.ALERT).filter(sent_at__gte=since, alert__is_exercise=False)
    for message in rows.select_related("alert").order_by("sent_at", "pk"):
        ended = message.alert_id if message.kind == Kind.CANCEL else message.alert.follows_id
        if ended is not None:  # an update always follows one
            yield Event(ALERT_ENDED, str(ended), {"alert_id": str(ended)}, message.sent_at)


def watch_received(reader: User, now: datetime) -> Iterator[Notice]:
    """Alerts that were sent to the reader and that they have not answered."""
    rows = Recipient.objects.filter(
        account=reader, acknowledged_at=None, alert__state=State.RELEASED, alert__expires_at__gt=now
    )
    for is_exercise in (False, True):
        count = rows.filter(alert__is_exercise=is_exercise).count()
        if not count:
            continue
        text = ngettext("%(number)d alert was sent to you.", "%(number)d alerts were sent to you.", count)
        said = text % {"number": count}
        is_now = not is_exercise and rows.filter(alert__urgency=Urgency.IMMEDIATE, alert__is_exercise=False).exists()
        if is_exercise:
            said = f"{gettext('EXERCISE')}: {said}"
        yield Notice(said, gettext("Read, and say so"), "/alerts/", "/alerts/", count, is_urgent=is_now)


def watch_drafts(reader: User, now: datetime) -> Iterator[Notice]:
    """Alerts that wait for a second person, and those that a rule suggests."""
    count = Alert.objects.visible_to(reader, now).in_preparation().count()
    if count:
        text = ngettext(
            "%(number)d alert waits to be read and released.", "%(number)d alerts wait to be read and released.", count
        )
        yield Notice(text % {"number": count}, gettext("Read"), "/alerts/", "/alerts/", count)
