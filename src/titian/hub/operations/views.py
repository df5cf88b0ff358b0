"""The alarm inbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from titian.hub.operations.actions.acknowledge_alarm import acknowledge_alarm
from titian.hub.operations.checks import find_overdue_worker
from titian.hub.operations.models import Alarm
from titian.hub.operations.words import Words, get_words
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission

OVER_SHOWN: Final = 20


@dataclass(frozen=True)
class ShownAlarm:
    alarm: Alarm
    words: Words


@require_safe
@for_permission(Permission.ADMINISTER)
def show_alarms(request: HttpRequest, reader: User) -> HttpResponse:
    alarms = Alarm.objects.visible_to(reader).select_related("acknowledged_by")
    now = timezone.now()
    return render(
        request,
        "hub/alarms.html",
        {
            "open": [_show(alarm) for alarm in alarms.open().order_by("acknowledged_at", "since")],
            "over": [_show(alarm) for alarm in alarms.exclude(cleared_at=None).order_by("-cleared_at")[:OVER_SHOWN]],
            # A worker that has stopped cannot say so itself.
            "is_worker_late": any(find_overdue_worker(now)),
            "worker": get_words("worker.overdue"),
        },
    )


@require_POST
@for_permission(Permission.ADMINISTER)
def acknowledge(request: HttpRequest, reader: User, alarm_id: UUID) -> HttpResponse:
    alarm = get_object_or_404(Alarm.objects.visible_to(reader), pk=alarm_id)
    acknowledge_alarm(actor=reader, alarm=alarm, now=timezone.now())
    return redirect("alarms")


def _show(alarm: Alarm) -> ShownAlarm:
    return ShownAlarm(alarm, get_words(alarm.kind))
