"""What a victim would be known by is planted, and looked for everywhere: tables, files, what goes out, mails, logs."""

from __future__ import annotations

import dataclasses
import io
import json
import logging
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from structlog.testing import capture_logs

from titian.hub.environment import Mail
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.leads.actions.gather_leads import gather_leads
from titian.leads.actions.keep_partner import make_key as make_giving_key
from titian.leads.actions.look_for import look_for
from titian.leads.actions.print_packages import print_packages
from titian.leads.actions.read_leads import read_leads
from titian.leads.actions.take_file import go_through_files
from titian.leads.codes import Kind, Part
from titian.leads.models import Lead, LeadFile, PackageDelivery, Recipient
from titian.leads.package_views import FORMS
from titian.leads.tests.factories import ALLOWED, do, dump_tables, make_analyst, note, open_page
from titian.leads.tests.package_world import ask, make_key, make_offer, make_recipient, read, release
from titian.leads.tests.request_factories import SHA, make_assessed, make_partner, send
from titian.notices.tests.factories import listen, work
from titian.notices.tests.smtp_server import Mailbox, serve_mail
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NAME, PAPER, NUMBER, ACCOUNT = "Planted Nobody", "A7654321", "+999 000 0666", "planted_nobody88"
PLANTED = (NAME, PAPER, NUMBER, "9990000666", ACCOUNT)
VICTIM = f"My sister {NAME}, 19, is held there and cannot leave. Passport no. {PAPER}, call {NUMBER} or {ACCOUNT}"
OFFER = (
    f"Typists wanted, 3,000 a month, write to +999 000 0101. Or ask {ACCOUNT}, {NUMBER}, she is there now (fictional)"
)


@pytest.fixture
def mailbox(settings: Settings, tmp_path: Path) -> Iterator[Mailbox]:
    """A hub with a folder of its own, and a mail server that runs."""
    with serve_mail() as box:
        mail = Mail(host="127.0.0.1", port=box.port, user="", password="", is_secure=False)
        settings.TITIAN = dataclasses.replace(settings.TITIAN, smtp=mail, data=tmp_path)
        yield box


@pytest.fixture
def said(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], mailbox: Mailbox, tmp_path: Path
) -> Iterator[Any]:  # Any: a function
    """What the hub wrote down and sent meanwhile, apart from its tables and what it answered."""
    with caplog.at_level(logging.DEBUG), capture_logs() as events:

        def tell() -> str:
            files = [path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.is_file()]
            return "\n".join([*map(str, events), caplog.text, *capfd.readouterr(), *mailbox.texts(), *files])

        yield tell


def find_planted(text: str) -> list[str]:
    """Which of it stands there, also as bytes are written in a dump."""
    low = text.casefold()
    forms = {word: (word.casefold(), word.encode().hex()) for word in PLANTED}
    return [word for word, written in forms.items() if any(form in low for form in written)]


def put_json(key: str, where: str, given: dict[str, Any]) -> Any:  # Any: JSON; the test client's own kind of answer
    client = Client(headers={"host": "localhost", "authorization": f"Bearer {key}"})
    method = client.post if where.endswith("leads") else client.put
    return method(f"/api/v1/{where}", json.dumps(given), content_type="application/json")


