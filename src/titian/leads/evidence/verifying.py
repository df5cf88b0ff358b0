"""What is said of a folder of evidence, without a network: a sentence of each thing in it, and one answer in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from pathlib import Path
from typing import Final

from titian.leads.evidence.custody import Break, Entry, What, check_chain
from titian.leads.evidence.errors import NoStamp
from titian.leads.evidence.folders import PIECES, STAMPS, Evidence, read_folder
from titian.leads.evidence.pages import read_archive
from titian.leads.evidence.pieces import Piece, digest_file
from titian.sealing.encoding import format_instant
from titian.sealing.stamps import Certificate, Fault, StampReading, read_stamp

ARCHIVE: Final = "application/warc"


class Answer(IntEnum):
    """Exit code of `titian evidence verify`."""

    HOLDS = 0
    BROKEN = 1
    UNREADABLE = 2
    UNSTAMPED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at, and what is said of it. `wrong`: altered, missing, or it does not hold."""

    subject: str
    sentence: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said of a folder. `stamped` is the last entry whose time is shown, 0 for none."""

    pieces: tuple[Line, ...]
    chain: tuple[Line, ...]
    stamps: tuple[Line, ...]
    entries: int
    stamped: int

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.pieces, *self.chain, *self.stamps)

    @property
    def answer(self) -> Answer:
        if any(line.wrong for line in self.lines):
            return Answer.BROKEN
        return Answer.HOLDS if self.stamped and self.stamped == self.entries else Answer.UNSTAMPED

    @property
    def summary(self) -> str:
        """The answer in a sentence."""
        if self.answer is Answer.BROKEN:
            count = sum(line.wrong for line in self.lines)
            return f"This evidence does not hold: {count} of {len(self.lines)} lines above say what is wrong."
        if self.answer is Answer.HOLDS:
            return "Everything is whole, and a time stamp of an authority you believe covers all of it."
        if self.stamped:
            return f"Everything is whole. When, is shown up to entry {self.stamped} of {self.entries}; not after that."
        return "Everything is whole. Nothing shows since when: whoever made the folder could have made it anew."


def verify(folder: Path, believed: Sequence[Certificate] = ()) -> Report:
    """Looks at every piece, the whole chain and every stamp. Raises NoFolder where there is nothing to look at."""
    evidence = read_folder(folder)
    breaks = check_chain(evidence.links, evidence.head)
    stamps, stamped = _look_at_stamps(folder, evidence, believed)
    pieces = (*_look_at_pieces(folder, evidence), *_look_for_strangers(folder, evidence))
    return Report(pieces, tuple(_tell_chain(evidence, breaks)), tuple(stamps), len(evidence.links), stamped)


def match_stamp(evidence: Evidence, answer: bytes, believed: Sequence[Certificate] = ()) -> tuple[int, StampReading]:
    """The entry that an authority's answer is over, the last where there are several, and what the answer says.

    Raises NoStamp where it is over none of them.
    """
    reading = None
    for entry in reversed(evidence.chain):
        reading = read_stamp(answer, entry.hash.encode("ascii"), believed)
        if reading.fault in {"unreadable", "refused", "uncertified"}:
            break
        if reading.fault != "other_data":
            return entry.number, reading
    fault: Fault = (reading.fault if reading else None) or "other_data"
    raise NoStamp(FAULTS[fault])


FAULTS: Final[dict[Fault, str]] = {
    "unreadable": "This is no answer of a time-stamp authority (RFC 3161).",
    "refused": "The authority stamped nothing: it refused the request.",
    "other_data": "The stamp is of other data, not of this entry.",
    "uncertified": "The answer holds no certificate for time stamps. Ask again with the authority's certificate in it.",
    "expired": "The authority's certificate was not good when it stamped.",
    "unproved": "Nobody said which authority to believe. Give its certificate with --authority.",
    "untrusted": "The stamp is not of an authority that was given with --authority, or was not signed by it.",
}


def _look_at_pieces(folder: Path, evidence: Evidence) -> list[Line]:
    destroyed = {entry.piece: entry for entry in evidence.chain if entry.what is What.DESTROYED}
    received = Counter((entry.piece, entry.record) for entry in evidence.chain if entry.what is What.RECEIVED)
    listed = Counter(piece.sha256 for piece in evidence.pieces)
    found = []
    for piece in evidence.pieces:
        line = _look_at_piece(folder / PIECES / piece.sha256, piece, destroyed.get(piece.sha256))
        if not line.wrong and (received[piece.sha256, piece.record] != 1 or listed[piece.sha256] != 1):
            line = Line(
                line.subject, "The chain does not say once that it was received as the list has it.", wrong=True
            )
        found.append(line)
    for entry in evidence.chain:
        if entry.what is What.RECEIVED and entry.piece not in listed:
            sentence = f"Missing in the list: entry {entry.number} of the chain received it."
            found.append(Line(entry.piece, sentence, wrong=True))
    return found


def _look_at_piece(path: Path, piece: Piece, destroyed: Entry | None) -> Line:
    is_there = path.is_file() and not path.is_symlink()
    if destroyed is not None:
        if path.exists():
            return Line(piece.sha256, "Still here, though the chain says that it was destroyed.", wrong=True)
        return Line(piece.sha256, f"Destroyed on {format_instant(destroyed.at)} by {destroyed.who}, as the chain says.")
    if not is_there:
        return Line(piece.sha256, "Missing: there is no such file among the pieces.", wrong=True)
    sha256, size = digest_file(path)
    if sha256 != piece.sha256 or size != piece.size:
        told = f"it has {size} bytes, not the {piece.size} that were given."
        if size == piece.size:
            told = "its bytes are not those that were given."
        return Line(piece.sha256, f"Altered: {told}", wrong=True)
    told = f"Whole. {piece.size} bytes of {piece.type}, given by {piece.given_by} on {format_instant(piece.given_at)}."
    if piece.type == ARCHIVE:
        with path.open("rb") as file:
            fault = read_archive(file)
        told += f" It is as it was given, but: {fault}" if fault else " Every record of the archive is whole."
    return Line(piece.sha256, told)


def _look_for_strangers(folder: Path, evidence: Evidence) -> list[Line]:
    known = {piece.sha256 for piece in evidence.pieces}
    there = sorted(path.name for path in (folder / PIECES).iterdir()) if (folder / PIECES).is_dir() else []
    sentence = "Nobody gave this: it lies among the pieces and stands in no list."
    return [Line(f"{PIECES}/{name}", sentence, wrong=True) for name in there if name not in known]


def _tell_chain(evidence: Evidence, breaks: list[Break]) -> list[Line]:
    if breaks:
        return [Line("chain", each.sentence, wrong=True) for each in breaks]
    count = len(evidence.links)
    told = [Line("chain", f"Whole: {count} {'entry' if count == 1 else 'entries'}, head {evidence.head}.")]
    times = [entry.at for entry in evidence.chain]
    for place, (earlier, later) in enumerate(pairwise(times), start=2):
        if later < earlier:
            told.append(Line("chain", f"Entry {place} says an earlier time than the one before it: a clock was wrong."))
    return told


def _look_at_stamps(folder: Path, evidence: Evidence, believed: Sequence[Certificate]) -> tuple[list[Line], int]:
    there = sorted((folder / STAMPS).iterdir()) if (folder / STAMPS).is_dir() else []
    found, last = [], 0
    for path in there:
        number = int(path.stem) if path.stem.isascii() and path.stem.isdigit() and path.suffix == ".tsr" else 0
        if not 0 < number <= len(evidence.links) or not path.is_file():
            found.append(Line(f"{STAMPS}/{path.name}", "This is a stamp of no entry of the chain.", wrong=True))
            continue
        entry = evidence.chain[number - 1]
        reading = read_stamp(path.read_bytes(), entry.hash.encode("ascii"), believed)
        found.append(_tell_stamp(f"stamp of entry {number}", entry, reading))
        if reading.fault is None:
            last = max(last, number)
    return found, last


def _tell_stamp(subject: str, entry: Entry, reading: StampReading) -> Line:
    stamp, fault = reading.stamp, reading.fault
    if stamp is None or fault == "other_data":
        return Line(subject, FAULTS[fault or "unreadable"], wrong=True)
    good = f"its certificate is good from {format_instant(stamp.begins_at)} to {format_instant(stamp.ends_at)}"
    said = f"{format_instant(stamp.at)}, by {stamp.authority}"
    if fault is not None:
        told = f"{FAULTS[fault]} It says {said}; {good}."
        return Line(subject, told, wrong=fault != "unproved")
    late = " The entry says a later time: a clock was wrong." if entry.at > stamp.at else ""
    return Line(subject, f"Good: everything up to here was there on {said}; {good}.{late}")
