"""Every sealed byte the hub keeps, held against the digest beside it: in a copy that becomes a backup, or where it is.

The database does the reading and gives back only what differs. A database that was not brought up to this program yet
lacks some of the digests: what has none cannot be compared, and is passed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.db import connection

from titian.desk.running import Damaged
from titian.people.kept import KeptBytes, digest_kept
from titian.rooms import list_parts

Ask = Callable[[str], list[tuple[Any, ...]]]  # Any: what the driver gives
_DIGEST: Final = "titian_digest_kept"


def find_damaged(ask: Ask, engine: str) -> list[Damaged]:
    """All damaged rows, table by table, the first received first.

    `ask` answers one statement of a database of this `engine`; of SQLite the caller has lent it `lend_digest`.
    """
    return [damaged for kept in list_parts(KeptBytes) for damaged in _find_in(kept, ask, engine)]


def find_damaged_here() -> list[Damaged]:
    """The same, of the hub's own database as it is now."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        lend_digest(connection.connection)

    def ask(statement: str) -> list[tuple[Any, ...]]:  # Any: what the driver gives
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows: list[tuple[Any, ...]] = cursor.fetchall()  # Any: as above
            return rows

    return find_damaged(ask, connection.vendor)


def lend_digest(reader: sqlite3.Connection) -> None:
    """SQLite has no SHA-256 of its own; PostgreSQL has."""
    reader.create_function(_DIGEST, -1, digest_kept, deterministic=True)


def _find_in(kept: KeptBytes, ask: Ask, engine: str) -> Iterator[Damaged]:
    if kept.digest not in {row[0] for row in ask(_list_columns(kept.table, engine))}:
        return
    number = kept.number or "NULL"
    digest = (
        f"encode(sha256({' || '.join(f'coalesce({name}, {_EMPTY})' for name in kept.columns)}), 'hex')"
        if engine == "postgresql"
        else f"{_DIGEST}({', '.join(kept.columns)})"
    )
    # Names of our own, out of the rooms' declarations.
    statement = (
        f"SELECT id, {kept.digest}, {number} FROM {kept.table} "  # noqa: S608
        f"WHERE {kept.columns[0]} IS NOT NULL AND {kept.digest} <> {digest} ORDER BY 3, 1"
    )
    for row, digest_then, place in ask(statement):
        yield Damaged(kept.table, str(row), digest_then, None if place is None else int(place))


_EMPTY: Final = "''::bytea"


def _list_columns(table: str, engine: str) -> str:
    if engine == "postgresql":
        return (
            "SELECT column_name FROM information_schema.columns "  # noqa: S608  (a name of our own)
            f"WHERE table_schema = current_schema() AND table_name = '{table}'"
        )
    return f"SELECT name FROM pragma_table_info('{table}')"  # noqa: S608  (as above)
