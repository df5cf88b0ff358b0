"""What the hub says and takes is what contracts/ says: the schemas and the code give the same verdict."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator

from titian.arrivals.inbox import SlipLineIn
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.sync_items import MAX_ITEMS
from titian.devices.actions.take_in_file import FILE_METHOD, FILE_PATH, MAX_FILE
from titian.devices.api import MAX_BODY
from titian.devices.tests.contracts import NAMES, SCHEMAS, is_valid, read
from titian.devices.tests.factories import (
    FIELD,
    Phone,
    Recipient,
    claim_body,
    make_administrator,
    make_health_item,
    make_package_item,
    make_phone,
    make_recipients,
    make_tally_item,
    seal_item,
)
from titian.devices.tests.test_sync import poisons
from titian.directory.country.model import Level as CountryLevel
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Role
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.api import PackageOut
from titian.referrals.inbox import REPORTED_AT_MOST, REPORTED_FOR
from titian.referrals.models import MAX_ANSWER_WITHIN, MAX_CIPHERTEXT, MAX_POSITION, Level
from titian.review import codes
from titian.sealing import decode_base64url, generate_signing_key
from titian.sealing.signed import payload_object, read_unverified
from titian.tallies.groups import LEVELS, MARKS


def payload(jws: str) -> dict[str, Any]:
    return payload_object(read_unverified(jws).payload)


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def shelter(keys: Keys) -> Recipient:
    return make_recipients(keys, make_organisation())[0]


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_sound(name: str) -> None:
    Draft202012Validator.check_schema(read(name))


def test_items_a_phone_makes_are_as_documented(phone: Phone, shelter: Recipient) -> None:
    package = make_package_item(phone, shelter)
    assert is_valid(package, "sync-item")
    assert is_valid(package["envelope"], "envelope")
    assert is_valid(seal_item(package), "sync-item")
    assert is_valid(make_tally_item(), "sync-item")
    assert is_valid(make_health_item(releases=["0" * 64], storage="low", waiting=3), "sync-item")


def test_schema_and_hub_give_the_same_verdict_on_shape(phone: Phone, shelter: Recipient) -> None:
    # What no schema can say: which bytes are an age file, and which days there are.
    beyond = [make_tally_item(day="2026-02-30")["tally"]]
    for code, item in poisons(phone, shelter):
        is_age = not (isinstance(item, dict) and str(item.get("ciphertext", "YWdl")).startswith("bm8g"))
        is_beyond = isinstance(item, dict) and item.get("tally") in beyond
        if code in {"item.malformed", "item.too_large"} and is_age and not is_beyond:
            assert not is_valid(item, "sync-item"), item
        elif isinstance(item, dict):
            assert is_valid(item, "sync-item"), item


def test_receipt_and_standing_are_as_documented(phone: Phone, shelter: Recipient) -> None:
    answer = phone.sync(make_package_item(phone, shelter), make_tally_item())
    assert is_valid(answer, "sync-answer", "taken")
    assert all(is_valid(payload(jws), "receipt") for jws in answer["receipts"])
    assert is_valid(payload(answer["standing"]), "standing")


def test_refused_items_are_answered_as_documented(phone: Phone, shelter: Recipient) -> None:
    answer = phone.sync(*(item for _, item in poisons(phone, shelter)))
    assert is_valid(answer, "sync-answer", "taken")
    assert any(item["item_id"] is None for item in answer["items"])


def test_what_an_ended_phone_is_told_is_as_documented(phone: Phone, shelter: Recipient) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    answer = phone.send(phone.sign([make_package_item(phone, shelter), make_health_item()])).json()
    assert is_valid(answer, "sync-answer", "ended")
    assert is_valid(payload(answer["revocation"]), "revocation")
    [receipt] = [payload(jws) for jws in answer["receipts"]]
    assert is_valid(receipt, "receipt")
    assert receipt["items"][0]["status"] == "quarantined"


def test_enrolment_is_as_documented(keys: Keys) -> None:
    officer = make_user(Role.OFFICER)
    code = create_enrolment_code(actor=make_administrator(), officer=officer, now=timezone.now())
    claim = claim_body(code.link_code, generate_signing_key(), generate_signing_key())
    answer = Client(HTTP_HOST=FIELD).post(
        "/api/v1/enrolments/claim", json.dumps(claim), content_type="application/json"
    )
    assert is_valid(json.loads(decode_base64url(code.link.partition("#enrol=")[2])), "enrolment", "link")
    assert is_valid(claim, "enrolment", "claim")
    assert is_valid(answer.json(), "enrolment")
    assert is_valid(payload(answer.json()["certificate"]), "enrolment", "certificate")


def test_releases_are_as_documented(shelter: Recipient) -> None:
    answer = Client(HTTP_HOST=FIELD).get("/api/v1/releases").json()
    assert is_valid(answer, "releases")
    assert is_valid(payload(answer["keys"]), "releases", "keys")
    assert is_valid(payload(answer["recipients"]), "recipients")
    assert answer["keys"] == get_hub_identity().keys


def test_limits_are_those_of_the_contract_and_of_its_schemas() -> None:
    said = json.loads((SCHEMAS.parent / "sync.json").read_text("utf-8"))
    assert said["request"] == {"most_items": MAX_ITEMS, "most_bytes": MAX_BODY}
    assert said["file"] == {"method": FILE_METHOD, "path": FILE_PATH, "most_bytes": MAX_FILE}
    assert said["referral"] == {
        "most_recipients": MAX_POSITION + 1,
        "most_sealed_bytes": MAX_CIPHERTEXT,
        "reported_days": REPORTED_FOR.days,
        "most_reported": REPORTED_AT_MOST,
    }
    # What a phone sends at once is taken at once, in the spelling it is sent in.
    assert said["batch"]["most_items"] <= MAX_ITEMS
    assert said["batch"]["most_bytes"] * 4 // 3 < MAX_BODY
    [ciphertext] = [
        each["properties"]["ciphertext"] for each in read("sync-item")["oneOf"] if "ciphertext" in each["properties"]
    ]
    assert ciphertext["maxLength"] == -(-MAX_CIPHERTEXT // 3) * 4
    envelope = read("envelope")["properties"]
    assert (envelope["position"]["maximum"], envelope["answer_within"]["maximum"]) == (MAX_POSITION, MAX_ANSWER_WITHIN)
    assert read("sync-answer")["$defs"]["taken"]["properties"]["referrals"]["maxItems"] == REPORTED_AT_MOST


def test_levels_and_marks_are_those_of_the_contract() -> None:
    levels = read("envelope")["properties"]["level"]["enum"]
    screening, mark = (each["properties"] for each in read("tally")["oneOf"])
    assert screening["level"]["enum"] == levels
    assert [*PackageOut.model_json_schema()["properties"]["level"]["enum"]] == levels
    assert [*Level.values] == [*LEVELS] == [*get_args(CountryLevel)] == levels
    assert set(levels) == codes.LEVELS
    assert mark["mark"]["enum"] == [*MARKS]


def test_writers_of_arrivals_are_named_as_in_the_contract() -> None:
    said = json.loads((SCHEMAS.parent / "arrivals" / "codes.json").read_text("utf-8"))
    board = read("board-answer")["$defs"]
    assert board["writer"]["pattern"] == said["writer"]
    assert board["tally_line"]["properties"]["cells"]["propertyNames"]["pattern"] == said["cell"]
    assert board["slip_line"]["properties"]["state"]["enum"] == [*said["states"]]
    seen = SlipLineIn.model_json_schema()["properties"]["seen"]
    assert [*seen["patternProperties"]] == [said["writer"]]
