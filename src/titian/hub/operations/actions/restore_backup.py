"""Brings a hub back from one sealed file. Nothing that is there is touched before the file has been opened, read to its
end and found to hold what its list says; what was there is moved aside, never deleted.

Runs before Django is set up: on the new machine there is no hub yet.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from titian.hub.environment import FILE_NAME, Database, Environment, read_environment, read_settings_file
from titian.hub.operations import postgres, sqlite_files
from titian.hub.operations.archive import run_through_pipe, unpack
from titian.hub.operations.errors import BackupDamaged, OperationsError, RestoreRefused
from titian.hub.operations.versions import list_own_migrations
from titian.sealing import SealingError
from titian.sealing.age import decrypt_stream, identity_recipient

DATABASE_FILES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
NEEDED: Final = ("made_at", "country", "database", "epoch", "covered", "migrations", "titian")


@dataclass(frozen=True)
class Restored:
    """What was brought back, and where the data lies that stood in its place."""

    made_at: str
    titian: str
    covered: int
    epoch: uuid.UUID
    set_aside: str | None


@dataclass(frozen=True)
class Opened:
    """A backup that was opened and checked: its files in a folder of their own, its list, its settings."""

    folder: Path
    manifest: Mapping[str, Any]  # Any: JSON
    environment: Environment


def read_identity(text: str) -> str:
    """The secret key out of an identity file, as `titian backup key` and `age-keygen` write it."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) != 1:
        raise RestoreRefused("The identity file holds one line that begins with AGE-SECRET-KEY-1, and comments.")
    try:
        identity_recipient(lines[0])
    except SealingError as problem:
        raise RestoreRefused("The identity file does not hold an age identity (AGE-SECRET-KEY-1…).") from problem
    return lines[0]


@contextmanager
def open_backup(file: Path, identity: str, data: Path, given: Mapping[str, str]) -> Iterator[Opened]:
    """The checked content of a backup, in a folder beside the data that is gone afterwards.

    Raises BackupDamaged when the file does not open or is not whole.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as name, file.open("rb") as sealed:
        folder = Path(name)
        read: list[dict[str, Any]] = []  # Any: JSON
        try:
            run_through_pipe(
                lambda plain: decrypt_stream(sealed, plain, identity),
                lambda plain: read.append(unpack(plain, folder)),
            )
        except SealingError as problem:
            raise BackupDamaged(
                "This key does not open the file, or the file is damaged or not whole. Nothing was changed."
            ) from problem
        [manifest] = read
        if any(name not in manifest for name in NEEDED) or manifest["database"] not in DATABASE_FILES:
            raise BackupDamaged("The backup's list lacks what a restore needs. Nothing was changed.")
        yield Opened(folder, manifest, _settle_settings(folder, data, given, manifest))


def _settle_settings(
    folder: Path, data: Path, given: Mapping[str, str], manifest: Mapping[str, Any]
) -> Environment:  # Any: JSON
    """Settings as they will hold: the process's own, then this machine's file or, if it has none, the backup's."""
    values = read_settings_file(data / FILE_NAME) or read_settings_file(folder / FILE_NAME)
    environment = read_environment({
        **values, **{name: value for name, value in given.items() if value}, "TITIAN_DATA": str(data),
    })  # fmt: skip
    if environment.country != manifest["country"]:
        raise RestoreRefused(
            f"This is a backup of {manifest['country']}; this hub is set up for {environment.country}."
        )
    if environment.database.engine != manifest["database"]:
        raise RestoreRefused(
            "The backup is of a hub on PostgreSQL. Put the address of an empty database into TITIAN_DATABASE_URL."
            if manifest["database"] == "postgresql"
            else "The backup is of a hub on SQLite. Restore it without TITIAN_DATABASE_URL, then go on to PostgreSQL "
            "with `titian move-database`."
        )
    return environment


