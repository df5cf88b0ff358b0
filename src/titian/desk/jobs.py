"""What the worker does by the clock. Every job is safe to run twice and at any time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name

import structlog
from django.db import close_old_connections, connection

log = structlog.get_logger()


@dataclass(frozen=True)
class Job:
    """A room's part. `call` is `module:function`, taking nothing; it is imported when it is first due, unless `load`
    was asked to."""

    name: str
    every_seconds: float
    call: str

    def run(self) -> None:
        self.load()()

    def load(self) -> Callable[[], object]:
        found: Callable[[], object] = resolve_name(self.call)
        return found


def run_jobs(stop: threading.Event, jobs: tuple[Job, ...]) -> None:
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
