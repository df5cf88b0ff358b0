"""The chain over the log: a change, a gap or a missing end shows to whoever holds an older head.

Heads travel in receipts, so phones are the witnesses. Rows of the last second or so are not chained yet; the chain
says nothing about them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from titian.audit.models import Entry, Link

EMPTY_HEAD: Final = "0" * 64


def audit_head() -> str:
    """The hash of the newest link, 64 zeros while there is none."""
    return Link.objects.order_by("-position").values_list("hash", flat=True).first() or EMPTY_HEAD


def hash_entry(head: str, entry: Entry) -> str:
    """SHA-256 over the head before it and the entry as canonical JSON (keys sorted, no spaces, UTF-8)."""
    row = {
        "id": entry.pk,
        "happened_at": entry.happened_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_kind": entry.actor_kind,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "thing": entry.thing,
        "detail": entry.detail,
    }
    text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(head.encode() + text.encode()).hexdigest()


@dataclass(frozen=True)
class Finding:
    """One place where the chain does not hold."""

    position: int
    code: str  # link.missing | entry.changed | head.unknown


def check_chain(known_heads: Collection[str] = ()) -> list[Finding]:
    """Everything wrong with the chain, in order; empty when it holds.

    `known_heads` are heads that receipts carried: one that no link has means that the end was cut off or rewritten.
    """
    findings: list[Finding] = []
    head, expected, seen = EMPTY_HEAD, 1, {EMPTY_HEAD}
    for link in Link.objects.select_related("entry").order_by("position").iterator(chunk_size=2000):
        if link.position != expected:
            findings.append(Finding(expected, "link.missing"))
        if hash_entry(head, link.entry) != link.hash:
            findings.append(Finding(link.position, "entry.changed"))
        head, expected = link.hash, link.position + 1
        seen.add(head)
    findings += [Finding(expected, "head.unknown") for known in known_heads if known not in seen]
    return findings
