from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from titian.audit.chain import UNREADABLE, ChainBreak, KnownHead, check_chain
from titian.audit.models import Link
from titian.hub.inspection.errors import HeadUnreadable
from titian.hub.inspection.heads import SignedHead, digest_file, list_files, read_head
from titian.sealing import Trust

# The worker chains each second; a minute leaves room for one that is starting.
CHAINED_WITHIN: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class FileFault:
    """One daily file that does not hold: not signed by this hub, or not following the one before."""

    name: str
    code: str  # head.unreadable | head.out_of_order


@dataclass(frozen=True)
class Verified:
    links: int
    files: int
    chain: list[ChainBreak]
    heads: list[FileFault]

    @property
    def holds(self) -> bool:
        return not self.chain and not self.heads


def verify_log(trust: Trust, now: datetime, *, folder: Path | None = None, heads: Iterable[str] = ()) -> Verified:
    """Go through the whole log, and hold it against the daily files in `folder` and any `heads` somebody kept.

    Only files and heads kept away from the server show that a whole log was rewritten together with its files.
    """
    files = list_files(folder)
    signed, problems = _read_files(files, trust)
    known: list[str | KnownHead] = [*(each.known for each in signed), *heads]
    try:
        found = check_chain(known, unchained_since=now - CHAINED_WITHIN)
    except UNREADABLE:
        found = [ChainBreak(0, "log.unreadable")]
    return Verified(Link.objects.count(), len(files), found, problems)


def _read_files(files: list[Path], trust: Trust) -> tuple[list[SignedHead], list[FileFault]]:
    signed: list[SignedHead] = []
    problems: list[FileFault] = []
    before = ""
    for path in files:
        try:
            head = read_head(path.read_text("ascii").strip(), trust)
        except (HeadUnreadable, ValueError):
            problems.append(FileFault(path.name, "head.unreadable"))
            before = digest_file(path)
            continue
        is_first_kept = path == files[0]
        follows = is_first_kept or (head.before == before and head.position >= (signed[-1].position if signed else 0))
        if head.day.isoformat() != path.stem or not follows:
            problems.append(FileFault(path.name, "head.out_of_order"))
        signed.append(head)
        before = digest_file(path)
    return signed, problems
