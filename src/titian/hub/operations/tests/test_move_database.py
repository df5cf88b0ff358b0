"""The move of docs/operators/move-to-postgresql.md, on a real server."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from titian.hub.operations.tests.running import ROOT, Hub, make_database

sys.path.append(str(ROOT / "scripts"))
import machine
import postgres

pytestmark = pytest.mark.skipif(machine.find_postgresql() is None, reason="PostgreSQL is not installed")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.running(*postgres.FORGETFUL) as url:
        yield url


@pytest.fixture(scope="module")
def moved(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A hub that has received, whose directory says all an entry can, with the last row of a table deleted, and moved."""
    hub = Hub(tmp_path_factory.mktemp("move") / "data")
    hub.start_demo()
    items = hub.make_items(4)
    first = hub.sync(items)
    hub.run("""
from titian.directory.tests.entries import FULL, make_service
from titian.hub.operations.actions.make_backup import Backup
from django.utils import timezone
import uuid
made = [Backup.objects.create(made_at=timezone.now(), file_name=f"ü {n}", sha256="0" * 64, bytes=1, recipient="", epoch=uuid.uuid4(), covered=0) for n in range(3)]
made[-1].delete()
make_service(**FULL)
print(json.dumps(1))
""")
    before = Path(hub.data / "hub.sqlite3").read_bytes()
    url = make_database(server, "moved")
    report = json.loads(hub.do("move-database", "--to", url, "--json"))
    after = Path(hub.data / "hub.sqlite3").read_bytes()
    target = Hub(hub.data, {**hub.more, "TITIAN_DATABASE_URL": url})
    target.shelter, target.phone = hub.shelter, hub.phone
    return {"hub": hub, "target": target, "items": items, "report": report, "url": url, "first": first,
            "untouched": before == after}  # fmt: skip


def test_every_table_was_copied(moved: dict[str, Any]) -> None:
    with sqlite3.connect(moved["hub"].data / "hub.sqlite3") as source:
        names = {row[0] for row in source.execute("select name from sqlite_master where type='table'")}
        tables = moved["report"]["tables"]
        assert set(tables) == names - {"django_migrations", "sqlite_sequence"}
        for name, rows in tables.items():
            assert source.execute(f"select count(*) from {name}").fetchone()[0] == rows  # noqa: S608  (our own tables)
    source.close()
    with psycopg.connect(moved["url"]) as target:
        found = target.execute("select count(*) from devices_receiveditem").fetchone()
    assert found == (4,)


def test_the_original_is_untouched(moved: dict[str, Any]) -> None:
    assert moved["untouched"]


def test_the_moved_hub_goes_on(moved: dict[str, Any]) -> None:
    target, items = moved["target"], moved["items"]
    more = target.make_items(2)
    answer = target.sync([*items, *more])
    assert [item["status"] for item in answer["items"]] == ["received"] * 6
    assert target.list_items() == [item["item_id"] for item in [*items, *more]]
    ran = target.titian("doctor", "--json")
    states = {finding["name"]: finding["state"] for finding in json.loads(ran.stdout)["findings"]}
    assert states["database"] == states["audit"] == states["keys"] == "ok"


def test_no_key_that_was_ever_given_is_given_again(moved: dict[str, Any]) -> None:
    with psycopg.connect(moved["url"]) as target:
        [(last,)] = target.execute("select last_value from operations_backup_id_seq").fetchall()
    assert last == 3  # the third row is gone, its key is not free


def test_the_old_hub_and_the_new_one_are_two_lives(moved: dict[str, Any]) -> None:
    code = "from titian.library.models import HubState\nprint(json.dumps(str(HubState.objects.get().epoch)))"
    assert moved["hub"].run(code) != moved["target"].run(code)


def test_a_target_that_is_not_empty_is_refused(moved: dict[str, Any]) -> None:
    ran = moved["hub"].titian("move-database", "--to", moved["url"])
    assert (ran.returncode, "move.refused" in ran.stderr) == (1, True)


def test_a_hub_that_runs_is_refused(server: str, moved: dict[str, Any]) -> None:
    url = make_database(server, "running")
    with sqlite3.connect(moved["hub"].data / "hub.sqlite3") as reader:
        reader.execute("select count(*) from people_user").fetchone()
        ran = moved["hub"].titian("move-database", "--to", url)
    reader.close()
    assert ran.returncode == 1
    assert "still running" in ran.stderr


def test_a_copy_that_differs_leaves_the_target_empty(server: str, moved: dict[str, Any]) -> None:
    """A trigger on the other side changes one row on its way in: found, and nothing kept."""
    url = make_database(server, "differing")
    hub = moved["hub"]
    found = hub.run(
        """
import psycopg
from titian.hub.operations.actions import move_database as steps
from titian.hub.operations.errors import CopyDiffers
from titian.hub.environment import Database, get_environment
real = steps._empty
def spoil(target, tables):
    real(target, tables)
    with target.cursor() as cursor:
        cursor.execute("create function spoil() returns trigger language plpgsql as $$ begin new.level := 'NOW'; return new; end $$")
        cursor.execute("create trigger spoil before insert on referrals_referral for each row execute function spoil()")
steps._empty = spoil
try:
    steps.move_database(get_environment(), Database.parse(asked["url"]))
    said = "moved"
except CopyDiffers as problem:
    said = problem.message
with psycopg.connect(asked["url"]) as target:
    rows = target.execute("select count(*) from devices_receiveditem").fetchone()[0]
print(json.dumps([said, rows]))
""",
        url=url,
    )
    assert "referrals_referral" in found[0]
    assert found[1] == 0


@pytest.mark.parametrize("to", ["sqlite:////tmp/other.sqlite3", "mysql://x/y", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_target_that_cannot_be_is_told_in_a_sentence(moved: dict[str, Any], to: str) -> None:
    ran = moved["hub"].titian("move-database", "--to", to)
    assert ran.returncode in {1, 2}
    assert "Traceback" not in ran.stderr
    assert ran.stderr.strip()
