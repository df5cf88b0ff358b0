"""A piece of evidence: bytes as they were given, kept once under their SHA-256, and what is known of them."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from titian.files import sync_folder
from titian.leads.evidence.errors import NotKept
from titian.sealing.encoding import canonical_json, format_instant, parse_instant, sha256_hex

TYPES: Final = frozenset(
    {
        "application/json", "application/pdf", "application/warc", "image/jpeg", "image/png", "image/webp",
        "message/rfc822", "text/html", "text/plain",
    }
)  # fmt: skip
"""What may be kept. The name a file had is not: it often names a person."""
LARGEST: Final = 50 * 1024 * 1024
AT_ONCE: Final = 1024 * 1024
HASH: Final = re.compile("[0-9a-f]{64}")
CODE: Final = re.compile("[a-z0-9][a-z0-9_.-]{0,79}")
"""Of who gave or had a piece: an organisation's or an account's code, never a name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was given: its SHA-256 in lower hex, size in bytes, media type, by whom (a code) and when it came."""

    sha256: str
    size: int
    type: str
    given_by: str
    given_at: datetime

    def __post_init__(self) -> None:
        if not HASH.fullmatch(self.sha256) or self.size < 0:
            raise NotKept("A piece is named by its SHA-256: 64 digits and letters a to f.")
        if self.type not in TYPES:
            raise NotKept(f"Files of the type {self.type} are not kept. These are: {', '.join(sorted(TYPES))}.")
        check_code(self.given_by)

    def describe(self) -> dict[str, str | int]:
        """As it stands in the list, and as it is hashed into the chain."""
        return {
            "sha256": self.sha256,
            "size": self.size,
            "type": self.type,
            "given_by": self.given_by,
            "given_at": format_instant(self.given_at),
        }

    @property
    def record(self) -> str:
        """SHA-256 of the description: the entry of the chain that received the piece holds it."""
        return sha256_hex(canonical_json(self.describe()))


def read_piece(row: Mapping[str, Any]) -> Piece:  # Any: JSON that has just been parsed
    """The piece of a row of the list. Raises TypeError, ValueError, SealingError or NotKept where it is none."""
    if set(row) != {"sha256", "size", "type", "given_by", "given_at"} or type(row["size"]) is not int:
        raise ValueError("not a row of a piece")
    return Piece(
        sha256=str(row["sha256"]),
        size=row["size"],
        type=str(row["type"]),
        given_by=str(row["given_by"]),
        given_at=parse_instant(row["given_at"]),
    )


def check_code(code: str) -> None:
    """Raises NotKept where this may be a name."""
    if not CODE.fullmatch(code):
        raise NotKept(
            f"“{code[:80]}” is no code. Say who it was by a code of small letters, digits, dots and hyphens "
            "(partner-3): a chain of custody goes to others, and names nobody."
        )


def keep(given: IO[bytes], blobs: Path, *, largest: int = LARGEST) -> tuple[str, int]:
    """Writes bytes under their SHA-256 and says it and their size; durable when this returns, and there once.

    Never holds the whole in memory. Raises NotKept for nothing, or for more than `largest` bytes; then nothing stays.
    """
    blobs.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=blobs, prefix=".incoming-evidence-")
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as file:
            while part := given.read(AT_ONCE):
                size += len(part)
                if size > largest:
                    raise NotKept(f"This is larger than {largest // 1024 // 1024} MB. Give the part that matters.")
                digest.update(part)
                file.write(part)
            if not size:
                raise NotKept("This file is empty. There is nothing to keep.")
            os.fchmod(file.fileno(), 0o644)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(blobs / digest.hexdigest())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(blobs)
    return digest.hexdigest(), size


def digest_file(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file, read piece by piece."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            digest.update(part)
            size += len(part)
    return digest.hexdigest(), size
