"""The few statements every sync runs, written as SQL.

Building such a statement from models costs ten times what the database needs for it, and one process answers all phones
of a country. So the `statements` modules, and nothing else, speak SQL; the tests run all of it on both databases.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from titian.audit.chain import EMPTY_HEAD, audit_head
from titian.devices.models import HubState, ReceivedItem


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
class Standing:
    """What every receipt of one request says of the hub."""

    epoch: str
    backed_up_through: int
    audit_head: str


_FIND_PHONE: Final = """
    SELECT enrolment.station_id, station.country_id, enrolment.transport_jwk, enrolment.revoked_at
    FROM devices_enrolment AS enrolment JOIN people_station AS station ON station.id = enrolment.station_id
    WHERE enrolment.id = %s
"""
_NOTE_CONTACT: Final = "UPDATE devices_enrolment SET last_contact_at = %s WHERE id = %s AND revoked_at IS NULL"
_FIND_STANDING: Final = """
    SELECT epoch, backed_up_through, (SELECT hash FROM audit_link ORDER BY position DESC LIMIT 1)
    FROM devices_hubstate WHERE id = 1
"""
_SPEND_NONCE: Final = "INSERT INTO devices_spentnonce (nonce_hash, expires_at) VALUES (%s, %s)"
_FIND_RECEIVED: Final = (
    "SELECT item_id, enrolment_id, content_sha256, receipt FROM devices_receiveditem WHERE item_id IN ({})"
)


def find_phone(enrolment_id: uuid.UUID) -> EnrolledPhone | None:
    with open_cursor() as cursor:
        cursor.execute(_FIND_PHONE, [write_uuid(enrolment_id)])
        row = cursor.fetchone()
    if row is None:
        return None
    jwk = row[2] if isinstance(row[2], dict) else json.loads(row[2])
    return EnrolledPhone(enrolment_id, read_uuid(row[0]), row[1], jwk, is_revoked=row[3] is not None)


def spend_nonce(nonce_hash: str, expires_at: datetime) -> None:
    """Raises IntegrityError when it was spent before; the caller's transaction is then to be given up."""
    with open_cursor() as cursor:
        cursor.execute(_SPEND_NONCE, [nonce_hash, write_instant(expires_at)])


def note_contact(enrolment_id: uuid.UUID, now: datetime) -> bool:
    """False when the enrolment was ended meanwhile."""
    with open_cursor() as cursor:
        cursor.execute(_NOTE_CONTACT, [write_instant(now), write_uuid(enrolment_id)])
        return bool(cursor.rowcount)


def find_standing() -> Standing:
    """A new hub begins its first epoch here."""
    with open_cursor() as cursor:
        cursor.execute(_FIND_STANDING)
        row = cursor.fetchone()
    if row is None:
        state, _ = HubState.objects.get_or_create(id=1)
        return Standing(str(state.epoch), state.backed_up_through, audit_head())
    return Standing(show_uuid(row[0]), int(row[1]), row[2] or EMPTY_HEAD)


def find_received(item_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Received]:
    if not item_ids:
        return {}
    with open_cursor() as cursor:
        marks = ", ".join(["%s"] * len(item_ids))
        cursor.execute(_FIND_RECEIVED.format(marks), [write_uuid(item_id) for item_id in item_ids])
        rows = cursor.fetchall()
    return {read_uuid(row[0]): Received(read_uuid(row[1]), row[2], row[3]) for row in rows}


def reserve_sequences(count: int) -> list[int]:
    """Take the next places in the hub's order. Places may stay empty; none is ever answered for twice.

    On SQLite the transaction holds the write lock, so counting on from the last place is safe. PostgreSQL gives places
    out itself; a backup must wait for open transactions before it says how far it has come.
    """
    table = ReceivedItem._meta.db_table
    with open_cursor() as cursor:
        if _connection().vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'received_sequence')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [int(row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    last = int(row[0]) if row else 0
    return list(range(last + 1, last + 1 + count))


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Insert unsaved rows of one model in one statement and give them their numbers, as `bulk_create` does.

    Foreign keys are taken from their id members (`referral_id`), which the caller has set.
    """
    if not rows:
        return
    meta = rows[0]._meta
    has_own_key = rows[0].pk is None
    fields = [field for field in meta.local_concrete_fields if not (has_own_key and field.primary_key)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * len(rows))
    returning = f' RETURNING "{meta.pk.column}"' if has_own_key and meta.pk else ""
    connection = _connection()
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{meta.db_table}" ({columns}) VALUES {marks}{returning}', values)  # noqa: S608
        if has_own_key:
            for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = key
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias


def open_cursor() -> CursorWrapper:
    return _connection().cursor()


def _connection() -> BaseDatabaseWrapper:
    # Not `django.db.connection`: that one looks up this thread's connection anew at every touch.
    return connections[DEFAULT_DB_ALIAS]


def write_uuid(value: uuid.UUID) -> uuid.UUID | str:
    return value if _connection().features.has_native_uuid_field else value.hex


def read_uuid(value: Any) -> uuid.UUID:  # Any: what the driver gives
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def show_uuid(value: Any) -> str:  # Any: what the driver gives
    """As text, without making an object of it: a phone's list has a hundred."""
    if isinstance(value, uuid.UUID):
        return str(value)
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def write_instant(value: datetime) -> Any:  # Any: what the driver takes
    return _connection().ops.adapt_datetimefield_value(value)
