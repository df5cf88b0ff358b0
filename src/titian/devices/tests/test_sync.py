from __future__ import annotations

from titian.devices.tests.factories import make_package_item, make_phone, make_recipients
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.tests.factories import make_organisation
from titian.sealing import verify_receipt


def test_sealed_package_is_answered_with_a_receipt_the_phone_can_verify(keys: Keys) -> None:
    phone = make_phone()
    [shelter] = make_recipients(keys, make_organisation())
    item = make_package_item(phone, shelter)
    answer = phone.sync(item)
    [received] = answer["items"]
    receipt = verify_receipt(
        received["receipt"],
        get_hub_identity().trust,
        item_id=item["item_id"],
        sha256=item["envelope"]["sha256"],
    )
    assert receipt.received_sequence == 1
    assert answer["referrals"] == [{"referral_id": item["envelope"]["referral_id"], "responsibility": "waiting"}]
