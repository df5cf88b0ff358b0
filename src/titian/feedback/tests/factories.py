"""A body that complaints are sealed to, and complaints as a phone makes them."""

from __future__ import annotations

import base64
import json
import uuid
from pathlib import Path
from typing import Any

from altcha import Challenge, Payload, solve_challenge
from django.utils import timezone

from titian.devices.tests.factories import Recipient, make_recipients
from titian.feedback.actions.receive_complaint import SealedComplaint
from titian.feedback.passes import make_pass
from titian.feedback.work import make_work
from titian.library.identity import RECIPIENTS_FILE, trust_folder
from titian.library.tests.factories import EXPIRES_AT, ISSUED_AT, Keys
from titian.people.models import Organisation
from titian.people.tests.factories import make_organisation
from titian.sealing import recipients_payload, seal_text, sign

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[4] / "contracts/sealing/complaints.json").read_text(encoding="utf-8")
)


def make_body(keys: Keys, *, country: str = "TH", sequence: int = 1) -> Recipient:
    """The independent body, listed as such by the country."""
    body = make_organisation("Listening House (fictional)", country=country, kind=Organisation.Kind.OVERSIGHT)
    [made] = make_recipients(keys, body)
    list_body(keys, made, sequence=sequence)
    return made


def list_body(keys: Keys, body: Recipient, *others: Recipient, sequence: int = 1) -> None:
    entries: list[dict[str, object]] = [
        {"organisation_id": str(one.organisation.pk), "name": one.organisation.name, "recipient": one.recipient}
        for one in (body, *others)
    ]
    entries[0]["kind"] = "oversight"
    payload = recipients_payload(
        country=keys.country, recipients=entries, sequence=sequence, issued_at=ISSUED_AT, expires_at=EXPIRES_AT
    )
    (trust_folder() / RECIPIENTS_FILE).write_text(sign(payload, keys.country_key), "ascii")


def do_work() -> str:
    """What a browser does with the hub's challenge."""
    challenge = Challenge.from_dict(make_work(timezone.now()))
    solution = solve_challenge(challenge)
    assert solution is not None
    return Payload(challenge, solution).to_base64()


def make_oversight(body: Recipient, **changes: object) -> dict[str, object]:
    """What a phone tells the body of an officer's act, as `POST /complaints/phone` takes it."""
    payload = {
        "kind": "oversight",
        "what": "lowered",
        "reason": "danger_over",
        "suggested": "NOW",
        "kept": "REFER",
        "station": "Bridge",
        "made_on": "2026-11-26",
    }
    sealed = base64.b64encode(seal_text(payload, body.recipient)).decode()
    return {**make_complaint(body), "kind": "oversight", "key_file": "", "ciphertext": sealed, **changes}


def make_sealed(body: Recipient) -> SealedComplaint:
    """The same as the action takes it."""
    given = make_complaint(body)
    return SealedComplaint(
        complaint_id=uuid.UUID(str(given["complaint_id"])),
        recipient=body.fingerprint,
        lookup=str(given["lookup"]),
        key_file=base64.b64decode(str(given["key_file"])),
        ciphertext=base64.b64decode(str(given["ciphertext"])),
    )


def make_complaint(body: Recipient, *, words: str = "", lookup: str = "", **changes: object) -> dict[str, object]:
    """As `POST /complaints/phone` takes it: with the day's pass."""
    payload = {
        "kind": "complaint",
        "about": ["hurt"],
        "words": words,
        "language": "id",
        "station": "",
        "made_on": "2026-11-26",
        "answer_to": VECTORS["complaint"]["payload"]["answer_to"],
    }
    return {
        "complaint_id": str(uuid.uuid4()),
        "recipient": body.fingerprint,
        "lookup": lookup or uuid.uuid4().hex * 2,
        "key_file": VECTORS["answer_file"],
        "ciphertext": base64.b64encode(seal_text(payload, body.recipient)).decode(),
        "day_pass": make_pass(timezone.now()),
        **changes,
    }
