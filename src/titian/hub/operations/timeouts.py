"""How long a web process waits for PostgreSQL, so that no request holds a thread and its locks for ever.

Called by web processes alone: a backup, a migration or the worker may take as long as it takes. It is told to each
session once it is open, for poolers refuse what they do not know when one is opened.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_bounded: WeakSet[Any] = WeakSet()  # Any: the driver's connections; the pool gives each out many times


def bound_connections() -> None:
    connection_created.connect(bound, dispatch_uid="titian.bound")


def bound(connection: BaseDatabaseWrapper, **about: Any) -> None:  # Any: as Django declares it
    """Bounds the statements and locks of what was just opened. SQLite has its own bound, in its options."""
    if connection.vendor != "postgresql" or connection.connection in _bounded:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)",
            [f"{settings.TITIAN.statement_seconds}s", f"{settings.TITIAN.lock_seconds}s"],
        )
    _bounded.add(connection.connection)
