"""A region's meeting in real browsers: minutes of which no word is lost, and a meeting entered from public facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bangkok import GROUPS, SPOKE, WORKSHOP, enter_bangkok
from desk import Desk
from minutes import FIELD, KEPT, STATE, plan_meeting, press, read, write
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from waiting import wait_until

# How many texts this browser keeps because the hub has not confirmed them.
LEFT = """() => new Promise((done) => {
    const open = indexedDB.open('titian-minutes');
    open.onsuccess = () => {
        const all = open.result.transaction('words').objectStore('words').getAllKeys();
        all.onsuccess = () => { done(all.result.length); open.result.close(); };
    };
})"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture
def office(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    yield from sign_in(browser, hub, "regional-office")


@pytest.fixture
def focal(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    yield from sign_in(browser, hub, "focal-vn")


def sign_in(browser: Browser, hub: RunningHub, username: str) -> Iterator[Desk]:
    desk = Desk(browser, hub, username)
    yield desk
    desk.context.close()


def test_two_browsers_words_meet_and_none_is_lost_by_network_session_hub_or_tab(
    hub: RunningHub, office: Desk, focal: Desk
) -> None:
    """One is away, its session ends, and the hub is killed meanwhile: both texts are whole."""
    here, there = office.page, focal.page
    address = plan_meeting(hub, here, "Minutes (fictional)", "Stock-taking")
    there.goto(address)
    for page in (here, there):
        expect(page.locator(STATE)).to_have_text(KEPT)
    write(here, "Forty came. ")
    expect(there.locator(FIELD)).to_have_value("Forty came. ")
    # Away, and writing on.
    focal.context.set_offline(True)
    write(there, "ទន្លេ stays open. ")
    expect(there.locator(STATE)).to_contain_text("The hub does not answer")
    write(here, "ท่าเรือ was named. ")
    expect(here.locator(STATE)).to_have_text(KEPT)
    hub.kill()
    write(here, "Nobody left. ")
    expect(here.locator(STATE)).to_contain_text("The hub does not answer")
    hub.start()
    expect(here.locator(STATE)).to_have_text(KEPT)
    # Back, and signed out meanwhile.
    cookies = [cookie for cookie in focal.context.cookies() if cookie.get("name") != "titian_session"]
    focal.context.clear_cookies()
    focal.context.add_cookies([{"name": c["name"], "value": c["value"], "url": hub.desk} for c in cookies])
    focal.context.set_offline(False)
    expect(there.locator(STATE)).to_contain_text("You were signed out")
    again = focal.context.new_page()
    again.goto(f"{hub.desk}/accounts/login/")
    again.locator("input[name=login]").fill("focal-vn")
    password = next(each["password"] for each in hub.demo["accounts"] if each["username"] == "focal-vn")
    again.locator("input[name=password]").fill(password)
    again.locator("main form button[type=submit]").first.click()
    again.wait_for_url(lambda where: "/accounts/login" not in where)
    expect(there.locator(STATE)).to_have_text(KEPT)
    for words in ("Forty came. ", "ទន្លេ stays open. ", "ท่าเรือ was named. ", "Nobody left. "):
        expect(here.locator(FIELD)).to_have_value(re.compile(re.escape(words)))
        expect(there.locator(FIELD)).to_have_value(re.compile(re.escape(words)))
    assert read(here) == read(there)
    # The tab is killed with words that nobody has; the meeting is closed before it is opened again.
    focal.context.set_offline(True)
    write(there, "Late words.")
    expect(there.locator(STATE)).to_contain_text("The hub does not answer")
    assert again.evaluate(LEFT) == 1
    there.close()
    here.goto(address)
    here.get_by_role("link", name="Minutes (fictional)").first.click()
    press(here, "Close this meeting")
    expect(here.locator(".lead").first).to_contain_text("closed")
    focal.context.set_offline(False)
    again.goto(f"{hub.desk}/meetings/")
    wait_until(lambda: again.evaluate(LEFT) == 0, page=again)
    here.goto(f"{hub.desk}/meetings/proposed/")
    here.get_by_role("link", name="Stock-taking").click()
    expect(here.get_by_role("heading", name="As they would stand").locator("..")).to_contain_text("Late words.")
    press(here, "Accept it")
    here.goto(address)
    section = here.get_by_role("heading", name="Minutes", exact=True).locator("..")
    for words in ("Forty came.", "ទន្លេ stays open.", "ท่าเรือ was named.", "Nobody left.", "Late words."):
        expect(section).to_contain_text(words)
    ours = [said for said in office.problems if "ERR_CONNECTION" not in said and "Failed to load" not in said]
    assert ours == []


@pytest.mark.parametrize(
    "tries",
    [
        pytest.param([(12, False), (1, True)], id="slow, and with words"),
        # All of a slow page's loading is paid for twelvefold.
        pytest.param([(12, True)], marks=pytest.mark.long("walks"), id="slow with words"),
    ],
)
def test_link_touched_before_an_items_page_has_loaded_leads_on(
    hub: RunningHub, office: Desk, tries: list[tuple[int, bool]]
) -> None:
    """While its scripts are on their way, and with words that are not; in a page so many times as slow."""
    page = office.page
    address = plan_meeting(hub, page, "Hurry (fictional)", "Stock-taking")
    slow = office.context.new_cdp_session(page)
    for rate, writes in tries:
        slow.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.goto(address, wait_until="commit")
        if writes:
            expect(page.locator(FIELD)).to_be_editable()
            write(page, "Late.")
        page.locator("p.above a").first.click()
        expect(page.locator("main h1")).to_contain_text("Hurry (fictional)")
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.goto(address)
    expect(page.locator(STATE)).to_have_text(KEPT)
    assert read(page).count("Late.") == sum(writes for _, writes in tries)
    assert office.problems == []


@pytest.mark.long("walks")
def test_joint_meeting_of_bangkok_is_entered_from_public_facts(hub: RunningHub, office: Desk) -> None:
    """What the pages say of it then."""
    page = office.page
    meeting = enter_bangkok(hub, page)
    lead = page.locator("main")
    for said in ("7 Nov 2023", "10 Nov 2023", "Asia/Bangkok", "Bangkok", "closed"):
        expect(lead.locator(".lead")).to_contain_text(said)
    for name, ordinal in GROUPS:
        expect(lead).to_contain_text(f"{name}, meeting {ordinal}")
    expect(lead.locator("section[aria-labelledby=came-title] li")).to_have_text(
        ["Australia, co-chair", "Indonesia, co-chair"]
    )
    numbers = lead.locator("section[aria-labelledby=agenda-title] a").all_text_contents()
    assert [title.split()[0] for title in numbers] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "3", "4"]
    page.goto(f"{meeting}minutes/")
    for name in SPOKE:
        expect(page.locator("main")).to_contain_text(f"{name}:")
    page.goto(meeting)
    page.get_by_role("link", name=f"4 {WORKSHOP}").click()
    page.get_by_role("link", name=re.compile(rf"\d+\. {WORKSHOP}")).click()
    for said in ("A secondee from Indonesia", "Next step", "The workshop, in 2024."):
        expect(page.locator("main")).to_contain_text(said)
    assert office.problems == []
