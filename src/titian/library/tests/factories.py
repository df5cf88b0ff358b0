"""A hub with keys, and releases signed by them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from titian.library.envelope_key import make_envelope_key
from titian.library.identity import HUB_KEY_FILE, KEYS_FILE, ROOT_FILE, trust_folder
from titian.sealing import (
    SigningKey,
    TrustedKey,
    canonical_json,
    format_instant,
    generate_signing_key,
    keys_payload,
    recipients_payload,
    sha256_hex,
    sign,
)

ISSUED_AT = datetime(2026, 11, 1, tzinfo=UTC)
EXPIRES_AT = ISSUED_AT + timedelta(days=400)
PACK = "first-contact"


@dataclass(frozen=True)
class Keys:
    """Every private key of a test hub."""

    hub_id: str
    country: str
    root: SigningKey
    publisher: SigningKey
    country_key: SigningKey
    hub: SigningKey

    def sign_keys(
        self,
        *,
        sequence: int = 1,
        hub_id: str | None = None,
        root: SigningKey | None = None,
        hub_scope: str | None = None,
    ) -> str:
        hub_id = hub_id or self.hub_id
        lines = [
            TrustedKey(self.publisher.public_jwk, "publisher", PACK, EXPIRES_AT),
            TrustedKey(self.country_key.public_jwk, "country", self.country, EXPIRES_AT),
            TrustedKey(self.hub.public_jwk, "hub", hub_scope or hub_id, EXPIRES_AT),
        ]
        payload = keys_payload(
            hub_id=hub_id,
            country=self.country,
            keys=lines,
            sequence=sequence,
            issued_at=ISSUED_AT,
            expires_at=EXPIRES_AT,
        )
        return sign(payload, root or self.root)

    def sign_recipients(
        self, recipients: Sequence[Mapping[str, Any]] = (), *, sequence: int = 1, key: SigningKey | None = None
    ) -> str:
        payload = recipients_payload(
            country=self.country,
            recipients=recipients,
            sequence=sequence,
            issued_at=ISSUED_AT,
            expires_at=EXPIRES_AT,
        )
        return sign(payload, key or self.country_key)


def make_hub_identity(country: str = "TH") -> Keys:
    """Installs fresh keys and their first list in the data folder of the test; the private ones are returned."""
    keys = Keys(
        hub_id=str(uuid.uuid4()),
        country=country,
        root=generate_signing_key(),
        publisher=generate_signing_key(),
        country_key=generate_signing_key(),
        hub=generate_signing_key(),
    )
    folder = trust_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ROOT_FILE).write_text(json.dumps(dict(keys.root.public_jwk)))
    (folder / HUB_KEY_FILE).write_text(json.dumps(keys.hub.export_jwk()))
    (folder / KEYS_FILE).write_text(keys.sign_keys())
    make_envelope_key(folder.parent)
    return keys


Place = tuple[str, str | None, str | None]  # kind, module, language
Parts = dict[Place, bytes]


def make_manifest(parts: Parts, folder: Path, *, scope: str = PACK, sequence: int = 1) -> dict[str, Any]:
    """Writes the parts, named by their SHA-256, and returns the manifest over them."""
    entries = []
    folder.mkdir(parents=True, exist_ok=True)
    for (kind, module, language), data in parts.items():
        digest = sha256_hex(data)
        (folder / digest).write_bytes(data)
        entries.append({"sha256": digest, "bytes": len(data), "kind": kind, "module": module, "language": language})
    return {
        "kind": "manifest",
        "scope": scope,
        "sequence": sequence,
        "issued_at": format_instant(ISSUED_AT),
        "expires_at": format_instant(EXPIRES_AT),
        "maturity": "demo",
        "parts": entries,
    }


LOGIC: Parts = {("logic", None, None): canonical_json({"id": PACK})}
