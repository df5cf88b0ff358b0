"""Partners read what was released to them by TAXII 2.1, each object once; what is recalled they delete, and say so."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from datetime import timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.leads.actions.keep_partner import make_key as make_giving_key
from titian.leads.actions.place_objects import place
from titian.leads.disruption.codes import PathState
from titian.leads.disruption.models import InsidePath
from titian.leads.models import Package, PackageDelivery, Placed, Recipient
from titian.leads.out.stix import write_bundle, write_instant
from titian.leads.out.taxii import TAXII
from titian.leads.package_workflow import PACKAGE
from titian.leads.packing import read_content
from titian.leads.taking import Heard, TakingError, take
from titian.leads.tests.factories import do
from titian.leads.tests.package_world import ask, make_key, make_offer, make_recipient, read, release, step
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db


def make_objects(count: int, first: int = 0) -> list[dict[str, Any]]:  # Any: JSON
    return [
        {
            "type": "indicator", "id": f"indicator--00000000-0000-4000-8000-{first + number:012}",
            "created": "2026-12-01T12:00:00.000Z", "modified": "2026-12-01T12:00:00.000Z",
        }
        for number in range(count)
    ]  # fmt: skip


def test_server_says_what_it_is_to_whoever_has_a_key_to_read_with() -> None:
    recipient = make_recipient()
    release(to=(recipient,))
    key = make_key(recipient)
    client = ask(key)
    found = client.get("/taxii2/").json()
    assert found["default"].endswith("/taxii2/leads/")
    assert client.get("/taxii2/leads/").json()["versions"] == [TAXII]
    (collection,) = client.get("/taxii2/leads/collections/").json()["collections"]
    assert (collection["id"], collection["can_read"], collection["can_write"]) == (str(recipient.pk), True, False)
    where = f"/taxii2/leads/collections/{recipient.pk}/"
    assert client.get(where).json() == collection
    answer = client.get(f"{where}objects/")
    assert answer.headers["Content-Type"] == TAXII
    objects = answer.json()["objects"]
    placed = list(Placed.objects.order_by("place"))
    assert [one["id"] for one in objects] == [row.name for row in placed]
    said = [answer.headers[f"X-TAXII-Date-Added-{name}"] for name in ("First", "Last")]
    assert said == [write_instant(row.added_at) for row in (placed[0], placed[-1])]
    (indicator,) = (one for one in objects if one["type"] == "indicator")
    assert indicator["valid_until"] > indicator["valid_from"]
    assert "no ground for arrest or return" in indicator["description"]
    assert [one["id"] for one in client.get(f"{where}manifest/").json()["objects"]] == [row.name for row in placed]
    assert client.get(f"{where}objects/{indicator['id']}/").json()["objects"] == [indicator]
    assert client.get(f"{where}objects/{indicator['id']}/versions/").json()["versions"] == [indicator["modified"]]
    only = client.get(f"{where}objects/?match[type]=note&match[version]=all").json()["objects"]
    assert {one["type"] for one in only} == {"note"}
    assert Entry.objects.filter(action="lead_package.give", thing=f"lead_partner:{recipient.partner_id}").exists()


@pytest.mark.parametrize(
    ("headers", "query", "status"),
    [
        ({"authorization": "Bearer nobody"}, "", 401),
        ({"authorization": ""}, "", 401),
        ({"authorization": "Basic !"}, "", 401),
        ({"accept": "application/json"}, "", 406),
        ({"accept": "application/taxii+json;version=2.0"}, "", 406),
        ({"accept": "application/taxii+json"}, "", 200),
        ({}, "?added_after=yesterday", 400),
        ({}, "?q=%2B66812345678", 400),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_a_sentence(headers: dict[str, str], query: str, status: int) -> None:
    recipient = make_recipient()
    where = f"/taxii2/leads/collections/{recipient.pk}/objects/{query}"
    answer = ask(make_key(recipient)).get(where, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == TAXII
    assert status == 200 or answer.json()["description"].endswith(".")


def test_key_that_gives_reads_nothing_nor_does_a_session_and_no_key_reads_another_s() -> None:
    recipient, other = make_recipient(), make_recipient("Bank (fictional)")
    release(to=(recipient,))
    where = f"/taxii2/leads/collections/{recipient.pk}/objects/"
    giving = make_giving_key(actor=make_user(Role.REGIONAL_OFFICE), partner=recipient.partner, now=timezone.now())
    key, others = make_key(recipient), make_key(other)
    assert ask(giving).get(where).status_code == 401
    assert sign_in(make_user(Role.ANALYST)).get(where).status_code == 401
    assert ask(others).get(where).status_code == 404
    assert "objects" in read(key, recipient)
    assert read(others, other) == {"more": False}
    assert ask(key).post("/api/v1/leads", "{}", content_type="application/json").status_code == 401, "it gives nothing"
    basic = b64encode(f"anybody:{key}".encode()).decode()
    assert Client(headers={"host": "localhost", "authorization": f"Basic {basic}"}).get(where).status_code == 200
    Recipient.objects.update(key_expires_on=timezone.now().date() - timedelta(days=1))
    assert ask(key).get(where).status_code == 401
    assert key not in json.dumps(list(Recipient.objects.values()), default=str)


@pytest.mark.on_both
@pytest.mark.parametrize("by", ["next", "added_after"])
def test_two_thousand_objects_of_one_second_come_once_each(by: str) -> None:
    recipient = make_recipient()
    release(to=(recipient,))
    place(PackageDelivery.objects.get(), make_objects(2_000), timezone.now() - timedelta(hours=1))
    key, found, query = make_key(recipient), [], ""
    where = f"/taxii2/leads/collections/{recipient.pk}/objects/?limit=700"
    for _ in range(9):
        answer = ask(key).get(where + query)
        told = answer.json()
        found += [one["id"] for one in told.get("objects", [])]
        if not told["more"]:
            break
        last = answer.headers["X-TAXII-Date-Added-Last"]
        query = f"&next={told['next']}" if by == "next" else f"&added_after={last}"
    assert found == list(Placed.objects.order_by("place").values_list("name", flat=True))
    assert len(found) == len(set(found)) > 2_000


@pytest.mark.on_both
@pytest.mark.django_db(transaction=True)
def test_two_who_release_at_once_take_places_and_times_of_their_own() -> None:
    """A place that is told is never followed by a smaller one: whoever read so far misses nothing."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes one writer at a time; the test's database in memory cannot show it")
    recipient = make_recipient()
    release(to=(recipient,))
    delivery, now = PackageDelivery.objects.get(), timezone.now()
    before = Placed.objects.count()
    barrier = threading.Barrier(2)

    def add(first: int) -> None:
        barrier.wait()
        try:
            for part in range(5):
                with transaction.atomic():
                    place(delivery, make_objects(20, first + part * 20), now)
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=(first,)) for first in (1_000, 2_000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = list(Placed.objects.order_by("place").values_list("place", "added_at"))
    assert [number for number, _ in rows] == list(range(1, before + 201))
    assert [at for _, at in rows] == sorted({at for _, at in rows})


@pytest.mark.on_both
def test_what_has_expired_or_may_not_be_read_any_more_is_in_no_collection() -> None:
    recipient, lead = make_recipient(), make_offer()
    package = release(lead, to=(recipient,))
    key = make_key(recipient)

    def types() -> set[str]:
        return {one["type"] for one in read(key, recipient).get("objects", [])}

    assert "indicator" in types()
    do(lead, "freeze", why="People may be inside")
    assert "indicator" not in types()
    InsidePath.objects.update(state=PathState.GO_ON, body="Task force (fictional)")
    do(lead, "unfreeze", why="Nobody is")
    assert "indicator" in types()
    Recipient.objects.update(countries="MM")
    Package.objects.update(flees="MM")
    assert not types() & {"indicator", "note", "campaign", "report"}
    Package.objects.update(flees="")
    assert "indicator" in types()
    Package.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not types() & {"indicator", "note", "campaign", "report"}
    assert package.pk


class Wire:
    """The command's own network: a client of the hub in this process."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.asked: list[str] = []

    def __call__(self, method: str, address: str) -> Heard:
        path = address.partition("://")[2].partition("/")[2]
        self.asked.append(f"{method} /{path}")
        client = (
            ask(self.key)
            if "taxii2" in path
            else Client(headers={"host": "localhost", "authorization": f"Bearer {self.key}"})
        )
        answer = client.generic(method, f"/{path}")
        return Heard(
            answer.status_code, {k.casefold(): v for k, v in answer.headers.items()}, json.loads(answer.content)
        )


def test_second_hub_takes_what_was_released_and_deletes_and_says_so_once_it_is_recalled(tmp_path: Path) -> None:
    recipient = make_recipient()
    package = release(to=(recipient,))
    wire = Wire(make_key(recipient))
    address = "http://localhost:8000/taxii2/"
    told = take(address, tmp_path, wire)
    assert (told.taken, told.deleted, told.acknowledged) == (Placed.objects.count(), 0, 0)
    kept = " ".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert "+9990000101" in kept
    assert "held by force" in kept
    assert take(address, tmp_path, wire).taken == 0, "nothing comes twice"
    step(package, "recall", reason="possible_victim")
    told = take(address, tmp_path, wire)
    assert told.acknowledged == 1
    kept = " ".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert "+9990000101" not in kept
    assert "Typists" not in kept
    package.refresh_from_db()
    assert package.state == "gone"
    posts = [each for each in wire.asked if each.startswith("POST")]
    assert posts == [f"POST /api/v1/lead-recalls/{package.pk}"]
    assert wire.asked[-1] == posts[0], "said when it is gone, and not before"


def test_what_a_second_hub_keeps_is_what_was_released_object_for_object(tmp_path: Path) -> None:
    recipient = make_recipient()
    package = release(make_offer(), make_offer("+999 000 0102"), to=(recipient,))
    take("http://localhost:8000/taxii2/", tmp_path, Wire(make_key(recipient)))
    kept = [json.loads(path.read_text("utf-8")) for path in tmp_path.iterdir() if path.name.count("--")]
    bundle = json.loads(write_bundle(read_content(package)))
    assert sorted(kept, key=itemgetter("id")) == sorted(bundle["objects"], key=itemgetter("id"))
    assert {"indicator", "note", "campaign", "report"} <= {one["type"] for one in kept}


def test_what_was_taken_goes_by_itself_once_it_has_expired(tmp_path: Path) -> None:
    recipient = make_recipient()
    release(to=(recipient,), days=30)
    wire = Wire(make_key(recipient))
    take("http://localhost:8000/taxii2/", tmp_path, wire)
    told = take("http://localhost:8000/taxii2/", tmp_path, wire, now=timezone.now() + timedelta(days=31))
    assert told.deleted == 5, "report, campaign, indicator, what ties them, and the words"
    assert "Typists" not in " ".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    with pytest.raises(TakingError, match="does not know this key"):
        take("http://localhost:8000/taxii2/", tmp_path, Wire("another"))


def test_recall_is_acknowledged_by_its_own_recipient_alone_and_twice_changes_nothing() -> None:
    recipient, other = make_recipient(), make_recipient("Bank (fictional)")
    package = release(to=(recipient,))
    mine, others = ask(make_key(recipient)), ask(make_key(other))
    where = f"/api/v1/lead-recalls/{package.pk}"
    assert mine.post(where).status_code == 404, "nothing is recalled"
    step(package, "recall", reason="cleared")
    assert others.post(where).status_code == 404
    assert others.get("/api/v1/lead-recalls").json() == []
    (told,) = mine.get("/api/v1/lead-recalls").json()
    assert (told["package"], told["why"], told["gone_at"]) == (str(package.pk), "cleared", None)
    first = mine.post(where).json()
    assert first["gone_at"] is not None
    assert mine.post(where).json() == first
    assert PACKAGE.model.objects.get().state == "gone"
    told = read(make_key(recipient), recipient)
    assert all(one.get("revoked") for one in told["objects"] if one["type"] in {"indicator", "note", "campaign"})
