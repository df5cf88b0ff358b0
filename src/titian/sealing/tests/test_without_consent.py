"""Two officers, or not: as contracts/sealing/without_consent.json says for both languages."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from titian.sealing import (
    SealingError,
    Trust,
    WithoutConsent,
    check_without_consent,
    claims_digest,
    generate_signing_key,
    public_part,
    sign_certificate,
    sign_without_consent,
    verify_certificate,
    verify_second,
)
from titian.sealing.tests.conftest import LATER, NOW, REPOSITORY, World

# Any: JSON
VECTORS: Final[dict[str, Any]] = json.loads((REPOSITORY / "contracts/sealing/without_consent.json").read_text("utf-8"))
STATEMENT: Final = WithoutConsent(**VECTORS["statement"])


@pytest.fixture(scope="module")
def trust() -> Trust:
    return Trust.from_keys(VECTORS["keys"], VECTORS["root"], public_part(VECTORS["root_jwk"]))


@pytest.mark.parametrize("row", VECTORS["rows"], ids=lambda row: row["name"])
def test_vectors(row: dict[str, Any], trust: Trust) -> None:
    first = verify_certificate(VECTORS[row["first"]], trust)
    try:
        second = verify_second(row["signature"], row["certificate"], STATEMENT, first, trust)
        outcome = {"officer": second["officer"]}
    except SealingError as error:
        outcome = {"error": error.code}
    assert outcome == row["expect"]


def test_a_signature_holds_nothing_of_the_statement() -> None:
    signature = sign_without_consent(STATEMENT, generate_signing_key())
    assert signature.split(".")[1] == ""


def test_another_officers_key_does_not_fit(world: World) -> None:
    signature = sign_without_consent(STATEMENT, world.officer)
    check_without_consent(signature, STATEMENT, world.officer.public_jwk)
    with pytest.raises(SealingError, match="not one that is trusted"):
        check_without_consent(signature, STATEMENT, world.transport.public_jwk)


def test_digest_of_claims_is_over_their_canonical_form() -> None:
    assert claims_digest({"b": 1, "a": "ทดสอบ"}) == claims_digest({"a": "ทดสอบ", "b": 1})


def test_a_certificate_names_its_officer_by_a_word_alone(world: World) -> None:
    certificate = sign_certificate(
        hub_key=world.hub,
        country="TH",
        enrolment_id="e-1",
        officer="Vn8Rb2LdJw6Se4Gu",
        officer_jwk=world.officer.public_jwk,
        transport_jwk=world.transport.public_jwk,
        station={"id": "s-1", "name": "Test station"},
        sequence=1,
        issued_at=NOW,
        expires_at=LATER,
    )
    assert verify_certificate(certificate, world.trust())["officer"] == "Vn8Rb2LdJw6Se4Gu"
