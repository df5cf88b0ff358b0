from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from django.conf import settings

PATIENCE: Final = 0.5  # seconds that it waits for readers; meanwhile nobody writes


def empty_log() -> None:
    """Brings SQLite's write-ahead log into the database and cuts it to nothing: pages as they were before a deletion
    lie in it until then. While somebody reads what is in it, it stays as it is until the next time.
    """
    database = settings.TITIAN.database
    if database.engine == "sqlite":
        truncate(Path(database.name))


def truncate(path: Path) -> bool:
    """Whether the log is empty now."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        [(is_busy, _, _)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not is_busy
