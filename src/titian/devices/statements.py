"""The few statements every sync runs, written as SQL.

Building such a statement from models costs ten times what the database needs for it, and one process answers all phones
of a country. So the `statements` modules, and nothing else, speak SQL; the tests run all of it on both databases.

A server is a way off, and each question to it costs a round trip: statements that do not wait for one another go
together (`Together`).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models.options import Options

from titian.audit.chain import EMPTY_HEAD, audit_head
from titian.devices.models import HubState


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
_FIND_RECEIVED: Final = """
    SELECT item.item_id, item.enrolment_id, item.content_sha256,
        (SELECT jws FROM devices_receiptslip AS slip WHERE slip.id = item.slip_id)
    FROM {}
"""
# OFFSET keeps the name of the sequence from being looked up for each key.
_NEXT_KEYS: Final = """
    SELECT %s::text, nextval(keys) FROM
    (SELECT pg_get_serial_sequence(%s, %s)::regclass AS keys OFFSET 0) AS found, generate_series(1, %s)
"""
MOST_PHONES_KEPT: Final = 5000
COPIED_FROM: Final = 20  # rows: below, a copy's own round trip costs more than it saves
_phones: dict[uuid.UUID, EnrolledPhone] = {}


_Row = TypeVar("_Row", bound=models.Model)


@dataclass(slots=True)
class Answer:
    """What one statement of several gave, once they have run."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)  # Any: what the driver gives
    changed: int = 0


