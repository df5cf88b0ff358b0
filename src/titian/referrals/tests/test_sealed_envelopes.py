"""Envelopes that a phone has sealed to the hub, and what may be wrong with one."""

from __future__ import annotations

import base64
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from titian.devices.actions.release_quarantined import release_quarantined
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.take_in_file import FILE_METHOD, FILE_PATH, take_in_file
from titian.devices.models import QuarantinedItem, ReceivedItem
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import (
    Phone,
    Recipient,
    make_administrator,
    make_package_item,
    make_phone,
    make_recipients,
    make_tally_item,
    seal_item,
)
from titian.library import identity
from titian.library.envelope_key import make_envelope_key, renew_envelope_key
from titian.library.identity import ENVELOPE_KEY_FILE, get_hub_identity, trust_folder
from titian.library.tests.factories import Keys
from titian.people.tests.factories import make_organisation
from titian.referrals.models import Package, Referral
from titian.sealing import canonical_json, identity_recipient, make_identity, seal_envelope, verify_receipt
from titian.sealing.age import encrypt
from titian.sealing.envelopes import MOST_BYTES

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def shelter(keys: Keys) -> Recipient:
    return make_recipients(keys, make_organisation())[0]


def codes(answer: dict[str, Any]) -> list[str | None]:
    return [item.get("code") for item in answer["items"]]


def sealed_to(recipient: str, envelope: object) -> str:
    return base64.b64encode(encrypt(canonical_json(envelope), recipient)).decode("ascii")


def own_recipient() -> str:
    recipient = get_hub_identity().envelope_recipient
    assert recipient is not None
    return recipient


def named(phone: Phone) -> str:
    """The key that the hub's signed standing names."""
    hub = get_hub_identity()
    standing = hub.trust.verify(phone.sync()["standing"], kind="standing", scope=hub.hub_id, role="hub")
    return str(standing["envelope_recipient"])


def test_hub_reads_a_sealed_envelope_on_arrival_and_signs_for_the_package(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter, level="NOW", answer_within=61)
    sealed = seal_item(item)
    assert is_valid(sealed, "sync-item")
    answer = phone.sync(sealed)
    receipt = answer["receipts"][answer["items"][0]["receipt"]]
    digest = item["envelope"]["sha256"]
    verify_receipt(receipt, get_hub_identity().trust, item_id=item["item_id"], sha256=digest)
    package = Package.objects.select_related("referral").get()
    assert (package.referral.level, package.answer_within, package.sha256) == ("NOW", 61, digest)
    assert str(package.referral.referral_id) == item["envelope"]["referral_id"]


