"""What becomes of a notice. Only one that waits is settled, and then for good (`settling`).

waiting ──▶ sent      the mail server or the push service took it
   ├──────▶ dropped   what it was about waits no more, or its address or browser is gone
   └──────▶ failed    it was not taken at the last try
"""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"
