"""One small world for the tests: a hub's keys, an officer on a phone, two organisations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from titian.sealing import (
    SigningKey,
    Trust,
    TrustedKey,
    generate_signing_key,
    keys_payload,
    sign,
    sign_certificate,
)

REPOSITORY = Path(__file__).parents[4]
CONTRACTS = REPOSITORY / "contracts" / "sealing"
HUB = "11111111-1111-4111-8111-111111111111"
NOW = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=365)


@dataclass(frozen=True)
class World:
    root: SigningKey
    publisher: SigningKey
    country: SigningKey
    hub: SigningKey
    officer: SigningKey
    transport: SigningKey
    recipients: SigningKey

    def line(self, role: str, scope: str, expires_at: datetime = LATER) -> TrustedKey:
        key: SigningKey = getattr(self, role)
        return TrustedKey(jwk=key.public_jwk, role=role, scope=scope, expires_at=expires_at)

    def trust(self, *lines: TrustedKey) -> Trust:
        keys = lines or (self.line("publisher", "first-contact"), self.line("country", "TH"), self.line("hub", HUB))
        payload = keys_payload(hub_id=HUB, country="TH", keys=keys, sequence=1, issued_at=NOW, expires_at=LATER)
        return Trust.from_keys(sign(payload, self.root), self.root.kid, self.root.public_jwk)

    def certificate(self) -> str:
        return sign_certificate(
            hub_key=self.hub,
            country="TH",
            enrolment_id="e-1",
            officer="qO1xYh3mT0aPz5Ck",
            officer_jwk=self.officer.public_jwk,
            transport_jwk=self.transport.public_jwk,
            station={"id": "s-1", "name": "Test station"},
            sequence=1,
            issued_at=NOW,
            expires_at=LATER,
        )


@pytest.fixture(scope="session")
def world() -> World:
    return World(*(generate_signing_key() for _ in range(7)))


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    return read_contract("vectors.json")


def read_contract(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((CONTRACTS / name).read_text(encoding="utf-8"))
    return content
