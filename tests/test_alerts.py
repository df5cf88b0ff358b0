"""An alert in real browsers: written, released by a second person, followed by the clock to whoever stands in, read,
and taken back."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from desk import Desk
from playwright.sync_api import Browser, expect
from running_hub import NO_AUTHORITIES, RunningHub
from waiting import wait_until

SECOND = "focal-id-2"
PASSWORD = "only-for-this-test-of-alerts"
ADD_SECOND = f"""
import django
django.setup()
from titian.people.models import User
first = User.objects.get(username="focal-id")
User.objects.create_user(
    "{SECOND}", password="{PASSWORD}", role=first.role, organisation=first.organisation, first_name="Citra (fictional)"
)
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub, at which a member has a second focal point."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region", server="")
    hub.prepare()
    environment = {**os.environ, **hub.environment, "DJANGO_SETTINGS_MODULE": "titian.hub.settings"}
    subprocess.run([sys.executable, "-c", ADD_SECOND], env=environment, check=True)
    hub.demo["accounts"].append({"username": SECOND, "password": PASSWORD})
    hub.start()
    yield hub
    hub.stop()


def pass_minutes(hub: RunningHub, minutes: int) -> None:
    """Whoever was told, was told that much earlier."""
    with closing(sqlite3.connect(hub.folder / "data" / "hub.sqlite3", timeout=20)) as database, database:
        database.execute("update preparedness_wave set at = datetime(at, ?)", [f"-{minutes} minutes"])


def read_status(desk: Desk, address: str) -> int:
    """Asked beside the window, in which a page that is not there would be a fault."""
    cookies = {str(one["name"]): str(one["value"]) for one in desk.context.cookies()}
    where = address.replace(desk.hub.name, "127.0.0.1")
    host = {"Host": f"{desk.hub.name}:{desk.hub.port}"}
    return httpx.get(
        where, headers=host, cookies=cookies, timeout=30, verify=NO_AUTHORITIES, trust_env=False
    ).status_code


@pytest.mark.long("walks")
@pytest.mark.timeout(180)
def test_an_alert_is_released_escalated_by_the_clock_acknowledged_and_taken_back(
    browser: Browser, hub: RunningHub
) -> None:
    focal, second = Desk(browser, hub, "focal-id"), Desk(browser, hub, SECOND)
    writer, office = Desk(browser, hub, "focal-vn"), Desk(browser, hub, "regional-office")
    focal.page.goto(f"{hub.desk}/alerts/stand-ins/")
    focal.page.locator("[name=first]").select_option(label="Citra (fictional)")
    focal.page.get_by_role("button", name="Keep it").click()

    writer.page.goto(f"{hub.desk}/alerts/add/")
    for label, choice in (
        ("What it is about", "People may come ashore and need care"),
        ("Where", "North and east coast of Aceh"),
        ("How soon", "now: answered within 15 minutes"),
    ):
        writer.page.get_by_label(label, exact=True).select_option(label=choice)
    for name in ("Make shelter ready, with room for families to stay together.", "Myanmar"):
        writer.page.get_by_label(name).check()
    writer.page.get_by_label("A note in English").fill("There are 12 children with them, and water is short.")
    writer.page.get_by_role("button", name="Add").click()
    address = writer.page.url
    expect(
        writer.page.get_by_text("It says nothing in").or_(writer.page.get_by_text("Two languages"))
    ).not_to_have_count(0)
    assert read_status(focal, address) == 404

    # The office puts the note right, and so a third person releases it.
    office.page.goto(address)
    expect(office.page.get_by_text("Two languages say different things").first).to_be_visible()
    office.page.locator("summary", has_text="Change it").click()
    for label, words in (
        ("The same in Indonesian", "Ada 12 anak di antara mereka dan air sudah menipis."),
        ("The same in Thai", "มีเด็ก 12 คน และน้ำกำลังจะหมด"),
    ):
        office.page.get_by_label(label).fill(words)
    office.page.get_by_role("button", name="Change it").click()
    expect(office.page.get_by_text("takes a second person")).to_be_visible()
    chair = Desk(browser, hub, next(one["username"] for one in hub.demo["accounts"] if "chair" in one["username"]))
    chair.page.goto(address)
    chair.page.get_by_role("button", name="Release it").click()

    expect(chair.page.get_by_text("nothing said yet").first).to_be_visible()
    focal.page.goto(hub.desk)
    # Beside the exercise of the demo.
    expect(focal.page.get_by_role("link", name=re.compile(r"Alerts\s+2 waiting")).first).to_be_visible()
    assert read_status(second, address) == 404
    pass_minutes(hub, 15)
    wait_until(lambda: read_status(second, address) == 200, seconds=60)

    second.page.goto(address)
    second.page.get_by_role("button", name="I have read it").click()
    expect(second.page.get_by_text("You said that you read it")).to_be_visible()
    chair.page.reload()
    told = chair.page.locator(".thing", has_text="Citra (fictional)")
    expect(told).to_contain_text("stands in")
    expect(told).to_contain_text(re.compile(r"read \d"))

    chair.page.locator("summary", has_text="Cancel it").click()
    chair.page.locator("form[action$='/cancel/'] [name=reason]").select_option("wrong")
    chair.page.get_by_role("button", name="Cancel it").click()
    expect(chair.page).to_have_url(f"{hub.desk}/alerts/")
    assert [read_status(desk, address) for desk in (focal, second, office, chair)] == [404] * 4
    for desk in (focal, second, writer, office, chair):
        assert desk.problems == []
        desk.context.close()
