from __future__ import annotations

import threading
from collections import Counter

import pytest

from titian import audit
from titian.audit.chain import EMPTY_HEAD
from titian.desk import jobs as desk_jobs
from titian.desk.jobs import Job, run_jobs
from titian.rooms import list_parts

pytestmark = pytest.mark.on_both

RAN: Counter[str] = Counter()
STOP = threading.Event()


def count() -> None:
    RAN["count"] += 1
    if RAN["count"] == 3:
        STOP.set()


def fail() -> None:
    RAN["fail"] += 1
    raise ValueError


@pytest.mark.django_db
def test_every_job_of_the_hub_can_run_twice() -> None:
    for job in (*list_parts(Job), *list_parts(Job)):
        job.run()


@pytest.mark.django_db
def test_audit_log_is_chained_by_the_first_job() -> None:
    audit.record("command", "", "station.add", "station:1")
    next(job for job in list_parts(Job) if job.name == "audit.chain").run()
    assert audit.audit_head() != EMPTY_HEAD
    assert next(job for job in list_parts(Job) if job.name == "audit.chain").every_seconds <= 1


def test_job_that_fails_stops_neither_itself_nor_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    RAN.clear()
    STOP.clear()
    monkeypatch.setattr(desk_jobs, "close_old_connections", lambda: None)
    monkeypatch.setattr("titian.desk.jobs.connection.close", lambda: None)
    jobs = (Job("fail", 0.01, f"{__name__}:fail"), Job("count", 0.01, f"{__name__}:count"))
    run_jobs(STOP, jobs)
    assert RAN["count"] == 3
    assert RAN["fail"] >= 2
