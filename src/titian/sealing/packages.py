"""Packages: what a referral says, readable by one organisation and signed by one officer.

age alone hides but vouches for nobody and nothing around it. So the plaintext is a compact JWS by
the officer's key over ``{kind, referral_id, recipient, position, release, payload}``, and the hub's
certificate of that key is in its header. Spaces after the JWS bring it to whole steps of 8 KiB, more
than a usual package: the length does not tell whether the answers were let through. See docs/security/protocol.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from titian.sealing.age import decrypt, encrypt, identity_recipient
from titian.sealing.encoding import LARGEST_COUNT, Payload, canonical_json, sha256_hex
from titian.sealing.enrolments import verify_certificate
from titian.sealing.errors import SealingError
from titian.sealing.keys import SigningKey, thumbprint
from titian.sealing.recipients import fingerprint
from titian.sealing.signed import check_signature, payload_object, read_unverified, sign_bytes
from titian.sealing.trust import Trust

PADDING_STEP: Final = 8192
CERTIFICATE_MEMBER: Final = frozenset({"cert"})
_CLAIMS: Final = frozenset({"kind", "referral_id", "recipient", "position", "release", "payload"})


@dataclass(frozen=True, slots=True)
class ExpectedPackage:
    """What the envelope said; the package must say the same inside.

    ``former`` are fingerprints the reader's organisation had before, from the signed list of recipients
    (`list_generations`): a package that was sealed anew still names the key it was first sealed to.
    """

    referral_id: str
    recipient: str
    position: int
    former: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package after every check: its claims, their digest as signed, and the certificate of the officer's key."""

    claims: Payload
    certificate: Payload
    digest: str


def seal_package(claims: Mapping[str, Any], officer_key: SigningKey, certificate: str, recipient: str) -> bytes:
    """The ciphertext of one package for the organisation behind ``recipient`` (``age1…``).

    Refuses `package.malformed`, and `package.wrong_recipient` when the claims name another one.
    """
    _check_claims(claims)
    if claims["recipient"] != fingerprint(recipient):
        raise SealingError("package.wrong_recipient")
    jws = sign_bytes(canonical_json(dict(claims)), officer_key, members={"cert": certificate})
    return encrypt(_padded(jws), recipient)


def open_package(ciphertext: bytes, identity: str, trust: Trust, expected: ExpectedPackage) -> OpenedPackage:
    """Open one package with the organisation's ``AGE-SECRET-KEY-1…`` and check all of it.

    Nothing is returned before every check has passed: the hub's certificate, the officer's
    signature, and that the claims fit this reader's own key and the ``expected`` envelope.
    """
    own = fingerprint(identity_recipient(identity))
    jws = _unpadded(decrypt(ciphertext, identity))
    unverified = read_unverified(jws, members=CERTIFICATE_MEMBER)
    certificate = verify_certificate(unverified.header["cert"], trust)
    officer_jwk = certificate["officer_jwk"]
    if unverified.header["kid"] != thumbprint(officer_jwk):
        raise SealingError("key.unknown")
    check_signature(jws, officer_jwk)
    claims = payload_object(unverified.payload)
    _check_claims(claims)
    # The reader's own key, not only what the hub says: else one recipient could pass a package on
    # to another, still signed by the officer.
    if expected.recipient != own or claims["recipient"] not in {own, *expected.former}:
        raise SealingError("package.wrong_recipient")
    if claims["referral_id"] != expected.referral_id:
        raise SealingError("package.wrong_referral")
    if claims["position"] != expected.position:
        raise SealingError("package.wrong_position")
    return OpenedPackage(claims=claims, certificate=certificate, digest=sha256_hex(unverified.payload))


def reseal_package(ciphertext: bytes, identity: str, recipient: str) -> bytes:
    """The same plaintext, byte for byte, sealed anew for ``recipient``: the age layer alone is exchanged.

    What the officer signed stays as it was, so it still names the key it was first sealed to. Open and check the
    package first (`open_package`): this opens it and looks at nothing.
    """
    return encrypt(decrypt(ciphertext, identity), recipient)


def ciphertext_digest(ciphertext: bytes) -> str:
    """The ``sha256`` of the envelope and the receipt."""
    return sha256_hex(ciphertext)


def _padded(jws: str) -> bytes:
    data = jws.encode("ascii")
    return data + b" " * (-len(data) % PADDING_STEP)


def _unpadded(plaintext: bytes) -> str:
    """The JWS before the spaces; `package.malformed` after a whole step of them, which no sealer writes."""
    data = plaintext.rstrip(b" ")
    if len(plaintext) - len(data) >= PADDING_STEP:
        raise SealingError("package.malformed")
    try:
        return data.decode("ascii")
    except ValueError as error:
        raise SealingError("package.malformed") from error


def _check_claims(claims: Mapping[str, Any]) -> None:
    texts = ("referral_id", "recipient", "release")
    sound = (
        set(claims) == _CLAIMS
        and claims["kind"] == "package"
        and all(isinstance(claims[name], str) and claims[name] for name in texts)
        and type(claims["position"]) is int
        and 0 <= claims["position"] <= LARGEST_COUNT
        and isinstance(claims["payload"], Mapping)
    )
    if not sound:
        raise SealingError("package.malformed")
