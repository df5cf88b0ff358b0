"""How long a web process waits for a lock of another connection, and that it loses nothing by giving up."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.db.backends.utils import CursorWrapper
from pytest_django.fixtures import Settings

from titian.devices import intake
from titian.devices.models import ReceivedItem
from titian.devices.tests.conftest import phone
from titian.devices.tests.factories import Phone, make_tally_item
from titian.hub import serve

__all__ = ["phone"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.on_both]
# What another session holds, and how many items the phone sends: PostgreSQL takes many in another way than few.
LOCKS: Sequence[tuple[Sequence[str], int]] = [
    (["BEGIN", "LOCK TABLE devices_spentnonce IN SHARE MODE"], 1),
    (["BEGIN", "LOCK TABLE devices_receiveditem IN SHARE MODE"], 25),
]
if connection.vendor == "sqlite":  # every transaction takes the one lock; in memory, as here, nobody waits for it
    LOCKS = [(["BEGIN IMMEDIATE"], 25)]


@pytest.fixture
def start_web(monkeypatch: pytest.MonkeyPatch) -> Iterator[serve._LoadApplication]:
    monkeypatch.setattr(serve, "follow_parent", lambda parent: None)
    monkeypatch.setattr("titian.hub.operations.actions.beat.start_web_beat", lambda: None)
    yield serve._LoadApplication(os.getpid())
    connection_created.disconnect(dispatch_uid="titian.bound")
    connection.close()
    if close_pool := getattr(connection, "close_pool", None):
        close_pool()


@contextmanager
def another_session() -> Iterator[CursorWrapper]:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


def read_bounds() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('lock_timeout')")
        return list(cursor.fetchone())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has its bound in its options")
def test_connections_of_a_web_process_are_bound_and_no_others(start_web: serve._LoadApplication) -> None:
    assert connection.get_connection_params()["connect_timeout"] == 5
    assert read_bounds() == ["0", "0"]  # as in each command and in the worker
    start_web()
    for _ in range(2):  # also one that the pool had before, and gives out again
        connection.close()
        assert read_bounds() == ["30s", "10s"]


@pytest.mark.parametrize(("lock", "count"), LOCKS)
def test_lock_ends_a_request_at_its_first_attempt_and_the_same_items_are_taken_once_afterwards(
    phone: Phone,
    start_web: serve._LoadApplication,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    lock: Sequence[str],
    count: int,
) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, lock_seconds=1)
    connection.close()
    start_web()
    attempts: list[str] = []
    attempt = intake._store

    def watch(*given: Any) -> intake.ItemTaken | None:  # Any: handed on
        attempts.append(given[3].__name__)
        return attempt(*given)

    monkeypatch.setattr(intake, "_store", watch)
    items = [make_tally_item() for _ in range(count)]
    request = phone.sign(items)
    with another_session() as cursor:
        for statement in lock:
            cursor.execute(statement)
        answer = phone.send(request)
        cursor.execute("ROLLBACK")
    assert (answer.status_code, answer.json()["code"]) == (503, "hub.busy")
    assert attempts == ["_keep_together"]
    assert not ReceivedItem.objects.exists()

    first, again = phone.send(request).json(), phone.sync(*items)
    assert [item["status"] for item in first["items"]] == ["received"] * count
    assert first["items"] == again["items"]
    assert ReceivedItem.objects.count() == count
