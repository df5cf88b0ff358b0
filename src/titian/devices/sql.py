"""The few statements every sync runs, written as SQL and prepared once a connection.

Building such a statement from models costs ten times what the database needs for it, and one process answers all phones
of a country. So the `sql` modules, and nothing else, speak SQL; the tests run all of it on both databases.
docs/decisions/0016 has what each way was measured to be worth.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from titian.audit.chain import EMPTY_HEAD, audit_head
from titian.devices.errors import NonceSpent
from titian.library.models import HubState


@dataclass(frozen=True, slots=True)
class EnrolledPhone:
    """What a sync needs of an enrolment."""

    id: uuid.UUID
    station_id: uuid.UUID
    country: str
    transport_jwk: Mapping[str, str]
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class Received:
    """What was answered for an item before."""

    enrolment_id: uuid.UUID
    content_sha256: str
    receipt: str


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What every receipt of one request says of the hub."""

    epoch: str
    backed_up_elsewhere: int
    audit_head: str
    has_damage: bool = False


Rows = list[tuple[Any, ...]]  # Any: what the driver gives

_FIND_PHONE: Final = """
    SELECT enrolment.station_id, station.country_id, enrolment.transport_jwk, enrolment.revoked_at
    FROM devices_enrolment AS enrolment JOIN people_station AS station ON station.id = enrolment.station_id
    WHERE enrolment.id = %s
"""
_NOTE_CONTACT: Final = """
    UPDATE devices_enrolment SET last_contact_at = %s WHERE id = %s AND revoked_at IS NULL RETURNING 1
"""
_FIND_STANDING: Final = """
    SELECT epoch, backed_up_elsewhere, (SELECT hash FROM audit_link ORDER BY position DESC LIMIT 1),
        (SELECT count(*) FROM devices_damagedbytes WHERE item_id IS NOT NULL)
    FROM devices_hubstate WHERE id = 1
"""
_SPEND_NONCE: Final = """
    INSERT INTO devices_spentnonce (nonce_hash, expires_at) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING 1
"""
_FIND_RECEIVED: Final = """
    SELECT item.item_id, item.enrolment_id, item.content_sha256,
        (SELECT jws FROM devices_signedreceipt AS signed WHERE signed.id = item.receipt_id)
    FROM {}
"""
# OFFSET keeps the name of the sequence from being looked up for each key.
_NEXT_KEYS: Final = """
    SELECT nextval(keys) FROM
    (SELECT pg_get_serial_sequence(%s, %s)::regclass AS keys OFFSET 0) AS found, generate_series(1, %s)
"""
MOST_PHONES_KEPT: Final = 5000
MOST_VALUES_KEPT: Final = 100  # a statement of more is of many rows, and its like does not come again
_phones: dict[uuid.UUID, EnrolledPhone] = {}


def ask(sql: str, values: Sequence[Any] = ()) -> Rows:  # Any: what the driver takes
    """One statement (`%s` stands for each value) in the caller's transaction, and its rows.

    Django's cursors write the values into the text, and PostgreSQL reads and plans that text anew each time. Here the
    driver prepares the statement: a pooler between hub and server must give each connection a session of its own.
    """
    connection = _connection()
    if connection.vendor == "postgresql":
        return _ask_prepared(connection, sql, values)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def _ask_prepared(connection: BaseDatabaseWrapper, sql: str, values: Sequence[Any]) -> Rows:
    from psycopg import Cursor, errors  # the driver is not there where SQLite alone is used

    connection.validate_no_broken_transaction()
    connection.ensure_connection()
    if connection.queries_logged:
        connection.queries_log.append({"sql": sql, "time": ""})
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        try:
            cursor.execute(sql, values, prepare=len(values) < MOST_VALUES_KEPT, binary=True)
        except errors.FeatureNotSupported:
            connection.connection.close()  # somebody changed a table: the next connection prepares its own anew
            raise
        return cursor.fetchall() if cursor.description else []


@contextmanager
def sent_beside() -> Iterator[None]:
    """Within it the ORM's values go beside its statements on PostgreSQL, as bytes: written into the text, as Django has
    it, a package is twice as long, and the server reads it back letter by letter.
    """
    connection = _connection()
    if connection.vendor != "postgresql":
        yield
        return
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.ensure_connection()
    line = connection.connection
    before, line.cursor_factory = line.cursor_factory, ServerBindingCursor
    try:
        yield
    finally:
        line.cursor_factory = before


def find_phone(enrolment_id: uuid.UUID) -> EnrolledPhone | None:
    """The enrolment. Its keys and place never change, so they are kept; whether it ended `note_contact` tells."""
    kept = _phones.get(enrolment_id)
    if kept is not None:
        return kept
    rows = ask(_FIND_PHONE, [write_uuid(enrolment_id)])
    if not rows:
        return None
    station_id, country, jwk, revoked_at = rows[0]
    jwk = jwk if isinstance(jwk, dict) else json.loads(jwk)
    phone = EnrolledPhone(enrolment_id, read_uuid(station_id), country, jwk, is_revoked=revoked_at is not None)
    if not phone.is_revoked:
        if len(_phones) >= MOST_PHONES_KEPT:
            _phones.clear()
        _phones[enrolment_id] = phone
    return phone


