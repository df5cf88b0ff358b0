"""How a hub names itself to the push services of browsers: a token of RFC 8292 (VAPID), made and signed by joserfc.

Its key signs nothing else, and nothing here trusts it: it is no key of the trust list.
"""

from __future__ import annotations

from datetime import datetime

from titian.sealing.encoding import decode_base64url, encode_base64url
from titian.sealing.keys import SigningKey

UNCOMPRESSED = b"\x04"  # SEC 1, 2.3.3: both coordinates follow


def make_push_token(key: SigningKey, *, audience: str, subject: str, expires_at: datetime) -> str:
    """A JWT for one push service. ``audience`` is the service's origin, ``subject`` an address of the hub."""
    from joserfc import jwt  # brings encryption along: loaded where a push is sent

    claims = {"aud": audience, "exp": int(expires_at.timestamp()), "sub": subject}
    return jwt.encode({"alg": "ES256", "typ": "JWT"}, claims, key.jose_key())


def push_public_key(key: SigningKey) -> str:
    """The public point as browsers and push services take it: base64url, uncompressed."""
    return encode_base64url(
        UNCOMPRESSED + decode_base64url(key.public_jwk["x"]) + decode_base64url(key.public_jwk["y"])
    )
