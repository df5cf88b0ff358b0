"""ES256 keys as JSON Web Keys (RFC 7517) and their thumbprints (RFC 7638)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from titian.sealing.encoding import canonical_json, decode_base64url, encode_base64url
from titian.sealing.errors import SealingError

COORDINATE_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private ES256 key. ``repr`` shows the thumbprint only, so a log cannot leak it."""

    kid: str
    public_jwk: Mapping[str, str]
    _key: ECKey = field(repr=False, compare=False)

    @classmethod
    def from_jwk(cls, jwk: Mapping[str, Any]) -> SigningKey:
        """Read a private JWK; `key.malformed` when it is not one of P-256."""
        public = public_part(jwk)
        scalar = _coordinate(jwk, "d")
        try:
            key = ECKey.import_key({**public, "d": scalar})
        except (JoseError, ValueError) as error:
            raise SealingError("key.malformed") from error
        return cls(kid=thumbprint(public), public_jwk=public, _key=key)

    def export_jwk(self) -> dict[str, str]:
        """The private JWK. Whoever calls this holds the key in the clear."""
        exported = self._key.as_dict(private=True)
        return {name: str(exported[name]) for name in ("crv", "d", "kty", "x", "y")}

    def jose_key(self) -> ECKey:
        """The key as joserfc has it; used in this room alone."""
        return self._key


def generate_signing_key() -> SigningKey:
    """A new random ES256 key."""
    return SigningKey.from_jwk(ECKey.generate_key("P-256").as_dict(private=True))


def public_part(jwk: Mapping[str, Any]) -> dict[str, str]:
    """The four public members of a P-256 JWK, checked for form; a private ``d`` is left out."""
    if not isinstance(jwk, Mapping) or jwk.get("kty") != "EC" or jwk.get("crv") != "P-256":
        raise SealingError("key.malformed")
    return {"crv": "P-256", "kty": "EC", "x": _coordinate(jwk, "x"), "y": _coordinate(jwk, "y")}


def thumbprint(jwk: Mapping[str, Any]) -> str:
    """RFC 7638: base64url of SHA-256 over the canonical JSON of ``crv, kty, x, y``."""
    return encode_base64url(hashlib.sha256(canonical_json(public_part(jwk))).digest())


def verifying_key(jwk: Mapping[str, Any]) -> ECKey:
    """The public key as joserfc has it; `key.malformed` when the point is not on the curve."""
    public = public_part(jwk)
    return _import_public(public["x"], public["y"])


def private_key(key: SigningKey) -> EllipticCurvePrivateKey:
    """The key as `cryptography` signs with it; used by `signed` alone."""
    private = key.jose_key().private_key
    if private is None:
        raise SealingError("key.malformed")
    return private


def public_key(jwk: Mapping[str, Any]) -> EllipticCurvePublicKey:
    """The public key as `cryptography` checks with it; `key.malformed` when the point is not on the curve."""
    return verifying_key(jwk).public_key


@lru_cache(maxsize=4096)
def _import_public(x: str, y: str) -> ECKey:
    try:
        key = ECKey.import_key({"kty": "EC", "crv": "P-256", "x": x, "y": y})
        key.public_key  # noqa: B018 - reading it puts the point through the curve check
    except (JoseError, ValueError) as error:
        raise SealingError("key.malformed") from error
    return key


def _coordinate(jwk: Mapping[str, Any], name: str) -> str:
    value = jwk.get(name)
    try:
        if isinstance(value, str) and len(decode_base64url(value)) == COORDINATE_BYTES:
            return value
    except ValueError:
        pass
    raise SealingError("key.malformed", member=name)