def test_victim_that_is_given_by_any_way_lies_nowhere(said: Any) -> None:  # Any: as there
    now, analyst = timezone.now(), make_analyst()
    listen(analyst)
    open_page(now)
    partner, answers = make_partner(now=now)
    request = send(make_assessed(now=now), partner, now=now)
    gives = make_giving_key(actor=make_user(Role.REGIONAL_OFFICE), partner=partner, now=now)
    stranger = Client(headers={"host": "localhost"})
    told = [
        stranger.post("/offer/en/", {"words": VICTIM, **ALLOWED}),
        sign_in(analyst).post("/leads/add/", {"words": VICTIM, **ALLOWED}),
        put_json(gives, "leads", {"words": VICTIM}),
        put_json(answers, f"lead-requests/{request.pk}/answers/{uuid.uuid4()}", {"state": "acting", "words": VICTIM}),
        put_json(answers, f"lead-requests/{request.pk}/appeals/{uuid.uuid4()}", {"by": "target", "words": VICTIM}),
    ]
    assert {answer.status_code for answer in told} == {422}
    assert not any(find_planted(answer.content.decode()) for answer in told[2:]), "no program gets it back"
    files = Client(headers={"host": "localhost", "authorization": f"Bearer {gives}"})
    rows = f'words\n"{VICTIM}"\n'.encode()
    where = f"/api/v1/lead-files/{uuid.uuid4()}?form=csv&tlp=green&purpose=disrupt"
    assert files.put(where, io.BytesIO(rows).read(), content_type="application/octet-stream").status_code == 200
    go_through_files()
    assert LeadFile.objects.get().refused == 1
    work()
    assert Lead.objects.count() == 1
    assert find_planted(dump_tables() + said()) == []


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_account_of_a_possible_victim_leaves_by_no_way_and_goes_with_its_lead(
    said: Any, mailbox: Mailbox
) -> None:  # Any: as there
    now, analyst, body = timezone.now(), make_analyst(), make_user(Role.LEADS_BODY)
    for reader in (analyst, body):
        listen(reader)
    lead = make_quoting(analyst)
    recipient = make_recipient()
    package = release(lead, to=(recipient,))
    partner, answers = make_partner("Bank (fictional)", now=now)
    quote = f"write to +999 000 0101. Or ask {ACCOUNT}, {NUMBER}"
    send(lead, partner, now=now, targets=lead.mentions.filter(part=Part.OFFERER), quote=quote, evidence=SHA)
    look_for(actor=analyst, mention=lead.mentions.get(part=Part.OFFERER), purpose="warn", why="Came back", now=now)
    read_leads(now)
    gather_leads(now)
    print_packages()
    work()
    outside = "\n".join([*hand_over(recipient), *answer_partner(answers), read_week(body)])
    assert "9990000101" in outside, "the offerer's goes out"
    assert "[account]" in outside, "and its words do, masked"
    assert find_planted(outside) == []
    assert mailbox.mails == [], "nobody is told of leads by mail"
    assert find_planted(said()) == []
    tables = {line.partition(":")[0] for line in dump_tables().splitlines() if find_planted(line)}
    assert tables <= {
        "leads_lead", "leads_mention", "leads_decision", "leads_leadreading", "leads_leadrequest"
    }, "and stands where the lead is, and nowhere else"  # fmt: skip
    do(lead, "erase", reason="person")
    gather_leads(timezone.now())
    package.refresh_from_db()
    assert package.state == "recalled"
    assert find_planted(dump_tables() + said()) == [], "and nowhere at all once it is deleted"


def make_quoting(analyst: User) -> Lead:
    """An assessed lead of an offerer, whose words name somebody who may act under force."""
    lead = make_offer()
    Lead.objects.filter(pk=lead.pk).update(words=OFFER, confidence="high")
    lead.refresh_from_db()
    for written, kind in ((ACCOUNT, Kind.HANDLE), (NUMBER, Kind.PHONE)):
        note(lead, written, part=Part.POSSIBLE_VICTIM, kind=kind)
    return lead


def hand_over(recipient: Recipient) -> Iterator[str]:
    """Each file of what the recipient was given, and what its program reads."""
    desk, key = sign_in(make_analyst()), make_key(recipient)
    delivery = PackageDelivery.objects.get(recipient=recipient)
    for form in FORMS:
        answer = desk.get(f"/leads/packages/given/{delivery.pk}.{form}")
        assert answer.status_code == 200, form
        yield answer.content.decode("latin-1")
    yield json.dumps(read(key, recipient))
    yield ask(key).get(f"/taxii2/leads/collections/{recipient.pk}/manifest/").content.decode()


def answer_partner(key: str) -> Iterator[str]:
    client = Client(headers={"host": "localhost", "authorization": f"Bearer {key}"})
    yield client.get("/api/v1/lead-requests").content.decode()
    client.post("/partner/", {"key": key})
    yield client.get("/partner/").content.decode()


def read_week(body: User) -> str:
    """What the independent body sees, and what a word typed into the desk's search finds."""
    found = sign_in(make_analyst()).get("/search/", {"q": "nobody88"}).content.decode().replace("nobody88", "")
    return str(sign_in(body).get("/leads/weeks/").content.decode()) + found
