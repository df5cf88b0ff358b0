"""The chain over the log: a change, a gap or a missing end shows to whoever holds an older head.

Heads travel in receipts, so phones are the witnesses. Rows of the last second or so are not chained yet; the chain
says nothing about them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from titian.audit.models import Entry, Link

EMPTY_HEAD: Final = "0" * 64


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
    return {
        "id": entry.pk,
        "happened_at": entry.happened_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_kind": entry.actor_kind,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "thing": entry.thing,
        "detail": entry.detail,
    }


@dataclass(frozen=True)
class Finding:
    """One place where the chain does not hold."""

    position: int
    code: str  # link.missing | entry.changed | entry.unchained | head.unknown


@dataclass(frozen=True)
class KnownHead:
    """A head somebody kept: of a receipt, or of a day's signed file, which also says at which place it stood."""

    head: str
    position: int | None = None


def check_chain(
    known_heads: Collection[str | KnownHead] = (), *, unchained_since: datetime | None = None
) -> list[Finding]:
    """Everything wrong with the chain, in order; empty when it holds.

    `known_heads` are heads that receipts or daily files carried: one that no link has, or that stands elsewhere, means
    that the end was cut off or rewritten. With `unchained_since`, an entry older than that must have its link.
    """
    findings: list[Finding] = []
    head, expected = EMPTY_HEAD, 1
    wanted = {each if isinstance(each, KnownHead) else KnownHead(each) for each in known_heads}
    missing = {each for each in wanted if each.head != EMPTY_HEAD}
    by_head: dict[str, list[KnownHead]] = {}
    for each in missing:
        by_head.setdefault(each.head, []).append(each)
    for link in Link.objects.select_related("entry").order_by("position").iterator(chunk_size=2000):
        is_gap = link.position != expected
        if is_gap:
            findings.append(Finding(expected, "link.missing"))
        # After a gap the head before it is not known: what the next link says of it cannot be checked.
        elif hash_entry(head, link.entry) != link.hash:
            findings.append(Finding(link.position, "entry.changed"))
        head, expected = link.hash, link.position + 1
        missing -= {each for each in by_head.get(head, ()) if each.position in {None, link.position}}
    if unchained_since is not None:
        late = Entry.objects.filter(link__isnull=True, happened_at__lt=unchained_since).count()
        findings += [Finding(expected, "entry.unchained")] * min(late, 1)
    findings += [Finding(each.position or expected, "head.unknown") for each in sorted(missing, key=_by_place)]
    return findings


def _by_place(known: KnownHead) -> tuple[int, str]:
    return (known.position or 0, known.head)
