from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from titian import audit
from titian.feedback.doors import OPEN_UNOPENED, PHONES_A_DAY, Door, Kind
from titian.feedback.errors import BodyUnknown, ComplaintConflict, ComplaintMalformed, PhonesFull
from titian.feedback.models import Complaint
from titian.library.identity import HubIdentity, get_hub_identity
from titian.library.models import HubState
from titian.people.models import Organisation, OrganisationKey
from titian.sealing import AGE_HEADER, Receipt, ReceivedItem, sha256_hex, sign_receipt
from titian.sealing.complaints import PADDED

LARGEST: Final = PADDED + 700  # what age adds around the one length there is
LARGEST_KEY: Final = 700
RECEIPT_LASTS: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedComplaint:
    """What came in: from whom is not among it. What a phone tells of an officer's act has no key file."""

    complaint_id: uuid.UUID
    recipient: str
    lookup: str
    key_file: bytes
    ciphertext: bytes
    kind: Kind = Kind.COMPLAINT


def receive_complaint(given: SealedComplaint, door: Door, now: datetime) -> str:
    """Keep a sealed complaint for its body and answer with the hub's signed receipt; a repeat gets one again.

    Nobody signs in for it and nothing of who sent it is kept but by which door it came. What is sealed to a key the
    body had before is taken while a member can still open it, also to a stolen one: there is nobody else whom the phone
    could give it to, and where it lies here only the body's accounts come at it. Raises `ComplaintMalformed`,
    `BodyUnknown`, `ComplaintConflict`, and for phones `PhonesFull`.
    """
    _check(given)
    hub = get_hub_identity()
    digest = sha256_hex(given.ciphertext)
    with transaction.atomic():
        known = Complaint.objects.filter(pk=given.complaint_id).only("sha256", "lookup").first()
        if known is not None and (known.sha256, known.lookup) != (digest, given.lookup):
            raise ComplaintConflict
        if known is None:
            body = _find_body(hub, given.recipient)
            _make_room(door, now)
            store_complaint(given, body, digest, door, now)
    state, _ = HubState.objects.get_or_create(pk=1)
    receipt = Receipt(
        hub_id=hub.hub_id,
        items=(
            # It has no place among the phones' items: its number would say when it came.
            ReceivedItem(item_id=str(given.complaint_id), sha256=digest, received_sequence=0, status="complaint"),
        ),
        epoch=str(state.epoch),
        backed_up_through=state.backed_up_elsewhere,
        audit_head=audit.audit_head(),
        issued_at=now,
        expires_at=now + RECEIPT_LASTS,
    )
    return sign_receipt(receipt, hub.hub_key)


def is_sealed_text(data: bytes) -> bool:
    """Whether the bytes have the shape of a sealed complaint or answer: an age file of the one length there is."""
    return data.startswith(AGE_HEADER) and PADDED < len(data) <= LARGEST


def _check(given: SealedComplaint) -> None:
    if given.kind == Kind.OVERSIGHT:
        has_key = given.key_file == b""
    else:
        has_key = given.key_file.startswith(AGE_HEADER) and len(given.key_file) <= LARGEST_KEY
    if not has_key or not is_sealed_text(given.ciphertext):
        raise ComplaintMalformed


def _find_body(hub: HubIdentity, recipient: str) -> uuid.UUID:
    """The body that has, or had, this key by the signed list. Its key stays as it is until the transaction ends."""
    body = hub.oversight.get(recipient)
    key = OrganisationKey.objects.select_for_update(of=("self",)).filter(fingerprint=recipient).first()
    if body is None and key is not None and key.organisation.kind == Organisation.Kind.OVERSIGHT:
        body = hub.known_recipients.get(recipient)  # while none of its keys is listed
    if body is None:
        raise BodyUnknown
    if key is not None and key.state == OrganisationKey.State.ENDED and not key.files.exists():
        raise BodyUnknown  # forgotten: nobody could open it
    return uuid.UUID(body)


def _make_room(door: Door, now: datetime) -> None:
    """One share's end is no end of another's. Raises `PhonesFull`; at the open web's door the oldest unopened goes.

    Within its day the lot decides: whoever sends a flood cannot choose whose goes. What somebody has opened stays.
    """
    if door == Door.PHONE:
        today = now.astimezone(UTC).date()
        if Complaint.objects.from_phones_on(today).count() >= PHONES_A_DAY:
            raise PhonesFull
    elif door == Door.OPEN:
        unopened = Complaint.objects.open_unopened()
        more = unopened.count() - OPEN_UNOPENED + 1
        if more > 0:
            oldest = unopened.order_by("received_on", "?").values_list("pk", flat=True)[:more]
            unopened.filter(pk__in=list(oldest)).delete()


def store_complaint(given: SealedComplaint, body: uuid.UUID, digest: str, door: Door, now: datetime) -> None:
    """One more row, in the caller's transaction. Raises `ComplaintConflict`."""
    try:
        with transaction.atomic():
            Complaint.objects.create(
                pk=given.complaint_id,
                kind=given.kind,
                door=door,
                organisation_id=body,
                recipient=given.recipient,
                ciphertext=given.ciphertext,
                sha256=digest,
                lookup=given.lookup,
                key_file=given.key_file,
                received_on=now.astimezone(UTC).date(),
            )
    except IntegrityError as error:
        raise ComplaintConflict from error
