"""What a member of the body does with a complaint: reads it, answers it, closes it. Each is an entry of the log."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from django.db import transaction

from titian import audit
from titian.feedback.actions.receive_complaint import is_sealed_text
from titian.feedback.errors import AnswerMalformed, AnswerUnknown
from titian.feedback.models import Complaint
from titian.feedback.states import Status, follow
from titian.people.models import User


def read_complaint(*, actor: User, complaint_id: uuid.UUID) -> bytes:
    """The sealed bytes, for the reader's own browser. Raises `AnswerUnknown` where it is not the actor's to read."""
    with transaction.atomic():
        complaint = lock_complaint(actor, complaint_id)
        _move(actor, complaint, "read")
        complaint.save(update_fields=["status"])
    return bytes(complaint.ciphertext)


def answer_complaint(*, actor: User, complaint_id: uuid.UUID, answer: bytes, now: datetime) -> Complaint:
    """Keep an answer that was sealed in the body's browser. A later answer takes the place of the one before."""
    if not is_sealed_text(answer):
        raise AnswerMalformed
    with transaction.atomic():
        complaint = lock_complaint(actor, complaint_id)
        _move(actor, complaint, "answer")
        complaint.answer, complaint.answered_on = answer, now.astimezone(UTC).date()
        complaint.save(update_fields=["status", "answer", "answered_on", "kept_sha256"])
    return complaint


def close_complaint(*, actor: User, complaint_id: uuid.UUID, now: datetime) -> Complaint:
    """Nothing more is done with it. The person can read the answer for half a year, then all of it is deleted."""
    with transaction.atomic():
        complaint = lock_complaint(actor, complaint_id)
        _move(actor, complaint, "close")
        complaint.closed_on = now.astimezone(UTC).date()
        complaint.save(update_fields=["status", "closed_on"])
    return complaint


def lock_complaint(actor: User, complaint_id: uuid.UUID) -> Complaint:
    """A complaint of the actor's body, its row held; raises `AnswerUnknown` for any other."""
    complaint = Complaint.objects.visible_to(actor).select_for_update().filter(pk=complaint_id).first()
    if complaint is None:
        raise AnswerUnknown
    return complaint


def _move(actor: User, complaint: Complaint, action: str) -> None:
    complaint.status = Status(follow(complaint.status, action))
    audit.record_by(actor, f"complaint.{action}", f"complaint:{complaint.pk}")