def forget_phones() -> None:
    """For tests that take an enrolment back out of the database."""
    _phones.clear()


def spend_nonce(nonce_hash: str, expires_at: datetime) -> None:
    """Raises `NonceSpent` when it was spent before."""
    if not ask(_SPEND_NONCE, [nonce_hash, write_instant(expires_at)]):
        raise NonceSpent


def note_contact(enrolment_id: uuid.UUID, now: datetime) -> bool:
    """False when the enrolment was ended meanwhile. Settles the race with that: whichever commits first holds."""
    return bool(ask(_NOTE_CONTACT, [write_instant(now), write_uuid(enrolment_id)]))


def find_receipt_facts() -> ReceiptFacts:
    """What the hub says of itself. A new hub begins its first epoch here."""
    rows = ask(_FIND_STANDING)
    if not rows:
        state, _ = HubState.objects.get_or_create(id=1)
        return ReceiptFacts(str(state.epoch), state.backed_up_elsewhere, audit_head())
    epoch, backed_up_elsewhere, head, damaged = rows[0]
    return ReceiptFacts(show_uuid(epoch), int(backed_up_elsewhere), head or EMPTY_HEAD, has_damage=damaged > 0)


def find_received(item_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Received]:
    """What was answered before for these items."""
    if not item_ids:
        return {}
    found, values = each_of("devices_receiveditem", "item_id", "item", item_ids)
    return {
        read_uuid(row[0]): Received(read_uuid(row[1]), row[2], row[3])
        for row in ask(_FIND_RECEIVED.format(found), values)
    }


def reserve_keys(model: type[models.Model], count: int) -> list[int]:
    """The next keys of a table. Some may stay unused; none is ever given twice.

    On SQLite the transaction holds the write lock, so counting on from the last key is safe. PostgreSQL gives keys out
    itself; a backup must wait for open transactions before it says how far it has come.
    """
    meta = model._meta
    if not count or meta.pk is None:
        return []
    if is_postgresql():
        return [row[0] for row in ask(_NEXT_KEYS, [meta.db_table, meta.pk.column, count])]
    rows = ask("SELECT seq FROM sqlite_sequence WHERE name = %s", [meta.db_table])
    last = int(rows[0][0]) if rows else 0
    return list(range(last + 1, last + 1 + count))


def one_of(sql: str, values: Sequence[Any]) -> tuple[str, list[Any]]:  # Any: what the driver takes
    """The statement with `{}` filled in, and its values: PostgreSQL takes them as one list, quicker to read."""
    if is_postgresql():
        return sql.format("= ANY(%s)"), [list(values)]
    return sql.format("IN (" + ", ".join(["%s"] * len(values)) + ")"), list(values)


def each_of(table: str, column: str, name: str, ids: Collection[uuid.UUID]) -> tuple[str, list[Any]]:
    """A table's rows with one of these ids in a unique column, to be selected from under this name, and the values.

    PostgreSQL looks each of them up by the index, however small it believes the table to be: of a new hub's tables it
    knows nothing yet, and would read them whole for each request until it has counted them.
    """
    if is_postgresql():
        found = f"(SELECT * FROM {table} WHERE {column} = asked.id OFFSET 0)"  # noqa: S608  (names of our own)
        return f"unnest(%s::uuid[]) AS asked (id) CROSS JOIN LATERAL {found} AS {name}", [list(ids)]
    marks = ", ".join(["%s"] * len(ids))
    return f"{table} AS {name} WHERE {name}.{column} IN ({marks})", [write_uuid(each) for each in ids]


@cache
def is_postgresql() -> bool:
    """Which of the two databases it is never changes in a process, and is asked many times a sync."""
    return _connection().vendor == "postgresql"


def _connection() -> BaseDatabaseWrapper:
    # Not `django.db.connection`: that one looks up this thread's connection anew at every touch.
    return connections[DEFAULT_DB_ALIAS]


def write_uuid(value: uuid.UUID) -> uuid.UUID | str:
    return value if is_postgresql() else value.hex


def read_uuid(value: Any) -> uuid.UUID:  # Any: what the driver gives
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def show_uuid(value: Any) -> str:  # Any: what the driver gives
    """As text, without making an object of it where the database gave text: a phone's list has a hundred."""
    if isinstance(value, uuid.UUID):
        return str(value)
    return value if "-" in value else f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def as_text(column: str) -> str:
    """A column of ids, selected as text: PostgreSQL writes it faster than the driver makes objects of it."""
    return f"{column}::text" if is_postgresql() else column


def write_instant(value: datetime) -> Any:  # Any: what the driver takes
    return value if is_postgresql() else _connection().ops.adapt_datetimefield_value(value)
