"""The contact sheet: who keeps which number, what stands on it, and the file that is signed of it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, Refused
from titian.hub.cli import app
from titian.library.contact_sheets import FRESH, LASTS, PATH, REQUEST, read_sheet, sign_sheet
from titian.library.errors import ContactSheetRefused
from titian.library.identity import get_hub_identity
from titian.library.models import KnownHub
from titian.library.tests.conftest import data_folder, keys
from titian.library.tests.factories import Keys, make_hub_identity
from titian.library.tests.other_hub import OtherHub
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.preparedness.actions.keep_contact import add_contact
from titian.preparedness.contact_models import ContactLine
from titian.preparedness.contact_views import CONTACT_LINE, read_lines
from titian.preparedness.errors import ContactListed, ContactNumberUnfit, ContactOfAnother
from titian.preparedness.tests.factories import NOW, TODAY, make_office
from titian.sealing.words import fingerprint_words
from titian.workplan.models import Party
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_focal_point, make_party

__all__ = ["data_folder", "keys"]
pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)


def add(party: Party, number: str = "+999 (0) 00-0001", purpose: str = "rescue") -> ContactLine:
    return add_contact(actor=make_office(), now=NOW, party=party.code, purpose=purpose, number=number, is_always=True)


@pytest.mark.on_both
def test_a_focal_point_keeps_the_numbers_of_its_own_member_and_the_office_of_all() -> None:
    own, other = make_party("ID"), make_party("MY")
    focal = make_focal_point(own)
    given: dict[str, Any] = {"now": NOW, "purpose": "shelter", "is_always": False}  # Any: as the form holds it
    line = add_contact(actor=focal, party="ID", number="+999 000 001", **given)
    assert (line.number, line.checked_on) == ("+999000001", TODAY)
    with pytest.raises(ContactOfAnother):
        add_contact(actor=focal, party="MY", number="+999000002", **given)
    with pytest.raises(ContactListed):
        add_contact(actor=focal, party="ID", number="+999000001", **given)
    for number in ("999000001", "+0999000001", "+99", "+999 call Tala"):
        with pytest.raises(ContactNumberUnfit):
            add_contact(actor=focal, party="ID", number=number, **given)
    far = add(other)
    assert far.number == "+9990000001"
    assert list(ContactLine.objects.kept_by(focal)) == [line]
    CONTACT_LINE.perform(line, "confirm", actor=focal, now=NOW + DAY)
    assert ContactLine.objects.get(pk=line.pk).checked_on == TODAY + DAY
    CONTACT_LINE.perform(line, "withdraw", actor=focal, now=NOW)
    assert ContactLine.objects.on_sheet() == [far]
    assert add_contact(actor=focal, party="ID", number="+999000001", **given).pk != line.pk


def test_rescue_stands_first_and_what_a_member_left_behind_is_gone() -> None:
    own, other = make_party("ID"), make_party("MY")
    add(own, "+999000001", "shelter")
    add(other, "+999000002")
    assert [(line.party, line.purpose) for line in read_lines()] == [("MY", "rescue"), ("ID", "shelter")]
    reader = make_focal_point(other)
    shown = sign_in(reader).get("/contacts/sheet.json")
    assert [line["number"] for line in shown.json()["lines"]] == ["+999000002", "+999000001"]
    assert shown.headers["Cache-Control"] == "no-store"
    Party.objects.filter(pk=other.pk).update(left_on=TODAY)
    assert [line.party for line in read_lines()] == ["ID"]
    assert sign_in(reader).get("/contacts/sheet.json").status_code == 403
    assert "+999" not in sign_in(make_office()).get("/contacts/").content.decode()
    with pytest.raises(NotAllowed):
        add_contact(
            actor=make_user(Role.OBSERVER), now=NOW, party="ID", purpose="rescue", number="+999000004", is_always=True
        )


def test_the_file_is_of_this_hub_s_key_and_nothing_in_it_can_be_changed(tmp_path: Path) -> None:
    add(make_party("ID"))
    make_hub_identity()
    hub = get_hub_identity()
    text = sign_sheet(hub, read_lines(), NOW)
    sheet = read_sheet(text.encode())
    assert (sheet.hub_id, sheet.issued_at, sheet.expires_at) == (hub.hub_id, NOW, NOW + LASTS)
    assert list(sheet.lines) == read_lines()
    held = json.loads(text)
    head, _, tail = held["sheet"].split(".")
    other = json.loads(sign_sheet(hub, [], NOW))["sheet"].split(".")[1]
    changed: list[object] = [{**held, "sheet": f"{head}.{other}.{tail}"}, {**held, "keys": held["sheet"]}, {}, []]
    for bad in changed:
        with pytest.raises(ContactSheetRefused):
            read_sheet(json.dumps(bad).encode())
    path = tmp_path / "sheet.json"
    path.write_text(text)
    words = " ".join(fingerprint_words(hub.root_thumbprint))
    good = CliRunner().invoke(app, ["contacts", str(path), "--words", words])
    assert good.exit_code == 0, good.output
    assert "+9990000001" in good.output
    for given in ([str(path), "--words", "six other words than those here"], [str(tmp_path / "no"), "--words", words]):
        refused = CliRunner().invoke(app, ["contacts", *given])
        assert refused.exit_code == 1
        assert "+999" not in refused.output


def test_a_line_that_changed_meanwhile_is_refused() -> None:
    line = add(make_party("ID"))
    CONTACT_LINE.perform(line, "withdraw", actor=make_office(), now=NOW)
    with pytest.raises(Refused):
        CONTACT_LINE.perform(line, "confirm", actor=make_office(), now=NOW)


@pytest.mark.on_both
def test_a_known_hub_is_given_the_sheet_for_its_own_fresh_request_and_nobody_else(keys: Keys) -> None:
    add(make_party("ID"))
    country, stranger = OtherHub("ID"), OtherHub("MY")
    country.make_known(make_office())
    now = timezone.now()
    own = {"to": keys.hub_id}

    def ask(data: bytes) -> tuple[int, str]:
        answer = Client(HTTP_HOST="localhost").post(PATH, data, content_type="application/json")
        assert ("sheet" in answer.json()) is (answer.status_code == 200)
        return answer.status_code, answer.json().get("code", "")

    assert ask(country.write(REQUEST, own, now=now)) == (200, "")
    assert Entry.objects.get(action="contact_sheet.take").actor_id == country.hub_id
    given = Client(HTTP_HOST="localhost").post(PATH, country.write(REQUEST, own, now=now), "application/json")
    sheet = read_sheet(given.content)
    assert (sheet.hub_id, [line.number for line in sheet.lines]) == (keys.hub_id, ["+9990000001"])
    refused = {
        "hub_file.unknown_hub": stranger.write(REQUEST, own, now=now),
        "hub_file.unreadable": country.write("arrival_counts", own, now=now),
        "contact_request.of_another": country.write(REQUEST, {"to": stranger.hub_id}, now=now),
        "contact_request.old": country.write(REQUEST, own, now=now - FRESH - DAY),
    }
    for code, data in refused.items():
        assert ask(data) == (422, code)
    KnownHub.objects.update(ended_at=now)
    assert ask(country.write(REQUEST, own, now=now)) == (422, "hub_file.unknown_hub")
