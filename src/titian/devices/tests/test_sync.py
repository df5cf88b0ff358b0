from __future__ import annotations

import base64
import dataclasses
import io
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from titian.audit.actions.chain_entries import chain_entries
from titian.audit.chain import EMPTY_HEAD, audit_head
from titian.devices import api as devices_api
from titian.devices.actions.forget_old_nonces import forget_old_nonces
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.sync_items import MAX_ITEMS
from titian.devices.errors import ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception, SyncItem
from titian.devices.models import ReceivedItem, SpentNonce
from titian.devices.nonces import LIFETIME, make_nonce
from titian.devices.tests.factories import (
    FIELD,
    SYNC,
    Phone,
    Recipient,
    list_recipients,
    make_administrator,
    make_package_item,
    make_phone,
    make_tally_item,
)
from titian.library.actions.adopt_trust_document import adopt_keys
from titian.library.identity import HUB_KEY_FILE, get_hub_identity, trust_folder
from titian.library.models import HubState
from titian.library.tests.factories import Keys
from titian.referrals.models import MAX_CIPHERTEXT, Package, Referral
from titian.sealing import canonical_json, generate_signing_key, sha256_hex, verify_receipt
from titian.tallies.models import Tally

pytestmark = pytest.mark.on_both


def refusals(answer: dict[str, Any]) -> list[str | None]:
    return [item.get("code") for item in answer["items"]]


# What goes well


@pytest.mark.parametrize("count", [0, 1, 3])
def test_answer_is_canonical_however_many_referrals_it_lists(phone: Phone, shelter: Recipient, count: int) -> None:
    """The list is written by hand: it must come out as an encoder would write it."""
    phone.sync(*(make_package_item(phone, shelter) for _ in range(count)))
    content = phone.send(phone.sign([make_tally_item(), {"item_id": 'a",\\"'}])).content
    assert len(json.loads(content)["referrals"]) == count
    assert canonical_json(json.loads(content)) == content


