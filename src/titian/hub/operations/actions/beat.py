from __future__ import annotations

import threading
import time
from datetime import datetime
from typing import Final

import structlog
from django.db import connections
from django.utils import timezone

from titian.hub.operations.models import Heartbeat
from titian.hub.processes import give_freed_memory_back

WORKER: Final = "worker"
WEB: Final = "web"
WEB_EVERY_SECONDS: Final = 30

log = structlog.get_logger()


def beat(now: datetime | None = None, *, name: str = WORKER) -> None:
    """The word of a part of the hub that it lives; the worker gives it every ten seconds."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": now or timezone.now()})


def start_web_beat() -> None:
    """In a web process: gives its word from now on, as long as the process serves."""
    threading.Thread(target=_keep_beating, name="web-beat", daemon=True).start()


def _keep_beating() -> None:
    while True:
        try:
            beat(name=WEB)
        except Exception:  # a database that is away comes back; the next beat says so
            log.warning("web.beat.failed", exc_info=True)
        finally:
            connections.close_all()
        give_freed_memory_back()
        time.sleep(WEB_EVERY_SECONDS)
