"""The region's contact sheet at a country's hub: taken from a known hub alone, shown at the desk, and told to phones."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, Refused
from titian.devices.actions import fetch_sheets
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.take_sheet import bring_sheet, take_sheet
from titian.devices.api import DESKS_PATH
from titian.devices.duty_desks import list_standing
from titian.devices.models import RegionSheet
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, make_administrator, make_phone
from titian.hub.cli import app
from titian.library.actions.keep_known_hub import add_known_hub, end_known_hub
from titian.library.contact_sheets import LASTS, REQUEST
from titian.library.errors import (
    ContactSheetRefused,
    HubAddressUnfit,
    HubKeysOlder,
    HubUnknown,
    SheetOlder,
    SheetOver,
)
from titian.library.identity import get_hub_identity
from titian.library.models import KnownHub
from titian.library.tests.factories import Keys
from titian.library.tests.other_hub import OtherHub
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.sealing import Trust, generate_signing_key, thumbprint
from titian.webhooks.errors import DeliveryFailed
from titian.webhooks.targets import Target

pytestmark = pytest.mark.django_db
RESCUE: Final = "+9990000001"
LINE: Final = {
    "party": "ID", "name": "Indonesia (fictional)", "purpose": "rescue", "number": RESCUE, "is_always": True,
    "checked_on": "2026-11-30",
}  # fmt: skip
HOUR: Final = timedelta(hours=1)


class Region(OtherHub):
    """A region's hub as this one knows it, which has just signed a sheet."""

    def __init__(self, by: User) -> None:
        super().__init__("ZZ")
        self.now = timezone.now().replace(microsecond=0)
        self.known = self.make_known(by)

    def sheet(self, *lines: dict[str, object], at: timedelta = timedelta(0)) -> bytes:
        return self.write_sheet(*(lines or (LINE,)), now=self.now + at)


@pytest.fixture
def administrator(keys: Keys) -> User:
    return make_administrator()


@pytest.fixture
def region(administrator: User) -> Region:
    return Region(administrator)


def take(data: bytes, now: datetime) -> RegionSheet:
    return take_sheet(data=data, now=now, by=("command", ""))


def sign_in(user: User) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def ask(phone: Phone) -> dict[str, Any] | None:  # Any: JSON
    """What a phone is told, believed as it would."""
    answer = phone.ask(DESKS_PATH, {})
    assert answer.status_code == 200, answer.content
    desks = answer.json()["desks"]
    hub = get_hub_identity()
    return dict(hub.trust.verify(desks, kind="duty_desks", scope=hub.hub_id, role="hub")) if desks else None


