"""Vectors of what is signed: compact JWS, lists of keys, statements, and how JSON and words are spelled."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from titian.sealing import (
    Payload,
    SigningKey,
    canonical_json,
    encode_base64url,
    keys_payload,
    sign,
    sign_bytes,
)
from titian.sealing.tests.vector_world import (
    EXPIRES,
    HUB,
    ISSUED,
    ITEM,
    VectorWorld,
    refused,
    resigned,
    segment,
    spare_bits,
)


class SignedVectors(VectorWorld):
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
        changed = sign(statement(), publisher).split(".")
        changed[1] = segment(statement(sequence=99))
        forged = resigned(sign(statement(), publisher), stranger)
        return [
            case("changed after signing", statement(), publisher, "signature.invalid") | {"jws": ".".join(changed)},
            case("a trusted kid, a stranger's signature", statement(), publisher, "signature.invalid")
            | {"jws": forged},
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
            case(
                "hub lists recipients in its own scope",
                statement(kind="recipients", scope=HUB),
                hub,
                "key.out_of_scope",
                kind="recipients",
                **at_hub,
            ),
            case(
                "a key for recipients signs wording",
                statement(scope="TH"),
                self.keys["recipients"],
                "key.unknown",
                **th,
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
