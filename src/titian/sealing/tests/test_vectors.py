"""The vectors both languages obey: contracts/sealing/vectors.json."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from titian.sealing import (
    CODES,
    ExpectedPackage,
    SealingError,
    Trust,
    canonical_json,
    fingerprint,
    fingerprint_words,
    identity_recipient,
    is_past_expiry,
    list_generations,
    normalise_phrase,
    open_package,
    thumbprint,
    verify,
    verify_receipt,
    verify_request,
)
from titian.sealing.age import decrypt, encrypt
from titian.sealing.recipients import verify_recipients
from titian.sealing.tests.conftest import read_contract

VECTORS = read_contract("vectors.json")


def each(section: str) -> Callable[[Callable[..., None]], Any]:
    cases = VECTORS[section]
    return pytest.mark.parametrize("case", cases, ids=[case.get("name", str(at)) for at, case in enumerate(cases)])


def outcome(read: Callable[[], Any], answer: str = "") -> dict[str, Any]:
    """What a reader did, in the words of the vectors."""
    try:
        value = read()
    except SealingError as error:
        return {"error": error.code}
    return {answer: value} if answer else value


def public(name: str) -> dict[str, str]:
    jwk = VECTORS["keys"][name]["test_only_jwk"]
    return {member: value for member, value in jwk.items() if member != "d"}


@pytest.fixture(scope="module")
def trust() -> Trust:
    good = VECTORS["trusted"][0]
    return Trust.from_keys(good["jws"], good["pinned"], public("root"), hub_id=good["hub_id"])


@each("canonical")
def test_json_is_spelled_the_same(case: dict[str, Any]) -> None:
    assert canonical_json(case["value"]).decode() == case["text"]


@pytest.mark.parametrize("name", VECTORS["keys"])
def test_thumbprint(name: str) -> None:
    assert thumbprint(VECTORS["keys"][name]["test_only_jwk"]) == VECTORS["keys"][name]["thumbprint"]


@pytest.mark.parametrize("name", VECTORS["organisations"])
def test_recipient_and_fingerprint(name: str) -> None:
    one = VECTORS["organisations"][name]
    assert identity_recipient(one["test_only_identity"]) == one["recipient"]
    assert fingerprint(one["recipient"]) == one["fingerprint"]


@each("words")
def test_fingerprint_words(case: dict[str, Any]) -> None:
    assert fingerprint_words(case["digest"]) == case["words"]


@each("phrases")
def test_phrase_as_somebody_types_it(case: dict[str, Any]) -> None:
    assert outcome(lambda: normalise_phrase(case["typed"]), "phrase") == case["expect"]


@each("jws")
def test_signature(case: dict[str, Any]) -> None:
    assert outcome(lambda: verify(case["jws"], public(case["key"])), "payload") == case["expect"]


@each("trusted")
def test_list_of_keys(case: dict[str, Any]) -> None:
    def read() -> dict[str, Any]:
        known = Trust.from_keys(
            case["jws"], case["pinned"], public(case["root"]), case["known_sequence"], hub_id=case["hub_id"]
        )
        return {"country": known.country, "sequence": known.sequence, "keys": len(known.keys)}

    assert outcome(read) == case["expect"]


@each("statements")
def test_statement(case: dict[str, Any], trust: Trust) -> None:
    asked = {name: case[name] for name in ("kind", "scope", "role", "known_sequence")}
    assert outcome(lambda: trust.verify(case["jws"], **asked), "payload") == case["expect"]


def test_age_is_reported(trust: Trust) -> None:
    old = next(case for case in VECTORS["statements"] if case["name"].startswith("past its expiry"))
    payload = trust.verify(old["jws"], kind="manifest", scope="first-contact", role="publisher")
    assert is_past_expiry(payload, datetime(2026, 11, 26, 1, 2, 4, tzinfo=UTC))
    assert not is_past_expiry(payload, datetime(2026, 11, 26, 1, 2, 3, tzinfo=UTC))


@each("packages")
def test_package(case: dict[str, Any], trust: Trust) -> None:
    identity = VECTORS["organisations"][case["organisation"]]["test_only_identity"]
    ciphertext = base64.b64decode(case["ciphertext"])
    expected = ExpectedPackage(**case["expected"])
    assert outcome(lambda: open_package(ciphertext, identity, trust, expected).claims, "claims") == case["expect"]


@pytest.mark.parametrize("case", VECTORS["costs"]["rows"], ids=lambda case: case["name"])
def test_what_anybody_could_seal_is_refused_as_fast_as_it_is_deciphered(case: dict[str, Any], trust: Trust) -> None:
    one = VECTORS["organisations"]["alpha"]
    identity, expected = one["test_only_identity"], ExpectedPackage("r-1", one["fingerprint"], 0)
    for size in VECTORS["costs"]["bytes"]:
        times = (size - len(case["before"]) - len(case["after"])) // len(case["repeated"])
        plaintext = case["before"] + case["repeated"] * times + case["after"]
        ciphertext = encrypt(plaintext.encode("ascii"), one["recipient"])
        _, deciphering = timed(partial(decrypt, ciphertext, identity))
        found, opening = timed(partial(outcome, partial(open_package, ciphertext, identity, trust, expected)))
        assert found == case["expect"]
        assert opening <= VECTORS["costs"]["most_times"] * deciphering, size


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and seconds of the processor's, the less of two: what else runs on the machine does not count."""
    spent = []
    for _ in range(2):
        started = time.process_time()
        found = work()
        spent.append(time.process_time() - started)
    return found, min(spent)


@each("requests")
def test_request(case: dict[str, Any]) -> None:
    def read() -> dict[str, Any]:
        request = verify_request(case["jws"], public(case["key"]), method=case["method"], path=case["path"])
        header = {name: getattr(request.header, name) for name in ("enrolment_id", "nonce", "method", "path")}
        return {"header": header, "body": request.body}

    assert outcome(read) == case["expect"]


@each("receipts")
def test_receipt(case: dict[str, Any], trust: Trust) -> None:
    def read() -> dict[str, Any]:
        receipt = verify_receipt(case["jws"], trust, item_id=case["item_id"], sha256=case["sha256"])
        names = ("received_sequence", "epoch", "backed_up_through", "audit_head")
        return {name: getattr(receipt, name) for name in names}

    assert outcome(read) == case["expect"]


@each("recipients")
def test_list_of_recipients(case: dict[str, Any], trust: Trust) -> None:
    def read() -> dict[str, Any]:
        payload = verify_recipients(case["jws"], trust, known_sequence=case["known_sequence"])
        found = {"fingerprints": [entry["fingerprint"] for entry in payload["recipients"]]}
        own = case.get("generations_of")
        return found | ({"generations": sorted(list_generations(payload, own))} if own else {})

    assert outcome(read) == case["expect"]


@each("recipients_roles")
def test_who_signs_the_list_of_recipients(case: dict[str, Any]) -> None:
    def read() -> dict[str, Any]:
        root = public("root")
        trust = Trust.from_keys(case["keys"], thumbprint(root), root)
        payload = verify_recipients(case["jws"], trust)
        return {"fingerprints": [entry["fingerprint"] for entry in payload["recipients"]]}

    assert outcome(read) == case["expect"]


def test_codes_and_sentences_are_the_contract() -> None:
    contract = read_contract("errors.json")
    assert {**contract["both"], **contract["python"]} == CODES


def test_both_languages_sealed_something() -> None:
    assert {case["sealed_by"] for case in VECTORS["packages"]} == {"python", "typescript"}
