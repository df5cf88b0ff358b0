"""The demo's keys: made once, and used without leaving the machine, which is the demo's one shortcut."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from titian.desk.demo import PACK, Demo
from titian.files import write_durably
from titian.library.actions.adopt_trust_document import adopt_keys
from titian.library.identity import HUB_KEY_FILE, KEYS_FILE, ROOT_FILE, trust_folder
from titian.sealing import SigningKey, TrustedKey, generate_signing_key, keys_payload, sign
from titian.sealing.keyfiles import read_private_key, write_key_pair

OFFLINE: Final = "demo-offline"
YEARS: Final = timedelta(days=730)
README: Final = """\
A SHORTCUT OF THE DEMO

These are the private keys of the root, the publisher and the country. Whoever has them can make phones trust anything.
On a real hub they are made with `titian key` on another machine, kept on paper or a stick, and never lie here.
"""


@dataclass(frozen=True)
class OfflineKeys:
    """The private keys a real hub never has."""

    root: SigningKey
    publisher: SigningKey
    country: SigningKey


def read_keys(data: Path) -> OfflineKeys:
    """The demo's keys, made the first time."""
    return OfflineKeys(*(_make_or_read(data / OFFLINE, role) for role in ("root", "publisher", "country")))


def make_keys(demo: Demo) -> None:
    """The demo's keys, and the hub's trust in them installed."""
    folder, keys = demo.data / OFFLINE, read_keys(demo.data)
    if not (folder / "README.txt").exists():
        write_durably(folder / "README.txt", README.encode(), mode=0o644)
    trust = trust_folder()
    if not (trust / ROOT_FILE).exists():
        write_durably(trust / ROOT_FILE, json.dumps(dict(keys.root.public_jwk)).encode(), mode=0o644)
    if not (trust / HUB_KEY_FILE).exists():
        write_durably(trust / HUB_KEY_FILE, json.dumps(generate_signing_key().export_jwk()).encode(), mode=0o600)
    if not (trust / KEYS_FILE).exists():
        adopt_keys(
            _sign_keys(keys, SigningKey.from_jwk(json.loads((trust / HUB_KEY_FILE).read_bytes())), demo.place.country)
        )


def _make_or_read(folder: Path, role: str) -> SigningKey:
    path = folder / f"{role}.private.json"
    if not path.exists():
        write_key_pair(folder, role, generate_signing_key())
    return read_private_key(path).key


def _sign_keys(keys: OfflineKeys, hub: SigningKey, country: str) -> str:
    now = datetime.now(UTC)
    hub_id, expires_at = str(uuid.uuid4()), now + YEARS
    lines = [
        TrustedKey(keys.publisher.public_jwk, "publisher", PACK, expires_at),
        TrustedKey(keys.country.public_jwk, "country", country, expires_at),
        TrustedKey(hub.public_jwk, "hub", hub_id, expires_at),
    ]
    payload = keys_payload(hub_id=hub_id, country=country, keys=lines, sequence=1, issued_at=now, expires_at=expires_at)
    return sign(payload, keys.root)