@pytest.mark.on_both
def test_a_known_hubs_sheet_is_shown_at_the_desk_and_to_phones_and_ends_with_its_time(
    administrator: User, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = make_phone()
    assert ask(phone) is None
    bring_sheet(actor=administrator, data=region.sheet(), now=region.now)
    for role in (Role.SUPERVISOR, Role.PROVIDER, Role.COORDINATOR):
        page = sign_in(make_user(role)).get("/duty-desks/")
        assert f'href="tel:{RESCUE}"' in page.content.decode()
        assert page.headers["Cache-Control"] == "no-store"
    assert sign_in(make_user(Role.OFFICER)).get("/duty-desks/").status_code == 403
    told = ask(phone)
    assert told is not None
    assert is_valid(told, "duty-desks"), told
    (sheet,) = told["sheets"]
    assert (sheet["region"], [line["number"] for line in sheet["lines"]]) == (region.known.name, [RESCUE])
    assert "party" not in sheet["lines"][0]
    newer = {**LINE, "number": "+9990000002"}
    take(region.sheet(newer, at=HOUR), region.now + HOUR)
    take(region.sheet(newer, at=HOUR), region.now + HOUR)
    assert Entry.objects.filter(action="region_sheet.take").count() == 2, "the same one twice is one"
    assert RESCUE not in sign_in(make_user(Role.COORDINATOR)).get("/duty-desks/").content.decode()
    assert list_standing(region.now + HOUR + LASTS) == []
    monkeypatch.setattr("titian.devices.actions.fetch_sheets.timezone.now", lambda: region.now + HOUR + LASTS)
    fetch_sheets.fetch_sheets()
    assert not RegionSheet.objects.exists()


def test_what_is_of_nobody_known_changed_older_or_over_is_refused_and_what_stood_stands(region: Region) -> None:
    stranger = OtherHub("ZZ")
    take(region.sheet(at=HOUR), region.now + HOUR)
    good = region.sheet()
    refused: dict[type[Refused], bytes] = {
        HubUnknown: stranger.write_sheet(LINE, now=region.now),
        ContactSheetRefused: good.replace(b'"sheet": "ey', b'"sheet": "eY'),
        SheetOlder: good,
        SheetOver: region.sheet(at=-LASTS),
    }
    for error, data in refused.items():
        with pytest.raises(error):
            take(data, region.now)
    with pytest.raises(ContactSheetRefused):
        take(region.write_sheet(LINE, now=region.now + 2 * HOUR, key=generate_signing_key()), region.now)
    KnownHub.objects.update(keys_sequence=2)
    with pytest.raises(HubKeysOlder):
        take(region.sheet(at=2 * HOUR), region.now)
    with pytest.raises(NotAllowed):
        bring_sheet(actor=make_user(Role.COORDINATOR), data=good, now=region.now)
    assert [one.sheet.issued_at for one in list_standing(region.now)] == [region.now + HOUR]


def test_an_ended_hub_and_a_row_that_was_changed_show_no_number_and_an_ended_phone_hears_none(
    administrator: User, region: Region
) -> None:
    phone = make_phone()
    row = take(region.sheet(), region.now)
    altered = region.write_sheet({**LINE, "number": "+9990000666"}, now=region.now, key=generate_signing_key())
    RegionSheet.objects.update(file=altered.decode())
    assert ask(phone) is None
    assert "+999" not in sign_in(administrator).get("/duty-desks/").content.decode()
    RegionSheet.objects.update(file=row.file)
    assert ask(phone) is not None
    end_known_hub(actor=administrator, hub=region.known, now=region.now)
    assert ask(phone) is None
    assert "+999" not in sign_in(administrator).get("/duty-desks/").content.decode()
    revoke_enrolment(actor=administrator, enrolment=phone.enrolment, now=timezone.now())
    answer = phone.ask(DESKS_PATH, {})
    assert (answer.status_code, answer.json()["code"]) == (403, "device.revoked")


def test_it_is_asked_for_where_the_hub_is_in_this_hubs_signed_words(
    administrator: User, region: Region, keys: Keys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: dict[str, Any] = {  # Any: as the form holds it
        "actor": administrator, "now": region.now, "data": region.write_key_file(), "words": region.words,
    }  # fmt: skip
    with pytest.raises(HubAddressUnfit):
        add_known_hub(**given, name="Region", address="region of the sea")
    runner = CliRunner()
    nowhere = runner.invoke(app, ["take-contacts"])
    assert (nowhere.exit_code, "Other hubs" in nowhere.output) == (1, True)
    known = add_known_hub(**given, name="Region", address="https://region.example/ ")
    asked: list[tuple[Target, bytes]] = []

    def answer(target: Target, body: bytes, **_: object) -> tuple[int, bytes]:
        asked.append((target, body))
        if len(asked) > 1:
            raise DeliveryFailed("unreachable")
        return 200, region.sheet()

    monkeypatch.setattr(fetch_sheets, "exchange", answer)
    fetch_sheets.fetch_sheets()
    assert [one.region for one in list_standing(region.now)] == ["Region"]
    ((target, body),) = asked
    assert (target.origin, target.path) == ("https://region.example", "/api/v1/contact-sheet")
    held = json.loads(body)
    trust = Trust.from_keys(held["keys"], thumbprint(held["root_jwk"]), held["root_jwk"])
    assert trust.root_thumbprint == keys.root.kid
    assert trust.verify(held["signed"], kind=REQUEST, scope=keys.hub_id, role="hub")["to"] == known.hub_id
    fetch_sheets.fetch_sheets()  # it does not answer: what stood stands, and the next round asks again
    assert len(list_standing(region.now)) == 1
    failed = runner.invoke(app, ["take-contacts"])
    assert (failed.exit_code, "contact_sheet.not_given" in failed.output) == (1, True)
    path = tmp_path / "sheet.json"
    path.write_bytes(region.sheet(at=HOUR))
    taken = runner.invoke(app, ["take-contacts", str(path)])
    assert (taken.exit_code, "Region: taken" in taken.output) == (0, True), taken.output
