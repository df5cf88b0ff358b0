"""Whether a demo stands as it was made, found out without Django. The standard library alone.

A mark is written when a demo was made to its end, and is gone while one is made: a run that was cut short leaves none.
It holds what the demo was made from (content and program, by name, size and times of every file) and what was made (its
small files, its rows). Where anything of it is no longer so, nothing is found, and the demo is gone through as if new.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from titian.files import sync_folder, write_durably
from titian.hub.environment import Database

MARK: Final = "demo.made.json"
PROGRAM: Final = Path(__file__).resolve().parents[2]
NOT_SOURCES: Final = {"__pycache__", "built"}
FILES: Final = ("demo.json", "secret-key", "titian.env", "trust", "demo-offline")
SETTLED: Final = 2_000_000_000
"""Nanoseconds. What changed more lately than that could change once more without another time stamp."""
ROWS: Final = (
    "select 'migration', app, name from django_migrations",
    "select 'country', code from people_country",
    "select 'station', name, country_id from people_station",
    "select 'organisation', id, name, country_id from people_organisation",
    "select 'key', organisation_id, recipient, state from people_organisationkey",
    "select 'account', username from people_user",
)
"""What the demo looks for before it makes a thing; rooms say more of themselves (`desk.demo.Fill`), which the mark
holds. More may stand beside it: people work with a demo."""


@dataclass(frozen=True)
class Sources:
    """What a demo is made from. `are_settled`: whether a later change shows in `digest` for certain."""

    digest: str
    are_settled: bool


def read_sources(content: Path) -> Sources:
    """The content folder, the codes above it, the program and the packages beside it, read from their time stamps.

    A changed file has another time of change, whatever its size and its other time say.
    """
    codes = (parent / "contracts" / "codes" for parent in content.resolve().parents)
    folders = [PROGRAM, content, *(folder for folder in codes if folder.is_dir())]
    now, newest = time.time_ns(), 0
    total = hashlib.sha256(sys.version.encode())
    for name in sorted(os.listdir(sysconfig.get_path("purelib"))):
        if name.endswith(".dist-info"):  # named after package and version
            total.update(name.encode() + b"\0")
    try:
        for folder in folders:
            total.update(os.fsencode(folder) + b"\0")
            for path, found in _list_files(folder):
                newest = max(newest, found.st_ctime_ns)
                line = (path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
                total.update(repr(line).encode())
    except OSError:  # a file that went away while it was looked at
        return Sources("", are_settled=False)
    return Sources(total.hexdigest(), are_settled=newest < now - SETTLED)


def _list_files(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.name in NOT_SOURCES:
                continue
            if entry.is_dir():
                yield from _list_files(entry.path)
            else:
                yield entry.path, entry.stat()


def find_made(data: Path, sources: Sources, database: Database, **asked: str) -> Mapping[str, str] | None:
    """What was kept of the demo in `data`, if it stands as it was made from the same with the same asked for."""
    try:
        mark: dict[str, Any] = json.loads((data / MARK).read_bytes())  # Any: JSON of our own making
        is_same = mark["sources"] == sources.digest and mark["asked"] == asked and mark["files"] == _digest_files(data)
        if not is_same or not {tuple(row) for row in mark["rows"]} <= _read_rows(database, mark["queries"]):
            return None
        kept: Mapping[str, str] = mark["kept"]
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error):
        return None
    return kept


def forget_made(data: Path) -> None:
    """From here on the demo in `data` is one that is being made."""
    (data / MARK).unlink(missing_ok=True)
    sync_folder(data)


def keep_made(
    data: Path, sources: Sources, database: Database, kept: Mapping[str, str], queries: Sequence[str], **asked: str
) -> None:
    """Writes down that a demo was made to its end, where it can be told quickly whether it still stands: by `ROWS`, and
    by the `queries` of rooms.

    Rows on a server are not looked at from here, so of those no mark is made.
    """
    if database.engine != "sqlite" or not sources.are_settled:
        return
    rows = sorted(_read_rows(database, queries), key=str)
    mark = {
        "sources": sources.digest,
        "asked": asked,
        "files": _digest_files(data),
        "queries": list(queries),
        "rows": rows,
        "kept": kept,
    }
    write_durably(data / MARK, json.dumps(mark).encode() + b"\n")


def _digest_files(data: Path) -> str:
    total = hashlib.sha256()
    for name in FILES:
        path = data / name
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _read_rows(database: Database, queries: Sequence[str]) -> set[tuple[str | int, ...]]:
    if database.engine != "sqlite":
        return set()
    # For writing, though nothing is written: a reader alone could not tidy away what SQLite keeps beside its file.
    with closing(sqlite3.connect(f"{Path(database.name).absolute().as_uri()}?mode=rw", uri=True, timeout=1)) as rows:
        return {tuple(row) for query in (*ROWS, *queries) for row in rows.execute(query)}
