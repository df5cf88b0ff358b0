"""Every byte of a browser's profile folder, as somebody would read it who took the phone: raw, and unpacked as far as it goes."""

from __future__ import annotations

import base64
import contextlib
import functools
import gzip
import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

TABLE_MAGIC = 0xDB4775248B80FB57
LOG_BLOCK = 32_768
WRAPPED = b"\xff\x11\x02"
"""Before a value that IndexedDB has packed with snappy."""


# A test copies one profile again and again, and most of it stays as it was: what the same bytes hold is found out once.
_unpacked: dict[bytes, list[tuple[str, bytes]]] = {}
_holding: dict[tuple[bytes, str | bytes], bool] = {}


def read_pieces(profile: Path) -> Iterator[tuple[str, bytes]]:
    """Each file as it lies there, then what LevelDB's tables and logs, IndexedDB's values and gzip hold inside."""
    for path in sorted(each for each in profile.rglob("*") if each.is_file() and not each.is_symlink()):
        name = str(path.relative_to(profile))
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # a browser that runs has put another in its place
            continue
        yield name, data
        key = sha256(path.suffix.encode() + data).digest()
        if key not in _unpacked:
            _unpacked[key] = list(unpack(path.suffix, data))
        yield from ((f"{name} ({how})", piece) for how, piece in _unpacked[key])


def unpack(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """How → what lies packed in a file of this kind."""
    inner = [data]
    if suffix == ".ldb":
        inner = list(read_table(data))
    elif suffix == ".log":
        inner = [read_log(data)]
    for piece in inner:
        if piece is not data:
            yield "unpacked", piece
        yield from (("value", value) for value in unwrap_values(piece))
    if data[:2] == b"\x1f\x8b":
        with contextlib.suppress(OSError, EOFError, zlib.error):  # two bytes of a ciphertext begin alike by chance
            yield "gzip", gzip.decompress(data)


@functools.cache
def spellings(word: str | bytes) -> list[bytes]:
    """How a phrase or key may be written: plain, in two bytes a letter, in base64 at any place, in hex."""
    plain = word.encode() if isinstance(word, str) else word
    found = [plain, plain.hex().encode()]
    if isinstance(word, str):
        found += [word.encode("utf-16-le"), word.encode("utf-16-be")]
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        whole = coded[4 if shift else 0 : len(coded) - 4]
        if len(whole) >= 8:
            found += [whole, whole.replace(b"+", b"-").replace(b"/", b"_")]
    return found


def find_words(profile: Path, words: dict[str, str | bytes]) -> dict[str, str]:
    """The name of each phrase that is there in any spelling → where."""
    found: dict[str, str] = {}
    for where, piece in read_pieces(profile):
        key = sha256(piece).digest()
        for name, word in words.items():
            if name not in found and is_in(word, piece, key):
                found[name] = where
    return found


def is_in(word: str | bytes, piece: bytes, key: bytes) -> bool:
    """Whether these bytes, whose digest is `key`, hold the word in any spelling."""
    if (key, word) not in _holding:
        _holding[key, word] = any(spelt in piece for spelt in spellings(word))
    return _holding[key, word]


def read_table(data: bytes) -> Iterator[bytes]:
    """The blocks of a LevelDB table, unpacked; nothing when it is none."""
    if len(data) < 48 or struct.unpack("<Q", data[-8:])[0] != TABLE_MAGIC:
        return
    _, at = read_handle(data[-48:], 0)
    index, _ = read_handle(data[-48:], at)
    entries = read_block(data, *index)
    yield entries
    for value in read_entries(entries):
        handle, _ = read_handle(value, 0)
        yield read_block(data, *handle)


def read_log(data: bytes) -> bytes:
    """A LevelDB log without the heads that cut its records in pieces of 32 KiB."""
    parts = []
    for start in range(0, len(data), LOG_BLOCK):
        block, at = data[start : start + LOG_BLOCK], 0
        while at + 7 <= len(block):
            length = struct.unpack("<H", block[at + 4 : at + 6])[0]
            parts.append(block[at + 7 : at + 7 + length])
            at += 7 + length
    return b"".join(parts)


def read_block(data: bytes, offset: int, size: int) -> bytes:
    raw, kind = data[offset : offset + size], data[offset + size]
    return unpack_snappy(raw) if kind == 1 else raw


def read_entries(block: bytes) -> Iterator[bytes]:
    """The values of a block's entries."""
    end = len(block) - 4 - 4 * struct.unpack("<I", block[-4:])[0]
    at = 0
    while at < end:
        _, at = read_varint(block, at)
        own, at = read_varint(block, at)
        length, at = read_varint(block, at)
        yield block[at + own : at + own + length]
        at += own + length


def unwrap_values(piece: bytes) -> Iterator[bytes]:
    """What IndexedDB packed by itself, wherever it begins; what does not unpack is no such value."""
    at = piece.find(WRAPPED)
    while at >= 0:
        with contextlib.suppress(IndexError, ValueError):
            yield unpack_snappy(piece[at + len(WRAPPED) :], is_strict=False)
        at = piece.find(WRAPPED, at + 1)


def unpack_snappy(data: bytes, *, is_strict: bool = True) -> bytes:
    """Google's published format: literals, and copies of what came before."""
    size, at = read_varint(data, 0)
    if size > 64 * 1024 * 1024:
        raise ValueError("not snappy")
    out = bytearray()
    while at < len(data) and len(out) < size:
        tag = data[at]
        at += 1
        if tag & 3 == 0:
            length = (tag >> 2) + 1
            if length > 60:
                extra = length - 60
                length = int.from_bytes(data[at : at + extra], "little") + 1
                at += extra
            out += data[at : at + length]
            at += length
            continue
        if tag & 3 == 1:
            length, back = ((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | data[at]
            at += 1
        else:
            width = 2 if tag & 3 == 2 else 4
            length, back = (tag >> 2) + 1, int.from_bytes(data[at : at + width], "little")
            at += width
        if back == 0 or back > len(out):
            raise ValueError("not snappy")
        copied = bytes(out[-back:][:length])  # what it repeats where it reaches into itself
        out += (copied * (length // len(copied) + 1))[:length]
    if is_strict and len(out) != size:
        raise ValueError("not snappy")
    return bytes(out)


def read_handle(data: bytes, at: int) -> tuple[tuple[int, int], int]:
    offset, at = read_varint(data, at)
    size, at = read_varint(data, at)
    return (offset, size), at


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at
