"""Signatures by a way that is not ours: raw ECDSA and the example of RFC 7515."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws as jose

from titian.sealing import (
    SealingError,
    SigningKey,
    decode_base64url,
    encode_base64url,
    generate_signing_key,
    sign,
    sign_bytes,
    thumbprint,
    verify,
)
from titian.sealing.signed import check_signature
from titian.sealing.tests.conftest import World

RFC_7515_A3_KEY = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
RFC_7515_A3 = (
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
)


def raw_public_key(jwk: Any) -> ec.EllipticCurvePublicKey:
    x, y = (int.from_bytes(base64.urlsafe_b64decode(jwk[name] + "="), "big") for name in "xy")
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def test_raw_ecdsa_accepts_our_signature() -> None:
    key = generate_signing_key()
    head, body, tail = sign({"kind": "note"}, key).split(".")
    assert json.loads(base64.urlsafe_b64decode(head + "==")) == {"alg": "ES256", "kid": key.kid, "typ": "titian+jws"}
    raw = decode_base64url(tail)
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = raw_public_key(key.public_jwk)
    public.verify(der, f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(der, f"{head}.{body}x".encode(), ec.ECDSA(SHA256()))


def test_we_accept_a_raw_ecdsa_signature() -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    point = private.public_key().public_numbers()
    jwk = {"kty": "EC", "crv": "P-256"} | {
        name: encode_base64url(getattr(point, name).to_bytes(32, "big")) for name in "xy"
    }
    header = {"alg": "ES256", "kid": thumbprint(jwk), "typ": "titian+jws"}
    signed = ".".join(encode_base64url(json.dumps(part).encode()) for part in (header, {"kind": "note"}))
    r, s = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(SHA256())))
    jws = f"{signed}.{encode_base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
    assert verify(jws, jwk) == {"kind": "note"}


def test_signature_of_rfc_7515_fits_but_its_header_is_not_ours() -> None:
    check_signature(RFC_7515_A3, RFC_7515_A3_KEY)
    with pytest.raises(SealingError) as refusal:
        verify(RFC_7515_A3, RFC_7515_A3_KEY)
    assert refusal.value.code == "signature.unreadable"


@given(st.binary(max_size=300))
def test_any_bytes_are_signed_exactly(data: bytes) -> None:
    jws = sign_bytes(data, KEY)
    check_signature(jws, KEY.public_jwk)
    assert decode_base64url(jws.split(".")[1]) == data


@given(st.binary(max_size=300))
def test_another_library_reads_ours_and_we_read_its(data: bytes) -> None:
    key = KEY.jose_key()
    assert jose.deserialize_compact(sign_bytes(data, KEY), key, algorithms=["ES256"]).payload == data
    theirs = jose.serialize_compact({"alg": "ES256", "kid": KEY.kid}, data, key, algorithms=["ES256"])
    check_signature(theirs, KEY.public_jwk)


@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"\xff" * 64, b"\0" * 63, b"\0" * 65])
def test_bytes_that_are_no_signature_are_refused(signature: bytes) -> None:
    signed = SIGNED.rpartition(".")[0]
    with pytest.raises(SealingError) as refusal:
        check_signature(f"{signed}.{encode_base64url(signature)}", KEY.public_jwk)
    assert refusal.value.code == "signature.invalid"


@given(st.data())
def test_no_letter_of_a_signed_thing_can_be_changed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SIGNED) - 1))
    letter = data.draw(st.sampled_from("AZaz09-_.").filter(lambda one: one != SIGNED[at]))
    with pytest.raises(SealingError):
        verify(SIGNED[:at] + letter + SIGNED[at + 1 :], KEY.public_jwk)


@given(st.text(max_size=200))
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(SealingError):
        verify(text, KEY.public_jwk)


@pytest.mark.parametrize(
    "broken",
    [
        {"kty": "RSA"},
        {"crv": "P-384"},
        {"x": ""},
        {"x": "A" * 44},
        {"x": 7},
        {"y": "A" * 43},  # not on the curve
        {"y": RFC_7515_A3_KEY["y"] + "="},
    ],
)
def test_key_that_is_not_p256_is_refused(broken: dict[str, Any]) -> None:
    jwk = {**RFC_7515_A3_KEY, **broken}
    with pytest.raises(SealingError) as refusal:
        check_signature(RFC_7515_A3, jwk)
    assert refusal.value.code == "key.malformed"


def test_private_key_is_read_back_and_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    key = generate_signing_key()
    private = key.export_jwk()["d"]
    assert SigningKey.from_jwk(key.export_jwk()).kid == key.kid
    logging.getLogger("test").warning("%r %s", key, key)
    assert private not in caplog.text
    assert private not in str(key.public_jwk)


def test_public_half_of_another_key_is_refused(world: World) -> None:
    mixed = {**world.root.export_jwk(), "d": world.hub.export_jwk()["d"]}
    with pytest.raises(SealingError) as refusal:
        SigningKey.from_jwk(mixed)
    assert refusal.value.code == "key.malformed"


KEY = generate_signing_key()
SIGNED = sign({"kind": "note", "text": "ไทย"}, KEY)


@pytest.mark.parametrize("kid", ["ไทย", "", "A" * 43])
def test_any_other_kid_is_unknown(kid: str) -> None:
    with pytest.raises(SealingError) as refusal:
        verify(sign_bytes(b"{}", KEY, kid=kid or "x"), KEY.public_jwk)
    assert refusal.value.code == "key.unknown"
