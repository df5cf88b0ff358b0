"""One writer at a time on SQLite.

SQLite has one write lock, and whoever finds it taken sleeps in growing steps of up to 100 ms. Within the one web
process a plain lock is fairer and wakes at once; the worker's short writes still meet the database's own waiting.
PostgreSQL locks by row and needs none of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from django.db import connection

_turn: Final = Lock()


@contextmanager
def write_turn() -> Iterator[None]:
    """Held around work that ends in a write, checks before it included. Not to be nested.

    Threads that take turns at a whole request also do not hand Python's own lock to and fro at every statement.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with _turn:
        yield
