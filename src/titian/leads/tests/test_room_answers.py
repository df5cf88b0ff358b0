"""How a partner reads and answers: by its program or on a page, with a key of its own for that."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.leads.actions.keep_partner import make_key
from titian.leads.disruption.actions.keep_answer_key import make_answer_key
from titian.leads.disruption.models import Appeal, LeadRequest
from titian.leads.models import Partner
from titian.leads.tests.request_factories import make_assessed, make_partner, move, send
from titian.leads.workflow import PARTNER
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.sealing.encoding import canonical_json, sha256_hex

pytestmark = pytest.mark.django_db
WHERE = "/api/v1/lead-requests"


@pytest.fixture
def known() -> tuple[Partner, str]:
    return make_partner(now=timezone.now())


@pytest.fixture
def request_(known: tuple[Partner, str]) -> LeadRequest:
    return send(make_assessed(now=timezone.now()), known[0], now=timezone.now())


def ask(key: str) -> Client:
    return Client(headers={"host": "localhost", "authorization": f"Bearer {key}"})


def put(key: str, where: str, said: dict[str, Any]) -> Any:  # Any: JSON; the test client's own kind of answer
    return ask(key).put(f"{WHERE}/{where}", json.dumps(said), content_type="application/json")


@pytest.mark.on_both
def test_partner_reads_and_answers_by_its_program(known: tuple[Partner, str], request_: LeadRequest) -> None:
    _, key = known
    (told,) = ask(key).get(WHERE).json()
    assert (told["state"], told["partner_state"], told["sha256"]) == ("open", "none", request_.sha256)
    assert told["letter"]["targets"] == [{"kind": "handle", "written": "hr_fast88"}]
    assert "held by force" in told["letter"]["statement"]
    assert sha256_hex(canonical_json(told["letter"])) == told["sha256"], "as the partners' page says"
    people = {request_.drafted_by, request_.released_by, request_.sent_by}
    assert not any(person and person.username in json.dumps(told) for person in people), "nor who works here"
    name = uuid.uuid4()
    said = {"state": "acted", "acted_at": "2031-01-01T00:00:00+07:00"}
    first = put(key, f"{request_.pk}/answers/{name}", said)
    assert (first.status_code, first.json()["partner_state"]) == (200, "acted")
    assert put(key, f"{request_.pk}/answers/{name}", said).json() == first.json(), "sent again, it is the same answer"
    differs = put(key, f"{request_.pk}/answers/{name}", {"state": "acting"})
    assert (differs.status_code, differs.json()["code"]) == (409, "lead_request.answer_differs")
    assert put(key, f"{request_.pk}/answers/{uuid.uuid4()}", {"state": "none"}).status_code == 422
    naive = {"state": "acted", "acted_at": "2031-01-01T00:00:00"}
    assert put(key, f"{request_.pk}/answers/{uuid.uuid4()}", naive).status_code == 422
    appealed = put(key, f"{request_.pk}/appeals/{uuid.uuid4()}", {"by": "target", "words": "We are an honest hotel"})
    assert (appealed.status_code, appealed.json()["state"]) == (200, "open")
    move(request_, "withdraw", reason="mistaken", now=timezone.now())
    told = ask(key).get(f"{WHERE}/{request_.pk}").json()
    assert (told["state"], told["why_withdrawn"]) == ("withdrawn", "mistaken")
    late = put(key, f"{request_.pk}/answers/{uuid.uuid4()}", {"state": "acted"})
    assert (late.status_code, late.json()["code"]) == (409, "lead_request.wrong_state")


@pytest.mark.on_both
def test_key_opens_its_own_scope_and_partner_alone(known: tuple[Partner, str], request_: LeadRequest) -> None:
    partner, key = known
    office = make_user(Role.REGIONAL_OFFICE)
    giving = make_key(actor=office, partner=partner, now=timezone.now())
    assert ask(giving).get(WHERE).status_code == 401, "a key that gives reads nothing"
    offer = json.dumps({"words": "Cooks wanted (fictional)"})
    assert ask(key).post("/api/v1/leads", offer, content_type="application/json").status_code == 401
    _, others = make_partner("Bank (fictional)", now=timezone.now())
    assert ask(others).get(WHERE).json() == []
    assert ask(others).get(f"{WHERE}/{request_.pk}").json()["code"] == "lead_request.unknown"
    assert put(others, f"{request_.pk}/answers/{uuid.uuid4()}", {"state": "acted"}).status_code == 404
    newer = make_answer_key(actor=office, partner=partner, now=timezone.now())
    assert ask(key).get(WHERE).status_code == 401
    assert ask(newer).get(WHERE).status_code == 200
    partner.refresh_from_db()
    PARTNER.perform(partner, "end", actor=office, now=timezone.now())
    assert ask(newer).get(WHERE).status_code == 401, "whoever left reads nothing more"


def test_who_forges_keys_is_slowed_and_opens_nothing(known: tuple[Partner, str], request_: LeadRequest) -> None:
    answers = [ask(f"forged-{number}").get(WHERE).status_code for number in range(30)]
    assert (answers[0], answers[-1]) == (401, 429)
    page = Client(headers={"host": "localhost"}, REMOTE_ADDR="203.0.113.9")
    assert page.post("/partner/", {"key": "forged"}).status_code == 401
    assert page.get(f"/partner/requests/{request_.pk}/").headers["Location"] == "/partner/"
    assert ask(known[1]).get(WHERE).status_code == 200, "a good key is not slowed"


def test_partner_answers_and_appeals_on_a_page(known: tuple[Partner, str], request_: LeadRequest) -> None:
    partner, key = known
    page = Client(headers={"host": "localhost"})
    where = f"/partner/requests/{request_.pk}/"
    assert "hr_fast88" not in page.get(where, follow=True).content.decode()
    assert page.post("/partner/", {"key": key}).headers["Location"] == "/partner/"
    assert where in page.get("/partner/").content.decode()
    shown = page.get(where).content.decode()
    assert all(words in shown for words in ("hr_fast88", "[number]", "held by force", "no ground for arrest or return"))
    name = uuid.uuid4()
    unclear = page.post(where, {"answer": name, "state": "refused", "words": "No"})
    assert unclear.status_code == 422
    assert "Say why where you refuse" in unclear.content.decode()
    for _ in range(2):
        said = {"answer": name, "state": "refused", "reason": "rule_kept", "words": "An honest hotel"}
        assert page.post(where, said).status_code == 302
    request_.refresh_from_db()
    assert (request_.state, request_.partner_state, request_.partner_why) == ("answered", "refused", "rule_kept")
    assert request_.steps.filter(step="answer").count() == 1
    appeal = {"appeal": uuid.uuid4(), "by": "partner", "words": "Our rule 4.2 allows it"}
    assert page.post(f"{where}appeal/", appeal).status_code == 302
    assert Appeal.objects.get().by == "partner"
    make_answer_key(actor=make_user(Role.REGIONAL_OFFICE), partner=partner, now=timezone.now())
    assert page.get(where).headers["Location"] == "/partner/", "a new key shuts what the old one opened"
