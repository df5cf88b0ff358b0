"""The chain over the log: a change, a gap or a missing end shows to whoever holds an older head.

Heads travel in receipts, so phones are the witnesses. Rows of the last second or so are not chained yet; the chain
says nothing about them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.db import DatabaseError
from django.db.models import Exists, OuterRef

from titian.audit.models import Entry, Link, PrivateDay, PrivateEntry
from titian.audit.private import KEEP_DIGESTS, MOVE, MOVED, SEAL, digest_day, digest_places, digest_words

EMPTY_HEAD: Final = "0" * 64
# What comes where a damaged file no longer holds text: the driver says the one, its reader of dates the other.
UNREADABLE: Final = (DatabaseError, UnicodeDecodeError)


def audit_head() -> str:
    """The hash of the newest link, 64 zeros while there is none."""
    return Link.objects.order_by("-position").values_list("hash", flat=True).first() or EMPTY_HEAD


def hash_entry(head: str, entry: Entry) -> str:
    """SHA-256 over the head before it and the entry as canonical JSON (keys sorted, no spaces, UTF-8)."""
    return hashlib.sha256(head.encode() + write_entry(entry).encode()).hexdigest()


def write_entry(entry: Entry) -> str:
    """The entry as it is hashed. An inspector who has this text and the head before it needs nothing of ours."""
    return json.dumps(describe_entry(entry), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def describe_entry(entry: Entry) -> dict[str, Any]:
    """Any: `detail` is whatever codes, numbers and yes or no the entry holds."""
    happened_at: datetime | None = entry.happened_at  # None of a date that a damaged disk no longer gives
    return {
        "id": entry.pk,
        "happened_at": happened_at.astimezone(UTC).isoformat(timespec="microseconds") if happened_at else "",
        "actor_kind": entry.actor_kind,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "thing": entry.thing,
        "detail": entry.detail,
    }


@dataclass(frozen=True)
class ChainBreak:
    """One place where the chain does not hold."""

    position: int
    code: str  # link.missing | entry.changed | entry.unchained | head.unknown | private.changed | private.missing


@dataclass(frozen=True)
class KnownHead:
    """A head somebody kept: of a receipt, or of a day's signed file, which also says at which place it stood."""

    head: str
    position: int | None = None


def check_chain(
    known_heads: Collection[str | KnownHead] = (), *, unchained_since: datetime | None = None
) -> list[ChainBreak]:
    """Everything wrong with the chain, in order; empty when it holds.

    `known_heads` are heads that receipts or daily files carried: one that no link has, or that stands elsewhere, means
    that the end was cut off or rewritten. With `unchained_since`, an entry older than that must have its link.
    """
    findings: list[ChainBreak] = []
    moved: list[int] = []
    head, expected = EMPTY_HEAD, 1
    wanted = {each if isinstance(each, KnownHead) else KnownHead(each) for each in known_heads}
    missing = {each for each in wanted if each.head != EMPTY_HEAD}
    by_head: dict[str, list[KnownHead]] = {}
    for each in missing:
        by_head.setdefault(each.head, []).append(each)
    for link in Link.objects.select_related("entry__moved").order_by("position").iterator(chunk_size=2000):
        is_gap = link.position != expected
        if is_gap:
            findings.append(ChainBreak(expected, "link.missing"))
        # After a gap the head before it is not known: what the next link says of it cannot be checked.
        elif not _is_as_written(head, link):
            findings.append(ChainBreak(link.position, "entry.changed"))
        if link.entry.action == MOVED:
            moved.append(link.position)
        head, expected = link.hash, link.position + 1
        missing -= {each for each in by_head.get(head, ()) if each.position in {None, link.position}}
    findings += [ChainBreak(place, "entry.changed") for place in _list_places_without_entry()]
    if unchained_since is not None:
        late = Entry.objects.filter(link__isnull=True, happened_at__lt=unchained_since).count()
        findings += [ChainBreak(expected, "entry.unchained")] * min(late, 1)
    findings += _check_moved(moved)
    findings += _check_private()
    findings += [ChainBreak(each.position or expected, "head.unknown") for each in sorted(missing, key=_by_place)]
    return findings


