"""A course certificate in both forms: short for a square, and an Open Badge whose required members are held to a schema.

The schema is our own reading of Open Badges 3.0 and the data model of verifiable credentials 2.0 (what is required, and
of which form); it is not the one that 1EdTech publishes, which is not in this tree.
"""

from __future__ import annotations

import base64
import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jsonschema
import pytest
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from titian.sealing import (
    CourseCertificate,
    SealingError,
    SigningKey,
    Trust,
    TrustedKey,
    generate_signing_key,
    is_past_expiry,
    keys_payload,
    sign,
    sign_badge,
    sign_course,
    sign_withdrawn,
    thumbprint,
)

NOW: Final = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
YEAR: Final = timedelta(days=366)
HUB: Final = "5f0f6f0a-0000-4000-8000-000000000001"
URI: Final = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:.+"}
INSTANT: Final = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}


def kinds(*needed: str) -> dict[str, Any]:  # Any: a schema
    return {"type": "array", "allOf": [{"contains": {"const": kind}} for kind in needed]}


OPEN_BADGE: Final = {
    "type": "object",
    "required": [
        "@context",
        "id",
        "type",
        "name",
        "issuer",
        "validFrom",
        "credentialSubject",
        "iss",
        "nbf",
        "jti",
        "sub",
    ],
    "properties": {
        "@context": {
            "type": "array",
            "prefixItems": [
                {"const": "https://www.w3.org/ns/credentials/v2"},
                {"type": "string", "pattern": r"^https://purl\.imsglobal\.org/spec/ob/v3p0/context-3\.0\.\d+\.json$"},
            ],
            "minItems": 2,
        },
        "id": URI,
        "type": kinds("VerifiableCredential", "OpenBadgeCredential"),
        "name": {"type": "string", "minLength": 1},
        "issuer": {
            "type": "object",
            "required": ["id", "type"],
            "properties": {"id": URI, "type": kinds("Profile"), "name": {"type": "string"}},
        },
        "validFrom": INSTANT,
        "validUntil": INSTANT,
        "credentialSubject": {
            "type": "object",
            "required": ["type", "achievement"],
            "anyOf": [{"required": ["id"]}, {"required": ["identifier"]}],
            "properties": {
                "id": URI,
                "type": kinds("AchievementSubject"),
                "identifier": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["type", "hashed", "identityHash", "identityType"],
                        "properties": {"type": {"const": "IdentityObject"}, "hashed": {"type": "boolean"}},
                    },
                },
                "achievement": {
                    "type": "object",
                    "required": ["id", "type", "criteria", "description", "name"],
                    "properties": {
                        "id": URI,
                        "type": kinds("Achievement"),
                        "criteria": {"type": "object", "anyOf": [{"required": ["id"]}, {"required": ["narrative"]}]},
                        "description": {"type": "string", "minLength": 1},
                        "name": {"type": "string", "minLength": 1},
                    },
                },
            },
        },
        "nbf": {"type": "integer"},
        "exp": {"type": "integer"},
    },
}


def make(name: str | None = None) -> CourseCertificate:
    return CourseCertificate(
        id=uuid.UUID(int=9), hub_id=HUB, issuer="The hub (demo)", course_id="c-1", course="Meeting fear", name=name,
        parts=("Meeting fear and trauma", "Children"), issued_at=NOW, expires_at=NOW + 3 * YEAR,
    )  # fmt: skip


@pytest.fixture
def hub() -> SigningKey:
    return generate_signing_key()


@pytest.fixture
def trust(hub: SigningKey) -> Trust:
    root = generate_signing_key()
    key = TrustedKey(dict(hub.public_jwk), "hub", HUB, NOW + YEAR)
    payload = keys_payload(hub_id=HUB, country="TH", keys=[key], sequence=1, issued_at=NOW, expires_at=NOW + YEAR)
    return Trust.from_keys(sign(payload, root), thumbprint(root.public_jwk), root.public_jwk)


def read(jws: str, trust: Trust) -> dict[str, Any]:  # Any: JSON
    return dict(trust.verify(jws, kind="course_certificate", scope=HUB, role="hub"))


