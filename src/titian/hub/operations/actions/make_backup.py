"""One sealed file with everything a hub needs to live again.

The order of steps is the promise: first the copy is durable under its name, then it is noted, and only when another
machine has said that it holds the same bytes (`confirm_backup`) may phones let go of what is in it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import quote

from django.db import connection, transaction
from django.utils import timezone

from titian import audit
from titian.desk.running import Damaged, ReceivedTable
from titian.hub.environment import Environment, list_given_settings
from titian.hub.operations import postgres, sqlite_files
from titian.hub.operations.archive import ArchiveWriter, run_through_pipe
from titian.hub.operations.errors import BackupRefused
from titian.hub.operations.kept import find_damaged, lend_digest
from titian.hub.operations.models import Backup
from titian.hub.operations.versions import list_applied_migrations, list_own_migrations
from titian.library.identity import (
    ENVELOPE_KEY_FILE,
    HUB_KEY_FILE,
    KEYS_FILE,
    PUSH_KEY_FILE,
    RECIPIENTS_FILE,
    ROOT_FILE,
)
from titian.library.models import HubState
from titian.rooms import list_parts
from titian.sealing import SealingError
from titian.sealing.age import check_recipient, encrypt_stream

END: Final = ".backup.age"
DATABASE_FILES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
TRUST_FILES: Final = (ROOT_FILE, HUB_KEY_FILE, KEYS_FILE, RECIPIENTS_FILE, PUSH_KEY_FILE, ENVELOPE_KEY_FILE)
SETTINGS_FILE: Final = "titian.env"
# They belong to the machine, or open other machines; the new machine has its own.
STAYS_HERE: Final = frozenset({
    "TITIAN_DATA", "TITIAN_DATABASE_URL", "TITIAN_REPLICA_URL", "TITIAN_SMTP_URL", "TITIAN_SECRET_KEY",
    "TITIAN_BACKUP_FOLDER", "TITIAN_PROCESSES", "TITIAN_THREADS",
})  # fmt: skip


@dataclass(frozen=True)
class SealedBackup:
    """A file that is durable under its name. `covered` is None when a transaction stayed open so long that it says
    nothing new; `damaged` are the rows in it whose sealed bytes are not what was once written."""

    path: Path
    bytes: int
    sha256: str
    made_at: datetime
    recipient: str
    epoch: uuid.UUID
    covered: int | None
    damaged: tuple[Damaged, ...]


@dataclass(frozen=True)
class MadeBackup:
    """The newest backup, and the names of those that had to go for it."""

    sealed: SealedBackup
    removed: tuple[str, ...]


def make_backup(
    environment: Environment,
    *,
    recipient: str = "",
    folder: Path | None = None,
    keep: int | None = None,
    now: datetime | None = None,
) -> MadeBackup:
    """Copy, seal, sync, name; then move `HubState.backed_up_here`; then let older files go. One at a time: a second
    one waits for the first."""
    HubState.objects.get_or_create(id=1)
    with _alone(environment.data):
        sealed = seal_backup(environment, recipient=recipient, folder=folder, now=now or timezone.now())
        note_backup(sealed)
        return MadeBackup(sealed, tuple(_rotate(sealed.path, keep or environment.backup_keep)))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the folder for this process; a process that is killed lets go of it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def seal_backup(
    environment: Environment, *, recipient: str = "", folder: Path | None = None, now: datetime
) -> SealedBackup:
    """The file alone. It asks the database nothing that an older version of it could not answer, for `titian upgrade`.

    Raises BackupRefused, BackupDamaged when the database itself is not sound, or OSError when the disk does not take
    the file; nothing half-made stays under a backup's name.
    """
    recipient = recipient or environment.backup_recipient
    _check(recipient)
    folder = folder or environment.backup_folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob(f".incoming-*{END}"):  # of a run that the power cut short
        left.unlink(missing_ok=True)
    path = folder / f"titian-{environment.country.lower()}-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}{END}"
    epoch, before, elsewhere = _read_standing()
    with _open_copy(environment) as copy:
        covered = stop_before(copy.damaged, copy.covered, elsewhere)
        manifest = {
            "made_at": now.astimezone(UTC).isoformat(),
            "titian": version("titian"),
            "country": environment.country,
            "database": environment.database.engine,
            "epoch": str(epoch),
            "covered": before if covered is None else covered,
            "migrations": sorted(list_own_migrations() & list_applied_migrations()),
        }
        sha256, size = _seal(path, recipient, lambda target: _write(target, environment, copy, manifest))
    return SealedBackup(path, size, sha256, now, recipient, epoch, covered, copy.damaged)


def stop_before(damaged: Sequence[Damaged], covered: int | None, elsewhere: int) -> int | None:
    """How far the copy goes: up to the first damaged item that a phone may still hold. What lies before `elsewhere` no
    phone holds any more; waiting for it would hold up all others."""
    waiting = [one.number for one in damaged if one.number is not None and one.number > elsewhere]
    return covered if covered is None else min([covered, *(number - 1 for number in waiting)])


def note_backup(sealed: SealedBackup) -> None:
    """From here on the file may be confirmed. Call it once the file is durable, never before."""
    covered = sealed.covered
    with transaction.atomic():
        if covered is not None:
            HubState.objects.filter(id=1, epoch=sealed.epoch, backed_up_here__lt=covered).update(backed_up_here=covered)
        for received in list_parts(ReceivedTable):
            received.note_damage(sealed.damaged, sealed.made_at)
        Backup.objects.create(
            made_at=sealed.made_at,
            file_name=sealed.path.name,
            sha256=sealed.sha256,
            bytes=sealed.bytes,
            recipient=sealed.recipient,
            epoch=sealed.epoch,
            covered=covered or 0,
        )
        # Not how far it reaches: from one hour to the next that would count what phones sent.
        detail = {"bytes": sealed.bytes, "damaged": len(sealed.damaged)}
        audit.record("command", "", "backup.make", f"backup:{sealed.sha256}", detail)


def _read_standing() -> tuple[uuid.UUID, int, int]:
    """Epoch and the two marks, in words every version of the database understands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM devices_hubstate WHERE id = 1")
        row = cursor.fetchone()
        named = dict(zip((column[0] for column in cursor.description), row or (), strict=False))
    epoch = named.get("epoch", uuid.UUID(int=0))
    here, elsewhere = named.get("backed_up_through", 0), named.get("backed_up_elsewhere", 0)
    return epoch if isinstance(epoch, uuid.UUID) else uuid.UUID(epoch), int(here), int(elsewhere)


