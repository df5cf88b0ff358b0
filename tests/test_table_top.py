"""A table-top exercise in four browsers: twelve injects, decisions, a lesson, and nothing of it among what is real."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from desk import Desk
from minutes import press, submit
from playwright.sync_api import Browser, expect
from running_hub import RunningHub

TITLE = "Lantern, a table-top (fictional)"
TOLD = "[data-inject]"
TWELVE = 12


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.mark.long("walks")
def test_twelve_injects_reach_four_browsers_and_leave_a_lesson_and_nothing_real(
    browser: Browser, hub: RunningHub
) -> None:
    with ExitStack() as stack:
        desks = [Desk(browser, hub, name) for name in ("regional-office", "focal-id", "focal-vn", "focal-iom")]
        for desk in desks:
            stack.enter_context(closing(desk.context))
        office, *players = (desk.page for desk in desks)
        office.goto(f"{hub.desk}/events/")
        real = office.locator("main table").inner_text()
        for page in (office, *players):
            page.goto(f"{hub.desk}/exercises/")
            page.get_by_role("link", name=TITLE).click()
        where = office.url
        for page in players:
            press(page, "Join")
        press(office, "Start the exercise")
        for page in players:
            page.reload()
            expect(page.locator(TOLD)).to_have_count(1)
        for number in range(2, TWELVE + 1):
            press(office, "Send the next inject now")
            expect(office.locator(TOLD)).to_have_count(number)
        for page in players:  # by itself: nobody loads it again
            expect(page.locator(TOLD)).to_have_count(TWELVE, timeout=30_000)
        for page, said in zip(players, ("We ring the centre", "We ask for tents", "We send interpreters"), strict=True):
            page.reload()
            submit(page, "Say what your member decides", text=f"{said} (fictional)")
        submit(players[0], "Write a lesson down", text="Keep the night number true (fictional)")
        submit(
            players[0],
            "Take one on, or say what became of it",
            point="Keep the night number true (fictional)",
            step="taken on",
        )
        office.goto(f"{where}events/add/")
        expect(office.locator("[data-exercise]")).to_contain_text("EXERCISE")
        office.locator("[name=kind]").select_option("wreck")
        office.locator("[name=sea]").select_option(index=1)
        office.locator("[name=first_on]").fill("2026-11-20")
        office.locator("[name=name]").fill("the boat of the exercise (fictional)")
        office.locator("[name=at]").fill("2026-11-20T08:00")
        office.locator("[name=authority]").fill("Centre (fictional)")
        press(office, "Report it")
        expect(office.locator("[data-exercise]")).to_contain_text("EXERCISE")
        office.goto(where)
        press(office, "End the exercise")
        for said in ("We ring the centre", "We ask for tents", "We send interpreters"):
            expect(office.get_by_text(f"{said} (fictional)")).to_be_visible()
        players[1].goto(f"{hub.desk}/exercises/lessons/")
        expect(players[1].get_by_text("Keep the night number true (fictional)")).to_be_visible()
        expect(players[1].get_by_text("taken on")).to_be_visible()
        office.goto(f"{hub.desk}/events/")
        assert office.locator("main table").inner_text() == real
        for desk in desks:
            assert desk.problems == []
