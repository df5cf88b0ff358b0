"""What a hub writes down of itself while people work with it and things go wrong: never who they are."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from running_hub import TITIAN, RunningHub
from waiting import wait_until
from wire_phone import SYNC, WirePhone, host, post, run_in_hub

from titian.hub.tests import warm

MAKE_PEOPLE = """
import secrets
from titian.people.models import Organisation, Station, User
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from django.utils import timezone
provider = Organisation.objects.filter(kind="provider").exclude(recipient="").order_by("name").first()
hub = Organisation.objects.filter(kind="hub").first()
station = Station.objects.first()
made = {}
for role in ("officer", "provider", "administrator"):
    name, password = f"{role}-{secrets.token_hex(4)}", secrets.token_urlsafe(12)
    user = User.objects.create_user(name, password=password, role=role, organisation=provider if role == "provider" else hub,
                                    station=station if role == "officer" else None,
                                    first_name="Given" + secrets.token_hex(4), last_name="Family" + secrets.token_hex(4))
    made[role] = {"name": name, "password": password, "id": str(user.public_id), "given": user.first_name, "family": user.last_name}
officer = User.objects.get(username=made["officer"]["name"])
codes = create_enrolment_code(actor=officer, officer=officer, now=timezone.now())
made["codes"] = {"link": codes.link_code, "typed": codes.typed_code}
print(json.dumps(made))
"""
BREAK = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("alter table %s rename to %s")
print(1)
"""


@dataclass
class Said:
    """Everything that left the hub as words to an operator, and everything that must not be in it."""

    hub: RunningHub
    secret: set[str] = field(default_factory=set)
    commands: str = ""

    @property
    def log(self) -> str:
        return self.hub.log.read_text()


def sign_in(hub: RunningHub, name: str, password: str) -> httpx.Client:
    client = httpx.Client(base_url=hub.desk.replace("localhost", "127.0.0.1"), timeout=30, trust_env=False,
                          headers={"Host": f"localhost:{hub.port}"})  # fmt: skip
    page = client.get("/accounts/login/")
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert found is not None
    client.post("/accounts/login/", data={"login": name, "password": password, "csrfmiddlewaretoken": found[1]})
    return client


def answer_as_provider(said: Said, client: httpx.Client) -> None:
    """The inbox, the first package, and its answer as the desk's own script sends it."""
    inbox = client.get("/referrals/").text
    [first, *_] = re.findall(r'href="/referrals/([0-9a-f-]{36})/"', inbox)
    page = client.get(f"/referrals/{first}/")
    assert page.status_code == 200
    token = client.cookies["csrftoken"]
    for action in ("opened", "accept", "nonsense"):
        client.post(f"/api/v1/packages/{first}/{action}", headers={"X-CSRFToken": token, "Origin": said.hub.desk})
    said.secret |= {first, client.cookies["titian_session"], token}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Said]:
    """A journey with everything in it that is apt to be logged: guesses, refusals, broken requests, a broken hub."""
    hub = RunningHub(tmp_path_factory.mktemp("logs"))
    hub.prepare()
    hub.start()
    said = Said(hub)
    made = run_in_hub(hub, MAKE_PEOPLE)
    said.secret |= {value for person in made.values() for value in person.values()}
    planted = f"Planted-{secrets.token_hex(6)}"
    said.secret |= {planted, planted.lower()}
    try:
        for name in (made["provider"]["name"], planted):
            sign_in(hub, name, planted).close()  # a wrong password
        post(hub, "/api/v1/enrolments/claim", json={"code": made["codes"]["typed"][:-1] + "?"})
        phone = WirePhone.enrol(hub, made["codes"]["link"])
        items = [phone.make_item() for _ in range(3)]
        said.secret |= {phone.enrolment_id, *(item["item_id"] for item in items)}
        said.secret |= {item["envelope"]["referral_id"] for item in items}
        assert phone.send(phone.sign(*items)).status_code == 200
        send_what_is_wrong(hub, phone, planted)
        client = sign_in(hub, made["provider"]["name"], made["provider"]["password"])
        answer_as_provider(said, client)
        client.get(f"/referrals/?q={planted}", headers={"User-Agent": planted, "Referer": f"http://{planted}/"})
        break_and_mend(hub, phone, client)
        client.close()
        run_commands(said, planted)
        yield said
    finally:
        hub.stop()


