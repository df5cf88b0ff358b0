"""An answer of `titian drift` in a real browser: its figures and its map, and nothing of it sent anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from barriers import find_violations
from desk import Desk
from playwright.sync_api import Browser, Response, expect
from running_hub import RunningHub

from titian.preparedness.drift.tests.test_drift import SECRET, Place

MOST_ON_THE_WIRE = 5_000_000
"""Bytes of the page, its scripts and its map, as the hub sends them."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    place = Place(tmp_path)
    with place.bench:
        place.run()
    return place.answer


def test_an_answer_is_drawn_from_this_hub_alone_and_stays_in_the_browser(
    browser: Browser, hub: RunningHub, answer: Path
) -> None:
    desk = Desk(browser, hub, "focal-id")
    page, brought, asked = desk.page, list[Response](), list[str]()
    page.on("response", lambda response: brought.append(response))  # noqa: PLW0108 - the driver takes no built-in function
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.goto(f"{hub.desk}/events/")
    page.get_by_role("link", name="Look at a drift").click()
    file, main = page.locator("#drift-file"), page.locator("main")
    file.set_input_files({"name": "other.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(page.get_by_role("alert")).to_contain_text("This is no answer of titian drift")
    file.set_input_files(answer)
    expect(page.locator("[data-drawn]")).to_be_attached(timeout=30_000)
    expect(page.get_by_role("row", name="N08E098")).to_contain_text("REFUGEE-RAFT-1")
    expect(page.locator(".drift-share")).to_contain_text("%")
    expect(main).to_contain_text("Never let it alone say where to search")
    expect(main).to_contain_text("8 m/s to the east, -2 m/s to the north")
    ashore = page.locator("[data-slot=ashore]")
    late = ashore.text_content()
    page.locator("#drift-hour").select_option("12")
    expect(ashore).not_to_have_text(late or "")
    assert all(one.split()[1].startswith((hub.desk, "blob:")) for one in asked)
    assert not any(SECRET.search(one) for one in asked)
    assert {one.split()[0] for one in asked} == {"GET"}
    coast = [one for one in brought if ".pmtiles" in one.url]
    assert [one.status for one in coast] == [200], "the coast comes whole: a part of it would tell where one looks"
    wire = sum(int(one.headers.get("content-length", 0)) for one in brought)
    assert 0 < wire < MOST_ON_THE_WIRE
    assert find_violations(page) == []
    assert desk.problems == []
    desk.context.close()
