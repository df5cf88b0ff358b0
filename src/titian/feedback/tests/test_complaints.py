"""A complaint reaches its body and nobody else; the person finds the answer by their code."""

from __future__ import annotations

import base64
import json
import re
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.devices.models import ReceivedItem
from titian.devices.tests.contracts import is_valid, read
from titian.devices.tests.factories import Recipient, make_package_item, make_phone, make_recipients
from titian.feedback.actions.forget_complaints import forget_complaints
from titian.feedback.actions.publish_counts import publish_counts
from titian.feedback.categories import CATEGORIES
from titian.feedback.errors import MonthPublished, MonthRunning
from titian.feedback.models import Complaint, PublishedCell, PublishedMonth
from titian.feedback.tests.factories import VECTORS, list_body, make_body, make_complaint
from titian.library.identity import get_hub_identity
from titian.library.recipients import list_recipients
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_user
from titian.sealing import open_answer, open_text, seal_text, sha256_hex, verify_receipt
from titian.sealing.signed import payload_object, read_unverified

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture
def body(keys: Keys) -> Recipient:
    return make_body(keys)


@pytest.fixture
def member(body: Recipient) -> User:
    return make_user(Role.OVERSIGHT, "lena", organisation=body.organisation)


def desk(user: User | None = None) -> Client:
    client = Client(HTTP_HOST="localhost")
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def post(path: str, given: object, client: Client | None = None) -> Any:  # Any: Django's test response
    client = client or Client(HTTP_HOST="field.localhost")
    return client.post(f"/api/v1{path}", json.dumps(given), content_type="application/json")


# Leaving one


def test_complaint_is_kept_sealed_and_its_receipt_is_the_hubs(body: Recipient) -> None:
    given = make_complaint(body)
    answer = post("/complaints/phone", given)
    assert answer.status_code == 200
    digest = sha256_hex(base64.b64decode(str(given["ciphertext"])))
    trust = get_hub_identity().trust
    receipt = answer.json()["receipt"]
    verify_receipt(receipt, trust, item_id=str(given["complaint_id"]), sha256=digest)
    assert is_valid(payload_object(read_unverified(receipt).payload), "receipt")
    kept = Complaint.objects.get()
    assert open_text(bytes(kept.ciphertext), body.identity)["about"] == ["hurt"]


def test_row_holds_no_phone_no_station_no_account_and_no_time_of_day(body: Recipient) -> None:
    fields = {field.name for field in Complaint._meta.get_fields()}
    assert fields == {
        "id", "kind", "door", "organisation", "recipient", "ciphertext", "sha256", "lookup", "key_file", "received_on", "status",
        "answer", "answered_on", "closed_on", "kept_sha256",
    }  # fmt: skip
    post("/complaints/phone", make_complaint(body))
    assert not ReceivedItem.objects.exists()
    assert not Entry.objects.exists()


def test_same_complaint_twice_is_one_and_another_under_its_id_is_refused(body: Recipient) -> None:
    given = make_complaint(body)
    assert [post("/complaints/phone", given).status_code for _ in range(2)] == [200, 200]
    other = make_complaint(body, complaint_id=given["complaint_id"])
    assert post("/complaints/phone", other).json()["code"] == "complaint.conflict"
    taken = make_complaint(body, lookup=str(given["lookup"]))
    assert post("/complaints/phone", taken).json()["code"] == "complaint.conflict"
    assert Complaint.objects.count() == 1


def test_what_is_not_sealed_or_has_another_length_is_refused(body: Recipient) -> None:
    plain = base64.b64encode(b"He hit me." * 1700).decode()
    short = base64.b64encode(b"age-encryption.org/v1\n" + b"x" * 300).decode()
    for changed in ({"ciphertext": plain}, {"ciphertext": short}, {"key_file": plain[:100]}, {"ciphertext": "%%%"}):
        assert post("/complaints/phone", make_complaint(body, **changed)).status_code == 422
    assert not Complaint.objects.exists()


