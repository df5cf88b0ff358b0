"""What is deleted from SQLite is gone from its files: overwritten where it lay, and cut out of the write-ahead log."""

from __future__ import annotations

import base64
import os
import sqlite3
from pathlib import Path

import pytest

from titian.hub.operations.actions.empty_log import truncate
from titian.hub.operations.tests.running import Hub

pytestmark = pytest.mark.skipif("TITIAN_DATABASE_URL" in os.environ, reason="of SQLite")

FORGET = """
from django.db import connection
from titian.hub.operations.actions.empty_log import empty_log
from titian.referrals.models import Package
with connection.cursor() as cursor:
    cursor.execute("PRAGMA secure_delete")
    [is_secure] = cursor.fetchone()
Package.objects.update(ciphertext=None)
before = count(asked["needle"])
empty_log()
print(json.dumps([is_secure, before, count(asked["needle"])]))
"""
COUNT = """
def count(needle):
    files = sorted(settings.TITIAN_DATA.glob("hub.sqlite3*"))
    return sum(file.read_bytes().count(bytes.fromhex(needle)) for file in files)
"""


def test_a_deleted_package_is_in_no_file_any_more(tmp_path: Path) -> None:
    hub = Hub(tmp_path / "data")
    hub.data.mkdir()
    hub.start_demo()
    [item] = hub.make_items(1)
    hub.sync([item])
    needle = base64.b64decode(item["ciphertext"])[-300:].hex()
    is_secure, before, after = hub.run(COUNT + FORGET, needle=needle)
    assert (is_secure, after) == (1, 0)
    assert before, "the log did hold it: else this shows nothing"


def test_a_log_that_somebody_reads_waits_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "hub.sqlite3"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.executescript("PRAGMA journal_mode=WAL; CREATE TABLE kept (word TEXT); INSERT INTO kept VALUES ('one')")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM kept").fetchall()
    writer.execute("INSERT INTO kept VALUES ('two')")
    assert not truncate(path)
    writer.execute("INSERT INTO kept VALUES ('three')")
    reader.execute("COMMIT")
    assert truncate(path)
    assert path.with_name("hub.sqlite3-wal").stat().st_size == 0
    for connection in (reader, writer):
        connection.close()
