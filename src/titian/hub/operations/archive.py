"""What lies inside a backup's seal: a tar of files, then a manifest with the digest of each. Written and read as a
stream, in memory of a few blocks, however large the hub is.

Files of unknown length travel in pieces (`name.part/000001` …), since a tar wants to know a size before the content.
No Django here: a backup is read on a machine that may have nothing else yet.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from titian.hub.operations.errors import BackupDamaged

PIECE: Final = 4 * 1024 * 1024
MANIFEST: Final = "manifest.json"
FORMAT: Final = "titian-backup-1"
_PART: Final = re.compile(r"(?P<name>.+)\.part/\d{6}")
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")


@dataclass
class Held:
    """A file inside the archive: its digest and size over all its pieces."""

    digest: Any = field(default_factory=hashlib.sha256)  # Any: hashlib's type has no public name
    size: int = 0

    def add(self, block: bytes) -> None:
        self.digest.update(block)
        self.size += len(block)


class ArchiveWriter:
    """Adds files to a stream and remembers what the manifest says of them. `finish` writes the manifest, last."""

    def __init__(self, target: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=target, mode="w|")  # noqa: SIM115  (closed by `finish`)
        self.held: dict[str, Held] = {}

    def add_bytes(self, name: str, content: bytes) -> None:
        held = self.held[name] = Held()
        held.add(content)
        self._put(name, content)

    def add_stream(self, name: str, source: IO[bytes]) -> None:
        """Takes all that can be read, in pieces."""
        held, number = self.held.setdefault(name, Held()), 0
        while block := _read_fully(source, PIECE):
            number += 1
            held.add(block)
            self._put(f"{name}.part/{number:06}", block)

    def finish(self, manifest: dict[str, Any]) -> None:  # Any: a JSON object
        files = {
            name: {"sha256": held.digest.hexdigest(), "bytes": held.size} for name, held in sorted(self.held.items())
        }
        text = json.dumps({"format": FORMAT, **manifest, "files": files}, indent=1, sort_keys=True)
        self._put(MANIFEST, text.encode())
        self._tar.close()

    def _put(self, name: str, content: bytes) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = len(content), 0o600
        self._tar.addfile(member, io.BytesIO(content))


def unpack(source: IO[bytes], folder: Path) -> dict[str, Any]:  # Any: the manifest, a JSON object
    """Writes the files of an archive under `folder` and gives the manifest back, every digest checked.

    Raises BackupDamaged when a file is missing, is not named, or holds other bytes than the manifest says. Names that
    would leave the folder are refused: a seal says to whom a file was written, never by whom.
    """
    found: dict[str, Held] = {}
    manifest: dict[str, Any] | None = None
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member)
                if content is None or manifest is not None:
                    raise BackupDamaged("The backup holds something that is not a file, or goes on after its end.")
                if member.name == MANIFEST:
                    manifest = json.loads(content.read())
                else:
                    _write_piece(member.name, content, folder, found)
        while source.read(PIECE):  # to the very end: only then has the seal been checked whole
            pass
    except (tarfile.TarError, ValueError, EOFError) as problem:
        raise BackupDamaged("The backup opens, but what is inside cannot be read to its end.") from problem
    if manifest is None or manifest.get("format") != FORMAT:
        raise BackupDamaged("The backup does not end with the list of what it holds. It was not finished.")
    held = {name: {"sha256": one.digest.hexdigest(), "bytes": one.size} for name, one in found.items()}
    if held != manifest["files"]:
        wrong = sorted(set(held) ^ set(manifest["files"])) or [n for n in held if held[n] != manifest["files"][n]]
        raise BackupDamaged(f"The backup does not hold what its list says; the first difference is {wrong[0]}.")
    return manifest


def _write_piece(name: str, content: IO[bytes], folder: Path, found: dict[str, Held]) -> None:
    parts = _PART.fullmatch(name)
    name = parts["name"] if parts else name
    if not _NAME.fullmatch(name) or ".." in PurePosixPath(name).parts:
        raise BackupDamaged("The backup names a file that no hub writes. Do not use it.")
    held, path = found.setdefault(name, Held()), folder / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as file:
        while block := content.read(PIECE):
            held.add(block)
            file.write(block)


def _read_fully(source: IO[bytes], size: int) -> bytes:
    """Up to `size` bytes; fewer only at the end. A pipe gives what it has."""
    blocks = []
    while size and (block := source.read(size)):
        blocks.append(block)
        size -= len(block)
    return b"".join(blocks)


def run_through_pipe(write: Callable[[IO[bytes]], None], read: Callable[[IO[bytes]], None]) -> None:
    """Runs `write` in a thread of its own and `read` here, joined by a pipe; raises what the writer raised first."""
    outlet, inlet = os.pipe()
    failed: list[BaseException] = []

    def pump() -> None:
        try:
            with os.fdopen(inlet, "wb") as target:
                write(target)
        except BaseException as problem:  # told to the caller below
            failed.append(problem)

    thread = threading.Thread(target=pump, name="pump", daemon=True)
    thread.start()
    try:
        with os.fdopen(outlet, "rb") as source:
            read(source)
    except Exception:
        thread.join()
        if failed and not isinstance(failed[0], BrokenPipeError):
            raise failed[0] from None
        raise
    thread.join()
    if failed and not isinstance(failed[0], BrokenPipeError):
        raise failed[0]
