"""Entries about one person's referral: what came from a phone, what a recipient did with it, what was asked of whom.

In the open log they would be a list of all referrals, to the second. So they are kept apart: their words are for the
organisation they name, and go when its referral's envelope goes. What stays in the log is one row a day, whatever the
day held, with a digest over all of them: it neither says nor lets one count what it stands for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from titian.audit.models import PrivateEntry

# What an action reads before its dot. `titian.audit.record` keeps these apart, whoever writes them.
NOUNS: Final = frozenset(
    {"item", "items", "open_mark", "package", "packages", "person_code", "person_words", "question", "referral"}
)
SEAL: Final = "audit.seal"
MOVE: Final = "audit.move_private"
# Stands in the log in place of the words of an entry that was written before entries were kept apart.
MOVED: Final = "private"
# A day's digests are kept at least so long; after that they go with the last of its words.
KEEP_DIGESTS: Final = timedelta(days=35)


def is_private(action: str) -> bool:
    return action.partition(".")[0] in NOUNS


def digest_words(entry: PrivateEntry) -> str:
    """SHA-256 over the whole entry as canonical JSON. Its salt keeps whoever has the digest from guessing the words."""
    text = json.dumps(describe_private(entry), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def describe_private(entry: PrivateEntry) -> dict[str, Any]:
    """Any: `detail` is whatever codes, numbers and yes or no the entry holds."""
    happened_at = entry.happened_at
    return {
        "happened_at": happened_at.astimezone(UTC).isoformat(timespec="microseconds") if happened_at else "",
        "actor_kind": entry.actor_kind,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "thing": entry.thing,
        "detail": entry.detail,
        "organisation": entry.organisation,
        "salt": entry.salt,
    }


def digest_day(salt: str, digests: Iterable[str]) -> str:
    """What the log says of a day: a digest over the digests in their own order, never in that of the day."""
    return hashlib.sha256((salt + "".join(sorted(digests))).encode()).hexdigest()


def digest_places(positions: Iterable[int]) -> str:
    """What the log says of the places whose words were moved out of it, when the hub was brought up to this program."""
    return hashlib.sha256(",".join(str(place) for place in sorted(positions)).encode()).hexdigest()
