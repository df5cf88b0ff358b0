"""A file that a phone without a network saved: taken in like what it would have sent, by whom its phone is managed."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.devices.actions import take_in_file as taking
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.take_in_file import FILE_METHOD, FILE_PATH, take_in_file
from titian.devices.errors import FileTooLarge, FileUnreadable
from titian.devices.models import Enrolment, QuarantinedItem, ReceivedItem
from titian.devices.tests.factories import Phone, Recipient, make_administrator, make_package_item
from titian.devices.tests.test_phone_pages import make_supervisor, sign_in
from titian.people.models import User
from titian.people.tests.factories import make_station
from titian.referrals.models import Package
from titian.sealing.requests import sign_request

pytestmark = pytest.mark.on_both


def write_line(phone: Phone, *items: dict[str, Any], method: str = FILE_METHOD, path: str = FILE_PATH) -> str:
    nonce = str(uuid.uuid4())
    return sign_request(
        list(items), phone.transport_key, enrolment_id=phone.enrolment_id, nonce=nonce, method=method, path=path
    )


def write_file(*lines: str) -> bytes:
    return "\n".join(["# Titian: sealed messages of a phone.", *lines, ""]).encode()


@pytest.fixture(name="supervisor")
def make_supervisor_of_the_station(phone: Phone) -> User:
    return make_supervisor(phone.enrolment.station)


def test_what_is_in_a_file_is_received_like_what_comes_by_network(
    phone: Phone, shelter: Recipient, supervisor: User
) -> None:
    items = [make_package_item(phone, shelter), make_package_item(phone, shelter)]
    taken = take_in_file(actor=supervisor, content=write_file(write_line(phone, *items)), now=timezone.now())
    assert (taken.received, taken.refused, taken.foreign_lines) == (2, {}, 0)
    assert Package.objects.count() == 2
    entry = PrivateEntry.objects.get(action="items.take_in_file")
    assert (entry.actor_id, entry.detail) == (str(supervisor.pk), {"items": 2})


def test_a_file_that_comes_twice_and_a_phone_that_finds_a_network_store_nothing_twice(
    phone: Phone, shelter: Recipient, supervisor: User
) -> None:
    item = make_package_item(phone, shelter)
    content = write_file(write_line(phone, item))
    for _ in range(2):
        assert take_in_file(actor=supervisor, content=content, now=timezone.now()).received == 1
    [answer] = phone.sync(item)["items"]
    assert answer["status"] == "received"
    assert (ReceivedItem.objects.count(), Package.objects.count()) == (1, 1)


def test_a_file_is_no_contact_of_the_phone(phone: Phone, shelter: Recipient, supervisor: User) -> None:
    before = Enrolment.objects.get().last_contact_at
    line = write_line(phone, make_package_item(phone, shelter))
    take_in_file(actor=supervisor, content=write_file(line), now=timezone.now())
    assert Enrolment.objects.get().last_contact_at == before


def test_a_file_of_an_ended_phone_is_set_apart_and_the_phone_does_not_count_as_told(
    phone: Phone, shelter: Recipient, supervisor: User
) -> None:
    before = Enrolment.objects.get().last_contact_at
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    line = write_line(phone, make_package_item(phone, shelter))
    taken = take_in_file(actor=supervisor, content=write_file(line), now=timezone.now())
    assert (taken.received, taken.set_apart) == (0, 1)
    assert QuarantinedItem.objects.count() == 1
    assert Package.objects.count() == 0
    assert Enrolment.objects.get().last_contact_at == before


def test_a_supervisor_of_another_station_takes_in_nothing_of_it(phone: Phone, shelter: Recipient) -> None:
    elsewhere = make_supervisor(make_station())
    line = write_line(phone, make_package_item(phone, shelter))
    taken = take_in_file(actor=elsewhere, content=write_file(line), now=timezone.now())
    assert (taken.received, taken.foreign_lines) == (0, 1)
    assert ReceivedItem.objects.count() == 0


def test_a_poisoned_item_and_a_broken_line_stop_nothing_else(
    phone: Phone, shelter: Recipient, supervisor: User
) -> None:
    good, bad = make_package_item(phone, shelter), {**make_package_item(phone, shelter), "ciphertext": "AAAA"}
    whole = write_line(phone, good, bad)
    taken = take_in_file(actor=supervisor, content=write_file(whole[:-8], whole), now=timezone.now())
    assert (taken.received, taken.unusable_lines) == (1, 1)
    assert sum(taken.refused.values()) == 1


@pytest.mark.parametrize(("method", "path"), [("POST", "/api/v1/sync"), ("FILE", "/api/v1/sync"), ("POST", FILE_PATH)])
def test_what_was_signed_for_another_address_is_no_line(
    phone: Phone, shelter: Recipient, supervisor: User, method: str, path: str
) -> None:
    line = write_line(phone, make_package_item(phone, shelter), method=method, path=path)
    with pytest.raises(FileUnreadable):
        take_in_file(actor=supervisor, content=write_file(line), now=timezone.now())


def test_a_line_of_a_file_is_no_request(phone: Phone, shelter: Recipient) -> None:
    response = phone.send(write_line(phone, make_package_item(phone, shelter)))
    assert response.status_code == 401
    assert ReceivedItem.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"# only a remark\n", b"holiday pictures", "ไม่ใช่".encode()])
def test_another_file_is_told_in_words(supervisor: User, content: bytes) -> None:
    with pytest.raises(FileUnreadable, match="not a file of sealed messages"):
        take_in_file(actor=supervisor, content=content, now=timezone.now())


def test_a_file_too_large_is_told_in_words(supervisor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MAX_FILE", 10)
    with pytest.raises(FileTooLarge, match="The phone saves several"):
        take_in_file(actor=supervisor, content=b"x" * 11, now=timezone.now())


def test_the_page_says_what_became_of_it(phone: Phone, shelter: Recipient, supervisor: User) -> None:
    desk = sign_in(supervisor)
    file = SimpleUploadedFile("sealed.txt", write_file(write_line(phone, make_package_item(phone, shelter))))
    page = desk.post("/devices/take-in/", {"file": file})
    assert page.status_code == 200
    assert 'data-taken="1"' in page.content.decode()
    assert "1 message is here and on its way" in page.content.decode()
    assert "Nothing was taken in" in desk.post("/devices/take-in/").content.decode()
