"""What the pipeline to PostgreSQL gives, and what it leaves behind when something goes wrong."""

from __future__ import annotations

import socket
import struct
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import DataError

from titian.devices.models import SpentNonce
from titian.devices.statements import Together

psycopg = pytest.importorskip("psycopg")  # where SQLite alone is used, the driver need not be there

from titian.devices.pipeline import run_pipeline  # noqa: E402  (it needs the driver)

pytestmark = [
    pytest.mark.on_both,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no pipeline"),
]
THEN = datetime(2026, 11, 27, 1, 2, 3, 456789, tzinfo=UTC)
SPEND = "INSERT INTO devices_spentnonce (nonce_hash, expires_at) VALUES (%s, %s)"


@pytest.fixture(autouse=True)
def outermost() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE chest (id bigint PRIMARY KEY, what uuid, owner bigint)")
        cursor.execute("CREATE TABLE owner (id bigint PRIMARY KEY)")
        cursor.execute("ALTER TABLE chest ADD FOREIGN KEY (owner) REFERENCES owner DEFERRABLE INITIALLY DEFERRED")
    yield
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE chest, owner")


def run(sql: str, *values: object, commit: bool = False) -> list[tuple[object, ...]]:
    together = Together()
    answer = together.add(sql, values)
    together.run(commit=commit)
    return answer.rows


def run_all(*statements: tuple[str, Sequence[object]]) -> None:
    together = Together()
    for sql, values in statements:
        together.add(sql, values)
    with transaction.atomic():
        together.run(commit=True)


@contextmanager
def another_session() -> Iterator[CursorWrapper]:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


def names() -> set[str]:
    return set(SpentNonce.objects.values_list("nonce_hash", flat=True))


def test_values_arrive_as_they_were() -> None:
    mark, sealed = uuid.uuid4(), bytes(range(256))
    text = "ไทย \\ \" ' {,} %s $1"
    (row,) = run(
        "SELECT %s::uuid, %s::bytea, %s::text, %s::bigint, %s::bool, %s::timestamptz, %s::text",
        *(mark, sealed, text, 2**53, True, THEN, None),
    )
    assert row == (mark, sealed, text, 2**53, True, THEN, None)


@pytest.mark.parametrize("members", [["a", 'q"uote', "back\\slash", "{,}", "", "NULL"], []])
def test_lists_of_texts_arrive_as_they_were(members: list[str]) -> None:
    assert run("SELECT %s::text[]", members) == [(members,)]


def test_lists_of_numbers_and_ids_find_what_they_name() -> None:
    mark = uuid.uuid4()
    assert run("SELECT 1 WHERE %s = ANY(%s::uuid[]) AND 7 = ANY(%s)", mark, [uuid.uuid4(), mark], [3, 7]) == [(1,)]


def test_answers_stand_beside_their_statements() -> None:
    together = Together()
    first = together.add(SPEND, ["one", THEN])
    none = together.add("UPDATE devices_spentnonce SET expires_at = %s WHERE nonce_hash = %s", [THEN, "two"])
    last = together.add("SELECT nonce_hash FROM devices_spentnonce")
    with transaction.atomic():
        together.run()
    assert (first.changed, none.changed, last.rows) == (1, 0, [("one",)])


def test_commit_is_told_only_once_it_holds() -> None:
    with transaction.atomic():
        run(SPEND, "kept", THEN, commit=True)
        with another_session() as cursor:  # which sees it before the block has ended
            cursor.execute("SELECT count(*) FROM devices_spentnonce")
            assert cursor.fetchone() == (1,)
    assert names() == {"kept"}


def test_what_fails_at_the_commit_is_raised_and_nothing_is_kept() -> None:
    nobodys = ("INSERT INTO chest VALUES (%s, %s, %s)", [1, uuid.uuid4(), 99])
    with pytest.raises(IntegrityError):
        run_all((SPEND, ["lost", THEN]), nobodys)
    assert names() == set()


def test_statement_at_fault_undoes_those_before_and_stops_those_behind() -> None:
    run_all((SPEND, ["spent", THEN]))
    with pytest.raises(IntegrityError):
        run_all(*((SPEND, [name, THEN]) for name in ("before", "spent", "behind")))
    assert names() == {"spent"}
    run_all((SPEND, ["after", THEN]))  # the same connection goes on, with what it had prepared
    assert names() == {"spent", "after"}


def test_inner_block_is_not_committed() -> None:
    with transaction.atomic():
        with transaction.atomic():
            run(SPEND, "inner", THEN, commit=True)
        transaction.set_rollback(True)
    assert names() == set()


def test_without_a_block_it_is_committed_at_once() -> None:
    run(SPEND, "alone", THEN)
    with another_session() as cursor:
        cursor.execute("SELECT count(*) FROM devices_spentnonce")
        assert cursor.fetchone() == (1,)


def test_character_the_database_cannot_hold_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(DataError), transaction.atomic():
        run(SPEND, "a\0b", THEN)
    assert names() == set()


def test_session_that_was_lost_is_an_operational_error_and_the_next_one_serves() -> None:
    process = str(run("SELECT pg_backend_pid()")[0][0])
    with another_session() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s::int)", [process])
    with pytest.raises(OperationalError), transaction.atomic():
        run(SPEND, "lost", THEN)
    connection.close()
    run_all((SPEND, ["next", THEN]))
    assert names() == {"next"}


def test_statement_whose_table_was_changed_is_planned_anew() -> None:
    with transaction.atomic():
        assert run("SELECT * FROM chest") == []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE chest ADD COLUMN lid text")
    with pytest.raises(Exception, match="cached plan"), transaction.atomic():
        run("SELECT * FROM chest")
    connection.close()
    with transaction.atomic():
        assert run("SELECT * FROM chest") == []


@pytest.mark.parametrize("change", ["DEALLOCATE ALL", "PREPARE titian_{next} AS SELECT 2"])
def test_session_with_other_statements_than_noted_is_given_up(change: str) -> None:
    def ask() -> None:
        with transaction.atomic():
            assert run("SELECT 3") == [(3,)]
            assert run(f"SELECT '{change}'") == [(change,)]

    with transaction.atomic():
        assert run("SELECT 3") == [(3,)]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements")
            cursor.execute(change.format(next=cursor.fetchone()[0]))
    with pytest.raises(DatabaseError, match="prepared statement"):
        ask()
    ask()


def test_server_that_talks_nonsense_is_an_operational_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_talk_nonsense, args=(server,), daemon=True)
        thread.start()
        port = server.getsockname()[1]
        address = f"host=127.0.0.1 port={port} user=x dbname=x sslmode=disable gssencmode=disable"
        with psycopg.connect(address) as broken, pytest.raises(psycopg.OperationalError):
            run_pipeline(broken, [("SELECT 1", [])], commit=True)
        assert broken.closed
        thread.join()


def _talk_nonsense(server: socket.socket) -> None:
    """Lets a client in as PostgreSQL does (its documentation, 55.2.1), then answers with a message that is none."""
    client, _ = server.accept()
    with client:
        (length,) = struct.unpack("!I", client.recv(4))
        client.recv(length - 4)
        client.sendall(b"R" + struct.pack("!II", 8, 0))
        client.sendall(b"S" + struct.pack("!I", 25) + b"client_encoding\0UTF8\0")
        client.sendall(b"Z" + struct.pack("!I", 5) + b"I")
        client.recv(1 << 16)
        client.sendall(b"\x01" + struct.pack("!I", 1 << 30))
        client.recv(1 << 16)  # until it is closed
