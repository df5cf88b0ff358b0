"""No connection to a SQLite file that cannot be written is kept.

SQLite opens such a file for reading and stays so, for as long as any connection of the process is open, also when the
disk takes writes again. Refused at once, each request tries anew and the hub comes back by itself.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


def watch_connections() -> None:
    connection_created.connect(refuse_read_only, dispatch_uid="titian.refuse_read_only")


def refuse_read_only(connection: BaseDatabaseWrapper, **about: Any) -> None:  # Any: as Django declares it
    """Closes what was just opened and raises OperationalError, as when it had not opened at all."""
    if connection.vendor != "sqlite" or connection.alias != DEFAULT_DB_ALIAS:
        return
    path = Path(str(connection.settings_dict["NAME"]))
    if path.exists() and not is_writable(path):
        connection.connection.close()
        connection.connection = None
        raise OperationalError("The database cannot be written.")


def is_writable(path: Path) -> bool:
    """Whether the file, those beside it and their folder take writes from this process."""
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    return all(os.access(one, os.W_OK, effective_ids=True) for one in (path, path.parent, *beside) if one.exists())
