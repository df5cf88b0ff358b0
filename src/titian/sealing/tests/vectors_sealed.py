"""Vectors of what trust is for: packages, requests, receipts and lists of recipients."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from titian.sealing import (
    FormerKey,
    Payload,
    Receipt,
    ReceivedItem,
    TrustedKey,
    canonical_json,
    encode_base64url,
    keys_payload,
    recipients_payload,
    reseal_package,
    seal_package,
    sha256_hex,
    sign,
    sign_bytes,
    sign_receipt,
    sign_request,
)
from titian.sealing.age import encrypt
from titian.sealing.packages import PADDING_STEP
from titian.sealing.tests.vector_world import (
    ENROLMENT,
    EXPIRES,
    HUB,
    ISSUED,
    ITEM,
    REFERRAL,
    VectorWorld,
    refused,
    resigned,
    segment,
)


class SealedVectors(VectorWorld):
    def claims(self, **members: Any) -> Payload:
        sound = {
            "kind": "package",
            "referral_id": REFERRAL,
            "recipient": self.organisations["alpha"]["fingerprint"],
            "position": 0,
            "release": "0" * 64,
            "payload": {"level": "TODAY", "how_to_meet": "ที่ประตูสอง", "needs": ["shelter"]},
        }
        return {**sound, **members}

    def packages(self) -> list[dict[str, Any]]:
        officer, alpha, beta = self.keys["officer"], self.organisations["alpha"], self.organisations["beta"]
        claims = self.claims()
        good = seal_package(claims, officer, self.certificate, alpha["recipient"])
        jws = self.package_jws(claims)
        head, _, tail = jws.split(".")

        def sealed(text: str | bytes, to: str = alpha["recipient"]) -> bytes:
            return encrypt(text.encode() if isinstance(text, str) else text, to)

        def case(name: str, ciphertext: bytes, expect: dict[str, Any], **members: Any) -> dict[str, Any]:
            sound = {"sealed_by": "python", "organisation": "alpha"}
            expected = {"referral_id": REFERRAL, "recipient": alpha["fingerprint"], "position": 0}
            as_text = base64.b64encode(ciphertext).decode()
            return {"name": name, **sound, "expected": expected, **members, "ciphertext": as_text, "expect": expect}

        at = {"referral_id": REFERRAL, "recipient": alpha["fingerprint"], "position": 0}
        following = self.organisations["alpha_next"]
        resealed = reseal_package(good, alpha["identity"], following["recipient"])
        at_next = {**at, "recipient": following["fingerprint"]}
        to_next = {"organisation": "alpha_next", "expected": {**at_next, "former": [alpha["fingerprint"]]}}
        to_beta = {"organisation": "beta", "expected": {**at, "recipient": beta["fingerprint"]}}
        tampered = bytearray(good)
        tampered[-1] ^= 1
        return [
            case("good", good, {"claims": claims}),
            case("without padding", sealed(jws), {"claims": claims}),
            case("the longest padding", sealed(jws + " " * (PADDING_STEP - 1)), {"claims": claims}),
            case("one space more than padding has", sealed(jws + " " * PADDING_STEP), refused("package.malformed")),
            case(
                "the longest padding and nothing else",
                sealed(" " * (PADDING_STEP - 1)),
                refused("signature.unreadable"),
            ),
            case("a whole step of padding and nothing else", sealed(" " * PADDING_STEP), refused("package.malformed")),
            case("last byte changed", bytes(tampered), refused("package.unopenable")),
            case("cut", good[:-20], refused("package.unopenable")),
            case("not age at all", b"titian", refused("package.unopenable")),
            case("another organisation's key", good, refused("package.unopenable"), **to_beta),
            case(
                "passed on by its recipient",
                sealed(jws, beta["recipient"]),
                refused("package.wrong_recipient"),
                **to_beta,
            ),
            case(
                "passed on, and the hub says it is right",
                sealed(jws, beta["recipient"]),
                refused("package.wrong_recipient"),
                organisation="beta",
            ),
            case(
                "envelope names another recipient",
                good,
                refused("package.wrong_recipient"),
                expected={**at, "recipient": beta["fingerprint"]},
            ),
            case(
                "envelope names another referral",
                good,
                refused("package.wrong_referral"),
                expected={**at, "referral_id": ITEM},
            ),
            case(
                "envelope names another place", good, refused("package.wrong_position"), expected={**at, "position": 1}
            ),
            case("sealed anew for the next key", resealed, {"claims": claims}, **to_next),
            case(
                "sealed anew, but the list names no such former key",
                resealed,
                refused("package.wrong_recipient"),
                organisation="alpha_next",
                expected=at_next,
            ),
            case(
                "sealed anew, and the former key is another organisation's",
                resealed,
                refused("package.wrong_recipient"),
                organisation="alpha_next",
                expected={**at_next, "former": [beta["fingerprint"]]},
            ),
            case(
                "sealed anew, but the envelope names the former key",
                resealed,
                refused("package.wrong_recipient"),
                organisation="alpha_next",
                expected={**at, "former": [alpha["fingerprint"]]},
            ),
            case("sealed anew, opened with the former key", resealed, refused("package.unopenable")),
            case("no signature, only text", sealed("titian"), refused("signature.unreadable")),
            case("not text", sealed(b"\xff" + jws.encode()), refused("package.malformed")),
            case("newline for padding", sealed(jws + "\n"), refused("signature.unreadable")),
            case("no certificate", sealed(sign(claims, officer)), refused("signature.unreadable")),
            case(
                "forged by the hub's own key",
                sealed(sign_bytes(canonical_json(claims), self.keys["hub"], members={"cert": self.certificate})),
                refused("key.unknown"),
            ),
            case(
                "officer's kid, stranger's signature",
                sealed(resigned(jws, self.keys["stranger"])),
                refused("signature.invalid"),
            ),
            case(
                "claims changed",
                sealed(f"{head}.{segment(self.claims(position=1))}.{tail}"),
                refused("signature.invalid"),
                expected={**at, "position": 1},
            ),
            case(
                "certificate by a stranger",
                sealed(self.package_jws(claims, self.make_certificate("stranger"))),
                refused("key.unknown"),
            ),
            case(
                "certificate by the country key",
                sealed(self.package_jws(claims, self.make_certificate("country"))),
                refused("key.out_of_scope"),
            ),
            case(
                "certificate of another country",
                sealed(self.package_jws(claims, self.make_certificate("hub", "ID"))),
                refused("scope.wrong"),
            ),
            case(
                "a receipt for a certificate",
                sealed(self.package_jws(claims, sign_receipt(self.receipt(), self.keys["hub"]))),
                refused("kind.wrong"),
            ),
            case(
                "a claim too many", sealed(self.package_jws(self.claims(made_at="2026"))), refused("package.malformed")
            ),
            case("kind is another", sealed(self.package_jws(self.claims(kind="note"))), refused("package.malformed")),
            case("position a text", sealed(self.package_jws(self.claims(position="0"))), refused("package.malformed")),
            case("payload a text", sealed(self.package_jws(self.claims(payload="x"))), refused("package.malformed")),
        ]

    def costs(self) -> dict[str, Any]:
        """What anybody could seal to make a reader work: refused in time that grows as the bytes do.

        The plaintext is `before`, `repeated` as often as it fits, `after`.
        """

        def row(name: str, code: str, repeated: str, before: str = "", after: str = "") -> dict[str, Any]:
            return {"name": name, "before": before, "repeated": repeated, "after": after, "expect": refused(code)}

        def header(start: bytes, repeated: bytes, end: bytes) -> dict[str, str]:
            start, end = start.rjust(-(-len(start) // 3) * 3), end.ljust(-(-len(end) // 3) * 3)
            before, middle, after = (encode_base64url(part) for part in (start, repeated, end))
            return {"before": before, "repeated": middle, "after": f"{after}.e30.e30"}

        cert = b'{"alg":"ES256","kid":"k","typ":"titian+jws","cert":"'
        unreadable = "signature.unreadable"
        return {
            "about": "Opening each, at each size, takes at most `most_times` what opening the age file alone takes.",
            "bytes": [64_000, 1_000_000],
            "most_times": 50,
            "rows": [
                row("spaces, then a letter", unreadable, " ", after="x"),
                row("a letter, then spaces", "package.malformed", " ", before="x"),
                row("letters and no dot", unreadable, "x"),
                row("dots", unreadable, "."),
                row("brackets nobody closes", unreadable, **header(b"", b"[[[", b"")),
                row("a number without end", unreadable, **header(b'{"alg":', b"111", b"}")),
                row("one member again and again", "signature.algorithm", **header(b"{", b'"a":0,', b'"a":""}')),
                row("a certificate of dots", unreadable, **header(cert, b"...", b'"}')),
            ],
        }

    def package_jws(self, claims: Payload, certificate: str | None = None) -> str:
        members = {"cert": certificate or self.certificate}
        return sign_bytes(canonical_json(claims), self.keys["officer"], members=members)

    def requests(self) -> list[dict[str, Any]]:
        transport = self.keys["transport"]
        address = {"enrolment_id": ENROLMENT, "nonce": "n-1", "method": "POST", "path": "/api/v1/sync"}
        body = [{"item_id": ITEM, "kind": "tally"}]
        good = sign_request(body, transport, **address)
        head, _, tail = good.split(".")

        def case(name: str, jws: str, expect: dict[str, Any], **members: Any) -> dict[str, Any]:
            sound = {"method": "POST", "path": "/api/v1/sync"}
            return {"name": name, "jws": jws, "key": "transport", **sound, **members, "expect": expect}

        return [
            case("good", good, {"header": address, "body": body}),
            case("empty list", sign_request([], transport, **address), {"header": address, "body": []}),
            case("body changed", f"{head}.{segment([])}.{tail}", refused("signature.invalid")),
            case("nonce changed", self.headed(good, nonce="n-2"), refused("signature.invalid")),
            case("another device", good, refused("signature.invalid"), key="stranger"),
            case("another path", good, refused("request.mismatch"), path="/api/v1/nonce"),
            case("another method", good, refused("request.mismatch"), method="PUT"),
            case("a statement for a request", sign({"kind": "note"}, transport), refused("request.unreadable")),
            case("alg none", self.headed(good, alg="none"), refused("signature.algorithm")),
            case("cut", good[: len(good) // 2], refused("request.unreadable")),
        ]

    def receipt(self) -> Receipt:
        return Receipt(
            hub_id=HUB,
            items=(
                ReceivedItem(item_id=ITEM, sha256=sha256_hex(b"ciphertext"), received_sequence=12),
                ReceivedItem(item_id=HUB, sha256=sha256_hex(b"beside it"), received_sequence=13),
            ),
            epoch="e1",
            backed_up_through=9,
            audit_head="",
            issued_at=ISSUED,
            expires_at=EXPIRES,
        )

    def receipts(self) -> list[dict[str, Any]]:
        receipt, hub = self.receipt(), self.keys["hub"]
        good = sign_receipt(receipt, hub)
        asked = {"item_id": ITEM, "sha256": sha256_hex(b"ciphertext")}
        facts = {"received_sequence": 12, "epoch": "e1", "backed_up_through": 9, "audit_head": ""}

        def case(name: str, jws: str, expect: dict[str, Any], **members: Any) -> dict[str, Any]:
            return {"name": name, "jws": jws, **asked, **members, "expect": expect}

        return [
            case("good", good, facts),
            case("another item", good, refused("receipt.mismatch"), item_id=REFERRAL),
            case("an item's content under another's id", good, refused("receipt.mismatch"), item_id=HUB),
            case("another content", good, refused("receipt.mismatch"), sha256=sha256_hex(b"other")),
            case("by a stranger", sign_receipt(receipt, self.keys["stranger"]), refused("key.unknown")),
            case("of another hub", sign_receipt(replace(receipt, hub_id=ITEM), hub), refused("scope.wrong")),
        ]

    def recipients(self) -> list[dict[str, Any]]:
        alpha, beta = self.organisations["alpha"], self.organisations["beta"]
        entry = {"organisation_id": REFERRAL, "name": "Test shelter", "recipient": alpha["recipient"]}
        payload = recipients_payload(country="TH", recipients=[entry], sequence=2, issued_at=ISSUED, expires_at=EXPIRES)
        swapped = {**payload, "recipients": [{**payload["recipients"][0], "recipient": beta["recipient"]}]}
        hybrid = {**entry, "recipient": "age1pq1" + "q" * 55, "fingerprint": "0" * 64}
        country = self.keys["country"]
        following = self.organisations["alpha_next"]
        two = [
            {**entry, "recipient": following["recipient"]},
            {"organisation_id": ITEM, "name": "Test clinic", "recipient": beta["recipient"]},
        ]
        times: dict[str, Any] = {"sequence": 2, "issued_at": ISSUED, "expires_at": EXPIRES}
        oldest = "ab" * 32
        past = [FormerKey(REFERRAL, oldest, is_refused=True), FormerKey(REFERRAL, alpha["fingerprint"])]
        succession = recipients_payload(country="TH", recipients=two, former=past, **times)
        own = sorted([alpha["fingerprint"], following["fingerprint"], oldest])
        gone = recipients_payload(country="TH", recipients=[], former=past, **times)

        def case(name: str, jws: str, expect: dict[str, Any], known_sequence: int = 0, **more: Any) -> dict[str, Any]:
            return {"name": name, "jws": jws, "known_sequence": known_sequence, **more, "expect": expect}

        def one(name: str, of: str, generations: list[str], payload: Payload = succession) -> dict[str, Any]:
            listed = [entry["fingerprint"] for entry in payload["recipients"]]
            expect = {"fingerprints": listed, "generations": generations}
            return case(name, sign(payload, country), expect, generations_of=of)

        def bent(name: str, former: Any) -> dict[str, Any]:
            return case(name, sign({**payload, "former": former}, country), refused("payload.malformed"))

        line = past[1].as_json()
        return [
            case("good", sign(payload, country), {"fingerprints": [alpha["fingerprint"]]}),
            case("lower sequence", sign(payload, country), refused("sequence.lower"), known_sequence=3),
            case("key swapped, fingerprint kept", sign(swapped, country), refused("payload.malformed")),
            case(
                "not an X25519 key", sign({**payload, "recipients": [hybrid]}, country), refused("recipient.malformed")
            ),
            case("signed by the hub", sign(payload, self.keys["hub"]), refused("key.out_of_scope")),
            one("the current key's succession", following["fingerprint"], own),
            one("a former key's succession", alpha["fingerprint"], own),
            one("a stolen key's succession", oldest, own),
            one("an organisation with one key", beta["fingerprint"], [beta["fingerprint"]]),
            one("a key of nobody", "cd" * 32, ["cd" * 32]),
            one(
                "an organisation that is listed no more",
                alpha["fingerprint"],
                sorted([oldest, alpha["fingerprint"]]),
                gone,
            ),
            case(
                "a list of before there were generations",
                sign({name: value for name, value in payload.items() if name != "former"}, country),
                {"fingerprints": [alpha["fingerprint"]], "generations": [alpha["fingerprint"]]},
                generations_of=alpha["fingerprint"],
            ),
            bent("former is no list", {}),
            bent("a former key without organisation", [{**line, "organisation_id": ""}]),
            bent("a former key that is no fingerprint", [{**line, "fingerprint": "AB" * 32}]),
            bent("a former key that does not say whether it is refused", [{**line, "refused": 0}]),
        ]

    def recipients_roles(self) -> list[dict[str, Any]]:
        """Who may sign the list, as the list of keys says."""
        entry = {
            "organisation_id": REFERRAL,
            "name": "Test shelter",
            "recipient": self.organisations["alpha"]["recipient"],
        }
        payload = recipients_payload(country="TH", recipients=[entry], sequence=2, issued_at=ISSUED, expires_at=EXPIRES)
        plain, apart = self.lines(), [*self.lines(), self.recipients_line("TH")]

        def case(name: str, lines: list[TrustedKey], signer: str, code: str = "") -> dict[str, Any]:
            keys = keys_payload(hub_id=HUB, country="TH", keys=lines, sequence=3, issued_at=ISSUED, expires_at=EXPIRES)
            expect = refused(code) if code else {"fingerprints": [self.organisations["alpha"]["fingerprint"]]}
            return {
                "name": name,
                "keys": sign(keys, self.keys["root"]),
                "jws": sign(payload, self.keys[signer]),
                "expect": expect,
            }

        elsewhere = [*self.lines(), self.recipients_line("ID")]
        return [
            case("the country key, while there is no other", plain, "country"),
            case("a key for recipients alone", apart, "recipients"),
            case("the country key, once there is another", apart, "country", "key.out_of_scope"),
            case("a key for recipients of another country", elsewhere, "recipients", "key.out_of_scope"),
            case("another country's key for recipients takes nothing away", elsewhere, "country"),
            case("a key for recipients nobody vouches for", plain, "recipients", "key.unknown"),
        ]

    def recipients_line(self, scope: str) -> TrustedKey:
        return TrustedKey(self.keys["recipients"].public_jwk, role="recipients", scope=scope, expires_at=EXPIRES)
