from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.desk.running import Deadline
from titian.hub.operations.actions.beat import WEB
from titian.hub.operations.models import Heartbeat
from titian.rooms import list_parts

REACHABLE: Final = "reachable"
REACHABLE_SINCE: Final = "reachable_since"
AWAY_AFTER: Final = timedelta(minutes=2)
NOTED_EVERY: Final = timedelta(seconds=30)
# A web process that is silent for longer is not waited for: somebody else may be able to answer, and it may be that
# only its word does not arrive.
LONGEST_AWAY: Final = timedelta(hours=24)

log = structlog.get_logger()


def pass_on_overdue(now: datetime | None = None) -> int:
    """Pass on what was not answered in time, and say how much moved; time the hub was away does not count.

    While its web process is away nobody can answer, so nothing is late. After that, and after the whole hub was away,
    every recipient gets the time back, up to a day of it. A web process that never gave its word is taken to be there.
    The worker runs this every few seconds.
    """
    now = now or timezone.now()
    with transaction.atomic():
        beats = {row.name: row.beat_at for row in Heartbeat.objects.select_for_update()}
        web, last = beats.get(WEB), beats.get(REACHABLE)
        if web is not None and now - web >= LONGEST_AWAY:
            web = None
        if web is not None and now - web > AWAY_AFTER:
            return 0
        if last is not None and now - last > AWAY_AFTER:
            _give_back(min(now - last, LONGEST_AWAY), now)
        reached = now if web is None else min(web, now)
        if last is None or reached - last > NOTED_EVERY:
            _note(REACHABLE, reached)
    since = Heartbeat.objects.filter(name=REACHABLE_SINCE).values_list("beat_at", flat=True).first()
    return sum(one.load("pass_on")(now, reachable_since=since) for one in list_parts(Deadline))


def _give_back(away: timedelta, now: datetime) -> None:
    _note(REACHABLE_SINCE, now)
    minutes = int(away.total_seconds() // 60)
    for one in list_parts(Deadline):
        count = one.load("postpone")(away)
        log.warning("deadline.postpone.done", what=one.what, count=count, minutes=minutes)
        if count:
            detail = {one.what: count, "minutes": minutes}
            audit.record("hub", "worker", f"{one.what}.postpone", "hub:inbox", detail)


def _note(name: str, now: datetime) -> None:
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": now})
