"""Leads from partners: keys that give and read nothing, files that go on where they were stopped."""

from __future__ import annotations

import csv
import io
import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.leads.actions import take_file as files
from titian.leads.actions.keep_partner import add_partner, make_key
from titian.leads.actions.take_offer import take_rows_of_file
from titian.leads.codes import KEY_LASTS
from titian.leads.models import Giving, Lead, LeadFile, Partner, RefusedRow
from titian.leads.tests.factories import OFFER, make_analyst
from titian.leads.workflow import PARTNER
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
FORMULA = '=HYPERLINK("https://x.example","Typists wanted") (fictional)'


@pytest.fixture
def office() -> User:
    return make_user(Role.REGIONAL_OFFICE)


@pytest.fixture
def partner(office: User) -> Partner:
    return add_partner(actor=office, now=timezone.now(), name="Platform (fictional)")


@pytest.fixture
def key(office: User, partner: Partner) -> str:
    return make_key(actor=office, partner=partner, now=timezone.now())


def ask(key: str) -> Client:
    return Client(headers={"host": "localhost", "authorization": f"Bearer {key}"})


def give(key: str, words: str = OFFER, **terms: str) -> Any:  # Any: the test client's own kind of answer
    return ask(key).post("/api/v1/leads", json.dumps({"words": words, **terms}), content_type="application/json")


def put(key: str, content: bytes, form: str = "csv", file_id: uuid.UUID | None = None) -> Any:  # Any: as above
    where = f"/api/v1/lead-files/{file_id or uuid.uuid4()}?form={form}&tlp=green&purpose=disrupt"
    return ask(key).put(where, content, content_type="application/octet-stream")


def write_csv(*offers: str) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("id", "words"))
    rows.writerows((number, words) for number, words in enumerate(offers, 1))
    return text.getvalue().encode()


def test_partner_gives_by_key_with_the_strictest_terms_where_it_says_none(key: str, partner: Partner) -> None:
    assert give(key).json() == {"taken": True}
    assert give(key).json() == {"taken": True}, "whether it was known is not said"
    lead = Lead.objects.get()
    assert (lead.tlp, lead.pap, lead.purpose, lead.times) == ("red", "red", "warn", 2)
    assert list(Giving.objects.values_list("partner", "channel", "times")) == [(partner.pk, "api", 2)]


def test_key_is_kept_nowhere_and_a_forged_old_or_ended_one_gives_nothing(
    key: str, partner: Partner, office: User
) -> None:
    partner.refresh_from_db()
    assert partner.key_hash is not None
    assert key not in partner.key_hash
    forged = give("x" * 43)
    assert (forged.status_code, forged.json()["code"]) == (401, "lead_partner.key_unknown")
    newer = make_key(actor=office, partner=partner, now=timezone.now())
    assert give(key).status_code == 401
    assert give(newer).status_code == 200
    make_key(actor=office, partner=partner, now=timezone.now() - KEY_LASTS - timedelta(days=1))
    assert give(newer).status_code == 401
    last = make_key(actor=office, partner=partner, now=timezone.now())
    partner.refresh_from_db()
    PARTNER.perform(partner, "end", actor=office, now=timezone.now())
    assert give(last).status_code == 401


def test_who_tries_keys_is_slowed(key: str) -> None:
    answers = [give(f"forged-{number}").status_code for number in range(30)]
    assert answers[0] == 401
    assert answers[-1] == 429
    assert give(key).status_code == 200, "a good key is not"


def test_partner_is_turned_away_at_the_same_edge(key: str) -> None:
    refused = give(key, "My sister Planted Nobody, 19, cannot leave")
    assert (refused.status_code, refused.json()["code"]) == (422, "lead.about_a_person")
    assert "Planted" not in refused.content.decode()
    assert not Lead.objects.exists()


