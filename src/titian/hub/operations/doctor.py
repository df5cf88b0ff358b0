"""`titian doctor`: everything that can be looked at without changing anything, each with what to do."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from titian.desk.running import Diagnosis, Examination, Look, State
from titian.hub.environment import Environment
from titian.hub.operations import postgres
from titian.hub.operations.errors import OperationsError
from titian.rooms import list_parts

SECRET_FILES: Final = (
    "secret-key",
    "trust/hub.key.json",
    "trust/push.key.json",
    "trust/envelopes.key",
    "hub.sqlite3",
    "hub.sqlite3-wal",
)
ASKED_AGAIN: Final = "Phones are asked again for what they sent, after the next titian backup. "


def examine(
    environment: Environment, *, every_blob: bool = False, is_stopped: bool = False, now: datetime | None = None
) -> list[Diagnosis]:
    """Every finding, one look after the other.

    Without a database the looks that need it are left out; of a hub that is stopped on purpose, the worker.
    """
    examination = Examination(environment, now or timezone.now(), every_blob)
    findings = [finding for look in WITHOUT_DATABASE for finding in look.find(examination)]
    database = list(look_at_database(examination))
    findings += database
    if any(finding.state == "fail" and finding.name == "database" for finding in database):
        return findings
    looks = sorted((*WITH_DATABASE, *list_parts(Look)), key=lambda look: look.rank)
    looks = [look for look in looks if not (is_stopped and look is WORKER)]
    return findings + [finding for look in looks for finding in take_look(look, examination)]


def take_look(look: Look, examination: Examination) -> list[Diagnosis]:
    """What one look finds; that it cannot read what it looks at is a finding too."""
    try:
        return list(look.find(examination))
    except (DatabaseError, UnicodeDecodeError):
        return [
            Diagnosis(
                look.name,
                "fail",
                "the database answers, and a part of what it holds cannot be read",
                "Keep the machine and the older backups as they are; have the disk looked at; titian restore.",
            )
        ]


def look_at_disk(examination: Examination) -> Iterable[Diagnosis]:
    from titian.hub.operations.health import DISK_FULL_BELOW, DISK_LOW_BELOW, measure_free_space

    for name, folder in (("data", examination.environment.data), ("backups", examination.environment.backup_folder)):
        free = measure_free_space(folder)
        state: State = "fail" if free < DISK_FULL_BELOW else "warn" if free < DISK_LOW_BELOW else "ok"
        remedy = "" if state == "ok" else "Make room: phones can send nothing to a full disk."
        yield Diagnosis("disk", state, f"{free // (1024 * 1024)} MiB free for {name}", remedy)


def look_at_permissions(examination: Examination) -> Iterable[Diagnosis]:
    """Data, keys and database are for the hub's own user."""
    data = examination.environment.data
    open_to_others = [
        name
        for name in (".", *SECRET_FILES)
        if (data / name).exists() and stat.S_IMODE((data / name).stat().st_mode) & 0o077
    ]
    not_ours = [
        name for name in SECRET_FILES if (data / name).exists() and not os.access(data / name, os.R_OK | os.W_OK)
    ]
    if not_ours:
        yield Diagnosis(
            "permissions", "fail", f"{not_ours[0]} cannot be written by this user", "Run as the hub's user."
        )
    elif open_to_others:
        yield Diagnosis(
            "permissions", "warn", f"{', '.join(open_to_others)} can be read by others", f"chmod -R go= {data}"
        )
    else:
        yield Diagnosis("permissions", "ok", "files are for the hub's user alone")


def look_at_proxy(examination: Examination) -> Iterable[Diagnosis]:
    environment = examination.environment
    if environment.is_demo:
        yield Diagnosis("proxy", "ok", "a demo needs none")
    elif not environment.behind_proxy:
        yield Diagnosis(
            "proxy",
            "fail",
            "the hub does not trust its proxy: every page would be sent to https for ever, and lock-outs would hit all",
            "TITIAN_BEHIND_PROXY=1, with a proxy on this machine that sets X-Forwarded-For and X-Forwarded-Proto",
        )
    else:
        yield Diagnosis("proxy", "ok", "addresses and scheme are taken from the proxy")


def look_at_database(examination: Examination) -> Iterable[Diagnosis]:
    from titian.hub.operations.versions import list_newer_migrations, list_waiting_migrations

    try:
        waiting, newer = list_waiting_migrations(), list_newer_migrations()
    except DatabaseError:
        yield Diagnosis(
            "database", "fail", "the database does not answer", "Is it running? Is TITIAN_DATABASE_URL right?"
        )
        return
    if newer:
        yield Diagnosis("database", "fail", f"a newer titian was here ({newer[0]})", "Install the newer program again.")
    elif waiting:
        yield Diagnosis("database", "fail", f"{len(waiting)} migration(s) wait", "titian upgrade")
    else:
        yield Diagnosis("database", "ok", f"{connection.vendor} answers and is migrated")


