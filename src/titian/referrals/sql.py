"""The statements every sync runs on referrals, written as SQL for the reason `titian.devices.sql` gives."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Final

from titian.devices.sql import (
    as_text,
    ask,
    each_of,
    one_of,
    read_uuid,
    show_uuid,
    write_instant,
    write_uuid,
)
from titian.referrals.states import WITH_RECIPIENT, Status

_FIND_NUMBERS: Final = "SELECT referral.id, referral.enrolment_id FROM {}"
_FIND_PAUSES_AHEAD: Final = "SELECT ahead.referral_id FROM {}"
_LIST_RESPONSIBILITIES: Final = """
    SELECT {}, responsibility FROM referrals_referral
    WHERE enrolment_id = %s AND changed_at >= %s ORDER BY changed_at DESC LIMIT %s
"""
# From the few that are open, one by one, never from the many a phone ever sent: no database may turn that order round.
_LIST_QUESTIONS: Final = """
    SELECT {}, {}, asked.code FROM (
        SELECT question.id, question.code, question.asked_at, (
            SELECT referral.referral_id FROM referrals_package AS package
            JOIN referrals_referral AS referral ON referral.id = package.referral_id
            WHERE package.id = question.package_id AND package.status IN ({}) AND referral.enrolment_id = %s
        ) AS referral_id
        FROM referrals_question AS question WHERE question.answer = ''
    ) AS asked
    WHERE asked.referral_id IS NOT NULL ORDER BY asked.asked_at, asked.id LIMIT %s
"""
# As `QuestionQuerySet.going_on`: while somebody is still to answer or to arrive.
_ASKING: Final = ", ".join(f"'{status.value}'" for status in sorted(WITH_RECIPIENT | {Status.ACCEPTED}))

_FIND_REFUSED: Final = (
    "SELECT fingerprint FROM people_organisationkey WHERE refused_since IS NOT NULL AND fingerprint {}"
)


def find_refused(fingerprints: Collection[str]) -> set[str]:
    """Those of these keys that nothing is taken for any more."""
    return {row[0] for row in ask(*one_of(_FIND_REFUSED, list(fingerprints)))} if fingerprints else set()


def find_numbers(enrolment_id: uuid.UUID, referral_ids: Collection[uuid.UUID]) -> list[int]:
    """Which of these referrals of one phone the hub has; most are new, and then no model needs to be loaded."""
    found, values = each_of("referrals_referral", "referral_id", "referral", referral_ids)
    return [int(row[0]) for row in ask(_FIND_NUMBERS.format(found), values) if read_uuid(row[1]) == enrolment_id]


def find_pauses_ahead(referral_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these referrals whose code was brought before they came."""
    found, values = each_of("referrals_pauseahead", "referral_id", "ahead", referral_ids)
    return {read_uuid(row[0]) for row in ask(_FIND_PAUSES_AHEAD.format(found), values)}


def list_responsibilities(enrolment_id: uuid.UUID, *, since: datetime, limit: int) -> list[tuple[str, str]]:
    """(referral_id, responsibility) of one phone's referrals, the last changed first."""
    sql = _LIST_RESPONSIBILITIES.format(as_text("referral_id"))
    rows = ask(sql, [write_uuid(enrolment_id), write_instant(since), limit])
    return [(row[0] if "-" in row[0] else show_uuid(row[0]), row[1]) for row in rows]


def list_questions(enrolment_id: uuid.UUID, *, limit: int) -> list[tuple[str, str, str]]:
    """(question_id, referral_id, code) of what recipients ask of one phone's referrals, while unanswered."""
    sql = _LIST_QUESTIONS.format(as_text("asked.id"), as_text("asked.referral_id"), _ASKING)
    return [(show_uuid(row[0]), show_uuid(row[1]), row[2]) for row in ask(sql, [write_uuid(enrolment_id), limit])]
