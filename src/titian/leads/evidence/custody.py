"""Who had a piece of evidence when: a list that only grows, each entry holding the hash of the one before it.

Custody says *given by*, never *seen by us*: what is hashed is what was given. The chain shows that nothing was changed
since its head became known elsewhere; when that was, a time stamp of the head says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from titian.leads.evidence.errors import NotKept
from titian.leads.evidence.pieces import HASH, Piece, check_code
from titian.sealing.encoding import canonical_json, format_instant, parse_instant, sha256_hex

EMPTY_HEAD: Final = "0" * 64


class What(StrEnum):
    """What was done with a piece."""

    RECEIVED = "received"
    READ = "read"
    COPIED = "copied"
    RELEASED = "released"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One link. `number` counts from 1; `record` is the piece's own where it was received, else empty."""

    number: int
    at: datetime
    who: str
    what: What
    piece: str
    record: str
    before: str

    def describe(self) -> dict[str, str | int]:
        return {
            "number": self.number,
            "at": format_instant(self.at),
            "who": self.who,
            "what": self.what.value,
            "piece": self.piece,
            "record": self.record,
            "before": self.before,
        }

    @property
    def hash(self) -> str:
        """SHA-256 of the entry as canonical JSON: keys sorted, no spaces, UTF-8. The head after it."""
        return sha256_hex(canonical_json(self.describe()))


def read_entry(row: Mapping[str, Any]) -> Entry:  # Any: JSON that has just been parsed
    """The entry of a row of the list, whose own hash stands apart. Raises as `read_piece` does."""
    if set(row) != {"number", "at", "who", "what", "piece", "record", "before"} or type(row["number"]) is not int:
        raise ValueError("not a row of a chain")
    if not all(isinstance(row[name], str) for name in ("who", "piece", "record", "before")):
        raise ValueError("not a row of a chain")
    what = What(row["what"])
    return Entry(row["number"], parse_instant(row["at"]), row["who"], what, row["piece"], row["record"], row["before"])


def find_head(chain: Sequence[Entry]) -> str:
    """The hash of the last entry, 64 zeros while there is none."""
    return chain[-1].hash if chain else EMPTY_HEAD


def receive(chain: Sequence[Entry], piece: Piece, *, who: str, at: datetime) -> Entry:
    """The next entry: `who` at the desk took the piece in. Raises NotKept for a name in place of a code."""
    return _link(chain, piece.sha256, What.RECEIVED, piece.record, who=who, at=at)


def note(chain: Sequence[Entry], piece: str, what: What, *, who: str, at: datetime) -> Entry:
    """The next entry, of a piece that is in the chain. Raises NotKept for one that is not, or was destroyed."""
    done = {entry.what for entry in chain if entry.piece == piece}
    if what is What.RECEIVED or What.RECEIVED not in done:
        raise NotKept("The chain does not know this piece: it must be received first.")
    if What.DESTROYED in done:
        raise NotKept("The chain says that this piece was destroyed: nothing can be done with it after that.")
    return _link(chain, piece, what, "", who=who, at=at)


def _link(chain: Sequence[Entry], piece: str, what: What, record: str, *, who: str, at: datetime) -> Entry:
    check_code(who)
    if not HASH.fullmatch(piece):
        raise NotKept("A piece is named by its SHA-256: 64 digits and letters a to f.")
    return Entry(len(chain) + 1, at, who, what, piece, record, find_head(chain))


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and a sentence. `number` is where the entry stands, counted from 1."""

    number: int
    sentence: str


def check_chain(links: Iterable[tuple[Entry, str]], head: str) -> list[Break]:
    """Everything wrong, in order; empty when the chain holds. A link is an entry and the hash that stands beside it."""
    found: list[Break] = []
    before, numbers = EMPTY_HEAD, []
    for place, (entry, said) in enumerate(links, start=1):
        numbers.append(entry.number)
        if entry.number != place:
            found.append(
                Break(place, f"Entry {entry.number} stands in place {place}: entries were moved or taken out.")
            )
        if entry.hash != said:
            found.append(Break(place, f"Entry {entry.number} was altered: it is not what its hash says."))
        if entry.before != before:
            found.append(Break(place, f"Entry {entry.number} does not follow from what stands before it."))
        before = said
    if before != head:
        found.append(
            Break(len(numbers) + 1, "The chain ends otherwise than its head says: entries are lacking at its end.")
        )
    return found
