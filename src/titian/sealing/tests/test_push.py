"""The token a push service reads: RFC 8292, checked with another reader than the one that made it."""

from __future__ import annotations

from datetime import UTC, datetime

from joserfc import jwt
from joserfc.jwk import ECKey

from titian.sealing import decode_base64url, generate_signing_key, make_push_token, push_public_key

EXPIRES_AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_token_names_service_hub_and_end_and_nothing_else() -> None:
    key = generate_signing_key()
    token = make_push_token(key, audience="https://push.example", subject="https://desk.example", expires_at=EXPIRES_AT)
    read = jwt.decode(token, ECKey.import_key(dict(key.public_jwk)), algorithms=["ES256"])
    assert read.claims == {"aud": "https://push.example", "sub": "https://desk.example", "exp": 1795780800}
    assert read.header == {"alg": "ES256", "typ": "JWT"}


def test_public_key_is_the_uncompressed_point() -> None:
    key = generate_signing_key()
    point = decode_base64url(push_public_key(key))
    assert (len(point), point[0]) == (65, 4)
    assert point[1:33] == decode_base64url(key.public_jwk["x"])
    assert point[33:] == decode_base64url(key.public_jwk["y"])