def send_what_is_wrong(hub: RunningHub, phone: WirePhone, planted: str) -> None:
    item = phone.make_item()
    item["envelope"] = {**item["envelope"], "level": planted}
    phone.send(phone.sign(item))
    phone.send(planted)
    phone.send(phone.sign({**phone.make_item(), "kind": planted}))
    for path in (
        f"/{planted}",
        f"/api/v1/{planted}",
        f"/api/v1/blobs/{planted}",
        f"/accounts/{planted}/?next=//{planted}",
    ):
        httpx.get(
            f"http://127.0.0.1:{hub.port}{path}", headers={"Host": f"localhost:{hub.port}"}, timeout=30, trust_env=False
        )
    httpx.get(f"http://127.0.0.1:{hub.port}/", headers={"Host": f"{planted}.example"}, timeout=30, trust_env=False)


def break_and_mend(hub: RunningHub, phone: WirePhone, client: httpx.Client) -> None:
    """A table is gone for a moment, so that phones, pages and the worker all fail with exceptions."""
    run_in_hub(hub, BREAK % ("referrals_package", "gone_for_now"))
    try:
        answer = phone.send(phone.sign(phone.make_item()))
        assert answer.status_code >= 500 or answer.json()["items"][0]["status"] != "received", answer.text
        assert client.get("/referrals/").status_code >= 500
        wait_until(lambda: "job.run.failed" in hub.log.read_text())
    finally:
        run_in_hub(hub, BREAK % ("gone_for_now", "referrals_package"))


def run_commands(said: Said, planted: str) -> None:
    """What the timer and an operator run; what they print stands in the journal too."""
    no_key = said.hub.folder / "no-key"
    no_key.write_text(planted)
    for words in (["doctor"], ["backup"], ["restore", str(no_key), "--identity", str(no_key)], ["migrate"]):
        ran = warm.run([TITIAN, *words], env=said.hub.environment)
        said.commands += ran.stdout + ran.stderr


def read_lines(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.log.splitlines() if line.startswith("{")]


def test_the_journey_was_one_that_logs(said: Said) -> None:
    """Else there would be nothing to look through."""
    events = {line["event"] for line in read_lines(said)}
    assert {"worker.start.done", "job.run.failed"} <= events
    assert any("error" in line and "at" in line for line in read_lines(said))
    assert said.commands


def test_no_person_no_code_and_nothing_anybody_wrote_is_in_the_log(said: Said) -> None:
    assert len(said.secret) > 20
    found = sorted(word for word in said.secret if word in said.log or word in said.commands)
    assert found == []


def test_no_address_is_in_the_log(said: Said) -> None:
    """Everybody here comes from loopback; its address stands only where the hub says where it listens."""
    for line in read_lines(said):
        assert "127.0.0.1" not in json.dumps(line), line


def test_every_line_is_json_but_the_words_that_greet(said: Said) -> None:
    others = [line for line in said.log.splitlines() if line and not line.startswith("{")]
    assert [line for line in others if not re.match(r"(Desk|Field) +http|Stop with Ctrl-C", line)] == []


def test_the_demo_s_own_names_are_not_there(said: Said) -> None:
    for account in said.hub.demo["accounts"]:
        assert account["password"] not in said.log
    for provider in said.hub.demo["providers"]:
        assert provider["name"] not in said.log
    assert host(said.hub)["Host"] not in said.log.replace(said.hub.field_app, "")
    assert SYNC not in said.log
