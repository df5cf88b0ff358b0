"""What the worker does by the clock. Every job is safe to run twice and at any time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Final

import structlog
from django.db import close_old_connections, connection

log = structlog.get_logger()


@dataclass(frozen=True)
class Job:
    """`call` is `module:function`, taking nothing; it is imported when it is first due, unless `load` was asked to."""

    name: str
    every_seconds: float
    call: str

    def run(self) -> None:
        self.load()()

    def load(self) -> Callable[[], object]:
        module, _, function = self.call.partition(":")
        found: Callable[[], object] = getattr(import_module(module), function)
        return found


PERIODIC: Final = (
    Job("worker.beat", 10, "titian.hub.operations.actions.beat:beat"),
    Job("audit.chain", 1, "titian.audit.actions.chain_entries:chain_entries"),
    Job("packages.time_out", 5, "titian.hub.operations.actions.pass_on_overdue:pass_on_overdue"),
    Job("packages.forget", 600, "titian.referrals.actions.forget_closed_packages:forget_closed_packages"),
    Job("answers.shorten", 5, "titian.referrals.actions.shorten_answers:shorten_answers"),
    Job("referrals.withdraw", 5, "titian.referrals.actions.withdraw_referral:catch_up_withdrawals"),
    Job("referrals.expire", 3600, "titian.referrals.actions.expire_referrals:expire_referrals"),
    Job("nonces.forget", 600, "titian.devices.actions.forget_old_nonces:forget_old_nonces"),
    Job("quarantine.forget", 3600, "titian.devices.actions.forget_dropped:forget_dropped"),
    Job("alarms.check_minute", 60, "titian.hub.operations.actions.check_alarms:check_each_minute"),
    Job("alarms.check_hour", 3600, "titian.hub.operations.actions.check_alarms:check_each_hour"),
    Job("webhooks.announce", 3, "titian.webhooks.actions.announce_events:announce_events"),
    Job("webhooks.forget", 3600, "titian.webhooks.actions.forget_old_deliveries:forget_old_deliveries"),
    Job("notices.tell", 5, "titian.notices.actions.tell:tell"),
    Job("notices.forget", 3600, "titian.notices.actions.forget_told:forget_told"),
    Job("tasks.forget", 3600, "titian.hub.operations.actions.forget_finished_tasks:forget_finished_tasks"),
    Job("audit.sign_head", 3600, "titian.hub.inspection.actions.write_head:write_head"),
    Job("complaints.forget", 3600, "titian.feedback.actions.forget_complaints:forget_complaints"),
    Job("arrivals.forget", 3600, "titian.arrivals.actions.forget_slips:forget_slips"),
    Job("figures.close", 3600, "titian.tallies.actions.close_weeks:close_weeks"),
    Job("referrals.count", 3600, "titian.referrals.actions.count_states:count_states"),
    Job("directory.check", 3600, "titian.directory.actions.check_confirmations:queue_nightly_check"),
    Job("rates.forget", 600, "titian.hub.periodic:forget_old_rates"),
    Job("keys.forget", 3600, "titian.referrals.actions.forget_former_keys:forget_former_keys"),
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


def forget_old_rates() -> None:
    """Removes the counts of rate windows that are over."""
    from django.utils import timezone

    from titian.people.limits.counts import forget_old_counts

    forget_old_counts(timezone.now())
