"""What the worker does by the clock. Every job is safe to run twice and at any time."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Final

import structlog
from django.db import close_old_connections, connection

log = structlog.get_logger()


@dataclass(frozen=True)
class Job:
    """`call` is `module:function`, taking nothing; it is imported when it is first due."""

    name: str
    every_seconds: float
    call: str

    def run(self) -> None:
        module, _, function = self.call.partition(":")
        getattr(import_module(module), function)()


PERIODIC: Final = (
    Job("audit.chain", 1, "titian.audit.actions.chain_entries:chain_entries"),
    Job("packages.time_out", 5, "titian.referrals.actions.time_out_packages:time_out_packages"),
    Job("packages.forget", 600, "titian.referrals.actions.forget_closed_packages:forget_closed_packages"),
    Job("nonces.forget", 600, "titian.devices.actions.forget_old_nonces:forget_old_nonces"),
    Job("sessions.forget", 3600, "titian.hub.periodic:forget_old_sessions"),
)


def run_periodic(stop: threading.Event, jobs: tuple[Job, ...] = PERIODIC) -> None:
    """Runs each job when it is due until `stop` is set. A job that fails is logged and tried again next time."""
    due = dict.fromkeys((job.name for job in jobs), time.monotonic())
    while not stop.is_set():
        for job in jobs:
            if time.monotonic() >= due[job.name] and not stop.is_set():
                due[job.name] = time.monotonic() + job.every_seconds
                _run(job)
        stop.wait(max(0.05, min(due.values()) - time.monotonic()))
    connection.close()


def _run(job: Job) -> None:
    close_old_connections()
    try:
        job.run()
    except Exception:
        log.exception("job.run.failed", job=job.name)


def forget_old_sessions() -> None:
    """Removes sessions that have ended and failed sign-ins older than a day."""
    from axes.models import AccessAttempt
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    SessionStore.clear_expired()
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - timedelta(days=1)).delete()
