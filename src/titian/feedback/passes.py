"""The pass of a day: one word, the same for every enrolled phone, handed out with the answer to what a phone sends.

Whoever shows it is *some* phone of this hub and says no more of itself. Nothing is stored: every process, and a hub
that was restored, makes the same word of the day and the hub's own secret. docs/decisions/0025 weighs it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_SALT: Final = "titian.feedback.pass"
GOOD_FOR: Final = 2  # days: what was handed out before midnight is shown after it


def make_pass(now: datetime) -> str:
    return _make(settings.SECRET_KEY, now.astimezone(UTC).date())


def is_pass(text: str, now: datetime) -> bool:
    """Whether it is the pass of today or of the day before."""
    today = now.astimezone(UTC).date()
    days = [today - timedelta(days=age) for age in range(GOOD_FOR)]
    return any([constant_time_compare(text, _make(settings.SECRET_KEY, day)) for day in days])  # noqa: C419  (all of them, always)


@lru_cache(maxsize=8)
def _make(secret: str, day: date) -> str:
    return salted_hmac(_SALT, day.isoformat(), secret=secret, algorithm="sha256").hexdigest()
