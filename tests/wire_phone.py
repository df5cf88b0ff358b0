"""A phone that speaks HTTP by itself, so that a test may break the line where it wants."""

from __future__ import annotations

import base64
import json
import sys
import uuid
from dataclasses import dataclass
from typing import Any

import httpx
from running_hub import NO_AUTHORITIES, RunningHub

from titian.hub.tests import warm
from titian.sealing import (
    SigningKey,
    Trust,
    ciphertext_digest,
    generate_signing_key,
    seal_package,
    thumbprint,
    verify_receipt,
)
from titian.sealing.requests import sign_request

SYNC = "/api/v1/sync"


def run_in_hub(hub: RunningHub, code: str) -> Any:
    """What an operator's shell on the hub prints, as JSON."""
    head = "import django, json, os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'titian.hub.settings'\ndjango.setup()\n"
    ran = warm.run([sys.executable, "-c", head + code], env=hub.environment)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


MAKE_CODES = """
import uuid
from django.utils import timezone
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.people.models import User
first = User.objects.filter(role="officer").first()
codes = []
for _ in range(%d):
    name = f"wire-{uuid.uuid4().hex[:12]}"
    officer = User.objects.create_user(name, password=None, role="officer", station=first.station)
    codes.append(create_enrolment_code(actor=officer, officer=officer, now=timezone.now()).link_code)
print(json.dumps(codes))
"""
MAKE_CODE = """
from django.utils import timezone
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.people.models import User
officer = User.objects.filter(role="officer").first()
print(json.dumps(create_enrolment_code(actor=officer, officer=officer, now=timezone.now()).link_code))
"""


class Refused(Exception):
    """The hub gave no nonce, and this code instead."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass
class WirePhone:
    """A phone that speaks HTTP by itself, so that a test may break the line where it wants."""

    hub: RunningHub
    officer_key: SigningKey
    transport_key: SigningKey
    enrolment_id: str
    certificate: str
    trust: Trust
    recipients: list[dict[str, Any]]

    @classmethod
    def enrol(cls, hub: RunningHub, code: str | None = None) -> WirePhone:
        officer_key, transport_key = generate_signing_key(), generate_signing_key()
        body = {
            "code": code or run_in_hub(hub, MAKE_CODE),
            "officer_jwk": dict(officer_key.public_jwk),
            "transport_jwk": dict(transport_key.public_jwk),
            "app_version": "0.1.0",
        }
        claimed = post(hub, "/api/v1/enrolments/claim", json=body).json()
        trust = Trust.from_keys(claimed["keys"], thumbprint(claimed["root_jwk"]), claimed["root_jwk"])
        offer = httpx.get(
            f"http://127.0.0.1:{hub.port}/api/v1/releases", headers=host(hub), timeout=30, verify=NO_AUTHORITIES
        ).json()
        listed = trust.verify(offer["recipients"], kind="recipients", scope="TH", role="country")
        return cls(
            hub,
            officer_key,
            transport_key,
            claimed["enrolment_id"],
            claimed["certificate"],
            trust,
            listed["recipients"],
        )

    @classmethod
    def enrol_many(cls, hub: RunningHub, count: int) -> list[WirePhone]:
        """Phones of as many officers, made for them: one program inside the hub for all."""
        return [cls.enrol(hub, code) for code in run_in_hub(hub, MAKE_CODES % count)]

    def make_item(self, payload: dict[str, Any] | None = None, *, referral_id: str = "") -> dict[str, Any]:
        to = self.recipients[0]
        item_id, referral_id = str(uuid.uuid4()), referral_id or str(uuid.uuid4())
        claims = {
            "kind": "package",
            "referral_id": referral_id,
            "recipient": to["fingerprint"],
            "position": 0,
            "release": "0" * 64,
            "payload": payload or {"level": "TODAY"},
        }
        ciphertext = seal_package(claims, self.officer_key, self.certificate, to["recipient"])
        envelope = {
            "item_id": item_id,
            "referral_id": referral_id,
            "recipient": to["fingerprint"],
            "position": 0,
            "level": "TODAY",
            "answer_within": 60,
            "sha256": ciphertext_digest(ciphertext),
        }
        return {
            "item_id": item_id,
            "kind": "package",
            "envelope": envelope,
            "ciphertext": base64.b64encode(ciphertext).decode(),
        }

    def sign(self, *items: object) -> str:
        answer = post(self.hub, "/api/v1/nonce").json()
        if "nonce" not in answer:
            raise Refused(answer["code"])
        nonce = answer["nonce"]
        return sign_request(
            list(items), self.transport_key, enrolment_id=self.enrolment_id, nonce=nonce, method="POST", path=SYNC
        )

    def send(self, jws: str) -> httpx.Response:
        return post(self.hub, SYNC, content=jws)

    def receipt_of(self, item: dict[str, Any], answer: dict[str, Any]) -> str:
        """The receipt in an answer, verified as a phone does before it lets go of an item."""
        [received] = answer["items"]
        verify_receipt(
            answer["receipts"][received["receipt"]],
            self.trust,
            item_id=item["item_id"],
            sha256=item["envelope"]["sha256"],
        )
        receipt: str = answer["receipts"][received["receipt"]]
        return receipt


def host(hub: RunningHub) -> dict[str, str]:
    return {"Host": f"field.localhost:{hub.port}"}


def post(hub: RunningHub, path: str, **more: Any) -> httpx.Response:
    address = f"http://127.0.0.1:{hub.port}{path}"
    return httpx.post(address, headers=host(hub), timeout=30, verify=NO_AUTHORITIES, **more)
