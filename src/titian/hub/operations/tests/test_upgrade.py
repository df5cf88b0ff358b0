"""`titian upgrade` as typed, on a hub of its own. It is the same on PostgreSQL; these tests reach into the file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from titian.hub.operations.tests.running import Hub, lay_tables


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    hub = Hub(tmp_path_factory.mktemp("upgrade") / "data", {"TITIAN_DEMO": "1"})
    lay_tables(hub.data)
    key = hub.data.parent / "backup.key"
    said = hub.do("backup", "key", "--out", str(key))
    hub.more["TITIAN_BACKUP_RECIPIENT"] = said.strip().rpartition("=")[2]
    return hub


def change(hub: Hub, sql: str) -> None:
    with sqlite3.connect(hub.data / "hub.sqlite3") as database:
        database.executescript(sql)
    database.close()


def test_nothing_to_do_is_said(hub: Hub) -> None:
    assert "Nothing to migrate" in hub.do("upgrade")


def test_backup_comes_first_then_the_migrations_then_the_doctor(hub: Hub) -> None:
    # As this database stood before the room of operations came: its tables are not there to be asked.
    change(
        hub,
        "drop table operations_alarm; drop table operations_backup; drop table operations_heartbeat;"
        "delete from django_migrations where app = 'operations';",
    )
    said = hub.do("upgrade")
    assert said.index("Sealed") < said.index("Migrated.") < said.index("ok    database")
    assert len(list((hub.data / "backups").glob("*.backup.age"))) == 1
    with closing(sqlite3.connect(hub.data / "hub.sqlite3")) as database:
        assert database.execute("select count(*) from operations_backup").fetchone() == (1,)


def test_without_a_recipient_nothing_is_changed(hub: Hub) -> None:
    change(
        hub,
        "create table aside as select * from django_migrations where app = 'arrivals';"
        "delete from django_migrations where app = 'arrivals';",
    )
    bare = Hub(hub.data, {"TITIAN_DEMO": "1"})
    ran = bare.titian("upgrade")
    assert (ran.returncode, "titian backup key" in ran.stderr) == (1, True)
    change(hub, "insert into django_migrations select * from aside; drop table aside;")


def test_database_that_lacks_some_of_what_was_squashed_is_refused_in_words(hub: Hub) -> None:
    change(hub, "delete from django_migrations where app = 'audit' and name in ('0001_november', '0002_find_entries');")
    ran = hub.titian("upgrade")
    assert (ran.returncode, "it lacks audit.0002_find_entries" in ran.stderr) == (1, True)
    change(
        hub, "insert into django_migrations (app, name, applied) values ('audit', '0002_find_entries', '2026-01-01');"
    )


def test_older_program_on_newer_data_is_refused_in_words(hub: Hub) -> None:
    change(hub, "insert into django_migrations (app, name, applied) values ('people', '0999_later', '2030-01-01');")
    ran = hub.titian("upgrade")
    assert ran.returncode == 1
    assert "upgrade.refused" in ran.stderr
    assert "install the newer program again" in ran.stderr
    findings = json.loads(hub.titian("doctor", "--json").stdout)["findings"]
    assert [f["state"] for f in findings if f["name"] == "database"] == ["fail"]