class Together:
    """Statements of which none needs another's answer, in order, all in the caller's transaction.

    PostgreSQL gets them in one message and answers them in one. SQLite is in this very process: there they run one
    after the other, at no cost. When one fails, `run` raises and the transaction is lost, as with a single one.
    """

    def __init__(self) -> None:
        self._statements: list[tuple[str, Sequence[Any], Answer]] = []
        self._copies: list[tuple[str, list[str], Iterable[Sequence[Any]]]] = []  # Any: what the driver takes
        self._reserved: dict[str, int] = {}
        self._keys = Answer()

    def add(self, sql: str, values: Sequence[Any] = ()) -> Answer:  # Any: what the driver takes
        answer = Answer()
        self._statements.append((sql, values, answer))
        return answer

    def count_reserved(self, table: str, count: int) -> int:
        """How many keys of the table were asked for here before these."""
        already = self._reserved.get(table, 0)
        self._reserved[table] = already + count
        return already

    def reserve(self, meta: Options[Any], count: int) -> Callable[[], list[int]]:  # Any: whichever model
        """PostgreSQL alone: once run, keys of a table. All tables' keys are one statement, however often asked for."""
        sequence = f"{meta.db_table} {meta.pk.column if meta.pk else 'id'}"
        begin = self.count_reserved(sequence, count)
        return lambda: [row[1] for row in self._keys.rows if row[0] == sequence][begin : begin + count]

    def _add_reserved(self) -> None:
        if not self._reserved or not is_postgresql():
            return
        parts = [_NEXT_KEYS] * len(self._reserved)
        values = [value for key, count in self._reserved.items() for value in (key, *key.split(" "), count)]
        self._statements.append((" UNION ALL ".join(parts), values, self._keys))
        self._reserved = {}

    def insert(self, rows: Sequence[models.Model]) -> None:
        """Insert unsaved rows of one model. Foreign keys are taken from their id members, which the caller has set."""
        if not rows:
            return
        has_key = rows[0].pk is not None
        members = [field.attname for field in rows[0]._meta.local_concrete_fields if has_key or not field.primary_key]
        self.insert_values(type(rows[0]), members, [[vars(row)[member] for member in members] for row in rows])

    def insert_values(
        self, model: type[models.Model], members: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> None:  # Any: what the members hold
        """Insert rows given as the values of these members (foreign keys by their id member), all others must be null.

        Many rows are copied, before anything else is run: PostgreSQL checks foreign keys at the end.
        """
        if not rows:
            return
        table = _describe(model, tuple(members), is_postgresql())
        lines: Iterable[Sequence[Any]] = rows
        if table.to_prepare:
            connection = _connection()
            columns = [
                values if field is None else [field.get_db_prep_save(value, connection) for value in values]
                for field, values in zip(table.to_prepare, zip(*rows, strict=True), strict=True)
            ]
            lines = zip(*columns, strict=True)
        if len(rows) >= COPIED_FROM and is_postgresql():
            self._copies.append((table.copy, table.types, lines))
            return
        marks = ", ".join([table.marks] * len(rows))
        self.add(f"{table.insert} VALUES {marks}", [value for line in lines for value in line])

    def run(self, *, commit: bool = False) -> None:
        """With `commit` the caller's transaction, when it is the outermost, ends with the last statement.

        Nothing may be written in it then. On PostgreSQL this saves a question; elsewhere the caller's block commits.
        """
        self._add_reserved()
        statements, self._statements = self._statements, []
        copies, self._copies = self._copies, []
        if copies:
            # A copy is the driver's own: Django's cursor does not name its errors anew.
            with open_cursor() as cursor, _connection().wrap_database_errors:
                for sql, types, lines in copies:
                    with cursor.copy(sql) as copy:
                        copy.set_types(types)
                        for line in lines:
                            copy.write_row(line)
        if not statements:
            return
        connection = _connection()
        if connection.vendor == "postgresql":
            _run_in_pipeline(connection, statements, commit=commit)
            return
        with connection.cursor() as cursor:
            for sql, values, answer in statements:
                cursor.execute(sql, values)
                answer.changed = cursor.rowcount
                if cursor.description:
                    answer.rows = cursor.fetchall()


def _run_in_pipeline(
    connection: BaseDatabaseWrapper, statements: Sequence[tuple[str, Sequence[Any], Answer]], *, commit: bool
) -> None:
    from titian.devices.pipeline import run_pipeline  # the driver is not there where SQLite alone is used

    connection.validate_no_broken_transaction()
    connection.ensure_connection()
    may_commit = commit and connection.in_atomic_block and not connection.savepoint_ids
    sent = [(sql, values) for sql, values, _ in statements]
    with connection.wrap_database_errors:
        done = run_pipeline(connection.connection, sent, commit=may_commit)
    if connection.queries_logged:
        connection.queries_log.append({"sql": ";".join(sql for sql, _ in sent), "time": ""})
    for (_, _, answer), one in zip(statements, done, strict=True):
        answer.rows, answer.changed = one.rows, one.changed


@dataclass(frozen=True, slots=True)
class _Table:
    """How rows of these members are inserted, worked out once. `to_prepare`: fields to be asked for their values.

    It is empty where the driver takes all of them as they are.
    """

    insert: str
    marks: str
    copy: str
    types: list[str]
    to_prepare: tuple[models.Field[Any, Any] | None, ...]  # Any: what a model holds


@lru_cache(maxsize=64)
def _describe(model: type[models.Model], members: tuple[str, ...], is_on_postgresql: bool) -> _Table:
    connection, meta = _connection(), model._meta
    by_member = {field.attname: field for field in meta.local_concrete_fields}
    fields = [by_member[member] for member in members]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    asked = tuple(None if is_on_postgresql and _is_taken_as_is(field) else field for field in fields)
    return _Table(
        insert=f'INSERT INTO "{meta.db_table}" ({columns})',
        marks="(" + ", ".join(["%s"] * len(fields)) + ")",
        copy=f'COPY "{meta.db_table}" ({columns}) FROM STDIN (FORMAT BINARY)',
        types=[_name_type(field, connection) for field in fields],
        to_prepare=asked if any(asked) else (),
    )


# What PostgreSQL's driver takes as it is. Asking the field for each value of many rows costs more than the copy.
_TAKEN_AS_IS: Final = frozenset(
    {
        "AutoField",
        "BigAutoField",
        "BigIntegerField",
        "BinaryField",
        "BooleanField",
        "CharField",
        "DateTimeField",
        "IntegerField",
        "PositiveIntegerField",
        "PositiveSmallIntegerField",
        "SmallIntegerField",
        "TextField",
        "UUIDField",
    }
)


def _is_taken_as_is(field: models.Field[Any, Any]) -> bool:  # Any: what a model holds
    kept = field.target_field if isinstance(field, models.ForeignKey) else field
    return kept.get_internal_type() in _TAKEN_AS_IS


def _name_type(field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> str:
    """The column's type without its length, as the driver names it."""
    return (field.db_type(connection) or "text").partition("(")[0]


def make_row(model: type[_Row], **values: object) -> _Row:
    """An unsaved row with these values under the names of their columns' members; what is not named is null.

    No default of the model is filled in. Given by name to the model itself, the same takes three times as long.
    """
    members = _list_members(model)
    if not values.keys() <= set(members):
        raise TypeError(f"{model.__name__} has no {sorted(values.keys() - set(members))}")
    return model(*map(values.get, members))


@lru_cache(maxsize=16)
def _list_members(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


def find_phone(enrolment_id: uuid.UUID) -> EnrolledPhone | None:
    """The enrolment. Its keys and place never change, so they are kept; whether it ended `note_contact` tells."""
    kept = _phones.get(enrolment_id)
    if kept is not None:
        return kept
    with open_cursor() as cursor:
        cursor.execute(_FIND_PHONE, [write_uuid(enrolment_id)])
        row = cursor.fetchone()
    if row is None:
        return None
    jwk = row[2] if isinstance(row[2], dict) else json.loads(row[2])
    phone = EnrolledPhone(enrolment_id, read_uuid(row[0]), row[1], jwk, is_revoked=row[3] is not None)
    if not phone.is_revoked:
        if len(_phones) >= MOST_PHONES_KEPT:
            _phones.clear()
        _phones[enrolment_id] = phone
    return phone


def forget_phones() -> None:
    """For tests that take an enrolment back out of the database."""
    _phones.clear()


def spend_nonce(reads: Together, nonce_hash: str, expires_at: datetime) -> None:
    """`run` raises IntegrityError when it was spent before; the caller's transaction is then to be given up."""
    reads.add(_SPEND_NONCE, [nonce_hash, write_instant(expires_at)])


def note_contact(reads: Together, enrolment_id: uuid.UUID, now: datetime) -> Callable[[], bool]:
    """Once run: False when the enrolment was ended meanwhile."""
    answer = reads.add(_NOTE_CONTACT, [write_instant(now), write_uuid(enrolment_id)])
    return lambda: answer.changed > 0


def find_standing(reads: Together) -> Callable[[], Standing]:
    """Once run: what the hub says of itself. A new hub begins its first epoch here."""
    answer = reads.add(_FIND_STANDING)

    def read() -> Standing:
        if not answer.rows:
            state, _ = HubState.objects.get_or_create(id=1)
            return Standing(str(state.epoch), state.backed_up_through, audit_head())
        epoch, backed_up_through, head = answer.rows[0]
        return Standing(show_uuid(epoch), int(backed_up_through), head or EMPTY_HEAD)

    return read


def find_received(reads: Together, item_ids: Collection[uuid.UUID]) -> Callable[[], dict[uuid.UUID, Received]]:
    """Once run: what was answered before for these items."""
    if not item_ids:
        return dict
    rows, values = each_of("devices_receiveditem", "item_id", "item", item_ids)
    answer = reads.add(_FIND_RECEIVED.format(rows), values)
    return lambda: {read_uuid(row[0]): Received(read_uuid(row[1]), row[2], row[3]) for row in answer.rows}


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


def reserve_keys(reads: Together, model: type[models.Model], count: int) -> Callable[[], list[int]]:
    """Once run: the next keys of a table. Some may stay unused; none is ever given twice.

    On SQLite the transaction holds the write lock, so counting on from the last key is safe. PostgreSQL gives keys out
    itself; a backup must wait for open transactions before it says how far it has come.
    """
    meta = model._meta
    if not count:
        return list
    if is_postgresql():
        return reads.reserve(meta, count)
    already = reads.count_reserved(meta.db_table, count)
    answer = reads.add("SELECT seq FROM sqlite_sequence WHERE name = %s", [meta.db_table])

    def read() -> list[int]:
        last = already + (int(answer.rows[0][0]) if answer.rows else 0)
        return list(range(last + 1, last + 1 + count))

    return read


def open_cursor() -> CursorWrapper:
    return _connection().cursor()


@cache
def is_postgresql() -> bool:
    """Which of the two databases it is never changes in a process, and is asked twenty times a sync."""
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
