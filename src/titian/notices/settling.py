"""What became of a try: the notices that went out together, and the carrier that took them or did not.

A worker that dies after the other side took a notice and before `note_sent` leaves it waiting and with a task: ten
minutes later it is sent once more. So nothing is lost, and each such death makes one message come twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import QuerySet

from titian.notices.models import Carrier, Notice
from titian.notices.states import Outcome

log = structlog.get_logger()


def is_paused(carrier: str, now: datetime) -> bool:
    """Whether it lately did not take a notice, and its pause is not over."""
    return Carrier.objects.filter(name=carrier, failures__gt=0, next_try_at__gt=now).exists()


def give_back(notices: Sequence[Notice]) -> None:
    """Not tried: they wait for a later round."""
    _still(notices).update(queued_at=None)


def note_sent(notices: Sequence[Notice], carrier: str, now: datetime) -> None:
    with transaction.atomic():
        _still(notices).update(outcome=Outcome.SENT, problem="", settled_at=now)
        note_taken(carrier, now)


def note_taken(carrier: str, now: datetime) -> None:
    """It takes again what is sent: its pause is over, and for mail that of all that waits for another try."""
    is_back = Carrier.objects.filter(name=carrier, failures__gt=0).update(
        failures=0, failing_since=None, next_try_at=now
    )
    if is_back and carrier == Carrier.MAIL:
        Notice.objects.waiting().by_mail().filter(tries__gt=0, due_at__gt=now).update(due_at=now)


def note_not_taken(notices: Sequence[Notice], carrier: str, problem: str, now: datetime) -> None:
    """Waits longer each time, the carrier and each notice by itself; after the last try the notice has failed."""
    with transaction.atomic():
        row, _ = Carrier.objects.select_for_update().get_or_create(name=carrier, defaults={"next_try_at": now})
        row.hold_back(now)
        row.failing_since = row.failing_since or now
        row.save()
        for notice in notices:
            _still([notice]).update(
                outcome=Outcome.FAILED if notice.is_last_try else Outcome.WAITING,
                **notice.after_failure(problem, now),
            )
    log.warning("notice.send.failed", carrier="mail" if carrier == Carrier.MAIL else "push", problem=problem)


def note_dropped(notices: Sequence[Notice], problem: str, now: datetime) -> None:
    _still(notices).update(outcome=Outcome.DROPPED, problem=problem, settled_at=now)


def _still(notices: Sequence[Notice]) -> QuerySet[Notice]:
    return Notice.objects.waiting().filter(pk__in=[notice.pk for notice in notices])
