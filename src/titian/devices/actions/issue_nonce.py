from __future__ import annotations

from datetime import datetime

from titian.devices.nonces import make_nonce


def issue_nonce(now: datetime) -> str:
    """A fresh nonce for one request within ten minutes. Nothing is stored until it is spent."""
    return make_nonce(now)
