"""A hub inside the test process, behind Playwright's routes: it signs as the demo hub does and fails as it is told."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Request, Route
from running_hub import RunningHub

from titian.sealing import SigningKey, generate_signing_key, open_envelope
from titian.sealing.encoding import canonical_json
from titian.sealing.receipts import Receipt, ReceivedItem, sign_receipt
from titian.sealing.requests import verify_request
from titian.sealing.signed import sign

SYNC, NONCE = "/api/v1/sync", "/api/v1/nonce"
Answer = dict[str, Any]  # Any: the JSON of an answer, which a fault may turn into anything
JSON_TYPE = {"content-type": "application/json"}


def path_of(request: Request) -> str:
    return NONCE if request.url.endswith(NONCE) else SYNC


@dataclass(frozen=True)
class Fault:
    """What goes wrong with each request to `path` (empty: to both), until it is healed. At most one of the rest is set."""

    path: str = SYNC
    abort: str = ""
    #: Status, headers and body in the hub's place; the hub never sees the request.
    instead: tuple[int, Mapping[str, str], str] | None = None
    #: The request is taken, and its answer altered: the value is written as JSON, text as it is.
    tamper: Callable[[Answer], object] | None = None
    #: Taken, and the answer lost on the way.
    lost: bool = False
    #: Not answered before `let_through`.
    hang: bool = False
    #: Delivered so many times.
    times: int = 1
    #: Called before the hub has seen the request, or after it has taken it, in place of the answer.
    before: Callable[[], None] | None = None
    after: Callable[[], None] | None = None


@dataclass
class FaultHub:
    """One phone's hub. What was received stays received, whatever became of the answer."""

    hub_id: str
    enrolment_id: str
    transport: Mapping[str, str]
    key: SigningKey
    #: Open what the phone has sealed to the hub.
    identities: list[str]
    stranger: SigningKey = field(default_factory=generate_signing_key)
    fault: Fault | None = None
    #: No network yet: a retry left over from the case before must not send what this one is about.
    is_held: bool = False
    epoch: str = "7a1c2e3d-4b5f-4061-8273-8495a6b7c8d9"
    backed_up_through: int = 0
    #: Items whose bytes it has found damaged.
    again: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    #: "", "true", or how a false word of the end is made.
    ended: str = ""
    quarantine_is_full: bool = False
    received: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    #: How often each package was offered.
    offered: Counter[str] = field(default_factory=Counter)
    nonces: set[str] = field(default_factory=set)
    sequence: int = 0
    unsound: list[str] = field(default_factory=list)
    hanging: list[Route] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, hub: RunningHub, enrolment: Mapping[str, str], transport: Mapping[str, str]) -> FaultHub:
        """The demo hub's own key, so that a phone enrolled there believes what is signed here."""
        key = json.loads((hub.folder / "data" / "trust" / "hub.key.json").read_text())
        identities = (hub.folder / "data" / "trust" / "envelopes.key").read_text().split()
        return cls(enrolment["hub_id"], enrolment["enrolment_id"], transport, SigningKey.from_jwk(key), identities)

    def reset(self) -> None:
        """As on the first day: nothing received, nothing wrong."""
        self.heal()
        self.received.clear()
        self.offered.clear()
        self.refuse.clear()
        self.answered.clear()
        self.asked.clear()
        self.unsound.clear()
        self.ended, self.quarantine_is_full, self.again = "", False, []
        self.epoch, self.backed_up_through, self.sequence = "7a1c2e3d-4b5f-4061-8273-8495a6b7c8d9", 0, 0

    def heal(self) -> None:
        """Nothing goes wrong any more; what still hangs breaks."""
        self.fault = None
        self.refuse.clear()
        while self.hanging:
            try:
                self.hanging.pop().abort()
            except Exception:  # noqa: S112  (its page is gone)
                continue

    def let_through(self) -> None:
        """What hangs at this moment is answered, as if nothing went wrong; what comes of it hangs again."""
        held, self.hanging = self.hanging, []
        for route in held:
            self.fulfill(route, *self.answer(path_of(route.request), route.request.post_data or ""))

    # --- the wire ---

    def handle(self, route: Route, request: Request) -> None:
        """One request to the nonce or the sync route."""
        path = path_of(request)
        self.asked[path] += 1
        if self.is_held:
            return route.abort("internetdisconnected")
        fault = self.fault if self.fault and self.fault.path in ("", path) else None
        if fault is None:
            return self.fulfill(route, *self.answer(path, request.post_data or ""))
        return self.fail(fault, path, route, request)

    def fail(self, fault: Fault, path: str, route: Route, request: Request) -> None:
        if fault.abort:
            return route.abort(fault.abort)
        if fault.before:
            return fault.before()
        if fault.hang:
            return self.hanging.append(route)
        if fault.instead:
            status, headers, body = fault.instead
            return route.fulfill(status=status, headers=dict(headers), body=body)
        status, answer = self.answer(path, request.post_data or "")
        for _ in range(fault.times - 1):
            self.nonces |= {self.nonce_of(request.post_data or "")} - {""}
            status, answer = self.answer(path, request.post_data or "")
        if fault.lost:
            return route.abort("connectionreset")
        if fault.after:
            return fault.after()
        if fault.tamper and status == 200:
            told = fault.tamper(answer)
            body = told if isinstance(told, str) else json.dumps(told)
            return route.fulfill(status=status, headers={**JSON_TYPE, "Titian-Nonce": self.nonce()}, body=body)
        return self.fulfill(route, status, answer)

    def fulfill(self, route: Route, status: int, answer: Answer) -> None:
        body = json.dumps(answer)
        self.answered.append(body)
        route.fulfill(status=status, headers={**JSON_TYPE, "Titian-Nonce": self.nonce()}, body=body)

    def nonce(self) -> str:
        made = secrets.token_urlsafe(16)
        self.nonces.add(made)
        return made

    def nonce_of(self, jws: str) -> str:
        try:
            return verify_request(jws, self.transport, method="POST", path=SYNC).header.nonce
        except Exception:
            return ""

    # --- what a hub does ---

    def answer(self, path: str, jws: str) -> tuple[int, Answer]:
        """Status and answer, as docs/developers/sync.md says."""
        if path == NONCE:
            return 200, {"nonce": self.nonce()}
        signed = verify_request(jws, self.transport, method="POST", path=SYNC)
        if signed.header.nonce not in self.nonces:
            return 401, {"code": "nonce.spent", "message": ""}
        self.nonces.discard(signed.header.nonce)
        receipts: list[str] = []
        items = [self.take(item, receipts) for item in signed.body]
        standing = {"epoch": self.epoch, "backed_up_through": self.backed_up_through, "audit_head": "0" * 64}
        told: Answer = {
            "items": items,
            "receipts": receipts,
            **({"again": self.again} if self.again else {}),
            "epoch": self.epoch,
            "standing": self.statement("standing", standing),
        }
        if not self.ended:
            return 200, {**told, "referrals": []}
        return 403, {**told, "code": "device.revoked", "message": "", **self.revocation(signed.header.nonce)}

    def take(self, item: Answer, receipts: list[str]) -> Answer:
        item_id = str(item["item_id"])
        if item["kind"] == "package":
            self.offered[item_id] += 1
            if isinstance(item["envelope"], str):
                sealed = base64.b64decode(item["envelope"])
                item = {**item, "envelope": open_envelope(sealed, self.identities)}
            self.look_at(item)
        if item_id in self.refuse:
            return {"item_id": item_id, "status": "refused", "code": self.refuse[item_id], "message": ""}
        is_ended = self.ended == "true"
        if is_ended and item["kind"] == "health":
            return {"item_id": item_id, "status": "refused", "code": "item.phone_ended", "message": ""}
        if is_ended and self.quarantine_is_full:
            return {"item_id": item_id, "status": "refused", "code": "item.quarantine_full", "message": ""}
        if item_id not in self.received:
            self.received[item_id] = (item, self.receipt(item, "quarantined" if is_ended else ""))
        receipts.append(self.received[item_id][1])
        status = "quarantined" if is_ended else "received"
        return {"item_id": item_id, "status": status, "receipt": len(receipts) - 1}

    def look_at(self, item: Answer) -> None:
        """A phone never changes an item it has offered, nor seals the same package under another id."""
        known = self.received.get(item["item_id"])
        if known and known[0] != item:
            self.unsound.append(f"{item['item_id']} was changed")
        place = (item["envelope"]["referral_id"], item["envelope"]["recipient"])
        for other, _ in self.received.values():
            if other["kind"] == "package" and other["item_id"] != item["item_id"]:
                envelope = other["envelope"]
                if (envelope["referral_id"], envelope["recipient"]) == place:
                    self.unsound.append(f"{item['item_id']} is a second package of one place")

    def receipt(self, item: Answer, status: str) -> str:
        self.sequence += 1
        told = item["envelope"]["sha256"] if item["kind"] == "package" else self.digest(item)
        held = ReceivedItem(item_id=item["item_id"], sha256=told, received_sequence=self.sequence, status=status)
        now = datetime.now(UTC)
        return sign_receipt(
            Receipt(
                hub_id=self.hub_id,
                items=(held,),
                epoch=self.epoch,
                backed_up_through=self.backed_up_through,
                audit_head="0" * 64,
                issued_at=now,
                expires_at=now + timedelta(days=365),
            ),
            self.key,
        )

    def digest(self, item: Answer) -> str:
        return hashlib.sha256(canonical_json(item.get("tally") or item["health"])).hexdigest()

    def statement(self, kind: str, content: Answer, key: SigningKey | None = None) -> str:
        now = datetime.now(UTC).replace(microsecond=0)
        dated = {
            "issued_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "expires_at": (now + timedelta(days=365)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        return sign(
            {"kind": kind, "scope": self.hub_id, "sequence": int(now.timestamp()), **dated, **content}, key or self.key
        )

    def revocation(self, nonce: str) -> Answer:
        named = {
            "enrolment_id": "another" if self.ended == "of another" else self.enrolment_id,
            "nonce": "another" if self.ended == "of yesterday" else nonce,
        }
        if self.ended == "unsigned":
            return {}
        if self.ended == "no text":
            return {"revocation": 7}
        key = self.stranger if self.ended == "forged" else self.key
        return {"revocation": self.statement("standing" if self.ended == "another kind" else "revocation", named, key)}

    @property
    def packages(self) -> list[str]:
        """Ids of the packages received."""
        return [name for name, (item, _) in self.received.items() if item["kind"] == "package"]