def _list_places_without_entry() -> list[int]:
    """Of a damaged file: no database makes such a place, and the walk above, which reads both, passes over it."""
    lost = Link.objects.filter(~Exists(Entry.objects.filter(pk=OuterRef("entry_id"))))
    return list(lost.order_by("position").values_list("position", flat=True))


def _by_place(known: KnownHead) -> tuple[int, str]:
    return (known.position or 0, known.head)


def _is_as_written(head: str, link: Link) -> bool:
    """Whether the entry has its hash. Of one that was moved out of the log its words are held against it while they
    are there; then the hash alone stands, and the next one says whether it is still the same."""
    if link.entry.action != MOVED:
        return hash_entry(head, link.entry) == link.hash
    words = getattr(link.entry, "moved", None)
    if words is None or words.is_forgotten:
        return True
    return hash_entry(head, put_back(link.entry, words)) == link.hash


def put_back(entry: Entry, words: PrivateEntry) -> Entry:
    """The entry as it stood in the log before its words were moved out of it."""
    return Entry(
        pk=entry.pk,
        happened_at=words.happened_at or entry.happened_at,
        actor_kind=words.actor_kind,
        actor_id=words.actor_id,
        action=words.action,
        thing=words.thing,
        detail=words.detail,
    )


def _check_moved(positions: list[int]) -> list[ChainBreak]:
    """Words are missing at the places that the upgrade wrote down, and nowhere else."""
    said = Entry.objects.filter(action=MOVE).order_by("pk").first()
    if said is None:
        return [ChainBreak(place, "entry.changed") for place in positions]
    if _read_detail(said, "places") == digest_places(positions):
        return []
    return [ChainBreak(max(positions, default=1), "entry.changed")]


def _read_detail(entry: Entry, name: str) -> object:
    """What the entry says under this name; None also where what is stored is no longer JSON."""
    detail: object = entry.detail
    return detail.get(name) if isinstance(detail, dict) else None


def _check_private() -> list[ChainBreak]:
    """What is kept apart is what each day's row of the log stands for. A finding names the place of that row."""
    findings: list[ChainBreak] = []
    days: dict[object, list[str]] = {}
    broken: set[object] = set()
    for entry in PrivateEntry.objects.order_by("pk").iterator(chunk_size=2000):
        days.setdefault(entry.sealed_id, []).append(entry.digest)
        if not entry.is_forgotten and digest_words(entry) != entry.digest:
            broken.add(entry.sealed_id)
    if None in broken:
        findings.append(ChainBreak(0, "private.changed"))
    known = {day.entry_id: day for day in PrivateDay.objects.all()}
    dated: list[date | None] = [day.day for day in known.values()]  # None of one that a damaged disk no longer gives
    newest = max((day for day in dated if day is not None), default=None)
    for row in Entry.objects.filter(action=SEAL).select_related("link").order_by("pk"):
        place = row.link.position if hasattr(row, "link") else 0
        day = known.get(row.pk)
        if day is None:
            happened_at: datetime | None = row.happened_at  # as above
            if happened_at is not None and newest is not None and happened_at.date() > newest - KEEP_DIGESTS:
                findings.append(ChainBreak(place, "private.missing"))
        elif day.day in broken or digest_day(day.salt, days.get(day.day, [])) != _read_detail(row, "digest"):
            findings.append(ChainBreak(place, "private.changed"))
    # One that a day's row should stand for; a day's grace for what was being written when it was made.
    late = PrivateEntry.objects.filter(sealed__isnull=True)
    if newest is not None and late.filter(day__lt=newest - timedelta(days=1)).exists():
        findings.append(ChainBreak(0, "entry.unchained"))
    return findings