def is_empty(environment: Environment) -> bool:
    """Whether no hub stands where this one would be put."""
    has_keys = (environment.data / "trust" / "hub.key.json").exists()
    if environment.database.engine == "postgresql":
        return not has_keys and postgres.is_empty(environment.database)
    return not has_keys and not Path(environment.database.name).exists()


def restore_backup(opened: Opened, *, over: bool, now: datetime) -> Restored:
    """Puts everything in its place under a new epoch, so that phones offer again what this backup never saw.

    Raises RestoreRefused when a hub is there and `over` was not said, when it is still running, or when the backup is
    of a newer program than this one.
    """
    environment = opened.environment
    if set(opened.manifest["migrations"]) - list_own_migrations():
        raise RestoreRefused(
            f"The backup was made by a newer titian ({opened.manifest['titian']}). Install that version or a newer one."
        )
    if not over and not is_empty(environment):
        raise RestoreRefused(
            "There is a hub here already. Restore into an empty folder (TITIAN_DATA), or say --over: what is here is "
            "then moved aside, not deleted."
        )
    if _is_in_use(environment.database):
        raise RestoreRefused("The hub is still running. Stop it first: systemctl stop titian-web titian-worker")
    epoch, covered = uuid.uuid4(), int(opened.manifest["covered"])
    aside = _make_aside(environment, now) if not is_empty(environment) else None
    _place_files(opened, aside)
    _place_database(opened, aside, epoch, covered)
    return Restored(
        opened.manifest["made_at"], opened.manifest["titian"], covered, epoch, aside.name if aside else None
    )


def _is_in_use(database: Database) -> bool:
    if database.engine == "postgresql":
        return postgres.is_in_use(database)
    return sqlite_files.is_in_use(Path(database.name))


def _make_aside(environment: Environment, now: datetime) -> Path:
    aside = environment.data / f"before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o700)
    return aside


def _place_files(opened: Opened, aside: Path | None) -> None:
    data = opened.environment.data
    for blob in sorted((opened.folder / "blobs").glob("*")):
        _put(blob, data / "blobs" / blob.name, mode=0o644)
    for name in ("trust", "audit", "secret-key"):
        old = data / name
        if aside is not None and old.exists():
            old.rename(aside / name)
    for file in sorted((opened.folder / "trust").glob("*")):
        _put(file, data / "trust" / file.name)
    for file in sorted((opened.folder / "audit").glob("*")):
        _put(file, data / "audit" / file.name, mode=0o644)
    for name in ("secret-key", FILE_NAME):
        if (opened.folder / name).exists() and not (data / name).exists():
            _put(opened.folder / name, data / name)


def _place_database(opened: Opened, aside: Path | None, epoch: uuid.UUID, covered: int) -> None:
    database = opened.environment.database
    file = opened.folder / DATABASE_FILES[database.engine]
    if database.engine == "sqlite":
        sqlite_files.check_file(file)
        sqlite_files.begin_epoch(file, epoch, covered)
        target = Path(database.name)
        if aside is not None:
            sqlite_files.set_aside(target, aside)
        _put(file, target)
        return
    schema = aside.name.replace("-", "_").lower() if aside is not None else None
    is_moved = schema is not None and not postgres.is_empty(database)
    if schema is not None and is_moved:
        postgres.set_aside(database, schema)
    try:
        postgres.restore(database, file)
        postgres.begin_epoch(database, epoch, covered)
    except (OperationsError, OSError):
        if schema is not None and is_moved:
            postgres.bring_back(database, schema)
        raise


def _put(source: Path, target: Path, *, mode: int = 0o600) -> None:
    """Moves a file into place, durably; over another disk it is copied first."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source.open("rb") as file:
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    if source.stat().st_dev == target.parent.stat().st_dev:
        source.replace(target)
    else:
        part = target.with_name(f".incoming-{target.name}")
        shutil.copyfile(source, part)
        part.chmod(mode)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
    handle = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
