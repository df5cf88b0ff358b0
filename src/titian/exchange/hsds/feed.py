"""Files of HSDS, read with every fault by its path and written again as they were.

A file is one thing, a list of them, a page of a list (`contents`), or a bundle of tables (`services.csv`: rows).
Nothing is guessed: an unknown member is kept, a wrong one is a fault, and a name that leads nowhere is one too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from titian.exchange.errors import Fault, FeedRefused, FileUnreadable

from .vocabulary import BY_FILE, KINDS, Kind

MOST_BYTES: Final = 50_000_000
DEEPEST: Final = 12
_UUID: Final = re.compile(r"^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$")


@dataclass(frozen=True)
class Thing:
    """One thing of a feed. `members` are its own words, in their order, unknown ones too; `path` is where it stands."""

    kind: str
    path: str
    members: Mapping[str, object]
    lists: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    ones: Mapping[str, Thing] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.text("id").lower()

    def text(self, name: str) -> str:
        """A member as text; empty where it is not there."""
        value = self.members.get(name)
        return "" if value is None else str(value).strip()

    def all(self, name: str) -> tuple[Thing, ...]:
        return self.lists.get(name, ())

    def walk(self) -> Iterator[Thing]:
        """Itself and everything inside."""
        yield self
        for inside in (*(each for row in self.lists.values() for each in row), *self.ones.values()):
            yield from inside.walk()


@dataclass(frozen=True)
class Feed:
    """The things of a file at its first level. `page` is what stood around a page's contents."""

    things: tuple[Thing, ...]
    page: Mapping[str, object] | None = None
    shape: str = "list"  # or one, page, tables

    def walk(self) -> Iterator[Thing]:
        for thing in self.things:
            yield from thing.walk()


def read_feed(content: bytes, kind: str = "service") -> Feed:
    """The things of a file of this kind. Raises FileUnreadable, or FeedRefused with every fault."""
    if len(content) > MOST_BYTES:
        raise FileUnreadable(f"The file has more than {MOST_BYTES // 1_000_000} MB; divide it.")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise FileUnreadable("The file is not JSON.") from None
    faults: list[Fault] = []
    feed = _read(found, kind, faults)
    if faults:
        raise FeedRefused("The feed is not as HSDS 3.0 has it; nothing was taken in.", sorted(faults))
    return feed


def write_feed(feed: Feed) -> object:
    """The same file as JSON values."""
    written = [_write(thing) for thing in feed.things]
    if feed.shape == "one":
        return written[0]
    if feed.shape == "page":
        return {**(feed.page or {}), "contents": written}
    if feed.shape == "list":
        return written
    tables: dict[str, list[object]] = {}
    for thing, row in zip(feed.things, written, strict=True):
        tables.setdefault(KINDS[thing.kind].file, []).append(row)
    return tables


def list_broken_names(feed: Feed) -> list[Fault]:
    """Every id of another thing that is not in the feed: nothing can be built on it."""
    known: dict[str, set[str]] = {}
    for thing in feed.walk():
        known.setdefault(thing.kind, set()).add(thing.id)
    faults = []
    for thing in feed.walk():
        for name, kind in KINDS[thing.kind].names.items():
            wanted = thing.text(name).lower()
            if wanted and wanted not in known.get(kind, ()):
                what = f"there is no {kind} with this id in the feed."
                faults.append(Fault(f"{thing.path}.{name}", "hsds.reference_unknown", what))
    return faults


def _read(found: object, kind: str, faults: list[Fault]) -> Feed:
    if isinstance(found, list):
        return Feed(tuple(_read_all(found, kind, "", faults)))
    if not isinstance(found, dict):
        raise FileUnreadable("An object or a list is expected.")
    if isinstance(found.get("contents"), list):
        page = {name: value for name, value in found.items() if name != "contents"}
        return Feed(tuple(_read_all(found["contents"], kind, "contents", faults)), page, "page")
    if found and all(name in BY_FILE for name in found):
        things = [
            thing
            for file, rows in found.items()
            for thing in _read_all(rows if isinstance(rows, list) else [rows], BY_FILE[file], file, faults)
        ]
        return Feed(tuple(things), None, "tables")
    thing = _read_thing(found, kind, kind, faults, 0)
    return Feed((thing,) if thing else (), None, "one")


def _read_all(rows: Sequence[object], kind: str, path: str, faults: list[Fault], depth: int = 0) -> Iterator[Thing]:
    for number, row in enumerate(rows):
        thing = _read_thing(row, kind, f"{path}[{number}]", faults, depth)
        if thing is not None:
            yield thing


def _read_thing(row: object, name: str, path: str, faults: list[Fault], depth: int) -> Thing | None:
    if not isinstance(row, dict) or depth > DEEPEST:
        faults.append(Fault(path, "hsds.shape_wrong", f"an object is expected: {name}."))
        return None
    kind = KINDS[name]
    members: dict[str, object] = {}
    lists: dict[str, tuple[Thing, ...]] = {}
    ones: dict[str, Thing] = {}
    for member, value in row.items():
        if member in kind.lists and value is not None:
            if not isinstance(value, list):
                faults.append(Fault(f"{path}.{member}", "hsds.shape_wrong", "a list is expected."))
                continue
            lists[member] = tuple(_read_all(value, kind.lists[member], f"{path}.{member}", faults, depth + 1))
        elif member in kind.ones and value is not None:
            inside = _read_thing(value, kind.ones[member], f"{path}.{member}", faults, depth + 1)
            if inside is not None:
                ones[member] = inside
        else:
            members[member] = value
    faults += _list_faults(kind, members, path)
    return Thing(name, path, members, lists, ones, tuple(row))


def _list_faults(kind: Kind, members: Mapping[str, object], path: str) -> Iterator[Fault]:
    for name in kind.required:
        if members.get(name) is None:
            yield Fault(f"{path}.{name}", "hsds.required_missing", "HSDS requires it.")
    for name, value in members.items():
        if value is None:
            continue
        if name == "id" or name in kind.names:
            if not isinstance(value, str) or not _UUID.match(value):
                yield Fault(f"{path}.{name}", "hsds.id_malformed", "a UUID is expected.")
        elif name in kind.numbers:
            if isinstance(value, bool) or not isinstance(value, int | float):
                yield Fault(f"{path}.{name}", "hsds.type_wrong", "a number is expected.")
        elif name in kind.codes and value not in kind.codes[name]:
            yield Fault(f"{path}.{name}", "hsds.code_unknown", f"use: {', '.join(sorted(kind.codes[name]))}.")


def _write(thing: Thing) -> dict[str, object]:
    whole: dict[str, object] = {
        **thing.members,
        **{name: [_write(each) for each in rows] for name, rows in thing.lists.items()},
        **{name: _write(each) for name, each in thing.ones.items()},
    }
    return {name: whole[name] for name in (*thing.order, *whole) if name in whole}
