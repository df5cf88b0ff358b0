"""A hub as it stood on 30 November 2026, before the migrations of each room became one: brought up, and gone on with.

`kept/` holds it once from SQLite and once from PostgreSQL: the demo of Thailand of 29 November with a phone that had
sent, its large tables cut to a handful of rows, brought up by the program of the 30th. Everybody in it is fictional; the
coordinator's password is the tests'.
"""

from __future__ import annotations

import gzip
import os
import re
import secrets
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]  # no stub of it

from titian.hub.operations.postgres import find_program
from titian.hub.operations.tests.running import Hub, lay_tables, make_database
from titian.hub.operations.versions import list_own_migrations
from titian.people.tests.factories import PASSWORD

pytestmark = pytest.mark.on_both
SERVER = os.environ.get("TITIAN_DATABASE_URL", "")
ENGINE = "postgresql" if SERVER else "sqlite"
KEPT = Path(__file__).parent / "kept" / f"2026-11-30.{ENGINE}.sql.gz"
#: What every migrate writes rows of its own to.
ALWAYS_NEW = {"django_migrations", "django_content_type", "auth_permission", "audit_entry"}

BETWEEN_COLUMNS = re.compile(r", (?=\"\w+\" [a-z]|CONSTRAINT)|(?<=\w\") \((?=\"\w+\" [a-z])|\)$")

Row = tuple[Any, ...]  # Any: what a column holds


def make_hub(folder: Path) -> Hub:
    """With an empty database and keys of its own."""
    folder.mkdir()
    hub = Hub(folder / "data", {"TITIAN_DEMO": "1", "TITIAN_SECRET_KEY": secrets.token_hex(32)})
    hub.data.mkdir()
    if SERVER:
        hub.more["TITIAN_DATABASE_URL"] = make_database(SERVER, f"kept_{secrets.token_hex(4)}")
    return hub


def ask(hub: Hub, sql: str) -> list[Row]:
    if SERVER:
        with psycopg.connect(hub.more["TITIAN_DATABASE_URL"]) as connection:
            return connection.execute(sql.encode()).fetchall()
    with closing(sqlite3.connect(hub.data / "hub.sqlite3")) as connection:
        return connection.execute(sql).fetchall()


def restore(hub: Hub, sql: str) -> None:
    if SERVER:
        with psycopg.connect(hub.more["TITIAN_DATABASE_URL"]) as connection:
            connection.execute(sql.encode())
        return
    with closing(sqlite3.connect(hub.data / "hub.sqlite3")) as connection:
        register(connection)  # CHECKs call functions that Django brings
        connection.executescript(sql)


def read_schema(hub: Hub) -> list[str]:
    """Every table, constraint, index and sequence, as the database itself writes them down; the columns of a table of
    SQLite in any order: each step that changed one put it last.
    """
    if SERVER:
        copy = make_database(SERVER, f"kept_{secrets.token_hex(4)}")
        with psycopg.connect(copy) as connection:  # what comes out of a dump is written otherwise than what goes in
            connection.execute(dump_schema(hub.more["TITIAN_DATABASE_URL"]).encode())
        return dump_schema(copy).splitlines()
    found = ask(hub, "select type, name, tbl_name, sql from sqlite_master order by type, name")
    return [f"{kind} {name} {table} {sorted(BETWEEN_COLUMNS.split(sql or ''))}" for kind, name, table, sql in found]


def dump_schema(url: str) -> str:
    dump = [find_program("pg_dump"), "--schema-only", "--no-owner", url]
    lines = subprocess.run(dump, check=True, capture_output=True, text=True).stdout.splitlines()
    return "\n".join(line for line in lines if line and not line.startswith(("--", "\\")))  # \restrict: a random word


def count_rows(hub: Hub) -> dict[str, int]:
    find = (
        "select tablename from pg_tables where schemaname = 'public'"
        if SERVER
        else "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
    )
    tables = sorted(str(name) for (name,) in ask(hub, find) if name not in ALWAYS_NEW)
    union = " union all ".join(f"select '{name}', count(*) from {name}" for name in tables)  # noqa: S608  (our own)
    return dict(ask(hub, union))


#: Table of today → its name in the hub of before.
RENAMED = {"devices_signedreceipt": "devices_receiptslip"}


def test_hub_of_before_is_upgraded_to_what_a_new_one_is_and_goes_on(tmp_path: Path) -> None:
    hub, fresh = make_hub(tmp_path / "kept"), make_hub(tmp_path / "fresh")
    restore(hub, gzip.decompress(KEPT.read_bytes()).decode())
    before = count_rows(hub)
    assert before["devices_receiveditem"]
    restore(hub, "update devices_hubstate set backed_up_through = 3;")
    hub.do("upgrade", "--without-backup")
    assert "Nothing to migrate" in hub.do("upgrade")
    lay_tables(fresh.data, fresh.more.get("TITIAN_DATABASE_URL", ""))
    assert read_schema(hub) == read_schema(fresh)
    after = {RENAMED.get(name, name): rows for name, rows in count_rows(hub).items()}
    assert {name: after[name] for name in before} == before
    assert not any(rows for name, rows in after.items() if name not in before)
    marks = "select backed_up_through, backed_up_elsewhere from devices_hubstate"
    assert ask(hub, marks) == [(3, 0)]
    signed_in = hub.run(
        """
from django.test import Client
desk = Client(HTTP_HOST="localhost")
shown = desk.get("/accounts/login/").status_code
desk.post("/accounts/login/", asked)
print(json.dumps([shown, desk.get("/country/").status_code]))
""",
        login="coordinator",
        password=PASSWORD,
    )
    assert signed_in == [200, 200]


def test_backup_of_that_hub_is_of_no_newer_program(tmp_path: Path) -> None:
    """What its list of migrations names are the ones that were squashed: a restore may take it."""
    hub = make_hub(tmp_path / "kept")
    restore(hub, gzip.decompress(KEPT.read_bytes()).decode())
    ours = {name.partition(".")[0] for name in list_own_migrations()}
    applied = {f"{app}.{name}" for app, name in ask(hub, "select app, name from django_migrations") if app in ours}
    assert {"people.0013_translators", "people.0006_region_roles"} <= applied
    assert applied <= list_own_migrations()
