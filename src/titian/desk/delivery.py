"""Word to another machine: how often it is tried, how long the waits between are, and who carries it.

A room's message inherits `Tried`, and what it goes through (a mail server, a push service, the other system itself)
inherits `Carrier`: both wait longer after each failure, the one for itself, the other for everything that goes there.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import models
from django.db.models import Q

# How long after each failure the next try comes; after the last there is none. A day and a half in all.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720))
MOST_TRIES: Final = len(WAITS) + 1
# A task that has settled nothing by then was lost with its worker, and what it had is queued again.
QUEUED_IS_LOST_AFTER: Final = timedelta(minutes=10)


def find_wait(failures: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    return WAITS[min(failures, len(WAITS)) - 1]


class Carrier(models.Model):
    """Something word goes through. `failures` counts in a row; until `next_try_at` nothing more is sent there."""

    failures = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()

    class Meta:
        abstract = True

    def hold_back(self, now: datetime) -> None:
        """After a failure: nothing goes there for a while, each time a longer one. The caller saves it."""
        self.failures += 1
        self.next_try_at = now + find_wait(self.failures)


class Tried(models.Model):
    """A message that is sent until it is taken or given up. `queued_at`: since then it is with a task."""

    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=12, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_last_try(self) -> bool:
        return self.tries + 1 >= MOST_TRIES

    def after_failure(self, problem: str, now: datetime) -> dict[str, Any]:  # Any: values of its own fields
        """What a failed try changes: the next one is due later; after the last it is settled."""
        return {
            "tries": self.tries + 1,
            "due_at": now + find_wait(self.tries + 1),
            "queued_at": None,
            "problem": problem,
            "settled_at": now if self.is_last_try else None,
        }


def is_free(now: datetime) -> Q:
    """Those of `Tried` that no task has."""
    return Q(queued_at=None) | Q(queued_at__lt=now - QUEUED_IS_LOST_AFTER)
