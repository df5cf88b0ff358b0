"""`titian worker`: background tasks one after the other, and what is due by the clock beside them."""

from __future__ import annotations

import threading

import structlog

log = structlog.get_logger()


def run_worker() -> None:
    """Works until SIGINT or SIGTERM; a task that is running is finished first. Django is set up already."""
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    from titian.desk.jobs import Job, run_jobs
    from titian.hub.processes import give_large_memory_back
    from titian.rooms import list_parts

    give_large_memory_back()
    stop = threading.Event()
    clock = threading.Thread(target=run_jobs, args=(stop, list_parts(Job)), name="periodic", daemon=True)
    worker = Worker(
        queue_names=["*"],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    log.info("worker.start.done")
    clock.start()
    worker.configure_signals()
    try:
        worker.run()
    finally:
        stop.set()
        clock.join(timeout=5)
        log.info("worker.stop.done")
