"""A hub's SQLite file: copied while it serves, looked at, put in place. No Django: it may not be set up yet."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from titian.desk.running import ReceivedTable
from titian.hub.operations.errors import BackupDamaged
from titian.rooms import list_parts

SIDE_FILES = ("", "-wal", "-shm")


def copy_while_serving(source: Path, target: Path) -> None:
    """SQLite's online backup: one snapshot, while others read and write. The copy is a single file.

    Raises BackupDamaged when the copy is not sound: then neither is the original.
    """
    with (
        closing(sqlite3.connect(f"file:{quote(str(source))}?mode=rw", uri=True, timeout=20)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    check_file(target)


def check_file(path: Path) -> None:
    """Raises BackupDamaged unless SQLite finds the whole file sound."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
        try:
            [(found,)] = connection.execute("PRAGMA quick_check(1)").fetchall()
        except sqlite3.DatabaseError as problem:
            raise BackupDamaged("SQLite cannot read this database.") from problem
    if found != "ok":
        raise BackupDamaged("SQLite finds this database damaged. Restore the newest backup that is sound.")


def read_covered(path: Path) -> int:
    """The newest received item in a copy. SQLite writes one transaction at a time: all before it are in there too."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
        newest = [
            # Names of our own, out of the rooms' declarations.
            int(connection.execute(f"SELECT coalesce(max({one.column}), 0) FROM {one.table}").fetchone()[0])  # noqa: S608
            for one in list_parts(ReceivedTable)
        ]
    return max(newest, default=0)


def begin_epoch(path: Path, epoch: uuid.UUID, covered: int) -> None:
    """Makes a copy the beginning of a new life of the hub, and forgets who was signed in."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO devices_hubstate (id, epoch, backed_up_through) VALUES (1, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, backed_up_through = excluded.backed_up_through",
            [epoch.hex, covered],
        )
        connection.execute("DELETE FROM django_session")
        connection.commit()


def is_in_use(path: Path) -> bool:
    """Whether another process has the database open, idle or not. A database that is not there is not in use."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0.5)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError:
            return True
    return False


def set_aside(path: Path, folder: Path) -> None:
    """Moves the database with its side files into a folder on the same disk."""
    for end in SIDE_FILES:
        old = path.with_name(path.name + end)
        if old.exists():
            old.rename(folder / old.name)