def test_sealed_package_is_answered_with_a_receipt_the_phone_can_verify(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    answer = phone.sync(item)
    [received] = answer["items"]
    receipt = verify_receipt(
        answer["receipts"][received["receipt"]],
        get_hub_identity().trust,
        item_id=item["item_id"],
        sha256=item["envelope"]["sha256"],
    )
    assert receipt.received_sequence == ReceivedItem.objects.get().received_sequence
    assert receipt.epoch == answer["epoch"] == str(HubState.objects.get().epoch)
    assert receipt.backed_up_through == 0
    assert answer["referrals"] == [{"referral_id": item["envelope"]["referral_id"], "responsibility": "waiting"}]


def test_tally_receipt_vouches_for_its_canonical_json(phone: Phone) -> None:
    item = make_tally_item()
    [receipt] = phone.sync(item)["receipts"]
    digest = sha256_hex(canonical_json(item["tally"]))
    verify_receipt(receipt, get_hub_identity().trust, item_id=item["item_id"], sha256=digest)


def test_list_by_a_former_country_key_stops_packages_and_nothing_else(keys: Keys, shelter: Recipient) -> None:
    adopt_keys(dataclasses.replace(keys, country_key=generate_signing_key()).sign_keys(sequence=2))
    phone = make_phone()
    answer = phone.sync(make_package_item(phone, shelter), make_tally_item())
    assert refusals(answer) == ["recipient.unknown", None]


def test_answers_stand_in_the_order_sent(phone: Phone, shelter: Recipient) -> None:
    items = [make_tally_item(), make_package_item(phone, shelter), make_tally_item(level="NOW")]
    answer = phone.sync(*items)
    assert [item["item_id"] for item in answer["items"]] == [item["item_id"] for item in items]
    sequences = list(ReceivedItem.objects.order_by("received_sequence").values_list("item_id", flat=True))
    assert [str(item_id) for item_id in sequences] == [item["item_id"] for item in items]


def test_empty_sync_brings_responsibilities_and_the_hubs_standing(phone: Phone) -> None:
    HubState.objects.update_or_create(id=1, defaults={"backed_up_here": 50, "backed_up_elsewhere": 41})
    answer = phone.sync()
    standing = get_hub_identity().trust.verify(
        answer["standing"], kind="standing", scope=get_hub_identity().hub_id, role="hub"
    )
    assert answer["items"] == []
    assert (standing["epoch"], standing["backed_up_through"]) == (answer["epoch"], 41)


def test_receipts_and_standing_carry_the_head_of_the_audit_chain(phone: Phone) -> None:
    hub = get_hub_identity()

    def heads() -> set[str]:
        item = make_tally_item()
        answer = phone.sync(item)
        receipt = hub.trust.verify(answer["receipts"][0], kind="receipt", scope=hub.hub_id, role="hub")
        standing = hub.trust.verify(answer["standing"], kind="standing", scope=hub.hub_id, role="hub")
        return {receipt["audit_head"], standing["audit_head"]}

    assert heads() == {EMPTY_HEAD}
    chain_entries()
    assert heads() == {audit_head()} != {EMPTY_HEAD}


def test_every_answer_carries_a_nonce_that_serves_for_the_next_request(phone: Phone) -> None:
    first = phone.send(phone.sign([]))
    second = phone.send(phone.sign([], nonce=first["Titian-Nonce"]))
    refused = phone.send("not a request")
    third = phone.send(phone.sign([], nonce=refused["Titian-Nonce"]))
    assert (first.status_code, second.status_code, refused.status_code, third.status_code) == (200, 200, 400, 200)


def test_a_phone_whose_clock_is_a_year_off_is_served(phone: Phone) -> None:
    answer = phone.sync(make_tally_item(day="2025-11-25"), make_tally_item(day="2027-11-25"))
    assert refusals(answer) == [None, None]
    assert sorted(str(day) for day in Tally.objects.values_list("day", flat=True)) == ["2025-11-25", "2027-11-25"]


# Repeats


def test_duplicate_item_gets_the_same_receipt_again(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    first, second = phone.sync(item), phone.sync(item)
    assert (first["items"], first["receipts"]) == (second["items"], second["receipts"])
    assert (ReceivedItem.objects.count(), Package.objects.count()) == (1, 1)


def test_one_receipt_covers_all_that_a_request_brought(phone: Phone, shelter: Recipient) -> None:
    old = make_tally_item()
    phone.sync(old)
    items = [make_package_item(phone, shelter), old, make_tally_item(day="2026-11-24")]
    answer = phone.sync(*items)
    assert [item["receipt"] for item in answer["items"]] == [0, 1, 0]
    trust, receipts = get_hub_identity().trust, answer["receipts"]
    receipt = verify_receipt(receipts[0], trust, item_id=items[0]["item_id"], sha256=items[0]["envelope"]["sha256"])
    assert receipt.received_sequence < ReceivedItem.objects.get(item_id=items[2]["item_id"]).received_sequence


def test_item_twice_in_one_request_is_received_once(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    first, second = phone.sync(item, item)["items"]
    assert first == second
    assert Package.objects.count() == 1


def test_duplicate_is_answered_after_its_recipient_left_the_list(keys: Keys, phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    first = phone.sync(item)
    list_recipients(keys, [], sequence=2)
    again = phone.sync(item)
    assert (again["items"], again["receipts"]) == (first["items"], first["receipts"])


def test_same_id_with_other_content_is_a_conflict(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    other = make_package_item(phone, shelter, item_id=item["item_id"])
    phone.sync(item)
    assert refusals(phone.sync(other)) == ["item.conflict"]
    assert Package.objects.get().sha256 == item["envelope"]["sha256"]


def test_another_phone_does_not_get_the_receipt_of_an_item(phone: Phone) -> None:
    item = make_tally_item()
    phone.sync(item)
    assert refusals(make_phone().sync(item)) == ["item.conflict"]


def test_replayed_request_is_refused_and_nothing_is_stored_twice(phone: Phone, shelter: Recipient) -> None:
    jws = phone.sign([make_package_item(phone, shelter)])
    assert phone.send(jws).status_code == 200
    replayed = phone.send(jws)
    assert (replayed.status_code, replayed.json()["code"]) == (401, "nonce.spent")
    assert (ReceivedItem.objects.count(), Package.objects.count()) == (1, 1)


def test_nonce_of_a_spent_request_stores_no_other_item(phone: Phone) -> None:
    nonce = phone.take_nonce()
    phone.send(phone.sign([], nonce=nonce))
    refused = phone.send(phone.sign([make_tally_item()], nonce=nonce))
    assert refused.json()["code"] == "nonce.spent"
    assert not ReceivedItem.objects.exists()


def test_failed_request_does_not_spend_its_nonce(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    jws = phone.sign([make_tally_item()])
    with monkeypatch.context() as patch:
        patch.setattr("titian.devices.intake.list_responsibilities", fail)
        failed = phone.send(jws)
    assert (failed.status_code, failed.json()["code"]) == (500, "hub.failed")
    assert phone.send(jws).status_code == 200
    assert ReceivedItem.objects.count() == 1


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_request_that_meets_no_database_is_answered_so_and_serves_again(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def fail(*args: object, **named: object) -> None:
        raise problem

    jws = phone.sign([make_tally_item()])
    with monkeypatch.context() as patch:
        patch.setattr("titian.devices.sql.ask", fail)
        away = phone.send(jws)
    assert (away.status_code, away.json()["code"]) == (503, "hub.busy")
    assert phone.send(jws).status_code == 200
    assert ReceivedItem.objects.count() == 1


class Postcard:
    """A kind of item of a room this room has never heard of."""

    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> ReadItem:
        digest = sha256_hex(canonical_json(item["postcard"]))
        return ReadItem(item_id=item_id, kind=item["kind"], sha256=digest, content_sha256=digest)

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        return {}


def test_item_of_a_kind_of_an_installed_room_is_stored_and_of_any_other_refused(
    phone: Phone, add_parts: Callable[..., None]
) -> None:
    card = {"item_id": str(uuid.uuid4()), "kind": "postcard-from-the-pier", "postcard": "greetings"}
    assert refusals(phone.sync(card)) == ["item.malformed"]
    add_parts(SyncItem("postcard-from-the-pier", Postcard()))
    first, again = phone.sync(card), phone.sync(card)
    assert [first["items"][0]["status"], again["receipts"]] == ["received", first["receipts"]]
    assert ReceivedItem.objects.get().kind == "postcard-from-the-pier"


# Poisoned items


def poisons(phone: Phone, shelter: Recipient) -> list[tuple[str, object]]:
    def package(**changes: object) -> dict[str, Any]:
        return {**make_package_item(phone, shelter), **changes}

    def envelope(**changes: object) -> dict[str, Any]:
        item = make_package_item(phone, shelter)
        return {**item, "envelope": {**item["envelope"], **changes}}

    plain = b"no age file at all"
    unsealed = envelope(sha256=sha256_hex(plain))
    oversized = base64.b64encode(b"age-encryption.org/v1\n" + bytes(MAX_CIPHERTEXT)).decode()
    return [
        ("item.malformed", None),
        ("item.malformed", 7),
        ("item.malformed", []),
        ("item.malformed", {}),
        ("item.malformed", package(kind="video")),
        ("item.malformed", package(kind=None)),
        ("item.malformed", package(item_id="not-a-uuid")),
        ("item.malformed", package(item_id=str(uuid.uuid4()).upper())),
        ("item.malformed", package(surname="one member too many")),
        ("item.malformed", package(ciphertext="%%%")),
        ("item.malformed", package(ciphertext=None)),
        ("item.malformed", envelope(position=-1)),
        ("item.malformed", envelope(position=True)),
        ("item.malformed", envelope(position=10)),
        ("item.malformed", envelope(answer_within=0)),
        ("item.malformed", envelope(answer_within=10**9)),
        ("item.malformed", envelope(level="urgent")),
        ("item.malformed", envelope(station="one member too many")),
        ("item.malformed", envelope(recipient="age1…")),
        ("item.malformed", {**unsealed, "ciphertext": base64.b64encode(plain).decode()}),
        ("envelope.mismatch", envelope(item_id=str(uuid.uuid4()))),
        ("item.hash_mismatch", envelope(sha256="0" * 64)),
        ("item.hash_mismatch", package(ciphertext=base64.b64encode(plain).decode())),
        ("recipient.unknown", envelope(recipient="0" * 64)),
        ("item.too_large", package(ciphertext=oversized)),
        ("item.malformed", {**make_tally_item(), "tally": {}}),
        ("item.malformed", make_tally_item(day="2026-02-30")),
        ("item.malformed", make_tally_item(day="yesterday")),
        ("item.malformed", make_tally_item(total=0)),
        ("item.malformed", make_tally_item(total=10**7)),
        ("item.malformed", make_tally_item(group="x" * 50)),
        ("item.malformed", make_tally_item(group="malay\x00")),
        ("item.malformed", make_tally_item(level="FREE")),
    ]


def test_poisoned_items_are_refused_by_code_and_never_block_the_rest(phone: Phone, shelter: Recipient) -> None:
    before, after = make_package_item(phone, shelter), make_tally_item()
    bad = poisons(phone, shelter)
    answer = phone.sync(before, *(item for _, item in bad), after)
    assert refusals(answer) == [None, *(code for code, _ in bad), None]
    assert set(ReceivedItem.objects.values_list("item_id", flat=True)) == {
        uuid.UUID(before["item_id"]),
        uuid.UUID(after["item_id"]),
    }


def test_refusal_names_the_item_when_it_has_an_id(phone: Phone) -> None:
    item = make_tally_item(total=0)
    answer = phone.sync(item, {"item_id": 5})
    assert [refused["item_id"] for refused in answer["items"]] == [item["item_id"], None]


def test_item_that_fails_in_the_database_does_not_undo_the_others(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from titian.referrals.actions import receive_packages

    good, bad = make_package_item(phone, shelter), make_package_item(phone, shelter)
    real = receive_packages._Inbox.add

    def break_position(inbox: Any, sequence: int, package: Any) -> None:
        real(inbox, sequence, package)
        if str(package.item_id) == bad["item_id"]:
            inbox._new[-1].position = 99  # the database refuses it

    monkeypatch.setattr(receive_packages._Inbox, "add", break_position)
    assert refusals(phone.sync(good, bad, make_tally_item())) == [None, "item.failed", None]
    assert [str(package.item_id) for package in Package.objects.all()] == [good["item_id"]]
    assert Referral.objects.count() == 1


def test_item_that_fails_to_be_read_does_not_block_the_others(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    from titian.tallies.inbox import TallyKind

    bad, good = make_tally_item(level="NOW"), make_tally_item()
    real = TallyKind.read

    def fail(kind: TallyKind, item_id: uuid.UUID, item: Any) -> Any:
        if str(item_id) == bad["item_id"]:
            raise RuntimeError
        return real(kind, item_id, item)

    monkeypatch.setattr(TallyKind, "read", fail)
    assert refusals(phone.sync(bad, good)) == ["item.failed", None]


# Whole requests


def code_of(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


@pytest.mark.parametrize("body", [b"", b"x", b"a.b.c", b"\xff\xfe", b"{}", b"eyJhbGciOiJub25lIn0.W10.", b"." * 10_000])
def test_bytes_that_are_no_signed_request_are_refused(phone: Phone, body: bytes) -> None:
    assert code_of(phone.send(body)) == (400, "request.unreadable")


@pytest.mark.parametrize("body", [{}, "text", 3, None])
def test_signed_body_that_is_no_list_is_refused(phone: Phone, body: object) -> None:
    assert code_of(phone.send(phone.sign(body))) == (400, "request.unreadable")


def test_body_nested_without_end_is_refused(phone: Phone) -> None:
    from titian.sealing.signed import sign_bytes

    members = {"nonce": phone.take_nonce(), "method": "POST", "path": SYNC}
    jws = sign_bytes(
        b"[" * 200_000, phone.transport_key, kid=phone.enrolment_id, typ="titian-request+jws", members=members
    )
    assert code_of(phone.send(jws)) == (400, "request.unreadable")


def test_request_cut_on_the_way_is_refused(phone: Phone) -> None:
    jws = phone.sign([make_tally_item()])
    cut = phone.send(jws, **{"wsgi.input": io.BytesIO(jws[: len(jws) // 2].encode())})
    assert code_of(cut) == (400, "request.unreadable")
    assert not ReceivedItem.objects.exists()


def test_request_over_the_limit_is_refused(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices_api, "MAX_BODY", 1000)
    assert code_of(phone.send(phone.sign([make_tally_item() for _ in range(10)]))) == (413, "request.too_large")


def test_too_many_items_are_refused_at_once(phone: Phone) -> None:
    assert code_of(phone.send(phone.sign([0] * (MAX_ITEMS + 1)))) == (413, "request.too_large")


def test_unknown_device_is_told_so(phone: Phone) -> None:
    stranger = Phone(generate_signing_key(), generate_signing_key(), str(uuid.uuid4()), "")
    assert code_of(stranger.send(stranger.sign([]))) == (401, "device.unknown")
    stranger.enrolment_id = "not-a-uuid"
    assert code_of(stranger.send(stranger.sign([]))) == (401, "device.unknown")


def test_request_signed_by_another_key_is_refused(phone: Phone) -> None:
    impostor = Phone(phone.officer_key, make_phone().transport_key, phone.enrolment_id, phone.certificate)
    assert code_of(impostor.send(impostor.sign([]))) == (401, "signature.invalid")
    # The officer key vouches for packages, never for requests.
    impostor.transport_key = phone.officer_key
    assert code_of(impostor.send(impostor.sign([]))) == (401, "signature.invalid")


def test_changed_body_is_refused(phone: Phone) -> None:
    header, _, signature = phone.sign([]).split(".")
    other = phone.sign([make_tally_item()]).split(".")[1]
    assert code_of(phone.send(f"{header}.{other}.{signature}")) == (401, "signature.invalid")


@pytest.mark.parametrize("changes", [{"path": "/api/v1/packages"}, {"method": "GET"}])
def test_request_made_for_another_address_is_refused(phone: Phone, changes: dict[str, str]) -> None:
    assert code_of(phone.send(phone.sign([], **changes))) == (401, "signature.invalid")


def test_request_signed_before_the_end_delivers_nothing_after_it(phone: Phone, shelter: Recipient) -> None:
    jws = phone.sign([make_tally_item(), make_package_item(phone, shelter)])
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    assert code_of(phone.send(jws)) == (403, "device.revoked")
    assert not Package.objects.exists()
    assert not Tally.objects.exists()


def test_nonce_the_hub_never_gave_is_refused(phone: Phone) -> None:
    for nonce in ["x", "AAAA", make_nonce(timezone.now())[:-1] + "!", "A" * 48]:
        assert code_of(phone.send(phone.sign([], nonce=nonce))) == (401, "nonce.unknown")


def test_old_nonce_is_refused_and_a_fresh_one_serves(phone: Phone) -> None:
    old = make_nonce(timezone.now() - LIFETIME - timedelta(seconds=1))
    refused = phone.send(phone.sign([], nonce=old))
    assert code_of(refused) == (401, "nonce.unknown")
    assert phone.send(phone.sign([], nonce=refused["Titian-Nonce"])).status_code == 200


def test_spent_nonces_are_forgotten_only_when_they_are_too_old_to_serve(phone: Phone) -> None:
    phone.sync()
    forget_old_nonces()
    assert SpentNonce.objects.count() == 1
    forget_old_nonces(timezone.now() + LIFETIME + timedelta(seconds=1))
    assert SpentNonce.objects.count() == 0


def test_hub_that_cannot_sign_takes_nothing(phone: Phone) -> None:
    (trust_folder() / HUB_KEY_FILE).unlink()
    jws = phone.sign([make_tally_item()])
    assert code_of(phone.send(jws)) == (503, "hub.key_missing")
    assert not ReceivedItem.objects.exists()


@pytest.mark.parametrize("path", ["/api/v1/nonce", SYNC, "/api/v1/enrolments/claim"])
def test_phone_addresses_take_posts_only(keys: Keys, path: str) -> None:
    assert Client(HTTP_HOST=FIELD).get(path).status_code == 405


def test_both_hosts_serve_the_phones_addresses(phone: Phone) -> None:
    phone.clients[0] = Client(HTTP_HOST="localhost")
    assert phone.send(phone.sign([])).status_code == 200


# Cost


def test_number_of_queries_does_not_grow_with_the_batch(
    phone: Phone, shelter: Recipient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phone.sync(make_package_item(phone, shelter))
    for size in (1, 5, 40):
        jws = phone.sign([make_package_item(phone, shelter) for _ in range(size)])
        with django_assert_num_queries(QUERIES_OF_ONE_SYNC[connection.vendor]):
            assert phone.send(jws).status_code == 200


QUERIES_OF_ONE_SYNC = {"sqlite": 18, "postgresql": 18}


def test_sync_answer_is_valid_under_the_published_schema(phone: Phone, shelter: Recipient) -> None:
    from titian.devices.api import SyncOut

    answer = phone.sync(make_package_item(phone, shelter), make_tally_item(total=0))
    assert json.loads(SyncOut.model_validate(answer).model_dump_json(exclude_unset=True)) == answer
