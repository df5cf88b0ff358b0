"""What a prepared statement gives, and what it leaves behind when something goes wrong."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import DataError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from titian.devices.models import SpentNonce
from titian.devices.nonces import LIFETIME, make_nonce
from titian.devices.sql import ask, sent_beside
from titian.sealing.encoding import decode_base64url

pytestmark = [pytest.mark.on_both, pytest.mark.django_db(transaction=True)]
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite prepares by itself")
THEN = datetime(2026, 11, 27, 1, 2, 3, 456789, tzinfo=UTC)
SPEND = "INSERT INTO devices_spentnonce (nonce_hash, expires_at) VALUES (%s, %s)"


@contextmanager
def another_session() -> Iterator[CursorWrapper]:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


@pytest.fixture
def chest() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE chest (id bigint PRIMARY KEY, what uuid)")
    yield
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE chest")


def names() -> set[str]:
    return set(SpentNonce.objects.values_list("nonce_hash", flat=True))


def test_rows_come_back_and_a_statement_without_rows_gives_none() -> None:
    assert ask("SELECT 7 WHERE 2 > %s", [1]) == [(7,)]
    assert ask("DELETE FROM devices_spentnonce") == []


def spend(*names: str) -> None:
    when = THEN if connection.vendor == "postgresql" else connection.ops.adapt_datetimefield_value(THEN)
    with transaction.atomic():
        for name in names:
            ask(SPEND, [name, when])


def test_values_of_the_orm_go_beside_its_statement_and_only_where_that_is_asked_for() -> None:
    def is_bound_by_server() -> bool:
        with connection.cursor() as cursor:
            return connection.vendor == "postgresql" and not hasattr(cursor.cursor, "mogrify")

    def store(*names: str) -> None:
        with transaction.atomic(), sent_beside():
            assert is_bound_by_server() == (connection.vendor == "postgresql")
            SpentNonce.objects.bulk_create([SpentNonce(nonce_hash=name, expires_at=THEN) for name in names])

    with pytest.raises(IntegrityError):
        store("one", "one")
    assert not is_bound_by_server()
    store("one", "two")
    assert set(SpentNonce.objects.values_list("nonce_hash", "expires_at")) == {("one", THEN), ("two", THEN)}


def test_statement_at_fault_undoes_those_before_it() -> None:
    spend("spent")
    with pytest.raises(IntegrityError):
        spend("before", "spent")
    assert names() == {"spent"}
    spend("after")  # the same connection goes on, with what it had prepared
    assert names() == {"spent", "after"}


@on_postgresql
def test_values_arrive_as_they_were() -> None:
    mark, sealed = uuid.uuid4(), bytes(range(256))
    (row,) = ask(
        "SELECT %s::uuid, %s::bytea, %s::text, %s::bigint, %s::bool, %s::timestamptz, %s::text",
        [mark, sealed, "ไทย \\ \" ' {,} $1", 2**53, True, THEN, None],
    )
    assert row == (mark, sealed, "ไทย \\ \" ' {,} $1", 2**53, True, THEN, None)


@on_postgresql
@pytest.mark.parametrize("members", [["a", 'q"uote', "back\\slash", "{,}", "", "NULL"], []])
def test_lists_arrive_as_they_were(members: list[str]) -> None:
    assert ask("SELECT %s::text[]", [members]) == [(members,)]
    mark = uuid.uuid4()
    assert ask("SELECT 1 WHERE %s = ANY(%s::uuid[])", [mark, [uuid.uuid4(), mark]]) == [(1,)]


@on_postgresql
def test_statement_is_planned_once_a_connection() -> None:
    with transaction.atomic():
        for _ in range(3):
            ask("SELECT %s::text AS only_asked_here", ["again"])
        kept = ask("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%AS only_asked_here'")
    assert kept == [(1,)]


@on_postgresql
def test_character_the_database_cannot_hold_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(DataError), transaction.atomic():
        ask(SPEND, ["a\0b", THEN])
    assert names() == set()


@on_postgresql
def test_session_that_was_lost_is_an_operational_error_and_the_next_one_serves() -> None:
    process = str(ask("SELECT pg_backend_pid()")[0][0])
    with another_session() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s::int)", [process])
    with pytest.raises(OperationalError), transaction.atomic():
        ask(SPEND, ["lost", THEN])
    connection.close()
    ask(SPEND, ["next", THEN])
    assert names() == {"next"}


@on_postgresql
def test_statement_whose_table_somebody_changed_is_planned_anew(chest: None) -> None:
    with transaction.atomic():
        assert ask("SELECT * FROM chest") == []
    with another_session() as cursor:
        cursor.execute("ALTER TABLE chest ADD COLUMN lid text")
    with pytest.raises(DatabaseError, match="cached plan"), transaction.atomic():
        ask("SELECT * FROM chest")
    connection.close()
    with transaction.atomic():
        assert ask("SELECT * FROM chest") == []


def test_nonce_carries_the_code_that_the_framework_would_make_of_the_hubs_secret() -> None:
    data = decode_base64url(make_nonce(timezone.now() + LIFETIME))
    assert data[20:] == salted_hmac("titian.devices.nonce", data[:20], algorithm="sha256").digest()[:16]
