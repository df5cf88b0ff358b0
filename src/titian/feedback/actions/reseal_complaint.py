"""An open complaint sealed anew by a member's browser, once the body's next key is listed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.feedback.actions.move_complaint import lock_complaint
from titian.feedback.actions.receive_complaint import is_sealed_text
from titian.feedback.errors import ComplaintChanged, ComplaintMalformed
from titian.feedback.models import Complaint
from titian.feedback.states import follow
from titian.people.sealed import is_listed_key
from titian.referrals.errors import KeyNotListed
from titian.sealing import sha256_hex

if TYPE_CHECKING:
    from titian.people.models import User


def read_for_resealing(*, actor: User, complaint_id: uuid.UUID) -> bytes:
    """The sealed bytes of an open complaint. Nobody has read it by this: what is new stays new.

    Raises `AnswerUnknown` where it is not the actor's, `ComplaintMoved` when it is closed.
    """
    with transaction.atomic():
        complaint = lock_complaint(actor, complaint_id)
        follow(complaint.status, "reseal")
        audit.record_by(actor, "complaint.take_to_reseal", f"complaint:{complaint.pk}")
    return bytes(complaint.ciphertext)


def reseal_complaint(
    *, actor: User, complaint_id: uuid.UUID, recipient: str, before: str, ciphertext: bytes
) -> Complaint:
    """Keep the same complaint sealed for the body's listed key instead of the one before.

    A member's browser opened it with the old key and locked the very same plaintext with the new one; the hub sees
    neither, so it keeps both digests in the audit log. Only ciphertext and recipient change, only while the complaint
    is open, and only if `before` is still the digest of what lies here. `sha256` stays that of what the phone sent: by
    it a phone that asks again is known. The same again is answered the same.

    Raises `AnswerUnknown` (also for what is another body's), `ComplaintMoved`, `KeyNotListed`, `ComplaintChanged`,
    `ComplaintMalformed`.
    """
    if not is_sealed_text(ciphertext):
        raise ComplaintMalformed
    after = sha256_hex(ciphertext)
    with transaction.atomic():
        complaint = lock_complaint(actor, complaint_id)
        follow(complaint.status, "reseal")
        now_held = sha256_hex(bytes(complaint.ciphertext))
        if (now_held, complaint.recipient) == (after, recipient):
            return complaint
        if not is_listed_key(complaint.organisation_id, recipient):
            raise KeyNotListed
        if now_held != before:
            raise ComplaintChanged
        complaint.ciphertext, complaint.recipient = ciphertext, recipient
        complaint.save(update_fields=["ciphertext", "recipient", "kept_sha256"])
        audit.record_by(
            actor,
            "complaint.reseal",
            f"complaint:{complaint.pk}",
            {"before": before, "after": after, "recipient": recipient},
        )
    return complaint
