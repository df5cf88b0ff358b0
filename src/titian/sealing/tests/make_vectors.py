"""Writes contracts/sealing/vectors.json anew: ``python -m titian.sealing.tests.make_vectors``.

Signatures and ciphertexts are random, so a new run gives other bytes with the same meaning. Run it
only when the format changes. It ends by letting the TypeScript twin add what it seals itself
(``node web/sealing/make-vectors.mjs``).

Every key in the file is a TEST KEY, published, and protects nothing.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from titian.sealing import (
    CODES,
    Payload,
    Receipt,
    SigningKey,
    TrustedKey,
    canonical_json,
    encode_base64url,
    fingerprint,
    fingerprint_words,
    generate_signing_key,
    identity_recipient,
    keys_payload,
    make_identity,
    recipients_payload,
    seal_package,
    sha256_hex,
    sign,
    sign_bytes,
    sign_certificate,
    sign_receipt,
    sign_request,
)
from titian.sealing.age import encrypt

REPOSITORY = Path(__file__).parents[4]
CONTRACTS = REPOSITORY / "contracts" / "sealing"
PYTHON_ONLY = ("file.", "words.", "node.")

HUB = "6f2f4a52-0f5e-4c0e-9d5a-3f8f4f6f0a01"
REFERRAL = "0c8f4b6e-2f49-4a3d-8d43-6f5a1f6a0b02"
ITEM = "a3d1c7f0-5a5b-4d7e-9c51-7f7f2a6c0c03"
ENROLMENT = "b7a9e3c2-9a1c-4b8f-8a57-1c2d3e4f0d04"
ISSUED = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
EXPIRES = ISSUED + timedelta(days=730)
NAMES = ("root", "publisher", "country", "hub", "officer", "transport", "stranger")


class Vectors:
    """Everything the file holds, built around one set of test keys."""

    def __init__(self) -> None:
        self.keys = {name: generate_signing_key() for name in NAMES}
        identities = {name: make_identity() for name in ("alpha", "beta")}
        self.organisations = {
            name: {
                "identity": identity,
                "recipient": identity_recipient(identity),
                "fingerprint": fingerprint(identity_recipient(identity)),
            }
            for name, identity in identities.items()
        }
        self.certificate = self.make_certificate("hub")

    def build(self) -> dict[str, Any]:
        return {
            "about": "TEST KEYS ONLY: every private key here is published and protects nothing. Python and "
            "TypeScript both have to answer exactly as `expect` says: a payload, or the code of a refusal.",
            "keys": {
                name: {"test_only_jwk": key.export_jwk(), "thumbprint": key.kid} for name, key in self.keys.items()
            },
            "organisations": {
                name: {"test_only_identity": one["identity"], "recipient": one["recipient"]}
                | {"fingerprint": one["fingerprint"]}
                for name, one in self.organisations.items()
            },
            "canonical": self.canonical(),
            "words": [{"digest": digest, "words": fingerprint_words(digest)} for digest in self.digests()],
            "phrases": self.phrases(),
            "jws": self.jws(),
            "trusted": self.trusted(),
            "statements": self.statements(),
            "certificate": self.certificate,
            "packages": self.packages(),
            "requests": self.requests(),
            "receipts": self.receipts(),
            "recipients": self.recipients(),
        }

    def digests(self) -> list[str]:
        return [
            encode_base64url(bytes(32)),
            encode_base64url(b"\xff" * 32),
            "ffe0" + "00" * 30,
            *(key.kid for key in self.keys.values()),
            *(one["fingerprint"] for one in self.organisations.values()),
        ]

    def canonical(self) -> list[dict[str, Any]]:
        values: list[Any] = [{"b": [1, 0, -7, None, True], "a": {"ไทย": "“Bahasa”\n\t\\/"}}, "é😀", [], {}]
        return [{"value": value, "text": canonical_json(value).decode()} for value in values]

    def phrases(self) -> list[dict[str, Any]]:
        made = "acorn bridge river lemon kite meadow zebra"
        return [
            {"typed": made, "expect": {"phrase": made}},
            {"typed": "  Acorn-bridge, RIVER\nlemon kite  meadow zebra ", "expect": {"phrase": made}},
            {"typed": "acorn brigde river lemon kite meadow zzz", "expect": {"error": "phrase.malformed"}},
            {"typed": " ", "expect": {"error": "phrase.malformed"}},
        ]

    # --- compact JWS -------------------------------------------------------------------------

    def jws(self) -> list[dict[str, Any]]:
        key = self.keys["hub"]
        payload = {"kind": "note", "text": "ไทย"}
        good = sign(payload, key)
        head, body, tail = good.split(".")
        exact = b'{ "kind" : "note",\n"text": "spaces are signed too" }'
        cases: list[tuple[str, str, dict[str, Any]]] = [
            ("valid", good, {"payload": payload}),
            ("exact bytes, not canonical", sign_bytes(exact, key), {"payload": json.loads(exact)}),
            ("payload changed", f"{head}.{segment({**payload, 'text': 'x'})}.{tail}", refused("signature.invalid")),
            ("signature of zeros", f"{head}.{body}.{'A' * 86}", refused("signature.invalid")),
            ("signature cut", f"{head}.{body}.{'A' * 43}", refused("signature.invalid")),
            ("signed by another key", resigned(good, self.keys["stranger"]), refused("signature.invalid")),
            ("another kid", sign(payload, self.keys["stranger"]), refused("key.unknown")),
            ("alg none", self.headed(good, alg="none"), refused("signature.algorithm")),
            (
                "alg none, no signature",
                self.headed(good, alg="none").rsplit(".", 1)[0] + ".",
                refused("signature.algorithm"),
            ),
            ("alg HS256", self.headed(good, alg="HS256"), refused("signature.algorithm")),
            ("alg ES384", self.headed(good, alg="ES384"), refused("signature.algorithm")),
            ("alg in another case", self.headed(good, alg="es256"), refused("signature.algorithm")),
            ("key in the header", self.signed_header(good, jwk="x"), refused("signature.unreadable")),
            ("crit", self.signed_header(good, crit="b64"), refused("signature.unreadable")),
            ("typ of a request", self.signed_header(good, typ="titian-request+jws"), refused("signature.unreadable")),
            ("typ missing", self.signed_header(good, typ=None), refused("signature.unreadable")),
            ("kid missing", self.signed_header(good, kid=None), refused("signature.unreadable")),
            ("kid a number", self.signed_header(good, kid=1), refused("signature.unreadable")),
            ("two segments", f"{head}.{body}", refused("signature.unreadable")),
            ("four segments", good + ".", refused("signature.unreadable")),
            ("padding", f"{head}=.{body}.{tail}", refused("signature.unreadable")),
            ("spare bits", f"{head}.{body}.{spare_bits(tail)}", refused("signature.unreadable")),
            ("newline at the end", good + "\n", refused("signature.unreadable")),
            ("empty", "", refused("signature.unreadable")),
            ("payload not JSON", sign_bytes(b"titian", key), refused("payload.malformed")),
            ("payload NaN", sign_bytes(b'{"n":NaN}', key), refused("payload.malformed")),
            ("payload a list", sign_bytes(b"[]", key), refused("payload.malformed")),
            ("payload not UTF-8", sign_bytes(b'{"t":"\xff"}', key), refused("payload.malformed")),
            ("payload with a byte order mark", sign_bytes(b'\xef\xbb\xbf{"t":1}', key), refused("payload.malformed")),
        ]
        return [{"name": name, "jws": jws, "key": "hub", "expect": expect} for name, jws, expect in cases]

    def headed(self, jws: str, **members: Any) -> str:
        """The same JWS with another header: the signature no longer covers it."""
        head, body, tail = jws.split(".")
        return f"{segment(changed(head, members))}.{body}.{tail}"

    def signed_header(self, jws: str, **members: Any) -> str:
        """A JWS with another header and a true signature over it."""
        head, body, _ = jws.split(".")
        return resigned(f"{segment(changed(head, members))}.{body}.x", self.keys["hub"])

    # --- trust -------------------------------------------------------------------------------

    def lines(self) -> list[TrustedKey]:
        public = {name: key.public_jwk for name, key in self.keys.items()}
        return [
            TrustedKey(jwk=public["publisher"], role="publisher", scope="first-contact", expires_at=EXPIRES),
            TrustedKey(jwk=public["country"], role="country", scope="TH", expires_at=EXPIRES),
            TrustedKey(jwk=public["hub"], role="hub", scope=HUB, expires_at=EXPIRES),
        ]

    def keys_json(self, **members: Any) -> Payload:
        sound = keys_payload(
            hub_id=HUB, country="TH", keys=self.lines(), sequence=3, issued_at=ISSUED, expires_at=EXPIRES
        )
        return {**sound, **members}

    def trusted(self) -> list[dict[str, Any]]:
        root = self.keys["root"]
        good = sign(self.keys_json(), root)
        bad_kid = {**self.lines()[0].as_json(), "kid": self.keys["stranger"].kid}
        bad_role = {**self.lines()[0].as_json(), "role": "root"}
        old = sign(self.keys_json(issued_at="2019-01-01T00:00:00Z", expires_at="2020-01-01T00:00:00Z"), root)

        def case(name: str, jws: str, expect: dict[str, Any], **members: Any) -> dict[str, Any]:
            sound = {"root": "root", "pinned": root.kid, "known_sequence": 0, "hub_id": HUB}
            return {"name": name, "jws": jws, **sound, **members, "expect": expect}

        fine = {"country": "TH", "sequence": 3, "keys": 3}
        return [
            case("good", good, fine),
            case("same sequence again", good, fine, known_sequence=3),
            case("hub not known beforehand", good, fine, hub_id=None),
            case("past its expiry is reported, not refused", old, fine),
            case("lower sequence", good, refused("sequence.lower"), known_sequence=4),
            case("another root pinned", good, refused("root.mismatch"), pinned=self.keys["stranger"].kid),
            case(
                "a root of one's own",
                sign(self.keys_json(), self.keys["stranger"]),
                refused("root.mismatch"),
                root="stranger",
            ),
            case("signed by another key", sign(self.keys_json(), self.keys["hub"]), refused("key.unknown")),
            case("another hub expected", good, refused("scope.wrong"), hub_id=ITEM),
            case("scope is not the hub", sign(self.keys_json(scope="TH"), root), refused("scope.wrong")),
            case("another kind", sign(self.keys_json(kind="manifest"), root), refused("kind.wrong")),
            case("kid of another key", sign(self.keys_json(keys=[bad_kid]), root), refused("payload.malformed")),
            case("role unknown", sign(self.keys_json(keys=[bad_role]), root), refused("payload.malformed")),
            case("sequence a text", sign(self.keys_json(sequence="3"), root), refused("payload.malformed")),
            case("sequence true", sign(self.keys_json(sequence=True), root), refused("payload.malformed")),
            case(
                "time with an offset",
                sign(self.keys_json(issued_at="2026-11-25T01:02:03+07:00"), root),
                refused("payload.malformed"),
            ),
            case(
                "30 February",
                sign(self.keys_json(issued_at="2026-02-30T01:02:03Z"), root),
                refused("payload.malformed"),
            ),
        ]

    def statements(self) -> list[dict[str, Any]]:
        publisher, country, hub, stranger = (self.keys[name] for name in ("publisher", "country", "hub", "stranger"))

        def statement(**members: Any) -> Payload:
            sound = {"kind": "manifest", "scope": "first-contact", "sequence": 5, "parts": []}
            return {**sound, "issued_at": "2026-11-25T01:02:03Z", "expires_at": "2027-11-25T01:02:03Z", **members}

        def case(name: str, payload: Payload, key: SigningKey, expect: str | None, **asked: Any) -> dict[str, Any]:
            sound = {"kind": "manifest", "scope": "first-contact", "role": "publisher", "known_sequence": 0}
            outcome = refused(expect) if expect else {"payload": payload}
            return {"name": name, "jws": sign(payload, key), **sound, **asked, "expect": outcome}

        th = {"scope": "TH", "role": "country"}
        at_hub = {"scope": HUB, "role": "hub"}
        receipt = statement(kind="receipt", scope=HUB)
        recipients = statement(kind="recipients", scope="TH")
        enrolment = statement(kind="enrolment", scope="TH")
        late = (EXPIRES + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        old = statement(issued_at="2026-11-25T01:02:03Z", expires_at="2026-11-26T01:02:03Z")
        return [
            case("publisher signs logic", statement(), publisher, None),
            case("same sequence again", statement(), publisher, None, known_sequence=5),
            case("country signs wording", statement(scope="TH"), country, None, **th),
            case("country signs recipients", recipients, country, None, kind="recipients", **th),
            case("hub signs a receipt", receipt, hub, None, kind="receipt", **at_hub),
            case("hub signs a standing", statement(kind="standing", scope=HUB), hub, None, kind="standing", **at_hub),
            case("hub certifies for its country", enrolment, hub, None, kind="enrolment", scope="TH", role="hub"),
            case("past its expiry is reported, not refused", old, publisher, None),
            case("lower sequence", statement(), publisher, "sequence.lower", known_sequence=6),
            case("key nobody vouches for", statement(), stranger, "key.unknown"),
            case("hub swaps a recipient", recipients, hub, "key.out_of_scope", kind="recipients", **th),
            case(
                "hub swaps a recipient, asked as hub",
                recipients,
                hub,
                "key.out_of_scope",
                kind="recipients",
                scope="TH",
                role="hub",
            ),
            case("country signs logic", statement(), country, "key.out_of_scope"),
            case("publisher signs wording", statement(scope="TH"), publisher, "key.out_of_scope", **th),
            case("publisher of another pack", statement(scope="second"), publisher, "key.out_of_scope", scope="second"),
            case("country signs a receipt", receipt, country, "key.out_of_scope", kind="receipt", **at_hub),
            case(
                "hub certifies for another country",
                statement(kind="enrolment", scope="ID"),
                hub,
                "key.out_of_scope",
                kind="enrolment",
                scope="ID",
                role="hub",
            ),
            case("kind is another", receipt, hub, "kind.wrong", **at_hub),
            case("scope is another", statement(), publisher, "scope.wrong", scope="second"),
            case("signed after the key expired", statement(issued_at=late), publisher, "key.expired"),
            case("no sequence", statement(sequence=None), publisher, "payload.malformed"),
            case("no issue time", statement(issued_at=None), publisher, "payload.malformed"),
            case("no expiry", statement(expires_at=None), publisher, "payload.malformed"),
            case("no scope", statement(scope=None), publisher, "payload.malformed"),
        ]

    # --- what trust is for -------------------------------------------------------------------

    def make_certificate(self, signer: str, country: str = "TH") -> str:
        return sign_certificate(
            hub_key=self.keys[signer],
            country=country,
            enrolment_id=ENROLMENT,
            officer_jwk=self.keys["officer"].public_jwk,
            transport_jwk=self.keys["transport"].public_jwk,
            station={"id": "c1c1c1c1-0000-4000-8000-000000000005", "name": "Test station"},
            sequence=1,
            issued_at=ISSUED,
            expires_at=EXPIRES,
        )

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
        to_beta = {"organisation": "beta", "expected": {**at, "recipient": beta["fingerprint"]}}
        tampered = bytearray(good)
        tampered[-1] ^= 1
        return [
            case("good", good, {"claims": claims}),
            case("without padding", sealed(jws), {"claims": claims}),
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
            item_id=ITEM,
            sha256=sha256_hex(b"ciphertext"),
            received_sequence=12,
            epoch="e1",
            backed_up_through=9,
            audit_head="",
            issued_at=ISSUED,
            expires_at=EXPIRES,
        )

    def receipts(self) -> list[dict[str, Any]]:
        receipt, hub = self.receipt(), self.keys["hub"]
        good = sign_receipt(receipt, hub)
        asked = {"item_id": receipt.item_id, "sha256": receipt.sha256}
        facts = {"received_sequence": 12, "epoch": "e1", "backed_up_through": 9, "audit_head": ""}

        def case(name: str, jws: str, expect: dict[str, Any], **members: Any) -> dict[str, Any]:
            return {"name": name, "jws": jws, **asked, **members, "expect": expect}

        return [
            case("good", good, facts),
            case("another item", good, refused("receipt.mismatch"), item_id=REFERRAL),
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

        def case(name: str, jws: str, expect: dict[str, Any], known_sequence: int = 0) -> dict[str, Any]:
            return {"name": name, "jws": jws, "known_sequence": known_sequence, "expect": expect}

        return [
            case("good", sign(payload, country), {"fingerprints": [alpha["fingerprint"]]}),
            case("lower sequence", sign(payload, country), refused("sequence.lower"), known_sequence=3),
            case("key swapped, fingerprint kept", sign(swapped, country), refused("payload.malformed")),
            case(
                "not an X25519 key", sign({**payload, "recipients": [hybrid]}, country), refused("recipient.malformed")
            ),
            case("signed by the hub", sign(payload, self.keys["hub"]), refused("key.out_of_scope")),
        ]


def refused(code: str) -> dict[str, Any]:
    if code not in CODES:
        raise ValueError(f"not a code: {code}")
    return {"error": code}


def segment(value: Any) -> str:
    return encode_base64url(canonical_json(value))


def changed(head: str, members: dict[str, Any]) -> dict[str, Any]:
    header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    return {name: value for name, value in {**header, **members}.items() if value is not None}


def resigned(jws: str, key: SigningKey) -> str:
    """The same header and payload with this key's signature, made below the library."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    signed = jws.rsplit(".", 1)[0]
    private = key.jose_key().private_key
    if private is None:
        raise ValueError("no private key")
    r, s = decode_dss_signature(private.sign(signed.encode("ascii"), ec.ECDSA(SHA256())))
    return f"{signed}.{encode_base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def spare_bits(tail: str) -> str:
    """The same 64 bytes spelled with another last letter: base64 leaves four bits unused there."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return tail[:-1] + alphabet[alphabet.index(tail[-1]) + 1]


def main() -> None:
    CONTRACTS.mkdir(parents=True, exist_ok=True)
    errors = {
        "about": "Every code of titian.sealing and @titian/sealing. `both`: in both languages; `python`: command line.",
        "both": {code: text for code, text in CODES.items() if not code.startswith(PYTHON_ONLY)},
        "python": {code: text for code, text in CODES.items() if code.startswith(PYTHON_ONLY)},
    }
    write("errors.json", errors)
    write("vectors.json", Vectors().build())
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is needed to add what TypeScript seals")
    subprocess.run([node, "make-vectors.mjs"], cwd=REPOSITORY / "web" / "sealing", check=True)


def write(name: str, content: Any) -> None:
    (CONTRACTS / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
