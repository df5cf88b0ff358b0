"""The statements every sync runs on referrals, written as SQL for the reason `titian.devices.statements` gives."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final

from titian.devices.statements import (
    Together,
    as_text,
    each_of,
    one_of,
    read_uuid,
    show_uuid,
    write_instant,
    write_uuid,
)
from titian.referrals.states import WITH_RECIPIENT, Status

_FIND_NUMBERS: Final = "SELECT referral.id FROM {}"
_FIND_WITHDRAWN: Final = "SELECT withdrawn.referral_id FROM {}"
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


def find_refused(reads: Together, fingerprints: Collection[str]) -> Callable[[], set[str]]:
    """Once run: those of these keys that nothing is taken for any more."""
    if not fingerprints:
        return set
    answer = reads.add(*one_of(_FIND_REFUSED, list(fingerprints)))
    return lambda: {row[0] for row in answer.rows}


def find_numbers(reads: Together, referral_ids: Collection[uuid.UUID]) -> Callable[[], list[int]]:
    """Once run: which of these referrals the hub has; most are new, and then no model needs to be loaded."""
    if not referral_ids:
        return list
    rows, values = each_of("referrals_referral", "referral_id", "referral", referral_ids)
    answer = reads.add(_FIND_NUMBERS.format(rows), values)
    return lambda: [int(row[0]) for row in answer.rows]


def find_withdrawn(reads: Together, referral_ids: Collection[uuid.UUID]) -> Callable[[], set[uuid.UUID]]:
    """Once run: those of these referrals that were taken back before they came."""
    if not referral_ids:
        return set
    rows, values = each_of("referrals_withdrawnreferral", "referral_id", "withdrawn", referral_ids)
    answer = reads.add(_FIND_WITHDRAWN.format(rows), values)
    return lambda: {read_uuid(row[0]) for row in answer.rows}


def list_responsibilities(
    reads: Together, enrolment_id: uuid.UUID, *, since: datetime, limit: int
) -> Callable[[], list[tuple[str, str]]]:
    """Once run: (referral_id, responsibility) of one phone's referrals, the last changed first."""
    sql = _LIST_RESPONSIBILITIES.format(as_text("referral_id"))
    answer = reads.add(sql, [write_uuid(enrolment_id), write_instant(since), limit])
    return lambda: [(row[0] if "-" in row[0] else show_uuid(row[0]), row[1]) for row in answer.rows]


def list_questions(reads: Together, enrolment_id: uuid.UUID, *, limit: int) -> Callable[[], list[tuple[str, str, str]]]:
    """Once run: (question_id, referral_id, code) of what recipients ask of one phone's referrals, while unanswered."""
    sql = _LIST_QUESTIONS.format(as_text("asked.id"), as_text("asked.referral_id"), _ASKING)
    answer = reads.add(sql, [write_uuid(enrolment_id), limit])
    return lambda: [(show_uuid(row[0]), show_uuid(row[1]), row[2]) for row in answer.rows]
