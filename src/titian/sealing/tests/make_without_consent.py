"""Writes contracts/sealing/without_consent.json anew: ``python -m titian.sealing.tests.make_without_consent``.

As `make_vectors`: run it only when the format changes. It ends by letting the TypeScript twin add a signature of its own.
Every key in the file is a TEST KEY, published, and protects nothing.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import asdict, replace
from typing import Any, Final

from titian.sealing import SigningKey, WithoutConsent, generate_signing_key, keys_payload, sign, sign_without_consent
from titian.sealing.encoding import canonical_json, encode_base64url, format_instant
from titian.sealing.tests.make_vectors import REPOSITORY, write
from titian.sealing.tests.vector_world import EXPIRES, HUB, ISSUED, REFERRAL, VectorWorld, refused

STATEMENT: Final = WithoutConsent(
    referral_id=REFERRAL, ground="threat_to_life", recipient="a1" * 32, level="NOW", package="b2" * 32
)
FIRST, SECOND = "qO1xYh3mT0aPz5Ck", "Vn8Rb2LdJw6Se4Gu"


class WithoutConsentVectors(VectorWorld):
    """A first officer, and what may come as a second's signature beside what they sealed."""

    def __init__(self) -> None:
        super().__init__()
        self.second, self.again = generate_signing_key(), generate_signing_key()

    def certify(self, key: SigningKey, officer: str | None, signer: str = "hub") -> str:
        payload = {
            "kind": "enrolment",
            "scope": "TH",
            "sequence": 1,
            "issued_at": format_instant(ISSUED),
            "expires_at": format_instant(EXPIRES),
            "enrolment_id": f"e-{key.kid[:6]}",
            "officer_jwk": dict(key.public_jwk),
            "transport_jwk_thumbprint": self.keys["transport"].kid,
            "station": {"id": "s-1", "name": "Test station"},
            **({"officer": officer} if officer else {}),
        }
        return sign(payload, self.keys[signer])

    def build(self) -> dict[str, Any]:
        lines = self.lines()
        keys = keys_payload(hub_id=HUB, country="TH", keys=lines, sequence=1, issued_at=ISSUED, expires_at=EXPIRES)
        return {
            "about": "TEST KEYS ONLY. What a second officer signs, checked beside the certificate of the first.",
            "root_jwk": dict(self.keys["root"].public_jwk),
            "root": self.keys["root"].kid,
            "keys": sign(keys, self.keys["root"]),
            "test_only_second": self.second.export_jwk(),
            "statement": asdict(STATEMENT),
            "first": self.certify(self.keys["officer"], FIRST),
            "first_of_before": self.certify(self.keys["officer"], None),
            "rows": self.rows(),
        }

    def rows(self) -> list[dict[str, Any]]:
        good = sign_without_consent(STATEMENT, self.second)
        certificate = self.certify(self.second, SECOND)
        header, _, tail = good.split(".")
        whole = f"{header}.{encode_base64url(canonical_json(STATEMENT.payload()))}.{tail}"

        def row(name: str, expect: dict[str, Any], **members: Any) -> dict[str, Any]:
            sound = {"signature": good, "certificate": certificate, "first": "first"}
            return {"name": name, **sound, **members, "expect": expect}

        def other(name: str, **members: str) -> dict[str, Any]:
            signature = sign_without_consent(replace(STATEMENT, **members), self.second)
            return row(name, refused("signature.invalid"), signature=signature)

        return [
            row("two officers", {"officer": SECOND}),
            other("another level", level="TODAY"),
            other("another recipient", recipient="c3" * 32),
            other("another referral", referral_id="0c8f4b6e-2f49-4a3d-8d43-6f5a1f6a0b99"),
            other("another ground", ground="incapacity"),
            other("another package", package="d4" * 32),
            row(
                "one officer, added twice",
                refused("officer.same"),
                signature=sign_without_consent(STATEMENT, self.again),
                certificate=self.certify(self.again, FIRST),
            ),
            row(
                "the first officer's own signature and certificate",
                refused("officer.same"),
                signature=sign_without_consent(STATEMENT, self.keys["officer"]),
                certificate=self.certify(self.keys["officer"], FIRST),
            ),
            row(
                "the certificate of somebody else",
                refused("key.unknown"),
                signature=sign_without_consent(STATEMENT, self.keys["stranger"]),
            ),
            row(
                "a certificate that the hub did not sign",
                refused("key.unknown"),
                certificate=self.certify(self.second, SECOND, "stranger"),
            ),
            row(
                "a certificate that the country signed",
                refused("key.out_of_scope"),
                certificate=self.certify(self.second, SECOND, "country"),
            ),
            row(
                "a second certificate of before",
                refused("officer.unnamed"),
                certificate=self.certify(self.second, None),
            ),
            row("a first certificate of before", refused("officer.unnamed"), first="first_of_before"),
            row("no signature", refused("signature.unreadable"), signature=""),
            row("a payload between the points", refused("signature.unreadable"), signature=whole),
            row("changed", refused("signature.invalid"), signature=f"{header}..{'A' * 86}"),
        ]


def main() -> None:
    write("without_consent.json", WithoutConsentVectors().build())
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is needed to add what TypeScript signs")
    subprocess.run([node, "make-vectors.mjs", "without_consent"], cwd=REPOSITORY / "web" / "sealing", check=True)


if __name__ == "__main__":
    main()
