"""docs/developers/sync.md: its example runs, its JSON is valid, and it names every code there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from titian.desk.errors import NotAllowed
from titian.devices import api as devices_api
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.errors import DeviceError, ItemRefused
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import make_administrator, make_recipients
from titian.keys.errors import KeyRefused
from titian.library.tests.factories import make_hub_identity
from titian.people.models import Role
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals import errors as referral_errors  # so that all errors are known
from titian.referrals.answers import REASONS
from titian.referrals.errors import ReferralError

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "developers" / "sync.md").read_text("utf-8")
IN_THE_PAGE_ONLY = {
    "arrival.unknown",  # the board of an arrival has a route of its own, in the room of arrivals
    "csrf.failed",
    "hub.busy",
    "hub.failed",
    "rate.exceeded",
    "request.malformed",
    "session.missing",
}
NOT_FOR_PHONES = {
    "device.name_unusable",
    "file.too_large",
    "file.unreadable",
    "quarantine.reason_unknown",
}  # the desk's own; docs/developers/errors.md has them all


@pytest.mark.django_db(transaction=True)
def test_phone_in_one_page_runs(live_server: LiveServer, data_folder: Path) -> None:
    keys = make_hub_identity()
    make_recipients(keys, make_organisation())
    code = create_enrolment_code(actor=make_administrator(), officer=make_user(Role.OFFICER), now=timezone.now())
    [example] = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    names: dict[str, Any] = {"HUB": live_server.url, "CODE": code.link_code, "ROOT": code.root_thumbprint}
    exec(compile(example, "sync.md", "exec"), names)  # noqa: S102  # our own page
    names["api"].close()
    assert names["responsibilities"] == {names["referral_id"]: "waiting"}


def test_marked_json_is_as_the_schemas_say() -> None:
    marked = re.findall(r"<!-- ([\w-]+)(?:#(\w+))? -->\n```json\n(.*?)```", PAGE, re.S)
    assert len(marked) == 16
    for name, definition, text in marked:
        assert is_valid(json.loads(text), name, definition), name


def codes_of(error: type[DeviceError] | type[ReferralError] | type[KeyRefused]) -> set[str]:
    return {error.code, *(code for below in error.__subclasses__() for code in codes_of(below))}


def test_every_code_for_a_phone_has_a_row_and_every_row_a_code() -> None:
    assert referral_errors.RecipientUnknown in ItemRefused.__subclasses__()
    bases = {DeviceError.code, ItemRefused.code, ReferralError.code}
    given_by_handlers = {*re.findall(r'"((?:hub|session|csrf|request)\.\w+)"', Path(devices_api.__file__).read_text())}
    for_phones = (codes_of(DeviceError) | IN_THE_PAGE_ONLY) - bases - NOT_FOR_PHONES
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `") and "." in line.split("|")[1]]
    named = {code for row in rows for code in re.findall(r"`([a-z_]+\.[a-z_]+)`", row)}
    assert for_phones - named == set()
    others = codes_of(ReferralError) | codes_of(KeyRefused)
    assert named - for_phones - others == {NotAllowed.code}  # of every room
    assert given_by_handlers - {"request.refused", "request.answer", "request.store"} <= named


def test_every_reason_is_named() -> None:
    for reasons in REASONS.values():
        assert all(f"`{reason}`" in PAGE for reason in reasons)
