"""From SQLite to PostgreSQL: every row copied, every table compared, the original untouched.

All rows go in one transaction, so the target is either a whole hub or as empty as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from django.apps import apps
from django.db import connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from titian import audit
from titian.hub.environment import Database, Environment
from titian.hub.operations import postgres, sqlite_files
from titian.hub.operations.errors import CopyDiffers, MoveRefused
from titian.hub.operations.versions import list_waiting_migrations
from titian.library.models import HubState

TARGET: Final = "target"
ROWS_AT_ONCE: Final = 2000


@dataclass(frozen=True)
class Table:
    """One table as it stands on both sides: how many rows, and a digest that does not depend on their order."""

    name: str
    rows: int
    digest: str


def move_database(environment: Environment, to: Database) -> list[Table]:
    """Copy everything and give the tables back, compared.

    Raises MoveRefused when the source is no SQLite, is in use or behind, or the target is not an empty PostgreSQL;
    CopyDiffers when a table does not hold the same in both, with the target emptied again.
    """
    _check(environment, to)
    _migrate(to)
    with _target(to) as target:
        tables = _list_models()
        with transaction.atomic(), transaction.atomic(using=TARGET):  # the first holds SQLite's one write lock
            _empty(target, tables)
            compared = [_copy(model, target) for model in tables]
            for model in tables:
                _set_sequence(model, target)
            # Should the old hub have taken in anything after all, phones offer it again to the new one.
            HubState.objects.using(TARGET).update(epoch=uuid.uuid4())
            entry = audit.prepare("command", "", "database.move", f"database:{to.engine}", {"tables": len(compared)})
            entry.save(using=TARGET)
    return compared


def _check(environment: Environment, to: Database) -> None:
    if environment.database.engine != "sqlite":
        raise MoveRefused("This hub is on PostgreSQL already. To move it to another server: titian backup, restore.")
    if to.engine != "postgresql":
        raise MoveRefused("The target is a PostgreSQL database: --to postgresql://user:password@host:5432/name")
    if list_waiting_migrations():
        raise MoveRefused("The database is older than this program. First: titian upgrade")
    connection.close()
    if sqlite_files.is_in_use(Path(environment.database.name)):
        raise MoveRefused("The hub is still running. Stop it first: systemctl stop titian-web titian-worker")
    if not postgres.is_empty(to):
        raise MoveRefused("The target holds tables already. Make a new, empty database for it.")


def _migrate(to: Database) -> None:
    """In a process of its own, in which the target is the hub's one database: migrations may move data too."""
    user = quote(to.user, safe="") + (f":{quote(to.password, safe='')}" if to.password else "")
    place = f"{user}@{to.host}" if user else to.host
    url = f"postgresql://{place}{f':{to.port}' if to.port else ''}/{quote(to.name, safe='')}"
    ran = subprocess.run(
        [sys.executable, "-m", "titian.hub.cli", "migrate"],
        env={**os.environ, "TITIAN_DATABASE_URL": url},
        capture_output=True,
        check=False,
    )
    if ran.returncode:
        raise MoveRefused("The target could not be given its tables. May this user make tables there?")


@contextmanager
def _target(to: Database) -> Iterator[BaseDatabaseWrapper]:
    """A second connection of Django for the time of the move."""
    defaults = connections.configure_settings({
        "default": {},
        TARGET: {
            "ENGINE": "django.db.backends.postgresql", "NAME": to.name, "HOST": to.host, "PORT": to.port,
            "USER": to.user, "PASSWORD": to.password,
        },
    })  # fmt: skip
    connections.settings[TARGET] = defaults[TARGET]
    try:
        yield connections[TARGET]
    finally:
        connections[TARGET].close()
        del connections[TARGET]
        del connections.settings[TARGET]


def _list_models() -> list[type[models.Model]]:
    """Every table of the hub, those between two others included."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return sorted((model for model in found if not model._meta.proxy), key=lambda model: model._meta.db_table)


def _empty(target: BaseDatabaseWrapper, tables: list[type[models.Model]]) -> None:
    """`migrate` has written rows of its own; the original has them too, under the keys others refer to."""
    names = ", ".join(target.ops.quote_name(model._meta.db_table) for model in tables)
    with target.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # it waits while SQLite is read


def _copy(model: type[models.Model], target: BaseDatabaseWrapper) -> Table:
    fields = model._meta.local_concrete_fields
    columns = ", ".join(target.ops.quote_name(str(field.column)) for field in fields)
    table = model._meta.db_table
    with target.cursor() as cursor, cursor.copy(f"COPY {target.ops.quote_name(table)} ({columns}) FROM STDIN") as copy:
        for row in _read(model, "default"):
            # Not `pre_save`: a date that a row got when it was made stays that date.
            copy.write_row([field.get_db_prep_save(getattr(row, field.attname), target) for field in fields])
    original, copied = _digest(model, "default"), _digest(model, TARGET)
    if original != copied:
        raise CopyDiffers(
            f"The table {table} holds {copied.rows} row(s) in the copy and {original.rows} in the original, or other "
            "values. Nothing was kept in the target; the original is as it was."
        )
    return copied


def _read(model: type[models.Model], alias: str) -> Iterator[models.Model]:
    yield from model._base_manager.using(alias).order_by("pk").iterator(chunk_size=ROWS_AT_ONCE)


def _digest(model: type[models.Model], alias: str) -> Table:
    """The sum of all rows' SHA-256: the two databases sort words differently, a sum does not care."""
    fields, total, count = model._meta.local_concrete_fields, 0, 0
    rows = _read(model, alias)
    while block := list(islice(rows, ROWS_AT_ONCE)):
        for row in block:
            values = [_plain(getattr(row, field.attname)) for field in fields]
            text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            total += int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
        count += len(block)
    return Table(model._meta.db_table, count, f"{total % 2**256:064x}")


def _plain(value: Any) -> Any:  # Any: what the fields of our models hold
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time | uuid.UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return value


def _set_sequence(model: type[models.Model], target: BaseDatabaseWrapper) -> None:
    """The next key follows the last one ever given, also where that row is gone."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField | models.SmallAutoField):
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    last = int(row[0]) if row else 0
    with target.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), greatest(%s, 1), %s)",
            [target.ops.quote_name(table), key.column, last, last > 0],
        )