def test_hub_looks_at_its_files_once_for_all_that_a_request_brings(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []
    stamp = identity._stamp

    def look(folder: Path) -> Any:  # Any: the room's own
        looks.append(folder)
        return stamp(folder)

    monkeypatch.setattr(identity, "_stamp", look)

    def count(items: int) -> int:
        sent = [seal_item(make_package_item(phone, shelter)) for _ in range(items)]
        looks.clear()
        answer = phone.sync(*sent)
        assert codes(answer) == [None] * items
        return len(looks)

    assert count(12) == count(1)


def test_the_line_carries_neither_referral_nor_level_nor_recipient(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter, level="INCOMPLETE")
    sent = json.dumps(seal_item(item))
    told = (item["envelope"]["referral_id"], shelter.fingerprint, "INCOMPLETE", item["envelope"]["sha256"])
    assert [word for word in told if word in sent] == []


def test_length_of_a_sealed_envelope_tells_nothing(keys: Keys, phone: Phone, shelter: Recipient) -> None:
    """Longest and shortest there is; the library adds a random stanza, so the plaintext is what has one length."""
    from titian.sealing.age import decrypt

    [identity] = get_hub_identity().envelope_identities
    shortest = make_package_item(phone, shelter, level="NOW", answer_within=1)["envelope"]
    longest = make_package_item(phone, shelter, level="INCOMPLETE", answer_within=20_160)["envelope"]
    lengths = {len(decrypt(seal_envelope(each, own_recipient()), identity)) for each in (shortest, longest)}
    assert lengths == {1024}
    assert all(len(seal_envelope(longest, own_recipient())) <= MOST_BYTES for _ in range(50))


def test_sent_again_under_another_seal_it_is_the_same_item(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    first, second, clear = phone.sync(seal_item(item)), phone.sync(seal_item(item)), phone.sync(item)
    assert first["receipts"] == second["receipts"] == clear["receipts"]
    assert ReceivedItem.objects.count() == 1


def test_bad_envelopes_are_refused_by_name_and_hold_up_no_other(phone: Phone, shelter: Recipient) -> None:
    def item(**changes: Any) -> dict[str, Any]:
        return {**make_package_item(phone, shelter), **changes}

    one, other = make_package_item(phone, shelter), make_package_item(phone, shelter)
    broken = bytearray(base64.b64decode(seal_item(one)["envelope"]))
    broken[-1] ^= 1
    stranger = identity_recipient(make_identity())
    rows: list[tuple[str | None, dict[str, Any]]] = [
        (None, seal_item(make_package_item(phone, shelter))),
        # swapped: each envelope is a good one, of another item
        ("envelope.mismatch", {**one, "envelope": seal_item(other)["envelope"]}),
        # its own id, and the bytes of another
        ("item.hash_mismatch", {**seal_item(one), "ciphertext": other["ciphertext"]}),
        ("envelope.unopenable", item(envelope=sealed_to(stranger, one["envelope"]))),
        ("envelope.unopenable", item(envelope=base64.b64encode(bytes(broken)).decode())),
        ("envelope.unopenable", item(envelope=base64.b64encode(b"no age file").decode())),
        ("envelope.unopenable", item(envelope="")),
        ("item.malformed", item(envelope="%%%")),
        ("item.too_large", item(envelope="A" * 4 * MOST_BYTES)),
        ("item.malformed", item(envelope=sealed_to(own_recipient(), ["not", "an", "object"]))),
        ("item.malformed", item(envelope=sealed_to(own_recipient(), {**one["envelope"], "station": "one too many"}))),
        ("item.malformed", item(envelope=base64.b64encode(encrypt(b"\xff\x00", own_recipient())).decode())),
        (None, make_tally_item()),
        (None, seal_item(make_package_item(phone, shelter))),
    ]
    assert codes(phone.sync(*(each for _, each in rows))) == [code for code, _ in rows]
    assert (Package.objects.count(), ReceivedItem.objects.count()) == (2, 3)


def test_an_envelope_is_taken_for_one_phone_alone(phone: Phone, shelter: Recipient) -> None:
    item = seal_item(make_package_item(phone, shelter))
    phone.sync(item)
    assert codes(make_phone().sync(item)) == ["item.conflict"]
    assert Referral.objects.count() == 1


def test_replayed_with_another_id_it_does_not_fit(phone: Phone, shelter: Recipient) -> None:
    item = seal_item(make_package_item(phone, shelter))
    phone.sync(item)
    assert codes(phone.sync({**item, "item_id": str(uuid.uuid4())})) == ["envelope.mismatch"]


def test_what_was_sealed_before_a_change_of_key_still_opens(phone: Phone, shelter: Recipient) -> None:
    before = named(phone)
    old = seal_item(make_package_item(phone, shelter))
    assert renew_envelope_key(Path(settings.TITIAN_DATA)) == 2
    assert named(phone) == own_recipient() != before
    assert codes(phone.sync(old, seal_item(make_package_item(phone, shelter)))) == [None, None]


def test_key_that_is_lost_is_said_so_and_the_same_package_comes_under_a_new_seal(
    phone: Phone, shelter: Recipient
) -> None:
    item = make_package_item(phone, shelter)
    old = seal_item(item)
    (trust_folder() / ENVELOPE_KEY_FILE).unlink()
    assert codes(phone.sync(old, item)) == ["envelope.unopenable", None]
    assert make_envelope_key(Path(settings.TITIAN_DATA))
    assert not make_envelope_key(Path(settings.TITIAN_DATA))
    assert codes(phone.sync(old, seal_item(item))) == ["envelope.unopenable", None]
    assert Package.objects.count() == 1


def test_hub_without_such_a_key_names_none_and_takes_envelopes_as_before(phone: Phone, shelter: Recipient) -> None:
    (trust_folder() / ENVELOPE_KEY_FILE).unlink()
    hub = get_hub_identity()
    answer = phone.sync(make_package_item(phone, shelter))
    standing = hub.trust.verify(answer["standing"], kind="standing", scope=hub.hub_id, role="hub")
    assert "envelope_recipient" not in standing
    assert codes(answer) == [None]


def test_file_that_a_phone_saved_is_taken_in_with_sealed_envelopes(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    line = phone.sign([seal_item(item)], nonce=str(uuid.uuid4()), method=FILE_METHOD, path=FILE_PATH)
    assert item["envelope"]["referral_id"] not in base64.urlsafe_b64decode(line.split(".")[1] + "==").decode()
    take_in_file(actor=make_administrator(), content=f"# a file\n{line}\n".encode(), now=timezone.now())
    assert Package.objects.get().sha256 == item["envelope"]["sha256"]


def test_what_an_ended_phone_brings_is_set_apart_sealed_and_goes_on_after_a_change_of_key(
    phone: Phone, shelter: Recipient
) -> None:
    administrator = make_administrator()
    revoke_enrolment(actor=administrator, enrolment=phone.enrolment, now=timezone.now())
    item = make_package_item(phone, shelter)
    phone.send(phone.sign([seal_item(item)]))
    kept = QuarantinedItem.objects.get()
    assert item["envelope"]["referral_id"].encode() not in bytes(kept.content)
    renew_envelope_key(Path(settings.TITIAN_DATA))
    let_go = release_quarantined(
        actor=administrator, enrolment=phone.enrolment, item_ids=[kept.item_id], now=timezone.now()
    )
    assert (let_go.count, Package.objects.get().sha256) == (1, item["envelope"]["sha256"])
