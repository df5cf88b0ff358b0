"""`titian worker`: background tasks one after the other, and what is due by the clock beside them."""

from __future__ import annotations

import threading

import structlog

log = structlog.get_logger()


def run_worker() -> None:
    """Works until SIGINT or SIGTERM; a task that is running is finished first. Django is set up already."""
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    from titian.hub.periodic import run_periodic
    from titian.hub.processes import give_large_memory_back

    give_large_memory_back()
    stop = threading.Event()
    clock = threading.Thread(target=run_periodic, args=(stop,), name="periodic", daemon=True)
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
