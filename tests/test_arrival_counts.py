"""A region's file opens an arrival at the desk; exact counts are opened by the protection agency's words alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk, find_password
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from wire_phone import run_in_hub

from titian.library.tests.other_hub import OtherHub

PLACE = "Pier of the demo (fictional)"
# What phones would have told: 45 heads, of whom two died and one was removed.
COUNT = """
from titian.arrivals.actions.keep_lines import keep_slips
from titian.arrivals.board import SlipLine
from titian.arrivals.models import Arrival, TallyRow
from titian.arrivals.slips import list_slips
arrival = Arrival.objects.get(asked__isnull=False)
TallyRow.objects.create(arrival=arrival, kind="heads", writer="writer01", number=1, cells={"a18.f": 45})
states = ["died", "died", "removed"]
keep_slips(arrival, [SlipLine(slip, "writer01", 1, state) for slip, state in zip(list_slips(0), states)])
print(json.dumps(None))
"""
HUB_ID = "from titian.library.identity import get_hub_identity\nprint(json.dumps(get_hub_identity().hub_id))\n"
AGENCIES = """
from titian.arrivals.actions.send_counts import list_agencies
from titian.people.models import User
bodies = [body for body, _, _ in list_agencies()]
print(json.dumps(list(User.objects.filter(organisation__in=bodies, key_files__isnull=False).values_list("username", flat=True).distinct())))
"""


@pytest.fixture
def region(hub: RunningHub, tmp_path: Path) -> tuple[OtherHub, Path, Path]:
    """A region's hub, its key in a file, and its request."""
    other = OtherHub("ZZ")
    body = {
        "request_id": "6d0b2a54-7c1d-4a55-8f0b-3a9b6c1d2e3f", "to": run_in_hub(hub, HUB_ID), "what": "boat",
        "day": "2026-11-30", "heads": {"low": 40, "high": 50, "about": False, "as_of": "2026-11-30"},
        "needs": ["water", "child_protection"],
    }  # fmt: skip
    key, request = tmp_path / "key.json", tmp_path / "request.json"
    key.write_bytes(other.write_key_file())
    request.write_bytes(other.write("arrival_request", body))
    return other, key, request


def find_phrase(hub: RunningHub, username: str) -> str:
    return next(str(each["phrase"]) for each in hub.demo["providers"] if each["username"] == username)


def test_from_a_region_s_file_to_exact_counts_that_the_agency_alone_opens(
    hub: RunningHub, browser: Browser, region: tuple[OtherHub, Path, Path]
) -> None:
    other, key, request = region
    administrator = Desk(browser, hub, "administrator")
    page = administrator.page
    page.goto(f"{hub.desk}/hubs/enter/")
    if "/again/" in page.url or page.locator("main input[name=password]").count():
        page.locator("main input[name=password]").fill(find_password(hub, "administrator"))
        page.locator("main form button[type=submit]").first.click()
    page.get_by_label("What you call it").fill("The region (fictional)")
    page.locator("input[name=file]").set_input_files(key)
    page.get_by_label("The six words of its root").fill(other.words)
    page.get_by_role("button", name="Enter it").click()
    expect(page.locator("main .thing")).to_contain_text("The region (fictional)")

    supervisor = Desk(browser, hub, "supervisor")
    page = supervisor.page
    page.goto(f"{hub.desk}/arrivals/request/")
    page.locator("input[name=file]").set_input_files(request)
    page.get_by_label("Place").fill(PLACE)
    page.locator("select[name=authority]").select_option("social_welfare")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("main")).to_contain_text("40 to 50 people may come.")
    run_in_hub(hub, COUNT)
    page.get_by_role("button", name="Close this arrival").click()
    page.get_by_role("link", name="Counts for the region").click()
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Counts, when it was closed").click()
    assert '"signed"' in taken.value.path().read_text()

    (username, *_) = run_in_hub(hub, AGENCIES)
    agency = Desk(browser, hub, username)
    page = agency.page
    page.goto(f"{hub.desk}/arrivals/exact/")
    page.get_by_role("link", name=PLACE).click()
    page.locator("#seven-words").fill(find_phrase(hub, username))
    page.get_by_role("button", name="Open the counts").click()
    expect(page.locator("[data-slot=died]")).to_have_text("2")
    expect(page.locator("[data-slot=removed]")).to_have_text("1")
    expect(page.locator("[data-slot=arrived]")).to_have_text("45")
    assert administrator.problems + supervisor.problems + agency.problems == []
