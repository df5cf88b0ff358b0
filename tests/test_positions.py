"""A position at sea in real browsers: sealed by who reports it, opened by who was asked, and by nobody else said."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
from desk import Desk
from minutes import press, unfold
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from wire_phone import run_in_hub

from titian.preparedness.drift.tests.test_drift import Place

POINT = (9.551287, 97.203419)
# As text, which any float of it begins with, and as a float stands in memory.
TRACES = [form for degrees in POINT for form in (str(degrees).encode(), struct.pack("<d", degrees))]


def read_written(process: psutil.Process) -> Iterator[bytes]:
    """Whatever a process that stands still can write to. A file ends before its span where it was mapped for more."""
    with Path(f"/proc/{process.pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process.pid}/maps").read_text().splitlines():
            span, may, _, _, _, *path = line.split(maxsplit=5)
            if not may.startswith("rw") or path in (["[vvar]"], ["[vsyscall]"]):
                continue
            at, ends = (int(edge, 16) for edge in span.split("-"))
            held = bytearray()
            while at < ends:
                memory.seek(at)
                try:
                    part = memory.read(ends - at)
                except OSError:
                    if not any(name.startswith("/") for name in path):
                        raise
                    break
                held += part
                at += len(part)
            yield bytes(held)


def find_in_memory(hub: RunningHub, wanted: list[bytes]) -> set[bytes]:
    """Which of these stand in what any process of the hub can write to. They stand still meanwhile."""
    assert hub.process is not None
    stopped = [psutil.Process(hub.process.pid)]
    stopped[0].suspend()
    try:
        stopped += stopped[0].children(recursive=True)
        for process in stopped[1:]:
            process.suspend()
        held = (each for process in stopped for each in read_written(process))
        return {one for each in held for one in wanted if one in each}
    finally:
        for process in stopped:
            process.resume()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


LANDING = "N09E098"
"""The cell where all of the stand-in's particles come ashore: not the position's own."""


def open_sealed(hub: RunningHub, desk: Desk, username: str, address: str) -> None:
    words = json.loads((hub.folder / "data" / "demo.json").read_bytes())["phrases"][username]["phrase"]
    desk.page.goto(address)
    desk.page.locator("#seven-words").fill(words)
    press(desk.page, "Open it")


def seal_answer(page: Page, folder: Path) -> None:
    """Asks for a drift from an opened position, has a stand-in answer, and seals the answer back."""
    alert = page.locator("main").get_by_role("alert")
    unfold(page, "Ask for a drift")
    page.locator("#drift-kilometres").fill("8")
    page.locator("#drift-wind").fill("5 -4")
    press(page, "Save the request")
    expect(alert).to_contain_text("Nothing is worked out without both wind and current.")
    page.locator("#drift-current").fill("0.6 0")
    with page.expect_download() as saved:
        press(page, "Save the request")
    place = Place(folder)
    of_another = folder / "another.drift-answer.json"
    with place.bench:
        place.run()
        place.answer.rename(of_another)
        place.request = folder / saved.value.suggested_filename
        saved.value.save_as(place.request)
        place.run()
    page.locator("#drift-file").set_input_files(of_another)
    expect(alert).to_contain_text("This answer is not of this position")
    page.locator("#drift-file").set_input_files(place.answer)
    expect(page.get_by_role("row", name=LANDING)).to_contain_text("PIW-1")
    press(page, "Seal this forecast")
    expect(page.locator(".lead")).to_contain_text("Forecast of a drift")


ALERT = """
from django.utils import timezone
from titian.preparedness.models import Event
from titian.preparedness.tests.alert_factories import send
alert = send(now=timezone.now(), event=str(Event.objects.get(name__contains="two engines").pk))
print(json.dumps(alert.get_absolute_url()))
"""
CANCEL = """
from django.utils import timezone
from titian.preparedness.alert_models import Alert
from titian.preparedness.alert_workflow import ALERT
from titian.people.models import User
office = User.objects.get(username="regional-office")
ALERT.perform(Alert.objects.get(pk=%r), "cancel", actor=office, now=timezone.now(), given={"reason": "wrong"})
print(json.dumps(None))
"""


@pytest.mark.long("walks")
def test_the_exact_area_of_an_alert_goes_sealed_to_a_rescue_centre_and_is_gone_with_the_alert(
    browser: Browser, hub: RunningHub
) -> None:
    office, focal = Desk(browser, hub, "regional-office"), Desk(browser, hub, "focal-id")
    alert, page, there = run_in_hub(hub, ALERT), office.page, focal.page
    page.goto(f"{hub.desk}{alert}")
    page.get_by_role("link", name="Seal the exact area for rescue").click()
    expect(page.locator("#kind")).to_have_value("area")
    page.locator("[data-place=latitude]").fill("9.5 N")
    page.locator("[data-place=longitude]").fill("97.2 E")
    for number, at in (("rescue-1", 1), ("rescue-2", 2), ("protection-1", 1)):
        page.locator(f"#{number}").select_option(index=at)
    page.locator("#observed-at").fill(f"{datetime.now(UTC) - timedelta(hours=1):%Y-%m-%dT%H:%M}")
    press(page, "Seal and send")
    expect(page.locator("main")).to_contain_text("Nobody. Call.")
    address = page.url
    there.goto(f"{hub.desk}{alert}")
    there.locator("section[aria-labelledby=exact-title] ul a").click()
    words = json.loads((hub.folder / "data" / "demo.json").read_bytes())["phrases"]["focal-id"]["phrase"]
    there.locator("#seven-words").fill(words)
    press(there, "Open it")
    expect(there.locator("[data-place=view]")).to_contain_text("9\u00b0 30.0\u2032 N, 97\u00b0 12.0\u2032 E")
    run_in_hub(hub, CANCEL % alert.strip("/").split("/")[-1])
    gone = there.goto(address)
    assert gone is not None
    assert gone.status == 404
    assert office.problems == []
    for desk in (office, focal):
        desk.context.close()


def test_a_position_and_its_drift_go_from_a_reporter_to_rescue_centres_and_the_hub_never_has_them(
    browser: Browser, hub: RunningHub, tmp_path: Path
) -> None:
    office, focal, agency = (Desk(browser, hub, who) for who in ("regional-office", "focal-id", "focal-iom"))
    page, brought = office.page, list[str]()
    for desk in (office, focal, agency):
        desk.page.on("request", lambda request: brought.append(f"{request.url} {request.post_data or ''}"))
    page.goto(f"{hub.desk}/events/?q=two+engines")
    page.locator("main table tbody a").first.click()
    page.get_by_role("link", name="Seal a position for rescue").click()
    main = page.locator("main")
    page.locator("[data-place=latitude]").fill("21.97 N")
    page.locator("[data-place=longitude]").fill("96.08 E")
    for number, at in (("rescue-1", 1), ("rescue-2", 2), ("protection-1", 1)):
        page.locator(f"#{number}").select_option(index=at)
    seen_at = datetime.now(UTC) - timedelta(hours=1)
    page.locator("#observed-at").fill(f"{seen_at:%Y-%m-%dT%H:%M}")
    press(page, "Seal and send")
    expect(main.get_by_role("alert")).to_contain_text("This point lies on land")
    page.locator("[data-place=latitude]").fill(f"{POINT[0]} N")
    page.locator("[data-place=longitude]").fill(f"{POINT[1]} E")
    press(page, "Seal and send")
    expect(main).to_contain_text("Nobody. Call.")
    there = focal.page
    open_sealed(hub, focal, "focal-id", page.url)
    expect(there.locator("[data-place=view]")).to_contain_text("9\u00b0 33.1\u2032 N, 97\u00b0 12.2\u2032 E")
    opened = "section[aria-labelledby=opened-title]"
    expect(there.locator(opened)).to_contain_text("Bayu Demo")
    page.reload()
    expect(page.locator(opened)).to_contain_text("Bayu Demo")
    seal_answer(there, tmp_path)
    open_sealed(hub, agency, "focal-iom", there.url)
    expect(agency.page.locator("[data-drawn]")).to_be_attached(timeout=30_000)
    expect(agency.page.get_by_role("row", name=LANDING)).to_contain_text("REFUGEE-RAFT-1")
    expect(agency.page.locator("main")).to_contain_text("It says nothing of how long anybody lives.")
    there.reload()
    expect(there.locator(opened)).to_contain_text("Kofi Demo")
    assert any("N09E097" in one for one in brought)
    assert not any(said in one for said in (LANDING, *map(str, POINT)) for one in brought)
    for path in filter(Path.is_file, hub.folder.rglob("*")):
        held = path.read_bytes()
        assert not [trace for trace in TRACES if trace in held], path
    of_any_hub = b"gulf_of_thailand"  # so that a memory that is not read is found out
    assert find_in_memory(hub, [*TRACES, of_any_hub]) == {of_any_hub}
    for desk in (office, focal, agency):
        assert desk.problems == []
        desk.context.close()
