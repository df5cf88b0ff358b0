"""An entry of the directory on its way to live, in a real browser."""

from __future__ import annotations

from barriers import find_violations
from desk import Desk
from playwright.sync_api import Browser, expect
from running_hub import RunningHub


def test_a_coordinator_comes_from_the_overview_to_a_proposal_and_lets_it_go_live(
    browser: Browser, hub: RunningHub
) -> None:
    desk = Desk(browser, hub, "coordinator")
    page = desk.page
    page.goto(f"{hub.desk}/country/")
    page.locator("a[href='/directory/changes/?status=with_coordinator']").first.click()
    page.get_by_role("link", name="A house for children (fictional)").click()
    expect(page.locator("h1")).to_contain_text("with the coordinator")
    expect(page.locator("main")).not_to_contain_text("Quiet Lane")  # read by the organisation alone
    assert find_violations(page) == []
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("h1")).to_contain_text("done")
    page.get_by_role("link", name="A house for children (fictional)").click()
    expect(page.locator("h1")).to_contain_text("live")
    expect(page.locator("main")).to_contain_text("not known")
    page.set_viewport_size({"width": 360, "height": 740})
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert desk.problems == []
    desk.context.close()


def test_a_provider_says_that_there_is_room_again_and_begins_an_edit(browser: Browser, hub: RunningHub) -> None:
    desk = Desk(browser, hub, "provider")
    page = desk.page
    page.goto(f"{hub.desk}/directory/")
    page.get_by_role("link", name="Night beds (fictional)").click()
    expect(page.locator("main")).to_contain_text("Nobody can be taken in before")
    page.get_by_role("button", name="There is room again").click()
    expect(page.locator("main")).not_to_contain_text("Nobody can be taken in before")
    page.get_by_role("link", name="Propose a change").click()
    assert find_violations(page) == []
    page.get_by_label("Places", exact=True).fill("15")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.locator("table").first).to_contain_text("Places")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator("h1")).to_contain_text("withdrawn")
    assert desk.problems == []
    desk.context.close()
