"""A country's keys, and files of counts as its hub signs them, without a hub."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from titian.learning.signed_counts import KIND
from titian.sealing import (
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


def make_figures(total: int) -> dict[str, Any]:  # Any: JSON
    return {
        "total": {"total": total, "cells": {}},
        "gender": {"total": total, "cells": {"women": total, "men": None}},
    }


class Signing:
    """One country: a root, and a hub whose key the root vouches for."""

    def __init__(self, country: str) -> None:
        self.country, self.hub_id = country, str(uuid.uuid4())
        self.root, self.hub_key = generate_signing_key(), generate_signing_key()
        self.course_id = str(uuid.uuid4())
        self.keys = self.sign_keys(1)

    def sign_keys(self, sequence: int) -> str:
        """The list of keys of that number: the hub's alone."""
        key = TrustedKey(dict(self.hub_key.public_jwk), "hub", self.hub_id, NOW + YEAR)
        payload = keys_payload(
            hub_id=self.hub_id, country=self.country, keys=[key], sequence=sequence, issued_at=NOW,
            expires_at=NOW + YEAR,
        )  # fmt: skip
        return sign(payload, self.root)

    @property
    def words(self) -> str:
        return " ".join(fingerprint_words(thumbprint(self.root.public_jwk)))

    def sign_counts(self, *, sequence: int = 1, total: int = 20, claims: str = "", kind: str = KIND) -> str:
        course = {
            "course_id": self.course_id,
            "begins_on": "2026-05-04",
            "ends_on": "2026-05-05",
            "figures": make_figures(total),
        }
        payload = {
            "kind": kind,
            "scope": self.hub_id,
            "sequence": sequence,
            "issued_at": format_instant(NOW),
            "expires_at": format_instant(NOW + YEAR),
            "country": claims or self.country,
            "courses": [course],
        }
        return sign(payload, self.hub_key)

    def write(self, **given: Any) -> str:  # Any: as `sign_counts` takes them
        held = {"root_jwk": dict(self.root.public_jwk), "keys": self.keys, "counts": self.sign_counts(**given)}
        return json.dumps(held)
