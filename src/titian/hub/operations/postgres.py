"""A hub's PostgreSQL database: dumped while it serves, restored whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import psycopg
from psycopg import sql

from titian.desk.running import ReceivedTable
from titian.hub.environment import Database
from titian.hub.operations.errors import BackupRefused, RestoreRefused, Unreachable
from titian.rooms import list_parts

LONGEST_WAIT: Final = 60.0  # seconds for a transaction that is open
Connection = psycopg.Connection[tuple[Any, ...]]  # Any: what the driver gives


@dataclass(frozen=True)
class Snapshot:
    """A moment of the database. `covered` is None when a transaction stayed open too long to say how far it goes; `ask`
    answers one statement as of that moment."""

    name: str
    covered: int | None
    ask: Callable[[str], list[tuple[Any, ...]]]  # Any: what the driver gives


def connect(database: Database) -> Connection:
    """A connection of its own. Raises Unreachable."""
    try:
        return _connect(database)
    except psycopg.OperationalError as problem:
        raise Unreachable from problem


def _connect(database: Database) -> Connection:
    return psycopg.connect(
        dbname=database.name,
        host=database.host or None,
        port=database.port or None,
        user=database.user or None,
        password=database.password or None,
        autocommit=True,
        connect_timeout=10,
        application_name=_name_own(),
    )


def _name_own() -> str:
    """By which the server knows connections of this process: one that was closed is seen there a moment longer."""
    return f"titian {os.getpid()}"


def _read_last_key(watcher: Connection) -> int:
    last = 0
    for one in list_parts(ReceivedTable):
        sequence = sql.SQL("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {}").format(
            sql.Identifier(f"{one.table}_{one.column}_seq")
        )
        found = watcher.execute(sequence).fetchone()
        last = max(last, int(found[0]) if found else 0)
    return last


@contextmanager
def hold_snapshot(database: Database, *, longest_wait: float = LONGEST_WAIT) -> Iterator[Snapshot]:
    """A snapshot that `pg_dump` can share, and the received sequence before which nothing is missing from it.

    Keys are given out before their transactions commit (devices/sql.py: reserve_keys). So: note the last key
    given, wait until every transaction that is open now has ended, and only then take the snapshot. Whatever has a key
    up to the noted one is committed or gone by then; nobody had to wait for us.
    """
    with connect(database) as watcher, connect(database) as holder:
        last = _read_last_key(watcher)
        is_settled = _wait_for_open_transactions(watcher, longest_wait)
        holder.execute("SET idle_in_transaction_session_timeout = 0")  # it stays open, idle, as long as pg_dump reads
        holder.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = holder.execute("SELECT pg_export_snapshot()").fetchone()
        if row is None:
            raise BackupRefused("PostgreSQL gave no snapshot to copy from.")
        yield Snapshot(
            name=row[0],
            covered=last if is_settled else None,
            ask=lambda statement: holder.execute(statement.encode()).fetchall(),
        )
        holder.execute("ROLLBACK")


def _wait_for_open_transactions(watcher: Connection, longest: float) -> bool:
    """Whether every transaction of the hub that is open at the call ended in time."""
    find = (
        "SELECT l.virtualtransaction FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid "
        "WHERE l.locktype = 'virtualxid' AND a.datname = current_database() AND a.usename = current_user "
        "AND l.pid <> pg_backend_pid()"
    )
    awaited = {row[0] for row in watcher.execute(find)}
    end = time.monotonic() + longest
    while awaited:
        awaited &= {row[0] for row in watcher.execute(find)}
        if awaited and time.monotonic() > end:
            return False
        if awaited:
            time.sleep(0.05)
    return True


def dump(database: Database, snapshot: str, take: Callable[[IO[bytes]], None]) -> None:
    """`pg_dump` in its custom format, handed to `take` as it comes."""
    command = [find_program("pg_dump"), "--format=custom", f"--snapshot={snapshot}", *_address(database)]
    with subprocess.Popen(  # noqa: S603  (a program of PostgreSQL with settings of ours)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment(database)
    ) as running:
        if running.stdout is None or running.stderr is None:
            raise BackupRefused("pg_dump could not be started.")
        try:
            take(running.stdout)
        except BaseException:
            running.kill()
            raise
        said = running.stderr.read()
        running.wait()
    if running.returncode:
        raise BackupRefused(f"pg_dump stopped with an error: {_last_line(said)}")


def restore(database: Database, file: Path) -> None:
    """`pg_restore` into an empty database, in one transaction."""
    command = [
        find_program("pg_restore"),
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        *_address(database),
        str(file),
    ]
    ran = subprocess.run(command, capture_output=True, env=_environment(database), check=False)  # noqa: S603  (as above)
    if ran.returncode:
        raise RestoreRefused(f"pg_restore stopped with an error: {_last_line(ran.stderr)}")


def is_empty(database: Database) -> bool:
    """Whether there is no table."""
    with connect(database) as connection:
        return connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = current_schema()").fetchone() is None


def is_in_use(database: Database) -> bool:
    """Whether anybody but this process is connected to the database."""
    with connect(database) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name <> %s "
            "AND usename IS NOT NULL",
            [_name_own()],
        )
        return found.fetchone() is not None


def set_aside(database: Database, name: str) -> None:
    """Keeps what is there under another schema's name and makes an empty one."""
    with connect(database) as connection, connection.transaction():
        connection.execute(sql.SQL("ALTER SCHEMA public RENAME TO {}").format(sql.Identifier(name)))
        connection.execute("CREATE SCHEMA public")
        connection.execute("ALTER SCHEMA public OWNER TO pg_database_owner")


def bring_back(database: Database, name: str) -> None:
    """The way back when a restore failed."""
    with connect(database) as connection, connection.transaction():
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute(sql.SQL("ALTER SCHEMA {} RENAME TO public").format(sql.Identifier(name)))


def begin_epoch(database: Database, epoch: uuid.UUID, covered: int) -> None:
    """Makes the database the beginning of a new life of the hub, and forgets who was signed in."""
    with connect(database) as connection, connection.transaction():
        connection.execute(
            "INSERT INTO devices_hubstate (id, epoch, backed_up_through) VALUES (1, %s, %s) "
            "ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, backed_up_through = excluded.backed_up_through",
            [epoch, covered],
        )
        connection.execute("DELETE FROM django_session")


def find_program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BackupRefused(f"{name} is not installed. On Debian: apt install postgresql-client")
    return found


def _address(database: Database) -> list[str]:
    given = {"--host": database.host, "--port": database.port, "--username": database.user, "--dbname": database.name}
    return [f"{name}={value}" for name, value in given.items() if value]


def _environment(database: Database) -> dict[str, str]:
    """The password goes where other users of the machine do not see it."""
    own = {"PGPASSWORD": database.password} if database.password else {}
    return {**os.environ, **own, "PGCONNECT_TIMEOUT": "10", "PGOPTIONS": ""}


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