def look_at_integrity(examination: Examination) -> Iterable[Diagnosis]:
    database = examination.environment.database
    if database.engine == "postgresql":
        try:
            postgres.find_program("pg_dump")
        except OperationsError as problem:
            yield Diagnosis("integrity", "fail", problem.message, "titian backup needs it")
        else:
            yield Diagnosis("integrity", "ok", "PostgreSQL looks after itself; pg_dump is here for backups")
        return
    with closing(sqlite3.connect(f"file:{database.name}?mode=ro", uri=True, timeout=20)) as reader:
        [(found,)] = reader.execute("PRAGMA quick_check(1)").fetchall()
    if found == "ok":
        yield Diagnosis("integrity", "ok", "SQLite finds its file sound")
    else:
        yield Diagnosis(
            "integrity", "fail", "SQLite finds its file damaged", "Stop the hub and restore the newest backup."
        )


def look_at_backups(examination: Examination) -> Iterable[Diagnosis]:
    from titian.hub.operations.checks import find_stale_backup
    from titian.hub.operations.health import find_last_backup

    environment, last = examination.environment, find_last_backup()
    if not environment.backup_recipient and not environment.is_demo:
        yield Diagnosis(
            "backup", "fail", "nobody is named who could open a backup", "titian backup key, on another machine"
        )
    elif last is None:
        state: State = "warn" if environment.is_demo else "fail"
        yield Diagnosis("backup", state, "no backup was ever made", "titian backup")
    elif any(find_stale_backup(examination.now)):
        yield Diagnosis("backup", "fail", f"the last backup is of {last.made_at:%Y-%m-%d %H:%M} UTC", "titian backup")
    else:
        yield Diagnosis("backup", "ok", f"the last backup is of {last.made_at:%Y-%m-%d %H:%M} UTC")
    if environment.backup_recipient and _is_same_disk(environment.data, environment.backup_folder):
        yield Diagnosis(
            "backup",
            "warn",
            "backups lie on the disk they are copies of",
            "Copy them elsewhere, or set TITIAN_BACKUP_FOLDER",
        )


def look_at_copies_elsewhere(examination: Examination) -> Iterable[Diagnosis]:
    """Whether another machine has said that it holds a backup: phones let go of nothing before."""
    from titian.hub.operations.health import UNCONFIRMED_AFTER, find_last_confirmation, measure_unconfirmed

    if examination.environment.is_demo and not examination.environment.backup_recipient:
        return
    last, unconfirmed = find_last_confirmation(), measure_unconfirmed(examination.now)
    said = "no other machine has confirmed a backup" if last is None else f"{last.file_name} is confirmed elsewhere"
    if last is not None and unconfirmed is not None and unconfirmed < UNCONFIRMED_AFTER:
        yield Diagnosis("elsewhere", "ok", said)
        return
    days = 0 if unconfirmed is None else unconfirmed.days
    state: State = "fail" if unconfirmed is not None and unconfirmed >= UNCONFIRMED_AFTER else "warn"
    since = f", for {days} days now" if days else ""
    remedy = "Phones keep what they sent. On the machine that pulls the copies: docs/operators/backup-and-restore.md"
    yield Diagnosis("elsewhere", state, said + since, remedy)


def look_at_sealed_bytes(examination: Examination) -> Iterable[Diagnosis]:
    """Every sealed byte, held against the digest beside it."""
    from titian.hub.operations.kept import find_damaged_here

    tables = Counter(damaged.table for damaged in find_damaged_here())
    for table, count in sorted(tables.items()):
        yield Diagnosis(
            "sealed",
            "fail",
            f"{count} row(s) of {table} hold other bytes than were once written",
            f"{ASKED_AGAIN if settings.HUB_KIND.has_phones else ''}Keep the older backups; have the disk looked at.",
        )
    if not tables:
        yield Diagnosis("sealed", "ok", "all sealed bytes are what was once written")


def look_at_worker(examination: Examination) -> Iterable[Diagnosis]:
    from titian.hub.operations.health import count_waiting_tasks, find_worker_beat, is_worker_late

    beat_at = find_worker_beat()
    if is_worker_late(examination.now):
        since = "never" if beat_at is None else f"last at {beat_at:%Y-%m-%d %H:%M} UTC"
        yield Diagnosis("worker", "fail", f"the worker is not heard of ({since})", "systemctl start titian-worker")
    else:
        yield Diagnosis("worker", "ok", f"the worker lives; {count_waiting_tasks()} task(s) wait")


def look_at_audit(examination: Examination) -> Iterable[Diagnosis]:
    from titian.audit.chain import check_chain

    findings = check_chain()
    if findings:
        yield Diagnosis(
            "audit",
            "fail",
            f"the log's chain breaks at place {findings[0].position} ({findings[0].code})",
            "Somebody changed the log or the disk failed. Keep the machine as it is and tell the country's inspector.",
        )
    else:
        yield Diagnosis("audit", "ok", "the log's chain holds")


def _is_same_disk(one: Path, other: Path) -> bool:
    while not other.exists() and other != other.parent:
        other = other.parent
    return one.stat().st_dev == other.stat().st_dev


WITHOUT_DATABASE: Final = (
    Look("disk", 1, look_at_disk),
    Look("permissions", 2, look_at_permissions),
    Look("proxy", 3, look_at_proxy),
)
WORKER: Final = Look("worker", 70, look_at_worker)
WITH_DATABASE: Final = (
    Look("integrity", 10, look_at_integrity),
    Look("backups", 40, look_at_backups),
    Look("copies_elsewhere", 50, look_at_copies_elsewhere),
    Look("sealed_bytes", 60, look_at_sealed_bytes),
    WORKER,
    Look("audit", 80, look_at_audit),
)
