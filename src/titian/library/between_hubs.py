"""Word from one hub to another: one file, signed by the hub that it comes from.

A file is `{"root_jwk", "keys", "signed"}`: the hub's root, the keys it vouches for, and what the hub's own key signed.
Whoever takes it in knows the root already: an administrator entered it and compared its six words
(`actions.keep_known_hub`). A hub's key file is the same without `signed`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from titian.library.errors import HubFileUnreadable, HubKeysOlder, HubUnknown
from titian.library.identity import get_hub_identity
from titian.library.models import KnownHub
from titian.sealing import SealingError, Trust, thumbprint
from titian.sealing.encoding import format_instant, parse_instant
from titian.sealing.signed import sign

LASTS: Final = timedelta(days=366)
MOST_BYTES: Final = 500_000


class FileIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    root_jwk: dict[str, str]
    keys: str
    signed: str = ""


@dataclass(frozen=True)
class Word:
    """What a known hub signed. `payload` holds the members of every statement, and its own unchecked."""

    hub: KnownHub
    payload: Mapping[str, Any]  # Any: JSON
    sequence: int
    issued_at: datetime


def write_key_file() -> str:
    """What another hub's administrator enters. Raises `IdentityMissing`."""
    hub = get_hub_identity()
    return json.dumps({"root_jwk": dict(hub.root_jwk), "keys": hub.keys}, indent=1) + "\n"


def sign_for_hub(kind: str, body: Mapping[str, Any], now: datetime) -> str:  # Any: JSON
    """The file. `kind` is one that hubs may sign (`titian.sealing.trust`). Raises `IdentityMissing`."""
    hub = get_hub_identity()
    payload = {
        **body,
        "kind": kind,
        "scope": hub.hub_id,
        "sequence": int(now.timestamp() * 1000),
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + LASTS),
    }
    held = {"root_jwk": dict(hub.root_jwk), "keys": hub.keys, "signed": sign(payload, hub.hub_key)}
    return json.dumps(held, indent=1) + "\n"


def read_file(data: bytes) -> FileIn:
    """Raises `HubFileUnreadable`."""
    if len(data) > MOST_BYTES:
        raise HubFileUnreadable
    try:
        return FileIn.model_validate_json(data)
    except ValidationError as error:
        raise HubFileUnreadable from error


def read_trust(held: FileIn) -> Trust:
    """The keys in the file, as the root in it vouches for them; whose root that is, is not said. Raises
    `HubFileUnreadable`."""
    try:
        return Trust.from_keys(held.keys, thumbprint(held.root_jwk), held.root_jwk)
    except SealingError as error:
        raise HubFileUnreadable from error


def read_from_hub(data: bytes, kind: str) -> Word:
    """What a hub that is known here signed, as of this kind. In the caller's transaction.

    Raises `HubFileUnreadable` for what was altered, is signed by another key or is no such file, `HubUnknown`,
    `HubKeysOlder`.
    """
    held = read_file(data)
    trust = read_trust(held)
    known = KnownHub.objects.select_for_update().filter(hub_id=trust.hub_id, ended_at__isnull=True).first()
    if known is None or known.root_thumbprint != trust.root_thumbprint:
        raise HubUnknown
    if trust.sequence < known.keys_sequence:
        raise HubKeysOlder  # a key that was taken off the newer list could have signed it
    try:
        payload = trust.verify(held.signed, kind=kind, scope=trust.hub_id, role="hub")
        word = Word(known, payload, payload["sequence"], parse_instant(payload["issued_at"]))
    except SealingError as error:
        raise HubFileUnreadable from error
    if trust.sequence > known.keys_sequence:
        known.keys_sequence = trust.sequence
        known.save(update_fields=["keys_sequence"])
    return word