def test_file_is_gone_through_row_by_row_and_then_forgotten(key: str) -> None:
    file_id = uuid.uuid4()
    content = write_csv(OFFER, FORMULA, "KTP 3171234567890123", "", OFFER)
    sent = put(key, content, file_id=file_id)
    assert (sent.status_code, sent.json()["state"], sent.json()["rows_done"]) == (200, "waiting", 0)
    assert files.go_through_files() == 5
    told = ask(key).get(f"/api/v1/lead-files/{file_id}").json()
    assert (told["state"], told["rows_done"], told["taken"], told["refused"]) == ("done", 5, 3, 2)
    assert told["refused_rows"] == [{"row": 3, "code": "lead.papers"}, {"row": 4, "code": "lead.empty"}]
    assert bytes(LeadFile.objects.get().content) == b"", "the rows that were turned away are nowhere"
    assert put(key, content, file_id=file_id).json() == told, "sent again, it is the same answer"
    assert files.go_through_files() == 0
    assert put(key, content + b"9,More\n", file_id=file_id).status_code == 409
    formula = Lead.objects.get(words=FORMULA)
    page = sign_in(make_analyst()).get(formula.get_absolute_url()).content.decode()
    assert 'href="https://x.example' not in page


def test_file_that_was_stopped_goes_on_and_takes_no_row_twice(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "AT_ONCE", 2)
    put(key, write_csv(*(f"Offer {number} (fictional)" for number in range(7))))
    calls = 0

    def stop(**given: Any) -> None:  # Any: as there
        nonlocal calls
        calls += 1
        take_rows_of_file(**given)
        if calls == 3:
            raise KeyboardInterrupt  # after the rows, before it is told

    monkeypatch.setattr(files, "take_rows_of_file", stop)
    with pytest.raises(KeyboardInterrupt):
        files.go_through_files()
    assert LeadFile.objects.get().rows_done == 4, "what was told stands"
    monkeypatch.setattr(files, "take_rows_of_file", take_rows_of_file)
    files.go_through_files()
    assert set(Lead.objects.values_list("times", flat=True)) == {1}
    assert Lead.objects.count() == 7


def test_the_same_offer_very_many_times_is_one_lead_with_one_event_a_day(key: str) -> None:
    put(key, b"\n".join([json.dumps({"words": OFFER}).encode()] * 500), "jsonl")
    files.go_through_files()
    assert Lead.objects.get().times == 500
    assert Giving.objects.get().times == 500


@pytest.mark.parametrize(
    ("content", "form", "codes"),
    [
        (b"\xff\xfe\x00", "csv", ["lead_file.unreadable"]),
        (b"a,b\n1,2\n", "csv", ["lead_file.unreadable"]),
        (b'words\n"open', "csv", ["lead_file.unreadable"]),
        (b"[" * 100_000, "jsonl", ["lead.empty"]),
        (b'{"words": 7}\nnull\n{}', "jsonl", ["lead.empty"] * 3),
        (b"", "jsonl", []),
        (b'{"words": "\\u0000"}\n{"words": "\\ud800"}', "jsonl", ["lead.empty"] * 2),
    ],
)
def test_file_that_is_none_says_so_and_stops_nothing(key: str, content: bytes, form: str, codes: list[str]) -> None:
    put(key, content, form)
    put(key, write_csv(OFFER))
    files.go_through_files()
    assert list(RefusedRow.objects.order_by("number").values_list("code", flat=True)) == codes
    assert Lead.objects.count() == 1
    assert not LeadFile.objects.filter(state="waiting").exists()


def test_nobody_reads_another_partners_file(key: str, office: User) -> None:
    file_id = uuid.uuid4()
    put(key, write_csv(OFFER), file_id=file_id)
    other = add_partner(actor=office, now=timezone.now(), name="Bank (fictional)")
    others = make_key(actor=office, partner=other, now=timezone.now())
    assert ask(others).get(f"/api/v1/lead-files/{file_id}").status_code == 404
    assert put(others, write_csv(OFFER), file_id=file_id).status_code == 409


def test_file_of_more_than_ten_megabytes_is_refused_whole(key: str) -> None:
    refused = put(key, b"words\n" + b"x" * (10 * 1024 * 1024))
    assert (refused.status_code, refused.json()["code"]) == (413, "lead_file.too_large")
    assert not LeadFile.objects.exists()
