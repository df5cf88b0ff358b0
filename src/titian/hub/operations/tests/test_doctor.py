from __future__ import annotations

import dataclasses
import shutil
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian import audit
from titian.audit.actions.chain_entries import chain_entries
from titian.desk.running import Diagnosis, Look
from titian.devices import doctor as devices_doctor
from titian.devices.tests.factories import make_phone
from titian.hub.operations import doctor, versions
from titian.hub.operations.actions.beat import beat
from titian.hub.operations.doctor import examine
from titian.library import doctor as library_doctor
from titian.library.tests.factories import EXPIRES_AT, ISSUED_AT, Keys
from titian.rooms import list_parts

LOOKING = (doctor, devices_doctor, library_doctor)

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


@pytest.fixture(autouse=True)
def database_of_the_test(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor opens SQLite's file itself; the tests' own database has none, so an empty one stands for it."""
    data_folder.mkdir(mode=0o700)
    if connection.vendor == "sqlite":
        import sqlite3

        sqlite3.connect(data_folder / "hub.sqlite3").close()
        (data_folder / "hub.sqlite3").chmod(0o600)
        environment = django_settings.TITIAN
        own = dataclasses.replace(environment.database, name=str(data_folder / "hub.sqlite3"))
        monkeypatch.setattr(django_settings, "TITIAN", dataclasses.replace(environment, database=own))


def look(name: str, **more: object) -> list[Diagnosis]:
    findings = examine(django_settings.TITIAN, **more)  # type: ignore[arg-type]
    return [finding for finding in findings if finding.name == name]


def states(name: str, **more: object) -> list[str]:
    return [finding.state for finding in look(name, **more)]


def test_every_fault_comes_with_what_to_do(keys: Keys) -> None:
    for finding in examine(django_settings.TITIAN):
        assert finding.state == "ok" or finding.remedy, finding


def test_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    for free, state in ((2**33, "ok"), (2**29, "warn"), (2**20, "fail")):
        monkeypatch.setattr(shutil, "disk_usage", lambda path, free=free: SimpleNamespace(free=free))
        assert states("disk") == [state, state]


def test_permissions(data_folder: Path) -> None:
    assert states("permissions") == ["ok"]
    (data_folder / "secret-key").write_text("x")
    (data_folder / "secret-key").chmod(0o644)
    [finding] = look("permissions")
    assert (finding.state, "secret-key" in finding.message) == ("warn", True)


def test_proxy(settings: Settings) -> None:
    assert states("proxy") == ["ok"]
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False)
    assert states("proxy") == ["fail"]
    settings.TITIAN = dataclasses.replace(settings.TITIAN, behind_proxy=True)
    assert states("proxy") == ["ok"]


def test_database_that_does_not_answer_ends_the_examination(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[str]:
        raise DatabaseError

    monkeypatch.setattr(versions, "list_waiting_migrations", fail)
    findings = examine(django_settings.TITIAN)
    assert (findings[-1].name, findings[-1].state) == ("database", "fail")


def test_database_behind_and_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    assert states("database") == ["ok"]
    monkeypatch.setattr(versions, "list_waiting_migrations", lambda: ["people.0099_later"])
    assert look("database")[0].remedy == "titian upgrade"
    monkeypatch.setattr(versions, "list_newer_migrations", lambda: ["people.0100_newer"])
    assert "newer titian" in look("database")[0].message


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own check")
def test_damaged_file(data_folder: Path) -> None:
    import sqlite3

    path = data_folder / "hub.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("create table t (x)")
        made.executemany("insert into t values (?)", [("word " * 100,) for _ in range(200)])
    made.close()
    assert states("integrity") == ["ok"]
    content = bytearray(path.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    path.write_bytes(content)
    assert states("integrity") == ["fail"]


def test_keys_and_clock(keys: Keys) -> None:
    now = ISSUED_AT + timedelta(days=1)
    assert states("keys", now=now) == ["ok"]
    assert states("clock", now=now) == ["ok"]
    assert states("recipients", now=now) == ["warn"]
    assert states("keys", now=EXPIRES_AT - timedelta(days=30)) == ["ok", "warn"]
    assert states("clock", now=ISSUED_AT - timedelta(days=1)) == ["fail"]


def test_hub_without_keys() -> None:
    assert states("keys") == ["fail"]


def test_backup(settings: Settings) -> None:
    assert states("backup") == ["warn"]
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False, behind_proxy=True)
    assert states("backup") == ["fail"]
    settings.TITIAN = dataclasses.replace(settings.TITIAN, backup_recipient="age1" + "q" * 58)
    [first, second] = look("backup")
    assert (first.state, second.state) == ("fail", "warn")
    assert "disk they are copies of" in second.message


def test_worker() -> None:
    assert states("worker") == ["fail"]
    assert states("worker", is_stopped=True) == []
    beat()
    assert states("worker") == ["ok"]


def test_audit_chain(keys: Keys) -> None:
    audit.record("command", "", "station.add", "station:1")
    chain_entries()
    assert states("audit") == ["ok"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET action = 'station.close'")
    assert states("audit") == ["fail"]


def test_phones(keys: Keys) -> None:
    assert states("phones") == ["ok"]
    phone = make_phone()
    assert states("phones") == ["warn"]
    phone.sync()
    assert states("phones") == ["ok"]
    assert states("phones", now=timezone.now() + timedelta(days=3)) == ["warn"]


def test_blobs_are_all_read_when_asked(data_folder: Path) -> None:
    import hashlib

    from titian.library.models import Blob

    name = hashlib.sha256(b"x").hexdigest()
    Blob.objects.create(sha256=name, bytes=1, added_at=timezone.now())
    assert states("blobs", every_blob=True) == ["fail"]
    (data_folder / "blobs").mkdir()
    (data_folder / "blobs" / name).write_bytes(b"x")
    assert states("blobs", every_blob=True) == ["ok"]


def test_all_looks_are_made() -> None:
    made = {name for module in LOOKING for name in vars(module) if name.startswith("look_at_")}
    listed = {f"look_at_{look.name}" for look in (*doctor.WITHOUT_DATABASE, *doctor.WITH_DATABASE, *list_parts(Look))}
    assert made - listed == {"look_at_database"}
    assert listed <= made
