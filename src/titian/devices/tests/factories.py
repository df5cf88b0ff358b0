"""A hub with keys, and phones enrolled at it that seal and sign for real."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyrage
from django.test import Client
from django.utils import timezone

from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.models import Enrolment
from titian.devices.tests.contracts import is_valid
from titian.library.identity import RECIPIENTS_FILE, get_hub_identity, trust_folder
from titian.library.tests.factories import EXPIRES_AT, ISSUED_AT, Keys
from titian.people.keys import end_key
from titian.people.models import Organisation, OrganisationKey, Role, User
from titian.people.tests.factories import make_user
from titian.sealing import (
    SigningKey,
    WithoutConsent,
    ciphertext_digest,
    claims_digest,
    fingerprint,
    generate_signing_key,
    recipients_payload,
    seal_envelope,
    seal_package,
    sign,
    sign_without_consent,
)
from titian.sealing.requests import sign_request

FIELD = "field.localhost"
DESK = "localhost"
SYNC = "/api/v1/sync"


@dataclass(frozen=True)
class Recipient:
    """A fictional provider that stands in the signed list, with the key that opens what is sealed to it."""

    organisation: Organisation
    identity: str
    recipient: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.recipient)


def make_recipients(keys: Keys, *organisations: Organisation, sequence: int = 1) -> list[Recipient]:
    """Give each organisation a key and sign the country's list of exactly these."""
    made = []
    for organisation in organisations:
        identity = pyrage.x25519.Identity.generate()
        recipient = str(identity.to_public())
        organisation.recipient, organisation.fingerprint = recipient, fingerprint(recipient)
        organisation.recipient_listed_at = ISSUED_AT
        organisation.save()
        for former in organisation.keys.in_use():
            end_key(former, OrganisationKey.Ending.REPLACED, ISSUED_AT)
        OrganisationKey.objects.create(
            organisation=organisation,
            recipient=recipient,
            fingerprint=organisation.fingerprint,
            state=OrganisationKey.State.LISTED,
            made_at=ISSUED_AT,
            listed_at=ISSUED_AT,
        )
        made.append(Recipient(organisation, str(identity), recipient))
    list_recipients(keys, made, sequence=sequence)
    return made


def list_recipients(keys: Keys, recipients: Iterable[Recipient], *, sequence: int = 1) -> None:
    payload = recipients_payload(
        country=keys.country,
        recipients=[
            {
                "organisation_id": str(one.organisation.pk),
                "name": one.organisation.name,
                "recipient": one.recipient,
                "services": sorted(service.need for service in one.organisation.services.all()),
                **({"authority": one.organisation.authority} if one.organisation.authority else {}),
            }
            for one in recipients
        ],
        sequence=sequence,
        issued_at=ISSUED_AT,
        expires_at=EXPIRES_AT,
    )
    (trust_folder() / RECIPIENTS_FILE).write_text(sign(payload, keys.country_key), "ascii")


@dataclass
class Phone:
    """An enrolled phone: its two private keys and what the hub told it."""

    officer_key: SigningKey
    transport_key: SigningKey
    enrolment_id: str
    certificate: str
    country: str = "TH"
    clients: list[Client] = field(default_factory=lambda: [Client(HTTP_HOST=FIELD)])

    @property
    def enrolment(self) -> Enrolment:
        return Enrolment.objects.get(pk=self.enrolment_id)

    def take_nonce(self) -> str:
        nonce: str = self.clients[0].post("/api/v1/nonce").json()["nonce"]
        return nonce

    def sign(self, body: object, *, nonce: str | None = None, path: str = SYNC, method: str = "POST") -> str:
        return sign_request(
            body,
            self.transport_key,
            enrolment_id=self.enrolment_id,
            nonce=nonce or self.take_nonce(),
            method=method,
            path=path,
        )

    def send(self, jws: str | bytes, **extra: Any) -> Any:  # Any: Django's test response carries no public type
        return self.clients[0].post(SYNC, jws, content_type="application/jose", **extra)

    def ask(self, path: str, body: object) -> Any:  # Any: as above
        """A signed question that is no sync."""
        return self.clients[0].post(path, self.sign(body, path=path), content_type="application/jose")

    def sync(self, *items: object) -> dict[str, Any]:
        response = self.send(self.sign(list(items)))
        assert response.status_code == 200, response.content
        answer: dict[str, Any] = response.json()
        assert is_valid(answer, "sync-answer", "taken"), answer
        return answer


def claim_body(code: str, officer_key: SigningKey, transport_key: SigningKey) -> dict[str, object]:
    return {
        "code": code,
        "officer_jwk": dict(officer_key.public_jwk),
        "transport_jwk": dict(transport_key.public_jwk),
        "app_version": "0.1.0",
    }


