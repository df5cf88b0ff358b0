"""Evidence as a folder that goes to somebody else: `evidence.json`, the pieces under their hashes, stamps of the chain.

evidence.json        format, pieces, chain (each entry with its hash), head
pieces/<sha256>      bytes as they were given
stamps/<number>.tsr  an authority's answer (RFC 3161) over the hash of that entry, as 64 letters of ASCII
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from titian.files import sync_folder, write_durably
from titian.leads.evidence.custody import Entry, find_head, read_entry
from titian.leads.evidence.errors import EvidenceError, NoFolder, NotKept
from titian.leads.evidence.pieces import HASH, Piece, digest_file, read_piece
from titian.sealing.encoding import canonical_json, parse_json
from titian.sealing.errors import SealingError

LIST: Final = "evidence.json"
PIECES: Final = "pieces"
STAMPS: Final = "stamps"
FORMAT: Final = "titian-evidence-1"
LONGEST: Final = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a folder says of itself. Nothing in it is true yet. `links` are entries and the hashes beside them."""

    pieces: tuple[Piece, ...]
    links: tuple[tuple[Entry, str], ...]
    head: str

    @property
    def chain(self) -> list[Entry]:
        return [entry for entry, _ in self.links]


def write_folder(
    folder: Path,
    pieces: Sequence[Piece],
    chain: Sequence[Entry],
    blobs: Path,
    stamps: Mapping[int, bytes] | None = None,
) -> None:
    """Puts the pieces of a chain, copied from where they lie under their hashes, and its stamps into a folder.

    What was destroyed is not looked for. The list is written last: a folder without it is not whole. Raises NotKept
    where a piece is not there, or is not what its hash says.
    """
    destroyed = {entry.piece for entry in chain if entry.what == "destroyed"}
    (folder / PIECES).mkdir(parents=True, exist_ok=True)
    for piece in pieces:
        if piece.sha256 not in destroyed:
            _copy(blobs / piece.sha256, folder / PIECES / piece.sha256, piece)
    sync_folder(folder / PIECES)
    for number, answer in (stamps or {}).items():
        write_stamp(folder, number, answer)
    write_list(folder, pieces, chain)


def write_stamp(folder: Path, number: int, answer: bytes) -> None:
    """Puts an authority's answer to the entry it is over."""
    write_durably(folder / STAMPS / f"{number}.tsr", answer, mode=0o644)


def write_list(folder: Path, pieces: Sequence[Piece], chain: Sequence[Entry]) -> None:
    """The list of a folder, durable when this returns."""
    rows = {
        "format": FORMAT,
        "pieces": [piece.describe() for piece in pieces],
        "chain": [{**entry.describe(), "hash": entry.hash} for entry in chain],
        "head": find_head(chain),
    }
    write_durably(folder / LIST, canonical_json(rows), mode=0o644)


def _copy(source: Path, target: Path, piece: Piece) -> None:
    if source.resolve() != target.resolve():
        try:
            shutil.copyfile(source, target)
        except OSError as error:
            raise NotKept(
                f"The piece {piece.sha256} is not where pieces are kept. Bring it back from a backup."
            ) from error
        with target.open("rb") as file:
            os.fsync(file.fileno())
    if digest_file(target) != (piece.sha256, piece.size):
        raise NotKept(f"The piece {piece.sha256} is not what its hash says. Bring it back from a backup.")


def read_folder(folder: Path) -> Evidence:
    """The list of a folder, read strictly. Raises NoFolder with what is wrong."""
    path = folder / LIST
    try:
        if path.stat().st_size > LONGEST:
            raise NoFolder(f"{path}: the list is larger than any that was written by this program.")
        data = path.read_bytes()
    except OSError as error:
        raise NoFolder(f"{folder} is no folder of evidence: there is no {LIST} in it that can be read.") from error
    try:
        return _read(parse_json(data))
    except (EvidenceError, SealingError, KeyError, TypeError, ValueError) as error:
        raise NoFolder(f"{path} is not a list of evidence as this program writes it.") from error


def _read(rows: Any) -> Evidence:  # Any: JSON that has just been parsed
    if not isinstance(rows, dict) or set(rows) != {"format", "pieces", "chain", "head"} or rows["format"] != FORMAT:
        raise ValueError("another shape")
    links = []
    for row in rows["chain"]:
        said = row.pop("hash")
        if not isinstance(said, str) or not HASH.fullmatch(said):
            raise ValueError("no hash")
        links.append((read_entry(row), said))
    if not isinstance(rows["head"], str):
        raise TypeError("no head")
    return Evidence(tuple(read_piece(row) for row in rows["pieces"]), tuple(links), rows["head"])