def test_only_the_listed_body_is_sealed_to_and_it_gets_no_referral(keys: Keys, body: Recipient) -> None:
    [shelter] = make_recipients(keys, make_organisation())
    list_body(keys, body, shelter, sequence=2)
    assert post("/complaints/phone", make_complaint(shelter)).json()["code"] == "complaint.body_unknown"
    assert post("/complaints/phone", make_complaint(body)).status_code == 200
    phone = make_phone()
    refused = phone.sync(make_package_item(phone, body))["items"][0]
    assert refused["status"] == "refused"
    assert refused["code"] == "recipient.unknown"
    kinds = {entry["organisation_id"]: entry.get("kind") for entry in list_recipients()}
    assert kinds == {str(body.organisation.pk): "oversight", str(shelter.organisation.pk): None}


def test_hub_without_a_body_takes_none_and_says_so(keys: Keys) -> None:
    [shelter] = make_recipients(keys, make_organisation())
    assert post("/complaints/phone", make_complaint(shelter)).json()["code"] == "complaint.body_unknown"


def test_doors_without_sign_in_are_limited(body: Recipient) -> None:
    codes = {post("/complaints/answer", {"lookup": "0" * 64}).status_code for _ in range(40)}
    assert codes == {404, 429}


# Seeing


def test_body_sees_its_own_and_nobody_else_sees_that_there_is_one(body: Recipient, member: User) -> None:
    given = make_complaint(body)
    post("/complaints/phone", given)
    identity = str(given["complaint_id"])
    assert desk(member).get(f"/complaints/{identity}/").status_code == 200
    addresses = [
        "/station/", "/country/", "/administration/", "/figures/", "/protection/", "/audit/", "/alarms/", "/people/",
        "/devices/", "/devices/quarantine/", "/referrals/", "/complaints/", f"/complaints/{identity}/",
        f"/api/v1/complaints/{identity}/ciphertext",
    ]  # fmt: skip
    desk(member).get(f"/api/v1/complaints/{identity}/ciphertext")
    for role in (Role.OFFICER, Role.SUPERVISOR, Role.PROVIDER, Role.COORDINATOR, Role.ADMINISTRATOR):
        reader = make_user(role)
        assert not Complaint.objects.visible_to(reader).exists()
        for address in addresses:
            response = desk(reader).get(address)
            if address.startswith(("/complaints", "/api")):
                assert response.status_code == 403
            else:
                assert identity not in response.content.decode(errors="replace"), (role, address)
    other = make_user(Role.OVERSIGHT)
    assert desk(other).get(f"/complaints/{identity}/").status_code == 404
    assert desk(other).get(f"/api/v1/complaints/{identity}/ciphertext").status_code == 404


# Answering


def answer_of(body: Recipient, client: Client, identity: str) -> dict[str, Any]:
    """What the body's browser does: read, open, seal, leave."""
    sealed = client.get(f"/api/v1/complaints/{identity}/ciphertext")
    said = open_text(sealed.content, body.identity)
    answer = seal_text({"kind": "answer", "words": "We have asked them."}, said["answer_to"])
    return {"answer": base64.b64encode(answer).decode()}


def test_person_finds_the_answer_by_code_and_the_hub_cannot_read_it(body: Recipient, member: User) -> None:
    given = make_complaint(body, lookup=VECTORS["lookup"])
    post("/complaints/phone", given)
    identity = str(given["complaint_id"])
    find = {"lookup": VECTORS["lookup"]}
    assert post("/complaints/answer", find).json()["status"] == "waiting"
    client = desk(member)
    left = post(f"/complaints/{identity}/answer", answer_of(body, client, identity), client)
    assert left.json() == {"status": "answered"}
    found = post("/complaints/answer", find).json()
    opened = open_answer(base64.b64decode(found["key_file"]), base64.b64decode(found["answer"]), VECTORS["code"])
    assert opened["words"] == "We have asked them."
    kept = Complaint.objects.get()
    assert b"asked" not in bytes(kept.answer or b"") + bytes(kept.key_file)
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["complaint.read", "complaint.answer"]


