"""A file on its way in: written to the disk piece by piece as it comes, never held in memory, gone if it is refused."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from titian.files import sync_folder
from titian.shelf.errors import FileTooLarge

LARGEST: Final = 50 * 1024 * 1024
PREFIX: Final = ".incoming-shelf-"
FIELD: Final = "file"


class IncomingFile(UploadedFile):  # type: ignore[type-arg]  # it takes none as it runs
    """A whole file under a name that nobody asks for, with its SHA-256."""

    def __init__(self, file: IO[bytes], path: Path, sha256: str, name: str, size: int) -> None:
        super().__init__(file, name=name, size=size)
        self.opened: Final = file
        self.path: Final = path
        self.sha256: Final = sha256

    def keep(self, folder: Path) -> Path:
        """Under its hash, durable when this returns. The same bytes twice are there once."""
        target = folder / self.sha256
        os.fsync(self.opened.fileno())
        os.fchmod(self.opened.fileno(), 0o644)
        self.path.replace(target)
        sync_folder(folder)
        return target


class IncomingHandler(FileUploadHandler):
    """Takes one file of a form. Of one that is too large the rest is read and let go, so that the browser hears why."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.path: Path | None = None
        self.opened: IO[bytes] | None = None
        self.is_too_large = False

    def new_file(self, field_name: str, file_name: str, *more: Any, **others: Any) -> None:  # Any: as Django has it
        super().new_file(field_name, file_name, *more, **others)
        if field_name != FIELD or self.opened is not None:
            raise SkipFile
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=PREFIX)
        self.opened, self.path = os.fdopen(handle, "w+b"), Path(name)
        self.digest, self.size = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.opened is None or self.is_too_large:
            return None
        self.size += len(raw_data)
        if self.size > LARGEST:
            self.is_too_large = True
            self.clear()
            return None
        self.digest.update(raw_data)
        self.opened.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> IncomingFile | None:
        if self.opened is None or self.path is None or self.is_too_large or self.field_name != FIELD:
            return None
        self.opened.flush()
        return IncomingFile(self.opened, self.path, self.digest.hexdigest(), self.file_name or "", self.size)

    def clear(self) -> None:
        """What was not kept under its hash is gone."""
        if self.opened is not None:
            self.opened.close()
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def read_in(folder: Path, name: str, content: bytes) -> IncomingFile:
    """A file that did not come by a form. Whoever asks closes it."""
    handler = IncomingHandler(folder)
    handler.new_file(FIELD, name, "application/octet-stream", None)
    handler.receive_data_chunk(content, 0)
    made = handler.file_complete(len(content))
    if made is None:
        raise FileTooLarge
    return made
