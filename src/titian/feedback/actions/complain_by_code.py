from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import get_language, gettext

from titian.feedback.actions.receive_complaint import SealedComplaint, store_complaint
from titian.feedback.doors import Door
from titian.feedback.errors import NoBody
from titian.library.identity import get_hub_identity
from titian.people.models import Organisation
from titian.referrals.models import Referral
from titian.referrals.person_code import take_code
from titian.sealing import fingerprint, sha256_hex
from titian.sealing.complaints import seal_text

if TYPE_CHECKING:
    from titian.people.models import User

MOST_NAMED: Final = 3


def complain_by_code(*, actor: User, code: str, now: datetime) -> None:
    """The person complains through a member of staff, who learns nothing of it, not even whether the code was right.

    The hub seals that somebody who has the code of this referral complains, to the country's independent body, and
    can read it no more. What happened the body asks the person; by this way it can leave no answer. It takes nothing of
    what phones and the open web may leave: how many codes are brought is limited by account, place and hub.

    Raises `NoBody` for everybody alike, and what `take_code` raises.
    """
    body = _find_body(actor)
    referral_id, country = take_code(actor=actor, code=code, wish="complain", now=now)
    # An id is its phone's own: where two have used one, both places are named.
    found = Referral.objects.filter(referral_id=referral_id, country=country).select_related("station")
    if referrals := list(found.order_by("pk")[:MOST_NAMED]):
        _seal(referrals, body, now)


def _find_body(actor: User) -> Organisation:
    bodies = Organisation.objects.filter(kind=Organisation.Kind.OVERSIGHT, country=actor.country_code)
    listed = [body for body in bodies.exclude(recipient="") if body.fingerprint in get_hub_identity().oversight]
    if not listed:
        raise NoBody
    return listed[0]


def _seal(referrals: Sequence[Referral], body: Organisation, now: datetime) -> None:
    said = gettext(
        "Somebody gave a member of staff the code of referral %(number)s and wants to complain. No more is known "
        "here. An answer cannot be left; go through the organisation that has the referral, or the station."
    ) % {"number": str(referrals[0].referral_id)[:8]}
    payload = {
        "kind": "complaint",
        "about": ["other"],
        "words": said,
        "language": (get_language() or "en").partition("-")[0],
        "station": ", ".join(dict.fromkeys(referral.station.name for referral in referrals)),
        "made_on": now.astimezone(UTC).date().isoformat(),
        "answer_to": "",
    }
    ciphertext = seal_text(payload, body.recipient)
    given = SealedComplaint(
        complaint_id=uuid.uuid4(),
        recipient=fingerprint(body.recipient),
        lookup=secrets.token_hex(32),  # of no code: nobody finds an answer by it
        key_file=b"",
        ciphertext=ciphertext,
    )
    with transaction.atomic():
        store_complaint(given, body.pk, sha256_hex(ciphertext), Door.DESK, now)