def test_wrong_code_and_unknown_code_get_the_same_answer(body: Recipient) -> None:
    post("/complaints/phone", make_complaint(body, lookup=VECTORS["lookup"]))
    wrong = VECTORS["lookup"][:-1] + ("0" if VECTORS["lookup"][-1] != "0" else "1")
    answers = [post("/complaints/answer", {"lookup": lookup}) for lookup in (wrong, "f" * 64)]
    assert answers[0].content == answers[1].content
    assert {answer.status_code for answer in answers} == {404}


def test_a_closed_complaint_is_answered_no_more_and_is_deleted_after_half_a_year(body: Recipient, member: User) -> None:
    given = make_complaint(body)
    post("/complaints/phone", given)
    client, identity = desk(member), str(given["complaint_id"])
    assert client.post(f"/complaints/{identity}/close/").status_code == 409  # nobody has read it
    sealed = answer_of(body, client, identity)
    assert client.post(f"/complaints/{identity}/close/").status_code == 302
    assert post(f"/complaints/{identity}/answer", sealed, client).json()["code"] == "complaint.wrong_state"
    assert post("/complaints/answer", {"lookup": given["lookup"]}).json()["status"] == "closed"
    assert forget_complaints() == 0
    Complaint.objects.update(closed_on=timezone.now().date() - timedelta(days=181))
    assert forget_complaints() == 1


def test_answer_that_is_not_sealed_is_refused(body: Recipient, member: User) -> None:
    given = make_complaint(body)
    post("/complaints/phone", given)
    client, identity = desk(member), str(given["complaint_id"])
    client.get(f"/api/v1/complaints/{identity}/ciphertext")
    plain = {"answer": base64.b64encode(b"Sorry. " * 2400).decode()}
    assert post(f"/complaints/{identity}/answer", plain, client).json()["code"] == "complaint.answer_malformed"
    assert post(f"/complaints/{uuid.uuid4()}/answer", answer_of(body, client, identity), client).status_code == 404


# Publishing


def test_published_month_hides_small_figures_before_anything_is_stored(member: User) -> None:
    counts = {"hurt": 14, "money": 40, "pressed": 3}
    publish_counts(actor=member, month=date(2026, 10, 1), counts=counts, now=NOW)
    assert PublishedMonth.objects.get().total == 57
    assert dict(PublishedCell.objects.values_list("category", "number")) == {"money": 40}
    supervisor, coordinator = make_user(Role.SUPERVISOR), make_user(Role.COORDINATOR)
    for reader in (supervisor, coordinator):
        page = desk(reader).get("/protection/").content.decode()
        assert "October 2026" in page
        assert re.search(r">\s*57\s*<", page)
        assert not re.search(r">\s*14\s*<", page)


def test_month_is_published_once_when_it_is_over_and_by_the_body_alone(member: User) -> None:
    publish_counts(actor=member, month=date(2026, 10, 1), counts={"hurt": 20}, now=NOW)
    for actor, month, problem in (
        (member, date(2026, 10, 9), MonthPublished),
        (member, date(2026, 11, 1), MonthRunning),
        (make_user(Role.ADMINISTRATOR), date(2026, 9, 1), NotAllowed),
    ):
        with pytest.raises(problem):
            publish_counts(actor=actor, month=month, counts={}, now=NOW)


def test_small_month_publishes_nothing_but_that_it_is_small(member: User) -> None:
    publish_counts(actor=member, month=date(2026, 10, 1), counts={"hurt": 10}, now=NOW)
    assert PublishedMonth.objects.get().total is None
    assert not PublishedCell.objects.exists()


def test_body_publishes_on_its_page_and_errors_are_said(member: User) -> None:
    client = desk(member)
    zeros = dict.fromkeys(("threatened", "touched", "pressed", "money", "no_care", "told_others", "other"), "0")
    bad = client.post("/complaints/counts/", {"month": "soon", "hurt": "x", **zeros})
    assert bad.status_code == 422
    assert "Choose a month" in bad.content.decode()
    assert client.post("/complaints/counts/", {"month": "2026-01", "hurt": "12", **zeros}).status_code == 302
    assert "January 2026" in client.get("/complaints/counts/").content.decode()


def test_body_counts_by_what_a_complaint_may_be_about() -> None:
    assert list(CATEGORIES) == read("complaint")["$defs"]["category"]["enum"]
