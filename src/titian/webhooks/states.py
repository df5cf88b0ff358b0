"""What a webhook can be, and what can become of a message to it."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    PENDING = "pending"  # until a manager of the organisation it is about confirms it
    ACTIVE = "active"
    PAUSED = "paused"  # by an administrator
    STOPPED = "stopped"  # by the hub, after the last try


class Outcome(StrEnum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"
