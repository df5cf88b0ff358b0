"""Parts in the data folder, each under its own SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from titian.files import write_all_durably
from titian.library.errors import PartMissing


def store_blobs(folder: Path, sources: Mapping[str, Path]) -> dict[str, int]:
    """Copies parts in, each file under the SHA-256 it is named by, and says their sizes; durable when this returns.

    Raises PartMissing when a file is not there or holds other bytes than its name says.
    """
    sizes: dict[str, int] = {}

    def read_new() -> Iterator[tuple[str, bytes]]:
        for sha256, source in sources.items():
            data = _read(source, sha256)
            sizes[sha256] = len(data)
            target = folder / sha256
            if not (target.exists() and (target.samefile(source) or target.read_bytes() == data)):
                yield sha256, data

    write_all_durably(folder, read_new(), mode=0o644)
    return sizes


def _read(source: Path, sha256: str) -> bytes:
    try:
        data = source.read_bytes()
    except OSError as problem:
        raise PartMissing(f"The part {sha256} cannot be read from the folder {source.parent.name}.") from problem
    if hashlib.sha256(data).hexdigest() != sha256:
        raise PartMissing(f"The file of part {sha256} holds other bytes than its name says.")
    return data