def make_administrator(country: str = "TH") -> User:
    return make_user(Role.ADMINISTRATOR, country=country)


def make_phone(officer: User | None = None, *, country: str = "TH") -> Phone:
    """Enrol a phone over the API, as a phone would be."""
    officer = officer or make_user(Role.OFFICER, country=country)
    code = create_enrolment_code(actor=make_administrator(country), officer=officer, now=timezone.now())
    officer_key, transport_key = generate_signing_key(), generate_signing_key()
    response = Client(HTTP_HOST=FIELD).post(
        "/api/v1/enrolments/claim",
        json.dumps(claim_body(code.link_code, officer_key, transport_key)),
        content_type="application/json",
    )
    assert response.status_code == 200, response.content
    answer = response.json()
    return Phone(officer_key, transport_key, answer["enrolment_id"], answer["certificate"])


def make_package_item(
    phone: Phone,
    to: Recipient,
    *,
    referral_id: str | None = None,
    item_id: str | None = None,
    position: int = 0,
    level: str = "TODAY",
    answer_within: int = 60,
    payload: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """A package item, really sealed to `to`."""
    referral_id = referral_id or str(uuid.uuid4())
    item_id = item_id or str(uuid.uuid4())
    claims = {
        "kind": "package",
        "referral_id": referral_id,
        "recipient": to.fingerprint,
        "position": position,
        "release": "0" * 64,
        "payload": dict(payload or {"level": level}),
    }
    ciphertext = seal_package(claims, phone.officer_key, phone.certificate, to.recipient)
    return {
        "item_id": item_id,
        "kind": "package",
        "envelope": {
            "item_id": item_id,
            "referral_id": referral_id,
            "recipient": to.fingerprint,
            "position": position,
            "level": level,
            "answer_within": answer_within,
            "sha256": ciphertext_digest(ciphertext),
        },
        "ciphertext": base64.b64encode(ciphertext).decode("ascii"),
    }


def make_item_without_consent(
    phone: Phone,
    to: Recipient,
    *,
    ground: str = "threat_to_life",
    level: str = "NOW",
    second: Phone | None = None,
) -> tuple[dict[str, Any], WithoutConsent]:
    """A package that goes without the person's yes, signed by the phone's officer and perhaps by a second; and what
    they sign."""
    referral_id = str(uuid.uuid4())
    payload = {"level": level, "without_consent": ground, "consent": {"language": "en", "texts": [], "given_for": []}}
    claims = {
        "kind": "package",
        "referral_id": referral_id,
        "recipient": to.fingerprint,
        "position": 0,
        "release": "0" * 64,
        "payload": payload,
    }
    statement = WithoutConsent(referral_id, ground, to.fingerprint, level, claims_digest(claims))
    item = make_package_item(phone, to, referral_id=referral_id, level=level, payload=payload)
    said = {
        "ground": ground,
        "package": statement.package,
        "first": sign_without_consent(statement, phone.officer_key),
        **({"second": sign_without_consent(statement, second.officer_key)} if second else {}),
    }
    item["envelope"]["without_consent"] = said
    return item, statement


def make_second_officer_item(statement: WithoutConsent, second: Phone) -> dict[str, Any]:
    """A second officer signs it later."""
    given = {"referral_id": statement.referral_id, "signature": sign_without_consent(statement, second.officer_key)}
    return {"item_id": str(uuid.uuid4()), "kind": "second_officer", "second_officer": given}


def seal_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """The same item as a phone sends it: its envelope sealed to the hub."""
    recipient = get_hub_identity().envelope_recipient
    assert recipient is not None
    return {**item, "envelope": base64.b64encode(seal_envelope(item["envelope"], recipient)).decode("ascii")}


def make_tally_item(
    *, day: str = "2026-11-25", group: str = "malay", level: str = "TODAY", total: int = 1
) -> dict[str, Any]:
    return {
        "item_id": str(uuid.uuid4()),
        "kind": "tally",
        "tally": {"day": day, "language_group": group, "level": level, "total": total},
    }


def make_mark_item(*, day: str = "2026-11-25", mark: str = "STOPPED", total: int = 1) -> dict[str, Any]:
    """What protects people, counted beside the tallies: in no language and at no level."""
    return {"item_id": str(uuid.uuid4()), "kind": "tally", "tally": {"day": day, "mark": mark, "total": total}}


def make_health_item(
    *,
    app_version: str = "0.1.0",
    releases: Iterable[str] = (),
    storage: str = "ok",
    waiting: int = 0,
    clock: str = "right",
) -> dict[str, Any]:
    health = {
        "app_version": app_version,
        "releases": list(releases),
        "storage": storage,
        "waiting": waiting,
        "clock": clock,
    }
    return {"item_id": str(uuid.uuid4()), "kind": "health", "health": health}
