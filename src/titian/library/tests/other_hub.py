"""Another hub, with keys of its own and without a database: its key file, and what it signs."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from titian.library.contact_sheets import KIND, LASTS
from titian.library.models import KnownHub
from titian.people.models import User
from titian.sealing import (
    SigningKey,
    TrustedKey,
    fingerprint_words,
    format_instant,
    generate_signing_key,
    keys_payload,
    sign,
    thumbprint,
)

NOW: Final = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
YEAR: Final = timedelta(days=366)


class OtherHub:
    """A root, and a hub whose key the root vouches for."""

    def __init__(self, country: str) -> None:
        self.country, self.hub_id = country, str(uuid.uuid4())
        self.root, self.hub_key = generate_signing_key(), generate_signing_key()
        self.keys = self.sign_keys(1)

    def sign_keys(self, sequence: int) -> str:
        key = TrustedKey(dict(self.hub_key.public_jwk), "hub", self.hub_id, NOW + YEAR)
        payload = keys_payload(
            hub_id=self.hub_id, country=self.country, keys=[key], sequence=sequence, issued_at=NOW,
            expires_at=NOW + YEAR,
        )  # fmt: skip
        return sign(payload, self.root)

    @property
    def words(self) -> str:
        return " ".join(fingerprint_words(thumbprint(self.root.public_jwk)))

    def write_key_file(self) -> bytes:
        return json.dumps({"root_jwk": dict(self.root.public_jwk), "keys": self.keys}).encode()

    def write(
        self,
        kind: str,
        body: Mapping[str, Any],
        *,
        key: SigningKey | None = None,
        sequence: int = 1,
        now: datetime = NOW,
    ) -> bytes:  # Any: JSON
        payload = {
            **body, "kind": kind, "scope": self.hub_id, "sequence": sequence, "issued_at": format_instant(now),
            "expires_at": format_instant(now + YEAR),
        }  # fmt: skip
        held = {
            "root_jwk": dict(self.root.public_jwk), "keys": self.keys, "signed": sign(payload, key or self.hub_key),
        }  # fmt: skip
        return json.dumps(held).encode()

    def write_sheet(self, *lines: Mapping[str, Any], now: datetime = NOW, key: SigningKey | None = None) -> bytes:
        """Its contact sheet, as `titian contacts` reads it."""
        payload = {
            "kind": KIND, "scope": self.hub_id, "sequence": int(now.timestamp()), "issued_at": format_instant(now),
            "expires_at": format_instant(now + LASTS), "lines": [dict(line) for line in lines],
        }  # fmt: skip
        held = {"root_jwk": dict(self.root.public_jwk), "keys": self.keys, "sheet": sign(payload, key or self.hub_key)}
        return json.dumps(held).encode()

    def make_known(self, by: User) -> KnownHub:
        """As an administrator entered it."""
        return KnownHub.objects.create(
            hub_id=self.hub_id, name=f"Hub of {self.country} (fictional)", country=self.country,
            root_thumbprint=thumbprint(self.root.public_jwk), keys_sequence=1, by=by, at=NOW,
        )  # fmt: skip
