"""Files that are whole or not there, whatever happens in between. No Django."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_durably(target: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Writes to a temporary name, syncs, renames and syncs the folder; a power cut leaves the old file or the new."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, data, mode)
    sync_folder(target.parent)


def write_all_durably(folder: Path, files: Iterable[tuple[str, bytes]], *, mode: int = 0o600) -> None:
    """The same of many files by name: of a release a thousand. The folder is synced once, at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        _write_whole(folder / name, data, mode)
    sync_folder(folder)


def _write_whole(target: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """What was named, renamed or removed in the folder stays so after a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