@dataclass(frozen=True)
class _Copy:
    """A copy of the database to be read from the start, once."""

    add_to: Callable[[ArchiveWriter], None]
    covered: int | None
    damaged: tuple[Damaged, ...]


@contextmanager
def _open_copy(environment: Environment) -> Iterator[_Copy]:
    database = environment.database
    if database.engine == "postgresql":
        postgres.find_program("pg_dump")
        with postgres.hold_snapshot(database) as snapshot:
            yield _Copy(
                lambda writer: postgres.dump(
                    database, snapshot.name, lambda source: writer.add_stream(DATABASE_FILES["postgresql"], source)
                ),
                snapshot.covered,
                tuple(find_damaged(snapshot.ask, database.engine)),
            )
        return
    original = Path(database.name)
    _check_room(environment.data, original.stat().st_size)
    # Beside the original, for the hub's user alone, and without a name as soon as it is open: a power cut leaves none.
    with tempfile.TemporaryDirectory(dir=environment.data, prefix=".copying-") as place:
        copied = Path(place) / "copy.sqlite3"
        sqlite_files.copy_while_serving(original, copied)
        covered = sqlite_files.read_covered(copied)
        damaged = tuple(_find_damaged_in(copied))
        with copied.open("rb") as source:
            copied.unlink()
            yield _Copy(lambda writer: writer.add_stream(DATABASE_FILES["sqlite"], source), covered, damaged)


def _find_damaged_in(copied: Path) -> list[Damaged]:
    with closing(sqlite3.connect(f"file:{quote(str(copied))}?mode=ro", uri=True)) as reader:
        lend_digest(reader)
        return find_damaged(lambda statement: reader.execute(statement).fetchall(), "sqlite")


def _write(target: IO[bytes], environment: Environment, copy: _Copy, manifest: dict[str, Any]) -> None:  # Any: JSON
    writer = ArchiveWriter(target)
    copy.add_to(writer)
    # After the database: a part's row comes after its file, so every part the copy names is there by now.
    for blob in sorted(environment.blobs.glob("*")) if environment.blobs.is_dir() else []:
        if blob.is_file() and not blob.name.startswith("."):
            with blob.open("rb") as source:
                writer.add_stream(f"blobs/{blob.name}", source)
    for file in sorted((environment.data / "audit").glob("????-??-??.jws")):  # the log's signed heads, day by day
        writer.add_bytes(f"audit/{file.name}", file.read_bytes())
    for name in TRUST_FILES:
        file = environment.data / "trust" / name
        if file.is_file():
            writer.add_bytes(f"trust/{name}", file.read_bytes())
    if environment.secret_key:
        writer.add_bytes("secret-key", environment.secret_key.encode() + b"\n")
    given = {name: value for name, value in list_given_settings().items() if name not in STAYS_HERE}
    lines = "".join(f"{name}={value}\n" for name, value in sorted(given.items()))
    writer.add_bytes(SETTINGS_FILE, b"# Written by `titian backup`.\n" + lines.encode())
    writer.finish(manifest)


def _seal(path: Path, recipient: str, write: Callable[[IO[bytes]], None]) -> tuple[str, int]:
    """The SHA-256 and size of the sealed file, once it is durable under its name."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".incoming-", suffix=END)
    try:
        with os.fdopen(handle, "wb") as file:
            counted = _Counted(file)
            run_through_pipe(write, lambda source: encrypt_stream(source, counted, recipient))
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return counted.digest.hexdigest(), counted.bytes


class _Counted:
    """Passes on what is written and counts it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest, self.bytes = file, hashlib.sha256(), 0

    def write(self, block: bytes) -> int:
        self.digest.update(block)
        self.bytes += len(block)
        return self.file.write(block)

    def flush(self) -> None:
        self.file.flush()


def _check(recipient: str) -> None:
    if not recipient:
        raise BackupRefused(
            "Nobody is named who could open the backup. Make a key on another machine with `titian backup key`, then "
            "put its age1… into TITIAN_BACKUP_RECIPIENT."
        )
    try:
        check_recipient(recipient)
    except SealingError as problem:
        raise BackupRefused(
            "The recipient is not an age1… key. The secret key (AGE-SECRET-KEY-…) never comes to this machine."
        ) from problem


def _check_room(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed + 16 * 1024 * 1024:
        raise BackupRefused("The disk has no room for a copy of the database. Make room, or back up to another disk.")


def _rotate(newest: Path, keep: int) -> Iterator[str]:
    """Removes all but the newest `keep`; their names carry the time. The one just made always stays."""
    files = sorted(path for path in newest.parent.glob(f"titian-*{END}") if path != newest)
    for path in files[: max(0, len(files) - (keep - 1))]:
        path.unlink()
        yield path.name


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
