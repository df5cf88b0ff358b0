"""The log's head, signed once a day into `$TITIAN_DATA/audit/<day>.jws`.

Whoever keeps a copy away from the server can later show that the log was changed or cut: each file names the head, its
place in the chain and the file of the day before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from titian.audit.chain import EMPTY_HEAD, KnownHead
from titian.audit.models import Link
from titian.hub.inspection.errors import HeadUnreadable
from titian.library.identity import HubIdentity
from titian.sealing import SealingError, Trust, format_instant, sha256_hex, sign

KIND: Final = "audit_head"
LIFETIME: Final = timedelta(days=10 * 366)  # an inspection may come late


@dataclass(frozen=True)
class SignedHead:
    """What one day's file says."""

    day: date
    position: int
    head: str
    before: str  # SHA-256 of the file before it, empty in the first one

    @property
    def known(self) -> KnownHead:
        return KnownHead(self.head, self.position)


def heads_folder() -> Path:
    return Path(settings.TITIAN_DATA) / "audit"


def list_files(folder: Path | None = None) -> list[Path]:
    """The daily files, the oldest first."""
    return sorted((folder or heads_folder()).glob("????-??-??.jws"))


def sign_head(hub: HubIdentity, now: datetime, before: str) -> str:
    """The newest link of the chain, as the hub's signed word."""
    last = Link.objects.order_by("-position").values_list("position", "hash").first()
    position, head = last or (0, EMPTY_HEAD)
    payload = {
        "kind": KIND,
        "scope": hub.hub_id,
        "sequence": position,
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + LIFETIME),
        "day": now.astimezone(UTC).date().isoformat(),
        "head": head,
        "before": before,
    }
    return sign(payload, hub.hub_key)


def read_head(jws: str, trust: Trust) -> SignedHead:
    """What a daily file says, if this hub signed it; else `HeadUnreadable`."""
    try:
        payload = trust.verify(jws, kind=KIND, scope=trust.hub_id, role="hub")
        return SignedHead(
            day=date.fromisoformat(payload["day"]),
            position=int(payload["sequence"]),
            head=str(payload["head"]),
            before=str(payload["before"]),
        )
    except (SealingError, KeyError, ValueError, TypeError) as problem:
        raise HeadUnreadable from problem


def digest_file(path: Path) -> str:
    return sha256_hex(path.read_bytes())
