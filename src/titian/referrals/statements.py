"""The statements every sync runs on referrals, written as SQL for the reason `titian.devices.statements` gives."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Final

from titian.devices.statements import open_cursor, show_uuid, write_instant, write_uuid

_FIND_NUMBERS: Final = "SELECT id FROM referrals_referral WHERE referral_id IN ({})"
_LIST_RESPONSIBILITIES: Final = """
    SELECT referral_id, responsibility FROM referrals_referral
    WHERE enrolment_id = %s AND changed_at >= %s ORDER BY changed_at DESC LIMIT %s
"""


def find_numbers(referral_ids: Collection[uuid.UUID]) -> list[int]:
    """Which of these referrals the hub has; most are new, and then no model needs to be loaded."""
    if not referral_ids:
        return []
    with open_cursor() as cursor:
        marks = ", ".join(["%s"] * len(referral_ids))
        cursor.execute(_FIND_NUMBERS.format(marks), [write_uuid(referral_id) for referral_id in referral_ids])
        return [int(row[0]) for row in cursor.fetchall()]


def list_responsibilities(enrolment_id: uuid.UUID, *, since: datetime, limit: int) -> list[tuple[str, str]]:
    """(referral_id, responsibility) of one phone's referrals, the last changed first."""
    with open_cursor() as cursor:
        cursor.execute(_LIST_RESPONSIBILITIES, [write_uuid(enrolment_id), write_instant(since), limit])
        return [(show_uuid(row[0]), row[1]) for row in cursor.fetchall()]
