"""The one statement that counts, and what clears old counts away."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from titian.people.limits.models import Count

_SALT: Final = "titian.people.limits"
# A row's window is its own; with the next one the count begins again. A late request counts in the newer window.
_TAKE: Final = """
    INSERT INTO limits_count (key, ends_at, taken) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET
        taken = CASE WHEN limits_count.ends_at >= excluded.ends_at
            THEN limits_count.taken + excluded.taken ELSE excluded.taken END,
        ends_at = CASE WHEN limits_count.ends_at >= excluded.ends_at
            THEN limits_count.ends_at ELSE excluded.ends_at END
    RETURNING taken
"""
# Counting waits this long for another writer of SQLite's, then goes on without: it is not worth a request's time.
WAIT_MILLISECONDS: Final = 1000


def take_share(kind: str, who: str, ends_at: int, size: int) -> int:
    """Takes `size` of the window and says how much of it had been taken before. Raises what the database raises."""
    row: tuple[str, int, int] = (make_key(kind, who), ends_at, size)
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS:d}")
            try:
                return int(cursor.execute(_TAKE, row).fetchone()[0]) - size
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {before:d}")
    # Inside somebody's transaction a refused statement must not take the rest with it.
    with transaction.atomic() if connection.in_atomic_block else nullcontext(), connection.cursor() as cursor:
        cursor.execute(_TAKE, row)
        return int(cursor.fetchone()[0]) - size


def make_key(kind: str, who: str) -> str:
    return salted_hmac(_SALT, f"{kind}:{who}", algorithm="sha256").hexdigest()


def forget_old_counts(now: datetime | None = None) -> int:
    """Removes the counts of windows that are over; how many."""
    return Count.objects.filter(ends_at__lte=int((now or timezone.now()).timestamp())).delete()[0]