def test_the_short_form_holds_what_stands_on_the_paper_and_nothing_else(hub: SigningKey, trust: Trust) -> None:
    payload = read(sign_course(make("Dara"), hub), trust)
    assert set(payload) == {
        *("kind", "scope", "sequence", "issued_at", "expires_at", "certificate", "course", "issuer", "name"),
    }
    assert not is_past_expiry(payload, NOW + YEAR)
    assert is_past_expiry(payload, NOW + 4 * YEAR)


def test_without_the_wish_no_name_stands_in_either_form(hub: SigningKey, trust: Trust) -> None:
    assert "name" not in read(sign_course(make(), hub), trust)
    assert "identifier" not in read_badge(sign_badge(make(), hub), hub)["credentialSubject"]
    named = read_badge(sign_badge(make("Dara"), hub), hub)["credentialSubject"]["identifier"]
    assert [one["identityHash"] for one in named] == ["Dara"]


def test_the_short_form_fits_a_square_of_version_20(hub: SigningKey) -> None:
    address = "https://field.titian.example/certificate/#" + sign_course(make("A name of twenty-six chars"), hub)
    assert len(address) <= 666  # bytes of version 20 at level M


def test_a_certificate_of_another_key_or_changed_is_refused(hub: SigningKey, trust: Trust) -> None:
    with pytest.raises(SealingError) as unknown:
        read(sign_course(make(), generate_signing_key()), trust)
    assert unknown.value.code == "key.unknown"
    head, _, tail = sign_course(make(), hub).split(".")
    other = sign_course(make("Other"), hub).split(".")[1]
    with pytest.raises(SealingError) as refused:
        read(f"{head}.{other}.{tail}", trust)
    assert refused.value.code == "signature.invalid"


def test_a_key_of_a_publisher_signs_none(trust: Trust, hub: SigningKey) -> None:
    with pytest.raises(SealingError) as refused:
        trust.verify(sign_course(make(), hub), kind="course_certificate", scope=HUB, role="publisher")
    assert refused.value.code == "key.out_of_scope"


def test_withdrawn_ones_are_a_signed_list_of_numbers(hub: SigningKey, trust: Trust) -> None:
    jws = sign_withdrawn([uuid.UUID(int=9)], hub, hub_id=HUB, sequence=2, issued_at=NOW, expires_at=NOW + YEAR)
    payload = trust.verify(jws, kind="withdrawn_certificates", scope=HUB, role="hub", known_sequence=2)
    assert payload["withdrawn"] == [str(uuid.UUID(int=9))]


def read_badge(token: str, hub: SigningKey) -> dict[str, Any]:  # Any: JSON
    """Checked by a library that is not ours."""
    return dict(jwt.decode(token, ECKey.import_key(dict(hub.public_jwk)), algorithms=["ES256"]).claims)


@pytest.mark.parametrize("name", [None, "Dara"])
def test_the_badge_has_what_open_badges_ask_for(hub: SigningKey, name: str | None) -> None:
    jsonschema.Draft202012Validator.check_schema(OPEN_BADGE)
    badge = read_badge(sign_badge(make(name), hub), hub)
    jsonschema.Draft202012Validator(OPEN_BADGE).validate(badge)
    assert (badge["jti"], badge["sub"], badge["iss"]) == (
        badge["id"], badge["credentialSubject"]["id"], badge["issuer"]["id"],
    )  # fmt: skip
    assert datetime.fromtimestamp(badge["nbf"], UTC) == NOW
    assert "result" not in badge["credentialSubject"]  # no marks


def test_whoever_has_the_badge_has_the_key_it_names(hub: SigningKey) -> None:
    token = sign_badge(make(), hub)
    header = json.loads(base64.urlsafe_b64decode(token.split(".")[0] + "=="))
    assert (header["alg"], header["typ"]) == ("ES256", "JWT")
    method, _, fragment = header["kid"].partition("#")
    assert fragment == "0"
    encoded = method.removeprefix("did:jwk:")
    assert json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))) == dict(hub.public_jwk)


def test_a_badge_that_was_changed_is_refused(hub: SigningKey) -> None:
    head, _, tail = sign_badge(make(), hub).split(".")
    other = sign_badge(make("Other"), hub).split(".")[1]
    with pytest.raises(JoseError):
        read_badge(f"{head}.{other}.{tail}", hub)
